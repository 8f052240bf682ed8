//! C-085: two owners of one list would free it twice.

use fwps::nbl::*;

pub fn case(list: &Nbl<Cloned>) -> Nbl<Cloned> {
    list.clone()
}
