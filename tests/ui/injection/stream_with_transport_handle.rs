//! C-001, C-272: a handle for the transport layers puts nothing into streams.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Transport>, data: StreamData, target: StreamInjection<V4>) {
    let _refused = handle.inject_stream(data, target, |completed| drop(completed));
}
