//! The near twin of `raw_target_for_send.rs` that keeps the rule.

use fwps::{OutOfBand, V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Transport>, worker: &OutOfBand<'_>, list: Single<Cloned>, target: TransportSend<V4>) {
    let _refused = handle.inject_transport_send(worker, list, target, |completed| drop(completed));
}
