//! Memory by whole pages: pages that an MDL describes and that are mapped apart, and memory that lies together.

use fwps_sys as sys;
use sys::{NTSTATUS, PMDL, PVOID, SIZE_T, ULONG};

use super::object::KernelObject;
use super::pool;
use crate::context;
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::Memory;
use crate::memory::mdl::{Mdl, mdl_size};
use crate::ndis::mdl::usable;
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

const PAGE: usize = 4096;
/// The tag of MDLs that come with their pages.
const TAG: u32 = u32::from_le_bytes(*b"MmMd");
/// The pages stay as they are.
const DO_NOT_ZERO: ULONG = 1;
/// What nobody wrote holds.
const OLD_CONTENTS: u8 = 0xA7;
const NO_MEMORY: [NTSTATUS; 1] = [sys::STATUS_INSUFFICIENT_RESOURCES];

fn make(name: &'static str, bytes: SIZE_T, fill: u8) -> PMDL {
    let _call = machine::enter(name, Range::UP_TO_DISPATCH, contract!(387));
    let length = (bytes as usize).next_multiple_of(PAGE);
    let address = machine::with(|machine| {
        let block = pool::allocate(machine, sys::POOL_FLAG_NON_PAGED, mdl_size(0, length), TAG);
        if block == 0 || length == 0 {
            return 0;
        }
        let memory = Memory::new(length, PAGE, fill);
        let pages = memory.address();
        machine.create(pages, Kind::Kernel(KernelObject::Pages), vec![memory]);
        // SAFETY: the block was just allocated with room for an MDL over that many pages.
        if let Some(mdl) = unsafe { Mdl::new(block) } {
            mdl.initialise(pages, length);
            mdl.lock();
        }
        block
    });
    std::ptr::with_exposed_provenance_mut(address)
}

/// Takes memory of this kind back; what is none is reported.
fn take_back(machine: &mut Machine, address: usize, wanted: KernelObject) -> bool {
    let kind = machine.ledger.get(address).map(|object| &object.kind);
    if !matches!(kind, Some(Kind::Kernel(object)) if *object == wanted) {
        let text = format!(
            "{} was given no {} that the driver has",
            context::function(),
            wanted.name()
        );
        machine.report_about(contract!(387), &[address], text);
        return false;
    }
    machine.destroy(address, "freed");
    true
}

fn contiguous(name: &'static str, bytes: SIZE_T) -> PVOID {
    let _call = machine::enter(name, Range::UP_TO_DISPATCH, contract!(380));
    let address = machine::with(|machine| {
        if machine.fault(&NO_MEMORY).is_some() {
            return 0;
        }
        let memory = Memory::new(bytes as usize, PAGE, OLD_CONTENTS);
        let address = memory.address();
        machine.create(
            address,
            Kind::Kernel(KernelObject::ContiguousMemory),
            vec![memory],
        );
        address
    });
    std::ptr::with_exposed_provenance_mut(address)
}

export_for_c! {
    /// Allocates pages, zeroed and locked, with an MDL over them; null when there is no memory. `MmFreePagesFromMdl` frees the pages, then
    /// `ExFreePool` the MDL.
    fn MmAllocatePagesForMdl(
        _LowAddress: i64,
        _HighAddress: i64,
        _SkipBytes: i64,
        TotalBytes: SIZE_T,
    ) -> PMDL {
        make("MmAllocatePagesForMdl", TotalBytes, 0)
    }

    /// As `MmAllocatePagesForMdl`; a flag leaves the pages as they are.
    fn MmAllocatePagesForMdlEx(
        _LowAddress: i64,
        _HighAddress: i64,
        _SkipBytes: i64,
        TotalBytes: SIZE_T,
        _CacheType: sys::MEMORY_CACHING_TYPE,
        Flags: ULONG,
    ) -> PMDL {
        let fill = if Flags & DO_NOT_ZERO != 0 { OLD_CONTENTS } else { 0 };
        make("MmAllocatePagesForMdlEx", TotalBytes, fill)
    }

    /// Frees the pages of an MDL that came with some; they are not mapped any more. The MDL stays, to be freed with `ExFreePool`.
    fn MmFreePagesFromMdl(MemoryDescriptorList: PMDL) {
        let _call = machine::enter("MmFreePagesFromMdl", Range::UP_TO_DISPATCH, contract!(387));
        let address = MemoryDescriptorList.expose_provenance();
        machine::with(|machine| {
            let Some(mdl) = usable(machine, address) else { return };
            if mdl.is_mapped() {
                let text = "MmFreePagesFromMdl was given an MDL that is mapped";
                machine.report_about(contract!(387), &[address], text);
            }
            if take_back(machine, mdl.address_described(), KernelObject::Pages) {
                mdl.unlock();
            }
        });
    }

    /// Allocates memory that lies together; its contents are old. `MmFreeContiguousMemory` frees it.
    fn MmAllocateContiguousMemory(NumberOfBytes: SIZE_T, _HighestAcceptableAddress: i64) -> PVOID {
        contiguous("MmAllocateContiguousMemory", NumberOfBytes)
    }

    /// As `MmAllocateContiguousMemory`, within bounds and with a way of caching.
    fn MmAllocateContiguousMemorySpecifyCache(
        NumberOfBytes: SIZE_T,
        _LowestAcceptableAddress: i64,
        _HighestAcceptableAddress: i64,
        _BoundaryAddressMultiple: i64,
        _CacheType: sys::MEMORY_CACHING_TYPE,
    ) -> PVOID {
        contiguous("MmAllocateContiguousMemorySpecifyCache", NumberOfBytes)
    }

    /// Frees memory that lies together.
    fn MmFreeContiguousMemory(BaseAddress: PVOID) {
        let _call = machine::enter("MmFreeContiguousMemory", Range::UP_TO_DISPATCH, contract!(380));
        machine::with(|machine| take_back(machine, BaseAddress.expose_provenance(), KernelObject::ContiguousMemory));
    }
}
