//! C-027: that a list holds one packet is found out, not said.

use fwps::nbl::*;

pub fn case(list: Nbl<Cloned>) -> Single<Cloned> {
    Single(list)
}
