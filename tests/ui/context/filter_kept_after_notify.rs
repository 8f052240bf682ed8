//! C-195, C-197: the filter of a notification is the engine's.

use fwps::callout::*;

pub fn filter_added<'a>(kept: &mut Option<NewFilter<'static>>, filter: NewFilter<'a>) {
    *kept = Some(filter);
}
