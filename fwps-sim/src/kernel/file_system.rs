//! Files of a volume that lies in memory: it is empty when the machine starts, and keeps what drivers write for as long as that runs.

use std::collections::BTreeMap;

use fwps_sys as sys;
use sys::{ACCESS_MASK, HANDLE, NTSTATUS, OBJECT_ATTRIBUTES, POBJECT_ATTRIBUTES, PVOID, ULONG};

use super::object::KernelObject;
use super::unicode;
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::verify::contract::{Contract, contract};
use crate::verify::ledger::Kind;

/// What becomes of a file that is there, and of one that is not.
const SUPERSEDE: ULONG = 0;
const OPEN: ULONG = 1;
const CREATE: ULONG = 2;
const OPEN_IF: ULONG = 3;
const OVERWRITE: ULONG = 4;
const OVERWRITE_IF: ULONG = 5;
/// What was done.
const SUPERSEDED: usize = 0;
const OPENED: usize = 1;
const CREATED: usize = 2;
const OVERWRITTEN: usize = 3;
/// The option that asks for a folder, and the one that deletes the file with its last handle.
const DIRECTORY: ULONG = 0x1;
const DELETE_ON_CLOSE: ULONG = 0x1000;
/// The access that lets a file be written at its end alone, and the one that lets it be written anywhere.
const APPEND: ACCESS_MASK = 0x4;
const WRITE_ANYWHERE: ACCESS_MASK = 0x2 | 0x4000_0000 | 0x1000_0000;
/// What can be asked about a file, or set.
const BASIC: u32 = 4;
const STANDARD: u32 = 5;
const DISPOSITION: u32 = 13;
const POSITION: u32 = 14;
const END_OF_FILE: u32 = 20;
/// Places in a file that are no numbers: its end, and where the last operation ended.
const AT_THE_END: i64 = -1;
/// Files are as large as is sensible in memory.
const LARGEST: usize = 1 << 28;
/// Not among the statuses of the bindings.
const STATUS_END_OF_FILE: NTSTATUS = 0xC000_0011_u32 as NTSTATUS;
const STATUS_OBJECT_PATH_NOT_FOUND: NTSTATUS = 0xC000_003A_u32 as NTSTATUS;
const STATUS_DISK_FULL: NTSTATUS = 0xC000_007F_u32 as NTSTATUS;

/// The names under which the volume is found.
const VOLUMES: [&str; 4] = [
    r"\??\C:\",
    r"\DOSDEVICES\C:\",
    r"\DEVICE\HARDDISKVOLUME1\",
    r"\SYSTEMROOT\",
];

/// The files, and who has them open.
#[derive(Debug, Default)]
pub(crate) struct FileSystem {
    /// The contents by the folded path on the volume; a folder has none.
    files: BTreeMap<String, Option<Vec<u8>>>,
    handles: BTreeMap<usize, Opened>,
}

/// A file that is open.
#[derive(Debug)]
struct Opened {
    path: String,
    position: usize,
    only_at_end: bool,
    delete: bool,
}

impl FileSystem {
    /// Forgets a handle; the file goes with it when it is to be deleted.
    pub(super) fn close(&mut self, handle: usize) {
        if let Some(opened) = self.handles.remove(&handle) {
            if opened.delete {
                self.files.remove(&opened.path);
            }
        }
    }

    /// An open file with its contents; those of a folder are refused.
    fn opened(&mut self, handle: HANDLE) -> Result<(&mut Opened, &mut Vec<u8>), NTSTATUS> {
        let handle = handle.expose_provenance();
        let opened = self.handles.get_mut(&handle).ok_or(sys::STATUS_INVALID_HANDLE)?;
        match self.files.get_mut(&opened.path) {
            Some(Some(bytes)) => Ok((opened, bytes)),
            _ => Err(sys::STATUS_INVALID_DEVICE_REQUEST),
        }
    }
}

/// The path on the volume that attributes name; `None` when they name something else.
fn path_of(attributes: POBJECT_ATTRIBUTES) -> Option<String> {
    // SAFETY: the attributes are readable, by the contract of the functions that take some.
    let attributes: OBJECT_ATTRIBUTES = unsafe { access::load(attributes.expose_provenance()) };
    let name = unicode::folded(&unicode::text(attributes.ObjectName));
    let (index, rest) = VOLUMES
        .iter()
        .enumerate()
        .find_map(|(index, volume)| Some((index, name.strip_prefix(volume)?)))?;
    let below = rest.trim_end_matches('\\');
    Some(if index == 3 {
        format!("WINDOWS\\{below}")
    } else {
        below.to_owned()
    })
}

/// Writes how an operation ended: the status, and a number.
fn ended(block: PVOID, status: NTSTATUS, information: usize) -> NTSTATUS {
    let at = block.expose_provenance();
    // SAFETY: the status block is writable, by the contract of the functions that take one.
    unsafe { access::store(at, status as u32) };
    // SAFETY: as above; the number is the second of its words.
    unsafe { access::store(at + 8, information) };
    status
}

/// Where an operation begins.
fn place(offset: *const i64, opened: &Opened, end: usize) -> usize {
    if offset.is_null() {
        return opened.position;
    }
    // SAFETY: an offset that is not null is readable, by the contract of the functions that take one.
    match unsafe { access::load::<i64>(offset.expose_provenance()) } {
        AT_THE_END => end,
        place @ 0.. => place as usize,
        // The position of the file.
        _ => opened.position,
    }
}

/// Opens a file or makes one; the handle and what was done.
pub(super) fn open(
    machine: &mut Machine,
    attributes: POBJECT_ATTRIBUTES,
    access: ACCESS_MASK,
    disposition: ULONG,
    options: ULONG,
) -> Result<(usize, usize), NTSTATUS> {
    let wants_one = matches!(disposition, OPEN | OVERWRITE);
    let missing = [sys::STATUS_OBJECT_NAME_NOT_FOUND, sys::STATUS_ACCESS_DENIED];
    if let Some(status) = machine.fault(&missing) {
        return Err(status);
    }
    let Some(path) = path_of(attributes) else {
        return Err(if wants_one {
            sys::STATUS_OBJECT_NAME_NOT_FOUND
        } else {
            STATUS_OBJECT_PATH_NOT_FOUND
        });
    };
    let exists = machine.files.files.contains_key(&path);
    let fresh = || (options & DIRECTORY == 0).then(Vec::new);
    let done = match (disposition, exists) {
        (OPEN | OPEN_IF, true) => OPENED,
        (OPEN | OVERWRITE, false) => return Err(sys::STATUS_OBJECT_NAME_NOT_FOUND),
        (CREATE, true) => return Err(sys::STATUS_OBJECT_NAME_COLLISION),
        (SUPERSEDE, true) => SUPERSEDED,
        (OVERWRITE | OVERWRITE_IF, true) => OVERWRITTEN,
        (SUPERSEDE | CREATE | OPEN_IF | OVERWRITE_IF, false) => CREATED,
        _ => return Err(sys::STATUS_INVALID_PARAMETER),
    };
    if done != OPENED {
        machine.files.files.insert(path.clone(), fresh());
    }
    let handle = machine.ledger.new_handle();
    machine.create(handle, Kind::Kernel(KernelObject::FileHandle), Vec::new());
    let opened = Opened {
        path,
        position: 0,
        only_at_end: access & APPEND != 0 && access & WRITE_ANYWHERE == 0,
        delete: options & DELETE_ON_CLOSE != 0,
    };
    machine.files.handles.insert(handle, opened);
    Ok((handle, done))
}

/// Opens, for the functions that drivers call.
pub(super) fn open_for(
    handle: *mut HANDLE,
    block: PVOID,
    opened: Result<(usize, usize), NTSTATUS>,
) -> NTSTATUS {
    match opened {
        Ok((value, done)) => {
            // SAFETY: the out pointer is writable, by the contract of the functions that open.
            unsafe { access::store(handle.expose_provenance(), value) };
            ended(block, sys::STATUS_SUCCESS, done)
        }
        Err(status) => ended(block, status, 0),
    }
}

export_for_c! {
    /// Writes to a file.
    fn ZwWriteFile(
        FileHandle: HANDLE,
        _Event: HANDLE,
        _ApcRoutine: PVOID,
        _ApcContext: PVOID,
        IoStatusBlock: PVOID,
        Buffer: PVOID,
        Length: ULONG,
        ByteOffset: *const i64,
        _Key: *const ULONG,
    ) -> NTSTATUS {
        let _call = machine::enter("ZwWriteFile", Range::PASSIVE, contract!(373));
        // SAFETY: the buffer has that many bytes, by the contract of the function.
        let bytes = unsafe { access::bytes(Buffer.expose_provenance(), Length as usize) };
        machine::with(|machine| {
            if let Some(status) = machine.fault(&[STATUS_DISK_FULL]) {
                return ended(IoStatusBlock, status, 0);
            }
            let (opened, contents) = match machine.files.opened(FileHandle) {
                Ok(opened) => opened,
                Err(status) => return status,
            };
            let start = if opened.only_at_end { contents.len() } else { place(ByteOffset, opened, contents.len()) };
            let end = start.saturating_add(bytes.len());
            if end > LARGEST {
                return ended(IoStatusBlock, STATUS_DISK_FULL, 0);
            }
            if contents.len() < end {
                contents.resize(end, 0);
            }
            contents[start..end].copy_from_slice(bytes);
            opened.position = end;
            ended(IoStatusBlock, sys::STATUS_SUCCESS, bytes.len())
        })
    }

    /// Reads from a file.
    fn ZwReadFile(
        FileHandle: HANDLE,
        _Event: HANDLE,
        _ApcRoutine: PVOID,
        _ApcContext: PVOID,
        IoStatusBlock: PVOID,
        Buffer: PVOID,
        Length: ULONG,
        ByteOffset: *const i64,
        _Key: *const ULONG,
    ) -> NTSTATUS {
        let _call = machine::enter("ZwReadFile", Range::PASSIVE, contract!(373));
        machine::with(|machine| {
            let (opened, contents) = match machine.files.opened(FileHandle) {
                Ok(opened) => opened,
                Err(status) => return status,
            };
            let start = place(ByteOffset, opened, contents.len());
            let Some(rest) = contents.get(start..).filter(|rest| !rest.is_empty()) else {
                return ended(IoStatusBlock, STATUS_END_OF_FILE, 0);
            };
            let given = &rest[..rest.len().min(Length as usize)];
            // SAFETY: the buffer has `Length` bytes, by the contract of the function.
            unsafe { access::write(Buffer.expose_provenance(), given) };
            opened.position = start + given.len();
            ended(IoStatusBlock, sys::STATUS_SUCCESS, given.len())
        })
    }

    /// Tells about a file: its size, its times, or the position in it. Other classes are not modelled.
    fn ZwQueryInformationFile(
        FileHandle: HANDLE,
        IoStatusBlock: PVOID,
        FileInformation: PVOID,
        Length: ULONG,
        FileInformationClass: u32,
    ) -> NTSTATUS {
        let _call = machine::enter("ZwQueryInformationFile", Range::PASSIVE, contract!(373));
        let at = FileInformation.expose_provenance();
        machine::with(|machine| {
            let (size, position) = match machine.files.opened(FileHandle) {
                Ok((opened, contents)) => (contents.len() as u64, opened.position as u64),
                Err(status) => return status,
            };
            // Times that nobody set are zero, and the attributes those of an ordinary file.
            let words: &[u64] = match FileInformationClass {
                BASIC => &[0, 0, 0, 0, 0x80],
                STANDARD => &[size.next_multiple_of(4096), size, 1],
                POSITION => &[position],
                class => {
                    let text = format!("ZwQueryInformationFile was asked for class {class}");
                    machine.report(Contract::NotModelled, text);
                    return ended(IoStatusBlock, sys::STATUS_NOT_IMPLEMENTED, 0);
                }
            };
            let length = size_of_val(words);
            if (Length as usize) < length {
                return ended(IoStatusBlock, sys::STATUS_INFO_LENGTH_MISMATCH, 0);
            }
            for (index, word) in words.iter().enumerate() {
                // SAFETY: the buffer has that many bytes, by the contract of the function.
                unsafe { access::store(at + index * 8, *word) };
            }
            ended(IoStatusBlock, sys::STATUS_SUCCESS, length)
        })
    }

    /// Sets something of a file: the position in it, its size, or that it is to be deleted. Other classes are not modelled.
    fn ZwSetInformationFile(
        FileHandle: HANDLE,
        IoStatusBlock: PVOID,
        FileInformation: PVOID,
        _Length: ULONG,
        FileInformationClass: u32,
    ) -> NTSTATUS {
        let _call = machine::enter("ZwSetInformationFile", Range::PASSIVE, contract!(373));
        let at = FileInformation.expose_provenance();
        machine::with(|machine| {
            let (opened, contents) = match machine.files.opened(FileHandle) {
                Ok(opened) => opened,
                Err(status) => return status,
            };
            match FileInformationClass {
                DISPOSITION => {
                    // SAFETY: the information is readable, by the contract of the function; here it is a byte.
                    opened.delete = unsafe { access::load::<u8>(at) } != 0;
                }
                POSITION | END_OF_FILE => {
                    // SAFETY: as above; here it is a number.
                    let place = unsafe { access::load::<u64>(at) } as usize;
                    if place > LARGEST {
                        return ended(IoStatusBlock, sys::STATUS_INVALID_PARAMETER, 0);
                    }
                    if FileInformationClass == POSITION {
                        opened.position = place;
                    } else {
                        contents.resize(place, 0);
                    }
                }
                class => {
                    let text = format!("ZwSetInformationFile was asked for class {class}");
                    machine.report(Contract::NotModelled, text);
                    return ended(IoStatusBlock, sys::STATUS_NOT_IMPLEMENTED, 0);
                }
            }
            ended(IoStatusBlock, sys::STATUS_SUCCESS, 0)
        })
    }

    /// Deletes a file.
    fn ZwDeleteFile(ObjectAttributes: POBJECT_ATTRIBUTES) -> NTSTATUS {
        let _call = machine::enter("ZwDeleteFile", Range::PASSIVE, contract!(373));
        let removed = path_of(ObjectAttributes).and_then(|path| machine::with(|machine| machine.files.files.remove(&path)));
        match removed {
            Some(_) => sys::STATUS_SUCCESS,
            None => sys::STATUS_OBJECT_NAME_NOT_FOUND,
        }
    }

    /// Writes what a file holds to the disk, which it is not on here.
    fn ZwFlushBuffersFile(FileHandle: HANDLE, IoStatusBlock: PVOID) -> NTSTATUS {
        let _call = machine::enter("ZwFlushBuffersFile", Range::PASSIVE, contract!(373));
        machine::with(|machine| match machine.files.opened(FileHandle) {
            Ok(_) => ended(IoStatusBlock, sys::STATUS_SUCCESS, 0),
            Err(status) => status,
        })
    }
}
