//! The near twin of `classification_completed_twice.rs` that keeps the rule.

use fwps::{layer::AleEndpointClosureV4, pending::*};

pub fn case(pended: PendedClassify<AleEndpointClosureV4>, other: PendedClassify<AleEndpointClosureV4>) {
    let _first = pended.complete(Decision::Permit);
    let _second = other.complete(Decision::Block);
}
