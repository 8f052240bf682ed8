//! C-156, C-168: a verdict is for one call.

use fwps::callout::*;

pub fn case<'c>(right: ActionRight<'c>) -> Verdict<'static> {
    right.permit()
}
