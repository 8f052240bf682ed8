//! The near twin of `verdict_on_another_thread.rs` that keeps the rule.

use fwps::callout::*;

fn travels<T: Send>(_: T) {}

pub fn case(verdict: Verdict<'static>, number: u32) {
    travels(number);
}
