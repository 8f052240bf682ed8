//! C-018: that the processor is at DISPATCH_LEVEL is known, not said.

use fwps::{Dispatch, inject::*, nbl::*};

pub fn case(hold: NblHold, _completed: Completed<Cloned>) {
    hold.release(&Dispatch(core::marker::PhantomData));
}
