//! C-232: a pended classification is not let go by accident.

#![deny(unused_must_use)]

use fwps::{layer::AleEndpointClosureV4, pending::*};

pub fn case(take: impl FnOnce() -> PendedClassify<AleEndpointClosureV4>) {
    take();
}
