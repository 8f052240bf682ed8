//! The near twin of `classification_dropped_unseen.rs` that keeps the rule.

#![deny(unused_must_use)]

use fwps::{layer::AleEndpointClosureV4, pending::*};

pub fn case(take: impl FnOnce() -> PendedClassify<AleEndpointClosureV4>) {
    let _completed = take().complete(Decision::Permit);
}
