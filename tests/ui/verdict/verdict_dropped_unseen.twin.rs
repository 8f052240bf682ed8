//! The near twin of `verdict_dropped_unseen.rs` that keeps the rule.

#![deny(unused_must_use)]

use fwps::callout::*;

pub fn case<'c>(right: ActionRight<'c>) -> Verdict<'c> {
    right.permit()
}
