//! The cancel spin lock of the system.

use std::sync::atomic::{AtomicUsize, Ordering};

use fwps_sys::{KIRQL, PKIRQL};

use super::held_lock::{HeldLock, Way};
use super::lock;
use crate::context;
use crate::export::export;
use crate::kernel::irql::{DISPATCH, Range};
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// The word of the lock.
static WORD: AtomicUsize = AtomicUsize::new(0);

fn address() -> usize {
    WORD.as_ptr().expose_provenance()
}

/// Frees the lock, for a new machine.
pub(crate) fn reset() {
    WORD.store(0, Ordering::Relaxed);
}

/// Raises the IRQL to DISPATCH_LEVEL and takes the lock. The old IRQL is returned.
pub(super) fn acquire() -> u8 {
    let old = context::set_irql(DISPATCH);
    lock::acquire(HeldLock {
        address: address(),
        way: Way::Cancel,
        handle: 0,
        old: Some(old),
    });
    old
}

/// Releases the lock and lowers the IRQL.
pub(super) fn release(new: u8) {
    lock::release(address(), Way::Cancel, Some(new));
    context::set_irql(new);
}

export! {
    /// Raises the IRQL to DISPATCH_LEVEL and takes the cancel spin lock.
    fn IoAcquireCancelSpinLock(Irql: PKIRQL) {
        let _call = machine::enter("IoAcquireCancelSpinLock", Range::UP_TO_DISPATCH, contract!(386));
        let old = acquire();
        // SAFETY: the out pointer is writable by the contract of the function.
        unsafe { access::store(Irql.expose_provenance(), old) };
    }

    /// Releases the cancel spin lock and lowers the IRQL.
    fn IoReleaseCancelSpinLock(Irql: KIRQL) {
        let _call = machine::enter("IoReleaseCancelSpinLock", Range::DISPATCH, contract!(386));
        release(Irql);
    }
}
