//! C-094: a reference is dropped once.

use fwps::{Dispatch, nbl::*};

pub fn case(hold: NblHold, dispatch: &Dispatch<'_>) {
    hold.release(dispatch);
    drop(hold);
}
