//! The near twin of `network_beside_frames.rs` that keeps the rule.

use fwps::{Error, driver::Start, inject::*};

pub fn case(start: &Start<'_>) -> Result<InjectionHandle<(Transport, L2)>, Error> {
    start.injection_handle()
}
