//! Lists that NDIS allocates. Those of the Fwps functions are what can be injected.

use fwps_sys as sys;
use sys::{MDL, NDIS_HANDLE, NET_BUFFER_LIST, SIZE_T, UCHAR, UINT, USHORT};

use super::{list_context, net_buffer, pool};
use crate::context;
use crate::export::export;
use crate::fwps::clone::{may_free, release_parent};
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::list::{BufferPlan, List, build};
use crate::memory::{Memory, access};
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;
use crate::verify::list_record::{ListRecord, NdisOrigin, Origin, shared};

/// NDIS 6.85, as of Windows 11 22H2.
const VERSION: UINT = 6 << 16 | 85;

/// Enters a list of NDIS into the ledger. With a parent, it shows what that shows, and holds it.
pub(super) fn create(
    machine: &mut Machine,
    list: List,
    origin: NdisOrigin,
    parent: usize,
    memory: Vec<Memory>,
) {
    let shown = machine.ledger.list(parent);
    let record = ListRecord {
        pool: list.pool().expose_provenance(),
        parent,
        packet: shown.and_then(|record| record.packet.clone()),
        frame: shown.and_then(|record| record.frame.clone()),
        fate: shared(shown.and_then(ListRecord::fate)),
        queried: true,
        ..ListRecord::new(list, Origin::Ndis(origin))
    };
    machine.create(list.address(), Kind::List(record), memory);
    if let Some(record) = machine.ledger.list_mut(parent) {
        record.children += 1;
        // SAFETY: the ledger knows the parent as a live list.
        if let Some(parent) = unsafe { List::new(parent) } {
            parent.set_children(parent.children() + 1);
        }
    }
    // What is copied or cloned inside of classify keeps the packet.
    context::update_classify(|frame| {
        let keeps = parent == 0 || frame.list == parent;
        frame.kept |= keeps;
        frame.copied |= keeps;
    });
}

/// Frees a list of NDIS that was made in this way.
pub(super) fn free(machine: &mut Machine, address: usize, origin: NdisOrigin) {
    if !may_free(machine, address, Origin::Ndis(origin)) {
        return;
    }
    let (parent, pool) = machine
        .ledger
        .list(address)
        .map_or((0, 0), |record| (record.parent, record.pool));
    list_context::check_freed(machine, address);
    machine.destroy(address, "freed");
    release_parent(machine, parent);
    if pool != 0 && machine.ledger.get(pool).is_none() {
        let text = "a list was freed after the pool that it came from";
        machine.report_about(contract!(110), &[address, pool], text);
    }
}

/// Allocates a list of a pool of lists that was made for lists of this kind.
fn allocate(machine: &mut Machine, handle: usize, sizes: [u16; 2], buffer: Option<BufferPlan<'_>>) -> usize {
    if !pool::is_live(machine, handle, contract!(110), |kind| {
        matches!(kind, Kind::ListPool { .. })
    }) {
        return 0;
    }
    let single = matches!(
        machine.ledger.get(handle).map(|object| &object.kind),
        Some(Kind::ListPool { single: true, .. })
    );
    if single != buffer.is_some() {
        let text = format!(
            "{} was given a pool that was made for lists of the other kind",
            context::function()
        );
        machine.report_about(contract!(80), &[handle], text);
        return 0;
    }
    let [size, backfill] = sizes;
    if size % 16 != 0 || backfill % 16 != 0 {
        let text = format!("context size {size} or backfill {backfill} is no multiple of 16");
        machine.report_about(contract!(81), &[handle], text);
        return 0;
    }
    if machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]).is_some() {
        return 0;
    }
    let plans: Vec<BufferPlan<'_>> = buffer.into_iter().collect();
    let (memory, list) = build(&plans, usize::from(size) + usize::from(backfill), backfill);
    list.set_pool(std::ptr::with_exposed_provenance_mut(handle));
    create(machine, list, NdisOrigin::Plain, 0, vec![memory]);
    list.address()
}

export! {
    /// Allocates a list without a NET_BUFFER.
    fn NdisAllocateNetBufferList(
        PoolHandle: NDIS_HANDLE,
        ContextSize: USHORT,
        ContextBackFill: USHORT,
    ) -> *mut NET_BUFFER_LIST {
        let _call = machine::enter("NdisAllocateNetBufferList", Range::UP_TO_DISPATCH, contract!(110));
        let pool = PoolHandle.expose_provenance();
        let list = machine::with(|machine| allocate(machine, pool, [ContextSize, ContextBackFill], None));
        std::ptr::with_exposed_provenance_mut(list)
    }

    /// Allocates a list with one NET_BUFFER over an MDL chain of the driver.
    fn NdisAllocateNetBufferAndNetBufferList(
        PoolHandle: NDIS_HANDLE,
        ContextSize: USHORT,
        ContextBackFill: USHORT,
        MdlChain: *mut MDL,
        DataOffset: sys::ULONG,
        DataLength: SIZE_T,
    ) -> *mut NET_BUFFER_LIST {
        let _call = machine::enter("NdisAllocateNetBufferAndNetBufferList", Range::UP_TO_DISPATCH, contract!(110));
        let (pool, chain) = (PoolHandle.expose_provenance(), MdlChain.expose_provenance());
        let (offset, length) = (DataOffset as usize, DataLength as usize);
        let list = machine::with(|machine| {
            if !net_buffer::fits(machine, chain, offset, length) {
                return 0;
            }
            let buffer = BufferPlan { pieces: &[], chain, offset, length };
            allocate(machine, pool, [ContextSize, ContextBackFill], Some(buffer))
        });
        std::ptr::with_exposed_provenance_mut(list)
    }

    /// Frees a list that NDIS allocated, with the NET_BUFFER that came with it.
    fn NdisFreeNetBufferList(NetBufferList: *mut NET_BUFFER_LIST) {
        let _call = machine::enter("NdisFreeNetBufferList", Range::UP_TO_DISPATCH, contract!(84));
        machine::with(|machine| free(machine, NetBufferList.expose_provenance(), NdisOrigin::Plain));
    }

    /// The pool of a list.
    fn NdisGetPoolFromNetBufferList(NetBufferList: *const NET_BUFFER_LIST) -> NDIS_HANDLE {
        let _call = machine::enter("NdisGetPoolFromNetBufferList", Range::UP_TO_DISPATCH, contract!(22));
        let address = NetBufferList.expose_provenance();
        machine::with(|machine| {
            if machine.usable_list(address).is_err() {
                return std::ptr::null_mut();
            }
            // SAFETY: `usable_list` found the list in the ledger.
            unsafe { List::new(address) }.map_or(std::ptr::null_mut(), List::pool)
        })
    }

    /// The protocol of a list, which its pool or its owner set.
    fn NdisGetNetBufferListProtocolId(NetBufferList: *const NET_BUFFER_LIST) -> UCHAR {
        let _call = machine::enter("NdisGetNetBufferListProtocolId", Range::UP_TO_DISPATCH, contract!(22));
        let address = NetBufferList.expose_provenance();
        machine::with(|machine| {
            if machine.usable_list(address).is_err() {
                return 0;
            }
            let slot = sys::NetBufferListProtocolId as usize;
            let at = address + std::mem::offset_of!(NET_BUFFER_LIST, NetBufferListInfo) + slot * size_of::<usize>();
            // SAFETY: `usable_list` found the list in the ledger, and the slot is one of its array.
            unsafe { access::load(at) }
        })
    }

    /// The version of NDIS.
    fn NdisGetVersion() -> UINT {
        VERSION
    }
}
