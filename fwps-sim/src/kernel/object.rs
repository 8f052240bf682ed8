//! Objects of the kernel that a driver can leave behind, besides those that the ledger names one by one.

use crate::verify::contract::{Contract, contract};

/// What an object of the kernel is, with what the simulator knows about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KernelObject {
    /// A timer in memory of the driver.
    Timer { queued: bool },
}

impl KernelObject {
    pub(crate) fn name(self) -> &'static str {
        match self {
            KernelObject::Timer { .. } => "timer",
        }
    }

    /// The contract that is broken when the object is left behind, and how it should have been given back.
    pub(crate) fn left_behind(self) -> Option<(Contract, &'static str)> {
        match self {
            KernelObject::Timer { queued: false } => None,
            KernelObject::Timer { queued: true } => Some((contract!(385), "KeCancelTimer")),
        }
    }
}
