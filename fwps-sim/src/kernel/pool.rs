//! Pool memory.

use fwps_sys as sys;
use sys::{POOL_FLAGS, PVOID, SIZE_T, ULONG};

use crate::context;
use crate::export::export;
use crate::kernel::irql::{APC, Range};
use crate::machine::{self, Machine};
use crate::memory::{Memory, UNWRITTEN};
use crate::verify::contract::contract;
use crate::verify::ledger::{Found, Kind};

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
    machine.create(address, Kind::PoolBlock { tag, paged }, vec![memory]);
    address
}

/// Frees a block. A `tag` of zero matches every block.
fn free(machine: &mut Machine, address: usize, tag: u32) -> Result<(), String> {
    let function = context::function();
    match machine.ledger.find(address) {
        Found::Live(object) => match object.kind {
            Kind::PoolBlock { tag: own, .. } if own != tag && tag != 0 => Err(format!(
                "{function} was given tag {tag:#x} for a block of tag {own:#x}"
            )),
            Kind::PoolBlock { paged: true, .. } if context::irql() > APC => {
                Err(format!("{function} freed paged pool above APC_LEVEL"))
            }
            Kind::PoolBlock { .. } => {
                if machine.forget_locks_of(address) {
                    let text = format!("{function} freed a block with a spin lock that is held");
                    machine.report_about(contract!(381), &[address], text);
                }
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
