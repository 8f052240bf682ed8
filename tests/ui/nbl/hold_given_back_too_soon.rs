//! C-094: a held packet is read as long as it is held.

use fwps::nbl::*;

pub fn case(hold: NblHold) -> Option<usize> {
    let list = hold.list().ok()?;
    drop(hold);
    Some(list.data_length())
}
