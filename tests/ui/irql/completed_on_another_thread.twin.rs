//! The near twin of `completed_on_another_thread.rs` that keeps the rule.

use fwps::{inject::*, nbl::*};

fn travels<T: Send>(_: T) {}

pub fn case(completed: Completed<Allocated>) {
    travels(completed.into_list());
}
