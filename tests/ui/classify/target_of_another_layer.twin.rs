//! The near twin of `target_of_another_layer.rs` that keeps the rule.

use fwps::{callout::*, layer::*};

pub fn case(classify: &Classify<'_, OutboundTransportV4>) {
    let _target = classify.transport_send();
}
