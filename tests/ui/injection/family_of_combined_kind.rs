//! C-003: a handle with a network family injects no other family at the transport layers.

use fwps::{OutOfBand, V4, V6, inject::*, nbl::*};

pub fn case(
    handle: &InjectionHandle<(Network<V4>, Transport)>,
    worker: &OutOfBand<'_>,
    list: Nbl<Cloned>,
    target: TransportSend<V6>,
) {
    let _refused = handle.inject_transport_send(worker, list, target, |completed| drop(completed));
}
