//! C-219: a pended operation is not let go by accident.

#![deny(unused_must_use)]

use fwps::{layer::AleAuthListenV4, pending::*};

pub fn case(take: impl FnOnce() -> PendedOperation<AleAuthListenV4>) {
    take();
}
