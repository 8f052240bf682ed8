//! The near twin of `emergency_at_other_layers.rs` that keeps the rule.

use fwps::callout::*;

pub fn case<'c>() -> EstablishedVerdict<'c> {
    Verdict::emergency_block()
}
