//! The near twin of `security_of_stream_data.rs` that keeps the rule.

use fwps::{callout::*, layer::StreamPacketV4};

pub fn case(classify: &Classify<'_, StreamPacketV4>) {
    let _answer = classify.inbound_ipsec();
}
