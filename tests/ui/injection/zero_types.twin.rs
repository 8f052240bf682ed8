//! The near twin of `zero_types.rs` that keeps the rule.

use fwps::{V4, driver::Start, inject::*};

pub fn case(start: &Start<'_>, _: V4) {
    let _handle = start.injection_handle::<Network<V4>>();
}
