//! C-263: one decision is made about a piece of a stream.

use fwps::callout::*;

pub fn case<'c>(segment: StreamSegment<'c>) -> Verdict<'c> {
    let _first = segment.permit();
    segment.block()
}
