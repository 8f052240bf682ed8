//! A control device: what it does with its requests is chosen by the control code, right or wrong.

use std::mem::offset_of;
use std::sync::atomic::{AtomicU32, Ordering};

use fwps_sim::{Driver, LoadError, Sim};
use fwps_sys as sys;
use sys::{IO_CSQ, IRP, KSPIN_LOCK, LIST_ENTRY, NTSTATUS, PDEVICE_OBJECT, PIRP, PVOID};

use crate::kept::keep;

pub(crate) const NAME: &str = r"\Device\Control";
pub(crate) const LINK: &str = r"\DosDevices\Control";

/// The control code of function `number`.
pub(crate) const fn code(number: u32, method: u32) -> u32 {
    sys::FILE_DEVICE_NETWORK << 16 | number << 2 | method
}

/// Answers with the input, each byte plus one.
pub(crate) const REVERSE: u32 = 0x801;
/// Waits in the queue until [`RELEASE`].
pub(crate) const QUEUE: u32 = 0x802;
/// Completes what is in the queue.
pub(crate) const RELEASE: u32 = 0x803;
/// Tells the process that asks.
pub(crate) const WHO: u32 = 0x804;
/// Waits by a cancel routine of the driver's own.
pub(crate) const OWN_CANCEL: u32 = 0x805;

/// What breaks a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum Bug {
    CompletedTwice = 0x901,
    PendingNotMarked,
    MarkedNotPending,
    NeitherCompletedNorPending,
    OtherStatus,
    CompletedAsPending,
    TooManyBytes,
    CompletedUnderLock,
    CancelRoutineLeft,
    WrittenAfterwards,
    PendingForEver,
    CancelLockKept,
}

/// The extension of the device.
#[repr(C)]
struct Extension {
    csq: IO_CSQ,
    lock: KSPIN_LOCK,
    queue: LIST_ENTRY,
}

pub(crate) static CREATED: AtomicU32 = AtomicU32::new(0);
pub(crate) static CLEANED: AtomicU32 = AtomicU32::new(0);
pub(crate) static CLOSED: AtomicU32 = AtomicU32::new(0);

const ENTRY: usize = offset_of!(IRP, Tail.Overlay.__bindgen_anon_2.ListEntry);

fn extension(csq: *mut IO_CSQ) -> *mut Extension {
    csq.cast()
}

unsafe extern "system" fn insert(csq: *mut IO_CSQ, irp: PIRP) {
    unsafe { sys::InsertTailList(&raw mut (*extension(csq)).queue, irp.byte_add(ENTRY).cast()) };
}

unsafe extern "system" fn remove(_csq: *mut IO_CSQ, irp: PIRP) {
    unsafe { sys::RemoveEntryList(irp.byte_add(ENTRY).cast()) };
}

unsafe extern "system" fn peek(csq: *mut IO_CSQ, irp: PIRP, _context: PVOID) -> PIRP {
    unsafe {
        let head = &raw mut (*extension(csq)).queue;
        let from = if irp.is_null() {
            head
        } else {
            irp.byte_add(ENTRY).cast()
        };
        let next = (*from).Flink;
        if next == head {
            std::ptr::null_mut()
        } else {
            next.byte_sub(ENTRY).cast()
        }
    }
}

unsafe extern "system" fn acquire(csq: *mut IO_CSQ, irql: *mut u8) {
    unsafe { *irql = sys::KeAcquireSpinLockRaiseToDpc(&raw mut (*extension(csq)).lock) };
}

unsafe extern "system" fn release(csq: *mut IO_CSQ, irql: u8) {
    unsafe { sys::KeReleaseSpinLock(&raw mut (*extension(csq)).lock, irql) };
}

unsafe extern "system" fn complete_cancelled(_csq: *mut IO_CSQ, irp: PIRP) {
    complete(irp, sys::STATUS_CANCELLED, 0);
}

unsafe extern "system" fn cancel(_device: PDEVICE_OBJECT, irp: PIRP) {
    unsafe { sys::IoReleaseCancelSpinLock((*irp).CancelIrql) };
    complete(irp, sys::STATUS_CANCELLED, 0);
}

unsafe extern "system" fn cancel_and_keep(_device: PDEVICE_OBJECT, irp: PIRP) {
    complete(irp, sys::STATUS_CANCELLED, 0);
}

fn set(irp: PIRP, status: NTSTATUS, information: u64) {
    unsafe {
        (*irp).IoStatus.__bindgen_anon_1.Status = status;
        (*irp).IoStatus.Information = information;
    }
}

fn complete(irp: PIRP, status: NTSTATUS, information: u64) -> NTSTATUS {
    set(irp, status, information);
    unsafe { sys::IoCompleteRequest(irp, 0) };
    status
}

unsafe extern "system" fn create_or_close(_device: PDEVICE_OBJECT, irp: PIRP) -> NTSTATUS {
    let major = unsafe { (*sys::IoGetCurrentIrpStackLocation(irp)).MajorFunction };
    let counter = match u32::from(major) {
        sys::IRP_MJ_CREATE => &CREATED,
        sys::IRP_MJ_CLEANUP => &CLEANED,
        _ => &CLOSED,
    };
    counter.fetch_add(1, Ordering::SeqCst);
    complete(irp, sys::STATUS_SUCCESS, 0)
}

unsafe extern "system" fn control(device: PDEVICE_OBJECT, irp: PIRP) -> NTSTATUS {
    let extension: *mut Extension = unsafe { (*device).DeviceExtension.cast() };
    let parameters = unsafe {
        (*sys::IoGetCurrentIrpStackLocation(irp))
            .Parameters
            .DeviceIoControl
    };
    let csq = extension.cast();
    match parameters.IoControlCode >> 2 & 0xFFF {
        REVERSE => reverse(irp, &parameters),
        QUEUE => unsafe {
            sys::IoCsqInsertIrp(csq, irp, std::ptr::null_mut());
            sys::STATUS_PENDING
        },
        RELEASE => unsafe {
            let mut count = 0;
            loop {
                let next = sys::IoCsqRemoveNextIrp(csq, std::ptr::null_mut());
                if next.is_null() {
                    break;
                }
                count += 1;
                let buffer: *mut u8 = (*next).AssociatedIrp.SystemBuffer.cast();
                *buffer = count;
                complete(next, sys::STATUS_SUCCESS, 1);
            }
            complete(irp, sys::STATUS_SUCCESS, 0)
        },
        WHO => unsafe {
            let process = sys::PsGetCurrentProcessId().addr() as u32;
            (*irp)
                .AssociatedIrp
                .SystemBuffer
                .cast::<u32>()
                .write_unaligned(process);
            complete(irp, sys::STATUS_SUCCESS, 4)
        },
        OWN_CANCEL => unsafe {
            sys::IoMarkIrpPending(irp);
            sys::IoSetCancelRoutine(irp, Some(cancel));
            sys::STATUS_PENDING
        },
        number => broken(number, extension, irp),
    }
}

/// Answers with every byte plus one, wherever the buffers are.
fn reverse(irp: PIRP, parameters: &sys::_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_17) -> NTSTATUS {
    let length = parameters.InputBufferLength.min(parameters.OutputBufferLength) as usize;
    if length == 0 {
        return complete(irp, sys::STATUS_SUCCESS, 0);
    }
    let (input, output): (*const u8, *mut u8) = unsafe {
        let system = (*irp).AssociatedIrp.SystemBuffer.cast::<u8>();
        match parameters.IoControlCode & 3 {
            sys::METHOD_BUFFERED => (system, system),
            sys::METHOD_NEITHER => (parameters.Type3InputBuffer.cast(), (*irp).UserBuffer.cast()),
            _ => (
                system,
                sys::MmGetSystemAddressForMdlSafe((*irp).MdlAddress, 16).cast(),
            ),
        }
    };
    if input.is_null() || output.is_null() {
        return complete(irp, sys::STATUS_INSUFFICIENT_RESOURCES, 0);
    }
    for index in 0..length {
        unsafe { *output.add(index) = (*input.add(index)).wrapping_add(1) };
    }
    complete(irp, sys::STATUS_SUCCESS, length as u64)
}

fn broken(number: u32, extension: *mut Extension, irp: PIRP) -> NTSTATUS {
    let is = |bug: Bug| number == bug as u32;
    unsafe {
        if is(Bug::CompletedTwice) {
            complete(irp, sys::STATUS_SUCCESS, 0);
            sys::IoCompleteRequest(irp, 0);
        } else if is(Bug::PendingNotMarked) {
            complete(irp, sys::STATUS_SUCCESS, 0);
            return sys::STATUS_PENDING;
        } else if is(Bug::MarkedNotPending) {
            sys::IoMarkIrpPending(irp);
            return complete(irp, sys::STATUS_SUCCESS, 0);
        } else if is(Bug::NeitherCompletedNorPending) {
            set(irp, sys::STATUS_SUCCESS, 0);
        } else if is(Bug::OtherStatus) {
            complete(irp, sys::STATUS_INVALID_PARAMETER, 0);
        } else if is(Bug::CompletedAsPending) {
            sys::IoMarkIrpPending(irp);
            return complete(irp, sys::STATUS_PENDING, 0);
        } else if is(Bug::TooManyBytes) {
            complete(irp, sys::STATUS_SUCCESS, 100);
        } else if is(Bug::CompletedUnderLock) {
            let old = sys::KeAcquireSpinLockRaiseToDpc(&raw mut (*extension).lock);
            complete(irp, sys::STATUS_SUCCESS, 0);
            sys::KeReleaseSpinLock(&raw mut (*extension).lock, old);
        } else if is(Bug::CancelRoutineLeft) {
            sys::IoSetCancelRoutine(irp, Some(cancel));
            complete(irp, sys::STATUS_SUCCESS, 0);
        } else if is(Bug::WrittenAfterwards) {
            complete(irp, sys::STATUS_SUCCESS, 0);
            set(irp, sys::STATUS_SUCCESS, 1);
        } else if is(Bug::PendingForEver) {
            sys::IoMarkIrpPending(irp);
            return sys::STATUS_PENDING;
        } else if is(Bug::CancelLockKept) {
            sys::IoMarkIrpPending(irp);
            sys::IoSetCancelRoutine(irp, Some(cancel_and_keep));
            return sys::STATUS_PENDING;
        } else {
            return complete(irp, sys::STATUS_INVALID_DEVICE_REQUEST, 0);
        }
    }
    sys::STATUS_SUCCESS
}

/// A counted string over text with a zero at its end.
pub(crate) fn string(text: &'static [u16]) -> sys::UNICODE_STRING {
    unsafe {
        let mut string = std::mem::zeroed();
        sys::RtlInitUnicodeString(&raw mut string, text.as_ptr());
        string
    }
}

/// UTF-16 text with a zero at its end, for as long as the process lives.
pub(crate) fn wide(text: &str) -> &'static [u16] {
    let text: Vec<u16> = text.encode_utf16().chain([0]).collect();
    // SAFETY: kept until the process ends.
    unsafe { &*keep(text.into_boxed_slice()) }
}

unsafe extern "system" fn unload(driver: *mut sys::DRIVER_OBJECT) {
    let mut link = string(wide(LINK));
    unsafe {
        assert_eq!(sys::IoDeleteSymbolicLink(&raw mut link), sys::STATUS_SUCCESS);
        sys::IoDeleteDevice((*driver).DeviceObject);
    }
}

unsafe extern "system" fn entry(
    driver: *mut sys::DRIVER_OBJECT,
    _path: *mut sys::UNICODE_STRING,
) -> NTSTATUS {
    let (mut name, mut link) = (string(wide(NAME)), string(wide(LINK)));
    unsafe {
        let mut device = std::ptr::null_mut();
        let size = size_of::<Extension>() as u32;
        let status = sys::IoCreateDevice(
            driver,
            size,
            &raw mut name,
            sys::FILE_DEVICE_NETWORK,
            0,
            0,
            &raw mut device,
        );
        if status < 0 {
            return status;
        }
        let status = sys::IoCreateSymbolicLink(&raw mut link, &raw mut name);
        if status < 0 {
            sys::IoDeleteDevice(device);
            return status;
        }
        let extension: *mut Extension = (*device).DeviceExtension.cast();
        sys::KeInitializeSpinLock(&raw mut (*extension).lock);
        sys::InitializeListHead(&raw mut (*extension).queue);
        sys::IoCsqInitialize(
            &raw mut (*extension).csq,
            Some(insert),
            Some(remove),
            Some(peek),
            Some(acquire),
            Some(release),
            Some(complete_cancelled),
        );
        for major in [sys::IRP_MJ_CREATE, sys::IRP_MJ_CLEANUP, sys::IRP_MJ_CLOSE] {
            (*driver).MajorFunction[major as usize] = Some(create_or_close);
        }
        (*driver).MajorFunction[sys::IRP_MJ_DEVICE_CONTROL as usize] = Some(control);
        (*driver).DriverUnload = Some(unload);
    }
    sys::STATUS_SUCCESS
}

/// Loads the driver of the device.
pub(crate) fn load(sim: &mut Sim) -> Driver {
    try_load(sim).expect("it loads")
}

/// As [`load`], where it may be refused something.
pub(crate) fn try_load(sim: &mut Sim) -> Result<Driver, LoadError> {
    sim.load(entry)
}
