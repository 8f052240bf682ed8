//! What drivers ask of the system besides: notice of the shutdown, more stack, numbers that look random, priorities, and where their
//! image lies.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{
    DEVICE_OBJECT, LARGE_INTEGER, LONG, NTSTATUS, PDEVICE_OBJECT, PDRIVER_OBJECT, PUNICODE_STRING, PVOID,
    ULONG,
};

use super::string;
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// The flag of a device that is told of the shutdown.
const DO_SHUTDOWN_REGISTERED: u32 = 0x800;
/// The largest stack that can be asked for.
const MAXIMUM_EXPANSION_SIZE: u64 = 0x12000 - 0x800;
/// The priority of system threads when nothing else is said.
const SYSTEM_PRIORITY: LONG = 8;
/// Units of 100 ns in a tick of the clock: 15.625 ms.
const TICK: ULONG = 156_250;
/// The largest number that the generator gives is one less.
const LARGEST: u64 = 0x7FFF_FFFF;

/// Sets or takes the flag of a device.
fn mark(device: PDEVICE_OBJECT, registered: bool) {
    let at = device.expose_provenance() + offset_of!(DEVICE_OBJECT, Flags);
    // SAFETY: the device is one of the driver's, by the contract of both callers.
    let flags: u32 = unsafe { access::load(at) };
    let flags = if registered {
        flags | DO_SHUTDOWN_REGISTERED
    } else {
        flags & !DO_SHUTDOWN_REGISTERED
    };
    // SAFETY: as above.
    unsafe { access::store(at, flags) };
}

fn next(seed: u32) -> u32 {
    ((u64::from(seed) * 0x7FFF_FFED + 0x7FFF_FFC3) % LARGEST) as u32
}

/// The next number of the sequence, which is the next seed, too.
fn random(name: &'static str, seed: *mut ULONG) -> ULONG {
    let _call = machine::enter(name, Range::UP_TO_APC, contract!(382));
    let at = seed.expose_provenance();
    // SAFETY: the seed is readable, by the contract of both callers.
    let number = next(unsafe { access::load(at) });
    // SAFETY: the seed is writable, too.
    unsafe { access::store(at, number) };
    number
}

export_for_c! {
    /// Lets a device be told of the shutdown. This machine is never shut down; deleting the device takes the registration back.
    fn IoRegisterShutdownNotification(DeviceObject: PDEVICE_OBJECT) -> NTSTATUS {
        let _call = machine::enter("IoRegisterShutdownNotification", Range::PASSIVE, contract!(373));
        if let Some(status) = machine::with(|machine| machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES])) {
            return status;
        }
        mark(DeviceObject, true);
        sys::STATUS_SUCCESS
    }

    /// Takes the registration of a device back.
    fn IoUnregisterShutdownNotification(DeviceObject: PDEVICE_OBJECT) {
        let _call = machine::enter("IoUnregisterShutdownNotification", Range::PASSIVE, contract!(373));
        mark(DeviceObject, false);
    }

    /// Calls a routine with at least so many bytes of stack, which every simulated thread has.
    fn KeExpandKernelStackAndCallout(
        Callout: Option<unsafe extern "system" fn(PVOID)>,
        Parameter: PVOID,
        Size: u64,
    ) -> NTSTATUS {
        let _call = machine::enter("KeExpandKernelStackAndCallout", Range::UP_TO_DISPATCH, contract!(382));
        if let Some(status) = machine::with(|machine| machine.fault(&[sys::STATUS_NO_MEMORY])) {
            return status;
        }
        match Callout {
            Some(callout) if Size <= MAXIMUM_EXPANSION_SIZE => {
                // SAFETY: the routine and its argument are those of the caller.
                unsafe { callout(Parameter) };
                sys::STATUS_SUCCESS
            }
            _ => sys::STATUS_INVALID_PARAMETER,
        }
    }

    /// A number below 2^31 - 1, which the seed alone decides.
    fn RtlRandomEx(Seed: *mut ULONG) -> ULONG {
        random("RtlRandomEx", Seed)
    }

    /// As `RtlRandomEx`.
    fn RtlRandom(Seed: *mut ULONG) -> ULONG {
        random("RtlRandom", Seed)
    }

    /// Sets the priority of a thread; the old one is returned. The seed schedules the threads here, whatever their priorities.
    fn KeSetPriorityThread(_Thread: PVOID, _Priority: LONG) -> LONG {
        let _call = machine::enter("KeSetPriorityThread", Range::UP_TO_DISPATCH, contract!(382));
        SYSTEM_PRIORITY
    }

    /// Changes the priority of a thread within its class; the old change is returned. As for `KeSetPriorityThread`.
    fn KeSetBasePriorityThread(_Thread: PVOID, _Increment: LONG) -> LONG {
        let _call = machine::enter("KeSetBasePriorityThread", Range::UP_TO_APC, contract!(382));
        0
    }

    /// A system time as local time, which is the same: the machine is at Greenwich.
    fn ExSystemTimeToLocalTime(SystemTime: *const LARGE_INTEGER, LocalTime: *mut LARGE_INTEGER) {
        let _call = machine::enter_quietly("ExSystemTimeToLocalTime");
        // SAFETY: the time is readable, by the contract of the function.
        let time: LARGE_INTEGER = unsafe { access::load(SystemTime.expose_provenance()) };
        // SAFETY: the out pointer is writable.
        unsafe { access::store(LocalTime.expose_provenance(), time) };
    }

    /// A local time as system time, which is the same.
    fn ExLocalTimeToSystemTime(LocalTime: *const LARGE_INTEGER, SystemTime: *mut LARGE_INTEGER) {
        let _call = machine::enter_quietly("ExLocalTimeToSystemTime");
        // SAFETY: the time is readable, by the contract of the function.
        let time: LARGE_INTEGER = unsafe { access::load(LocalTime.expose_provenance()) };
        // SAFETY: the out pointer is writable.
        unsafe { access::store(SystemTime.expose_provenance(), time) };
    }

    /// How many units of 100 ns the system time advances by with each tick of the clock.
    fn KeQueryTimeIncrement() -> ULONG {
        TICK
    }

    /// The path of the image of a driver, in a buffer that `ExFreePool` frees.
    fn IoQueryFullDriverPath(_DriverObject: PDRIVER_OBJECT, FullPath: PUNICODE_STRING) -> NTSTATUS {
        let _call = machine::enter("IoQueryFullDriverPath", Range::PASSIVE, contract!(373));
        if let Some(status) = machine::with(|machine| machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES])) {
            return status;
        }
        let path = r"\??\C:\Windows\System32\drivers\simulated.sys";
        string::give(FullPath, &path.encode_utf16().collect::<Vec<_>>(), true, true)
    }

    /// Sets something of a thread: its priority and the like. The seed schedules the threads here, whatever their priorities.
    fn ZwSetInformationThread(
        ThreadHandle: sys::HANDLE,
        _ThreadInformationClass: u32,
        _ThreadInformation: PVOID,
        _ThreadInformationLength: ULONG,
    ) -> NTSTATUS {
        let _call = machine::enter("ZwSetInformationThread", Range::PASSIVE, contract!(377));
        let handle = ThreadHandle.expose_provenance();
        machine::with(|machine| {
            let kind = machine.ledger.get(handle).map(|object| &object.kind);
            match kind {
                Some(Kind::ThreadHandle { .. }) => sys::STATUS_SUCCESS,
                // The pseudo handle of the current thread.
                None if handle == usize::MAX - 1 => sys::STATUS_SUCCESS,
                Some(_) => sys::STATUS_OBJECT_TYPE_MISMATCH,
                None => sys::STATUS_INVALID_HANDLE,
            }
        })
    }
}
