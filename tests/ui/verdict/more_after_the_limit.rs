//! C-261, C-262: asking for more data may be refused, and then the piece is to be decided about.

use core::num::NonZeroU32;

use fwps::callout::*;

pub fn case<'c>(segment: StreamSegment<'c>) -> Verdict<'c> {
    segment.need_more(NonZeroU32::MIN)
}
