//! C-060, C-222: the packet comes out of the completion.

use fwps::{OutOfBand, inject::*, layer::AleAuthRecvAcceptV4, pending::*};

pub fn case(handle: &InjectionHandle<Transport>, worker: &OutOfBand<'_>, operation: PendedOperation<AleAuthRecvAcceptV4>) {
    let packet = operation.packet;
    let _refused = handle.inject_transport_receive(worker, packet.list, packet.target, |completed| drop(completed));
}
