//! Pool memory.

use fwps_sys as sys;
use sys::{PCPOOL_EXTENDED_PARAMETER, POOL_EXTENDED_PARAMETER, POOL_FLAGS, POOL_TYPE, PVOID, SIZE_T, ULONG};

use crate::context;
use crate::export::{export, export_for_c};
use crate::kernel::irql::{APC, Range};
use crate::machine::{self, Machine};
use crate::memory::{Memory, UNWRITTEN, access};
use crate::verify::contract::{Contract, contract};
use crate::verify::ledger::{Found, Kind};

/// Pool that counts for a process: the call fails with null.
const QUOTA_FAIL_INSTEAD_OF_RAISE: POOL_TYPE = 8;

pub(super) fn allocate(machine: &mut Machine, flags: POOL_FLAGS, size: usize, tag: u32) -> usize {
    let paged = flags & sys::POOL_FLAG_PAGED != 0;
    let kinds = sys::POOL_FLAG_NON_PAGED | sys::POOL_FLAG_NON_PAGED_EXECUTE | sys::POOL_FLAG_PAGED;
    if (flags & kinds).count_ones() != 1 || tag == 0 {
        machine.report(
            contract!(380),
            format!("pool was asked for with flags {flags:#x} and tag {tag:#x}"),
        );
        return 0;
    }
    if paged && context::irql() > APC {
        machine.report(contract!(380), "paged pool was asked for above APC_LEVEL");
    }
    if machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]).is_some() {
        if flags & sys::POOL_FLAG_RAISE_ON_FAILURE != 0 {
            let text = "pool was refused to a caller that asked for an exception, which is not raised here";
            machine.report(Contract::NotModelled, text);
        }
        return 0;
    }
    let fill = if flags & sys::POOL_FLAG_UNINITIALIZED != 0 {
        UNWRITTEN
    } else {
        0
    };
    let align = if flags & sys::POOL_FLAG_CACHE_ALIGNED != 0 {
        64
    } else {
        16
    };
    let memory = Memory::new(size, align, fill);
    let address = memory.address();
    machine.create(address, Kind::PoolBlock { tag, size, paged }, vec![memory]);
    address
}

/// The flags that mean the same as an older pool type.
fn flags_of(pool_type: POOL_TYPE) -> Option<POOL_FLAGS> {
    let zeroed = pool_type & sys::POOL_ZERO_ALLOCATION as POOL_TYPE != 0;
    let raises = pool_type & sys::POOL_RAISE_IF_ALLOCATION_FAILURE as POOL_TYPE != 0;
    let kind = pool_type & !(sys::POOL_ZERO_ALLOCATION | sys::POOL_RAISE_IF_ALLOCATION_FAILURE) as POOL_TYPE;
    let flags = match kind {
        sys::NonPagedPool => sys::POOL_FLAG_NON_PAGED_EXECUTE,
        sys::NonPagedPoolCacheAligned => sys::POOL_FLAG_NON_PAGED_EXECUTE | sys::POOL_FLAG_CACHE_ALIGNED,
        sys::NonPagedPoolNx => sys::POOL_FLAG_NON_PAGED,
        sys::NonPagedPoolNxCacheAligned => sys::POOL_FLAG_NON_PAGED | sys::POOL_FLAG_CACHE_ALIGNED,
        sys::PagedPool => sys::POOL_FLAG_PAGED,
        sys::PagedPoolCacheAligned => sys::POOL_FLAG_PAGED | sys::POOL_FLAG_CACHE_ALIGNED,
        _ => return None,
    };
    let uninitialized = if zeroed { 0 } else { sys::POOL_FLAG_UNINITIALIZED };
    let raise = if raises {
        sys::POOL_FLAG_RAISE_ON_FAILURE
    } else {
        0
    };
    Some(flags | uninitialized | raise)
}

/// Frees a block. A `tag` of zero matches every block.
fn free(machine: &mut Machine, address: usize, tag: u32) -> Result<(), String> {
    let function = context::function();
    if machine.owns_redirect_context(address) {
        return Err(format!(
            "{function} was given the context of a redirection, which the engine frees"
        ));
    }
    match machine.ledger.find(address) {
        Found::Live(object) => match object.kind {
            Kind::PoolBlock { tag: own, .. } if own != tag && tag != 0 => Err(format!(
                "{function} was given tag {tag:#x} for a block of tag {own:#x}"
            )),
            Kind::PoolBlock { paged: true, .. } if context::irql() > APC => {
                Err(format!("{function} freed paged pool above APC_LEVEL"))
            }
            Kind::PoolBlock { .. } => {
                machine.check_residents_of(address);
                machine.destroy(address, "freed");
                Ok(())
            }
            _ => Err(format!("{function} was given a {}", object.kind.name())),
        },
        Found::Dead(object) => Err(format!(
            "{function} was given a {} that was freed already",
            object.kind.name()
        )),
        Found::Unknown => Err(format!("{function} was given an address that is no pool block")),
    }
}

pub(super) fn free_or_report(address: usize, tag: u32) {
    machine::with(|machine| {
        if let Err(text) = free(machine, address, tag) {
            let cause = machine.contract_of_double_free(address);
            machine.report_about(cause.unwrap_or(contract!(380)), &[address], text);
        }
    });
}

export! {
    /// Allocates pool.
    fn ExAllocatePool2(Flags: POOL_FLAGS, NumberOfBytes: SIZE_T, Tag: ULONG) -> PVOID {
        let _call = machine::enter("ExAllocatePool2", Range::UP_TO_DISPATCH, contract!(380));
        let address = machine::with(|machine| allocate(machine, Flags, NumberOfBytes as usize, Tag));
        std::ptr::with_exposed_provenance_mut(address)
    }

    /// Allocates pool, with extended parameters. None of those is modelled: optional ones are ignored.
    fn ExAllocatePool3(
        Flags: POOL_FLAGS,
        NumberOfBytes: SIZE_T,
        Tag: ULONG,
        ExtendedParameters: PCPOOL_EXTENDED_PARAMETER,
        ExtendedParametersCount: ULONG,
    ) -> PVOID {
        let _call = machine::enter("ExAllocatePool3", Range::UP_TO_DISPATCH, contract!(380));
        for index in 0..ExtendedParametersCount as usize {
            let at = ExtendedParameters.expose_provenance() + index * size_of::<POOL_EXTENDED_PARAMETER>();
            // SAFETY: the array has that many parameters, by the contract of the function; the type is the first byte of one, and
            // whether it is optional the lowest bit of the second.
            let [kind, optional]: [u8; 2] = unsafe { access::load(at) };
            if optional & 1 == 0 {
                machine::with(|machine| {
                    let text = format!("ExAllocatePool3 was given an extended parameter of type {kind}");
                    machine.report(Contract::NotModelled, text);
                });
                return std::ptr::null_mut();
            }
        }
        let address = machine::with(|machine| allocate(machine, Flags, NumberOfBytes as usize, Tag));
        std::ptr::with_exposed_provenance_mut(address)
    }

    /// Allocates pool, by the older types. It is not zeroed.
    fn ExAllocatePoolWithTag(PoolType: POOL_TYPE, NumberOfBytes: SIZE_T, Tag: ULONG) -> PVOID {
        let _call = machine::enter("ExAllocatePoolWithTag", Range::UP_TO_DISPATCH, contract!(380));
        let address = machine::with(|machine| match flags_of(PoolType) {
            Some(flags) => allocate(machine, flags, NumberOfBytes as usize, Tag),
            None => {
                machine.report(contract!(380), format!("pool was asked for with type {PoolType:#x}"));
                0
            }
        });
        std::ptr::with_exposed_provenance_mut(address)
    }

    /// Frees pool.
    fn ExFreePool2(
        P: PVOID,
        Tag: ULONG,
        _ExtendedParameters: PCPOOL_EXTENDED_PARAMETER,
        _ExtendedParametersCount: ULONG,
    ) {
        let _call = machine::enter("ExFreePool2", Range::UP_TO_DISPATCH, contract!(380));
        free_or_report(P.expose_provenance(), Tag);
    }

    /// Frees pool.
    fn ExFreePoolWithTag(P: PVOID, Tag: ULONG) {
        let _call = machine::enter("ExFreePoolWithTag", Range::UP_TO_DISPATCH, contract!(380));
        free_or_report(P.expose_provenance(), Tag);
    }

    /// Frees pool.
    fn ExFreePool(P: PVOID) {
        let _call = machine::enter("ExFreePool", Range::UP_TO_DISPATCH, contract!(380));
        free_or_report(P.expose_provenance(), 0);
    }
}

export_for_c! {
    /// Allocates pool, by the older types and without a tag of the driver's own. It is not zeroed.
    fn ExAllocatePool(PoolType: POOL_TYPE, NumberOfBytes: SIZE_T) -> PVOID {
        let _call = machine::enter("ExAllocatePool", Range::UP_TO_DISPATCH, contract!(380));
        let tag = u32::from_le_bytes(*b"None");
        let address = machine::with(|machine| match flags_of(PoolType) {
            Some(flags) => allocate(machine, flags, NumberOfBytes as usize, tag),
            None => {
                machine.report(contract!(380), format!("pool was asked for with type {PoolType:#x}"));
                0
            }
        });
        std::ptr::with_exposed_provenance_mut(address)
    }

    /// Allocates pool, by the older types. The priority says when to give up for want of memory, of which there is enough here.
    fn ExAllocatePoolWithTagPriority(
        PoolType: POOL_TYPE,
        NumberOfBytes: SIZE_T,
        Tag: ULONG,
        _Priority: u32,
    ) -> PVOID {
        // SAFETY: the function takes no pointer.
        unsafe { sys::ExAllocatePoolWithTag(PoolType, NumberOfBytes, Tag) }
    }

    /// Allocates pool that counts for the current process. A failure raises an exception, unless the type says otherwise.
    fn ExAllocatePoolWithQuotaTag(PoolType: POOL_TYPE, NumberOfBytes: SIZE_T, Tag: ULONG) -> PVOID {
        let fails = PoolType & QUOTA_FAIL_INSTEAD_OF_RAISE != 0;
        let raises = if fails { 0 } else { sys::POOL_RAISE_IF_ALLOCATION_FAILURE as POOL_TYPE };
        let kind = PoolType & !QUOTA_FAIL_INSTEAD_OF_RAISE | raises;
        // SAFETY: the function takes no pointer.
        unsafe { sys::ExAllocatePoolWithTag(kind, NumberOfBytes, Tag) }
    }
}
