//! The near twin of `verdict_kept.rs` that keeps the rule.

use fwps::callout::*;

pub fn case<'c>(right: ActionRight<'c>) -> Verdict<'c> {
    right.permit()
}
