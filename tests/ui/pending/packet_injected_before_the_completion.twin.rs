//! The near twin of `packet_injected_before_the_completion.rs` that keeps the rule.

use fwps::{OutOfBand, inject::*, layer::AleAuthRecvAcceptV4, pending::*};

pub fn case(handle: &InjectionHandle<Transport>, worker: &OutOfBand<'_>, operation: PendedOperation<AleAuthRecvAcceptV4>) {
    let Some(packet) = operation.complete(Decision::Permit) else { return };
    let _refused = handle.inject_transport_receive(worker, packet.list, packet.target, |completed| drop(completed));
}
