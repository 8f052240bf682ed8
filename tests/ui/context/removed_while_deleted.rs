//! C-207: where a context goes back, none is removed.

use fwps::{PoolBox, callout::*};

pub struct Kept<C: FlowCallout>(pub FlowContexts<C>, pub Flow);

pub fn flow_deleted<C: FlowCallout>(context: PoolBox<Kept<C>>) {
    let Kept(contexts, flow) = &*context;
    let _ = contexts.remove(*flow, &());
}
