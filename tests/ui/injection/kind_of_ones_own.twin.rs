//! The near twin of `kind_of_ones_own.rs` that keeps the rule.

use fwps::{driver::Start, inject::*};

pub type Mine = L2;

pub fn case(start: &Start<'_>) {
    let _handle = start.injection_handle::<Mine>();
}
