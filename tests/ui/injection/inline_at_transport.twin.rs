//! The near twin of `inline_at_transport.rs` that keeps the rule.

use fwps::{OutOfBand, callout::Classify, inject::*, layer::InboundTransportV4};

pub fn case(
    handle: &InjectionHandle<Transport>,
    clone: fwps::nbl::Single<fwps::nbl::Cloned>,
    target: TransportReceive<fwps::V4>,
    worker: &OutOfBand<'_>,
    _: &mut Classify<'_, InboundTransportV4>,
) {
    let _refused = handle.inject_transport_receive(worker, clone, target, |completed| drop(completed));
}
