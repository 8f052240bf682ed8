//! The near twin of `single_made_up.rs` that keeps the rule.

use fwps::nbl::*;

pub fn case(list: Nbl<Cloned>) -> Option<Single<Cloned>> {
    list.into_single().ok()
}
