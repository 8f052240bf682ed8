//! The near twin of `stream_data_as_packet.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Stream>, data: StreamData, target: StreamInjection<V4>) {
    let _refused = handle.inject_stream(data, target, |completed| drop(completed));
}
