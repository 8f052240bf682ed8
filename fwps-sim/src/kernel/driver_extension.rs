//! Extensions of driver objects, one for each identification. They go with the driver.

use fwps_sys as sys;
use sys::{NTSTATUS, PDRIVER_OBJECT, PVOID, ULONG};

use super::object::KernelObject;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::{Memory, access};
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// The extension with this identification.
fn find(machine: &Machine, driver: usize, identification: usize) -> Option<usize> {
    let wanted = KernelObject::DriverExtension {
        driver,
        identification,
    };
    machine
        .ledger
        .find_kind(|kind| matches!(kind, Kind::Kernel(object) if *object == wanted))
}

export! {
    /// Allocates an extension of a driver object, zeroed.
    fn IoAllocateDriverObjectExtension(
        DriverObject: PDRIVER_OBJECT,
        ClientIdentificationAddress: PVOID,
        DriverObjectExtensionSize: ULONG,
        DriverObjectExtension: *mut PVOID,
    ) -> NTSTATUS {
        let _call = machine::enter("IoAllocateDriverObjectExtension", Range::UP_TO_APC, contract!(373));
        let (driver, identification) =
            (DriverObject.expose_provenance(), ClientIdentificationAddress.expose_provenance());
        machine::with(|machine| {
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            if find(machine, driver, identification).is_some() {
                return sys::STATUS_OBJECT_NAME_COLLISION;
            }
            let memory = Memory::new(DriverObjectExtensionSize as usize, 16, 0);
            let address = memory.address();
            let kind = Kind::Kernel(KernelObject::DriverExtension { driver, identification });
            machine.create(address, kind, vec![memory]);
            // SAFETY: the out pointer is writable by the contract of the function.
            unsafe { access::store(DriverObjectExtension.expose_provenance(), address) };
            sys::STATUS_SUCCESS
        })
    }

    /// The extension with this identification; null when there is none.
    fn IoGetDriverObjectExtension(DriverObject: PDRIVER_OBJECT, ClientIdentificationAddress: PVOID) -> PVOID {
        let _call = machine::enter("IoGetDriverObjectExtension", Range::UP_TO_DISPATCH, contract!(373));
        let (driver, identification) =
            (DriverObject.expose_provenance(), ClientIdentificationAddress.expose_provenance());
        let found = machine::with(|machine| find(machine, driver, identification));
        std::ptr::with_exposed_provenance_mut(found.unwrap_or(0))
    }
}
