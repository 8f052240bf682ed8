//! The near twin of `switch_metadata_of_another_layer.rs` that keeps the rule.

use fwps::{callout::*, layer::*};

pub fn case(classify: &Classify<'_, IngressVswitchEthernet>) {
    let _port = classify.vswitch_source_port_id();
}
