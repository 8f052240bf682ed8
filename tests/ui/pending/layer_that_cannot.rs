//! C-216: operations are pended at the layers that allow it only.

use fwps::{callout::*, layer::AleFlowEstablishedV4, pending::PendedOperations};

pub fn case<'c>(operations: &PendedOperations<AleFlowEstablishedV4>, classify: &mut Classify<'c, AleFlowEstablishedV4>, right: ActionRight<'c>) {
    let _pended = classify.pend(operations, right);
}
