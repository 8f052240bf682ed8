//! The near twin of `filter_kept_after_notify.rs` that keeps the rule.

use fwps::{Guid, callout::*};

pub fn filter_added<'a>(kept: &mut Option<(u64, Option<Guid>)>, filter: NewFilter<'a>) {
    *kept = Some((filter.id(), filter.key()));
}
