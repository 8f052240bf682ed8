//! The near twin of `completed_list_taken_by_reference.rs` that keeps the rule.

use fwps::{inject::*, nbl::*};

pub fn case(completed: Completed<Allocated>) -> Nbl<Allocated> {
    completed.into_list()
}
