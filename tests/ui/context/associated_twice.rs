//! C-205: a context that was given to a flow is the flow's.

use fwps::{PoolBox, callout::*};

pub fn case<C: FlowCallout<FlowContext = u32>>(
    contexts: &FlowContexts<C>,
    flow: Flow,
    context: PoolBox<u32>,
) {
    let _ = contexts.associate(flow, context);
    let _ = contexts.associate(flow, context);
}
