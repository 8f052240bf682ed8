//! System threads, and the handles and references to them.

use std::sync::atomic::{AtomicUsize, Ordering};

use fwps_sys as sys;
use sys::{
    ACCESS_MASK, BOOLEAN, HANDLE, KPROCESSOR_MODE, LARGE_INTEGER, LONG_PTR, NTSTATUS, PCLIENT_ID, PHANDLE,
    PKSTART_ROUTINE, POBJECT_ATTRIBUTES, POBJECT_HANDLE_INFORMATION, POBJECT_TYPE, PVOID, ULONG,
};

use super::object::KernelObject;
use super::{device, dispatcher, object_type, process};
use crate::boundary;
use crate::context::{self, Frame};
use crate::export::export;
use crate::kernel::irql::{PASSIVE, Range};
use crate::machine::{self, Machine};
use crate::memory::{Memory, access};
use crate::scheduler::{Wait, routine};
use crate::verify::contract::contract;
use crate::verify::ledger::{Found, Kind};

/// The type byte of a thread object.
const THREAD_OBJECT: u8 = 6;
/// Room for a thread object; drivers see its dispatcher header only.
const OBJECT_SIZE: usize = 256;

thread_local! {
    /// The thread object of this system thread.
    static OBJECT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// The numbers of threads of the host begin here, where no simulated one has its own.
const FIRST_HOST_NUMBER: usize = 1 << 24;

thread_local! {
    /// The number of this thread, when it is one of the host: a test that calls into a driver's library.
    static HOST_NUMBER: usize = {
        static LAST: AtomicUsize = AtomicUsize::new(FIRST_HOST_NUMBER);
        LAST.fetch_add(1, Ordering::Relaxed)
    };
}

/// Drops one reference; the last one lets the object go.
fn release(machine: &mut Machine, object: usize) {
    if let Some(Kind::Thread { references, .. }) =
        machine.ledger.get_mut(object).map(|object| &mut object.kind)
    {
        *references -= 1;
        if *references == 0 {
            machine.destroy(object, "released");
        }
    }
}

/// Takes one more reference to a thread or a device. False when it is neither.
fn reference(machine: &mut Machine, object: usize) -> bool {
    if let Some(device) = machine.io.devices.get_mut(&object) {
        device.users += 1;
    } else if let Some(Kind::Thread { references, .. }) =
        machine.ledger.get_mut(object).map(|object| &mut object.kind)
    {
        *references += 1;
    } else {
        return machine.reference_counted(object);
    }
    machine.note(object, "referenced");
    true
}

impl Machine {
    /// The references of drivers to an object of the kernel that counts them.
    fn counted(&mut self, object: usize) -> Option<&mut u32> {
        match self.ledger.get_mut(object).map(|object| &mut object.kind) {
            Some(Kind::Kernel(kernel)) => kernel.references(),
            _ => None,
        }
    }

    /// Takes one more reference to such an object. False when it is none.
    pub(super) fn reference_counted(&mut self, object: usize) -> bool {
        let Some(references) = self.counted(object) else {
            return false;
        };
        *references += 1;
        self.note(object, "referenced");
        true
    }

    /// Drops a reference to such an object. False when drivers have none.
    fn dereference_counted(&mut self, object: usize) -> bool {
        match self.counted(object) {
            Some(references @ 1..) => {
                *references -= 1;
                self.note(object, "dereferenced");
                true
            }
            _ => false,
        }
    }
}

/// Marks the thread as ended: its object is signalled, its own reference goes.
fn ended(object: usize) {
    machine::with(|machine| {
        machine.note(object, "ended");
        dispatcher::set_signal(object, 1);
        machine.scheduler.wake(Wait::Object(object));
        release(machine, object);
    });
}

export! {
    /// Starts a system thread.
    fn PsCreateSystemThread(
        ThreadHandle: PHANDLE,
        _DesiredAccess: ULONG,
        _ObjectAttributes: POBJECT_ATTRIBUTES,
        _ProcessHandle: HANDLE,
        _ClientId: PCLIENT_ID,
        StartRoutine: PKSTART_ROUTINE,
        StartContext: PVOID,
    ) -> NTSTATUS {
        let _call = machine::enter("PsCreateSystemThread", Range::PASSIVE, contract!(377)).handing_over();
        let argument = StartContext.expose_provenance();
        machine::with(|machine| {
            let Some(start) = StartRoutine else { return sys::STATUS_INVALID_PARAMETER };
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            let memory = Memory::new(OBJECT_SIZE, 16, 0);
            let object = memory.address();
            dispatcher::initialise(object, THREAD_OBJECT, false);
            let (generation, driver) = (machine.generation, context::driver());
            let job = move || {
                OBJECT.set(object);
                let argument = std::ptr::with_exposed_provenance_mut(argument);
                boundary::call(driver, Frame::Thread, PASSIVE, || {
                    // SAFETY: the routine and the context are those that the driver gave; a job begins outside of all routines.
                    unsafe { routine::run(start, argument) }
                });
                ended(object);
            };
            machine.scheduler.start(generation, driver, Box::new(job));
            // One reference is the thread's own while it runs, the other belongs to the handle.
            machine.create(object, Kind::Thread { references: 2 }, vec![memory]);
            let handle = machine.ledger.new_handle();
            machine.create(handle, Kind::ThreadHandle { object }, Vec::new());
            // SAFETY: the out pointer is writable by the contract of the function.
            unsafe { access::store(ThreadHandle.expose_provenance(), handle) };
            sys::STATUS_SUCCESS
        })
    }

    /// Ends the calling system thread; does not return.
    fn PsTerminateSystemThread(_ExitStatus: NTSTATUS) -> NTSTATUS {
        let call = machine::enter("PsTerminateSystemThread", Range::PASSIVE, contract!(377));
        if context::innermost() != Some(Frame::Thread) {
            machine::with(|machine| {
                machine.report(contract!(377), "PsTerminateSystemThread was called outside of a system thread");
            });
            return sys::STATUS_INVALID_PARAMETER;
        }
        drop(call);
        // SAFETY: the innermost frame is that of the thread, whose job runs the routine; nothing of this call or the driver's is needed any more.
        unsafe { routine::end(|| ended(OBJECT.get())) }
    }

    /// Gets the object behind a thread handle, with a reference.
    fn ObReferenceObjectByHandle(
        Handle: HANDLE,
        _DesiredAccess: ACCESS_MASK,
        ObjectType: POBJECT_TYPE,
        AccessMode: KPROCESSOR_MODE,
        Object: *mut PVOID,
        _HandleInformation: POBJECT_HANDLE_INFORMATION,
    ) -> NTSTATUS {
        let _call = machine::enter("ObReferenceObjectByHandle", Range::PASSIVE, contract!(377));
        let handle = Handle.expose_provenance();
        machine::with(|machine| {
            let object = match machine.ledger.find(handle) {
                Found::Live(found) => {
                    if let Err(status) = object_type::check(&found.kind, ObjectType) {
                        return status;
                    }
                    match found.kind {
                        Kind::ThreadHandle { object } => object,
                        Kind::Kernel(KernelObject::ProcessHandle { id }) => process::object(machine, id),
                        _ => return sys::STATUS_OBJECT_TYPE_MISMATCH,
                    }
                }
                _ => return sys::STATUS_INVALID_HANDLE,
            };
            // The access of kernel mode is not checked.
            let refused = if i32::from(AccessMode) == sys::UserMode {
                machine.fault(&[sys::STATUS_ACCESS_DENIED])
            } else {
                machine.fault_if_named(sys::STATUS_ACCESS_DENIED)
            };
            if let Some(status) = refused {
                return status;
            }
            reference(machine, object);
            // SAFETY: the out pointer is writable by the contract of the function.
            unsafe { access::store(Object.expose_provenance(), object) };
            sys::STATUS_SUCCESS
        })
    }

    /// Drops a reference to an object.
    fn ObfDereferenceObject(Object: PVOID) -> LONG_PTR {
        let _call = machine::enter("ObfDereferenceObject", Range::UP_TO_DISPATCH, contract!(377));
        let object = Object.expose_provenance();
        machine::with(|machine| {
            if machine.io.devices.contains_key(&object) {
                machine.note(object, "dereferenced");
                device::release(machine, object);
                return;
            }
            if machine.dereference_counted(object) {
                return;
            }
            if !matches!(machine.ledger.find(object), Found::Live(found) if matches!(found.kind, Kind::Thread { .. })) {
                let text = "ObDereferenceObject was given no object that the driver holds a reference to";
                machine.report_about(contract!(377), &[object], text);
                return;
            }
            machine.note(object, "dereferenced");
            release(machine, object);
        });
        // What is left of the count tells drivers nothing.
        0
    }

    /// Waits for the object behind a handle.
    fn ZwWaitForSingleObject(Handle: HANDLE, _Alertable: BOOLEAN, Timeout: *mut LARGE_INTEGER) -> NTSTATUS {
        let _call = machine::enter("ZwWaitForSingleObject", Range::PASSIVE, contract!(382));
        let handle = Handle.expose_provenance();
        let object = machine::with(|machine| match machine.ledger.find(handle) {
            Found::Live(found) => match found.kind {
                Kind::ThreadHandle { object } => Some(object),
                _ => None,
            },
            _ => None,
        });
        let Some(object) = object else {
            return sys::STATUS_INVALID_HANDLE;
        };
        let deadline = machine::with(|machine| dispatcher::deadline(machine, Timeout));
        dispatcher::wait(object, deadline)
    }

    /// The process on whose behalf the calling thread runs.
    fn PsGetCurrentProcessId() -> HANDLE {
        std::ptr::without_provenance_mut(context::process())
    }

    /// Takes a reference to an object.
    fn ObfReferenceObject(Object: PVOID) -> LONG_PTR {
        let _call = machine::enter("ObfReferenceObject", Range::UP_TO_DISPATCH, contract!(377));
        let object = Object.expose_provenance();
        machine::with(|machine| {
            if !reference(machine, object) {
                let text = "ObReferenceObject was given no live object that can be referenced";
                machine.report_about(contract!(377), &[object], text);
            }
        });
        // As for ObfDereferenceObject.
        0
    }

    /// The number of the calling thread, a multiple of four as on Windows.
    fn PsGetCurrentThreadId() -> HANDLE {
        let number = context::simulated_thread().map_or_else(|| HOST_NUMBER.with(|number| *number), |thread| thread + 1);
        std::ptr::without_provenance_mut(number * 4)
    }

    /// Closes a handle.
    fn ZwClose(Handle: HANDLE) -> NTSTATUS {
        let _call = machine::enter("ZwClose", Range::PASSIVE, contract!(377));
        let handle = Handle.expose_provenance();
        machine::with(|machine| {
            let object = match machine.ledger.find(handle) {
                Found::Live(found) => match found.kind {
                    Kind::ThreadHandle { object } => object,
                    Kind::Kernel(KernelObject::Key) => {
                        machine.keys.remove(&handle);
                        machine.destroy(handle, "closed");
                        return sys::STATUS_SUCCESS;
                    }
                    Kind::Kernel(KernelObject::ProcessHandle { .. }) => {
                        machine.destroy(handle, "closed");
                        return sys::STATUS_SUCCESS;
                    }
                    Kind::Kernel(KernelObject::FileHandle) => {
                        machine.files.close(handle);
                        machine.destroy(handle, "closed");
                        return sys::STATUS_SUCCESS;
                    }
                    _ => return sys::STATUS_INVALID_HANDLE,
                },
                _ => {
                    machine.report_about(contract!(377), &[handle], "ZwClose was given no open handle");
                    return sys::STATUS_INVALID_HANDLE;
                }
            };
            machine.destroy(handle, "closed");
            release(machine, object);
            sys::STATUS_SUCCESS
        })
    }
}
