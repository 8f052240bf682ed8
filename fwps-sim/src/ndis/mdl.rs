//! MDLs, by the functions of NDIS and of the kernel.

use fwps_sys as sys;
use sys::{BOOLEAN, KPROCESSOR_MODE, MDL, MEMORY_CACHING_TYPE, NDIS_HANDLE, PIRP, PMDL, PVOID, ULONG};

use crate::context;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::list::build_mdl;
use crate::memory::mdl::Mdl;
use crate::verify::contract::contract;
use crate::verify::ledger::{Found, Kind};

fn allocate(machine: &mut Machine, va: PVOID, len: ULONG, ndis: bool) -> *mut MDL {
    if machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]).is_some() {
        return std::ptr::null_mut();
    }
    let (memory, mdl) = build_mdl(va.expose_provenance(), len as usize);
    if ndis {
        mdl.build_for_nonpaged();
    }
    machine.create(mdl.address(), Kind::Mdl { ndis }, vec![memory]);
    std::ptr::with_exposed_provenance_mut(mdl.address())
}

fn free(machine: &mut Machine, address: usize, ndis: bool) {
    let function = context::function();
    let text = match machine.ledger.find(address) {
        Found::Live(object) => match object.kind {
            Kind::Mdl { ndis: own } if own == ndis => {
                // SAFETY: the ledger knows the MDL as a live one.
                if unsafe { Mdl::new(address) }.is_some_and(Mdl::is_locked) {
                    let text = format!("{function} was given an MDL whose pages are locked");
                    machine.report_about(contract!(387), &[address], text);
                }
                machine.destroy(address, "freed");
                return;
            }
            Kind::Mdl { ndis: own } => {
                let other = if own { "NdisAllocateMdl" } else { "IoAllocateMdl" };
                format!("{function} was given an MDL from {other}")
            }
            _ => format!("{function} was given a {}", object.kind.name()),
        },
        Found::Dead(_) => format!("{function} was given an MDL that was freed already"),
        Found::Unknown => format!("{function} was given an MDL that the driver did not allocate"),
    };
    machine.report_about(contract!(124), &[address], text);
}

/// The MDL at `address`, when the driver may use it.
pub(crate) fn usable(machine: &mut Machine, address: usize) -> Option<Mdl> {
    if matches!(machine.ledger.find(address), Found::Dead(_)) {
        let text = format!("{} was given an MDL that was freed", context::function());
        machine.report_about(contract!(124), &[address], text);
        return None;
    }
    // SAFETY: an MDL that a driver passes is live, by the contract of every function over MDLs; freed ones were told apart.
    unsafe { Mdl::new(address) }
}

export! {
    /// Allocates an MDL over non-paged memory, ready for use.
    fn NdisAllocateMdl(_NdisHandle: NDIS_HANDLE, VirtualAddress: PVOID, Length: ULONG) -> *mut MDL {
        let _call = machine::enter("NdisAllocateMdl", Range::UP_TO_DISPATCH, contract!(124));
        machine::with(|machine| allocate(machine, VirtualAddress, Length, true))
    }

    /// Frees an MDL of NdisAllocateMdl, not its memory.
    fn NdisFreeMdl(Mdl: *mut MDL) {
        let _call = machine::enter("NdisFreeMdl", Range::UP_TO_DISPATCH, contract!(124));
        machine::with(|machine| free(machine, Mdl.expose_provenance(), true));
    }

    /// Allocates an MDL, to be built.
    fn IoAllocateMdl(
        VirtualAddress: PVOID,
        Length: ULONG,
        _SecondaryBuffer: BOOLEAN,
        _ChargeQuota: BOOLEAN,
        _Irp: PIRP,
    ) -> PMDL {
        let _call = machine::enter("IoAllocateMdl", Range::UP_TO_DISPATCH, contract!(124));
        machine::with(|machine| allocate(machine, VirtualAddress, Length, false))
    }

    /// Frees an MDL of IoAllocateMdl, not its memory.
    fn IoFreeMdl(Mdl: PMDL) {
        let _call = machine::enter("IoFreeMdl", Range::UP_TO_DISPATCH, contract!(124));
        machine::with(|machine| free(machine, Mdl.expose_provenance(), false));
    }

    /// Makes an MDL describe the non-paged memory that it was allocated for.
    fn MmBuildMdlForNonPagedPool(MemoryDescriptorList: PMDL) {
        let _call = machine::enter("MmBuildMdlForNonPagedPool", Range::UP_TO_DISPATCH, contract!(124));
        machine::with(|machine| {
            if let Some(mdl) = usable(machine, MemoryDescriptorList.expose_provenance()) {
                mdl.build_for_nonpaged();
            }
        });
    }

    /// The system address of an MDL's memory, or null when it cannot be mapped.
    fn MmMapLockedPagesSpecifyCache(
        MemoryDescriptorList: PMDL,
        _AccessMode: KPROCESSOR_MODE,
        _CacheType: MEMORY_CACHING_TYPE,
        _RequestedAddress: PVOID,
        _BugCheckOnFailure: ULONG,
        _Priority: ULONG,
    ) -> PVOID {
        let _call = machine::enter("MmMapLockedPagesSpecifyCache", Range::UP_TO_DISPATCH, contract!(124));
        machine::with(|machine| {
            if machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]).is_some() {
                return std::ptr::null_mut();
            }
            let address = MemoryDescriptorList.expose_provenance();
            let Some(mdl) = usable(machine, address) else { return std::ptr::null_mut() };
            if !mdl.is_built() {
                let text = "an MDL was mapped that was neither built over non-paged memory nor locked";
                machine.report_about(contract!(387), &[address], text);
                return std::ptr::null_mut();
            }
            std::ptr::with_exposed_provenance_mut(mdl.map())
        })
    }
}
