//! Handles of processes, and what the system tells about one and about all.

use fwps_sys as sys;
use sys::{
    ACCESS_MASK, HANDLE, KPROCESSOR_MODE, NTSTATUS, POBJECT_TYPE, PULONG, PVOID, ULONG, UNICODE_STRING,
};

use super::object::KernelObject;
use super::object_type;
use super::process::{self, SYSTEM};
use crate::context;
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::verify::contract::{Contract, contract};
use crate::verify::ledger::Kind;

/// Not among the statuses of the bindings.
const STATUS_INVALID_INFO_CLASS: NTSTATUS = 0xC000_0003_u32 as NTSTATUS;

/// The pseudo handle of the current process.
const CURRENT: usize = usize::MAX;

/// What can be asked about a process.
const BASIC: u32 = 0;
const SESSION: u32 = 24;
const IMAGE_FILE_NAME: u32 = 27;
const IMAGE_FILE_NAME_WIN32: u32 = 43;

/// What can be asked about the system: its processes. Where the members are, and how many bytes one has without threads.
const PROCESSES: u32 = 5;
const NAME: usize = 56;
const ID: usize = 80;
const PARENT: usize = 88;
const ENTRY: usize = 256;

/// A counted string with its text behind it.
fn counted(at: usize, text: &str) -> (Vec<u8>, UNICODE_STRING) {
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let string = UNICODE_STRING {
        Length: bytes.len() as u16,
        MaximumLength: bytes.len() as u16 + 2,
        Buffer: std::ptr::with_exposed_provenance_mut(at),
    };
    (bytes, string)
}

/// Says how much there is, and whether it has room.
fn room(needed: usize, length: ULONG, returned: PULONG) -> bool {
    if !returned.is_null() {
        // SAFETY: the out pointer is writable by the contract of both callers.
        unsafe { access::store(returned.expose_provenance(), needed as u32) };
    }
    needed <= length as usize
}

/// The id of the process behind a handle.
fn id_of_handle(machine: &Machine, handle: usize) -> Option<usize> {
    if handle == CURRENT {
        return Some(context::process());
    }
    match machine.ledger.get(handle).map(|object| &object.kind) {
        Some(Kind::Kernel(KernelObject::ProcessHandle { id })) => Some(*id),
        _ => None,
    }
}

fn query_path(path: &str, at: usize, length: ULONG, returned: PULONG) -> NTSTATUS {
    let start = at + size_of::<UNICODE_STRING>();
    let (bytes, string) = counted(start, path);
    if !room(size_of::<UNICODE_STRING>() + bytes.len() + 2, length, returned) {
        return sys::STATUS_INFO_LENGTH_MISMATCH;
    }
    // SAFETY: the buffer has `length` bytes, which is enough.
    unsafe { access::store(at, string) };
    // SAFETY: as above.
    unsafe { access::write(start, &bytes) };
    // SAFETY: as above.
    unsafe { access::store(start + bytes.len(), 0_u16) };
    sys::STATUS_SUCCESS
}

export_for_c! {
    /// Opens a handle of an object that the driver has a pointer to: a process, or a thread.
    fn ObOpenObjectByPointer(
        Object: PVOID,
        _HandleAttributes: ULONG,
        _PassedAccessState: PVOID,
        _DesiredAccess: ACCESS_MASK,
        ObjectType: POBJECT_TYPE,
        _AccessMode: KPROCESSOR_MODE,
        Handle: *mut HANDLE,
    ) -> NTSTATUS {
        let _call = machine::enter("ObOpenObjectByPointer", Range::PASSIVE, contract!(377));
        let object = Object.expose_provenance();
        machine::with(|machine| {
            if let Some(status) = machine.fault(&[sys::STATUS_ACCESS_DENIED]) {
                return status;
            }
            if let Some(found) = machine.ledger.get(object) {
                if let Err(status) = object_type::check(&found.kind, ObjectType) {
                    return status;
                }
            }
            let kind = match machine.ledger.get_mut(object).map(|object| &mut object.kind) {
                Some(Kind::Kernel(KernelObject::Process { id, .. })) => {
                    Kind::Kernel(KernelObject::ProcessHandle { id: *id })
                }
                Some(Kind::Thread { references }) => {
                    *references += 1;
                    Kind::ThreadHandle { object }
                }
                _ => {
                    let text = "ObOpenObjectByPointer was given an object that is neither a process nor a thread";
                    machine.report_about(Contract::NotModelled, &[object], text);
                    return sys::STATUS_OBJECT_TYPE_MISMATCH;
                }
            };
            let handle = machine.ledger.new_handle();
            machine.create(handle, kind, Vec::new());
            // SAFETY: the out pointer is writable by the contract of the function.
            unsafe { access::store(Handle.expose_provenance(), handle) };
            sys::STATUS_SUCCESS
        })
    }

    /// Tells about a process: its ids, its session, or the path of its image in both forms. Other classes are not modelled.
    fn ZwQueryInformationProcess(
        ProcessHandle: HANDLE,
        ProcessInformationClass: ULONG,
        ProcessInformation: PVOID,
        ProcessInformationLength: ULONG,
        ReturnLength: PULONG,
    ) -> NTSTATUS {
        let _call = machine::enter("ZwQueryInformationProcess", Range::PASSIVE, contract!(377));
        let (at, length) = (ProcessInformation.expose_provenance(), ProcessInformationLength);
        machine::with(|machine| {
            let Some(id) = id_of_handle(machine, ProcessHandle.expose_provenance()) else {
                return sys::STATUS_INVALID_HANDLE;
            };
            if let Some(status) = machine.fault(&[sys::STATUS_ACCESS_DENIED]) {
                return status;
            }
            match ProcessInformationClass {
                BASIC => {
                    // Exit status, environment block, affinity, priority, and the two ids.
                    let words = [0x103_u64, 0, 0xF, 8, id as u64, SYSTEM as u64];
                    if !room(size_of_val(&words), length, ReturnLength) {
                        return sys::STATUS_INFO_LENGTH_MISMATCH;
                    }
                    // SAFETY: the buffer has `length` bytes, which is enough.
                    unsafe { access::store(at, words) };
                    sys::STATUS_SUCCESS
                }
                SESSION => {
                    if !room(4, length, ReturnLength) {
                        return sys::STATUS_INFO_LENGTH_MISMATCH;
                    }
                    let session = u32::from(id != SYSTEM);
                    // SAFETY: as above.
                    unsafe { access::store(at, session) };
                    sys::STATUS_SUCCESS
                }
                IMAGE_FILE_NAME => query_path(&process::device_path(machine, id), at, length, ReturnLength),
                IMAGE_FILE_NAME_WIN32 => query_path(&process::drive_path(machine, id), at, length, ReturnLength),
                class => {
                    let text = format!("ZwQueryInformationProcess was asked for class {class}");
                    machine.report(Contract::NotModelled, text);
                    STATUS_INVALID_INFO_CLASS
                }
            }
        })
    }

    /// Tells about the system: the processes that have started. Their threads and all other classes are not modelled.
    fn ZwQuerySystemInformation(
        SystemInformationClass: ULONG,
        SystemInformation: PVOID,
        SystemInformationLength: ULONG,
        ReturnLength: PULONG,
    ) -> NTSTATUS {
        let _call = machine::enter("ZwQuerySystemInformation", Range::PASSIVE, contract!(377));
        let at = SystemInformation.expose_provenance();
        machine::with(|machine| {
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            if SystemInformationClass != PROCESSES {
                let text = format!("ZwQuerySystemInformation was asked for class {SystemInformationClass}");
                machine.report(Contract::NotModelled, text);
                return STATUS_INVALID_INFO_CLASS;
            }
            let ids: Vec<usize> = std::iter::once(SYSTEM).chain(machine.processes.started.iter().copied()).collect();
            let names: Vec<String> = ids
                .iter()
                .map(|id| match process::device_path(machine, *id).rsplit('\\').next() {
                    Some(name) if !name.is_empty() => name.to_owned(),
                    _ => "System".to_owned(),
                })
                .collect();
            // Each entry starts at a multiple of eight.
            let size = |name: &str| (ENTRY + name.len() * 2 + 2).next_multiple_of(8);
            let needed = names.iter().map(|name| size(name)).sum();
            if !room(needed, SystemInformationLength, ReturnLength) {
                return sys::STATUS_INFO_LENGTH_MISMATCH;
            }
            // SAFETY: the buffer has that many bytes by the contract of the function, and it was compared.
            unsafe { access::fill(at, 0, needed) };
            let mut entry = at;
            for (index, (id, name)) in ids.iter().zip(&names).enumerate() {
                let next = if index + 1 == ids.len() { 0 } else { size(name) };
                let (bytes, string) = counted(entry + ENTRY, name);
                // SAFETY: the entry lies in the buffer, which has room for all.
                unsafe { access::store(entry, next as u32) };
                // SAFETY: as above.
                unsafe { access::store(entry + NAME, string) };
                // SAFETY: as above.
                unsafe { access::store(entry + ID, *id) };
                // SAFETY: as above.
                unsafe { access::store(entry + PARENT, if *id == SYSTEM { 0 } else { SYSTEM }) };
                // SAFETY: as above.
                unsafe { access::write(entry + ENTRY, &bytes) };
                entry += size(name);
            }
            sys::STATUS_SUCCESS
        })
    }
}
