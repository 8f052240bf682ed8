//! What one function each tells about a process or a thread, and handles of processes by their ids.

use fwps_sys as sys;
use sys::{
    ACCESS_MASK, BOOLEAN, CLIENT_ID, HANDLE, KPROCESSOR_MODE, NTSTATUS, PHANDLE, POBJECT_ATTRIBUTES, PVOID,
    ULONG, UNICODE_STRING,
};

use super::object::KernelObject;
use super::pool;
use super::process::{self, SYSTEM};
use crate::context;
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::{Memory, access};
use crate::verify::contract::{Contract, contract};
use crate::verify::ledger::Kind;

/// The tag of names of images.
const TAG: u32 = u32::from_le_bytes(*b"SeNm");
/// How much of the name of an image an object has, with the zero behind it.
const SHORT_NAME: usize = 15;
/// Who asks: code of the kernel, or a process by a control.
const KERNEL_MODE: KPROCESSOR_MODE = 0;
const USER_MODE: KPROCESSOR_MODE = 1;
/// The session of services and of the system, and that of the user.
const SERVICES: u32 = 0;
const USER: u32 = 1;
/// Not among the statuses of the bindings.
const STATUS_INVALID_CID: NTSTATUS = 0xC000_000B_u32 as NTSTATUS;

/// The id of the process of an object; what is none is reported.
fn id_of(machine: &mut Machine, process: PVOID) -> Option<usize> {
    let object = process.expose_provenance();
    let id = process::id_of(machine, object);
    if id.is_none() {
        let text = format!("{} was given no process", context::function());
        machine.report_about(contract!(377), &[object], text);
    }
    id
}

/// Asks about a process, at any IRQL.
fn about<R>(
    name: &'static str,
    process: PVOID,
    otherwise: R,
    ask: impl FnOnce(&mut Machine, usize) -> R,
) -> R {
    let _call = machine::enter_quietly(name);
    machine::with(|machine| match id_of(machine, process) {
        Some(id) => ask(machine, id),
        None => otherwise,
    })
}

export_for_c! {
    /// The path of the image of a process, as a string in pool that `ExFreePool` frees; an empty one for the system.
    fn SeLocateProcessImageName(Process: PVOID, ImageFileName: *mut PVOID) -> NTSTATUS {
        let _call = machine::enter("SeLocateProcessImageName", Range::PASSIVE, contract!(377));
        machine::with(|machine| {
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            let Some(id) = id_of(machine, Process) else { return sys::STATUS_INVALID_PARAMETER };
            let path = process::device_path(machine, id);
            let bytes: Vec<u8> = path.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let header = size_of::<UNICODE_STRING>();
            let at = pool::allocate(machine, sys::POOL_FLAG_PAGED, header + bytes.len() + 2, TAG);
            if at == 0 {
                return sys::STATUS_INSUFFICIENT_RESOURCES;
            }
            let string = UNICODE_STRING {
                Length: bytes.len() as u16,
                MaximumLength: bytes.len() as u16 + 2,
                Buffer: std::ptr::with_exposed_provenance_mut(at + header),
            };
            // SAFETY: the block was allocated with room for the string and its text.
            unsafe { access::store(at, string) };
            // SAFETY: as above; the block was zeroed, so a zero follows.
            unsafe { access::write(at + header, &bytes) };
            // SAFETY: the out pointer is writable by the contract of the function.
            unsafe { access::store(ImageFileName.expose_provenance(), at) };
            sys::STATUS_SUCCESS
        })
    }

    /// The first letters of the name of the image of a process, which stay as long as the process.
    fn PsGetProcessImageFileName(Process: PVOID) -> PVOID {
        let address = about("PsGetProcessImageFileName", Process, 0, |machine, id| {
            if let Some(name) = machine.processes.short_names.get(&id) {
                return name.address();
            }
            let path = process::device_path(machine, id);
            let name = path.rsplit('\\').next().filter(|name| !name.is_empty()).unwrap_or("System");
            let memory = Memory::new(SHORT_NAME + 1, 16, 0);
            let address = memory.address();
            let bytes = &name.as_bytes()[..name.len().min(SHORT_NAME)];
            // SAFETY: the memory was allocated with room for the name and a zero.
            unsafe { access::write(address, bytes) };
            machine.processes.short_names.insert(id, memory);
            address
        });
        std::ptr::with_exposed_provenance_mut(address)
    }

    /// When a process was created, in units of 100 ns since 1601: all of them with the machine.
    fn PsGetProcessCreateTimeQuadPart(Process: PVOID) -> i64 {
        about("PsGetProcessCreateTimeQuadPart", Process, 0, |_, _| super::time::START as i64)
    }

    /// The id of the process that created a process.
    fn PsGetProcessInheritedFromUniqueProcessId(Process: PVOID) -> HANDLE {
        let parent = |_: &mut Machine, id| if id == SYSTEM { 0 } else { SYSTEM };
        std::ptr::without_provenance_mut(about("PsGetProcessInheritedFromUniqueProcessId", Process, 0, parent))
    }

    /// The session of a process.
    fn PsGetProcessSessionId(Process: PVOID) -> ULONG {
        about("PsGetProcessSessionId", Process, SERVICES, |_, id| if id == SYSTEM { SERVICES } else { USER })
    }

    /// The block of the 32-bit subsystem of a process: all are 64-bit ones.
    fn PsGetProcessWow64Process(Process: PVOID) -> PVOID {
        about("PsGetProcessWow64Process", Process, std::ptr::null_mut(), |_, _| std::ptr::null_mut())
    }

    /// Whether what a packet is about comes from a 32-bit process: all are 64-bit ones.
    fn IoIs32bitProcess(_Irp: sys::PIRP) -> BOOLEAN {
        0
    }

    /// Whether this thread came into the kernel from a process.
    fn ExGetPreviousMode() -> KPROCESSOR_MODE {
        if context::process() == SYSTEM { KERNEL_MODE } else { USER_MODE }
    }

    /// Opens a process by its id; threads are not modelled.
    fn ZwOpenProcess(
        ProcessHandle: PHANDLE,
        _DesiredAccess: ACCESS_MASK,
        _ObjectAttributes: POBJECT_ATTRIBUTES,
        ClientId: *mut CLIENT_ID,
    ) -> NTSTATUS {
        let _call = machine::enter("ZwOpenProcess", Range::PASSIVE, contract!(377));
        if ClientId.is_null() {
            return sys::STATUS_INVALID_PARAMETER;
        }
        // SAFETY: a client id that is not null is readable by the contract of the function.
        let client: CLIENT_ID = unsafe { access::load(ClientId.expose_provenance()) };
        machine::with(|machine| {
            if let Some(status) = machine.fault(&[STATUS_INVALID_CID, sys::STATUS_ACCESS_DENIED]) {
                return status;
            }
            if !client.UniqueThread.is_null() {
                machine.report(Contract::NotModelled, "ZwOpenProcess was asked for the process of a thread");
                return STATUS_INVALID_CID;
            }
            let id = client.UniqueProcess.addr();
            if !process::exists(machine, id) {
                return STATUS_INVALID_CID;
            }
            let handle = machine.ledger.new_handle();
            machine.create(handle, Kind::Kernel(KernelObject::ProcessHandle { id }), Vec::new());
            // SAFETY: the out pointer is writable by the contract of the function.
            unsafe { access::store(ProcessHandle.expose_provenance(), handle) };
            sys::STATUS_SUCCESS
        })
    }
}
