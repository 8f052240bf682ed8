//! The near twin of `custody_kept.rs` that keeps the rule.

use fwps::callout::*;

pub fn case<'c>(kept: &mut Option<Custody<'c>>, custody: Custody<'c>) {
    *kept = Some(custody);
}
