//! C-045: a packet that only passes through the forward layer is not forwarded.

use fwps::{V4, callout::Classify, inject::*, layer::IpforwardV4, nbl::*};

pub fn case(handle: &InjectionHandle<Forward>, classify: &Classify<'_, IpforwardV4>, list: Nbl<Cloned>, _: V4) {
    let Some(target) = classify.forward() else { return };
    let _refused = handle.inject_forward(list, target, |completed| drop(completed));
}
