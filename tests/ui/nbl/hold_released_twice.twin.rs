//! The near twin of `hold_released_twice.rs` that keeps the rule.

use fwps::{Dispatch, nbl::*};

pub fn case(hold: NblHold, dispatch: &Dispatch<'_>) {
    hold.release(dispatch);
}
