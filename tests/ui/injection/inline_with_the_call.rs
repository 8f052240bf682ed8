//! C-032: the call is no witness that the injection is out of band.

use fwps::{OutOfBand, V4, callout::Classify, inject::*, layer::OutboundTransportV4, nbl::*};

pub fn case(handle: &InjectionHandle<Transport>, place: &Classify<'_, OutboundTransportV4>, list: Nbl<Cloned>, target: TransportSend<V4>, _: Option<&OutOfBand<'_>>) {
    let _refused = handle.inject_transport_send(place, list, target, |completed| drop(completed));
}
