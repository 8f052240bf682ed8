//! The near twin of `absorbed_twice.rs` that keeps the rule.

use fwps::callout::*;

pub fn case<'c>(custody: Custody<'c>) -> Verdict<'c> {
    custody.absorb()
}
