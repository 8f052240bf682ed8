//! The near twin of `passive_made_up.rs` that keeps the rule.

use fwps::Passive;

pub fn case() -> Result<(), fwps::Error> {
    Passive::check(|_passive| ())
}
