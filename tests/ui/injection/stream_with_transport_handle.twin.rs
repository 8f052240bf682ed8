//! The near twin of `stream_with_transport_handle.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<(Transport, Stream)>, data: StreamData, target: StreamInjection<V4>) {
    let _refused = handle.inject_stream(data, target, |completed| drop(completed));
}
