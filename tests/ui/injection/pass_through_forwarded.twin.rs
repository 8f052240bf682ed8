//! The near twin of `pass_through_forwarded.rs` that keeps the rule.

use fwps::{V4, callout::Classify, inject::*, layer::IpforwardV4, nbl::*};

pub fn case(handle: &InjectionHandle<Forward>, classify: &Classify<'_, IpforwardV4>, list: Nbl<Cloned>, _: V4) {
    let Some(ForwardTarget::Forward(target)) = classify.forward() else { return };
    let _refused = handle.inject_forward(list, target, |completed| drop(completed));
}
