//! The near twin of `captured_without_asking.rs` that keeps the rule.

use fwps::{V4, callout::*, inject::*, layer::OutboundIppacketV4};

pub fn case<'c>(classify: &mut Classify<'c, OutboundIppacketV4>, handle: &InjectionHandle<Network<V4>>) {
    let Ok(claim) = handle.claim(classify) else { return };
    let _captured = classify.capture(claim).is_ok();
}
