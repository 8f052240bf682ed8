//! Loading and unloading drivers.

use std::mem::offset_of;
use std::sync::Arc;

use fwps_sys as sys;
use sys::{DRIVER_OBJECT, NTSTATUS, UNICODE_STRING};

use crate::Status;
use crate::boundary;
use crate::context::{self, Frame};
use crate::engine::task::Task;
use crate::kernel::device;
use crate::kernel::io::file;
use crate::kernel::irql::PASSIVE;
use crate::kernel::unicode;
use crate::machine::{self, Machine};
use crate::memory::{Memory, access};
use crate::registry::REGISTRY_PATH;
use crate::verify::contract::{Contract, contract};
use crate::verify::ledger::Kind;

/// The entry point of a driver.
pub type DriverEntry = unsafe extern "system" fn(*mut DRIVER_OBJECT, *mut UNICODE_STRING) -> NTSTATUS;

/// A driver that is loaded.
#[derive(Clone, Debug)]
pub(crate) struct LoadedDriver {
    object: Arc<Memory>,
    /// Its number, which the ledger knows it by.
    number: u32,
}

/// Calls DriverEntry.
pub(crate) fn load(entry: DriverEntry) -> Result<LoadedDriver, Status> {
    let object = Memory::new(size_of::<DRIVER_OBJECT>(), 16, 0);
    let text: Vec<u16> = REGISTRY_PATH.encode_utf16().collect();
    let mut path = unicode::counted(&text);
    let number = machine::with(|machine| {
        machine.drivers += 1;
        machine.driver_objects.push(object.address());
        machine.drivers
    });
    let pointer = std::ptr::with_exposed_provenance_mut(object.address());
    let (status, _) = boundary::call(number, Frame::Driver("DriverEntry"), PASSIVE, || {
        // SAFETY: the caller of `Sim::load` gives the entry point of a driver; both arguments are live for the call.
        unsafe { entry(pointer, &raw mut path) }
    });
    let driver = LoadedDriver {
        object: Arc::new(object),
        number,
    };
    if status < 0 {
        machine::with(|machine| {
            machine.load_refused = true;
            check_left_behind(machine, &driver, Some(contract!(372)));
        });
        return Err(status);
    }
    device::initialised(driver.object.address());
    Ok(driver)
}

/// Closes what processes have open of the driver, calls DriverUnload, and compares the ledger with that of the load.
pub(crate) fn unload(driver: &LoadedDriver) {
    file::close_all(Some(driver.number));
    let at = driver.object.address() + offset_of!(DRIVER_OBJECT, DriverUnload);
    // SAFETY: the driver object is alive and its DriverUnload is null or a routine that the driver set.
    let routine: sys::PDRIVER_UNLOAD = unsafe { access::load(at) };
    match routine {
        None => machine::with(|machine| {
            let text = "the driver set no DriverUnload, so it cannot give anything back";
            machine.report(contract!(373), text).driver = driver.number;
        }),
        Some(routine) => {
            machine::with(|machine| machine.unloading.push(driver.number));
            let pointer = std::ptr::with_exposed_provenance_mut(driver.object.address());
            boundary::call(driver.number, Frame::Driver("DriverUnload"), PASSIVE, || {
                // SAFETY: the routine is the one that the driver set, called once with its own driver object.
                unsafe { routine(pointer) }
            });
        }
    }
    machine::with(|machine| check_left_behind(machine, driver, None));
}

/// Reports what the driver still has, by the contract of each kind or by `instead`, and takes it away.
fn check_left_behind(machine: &mut Machine, driver: &LoadedDriver, instead: Option<Contract>) {
    let function = if instead.is_some() {
        "DriverEntry"
    } else {
        "DriverUnload"
    };
    machine
        .driver_objects
        .retain(|object| *object != driver.object.address());
    let previous = context::set_function(function);
    let left: Vec<_> = machine
        .ledger
        .of_driver(driver.number)
        .into_iter()
        .map(|(address, object)| {
            (
                address,
                object.serial,
                object.kind.name(),
                object.kind.left_behind(),
            )
        })
        .collect();
    for (address, serial, name, contract) in &left {
        if let Some((contract, free)) = contract {
            let text = format!("the driver left behind {name} #{serial}; {free} gives it back");
            let cause = left_with_a_flow(machine, *address, *serial)
                .or_else(|| machine.in_transaction(*address).then_some(contract!(340)))
                .unwrap_or(*contract);
            machine.report_about(instead.unwrap_or(cause), &[*address], text);
        }
    }
    let contexts = machine.host.tags.driver_is_gone(driver.number);
    if contexts > 0 {
        let text = format!(
            "{contexts} contexts of tags are left behind, whose routine is no more; FwpsNetBufferListRemoveContext0 removes them, \
             and the driver waits until it was told"
        );
        machine.report(instead.unwrap_or(contract!(322)), text).driver = driver.number;
    }
    let orphans = take_away(
        machine,
        driver.number,
        &left.iter().map(|(address, ..)| *address).collect::<Vec<_>>(),
    );
    if orphans > 0 {
        let text =
            format!("{orphans} filters that name callouts are left behind; nobody answers for them any more");
        machine.report(instead.unwrap_or(contract!(379)), text).driver = driver.number;
    }
    context::set_function(previous);
}

/// The rule that is broken when what is left behind belongs to flow contexts.
fn left_with_a_flow(machine: &Machine, address: usize, serial: u64) -> Option<Contract> {
    match machine.ledger.get(address)?.kind {
        Kind::PoolBlock { .. } => machine.contract_of_leak(address, serial),
        Kind::Callout { id } if machine.host.data.contexts.of_callout(id) > 0 => Some(contract!(189)),
        _ => None,
    }
}

/// Takes away everything of a driver whose code must not run any more. Returns how many filters it leaves in force.
fn take_away(machine: &mut Machine, driver: u32, objects: &[usize]) -> usize {
    machine.scheduler.abandon_busy(driver);
    let gone = |list: usize| objects.contains(&list);
    machine.tasks.retain(|task| match task {
        Task::Complete(completion) => !gone(completion.handle),
        Task::CompleteChain(completion) => !gone(completion.handle),
        Task::Enter(_)
        | Task::EnterFrames(_)
        | Task::Stream(..)
        | Task::FlowDelete(_)
        | Task::TagRemoved(_) => true,
    });
    machine.io.devices.retain(|device, _| !objects.contains(device));
    machine
        .io
        .links
        .retain(|_, (_, handle)| !objects.contains(handle));
    machine.keys.retain(|handle, _| !objects.contains(handle));
    for address in objects {
        match machine.ledger.get(*address).map(|object| &object.kind) {
            Some(Kind::Session) => {
                if machine.in_transaction(*address) {
                    machine.management.transaction = None;
                }
                machine.end_session(*address);
            }
            Some(Kind::EngineSubscription) => machine.management.service.forget(*address),
            Some(Kind::Enumeration) => drop(machine.management.enumerations.remove(address)),
            Some(Kind::SwitchSubscription) => {
                let subscriptions = &mut machine.host.subscriptions;
                subscriptions.retain(|subscription| subscription.handle != *address);
            }
            Some(Kind::Callout { id }) => {
                let id = *id;
                machine.host.data.contexts.callout_is_gone(id);
                machine
                    .engine
                    .callouts
                    .retain(|registered| registered.callout.id != id);
            }
            _ => {}
        }
    }
    for address in objects {
        machine.destroy(*address, "taken away");
    }
    let filters = &machine.management.objects.filters;
    filters
        .iter()
        .filter(|filter| filter.driver == driver && filter.needs_its_callout())
        .count()
}
