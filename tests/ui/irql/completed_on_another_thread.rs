//! C-018: a completion and its level stay on their processor.

use fwps::{inject::*, nbl::*};

fn travels<T: Send>(_: T) {}

pub fn case(completed: Completed<Allocated>) {
    travels(completed);
}
