//! The near twin of `wrong_origin.rs` that keeps the rule.

use fwps::nbl::*;

pub fn case(list: Nbl<Cloned>) -> Nbl<Cloned> {
    list
}
