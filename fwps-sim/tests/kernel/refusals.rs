//! Functions that are refused by a plan of faults fail as their pages say.

use fwps_sim::{Faults, Sim};
use fwps_sys as sys;

use crate::control::{self, string, wide};

const TAG: u32 = 0x6C75_6166;

/// Runs `code` while the first call of `function` fails with `status`, and says whether it did.
fn refused(function: &str, status: sys::NTSTATUS, code: impl FnOnce() -> bool + Send) {
    let mut sim = Sim::builder().faults(Faults::nth(function, 1, status)).build();
    assert_eq!(sim.run(code), Ok(true), "{function}");
    let outcome = sim.finish();
    outcome.assert_clean();
    assert_eq!(outcome.refusals.get(function), Some(&1), "{function}");
}

#[test]
fn functions_that_allocate_return_null() {
    let status = sys::STATUS_INSUFFICIENT_RESOURCES;
    refused("ExAllocatePool3", status, || unsafe {
        sys::ExAllocatePool3(sys::POOL_FLAG_NON_PAGED, 16, TAG, std::ptr::null(), 0).is_null()
    });
    refused("ExAllocatePoolWithTag", status, || unsafe {
        sys::ExAllocatePoolWithTag(sys::NonPagedPoolNx, 16, TAG).is_null()
    });
    refused("NdisAllocateNetBufferPool", status, || unsafe {
        let mut parameters: sys::NET_BUFFER_POOL_PARAMETERS = std::mem::zeroed();
        parameters.Header = sys::NDIS_OBJECT_HEADER {
            Type: sys::NDIS_OBJECT_TYPE_DEFAULT,
            Revision: 1,
            Size: size_of::<sys::NET_BUFFER_POOL_PARAMETERS>() as u16,
        };
        sys::NdisAllocateNetBufferPool(std::ptr::null_mut(), &raw const parameters).is_null()
    });
}

#[test]
fn functions_with_a_status_return_it() {
    refused("ZwOpenKey", sys::STATUS_ACCESS_DENIED, || unsafe {
        let mut name = string(wide(
            r"\Registry\Machine\System\CurrentControlSet\Services\simulated",
        ));
        let mut attributes: sys::OBJECT_ATTRIBUTES = std::mem::zeroed();
        attributes.ObjectName = &raw mut name;
        let mut key = std::ptr::null_mut();
        sys::ZwOpenKey(&raw mut key, sys::KEY_READ, &raw mut attributes) == sys::STATUS_ACCESS_DENIED
    });
    refused(
        "IoCreateSymbolicLink",
        sys::STATUS_INSUFFICIENT_RESOURCES,
        || unsafe {
            let (mut link, mut target) = (string(wide(r"\??\A")), string(wide(r"\Device\A")));
            let status = sys::IoCreateSymbolicLink(&raw mut link, &raw mut target);
            status == sys::STATUS_INSUFFICIENT_RESOURCES
        },
    );
}

#[test]
fn a_driver_that_is_refused_its_device_or_link_leaves_nothing() {
    for function in ["IoCreateDevice", "IoCreateSymbolicLink"] {
        let faults = Faults::nth(function, 1, sys::STATUS_INSUFFICIENT_RESOURCES);
        let mut sim = Sim::builder().faults(faults).build();
        let refused = control::try_load(&mut sim).expect_err("DriverEntry says so");
        assert_eq!(refused.status, sys::STATUS_INSUFFICIENT_RESOURCES);
        assert!(sim.open(control::NAME).is_err());
        sim.finish().assert_clean();
    }
}

#[test]
fn output_that_cannot_be_mapped_is_told_to_the_process() {
    let faults = Faults::function("MmMapLockedPagesSpecifyCache", sys::STATUS_INSUFFICIENT_RESOURCES);
    let mut sim = Sim::builder().faults(faults).build();
    let driver = control::load(&mut sim);
    let file = sim.open(control::NAME).expect("it opens");
    let code = control::code(control::REVERSE, sys::METHOD_OUT_DIRECT);
    let reply = sim.device_control(&file, code, &[1], 1);
    assert_eq!(reply, (sys::STATUS_INSUFFICIENT_RESOURCES, vec![]));
    sim.close(file);
    sim.unload(driver);
    sim.finish().assert_clean();
}
