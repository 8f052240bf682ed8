//! The near twin of `associated_of_another_type.rs` that keeps the rule.

use fwps::{PoolBox, callout::*};

pub fn case<C: FlowCallout<FlowContext = u32>>(
    contexts: &FlowContexts<C>,
    flow: Flow,
    context: PoolBox<u32>,
) {
    let _ = contexts.associate(flow, context);
}
