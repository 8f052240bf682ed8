//! The near twin of `own_packet_not_asked_for.rs` that keeps the rule.

use fwps::{callout::*, layer::AleAuthRecvAcceptV4, pending::*};

pub fn case<'c>(operations: &PendedOperations<AleAuthRecvAcceptV4>, classify: &mut Classify<'c, AleAuthRecvAcceptV4>, claim: Claim<'c>) {
    let _pended = classify.pend(operations, claim);
}
