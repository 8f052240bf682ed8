//! C-026: a target that is bound to its call does not leave it.

use fwps::{V4, callout::Classify, inject::*, layer::OutboundIppacketV4};

pub fn case(classify: &Classify<'_, OutboundIppacketV4>, kept: &mut Option<Within<'static, NetworkSend<V4>>>) {
    *kept = Some(classify.network_send());
}
