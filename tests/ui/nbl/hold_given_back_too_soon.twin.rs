//! The near twin of `hold_given_back_too_soon.rs` that keeps the rule.

use fwps::nbl::*;

pub fn case(hold: NblHold) -> Option<usize> {
    let list = hold.list().ok()?;
    let length = list.data_length();
    drop(hold);
    Some(length)
}
