//! The near twin of `family_of_combined_kind.rs` that keeps the rule.

use fwps::{OutOfBand, V6, inject::*, nbl::*};

pub fn case(
    handle: &InjectionHandle<(Network<V6>, Transport)>,
    worker: &OutOfBand<'_>,
    list: Nbl<Cloned>,
    target: TransportSend<V6>,
) {
    let _refused = handle.inject_transport_send(worker, list, target, |completed| drop(completed));
}
