//! C-216: operations of a layer are kept with those of that layer.

use fwps::{callout::*, layer::*, pending::PendedOperations};

pub fn case<'c>(operations: &PendedOperations<AleAuthListenV4>, classify: &mut Classify<'c, AleAuthListenV6>, right: ActionRight<'c>) {
    let _pended = classify.pend(operations, right);
}
