//! What came of a run.

use serde::{Deserialize, Serialize};

/// The result of a [`Request`](crate::Request).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// The exit status: 0 clean, 1 reports, 2 the driver did not load or something could not be read, 3 the machine stopped.
    pub exit: u8,
    /// What kept the run from being made, or from coming to its end; `None` when everything was played.
    pub error: Option<String>,
    /// What came of it, for a reader.
    pub text: String,
}
