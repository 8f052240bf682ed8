//! The near twin of `operation_dropped_unseen.rs` that keeps the rule.

#![deny(unused_must_use)]

use fwps::{layer::AleAuthListenV4, pending::*};

pub fn case(take: impl FnOnce() -> PendedOperation<AleAuthListenV4>) {
    let _completed = take().complete(Decision::Permit);
}
