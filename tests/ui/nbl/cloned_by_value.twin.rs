//! The near twin of `cloned_by_value.rs` that keeps the rule.

use fwps::nbl::*;

pub fn case(list: &Nbl<Cloned>) -> NblRef<'_> {
    list.as_ref()
}
