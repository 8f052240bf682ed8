//! C-232: a classification is completed once.

use fwps::{layer::AleEndpointClosureV4, pending::*};

pub fn case(pended: PendedClassify<AleEndpointClosureV4>, other: PendedClassify<AleEndpointClosureV4>) {
    let _first = pended.complete(Decision::Permit);
    let _second = pended.complete(Decision::Block);
}
