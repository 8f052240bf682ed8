//! The near twin of `operation_copied.rs` that keeps the rule.

use fwps::{layer::AleAuthListenV4, pending::*};

pub fn case(operation: PendedOperation<AleAuthListenV4>) -> PendedOperation<AleAuthListenV4> {
    operation
}
