//! C-214: a flow is what the metadata names.

use fwps::callout::*;

pub fn case<C: FlowCallout>(contexts: &FlowContexts<C>, classify: &Classify<'_, C::Layer>) {
    let _ = contexts.remove(Flow(7), classify);
}
