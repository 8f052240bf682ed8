//! The near twin of `permit_without_right.rs` that keeps the rule.

use fwps::callout::*;

pub fn case(right: ActionRight<'_>) -> Verdict<'_> {
    right.permit()
}
