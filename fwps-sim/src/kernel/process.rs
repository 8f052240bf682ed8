//! Processes: those that the endpoints of the traffic belong to, the one that sends device controls, and the system.
//!
//! An object (`EPROCESS`) is made when a driver first asks for it, and then is the same for as long as the machine runs. Drivers
//! compare such objects and hand them on; nothing lies in them.

use std::collections::{BTreeMap, BTreeSet};

use fwps_sys as sys;
use sys::{HANDLE, NTSTATUS, PVOID};

use super::object::KernelObject;
use super::process_notify::Routine;
use crate::context;
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::{Memory, access};
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// The system process.
pub(super) const SYSTEM: usize = 4;
/// The process that sends device controls.
const CALLER: usize = 1000;
/// Room for an object.
const OBJECT_SIZE: usize = 64;
/// The volume that every image lies on.
pub(super) const VOLUME: &str = r"\Device\HarddiskVolume1";
/// The ids of processes with an endpoint: four more than four times its port.
const WITH_ENDPOINT: std::ops::RangeInclusive<usize> = 4..=4 + 4 * 65535;

/// The processes, and who wants to know about them.
#[derive(Debug, Default)]
pub(crate) struct Processes {
    /// The object of each that a driver asked for, by its id.
    objects: BTreeMap<usize, usize>,
    /// Those that routines were told of.
    pub(super) started: BTreeSet<usize>,
    pub(super) routines: Vec<Routine>,
    /// The short names of images that drivers asked for, by the id of the process.
    pub(super) short_names: BTreeMap<usize, Memory>,
}

impl Processes {
    /// Whether a routine is to be told of processes.
    pub(crate) fn are_watched(&self) -> bool {
        !self.routines.is_empty()
    }
}

/// Whether there is a process with this id.
pub(super) fn exists(machine: &Machine, id: usize) -> bool {
    (id % 4 == 0 && WITH_ENDPOINT.contains(&id)) || machine.is_proxy(id)
}

/// The path of the image of a process below its volume; nothing for the system.
fn image(machine: &Machine, id: usize) -> Option<&'static str> {
    match id {
        SYSTEM => None,
        _ if machine.is_proxy(id) => Some("\\Programs\\proxy.exe"),
        // The ports below 1024 are those of services.
        0..4100 => Some("\\Programs\\service.exe"),
        _ => Some("\\Programs\\client.exe"),
    }
}

/// The path of the image of a process as the object manager names it; nothing for the system.
pub(super) fn device_path(machine: &Machine, id: usize) -> String {
    image(machine, id).map_or_else(String::new, |path| format!("{VOLUME}{path}"))
}

/// The path of the image of a process with its drive; nothing for the system.
pub(super) fn drive_path(machine: &Machine, id: usize) -> String {
    image(machine, id).map_or_else(String::new, |path| format!("C:{path}"))
}

/// The object of a process.
pub(super) fn object(machine: &mut Machine, id: usize) -> usize {
    if let Some(object) = machine.processes.objects.get(&id) {
        return *object;
    }
    let memory = Memory::new(OBJECT_SIZE, 16, 0);
    let address = memory.address();
    let kind = Kind::Kernel(KernelObject::Process { id, references: 0 });
    machine.create(address, kind, vec![memory]);
    machine.processes.objects.insert(id, address);
    address
}

/// The id of the process of this object.
pub(super) fn id_of(machine: &Machine, object: usize) -> Option<usize> {
    match machine.ledger.get(object).map(|object| &object.kind) {
        Some(Kind::Kernel(KernelObject::Process { id, .. })) => Some(*id),
        _ => None,
    }
}

/// The object of a process, without a reference.
fn borrowed(id: usize) -> PVOID {
    let object = machine::with(|machine| object(machine, id));
    std::ptr::with_exposed_provenance_mut(object)
}

export_for_c! {
    /// The process of this thread, without a reference.
    fn IoGetCurrentProcess() -> PVOID {
        borrowed(context::process())
    }

    /// The process of this thread, without a reference, under its other name.
    fn PsGetCurrentProcess() -> PVOID {
        borrowed(context::process())
    }

    /// The process that asks for what a packet is about, without a reference: device controls come from one process.
    fn IoGetRequestorProcess(_Irp: sys::PIRP) -> PVOID {
        borrowed(CALLER)
    }

    /// The id of the process that asks for what a packet is about.
    fn IoGetRequestorProcessId(_Irp: sys::PIRP) -> u32 {
        CALLER as u32
    }

    /// The id of a process.
    fn PsGetProcessId(Process: PVOID) -> HANDLE {
        let id = machine::with(|machine| {
            let process = Process.expose_provenance();
            let id = id_of(machine, process);
            if id.is_none() {
                machine.report_about(contract!(377), &[process], "PsGetProcessId was given no process");
            }
            id.unwrap_or(0)
        });
        std::ptr::without_provenance_mut(id)
    }

    /// The process with an id, with a reference that `ObDereferenceObject` gives back.
    fn PsLookupProcessByProcessId(ProcessId: HANDLE, Process: *mut PVOID) -> NTSTATUS {
        let _call = machine::enter("PsLookupProcessByProcessId", Range::UP_TO_APC, contract!(377));
        let id = ProcessId.addr();
        machine::with(|machine| {
            if let Some(status) = machine.fault(&[sys::STATUS_INVALID_PARAMETER]) {
                return status;
            }
            if !exists(machine, id) {
                return sys::STATUS_INVALID_PARAMETER;
            }
            let object = object(machine, id);
            machine.reference_counted(object);
            // SAFETY: the out pointer is writable by the contract of the function.
            unsafe { access::store(Process.expose_provenance(), object) };
            sys::STATUS_SUCCESS
        })
    }
}
