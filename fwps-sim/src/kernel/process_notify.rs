//! Routines that are told when a process starts and ends.
//!
//! A process starts before its first packet is processed, and ends when the traffic does, as far as a routine was told of its start.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{BOOLEAN, CLIENT_ID, HANDLE, NTSTATUS, PVOID, UNICODE_STRING};

use super::image_notify;
use super::object::KernelObject;
use super::process::{self, SYSTEM};
use crate::boundary;
use crate::context::{self, Frame};
use crate::engine::authorization::fields;
use crate::engine::packet::Traveller;
use crate::export::export_for_c;
use crate::kernel::irql::{PASSIVE, Range};
use crate::machine::{self, Machine};
use crate::memory::{Memory, access};
use crate::scheduler::{self, Wait};
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// How many routines there can be.
const MOST: usize = 64;
/// The only kind of processes that `PsSetCreateProcessNotifyRoutineEx2` tells of: those of all subsystems.
const SUBSYSTEMS: u32 = 0;
/// Where a file object has its name, and how much room it needs here.
const FILE_NAME: usize = offset_of!(sys::FILE_OBJECT, FileName);
const FILE_OBJECT: usize = size_of::<sys::FILE_OBJECT>();

type Plain = unsafe extern "system" fn(HANDLE, HANDLE, BOOLEAN);
type Extended = unsafe extern "system" fn(PVOID, HANDLE, PVOID);

/// A routine, in the form in which it was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Code {
    Plain(usize),
    Extended(usize),
    /// One that is told of images.
    Image(usize),
}

impl Code {
    /// What a routine is called in reports, and how the ledger knows it.
    fn kind(self) -> (&'static str, KernelObject) {
        match self {
            Code::Plain(_) | Code::Extended(_) => {
                ("the process notify routine", KernelObject::ProcessRoutine)
            }
            Code::Image(_) => ("the image notify routine", KernelObject::ImageRoutine),
        }
    }
}

/// A routine of a driver.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Routine {
    code: Code,
    driver: u32,
    /// How the ledger knows it.
    handle: usize,
    /// How many calls of it there are now.
    running: u32,
}

/// What a routine is told about a process that starts (`PS_CREATE_NOTIFY_INFO`).
#[repr(C)]
struct CreateInfo {
    size: usize,
    flags: u32,
    parent: usize,
    creator: CLIENT_ID,
    file: usize,
    image: usize,
    command_line: usize,
    status: NTSTATUS,
}

const _: () = assert!(
    size_of::<CreateInfo>() == 72,
    "a PS_CREATE_NOTIFY_INFO has 72 bytes"
);

/// Whether the file name of the image is the real one, in the flags.
const FILE_OPEN_NAME_AVAILABLE: u32 = 1;

pub(super) fn set(name: &'static str, code: Option<Code>, remove: BOOLEAN) -> NTSTATUS {
    let _call = machine::enter(name, Range::PASSIVE, contract!(373));
    let Some(code) = code else {
        return sys::STATUS_INVALID_PARAMETER;
    };
    if remove != 0 {
        return take_back(code);
    }
    machine::with(|machine| {
        if let Some(status) = machine.fault(&[sys::STATUS_ACCESS_DENIED, sys::STATUS_INVALID_PARAMETER]) {
            return status;
        }
        let routines = &machine.processes.routines;
        if routines.len() >= MOST || routines.iter().any(|routine| routine.code == code) {
            return sys::STATUS_INVALID_PARAMETER;
        }
        let handle = machine.ledger.new_handle();
        machine.create(handle, Kind::Kernel(code.kind().1), Vec::new());
        let driver = context::driver();
        machine.processes.routines.push(Routine {
            code,
            driver,
            handle,
            running: 0,
        });
        sys::STATUS_SUCCESS
    })
}

/// Takes a routine back, after the calls of it that are going on.
fn take_back(code: Code) -> NTSTATUS {
    let position = |machine: &Machine| {
        machine
            .processes
            .routines
            .iter()
            .position(|routine| routine.code == code)
    };
    loop {
        let mut guard = machine::lock();
        let Some(machine) = guard.as_mut() else {
            return sys::STATUS_INVALID_PARAMETER;
        };
        let Some(index) = position(machine) else {
            return sys::STATUS_INVALID_PARAMETER;
        };
        let routine = machine.processes.routines[index];
        if routine.running == 0 {
            machine.processes.routines.remove(index);
            machine.destroy(routine.handle, "removed");
            return sys::STATUS_SUCCESS;
        }
        scheduler::block(guard, Wait::Object(routine.handle), None);
    }
}

/// Tells every routine, each as its driver's own code at PASSIVE_LEVEL.
fn tell(id: usize, starts: bool) {
    // A process is there before its image is.
    let handles: Vec<usize> = machine::with(|machine| {
        let mut routines: Vec<&Routine> = machine.processes.routines.iter().collect();
        routines.sort_by_key(|routine| matches!(routine.code, Code::Image(_)));
        routines.iter().map(|routine| routine.handle).collect()
    });
    for handle in handles {
        let found = machine::with(|machine| {
            let routines = machine.processes.routines.iter_mut();
            let routine = routines.into_iter().find(|routine| routine.handle == handle)?;
            routine.running += 1;
            Some(*routine)
        });
        let Some(routine) = found else { continue };
        boundary::call(
            routine.driver,
            Frame::Driver(routine.code.kind().0),
            PASSIVE,
            || {
                call(routine.code, id, starts);
            },
        );
        machine::with(|machine| {
            let mut routines = machine.processes.routines.iter_mut();
            if let Some(routine) = routines.find(|routine| routine.handle == handle) {
                routine.running -= 1;
            }
            machine.scheduler.wake(Wait::Object(handle));
        });
    }
}

fn call(code: Code, id: usize, starts: bool) {
    let handle = std::ptr::without_provenance_mut(id);
    match code {
        Code::Plain(routine) => {
            // SAFETY: the address is that of the routine which the driver gave in this form.
            let routine: Plain = unsafe { std::mem::transmute::<usize, Plain>(routine) };
            let parent = std::ptr::without_provenance_mut(SYSTEM);
            // SAFETY: the routine takes the ids and whether the process starts.
            unsafe { routine(parent, handle, BOOLEAN::from(starts)) };
        }
        Code::Image(routine) if starts => {
            let path = machine::with(|machine| process::device_path(machine, id));
            image_notify::call(routine, id, &path);
        }
        Code::Image(_) => {}
        Code::Extended(routine) => {
            // SAFETY: as above.
            let routine: Extended = unsafe { std::mem::transmute::<usize, Extended>(routine) };
            let object = machine::with(|machine| process::object(machine, id));
            let process = std::ptr::with_exposed_provenance_mut(object);
            if !starts {
                // SAFETY: the routine takes the object, the id and no information at the end of a process.
                unsafe { routine(process, handle, std::ptr::null_mut()) };
                return;
            }
            let path = machine::with(|machine| process::device_path(machine, id));
            let memory = describe(&path);
            // SAFETY: the information and what it points to live until the routine returns.
            unsafe {
                routine(
                    process,
                    handle,
                    std::ptr::with_exposed_provenance_mut(memory.address()),
                )
            };
        }
    }
}

/// The information about a process that starts, with its strings and the file object of its image behind it.
fn describe(path: &str) -> Memory {
    let text: Vec<u8> = path.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let string = size_of::<CreateInfo>().next_multiple_of(16);
    let file = string + size_of::<UNICODE_STRING>();
    let units = file + FILE_OBJECT.next_multiple_of(16);
    let memory = Memory::new(units + text.len() + 2, 16, 0);
    let start = memory.address();
    let name = UNICODE_STRING {
        Length: text.len() as u16,
        MaximumLength: text.len() as u16 + 2,
        Buffer: std::ptr::with_exposed_provenance_mut(start + units),
    };
    // A file object has its name below the volume.
    let volume = process::VOLUME.len() * 2;
    let below = UNICODE_STRING {
        Length: name.Length.saturating_sub(volume as u16),
        MaximumLength: name.MaximumLength.saturating_sub(volume as u16),
        Buffer: std::ptr::with_exposed_provenance_mut(start + units + volume),
    };
    let creator = CLIENT_ID {
        UniqueProcess: std::ptr::without_provenance_mut(SYSTEM),
        UniqueThread: std::ptr::without_provenance_mut(8),
    };
    // SAFETY: the memory was allocated with room for all of it.
    unsafe { access::write(start + units, &text) };
    // SAFETY: as above.
    unsafe { access::store(start + string, name) };
    // SAFETY: as above.
    unsafe { access::store(start + file + FILE_NAME, below) };
    // SAFETY: as above; the fields of the structure are written one by one.
    unsafe { access::store(start, size_of::<CreateInfo>()) };
    let flags = start + offset_of!(CreateInfo, flags);
    // SAFETY: as above.
    unsafe { access::store(flags, FILE_OPEN_NAME_AVAILABLE) };
    // SAFETY: as above.
    unsafe { access::store(start + offset_of!(CreateInfo, parent), SYSTEM) };
    // SAFETY: as above.
    unsafe { access::store(start + offset_of!(CreateInfo, creator), creator) };
    // SAFETY: as above.
    unsafe { access::store(start + offset_of!(CreateInfo, file), start + file) };
    // SAFETY: as above.
    unsafe { access::store(start + offset_of!(CreateInfo, image), start + string) };
    // SAFETY: as above.
    unsafe { access::store(start + offset_of!(CreateInfo, command_line), start + string) };
    memory
}

/// Lets the process start that a packet of the host belongs to, unless routines were told of it. Only where no driver code runs.
pub(crate) fn before_packet_of(packet: &Traveller) {
    let new = machine::with(|machine| {
        let id = fields::process(machine, packet) as usize;
        (id != SYSTEM && machine.processes.started.insert(id)).then_some(id)
    });
    if let Some(id) = new {
        tell(id, true);
    }
}

/// Lets the processes end that routines were told of.
pub(crate) fn all_end() {
    while let Some(id) = machine::with(|machine| machine.processes.started.pop_first()) {
        tell(id, false);
    }
}

export_for_c! {
    /// Sets a routine that is told of the ids of processes that start and end, or takes it back, after the calls of it that go on.
    fn PsSetCreateProcessNotifyRoutine(NotifyRoutine: PVOID, Remove: BOOLEAN) -> NTSTATUS {
        let address = NotifyRoutine.expose_provenance();
        let code = (address != 0).then_some(Code::Plain(address));
        set("PsSetCreateProcessNotifyRoutine", code, Remove)
    }

    /// Sets a routine that is told about processes that start and end, or takes it back, after the calls of it that go on.
    ///
    /// A status that it writes to deny a process has no effect here: its packets are in the capture.
    fn PsSetCreateProcessNotifyRoutineEx(NotifyRoutine: PVOID, Remove: BOOLEAN) -> NTSTATUS {
        let address = NotifyRoutine.expose_provenance();
        let code = (address != 0).then_some(Code::Extended(address));
        set("PsSetCreateProcessNotifyRoutineEx", code, Remove)
    }

    /// As `PsSetCreateProcessNotifyRoutineEx`, for the processes of every subsystem.
    fn PsSetCreateProcessNotifyRoutineEx2(
        NotifyType: u32,
        NotifyInformation: PVOID,
        Remove: BOOLEAN,
    ) -> NTSTATUS {
        let address = NotifyInformation.expose_provenance();
        let code = (address != 0 && NotifyType == SUBSYSTEMS).then_some(Code::Extended(address));
        set("PsSetCreateProcessNotifyRoutineEx2", code, Remove)
    }
}
