//! C-084: a clone is not freed as an allocated list.

use fwps::nbl::*;

pub fn case(list: Nbl<Cloned>) -> Nbl<Allocated> {
    list
}
