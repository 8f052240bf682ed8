//! C-253: the filter of a redirecting callout calls it.

use fwps::{callout::Callout, management::*};

pub fn case<C: Callout>(filter: &mut Filter<C>) {
    filter.action = FilterAction::Permit;
}
