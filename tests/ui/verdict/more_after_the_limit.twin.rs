//! The near twin of `more_after_the_limit.rs` that keeps the rule.

use core::num::NonZeroU32;

use fwps::callout::*;

pub fn case<'c>(segment: StreamSegment<'c>) -> Verdict<'c> {
    segment.need_more(NonZeroU32::MIN).unwrap_or_else(StreamSegment::permit)
}
