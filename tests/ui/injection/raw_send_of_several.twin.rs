//! The near twin of `raw_send_of_several.rs` that keeps the rule.

use fwps::{OutOfBand, V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Transport>, worker: &OutOfBand<'_>, list: Single<Cloned>, target: RawSend<V4>) {
    let _refused = handle.inject_raw_send(worker, list, target, |completed| drop(completed));
}
