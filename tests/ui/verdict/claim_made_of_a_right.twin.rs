//! The near twin of `claim_made_of_a_right.rs` that keeps the rule.

use fwps::callout::*;

pub fn case<'c>(right: ActionRight<'c>, claim: Claim<'c>) -> Claim<'c> {
    claim
}
