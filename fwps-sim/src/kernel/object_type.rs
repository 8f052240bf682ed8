//! The types of objects: variables of the kernel that drivers in C hand on, to say what a handle has to be of.

use fwps_sys as sys;
use sys::{NTSTATUS, POBJECT_TYPE};

use super::object::KernelObject;
use crate::verify::ledger::Kind;

/// Something to point at: nothing lies in a type that drivers may look at.
#[repr(C, align(16))]
pub(crate) struct Opaque([u8; 16]);

/// A variable of the kernel that holds a type.
#[repr(transparent)]
pub(crate) struct TypeVariable(&'static Opaque);

/// Defines a variable of the kernel for each type.
macro_rules! types {
    ($($(#[$meta:meta])* $name:ident)*) => {
        $(
            $(#[$meta])*
            #[allow(non_upper_case_globals, reason = "C name")]
            #[unsafe(no_mangle)]
            pub(crate) static $name: TypeVariable = {
                static OPAQUE: Opaque = Opaque([0; 16]);
                TypeVariable(&OPAQUE)
            };
        )*
    };
}

types! {
    /// The type of events.
    ExEventObjectType
    /// The type of semaphores.
    ExSemaphoreObjectType
    /// The type of devices.
    IoDeviceObjectType
    /// The type of driver objects.
    IoDriverObjectType
    /// The type of files.
    IoFileObjectType
    /// The type of processes.
    PsProcessType
    /// The type of threads.
    PsThreadType
    /// The type of tokens.
    SeTokenObjectType
}

impl TypeVariable {
    fn is(&self, wanted: POBJECT_TYPE) -> bool {
        wanted.addr() == (&raw const *self.0).addr()
    }
}

/// Whether an object is of the type that the caller wants; any will do when it names none.
///
/// # Errors
/// `STATUS_OBJECT_TYPE_MISMATCH` when it is of another.
pub(super) fn check(kind: &Kind, wanted: POBJECT_TYPE) -> Result<(), NTSTATUS> {
    let fits = match kind {
        _ if wanted.is_null() => true,
        Kind::Thread { .. } | Kind::ThreadHandle { .. } => PsThreadType.is(wanted),
        Kind::Kernel(KernelObject::Process { .. } | KernelObject::ProcessHandle { .. }) => {
            PsProcessType.is(wanted)
        }
        _ => false,
    };
    if fits {
        Ok(())
    } else {
        Err(sys::STATUS_OBJECT_TYPE_MISMATCH)
    }
}
