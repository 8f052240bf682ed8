//! C-270: data that was taken is not permitted as well.

use fwps::callout::*;

pub fn case<'c>(segment: StreamSegment<'c>) -> Verdict<'c> {
    let _taken = segment.take();
    segment.permit()
}
