//! C-085: a list is freed once.

use fwps::nbl::*;

pub fn case(list: Nbl<Cloned>) {
    drop(list);
    drop(list);
}
