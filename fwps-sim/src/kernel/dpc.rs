//! Deferred procedure calls.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{BOOLEAN, KDPC, PKDEFERRED_ROUTINE, PRKDPC, PVOID};

use super::resident;
use crate::boundary;
use crate::context::{self, Frame};
use crate::export::export;
use crate::kernel::irql::{DISPATCH, Range};
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::scheduler::{self, Wait};
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// The queue state of a DPC; `None` for one that was never initialised.
fn state(machine: &mut Machine, dpc: usize) -> Option<(&mut bool, &mut u32)> {
    match machine
        .ledger
        .get_mut(resident::dpc(dpc))
        .map(|object| &mut object.kind)
    {
        Some(Kind::Dpc { queued, running }) => Some((queued, running)),
        _ => None,
    }
}

/// Queues a DPC of a driver. False when it is queued already.
pub(super) fn insert(machine: &mut Machine, dpc: usize, arguments: [usize; 2], driver: u32) -> bool {
    let key = resident::dpc(dpc);
    let Some((queued, _)) = state(machine, dpc) else {
        let text = "a DPC was queued that was never initialised";
        machine.report_about(contract!(385), &[key], text);
        return false;
    };
    if *queued {
        return false;
    }
    *queued = true;
    machine.note(key, "queued");
    let generation = machine.generation;
    machine
        .scheduler
        .start(generation, driver, Box::new(move || run(driver, dpc, arguments)));
    true
}

/// Where a DPC says which processor it is for: its number and one, or zero.
const TARGET: usize = offset_of!(KDPC, __bindgen_anon_1.__bindgen_anon_1.Number);

/// Says on which processor a DPC is to run.
pub(super) fn set_target(dpc: usize, processor: u8) {
    // SAFETY: the DPC is resident memory of the driver, by the contract of KeSetTargetProcessorDpcEx.
    unsafe { access::store(dpc + TARGET, u16::from(processor) + 1) };
}

/// Whether any DPC is queued or running.
fn busy(machine: &Machine) -> bool {
    machine
        .ledger
        .any(|kind| matches!(kind, Kind::Dpc { queued, running } if *queued || *running > 0))
}

/// Runs a queued DPC, unless it was removed meanwhile.
fn run(driver: u32, dpc: usize, arguments: [usize; 2]) {
    let due = machine::with(|machine| match state(machine, dpc) {
        Some((queued, running)) if *queued => {
            *queued = false;
            *running += 1;
            true
        }
        _ => false,
    });
    if !due {
        return;
    }
    // SAFETY: a queued DPC is resident memory of the driver (C-385), initialised by KeInitializeDpc.
    let routine: PKDEFERRED_ROUTINE = unsafe { access::load(dpc + offset_of!(KDPC, DeferredRoutine)) };
    // SAFETY: as above.
    let context: PVOID = unsafe { access::load(dpc + offset_of!(KDPC, DeferredContext)) };
    // SAFETY: as above.
    let target: u16 = unsafe { access::load(dpc + TARGET) };
    if let Some(routine) = routine {
        let [first, second] = arguments.map(std::ptr::with_exposed_provenance_mut);
        let pointer = std::ptr::with_exposed_provenance_mut(dpc);
        let outer = context::set_processor(target.checked_sub(1).map(u32::from));
        boundary::call(driver, Frame::Dpc, DISPATCH, || {
            // SAFETY: the routine and its arguments are those of the driver, called once for this insertion.
            unsafe { routine(pointer, context, first, second) }
        });
        context::set_processor(outer);
    }
    machine::with(|machine| {
        if let Some((_, running)) = state(machine, dpc) {
            *running -= 1;
        }
        machine.scheduler.wake(Wait::Dpcs);
    });
}

export! {
    /// Makes a DPC of the memory.
    fn KeInitializeDpc(Dpc: PRKDPC, DeferredRoutine: PKDEFERRED_ROUTINE, DeferredContext: PVOID) {
        let _call = machine::enter_quietly("KeInitializeDpc");
        let dpc = Dpc.expose_provenance();
        // SAFETY: the DPC is resident memory of the driver, by the contract of the function.
        unsafe { access::fill(dpc, 0, size_of::<KDPC>()) };
        // SAFETY: as above.
        unsafe { access::store(dpc + offset_of!(KDPC, DeferredRoutine), DeferredRoutine) };
        // SAFETY: as above.
        unsafe { access::store(dpc + offset_of!(KDPC, DeferredContext), DeferredContext) };
        machine::with(|machine| {
            let key = resident::dpc(dpc);
            if state(machine, dpc).is_some_and(|(queued, _)| *queued) {
                machine.report_about(contract!(385), &[key], "KeInitializeDpc was given a DPC that is queued");
            }
            machine.create_resident(key, Kind::Dpc { queued: false, running: 0 });
        });
    }

    /// Queues a DPC: its routine runs once, at DISPATCH_LEVEL. FALSE when it is queued already.
    fn KeInsertQueueDpc(Dpc: PRKDPC, SystemArgument1: PVOID, SystemArgument2: PVOID) -> BOOLEAN {
        let _call = machine::enter_quietly("KeInsertQueueDpc").handing_over();
        let dpc = Dpc.expose_provenance();
        let arguments = [SystemArgument1.expose_provenance(), SystemArgument2.expose_provenance()];
        machine::with(|machine| {
            BOOLEAN::from(insert(machine, dpc, arguments, context::driver()))
        })
    }

    /// Takes a DPC out of the queue. FALSE when it was not queued.
    fn KeRemoveQueueDpc(Dpc: PRKDPC) -> BOOLEAN {
        let _call = machine::enter_quietly("KeRemoveQueueDpc");
        let dpc = Dpc.expose_provenance();
        machine::with(|machine| {
            let removed = state(machine, dpc).is_some_and(|(queued, _)| std::mem::replace(queued, false));
            if removed {
                machine.note(resident::dpc(dpc), "removed");
                machine.scheduler.wake(Wait::Dpcs);
            }
            BOOLEAN::from(removed)
        })
    }

    /// Waits until every queued DPC has run.
    fn KeFlushQueuedDpcs() {
        let _call = machine::enter("KeFlushQueuedDpcs", Range::PASSIVE, contract!(385));
        if context::find(|frame| matches!(frame, Frame::Dpc).then_some(())).is_some() {
            machine::with(|machine| {
                machine.report(contract!(385), "KeFlushQueuedDpcs was called from a DPC, which would wait for itself");
            });
            return;
        }
        while machine::with(|machine| busy(machine)) {
            scheduler::block(machine::lock(), Wait::Dpcs, None);
        }
    }
}
