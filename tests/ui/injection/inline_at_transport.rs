//! C-032: nothing is injected at transport layers from inside classify.

use fwps::{OutOfBand, callout::Classify, inject::*, layer::InboundTransportV4};

pub fn case(handle: &InjectionHandle<Transport>, classify: &mut Classify<'_, InboundTransportV4>, _: Option<&OutOfBand<'_>>) {
    let (Ok(claim), Some(target)) = (handle.claim(classify), classify.transport_receive()) else { return };
    let Ok((clone, _custody)) = classify.capture_single(claim) else { return };
    let _refused = handle.inject_transport_receive(&OutOfBand { passive: loop {} }, clone, target, |completed| drop(completed));
}
