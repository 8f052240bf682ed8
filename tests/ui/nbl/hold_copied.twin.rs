//! The near twin of `hold_copied.rs` that keeps the rule.

use fwps::nbl::*;

pub fn case(hold: NblHold) -> NblHold {
    hold
}
