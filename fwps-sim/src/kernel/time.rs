//! The time, and the processors.

use fwps_sys as sys;
use sys::{
    LARGE_INTEGER, NTSTATUS, PKDPC, PLARGE_INTEGER, PPROCESSOR_NUMBER, PROCESSOR_NUMBER, PULONG64, ULONG,
    ULONG64, USHORT,
};

use super::dpc;
use crate::context;
use crate::export::{export, export_for_c};
use crate::machine;
use crate::memory::access;

/// The system time at which the machine starts: the first of January 2024, in units of 100 ns since 1601.
pub(super) const START: u64 = 133_485_408_000_000_000;

/// How often the performance counter counts in a second.
const FREQUENCY: i64 = 10_000_000;

/// How many processors the machine has.
pub(super) const PROCESSORS: u32 = 4;

/// The same as a mask.
const MASK: u64 = (1 << PROCESSORS) - 1;

/// The moment on the machine's clock that a driver means: negative times are relative, others are system times.
pub(super) fn moment(clock: u64, value: i64) -> u64 {
    if value < 0 {
        clock.saturating_add(value.unsigned_abs())
    } else {
        (value as u64).saturating_sub(START)
    }
}

/// What the clock says. Each look takes a moment, so that a driver that waits in a loop comes to its end.
fn look() -> u64 {
    machine::with(|machine| {
        machine.clock += 1;
        machine.clock
    })
}

/// The number of the processor that this thread runs on.
fn processor() -> u32 {
    context::processor().unwrap_or(context::thread() as u32 % PROCESSORS)
}

export! {
    /// The system time in units of 100 ns.
    fn KeQuerySystemTimePrecise(CurrentTime: PLARGE_INTEGER) {
        let _call = machine::enter_quietly("KeQuerySystemTimePrecise");
        let now = START + look();
        // SAFETY: the out pointer is writable by the contract of the function.
        unsafe { access::store(CurrentTime.expose_provenance(), now) };
    }

    /// The time since the start in units of 100 ns, with the performance counter of the same moment.
    fn KeQueryInterruptTimePrecise(QpcTimeStamp: PULONG64) -> ULONG64 {
        let _call = machine::enter_quietly("KeQueryInterruptTimePrecise");
        let now = look();
        // SAFETY: as above.
        unsafe { access::store(QpcTimeStamp.expose_provenance(), now) };
        now
    }

    /// The performance counter, and its frequency.
    fn KeQueryPerformanceCounter(PerformanceFrequency: PLARGE_INTEGER) -> LARGE_INTEGER {
        let _call = machine::enter_quietly("KeQueryPerformanceCounter");
        if !PerformanceFrequency.is_null() {
            // SAFETY: an out pointer that is not null is writable by the contract of the function.
            unsafe { access::store(PerformanceFrequency.expose_provenance(), FREQUENCY) };
        }
        LARGE_INTEGER { QuadPart: look() as i64 }
    }

    /// The processor that this thread runs on.
    fn KeGetCurrentProcessorNumberEx(ProcNumber: PPROCESSOR_NUMBER) -> ULONG {
        let _call = machine::enter_quietly("KeGetCurrentProcessorNumberEx");
        let number = processor();
        if !ProcNumber.is_null() {
            let value = PROCESSOR_NUMBER { Group: 0, Number: number as u8, Reserved: 0 };
            // SAFETY: an out pointer that is not null is writable by the contract of the function.
            unsafe { access::store(ProcNumber.expose_provenance(), value) };
        }
        number
    }

    /// How many processors a group has, or all groups together. There is one group.
    fn KeQueryActiveProcessorCountEx(GroupNumber: USHORT) -> ULONG {
        let _call = machine::enter_quietly("KeQueryActiveProcessorCountEx");
        match u32::from(GroupNumber) {
            0 | sys::ALL_PROCESSOR_GROUPS => PROCESSORS,
            _ => 0,
        }
    }

    /// Says on which processor a DPC is to run.
    fn KeSetTargetProcessorDpcEx(Dpc: PKDPC, ProcNumber: PPROCESSOR_NUMBER) -> NTSTATUS {
        let _call = machine::enter_quietly("KeSetTargetProcessorDpcEx");
        // SAFETY: the processor number is readable by the contract of the function.
        let number: PROCESSOR_NUMBER = unsafe { access::load(ProcNumber.expose_provenance()) };
        if number.Group != 0 || u32::from(number.Number) >= PROCESSORS || number.Reserved != 0 {
            return sys::STATUS_INVALID_PARAMETER;
        }
        dpc::set_target(Dpc.expose_provenance(), number.Number);
        sys::STATUS_SUCCESS
    }
}

export_for_c! {
    /// The time since the start in units of 100 ns, without the time that the machine slept, which it never does.
    fn KeQueryUnbiasedInterruptTime() -> ULONG64 {
        let _call = machine::enter_quietly("KeQueryUnbiasedInterruptTime");
        look()
    }

    /// As `KeQueryUnbiasedInterruptTime`, with the performance counter of the same moment.
    fn KeQueryUnbiasedInterruptTimePrecise(QpcTimeStamp: PULONG64) -> ULONG64 {
        let _call = machine::enter_quietly("KeQueryUnbiasedInterruptTimePrecise");
        let now = look();
        // SAFETY: the out pointer is writable by the contract of the function.
        unsafe { access::store(QpcTimeStamp.expose_provenance(), now) };
        now
    }

    /// Which processors there are, as a mask, and how many.
    fn KeQueryActiveProcessorCount(ActiveProcessors: *mut u64) -> ULONG {
        let _call = machine::enter_quietly("KeQueryActiveProcessorCount");
        if !ActiveProcessors.is_null() {
            // SAFETY: an out pointer that is not null is writable by the contract of the function.
            unsafe { access::store(ActiveProcessors.expose_provenance(), MASK) };
        }
        PROCESSORS
    }

    /// Which processors there are, as a mask.
    fn KeQueryActiveProcessors() -> u64 {
        MASK
    }

    /// How many processors there can be at most, those that could be added included.
    fn KeQueryMaximumProcessorCount() -> ULONG {
        PROCESSORS
    }

    /// How many processors a group, or all groups together, can have at most.
    fn KeQueryMaximumProcessorCountEx(GroupNumber: USHORT) -> ULONG {
        match u32::from(GroupNumber) {
            0 | sys::ALL_PROCESSOR_GROUPS => PROCESSORS,
            _ => 0,
        }
    }

    /// How many groups of processors there are.
    fn KeQueryActiveGroupCount() -> USHORT {
        1
    }

    /// The group and the number of the processor with an index.
    fn KeGetProcessorNumberFromIndex(ProcIndex: ULONG, ProcNumber: PPROCESSOR_NUMBER) -> NTSTATUS {
        if ProcIndex >= PROCESSORS {
            return sys::STATUS_INVALID_PARAMETER;
        }
        let number = PROCESSOR_NUMBER { Group: 0, Number: ProcIndex as u8, Reserved: 0 };
        // SAFETY: the out pointer is writable by the contract of the function.
        unsafe { access::store(ProcNumber.expose_provenance(), number) };
        sys::STATUS_SUCCESS
    }

    /// The index of the processor with a group and a number; all ones when there is none.
    fn KeGetProcessorIndexFromNumber(ProcNumber: PPROCESSOR_NUMBER) -> ULONG {
        // SAFETY: the number is readable by the contract of the function.
        let number: PROCESSOR_NUMBER = unsafe { access::load(ProcNumber.expose_provenance()) };
        let index = u32::from(number.Number);
        if number.Group == 0 && index < PROCESSORS { index } else { ULONG::MAX }
    }
}
