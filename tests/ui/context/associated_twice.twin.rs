//! The near twin of `associated_twice.rs` that keeps the rule.

use fwps::{PoolBox, callout::*};

pub fn case<C: FlowCallout<FlowContext = u32>>(
    contexts: &FlowContexts<C>,
    flow: Flow,
    context: PoolBox<u32>,
) {
    if let Err(refused) = contexts.associate(flow, context) {
        let _ = contexts.associate(flow, refused.context);
    }
}
