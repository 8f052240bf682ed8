//! C-137: outside a virtual switch there is no port of it.

use fwps::{callout::*, layer::*};

pub fn case(classify: &Classify<'_, InboundMacFrameEthernet>) {
    let _port = classify.vswitch_source_port_id();
}
