//! The near twin of `completed_twice.rs` that keeps the rule.

use fwps::{layer::AleAuthListenV4, pending::*};

pub fn case(operation: PendedOperation<AleAuthListenV4>, other: PendedOperation<AleAuthListenV4>) {
    let _first = operation.complete(Decision::Permit);
    let _second = other.complete(Decision::Block);
}
