//! C-219: there is one token of an operation.

use fwps::{layer::AleAuthListenV4, pending::*};

pub fn case(operation: &PendedOperation<AleAuthListenV4>) -> PendedOperation<AleAuthListenV4> {
    operation.clone()
}
