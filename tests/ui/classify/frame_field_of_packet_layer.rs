//! C-141: a layer of segments has no Ethernet type.

use fwps::{callout::*, layer::*};

pub fn case(classify: &Classify<'_, InboundTransportV4>) {
    let _type = classify.ether_type();
}
