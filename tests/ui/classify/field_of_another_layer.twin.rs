//! The near twin of `field_of_another_layer.rs` that keeps the rule.

use fwps::{callout::*, layer::*};

pub fn case(classify: &Classify<'_, InboundTransportV4>) {
    let _port = classify.local_port();
}
