//! C-204: what is kept with a flow is of the type that the callout says.

use fwps::{PoolBox, callout::*};

pub fn case<C: FlowCallout<FlowContext = u32>>(
    contexts: &FlowContexts<C>,
    flow: Flow,
    context: PoolBox<u64>,
) {
    let _ = contexts.associate(flow, context);
}
