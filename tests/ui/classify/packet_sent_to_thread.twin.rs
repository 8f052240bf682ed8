//! The near twin of `packet_sent_to_thread.rs` that keeps the rule.

use fwps::{callout::*, layer::*};
fn needs_send<T: Send>(_: T) {}

pub fn case(classify: &Classify<'_, InboundIppacketV4>) {
    needs_send(classify.network_receive().map(|target| target.detach()));
}
