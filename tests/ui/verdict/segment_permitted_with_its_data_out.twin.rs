//! The near twin of `segment_permitted_with_its_data_out.rs` that keeps the rule.

use fwps::{callout::*, nbl::StreamData};

pub fn case<'c>(custody: StreamCustody<'c>, data: StreamData) -> Verdict<'c> {
    custody.give_back(data).map_or(Verdict::block(), StreamSegment::permit)
}
