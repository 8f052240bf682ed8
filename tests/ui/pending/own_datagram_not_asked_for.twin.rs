//! The near twin of `own_datagram_not_asked_for.rs` that keeps the rule.

use fwps::{InjectionHandle, callout::*, inject::Transport, layer::AleAuthConnectV4, pending::*};

pub fn case<'c>(operations: &PendedOperations<AleAuthConnectV4>, classify: &mut Classify<'c, AleAuthConnectV4>, handle: &InjectionHandle<Transport>) {
    let Ok(claim) = handle.claim(classify) else { return };
    let _pended = classify.pend(operations, claim);
}
