//! C-016: what a completion only looks at stays its own.

use fwps::{inject::*, nbl::*};

pub fn case(completed: Completed<Allocated>) -> Nbl<Allocated> {
    *completed.list()
}
