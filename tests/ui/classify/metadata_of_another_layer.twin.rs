//! The near twin of `metadata_of_another_layer.rs` that keeps the rule.

use fwps::{callout::*, layer::*};

pub fn case(classify: &Classify<'_, OutboundIppacketV6>) {
    let _mtu = classify.path_mtu();
}
