//! The near twin of `made_up_flow.rs` that keeps the rule.

use fwps::callout::*;

pub fn case<C: FlowCallout>(contexts: &FlowContexts<C>, classify: &Classify<'_, C::Layer>) {
    if let Some(flow) = classify.flow() {
        let _ = contexts.remove(flow, classify);
    }
}
