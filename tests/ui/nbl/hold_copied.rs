//! C-094: a reference is counted once for each hold.

use fwps::nbl::*;

pub fn case(hold: &NblHold) -> NblHold {
    hold.clone()
}
