//! The near twin of `segment_taken_and_permitted.rs` that keeps the rule.

use fwps::callout::*;

pub fn case<'c>(segment: StreamSegment<'c>) -> Verdict<'c> {
    match segment.take() {
        Ok((_data, custody)) => custody.block(),
        Err((segment, _refused)) => segment.permit(),
    }
}
