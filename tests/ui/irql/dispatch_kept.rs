//! C-018: the level of a completion is known while it runs.

use fwps::{Dispatch, inject::*, nbl::*};

pub fn case(completed: Completed<Cloned>, kept: &mut Option<Dispatch<'static>>) {
    *kept = Some(completed.dispatch());
}
