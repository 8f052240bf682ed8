//! The near twin of `removed_while_deleted.rs` that keeps the rule: a worker removes.

use fwps::{OutOfBand, PoolBox, callout::*};

pub struct Kept<C: FlowCallout>(pub FlowContexts<C>, pub Flow);

pub fn worker<C: FlowCallout>(context: PoolBox<Kept<C>>, worker: &OutOfBand<'_>) {
    let Kept(contexts, flow) = &*context;
    let _ = contexts.remove(*flow, worker);
}
