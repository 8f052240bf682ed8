//! The near twin of `tools_kept.rs` that keeps the rule.

use fwps::driver::*;

pub struct Mine(pub Option<Image>);

pub fn case(start: &Start<'_>) -> Mine {
    Mine(Some(start.image().clone()))
}
