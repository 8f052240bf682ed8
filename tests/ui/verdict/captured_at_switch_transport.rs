//! C-163: the transport layers of a virtual switch take no absorption, and nothing is injected from there.

use fwps::{callout::*, layer::IngressVswitchTransportV4};

pub fn case<'c>(classify: &mut Classify<'c, IngressVswitchTransportV4>, claim: Claim<'c>) {
    let _captured = classify.capture(claim);
}
