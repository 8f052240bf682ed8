//! C-032: nothing is injected at transport layers from inside classify.

use fwps::{OutOfBand, callout::Classify, inject::*, layer::InboundTransportV4};

pub fn case(handle: &InjectionHandle<Transport>, classify: &mut Classify<'_, InboundTransportV4>, _: Option<&OutOfBand<'_>>) {
    let (Some(right), Some(target)) = (classify.take_action_right(), classify.transport_receive()) else { return };
    let Ok((clone, _custody)) = classify.capture(right) else { return };
    let _refused = handle.inject_receive(&OutOfBand { passive: loop {} }, clone, target, |completed| drop(completed));
}
