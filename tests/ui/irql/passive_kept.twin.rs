//! The near twin of `passive_kept.rs` that keeps the rule.

use fwps::Passive;

pub fn case() {
    let _used = Passive::check(|passive| core::mem::size_of_val(passive));
}
