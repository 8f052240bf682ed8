//! Rundown protection.

use fwps_sys::{BOOLEAN, PEX_RUNDOWN_REF};

use super::resident;
use crate::export::export;
use crate::kernel::held_lock;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::scheduler::{self, Wait};
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// Set when no new protection is given.
const ACTIVE: usize = 1;
/// One protection.
const ONE: usize = 2;

fn load(address: usize) -> usize {
    // SAFETY: the reference is resident memory of the driver, as large as a pointer, by the contract of these functions.
    unsafe { access::load(address) }
}

fn store(address: usize, value: usize) {
    // SAFETY: as for `load`.
    unsafe { access::store(address, value) }
}

/// Counts protections in the ledger up or down.
pub(super) fn count(machine: &mut Machine, address: usize, change: i32) {
    let object = machine.ledger.get_mut(resident::rundown(address));
    if let Some(Kind::Rundown { acquired }) = object.map(|object| &mut object.kind) {
        *acquired = acquired.saturating_add_signed(change);
    }
}

export! {
    /// Makes rundown protection of the memory.
    fn ExInitializeRundownProtection(RunRef: PEX_RUNDOWN_REF) {
        let _call = machine::enter("ExInitializeRundownProtection", Range::UP_TO_APC, contract!(384));
        let address = RunRef.expose_provenance();
        store(address, 0);
        machine::with(|machine| {
            machine.create_resident(resident::rundown(address), Kind::Rundown { acquired: 0 });
        });
    }

    /// Acquires a protection, unless run-down has begun.
    fn ExAcquireRundownProtection(RunRef: PEX_RUNDOWN_REF) -> BOOLEAN {
        let _call = machine::enter("ExAcquireRundownProtection", Range::UP_TO_DISPATCH, contract!(384));
        let address = RunRef.expose_provenance();
        let value = load(address);
        if value & ACTIVE != 0 {
            return 0;
        }
        store(address, value + ONE);
        machine::with(|machine| count(machine, address, 1));
        1
    }

    /// Gives a protection back.
    fn ExReleaseRundownProtection(RunRef: PEX_RUNDOWN_REF) {
        let _call = machine::enter("ExReleaseRundownProtection", Range::UP_TO_DISPATCH, contract!(384));
        let address = RunRef.expose_provenance();
        let value = load(address);
        machine::with(|machine| {
            if value < ONE {
                let text = "ExReleaseRundownProtection was called without a protection to give back";
                machine.report_about(contract!(384), &[resident::rundown(address)], text);
                return;
            }
            store(address, value - ONE);
            count(machine, address, -1);
            if value - ONE < ONE {
                machine.scheduler.wake(Wait::Rundown(address));
            }
        });
    }

    /// Makes the protection usable again, after the wait for its end.
    fn ExReInitializeRundownProtection(RunRef: PEX_RUNDOWN_REF) {
        let _call = machine::enter("ExReInitializeRundownProtection", Range::UP_TO_APC, contract!(384));
        let address = RunRef.expose_provenance();
        if load(address) != ACTIVE {
            machine::with(|machine| {
                let text = "ExReInitializeRundownProtection was called before a wait for the end of the protection came back";
                machine.report_about(contract!(384), &[resident::rundown(address)], text);
            });
        }
        store(address, 0);
    }

    /// Says that run-down is complete: no protection is given any more.
    fn ExRundownCompleted(RunRef: PEX_RUNDOWN_REF) {
        let _call = machine::enter("ExRundownCompleted", Range::UP_TO_APC, contract!(384));
        let address = RunRef.expose_provenance();
        if load(address) >= ONE {
            machine::with(|machine| {
                let text = "ExRundownCompleted was called while protections are out";
                machine.report_about(contract!(384), &[resident::rundown(address)], text);
            });
        }
        store(address, ACTIVE);
    }

    /// Begins run-down and waits for every protection to come back.
    fn ExWaitForRundownProtectionRelease(RunRef: PEX_RUNDOWN_REF) {
        let _call = machine::enter("ExWaitForRundownProtectionRelease", Range::UP_TO_APC, contract!(384));
        let address = RunRef.expose_provenance();
        if held_lock::locks_held() > 0 {
            machine::with(|machine| {
                machine.report(contract!(381), "ExWaitForRundownProtectionRelease was called with a spin lock held");
            });
        }
        store(address, load(address) | ACTIVE);
        while load(address) >= ONE {
            scheduler::block(machine::lock(), Wait::Rundown(address), None);
        }
    }
}
