//! Waiting for several objects.

use fwps_sys as sys;
use sys::{
    BOOLEAN, KPROCESSOR_MODE, KWAIT_REASON, NTSTATUS, PKWAIT_BLOCK, PLARGE_INTEGER, PVOID, ULONG, WAIT_TYPE,
};

use super::{dispatcher, mutex};
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::scheduler::{self, Wait};
use crate::verify::contract::contract;

/// How many objects a wait may have without an array of wait blocks.
const THREAD_WAIT_OBJECTS: usize = 3;

/// Takes the signal of one object, or of all; its index is returned. All or none: no signal is taken in vain.
fn take(objects: &[usize], all: bool) -> Option<usize> {
    if !all {
        return objects.iter().position(|object| dispatcher::take_signal(*object));
    }
    if !objects.iter().all(|object| mutex::is_available(*object)) {
        return None;
    }
    for object in objects {
        dispatcher::take_signal(*object);
    }
    Some(0)
}

export! {
    /// Waits for one of several objects, or for all of them.
    fn KeWaitForMultipleObjects(
        Count: ULONG,
        Object: *mut PVOID,
        WaitType: WAIT_TYPE,
        _WaitReason: KWAIT_REASON,
        _WaitMode: KPROCESSOR_MODE,
        _Alertable: BOOLEAN,
        Timeout: PLARGE_INTEGER,
        WaitBlockArray: PKWAIT_BLOCK,
    ) -> NTSTATUS {
        let _call = machine::enter("KeWaitForMultipleObjects", Range::UP_TO_DISPATCH, contract!(382));
        let count = Count as usize;
        let limit = if WaitBlockArray.is_null() { THREAD_WAIT_OBJECTS } else { sys::MAXIMUM_WAIT_OBJECTS as usize };
        if count == 0 || count > limit {
            let text = format!("KeWaitForMultipleObjects was given {count} objects; at least 1 and at most {limit} are possible");
            machine::bug_check(contract!(382), &[], text);
        }
        let first = Object.expose_provenance();
        let objects: Vec<usize> = (0..count)
            .map(|index| {
                // SAFETY: the array has `Count` pointers, by the contract of the function.
                unsafe { access::load(first + index * size_of::<PVOID>()) }
            })
            .collect();
        let (now, deadline) = machine::with(|machine| (machine.clock, dispatcher::deadline(machine, Timeout)));
        if deadline.is_none_or(|deadline| deadline > now) {
            dispatcher::check_wait("KeWaitForMultipleObjects");
        }
        loop {
            if let Some(index) = take(&objects, WaitType == sys::WaitAll) {
                return sys::STATUS_WAIT_0 + index as NTSTATUS;
            }
            let guard = machine::lock();
            let now = guard.as_ref().map_or(0, |machine| machine.clock);
            if deadline.is_some_and(|deadline| deadline <= now) {
                return sys::STATUS_TIMEOUT;
            }
            scheduler::block(guard, Wait::Objects, deadline);
        }
    }
}
