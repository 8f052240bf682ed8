//! What drivers looked for in the registry in vain.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::kernel::registry::Tree;

/// A key or a value that a driver looked for, and that is not there.
///
/// It is no broken contract: drivers have defaults. But a run may say little about a driver that does nothing without its parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RegistryMiss {
    /// The key: its path below that of the driver's service, which itself is an empty one, or its whole path.
    pub key: String,
    /// The name of the value; `None` when the key itself is not there.
    pub value: Option<String>,
}

impl RegistryMiss {
    pub(crate) fn all(tree: &Tree) -> Vec<Self> {
        let missed = tree.missed().into_iter();
        missed.map(|(key, value)| Self { key, value }).collect()
    }
}

/// As the option `--registry` of `cargo xtask run` takes it: `Parameters\Port`; a key without a value ends with `\`.
impl fmt::Display for RegistryMiss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let separator = if self.key.is_empty() { "" } else { "\\" };
        write!(
            f,
            "{}{separator}{}",
            self.key,
            self.value.as_deref().unwrap_or_default()
        )
    }
}
