//! The near twin of `freed_twice.rs` that keeps the rule.

use fwps::nbl::*;

pub fn case(list: Nbl<Cloned>, other: Nbl<Cloned>) {
    drop(list);
    drop(other);
}
