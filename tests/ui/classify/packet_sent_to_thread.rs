//! C-094, C-150: the packet of the call does not leave its thread.

use fwps::{callout::*, layer::*};
fn needs_send<T: Send>(_: T) {}

pub fn case(classify: &Classify<'_, InboundIppacketV4>) {
    needs_send(classify.packet());
}
