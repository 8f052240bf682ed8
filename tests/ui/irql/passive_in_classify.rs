//! C-006, C-008, C-147: classify is given no passive witness.

use fwps::{V4, callout::Classify, inject::*, layer::InboundIppacketV4};

pub fn case(handle: InjectionHandle<Network<V4>>, classify: &mut Classify<'_, InboundIppacketV4>) {
    handle.close(classify);
}
