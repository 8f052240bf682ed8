//! C-156: a permit needs the right to change the action.

use fwps::callout::*;

pub fn case<'c>() -> Verdict<'c> {
    Verdict::permit()
}
