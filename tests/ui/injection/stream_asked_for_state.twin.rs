//! The near twin of `stream_asked_for_state.rs` that keeps the rule.

use fwps::{callout::*, inject::*, layer::OutboundTransportV4};

pub fn case(classify: &Classify<'_, OutboundTransportV4>, handle: &InjectionHandle<Transport>) {
    let _state = handle.state(classify);
}
