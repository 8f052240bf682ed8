//! The near twin of `segment_decided_twice.rs` that keeps the rule.

use fwps::callout::*;

pub fn case<'c>(segment: StreamSegment<'c>) -> Verdict<'c> {
    segment.block()
}
