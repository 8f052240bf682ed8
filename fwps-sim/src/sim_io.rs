//! What processes do with the devices of drivers.

use thiserror::Error;

use crate::Status;
use crate::kernel::io::file;
use crate::kernel::io::request::Ask;
use crate::kernel::io::{Reply, cancel};
use crate::sim::{Sim, on_machine};

/// A device that a process has open; given back to [`Sim::close`]. What is open at the end of the simulation, or when the driver
/// is unloaded, is closed as by a process that ends.
#[derive(Debug)]
pub struct File(u64);

/// A request of a process, which may be pending.
#[derive(Debug, PartialEq, Eq)]
pub struct Request(u64);

/// A device was not opened.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("opening {name} returned {status:#010x}")]
#[non_exhaustive]
pub struct OpenError {
    /// The name that was given.
    pub name: String,
    /// STATUS_OBJECT_NAME_NOT_FOUND when no device has the name, STATUS_NO_SUCH_DEVICE (0xC000000E) when its driver has not
    /// cleared DO_DEVICE_INITIALIZING, STATUS_ACCESS_DENIED when it is exclusive and open, STATUS_PENDING when the driver does not
    /// complete IRP_MJ_CREATE, else what the driver completed that with.
    pub status: Status,
}

impl Sim {
    /// Opens a device as a process does: by its name (`\\Device\\NAME`), or by a symbolic link (`\\\\.\\NAME`, `\\??\\NAME`). Sends
    /// IRP_MJ_CREATE.
    ///
    /// # Errors
    /// When there is no such device, or its driver refuses.
    pub fn open(&mut self, name: &str) -> Result<File, OpenError> {
        let result = on_machine(|| file::open(name));
        // A stopped machine has a report about it already.
        match result.unwrap_or(Err(fwps_sys::STATUS_UNSUCCESSFUL)) {
            Ok(number) => Ok(File(number)),
            Err(status) => Err(OpenError {
                name: name.to_owned(),
                status,
            }),
        }
    }

    /// Sends IRP_MJ_DEVICE_CONTROL with `input` and room for `output_length` bytes, in the way that the code says (buffered,
    /// direct or neither), and waits for the reply: the status and the output, as long as the driver said. When the machine
    /// becomes idle before that, the status is STATUS_PENDING, and the request goes on until the file is closed;
    /// [`Sim::begin_device_control`] is for requests that stay pending.
    pub fn device_control(
        &mut self,
        file: &File,
        code: u32,
        input: &[u8],
        output_length: usize,
    ) -> (Status, Vec<u8>) {
        let ask = ask(code, input, &vec![0; output_length]);
        let reply = on_machine(|| file::control(file.0, ask).map(file::wait_a_while));
        match reply {
            Ok(Some(Some(reply))) => (reply.status, reply.output),
            Ok(Some(None)) => (fwps_sys::STATUS_PENDING, Vec::new()),
            Ok(None) => (fwps_sys::STATUS_INVALID_HANDLE, Vec::new()),
            // A stopped machine has a report about it already.
            Err(_) => (fwps_sys::STATUS_UNSUCCESSFUL, Vec::new()),
        }
    }

    /// Sends IRP_MJ_DEVICE_CONTROL and does not wait: [`Sim::reply`] tells what came of it. `output` is what the output buffer
    /// holds before; a driver reads it with METHOD_IN_DIRECT.
    pub fn begin_device_control(&mut self, file: &File, code: u32, input: &[u8], output: &[u8]) -> Request {
        let ask = ask(code, input, output);
        // A stopped machine has a report about it already, and replies to nothing.
        let number = on_machine(|| file::control(file.0, ask));
        Request(number.ok().flatten().unwrap_or(0))
    }

    /// The status and the output of a request that is complete, once. `None` while it is pending.
    pub fn reply(&mut self, request: &Request) -> Option<(Status, Vec<u8>)> {
        let Reply { status, output } = file::take_reply(request.0)?;
        Some((status, output))
    }

    /// Cancels a request that is pending, as a process does that waits no longer: the cancel routine of its IRP is called. A
    /// request that is complete is left alone.
    pub fn cancel(&mut self, request: &Request) {
        // A stopped machine has a report about it already.
        let _stopped = on_machine(|| cancel::cancel(request.0));
    }

    /// Closes a device as a process does that ends: IRP_MJ_CLEANUP, then what is pending is cancelled and waited for, then
    /// IRP_MJ_CLOSE. A request that stays pending all the same is reported (C-386).
    pub fn close(&mut self, file: File) {
        // A stopped machine has a report about it already.
        let _stopped = on_machine(|| file::close(file.0));
    }

    /// Closes everything that is open.
    pub(crate) fn close_files(&mut self) {
        // A stopped machine has a report about it already.
        let _stopped = on_machine(|| file::close_all(None));
    }
}

fn ask(code: u32, input: &[u8], output: &[u8]) -> Ask {
    Ask::Control {
        code,
        input: input.to_vec(),
        output: output.to_vec(),
    }
}
