//! Events and waits.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{
    BOOLEAN, DISPATCHER_HEADER, EVENT_TYPE, KPRIORITY, KPROCESSOR_MODE, KWAIT_REASON, LONG, NTSTATUS,
    PLARGE_INTEGER, PRKEVENT, PVOID,
};

use super::{mutex, time};
use crate::context;
use crate::export::export;
use crate::kernel::held_lock;
use crate::kernel::irql::{APC, Range};
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::scheduler::{self, Wait};
use crate::verify::contract::contract;

/// The type bytes of synchronization events and timers, which let one waiter through for each signal.
const ONE_WAITER: [u8; 2] = [1, 9];

/// Writes the header of a dispatcher object.
pub(crate) fn initialise(address: usize, kind: u8, signalled: bool) {
    // SAFETY: the object is resident memory of a driver or of the simulator with room for its header.
    unsafe { access::fill(address, 0, size_of::<DISPATCHER_HEADER>()) };
    // SAFETY: as above; the type is the first byte.
    unsafe { access::store(address, kind) };
    set_signal(address, i32::from(signalled));
}

pub(super) fn signal(address: usize) -> i32 {
    // SAFETY: the object is an initialised dispatcher object, by the contract of every function over them.
    unsafe { access::load(address + offset_of!(DISPATCHER_HEADER, SignalState)) }
}

pub(crate) fn set_signal(address: usize, value: i32) {
    // SAFETY: as for `signal`.
    unsafe { access::store(address + offset_of!(DISPATCHER_HEADER, SignalState), value) }
}

/// Takes the signal of an object, if it has one.
pub(super) fn take_signal(address: usize) -> bool {
    if !mutex::is_available(address) {
        return false;
    }
    if mutex::take(address) {
        return true;
    }
    // SAFETY: as for `signal`; the type is the first byte.
    if ONE_WAITER.contains(&unsafe { access::load::<u8>(address) }) {
        set_signal(address, 0);
    }
    true
}

/// When a wait ends that begins now.
pub(super) fn deadline(machine: &Machine, timeout: PLARGE_INTEGER) -> Option<u64> {
    if timeout.is_null() {
        return None;
    }
    // SAFETY: a timeout that is not null is a LARGE_INTEGER, by the contract of the wait functions.
    let value: i64 = unsafe { access::load(timeout.expose_provenance()) };
    Some(time::moment(machine.clock, value))
}

pub(super) fn check_wait(name: &str) {
    if context::irql() > APC {
        machine::bug_check(
            contract!(382),
            &[],
            format!("{name} was asked to wait at DISPATCH_LEVEL"),
        );
    }
    let inside = context::find(|frame| match frame {
        context::Frame::Classify(_)
        | context::Frame::Completion { .. }
        | context::Frame::FlowDelete { .. } => Some(frame.name()),
        _ => None,
    });
    if let Some(inside) = inside {
        let contract = match inside {
            "classifyFn" => contract!(147),
            "flowDeleteFn" => contract!(206),
            _ => contract!(17),
        };
        machine::with(|machine| {
            machine.report(contract, format!("{name} was asked to wait inside {inside}"));
        });
    }
    if held_lock::locks_held() > 0 {
        machine::with(|machine| {
            machine.report(
                contract!(381),
                format!("{name} was asked to wait with a spin lock held"),
            );
        });
    }
}

/// Waits until the object is signalled, or until the deadline.
pub(super) fn wait(object: usize, deadline: Option<u64>) -> NTSTATUS {
    loop {
        if take_signal(object) {
            return sys::STATUS_SUCCESS;
        }
        let guard = machine::lock();
        let now = guard.as_ref().map_or(0, |machine| machine.clock);
        if deadline.is_some_and(|deadline| deadline <= now) {
            return sys::STATUS_TIMEOUT;
        }
        scheduler::block(guard, Wait::Object(object), deadline);
    }
}

export! {
    /// Makes an event of the memory.
    fn KeInitializeEvent(Event: PRKEVENT, Type: EVENT_TYPE, State: BOOLEAN) {
        initialise(Event.expose_provenance(), Type as u8, State != 0);
    }

    /// Signals an event. The previous state is returned.
    fn KeSetEvent(Event: PRKEVENT, _Increment: KPRIORITY, Wait: BOOLEAN) -> LONG {
        let max = if Wait != 0 { Range::UP_TO_APC } else { Range::UP_TO_DISPATCH };
        let _call = machine::enter("KeSetEvent", max, contract!(382)).handing_over();
        let address = Event.expose_provenance();
        machine::with(|machine| {
            let before = signal(address);
            set_signal(address, 1);
            machine.scheduler.wake(crate::scheduler::Wait::Object(address));
            before
        })
    }

    /// Takes the signal from an event. The previous state is returned.
    fn KeResetEvent(Event: PRKEVENT) -> LONG {
        let _call = machine::enter("KeResetEvent", Range::UP_TO_DISPATCH, contract!(382));
        let before = signal(Event.expose_provenance());
        set_signal(Event.expose_provenance(), 0);
        before
    }

    /// Takes the signal from an event.
    fn KeClearEvent(Event: PRKEVENT) {
        let _call = machine::enter("KeClearEvent", Range::UP_TO_DISPATCH, contract!(382));
        set_signal(Event.expose_provenance(), 0);
    }

    /// Whether an event is signalled.
    fn KeReadStateEvent(Event: PRKEVENT) -> LONG {
        let _call = machine::enter("KeReadStateEvent", Range::UP_TO_DISPATCH, contract!(382));
        signal(Event.expose_provenance())
    }

    /// Waits for an event or a thread.
    fn KeWaitForSingleObject(
        Object: PVOID,
        _WaitReason: KWAIT_REASON,
        _WaitMode: KPROCESSOR_MODE,
        _Alertable: BOOLEAN,
        Timeout: PLARGE_INTEGER,
    ) -> NTSTATUS {
        let _call = machine::enter("KeWaitForSingleObject", Range::UP_TO_DISPATCH, contract!(382));
        let address = Object.expose_provenance();
        let now = machine::with(|machine| machine.clock);
        let deadline = machine::with(|machine| deadline(machine, Timeout));
        if deadline.is_none_or(|deadline| deadline > now) {
            check_wait("KeWaitForSingleObject");
        }
        wait(address, deadline)
    }

    /// Lets time pass.
    fn KeDelayExecutionThread(_WaitMode: KPROCESSOR_MODE, _Alertable: BOOLEAN, Interval: PLARGE_INTEGER) -> NTSTATUS {
        let _call = machine::enter("KeDelayExecutionThread", Range::UP_TO_DISPATCH, contract!(382));
        check_wait("KeDelayExecutionThread");
        let deadline = machine::with(|machine| deadline(machine, Interval));
        scheduler::block(machine::lock(), Wait::Time, Some(deadline.unwrap_or(0)));
        sys::STATUS_SUCCESS
    }
}
