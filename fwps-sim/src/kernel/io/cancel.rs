//! Cancelling requests.

use std::mem::offset_of;

use fwps_sys::{IRP, PDRIVER_CANCEL};

use crate::boundary;
use crate::context::Frame;
use crate::kernel::cancel_lock;
use crate::kernel::irql::PASSIVE;
use crate::machine;
use crate::memory::access;

/// Cancels a request: its packet is marked, and its cancel routine called, when it has one.
pub(crate) fn cancel(number: u64) {
    let found = machine::with(|machine| {
        let request = machine.io.requests.get(&number)?;
        let driver = machine.ledger.get(request.irp)?.driver;
        request
            .reply
            .is_none()
            .then_some((request.irp, request.device, driver))
    });
    let Some((irp, device, driver)) = found else {
        return;
    };
    boundary::call(driver, Frame::Cancel, PASSIVE, || {
        let old = cancel_lock::acquire();
        // The packet may have been completed while this thread waited for the lock.
        if !machine::with(|machine| machine.ledger.get(irp).is_some()) {
            cancel_lock::release(old);
            return;
        }
        // SAFETY: the packet is live, as was just seen, and stays so while no other thread runs.
        unsafe { access::store(irp + offset_of!(IRP, Cancel), 1u8) };
        let at = irp + offset_of!(IRP, CancelRoutine);
        // SAFETY: as above.
        let routine: PDRIVER_CANCEL = unsafe { access::load(at) };
        let Some(routine) = routine else {
            cancel_lock::release(old);
            return;
        };
        // SAFETY: as above.
        unsafe { access::store(at, 0usize) };
        // SAFETY: as above.
        unsafe { access::store(irp + offset_of!(IRP, CancelIrql), old) };
        let device = std::ptr::with_exposed_provenance_mut(device);
        // SAFETY: the routine is the one that the driver set for this packet, and was taken out of it; it releases the lock.
        unsafe { routine(device, std::ptr::with_exposed_provenance_mut(irp)) };
    });
}
