//! Callback objects: routines of several drivers that are told of an event, by the name of the event.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{BOOLEAN, NTSTATUS, OBJECT_ATTRIBUTES, POBJECT_ATTRIBUTES, PVOID};

use super::object::KernelObject;
use super::unicode;
use crate::boundary;
use crate::context::{self, Frame};
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::{Memory, access};
use crate::scheduler::{self, Wait};
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// The objects of the system. Nothing happens on this machine that they tell of: no change of its time or power.
const OF_THE_SYSTEM: [&str; 3] = [
    r"\CALLBACK\SETSYSTEMTIME",
    r"\CALLBACK\POWERSTATE",
    r"\CALLBACK\PROCESSORADD",
];
/// Room for an object.
const OBJECT_SIZE: usize = 64;

type Function = unsafe extern "system" fn(PVOID, PVOID, PVOID);

/// The callback objects with names, and the routines of all.
#[derive(Debug, Default)]
pub(crate) struct Callbacks {
    named: Vec<(String, usize)>,
    registrations: Vec<Registration>,
}

#[derive(Clone, Copy, Debug)]
struct Registration {
    object: usize,
    handle: usize,
    function: Function,
    context: usize,
    driver: u32,
    running: u32,
}

fn is_callback(machine: &Machine, object: usize) -> bool {
    matches!(
        machine.ledger.get(object).map(|object| &object.kind),
        Some(Kind::Kernel(KernelObject::Callback { .. }))
    )
}

/// The object of this name.
fn find(machine: &Machine, name: &str) -> Option<usize> {
    let named = &machine.callbacks.named;
    named
        .iter()
        .find(|(other, _)| other == name)
        .map(|(_, object)| *object)
}

fn create(machine: &mut Machine, name: String) -> usize {
    let memory = Memory::new(OBJECT_SIZE, 16, 0);
    let object = memory.address();
    let kind = Kind::Kernel(KernelObject::Callback { references: 0 });
    machine.create(object, kind, vec![memory]);
    if !name.is_empty() {
        machine.callbacks.named.push((name, object));
    }
    object
}

export_for_c! {
    /// Opens a callback object, or makes it if `Create`. `ObDereferenceObject` gives the reference back.
    fn ExCreateCallback(
        CallbackObject: *mut PVOID,
        ObjectAttributes: POBJECT_ATTRIBUTES,
        Create: BOOLEAN,
        _AllowMultipleCallbacks: BOOLEAN,
    ) -> NTSTATUS {
        let _call = machine::enter("ExCreateCallback", Range::PASSIVE, contract!(373));
        let attributes = ObjectAttributes.expose_provenance();
        let name = if attributes == 0 {
            String::new()
        } else {
            let at = attributes + offset_of!(OBJECT_ATTRIBUTES, ObjectName);
            // SAFETY: attributes that are not null are initialised, by the contract of the function.
            unicode::folded(&unicode::text(unsafe { access::load(at) }))
        };
        machine::with(|machine| {
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            let object = match find(machine, &name) {
                Some(object) => object,
                None if Create != 0 || OF_THE_SYSTEM.contains(&name.as_str()) => create(machine, name),
                None => return sys::STATUS_OBJECT_NAME_NOT_FOUND,
            };
            machine.reference_counted(object);
            // SAFETY: the out pointer is writable by the contract of the function.
            unsafe { access::store(CallbackObject.expose_provenance(), object) };
            sys::STATUS_SUCCESS
        })
    }

    /// Registers a routine with a callback object. The registration is returned; null when there is no memory.
    fn ExRegisterCallback(
        CallbackObject: PVOID,
        CallbackFunction: Option<Function>,
        CallbackContext: PVOID,
    ) -> PVOID {
        let _call = machine::enter("ExRegisterCallback", Range::UP_TO_APC, contract!(373));
        let object = CallbackObject.expose_provenance();
        machine::with(|machine| {
            if !is_callback(machine, object) {
                let text = "ExRegisterCallback was given no callback object";
                machine.report_about(contract!(373), &[object], text);
                return std::ptr::null_mut();
            }
            let Some(function) = CallbackFunction else { return std::ptr::null_mut() };
            if machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]).is_some() {
                return std::ptr::null_mut();
            }
            let handle = machine.ledger.new_handle();
            machine.create(handle, Kind::Kernel(KernelObject::CallbackRegistration), Vec::new());
            machine.callbacks.registrations.push(Registration {
                object,
                handle,
                function,
                context: CallbackContext.expose_provenance(),
                driver: context::driver(),
                running: 0,
            });
            std::ptr::with_exposed_provenance_mut(handle)
        })
    }

    /// Takes a routine back, after the calls of it that go on.
    fn ExUnregisterCallback(CallbackRegistration: PVOID) {
        let _call = machine::enter("ExUnregisterCallback", Range::UP_TO_APC, contract!(373));
        let handle = CallbackRegistration.expose_provenance();
        loop {
            let mut guard = machine::lock();
            let Some(machine) = guard.as_mut() else { return };
            let mut registrations = machine.callbacks.registrations.iter();
            let Some(index) = registrations.position(|other| other.handle == handle) else {
                let text = "ExUnregisterCallback was given no registration";
                machine.report_about(contract!(373), &[handle], text);
                return;
            };
            if machine.callbacks.registrations[index].running == 0 {
                machine.callbacks.registrations.remove(index);
                machine.destroy(handle, "unregistered");
                return;
            }
            scheduler::block(guard, Wait::Object(handle), None);
        }
    }

    /// Calls every routine of a callback object, in the order of their registrations, at the IRQL of the caller.
    fn ExNotifyCallback(CallbackObject: PVOID, Argument1: PVOID, Argument2: PVOID) {
        let _call = machine::enter("ExNotifyCallback", Range::UP_TO_DISPATCH, contract!(373));
        let object = CallbackObject.expose_provenance();
        let handles: Vec<usize> = machine::with(|machine| {
            let registrations = machine.callbacks.registrations.iter();
            registrations.filter(|other| other.object == object).map(|other| other.handle).collect()
        });
        for handle in handles {
            let found = machine::with(|machine| {
                let registrations = &mut machine.callbacks.registrations;
                let registration = registrations.iter_mut().find(|other| other.handle == handle)?;
                registration.running += 1;
                Some(*registration)
            });
            let Some(registration) = found else { continue };
            let argument = std::ptr::with_exposed_provenance_mut(registration.context);
            let frame = Frame::Driver("the routine of the callback object");
            boundary::call(registration.driver, frame, context::irql(), || {
                // SAFETY: the routine and its context are those of the registration; the arguments are those of the caller.
                unsafe { (registration.function)(argument, Argument1, Argument2) }
            });
            machine::with(|machine| {
                let mut registrations = machine.callbacks.registrations.iter_mut();
                if let Some(registration) = registrations.find(|other| other.handle == handle) {
                    registration.running -= 1;
                }
                machine.scheduler.wake(Wait::Object(handle));
            });
        }
    }
}
