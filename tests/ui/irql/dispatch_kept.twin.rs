//! The near twin of `dispatch_kept.rs` that keeps the rule.

use fwps::{Dispatch, inject::*, nbl::*};

pub fn case<'a>(completed: &'a Completed<Cloned>, kept: &mut Option<Dispatch<'a>>) {
    *kept = Some(completed.dispatch());
}
