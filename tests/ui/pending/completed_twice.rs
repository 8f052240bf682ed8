//! C-219: an operation is completed once.

use fwps::{layer::AleAuthListenV4, pending::*};

pub fn case(operation: PendedOperation<AleAuthListenV4>) {
    let _first = operation.complete(Decision::Permit);
    let _second = operation.complete(Decision::Block);
}
