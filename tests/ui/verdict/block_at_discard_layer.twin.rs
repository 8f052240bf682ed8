//! The near twin of `block_at_discard_layer.rs` that keeps the rule.

use fwps::callout::*;

pub fn case<'c>() -> DiscardVerdict<'c> {
    Verdict::suppress_answer()
}
