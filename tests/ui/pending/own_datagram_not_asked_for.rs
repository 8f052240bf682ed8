//! C-074: who pends a connection asks first whether the datagram that connects is its own.

use fwps::{callout::*, layer::AleAuthConnectV4, pending::*};

pub fn case<'c>(operations: &PendedOperations<AleAuthConnectV4>, classify: &mut Classify<'c, AleAuthConnectV4>, right: ActionRight<'c>) {
    let _pended = classify.pend(operations, right);
}
