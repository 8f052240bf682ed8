//! The near twin of `end_of_stream_made_up.rs` that keeps the rule.

use fwps::{V4, callout::*, inject::*};

pub fn case(handle: &InjectionHandle<Stream>, target: StreamInjection<V4>, end: &EndOfStream) {
    let _refused = handle.inject_end_of_stream(end, target);
}
