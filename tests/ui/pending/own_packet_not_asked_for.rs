//! C-074, C-222: who pends an acceptance asks first whether the packet is its own.

use fwps::{callout::*, layer::AleAuthRecvAcceptV4, pending::*};

pub fn case<'c>(operations: &PendedOperations<AleAuthRecvAcceptV4>, classify: &mut Classify<'c, AleAuthRecvAcceptV4>, right: ActionRight<'c>) {
    let _pended = classify.pend(operations, right);
}
