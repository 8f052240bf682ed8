//! The near twin of `dispatch_made_up.rs` that keeps the rule.

use fwps::{Dispatch, inject::*, nbl::*};

pub fn case(hold: NblHold, _completed: Completed<Cloned>) {
    hold.release(&_completed.dispatch());
}
