//! The near twin of `absorb_without_custody.rs` that keeps the rule.

use fwps::callout::*;

pub fn case(custody: Custody<'_>) -> Verdict<'_> {
    custody.absorb()
}
