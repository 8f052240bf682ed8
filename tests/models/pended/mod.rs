//! Pended operations and classifications: their tokens, the calls that pend, and the close at unload.
//!
//! The tables are the crate's. What the engine does with what is completed stands here, under the names of the crate.

#[path = "../../../fwps/src/pending/classification_table.rs"]
mod classification_table;
#[path = "../../../fwps/src/pending/table.rs"]
mod table;

mod classifications;
mod engine;
mod operations;

use engine::{completion_context, layer, pended_classification};
use loom::{model::Builder, sync::Arc};
use table::{NoRoom, Reservation};

/// As the crate's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    Permit,
    Block,
}

/// What the driver declares for what nobody decides about.
const FALLBACK: Decision = Decision::Permit;

fn model(check: impl Fn(&Arc<engine::Engine>) + Sync + Send + 'static) {
    let mut builder = Builder::new();
    // More switches than this find nothing else in these models, and take minutes.
    builder.preemption_bound = Some(3);
    builder.max_branches = 100_000;
    builder.check(move || check(&Arc::new(engine::Engine::new())));
}
