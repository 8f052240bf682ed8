//! C-168: a verdict is not let go by accident.

#![deny(unused_must_use)]

use fwps::callout::*;

pub fn case<'c>(right: ActionRight<'c>) -> Verdict<'c> {
    right.permit();
    Verdict::proceed()
}
