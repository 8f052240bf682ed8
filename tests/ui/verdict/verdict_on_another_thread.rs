//! C-148, C-168: a verdict is given where its call runs.

use fwps::callout::*;

fn travels<T: Send>(_: T) {}

pub fn case(verdict: Verdict<'static>, number: u32) {
    travels(verdict);
}
