//! Routines that are told of images that are loaded: that of each process, when it starts. They are set and taken back as those that are
//! told of processes.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{BOOLEAN, HANDLE, NTSTATUS, PVOID, UNICODE_STRING};

use super::process_notify::{Code, set};
use super::unicode;
use crate::export::export_for_c;
use crate::memory::{Memory, access};

/// What a routine is told about an image (`IMAGE_INFO`).
#[repr(C)]
struct ImageInfo {
    properties: u32,
    base: usize,
    selector: u32,
    size: usize,
    section: u32,
}

const _: () = assert!(size_of::<ImageInfo>() == 40, "an IMAGE_INFO has 40 bytes");

/// The only addressing mode that there is.
const ADDRESSING_MODE: u32 = 3;
/// How much of an image is there: a page of zeros.
const IMAGE_SIZE: usize = 4096;

type Routine = unsafe extern "system" fn(*mut UNICODE_STRING, HANDLE, PVOID);

/// Calls a routine about the image of a process.
pub(super) fn call(routine: usize, id: usize, path: &str) {
    let text: Vec<u16> = path.encode_utf16().chain([0]).collect();
    let whole = unicode::counted(&text);
    let mut name = UNICODE_STRING {
        // The zero at the end has room, and does not count.
        Length: whole.Length - 2,
        ..whole
    };
    let image = Memory::new(IMAGE_SIZE, 4096, 0);
    let information = Memory::new(size_of::<ImageInfo>(), 16, 0);
    let at = information.address();
    // SAFETY: the memory was allocated with room for the structure, whose other members stay zero.
    unsafe { access::store(at, ADDRESSING_MODE) };
    // SAFETY: as above.
    unsafe { access::store(at + offset_of!(ImageInfo, base), image.address()) };
    // SAFETY: as above.
    unsafe { access::store(at + offset_of!(ImageInfo, size), IMAGE_SIZE) };
    // SAFETY: the address is that of the routine which the driver gave in this form.
    let routine: Routine = unsafe { std::mem::transmute::<usize, Routine>(routine) };
    let process = std::ptr::without_provenance_mut(id);
    // SAFETY: the name, the information and the image live until the routine returns.
    unsafe { routine(&raw mut name, process, std::ptr::with_exposed_provenance_mut(at)) };
}

fn change(name: &'static str, routine: PVOID, remove: BOOLEAN) -> NTSTATUS {
    let address = routine.expose_provenance();
    set(name, (address != 0).then_some(Code::Image(address)), remove)
}

export_for_c! {
    /// Sets a routine that is told of images that are loaded.
    fn PsSetLoadImageNotifyRoutine(NotifyRoutine: PVOID) -> NTSTATUS {
        change("PsSetLoadImageNotifyRoutine", NotifyRoutine, 0)
    }

    /// As `PsSetLoadImageNotifyRoutine`; the flags ask for images of other architectures, too, of which there are none.
    fn PsSetLoadImageNotifyRoutineEx(NotifyRoutine: PVOID, _Flags: u64) -> NTSTATUS {
        change("PsSetLoadImageNotifyRoutineEx", NotifyRoutine, 0)
    }

    /// Takes a routine back, after the calls of it that go on.
    fn PsRemoveLoadImageNotifyRoutine(NotifyRoutine: PVOID) -> NTSTATUS {
        match change("PsRemoveLoadImageNotifyRoutine", NotifyRoutine, 1) {
            sys::STATUS_SUCCESS => sys::STATUS_SUCCESS,
            _ => STATUS_PROCEDURE_NOT_FOUND,
        }
    }
}

/// Not among the statuses of the bindings.
const STATUS_PROCEDURE_NOT_FOUND: NTSTATUS = 0xC000_007A_u32 as NTSTATUS;
