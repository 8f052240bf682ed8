//! Options that callouts set for what they let pass.

use serde::Serialize;

use crate::engine::layer::Layer;

/// An option that is in force for traffic that passed: the callout of the highest weight that set it decided (C-173).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OptionOutcome {
    /// The layer of the classification.
    pub layer: Layer,
    /// The captured packet that was classified.
    pub packet: Option<u64>,
    /// `FWP_CLASSIFY_OPTION_*`.
    pub option: i32,
    /// One of `FWP_OPTION_VALUE_*`, or a lifetime in seconds.
    pub value: u32,
}
