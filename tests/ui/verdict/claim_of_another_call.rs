//! C-074, C-165: a claim to one packet captures no other.

use fwps::{callout::*, layer::InboundIppacketV4};

pub fn case<'a, 'b>(outer: Claim<'a>, inner: Claim<'b>, classify: &mut Classify<'b, InboundIppacketV4>) {
    let _captured = classify.capture(outer);
    drop(inner);
}
