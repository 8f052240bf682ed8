//! The near twin of `passive_in_completion.rs` that keeps the rule.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: InjectionHandle<Network<V4>>, completed: Completed<Cloned>, passive: &fwps::Passive<'_>) {
    drop(completed);
    handle.close(passive);
}
