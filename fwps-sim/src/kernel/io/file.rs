//! Opening and closing files of devices.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{DEVICE_OBJECT, FILE_OBJECT, NTSTATUS};

use super::request::{self, Ask};
use super::{File, Reply, cancel};
use crate::context;
use crate::kernel::device;
use crate::kernel::object::KernelObject;
use crate::machine;
use crate::memory::{Memory, access};
use crate::scheduler;
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

const STATUS_NO_SUCH_DEVICE: NTSTATUS = 0xC000_000E_u32 as NTSTATUS;
/// The type of a file object.
const IO_TYPE_FILE: i16 = 5;
/// How long a caller waits for a reply, in units of 100 ns: a second.
const PATIENCE: u64 = 10_000_000;
/// How long a process that ends waits for its requests: five minutes.
const PATIENCE_AT_END: u64 = 300 * 10_000_000;

/// Opens a device: sends IRP_MJ_CREATE. Returns the number of the file.
pub(crate) fn open(path: &str) -> Result<u64, NTSTATUS> {
    let (device, number, object) = machine::with(|machine| {
        let device = machine
            .io
            .find_device(path)
            .ok_or(sys::STATUS_OBJECT_NAME_NOT_FOUND)?;
        // SAFETY: the devices of the I/O manager are live.
        let flags: u32 = unsafe { access::load(device + offset_of!(DEVICE_OBJECT, Flags)) };
        if flags & sys::DO_DEVICE_INITIALIZING != 0 {
            return Err(STATUS_NO_SUCH_DEVICE);
        }
        let open = machine.io.files.values().any(|file| file.device == device);
        let known = machine.io.devices.get_mut(&device).ok_or(STATUS_NO_SUCH_DEVICE)?;
        if known.exclusive && open {
            return Err(sys::STATUS_ACCESS_DENIED);
        }
        known.users += 1;
        let memory = Memory::new(size_of::<FILE_OBJECT>(), 16, 0);
        let object = memory.address();
        // SAFETY: the block has room for a file object.
        unsafe { access::store(object + offset_of!(FILE_OBJECT, Type), IO_TYPE_FILE) };
        // SAFETY: as above.
        unsafe {
            access::store(
                object + offset_of!(FILE_OBJECT, Size),
                size_of::<FILE_OBJECT>() as i16,
            )
        };
        // SAFETY: as above.
        unsafe { access::store(object + offset_of!(FILE_OBJECT, DeviceObject), device) };
        // The file is the stack's, not the driver's.
        let outer = context::set_driver(0);
        machine.create(object, Kind::Kernel(KernelObject::File), vec![memory]);
        context::set_driver(outer);
        let number = machine.io.number();
        machine.io.files.insert(number, File { device, object });
        Ok((device, number, object))
    })?;
    let request = request::send(device, number, object, Ask::Create);
    let status = wait(request, PATIENCE).map_or(sys::STATUS_PENDING, |reply| reply.status);
    if status == sys::STATUS_SUCCESS {
        Ok(number)
    } else {
        forget(number);
        Err(status)
    }
}

/// Sends IRP_MJ_DEVICE_CONTROL. Returns the number of the request.
pub(crate) fn control(file: u64, ask: Ask) -> Option<u64> {
    let (device, object) = place(file)?;
    Some(request::send(device, file, object, ask))
}

fn place(file: u64) -> Option<(usize, usize)> {
    machine::with(|machine| machine.io.files.get(&file).map(|file| (file.device, file.object)))
}

/// Lets the machine run until a request has its reply, and takes that. `None` when it is pending still.
pub(crate) fn wait(request: u64, patience: u64) -> Option<Reply> {
    let pending = |request| {
        machine::with(|machine| {
            machine
                .io
                .requests
                .get(&request)
                .is_some_and(|r| r.reply.is_none())
        })
    };
    if pending(request) {
        scheduler::settle(patience);
    }
    take_reply(request)
}

/// As [`wait`], for as long as a caller usually waits.
pub(crate) fn wait_a_while(request: u64) -> Option<Reply> {
    wait(request, PATIENCE)
}

/// Takes the reply of a request, when it has one.
pub(crate) fn take_reply(request: u64) -> Option<Reply> {
    machine::with(|machine| {
        let reply = machine.io.requests.get(&request)?.reply.clone()?;
        machine.io.requests.remove(&request);
        Some(reply)
    })
}

/// Closes a file as its process does when it ends: IRP_MJ_CLEANUP, then what is pending is cancelled, then IRP_MJ_CLOSE.
pub(crate) fn close(file: u64) {
    let Some((device, object)) = place(file) else {
        return;
    };
    let cleanup = request::send(device, file, object, Ask::Cleanup);
    wait(cleanup, PATIENCE_AT_END);
    for request in pending(file) {
        cancel::cancel(request);
    }
    if !pending(file).is_empty() {
        scheduler::settle(PATIENCE_AT_END);
    }
    machine::with(|machine| {
        let requests = &machine.io.requests;
        let left: Vec<usize> = requests
            .values()
            .filter(|request| request.file == file && request.reply.is_none())
            .map(|request| request.irp)
            .collect();
        for irp in left {
            let text =
                "an IRP is pending after its file was closed and it was cancelled: the process cannot end";
            machine.report_about(contract!(386), &[irp], text);
            machine.destroy(irp, "given up");
        }
        machine.io.requests.retain(|_, request| request.file != file);
    });
    let close = request::send(device, file, object, Ask::Close);
    wait(close, PATIENCE_AT_END);
    forget(file);
}

/// The requests of a file that have no reply.
fn pending(file: u64) -> Vec<u64> {
    machine::with(|machine| {
        let requests = machine.io.requests.iter();
        requests
            .filter(|(_, request)| request.file == file && request.reply.is_none())
            .map(|(number, _)| *number)
            .collect()
    })
}

/// Closes the files of the devices of a driver, or all.
pub(crate) fn close_all(driver: Option<u32>) {
    let files: Vec<u64> = machine::with(|machine| {
        let (ledger, files) = (&machine.ledger, machine.io.files.iter());
        files
            .filter(|(_, file)| {
                let owner = ledger.get(file.device).map(|object| object.driver);
                driver.is_none() || driver == owner
            })
            .map(|(number, _)| *number)
            .collect()
    });
    for file in files {
        close(file);
    }
}

fn forget(file: u64) {
    machine::with(|machine| {
        if let Some(file) = machine.io.files.remove(&file) {
            machine.destroy(file.object, "closed");
            device::release(machine, file.device);
        }
    });
}
