//! The near twin of `inline_with_the_call.rs` that keeps the rule.

use fwps::{OutOfBand, V4, callout::Classify, inject::*, layer::OutboundTransportV4, nbl::*};

pub fn case(handle: &InjectionHandle<Transport>, place: &OutOfBand<'_>, list: Nbl<Cloned>, target: TransportSend<V4>, _: Option<&OutOfBand<'_>>) {
    let _refused = handle.inject_transport_send(place, list, target, |completed| drop(completed));
}
