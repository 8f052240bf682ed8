//! The near twin of `filter_without_the_callout.rs` that keeps the rule.

use fwps::{callout::Callout, management::*};

pub fn case<C: Callout>(filter: &mut Filter<C>) {
    filter.action = FilterAction::Unknown;
}
