//! Work items.

use fwps_sys as sys;
use sys::{
    PDEVICE_OBJECT, PIO_WORKITEM, PIO_WORKITEM_ROUTINE, PIO_WORKITEM_ROUTINE_EX, PVOID, WORK_QUEUE_TYPE,
};

use super::resident;
use crate::boundary;
use crate::context::{self, Frame};
use crate::export::export;
use crate::kernel::irql::{PASSIVE, Range};
use crate::machine::{self, Machine};
use crate::verify::contract::contract;
use crate::verify::ledger::{Found, Kind};

/// How the ledger knows the work item that a driver names: by its handle, or by where it lies in memory of the driver.
fn key(machine: &Machine, item: usize) -> usize {
    let resident = resident::work_item(item);
    let is_resident = machine
        .ledger
        .get(resident)
        .is_some_and(|object| matches!(object.kind, Kind::WorkItem { .. }));
    if is_resident { resident } else { item }
}

/// Whether work items can belong to it: a driver object or a device.
pub(super) fn is_owner(machine: &Machine, object: usize) -> bool {
    let found = machine.ledger.get(object);
    found.is_some_and(|object| matches!(object.kind, Kind::Device))
        || machine.driver_objects.contains(&object)
}

/// The device or driver object and the queued flag of a work item; anything else is reported.
fn find(machine: &mut Machine, address: usize) -> Option<(usize, &mut bool)> {
    if !matches!(machine.ledger.find(address), Found::Live(object) if matches!(object.kind, Kind::WorkItem { .. }))
    {
        let text = format!("{} was given no live work item", context::function());
        machine.report_about(contract!(383), &[address], text);
        return None;
    }
    match machine.ledger.get_mut(address).map(|object| &mut object.kind) {
        Some(Kind::WorkItem { device, queued }) => Some((*device, queued)),
        _ => None,
    }
}

/// The routine of a work item.
#[derive(Clone, Copy)]
enum Routine {
    Plain(unsafe extern "system" fn(PDEVICE_OBJECT, PVOID)),
    /// One that is given the item, too.
    Extended(unsafe extern "system" fn(PVOID, PVOID, PIO_WORKITEM)),
}

fn queue(item: PIO_WORKITEM, routine: Option<Routine>, argument: PVOID) {
    let place = item.expose_provenance();
    let argument = argument.expose_provenance();
    machine::with(|machine| {
        let item = key(machine, place);
        let Some((device, queued)) = find(machine, item) else {
            return;
        };
        if *queued {
            let text = "a work item was queued that is queued already";
            machine.report_about(contract!(383), &[item], text);
            return;
        }
        let Some(routine) = routine else {
            let text = "a work item was queued without a routine";
            machine.report_about(contract!(383), &[item], text);
            return;
        };
        *queued = true;
        machine.note(item, "queued");
        let (generation, driver) = (machine.generation, context::driver());
        let job = move || {
            // The item is the driver's again from here on: its routine may free it or queue it again.
            machine::with(|machine| {
                if let Some(Kind::WorkItem { queued, .. }) =
                    machine.ledger.get_mut(item).map(|object| &mut object.kind)
                {
                    *queued = false;
                }
            });
            let argument = std::ptr::with_exposed_provenance_mut(argument);
            boundary::call(driver, Frame::WorkItem, PASSIVE, || match routine {
                Routine::Plain(routine) => {
                    // SAFETY: the routine and the context are those that the driver queued, called once (C-383).
                    unsafe { routine(std::ptr::with_exposed_provenance_mut(device), argument) }
                }
                Routine::Extended(routine) => {
                    let object = std::ptr::with_exposed_provenance_mut(device);
                    // SAFETY: as above.
                    unsafe { routine(object, argument, std::ptr::with_exposed_provenance_mut(place)) }
                }
            });
        };
        machine.scheduler.start(generation, driver, Box::new(job));
    });
}

/// Ends a work item that is not queued.
pub(super) fn end(item: usize, how: &'static str) {
    machine::with(|machine| {
        let Some((device, queued)) = find(machine, item) else {
            return;
        };
        if *queued {
            let text = format!("a work item was {how} while it is queued");
            machine.report_about(contract!(383), &[item], text);
        }
        if !is_owner(machine, device) {
            let text = format!("a work item was {how} after its device object was deleted");
            machine.report_about(contract!(383), &[item, device], text);
        }
        machine.destroy(item, how);
    });
}

export! {
    /// Allocates a work item of a device, or of a driver.
    fn IoAllocateWorkItem(DeviceObject: PDEVICE_OBJECT) -> PIO_WORKITEM {
        let _call = machine::enter("IoAllocateWorkItem", Range::UP_TO_DISPATCH, contract!(383));
        let device = DeviceObject.expose_provenance();
        machine::with(|machine| {
            if !is_owner(machine, device) {
                let text = "IoAllocateWorkItem was given neither a driver object nor a live device object";
                machine.report_about(contract!(383), &[device], text);
                return std::ptr::null_mut();
            }
            if machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]).is_some() {
                return std::ptr::null_mut();
            }
            let handle = machine.ledger.new_handle();
            machine.create(handle, Kind::WorkItem { device, queued: false }, Vec::new());
            std::ptr::with_exposed_provenance_mut(handle)
        })
    }

    /// Queues a work item: its routine runs once, at PASSIVE_LEVEL, on a thread of the system.
    fn IoQueueWorkItem(
        IoWorkItem: PIO_WORKITEM,
        WorkerRoutine: PIO_WORKITEM_ROUTINE,
        _QueueType: WORK_QUEUE_TYPE,
        Context: PVOID,
    ) {
        let _call = machine::enter("IoQueueWorkItem", Range::UP_TO_DISPATCH, contract!(383)).handing_over();
        queue(IoWorkItem, WorkerRoutine.map(Routine::Plain), Context);
    }

    /// Queues a work item whose routine is given the item, too.
    fn IoQueueWorkItemEx(
        IoWorkItem: PIO_WORKITEM,
        WorkerRoutine: PIO_WORKITEM_ROUTINE_EX,
        _QueueType: WORK_QUEUE_TYPE,
        Context: PVOID,
    ) {
        let _call = machine::enter("IoQueueWorkItemEx", Range::UP_TO_DISPATCH, contract!(383)).handing_over();
        queue(IoWorkItem, WorkerRoutine.map(Routine::Extended), Context);
    }

    /// Frees a work item that is not queued.
    fn IoFreeWorkItem(IoWorkItem: PIO_WORKITEM) {
        let _call = machine::enter("IoFreeWorkItem", Range::UP_TO_DISPATCH, contract!(383));
        end(IoWorkItem.expose_provenance(), "freed");
    }
}
