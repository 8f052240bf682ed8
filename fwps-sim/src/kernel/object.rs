//! Objects of the kernel that a driver can leave behind, besides those that the ledger names one by one.

use crate::verify::contract::{Contract, contract};

/// What an object of the kernel is, with what the simulator knows about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KernelObject {
    /// A timer in memory of the driver.
    Timer {
        queued: bool,
    },
    /// The packet of a request that the driver has.
    Irp {
        request: u64,
    },
    /// A file that a process has open.
    File,
    /// A handle of a file on the volume.
    FileHandle,
    /// A log of trace messages.
    RecorderLog,
    SymbolicLink,
    /// Goes with the driver by itself.
    DriverExtension {
        driver: usize,
        identification: usize,
    },
    /// A handle of a registry key.
    Key,
    /// A process, which exists whatever drivers do; `references` are those of drivers.
    Process {
        id: usize,
        references: u32,
    },
    ProcessHandle {
        id: usize,
    },
    /// A routine that is told of processes.
    ProcessRoutine,
    /// A routine that is told of images.
    ImageRoutine,
    Callback {
        references: u32,
    },
    CallbackRegistration,
    /// A provider of events.
    TraceProvider,
    /// A pool of NET_BUFFERs, each with `data_size` bytes when that is not zero.
    NetBufferPool {
        data_size: u32,
        generic: usize,
    },
    /// Pages that an MDL describes.
    Pages,
    /// Memory that lies together.
    ContiguousMemory,
    /// An object of the driver framework, which deletes it itself.
    Framework {
        name: &'static str,
    },
    /// A NET_BUFFER that did not come with a list.
    NetBuffer {
        pool: usize,
    },
}

impl KernelObject {
    pub(crate) fn name(self) -> &'static str {
        match self {
            KernelObject::Timer { .. } => "timer",
            KernelObject::Irp { .. } => "IRP",
            KernelObject::File => "file object",
            KernelObject::FileHandle => "file handle",
            KernelObject::RecorderLog => "log of trace messages",
            KernelObject::SymbolicLink => "symbolic link",
            KernelObject::DriverExtension { .. } => "driver object extension",
            KernelObject::Key => "registry key handle",
            KernelObject::Process { .. } => "process object",
            KernelObject::ProcessHandle { .. } => "process handle",
            KernelObject::ProcessRoutine => "process notify routine",
            KernelObject::ImageRoutine => "image notify routine",
            KernelObject::Callback { .. } => "callback object",
            KernelObject::CallbackRegistration => "registration of a callback",
            KernelObject::TraceProvider => "provider of events",
            KernelObject::Framework { name } => name,
            KernelObject::Pages => "pages of an MDL",
            KernelObject::ContiguousMemory => "contiguous memory",
            KernelObject::NetBufferPool { .. } => "NET_BUFFER pool",
            KernelObject::NetBuffer { .. } => "NET_BUFFER",
        }
    }

    /// The references that drivers have, where they are counted.
    pub(crate) fn references(&mut self) -> Option<&mut u32> {
        match self {
            KernelObject::Process { references, .. } | KernelObject::Callback { references } => {
                Some(references)
            }
            _ => None,
        }
    }

    /// The contract that is broken when the object is left behind, and how it should have been given back.
    pub(crate) fn left_behind(self) -> Option<(Contract, &'static str)> {
        match self {
            KernelObject::Timer { queued: false }
            | KernelObject::File
            | KernelObject::Process { references: 0, .. }
            | KernelObject::Callback { references: 0 }
            | KernelObject::DriverExtension { .. }
            | KernelObject::Framework { .. } => None,
            KernelObject::Timer { queued: true } => Some((contract!(385), "KeCancelTimer")),
            KernelObject::Irp { .. } => Some((contract!(386), "IoCompleteRequest")),
            KernelObject::SymbolicLink => Some((contract!(373), "IoDeleteSymbolicLink")),
            KernelObject::Key | KernelObject::FileHandle => Some((contract!(373), "ZwClose")),
            KernelObject::RecorderLog => Some((contract!(373), "WppRecorderLogDelete")),
            KernelObject::Process { .. } | KernelObject::Callback { .. } => {
                Some((contract!(377), "ObDereferenceObject"))
            }
            KernelObject::ProcessHandle { .. } => Some((contract!(377), "ZwClose")),
            KernelObject::ProcessRoutine => Some((
                contract!(373),
                "PsSetCreateProcessNotifyRoutine, or its Ex form, with Remove",
            )),
            KernelObject::ImageRoutine => Some((contract!(373), "PsRemoveLoadImageNotifyRoutine")),
            KernelObject::CallbackRegistration => Some((contract!(373), "ExUnregisterCallback")),
            KernelObject::TraceProvider => Some((contract!(373), "EtwUnregister")),
            KernelObject::Pages => Some((contract!(373), "MmFreePagesFromMdl")),
            KernelObject::ContiguousMemory => Some((contract!(373), "MmFreeContiguousMemory")),
            KernelObject::NetBufferPool { .. } => Some((contract!(110), "NdisFreeNetBufferPool")),
            KernelObject::NetBuffer { .. } => Some((contract!(85), "NdisFreeNetBuffer")),
        }
    }
}
