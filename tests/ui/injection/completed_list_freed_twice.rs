//! C-016, C-085: a completed list is freed once.

use fwps::{V4, inject::*, nbl::*};

pub fn case(completed: Completed<Allocated>) {
    drop(completed.into_list());
    drop(completed);
}
