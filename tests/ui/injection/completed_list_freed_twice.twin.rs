//! The near twin of `completed_list_freed_twice.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(completed: Completed<Allocated>) {
    drop(completed.into_list());
}
