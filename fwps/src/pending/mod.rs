//! Operations that wait for a decision: a connection, an acceptance, a bind or a listen that a callout has pended.
//!
//! [`Classify::pend`](crate::callout::Classify::pend) exists at the four kinds of ALE layers that allow it (C-216). It gives a
//! [`PendedOperation`], which goes to whoever decides, and which is completed once: by [`PendedOperation::complete`], by its `Drop`, or at unload (C-219).
//! What then happens depends on the layer:
//!
//! | layer | [`complete`](PendedOperation::complete) with a permit | the decision is carried out by |
//! |---|---|---|
//! | resource assignment, listen | classified again (C-221) | classify, which asks [`PendedOperations::decision`] |
//! | connect | classified again, at once (C-220) | classify, which asks [`PendedOperations::decision`] |
//! | accept | gives the packet back (C-222) | injecting it |
//!
//! The packet of the operation is flushed by the stack (C-224), so a clone travels with the operation. It comes out of
//! [`complete`](PendedOperation::complete) only, and so cannot be injected before (C-060).

mod classification;
mod classification_table;
mod classify_handle;
mod classify_layer;
mod completion_context;
mod layer;
mod operation;
mod pended_classification;
mod table;

pub use classification::{PendedClassifications, PendedClassify};
pub(crate) use classification_table::ClassificationTable;
pub(crate) use classify_handle::ClassifyHandle;
pub use classify_layer::AsynchronousLayer;
pub(crate) use classify_layer::is_asynchronous;
pub(crate) use completion_context::CompletionContext;

pub use layer::{PendableLayer, PendedReceive, PendedSend};
pub use operation::{Decision, PendedOperation, PendedOperations};
pub(crate) use pended_classification::Classification;
pub(crate) use table::{NoRoom, Reservation};
