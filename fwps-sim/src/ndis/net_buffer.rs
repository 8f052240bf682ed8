//! NET_BUFFERs of their own, and pools of them.

use fwps_sys as sys;
use sys::{MDL, NDIS_HANDLE, NET_BUFFER, NET_BUFFER_POOL_PARAMETERS, SIZE_T, ULONG};

use super::pool::is_live;
use crate::context;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::kernel::object::KernelObject;
use crate::machine::{self, Machine};
use crate::memory::buffer::Buffer;
use crate::memory::list::build_mdl;
use crate::memory::mdl::Mdl;
use crate::memory::{Memory, UNWRITTEN, access};
use crate::verify::contract::contract;
use crate::verify::ledger::{Found, Kind};

/// The size of the data of a pool of NET_BUFFERs; anything else is reported.
fn data_size(machine: &mut Machine, pool: usize) -> Option<u32> {
    let what = |kind: &Kind| matches!(kind, Kind::Kernel(KernelObject::NetBufferPool { .. }));
    if !is_live(machine, pool, contract!(110), what) {
        return None;
    }
    match machine.ledger.get(pool)?.kind {
        Kind::Kernel(KernelObject::NetBufferPool { data_size, .. }) => Some(data_size),
        _ => None,
    }
}

/// Whether `offset` and `length` lie in an MDL chain; what does not is reported.
pub(super) fn fits(machine: &mut Machine, chain: usize, offset: usize, length: usize) -> bool {
    // SAFETY: the MDL chain that a driver passes is null or consists of live MDLs (C-083).
    let first = unsafe { Mdl::new(chain) };
    let total: usize = std::iter::successors(first, |mdl| mdl.next()).map(Mdl::len).sum();
    if offset.saturating_add(length) <= total {
        return true;
    }
    let text = format!("offset {offset} and length {length} go beyond the {total} bytes of the chain");
    machine.report_about(contract!(82), &[chain], text);
    false
}

fn create(
    machine: &mut Machine,
    pool: usize,
    chain: usize,
    window: (usize, usize),
    mut memory: Vec<Memory>,
) -> usize {
    let block = Memory::new(size_of::<NET_BUFFER>(), 16, 0);
    let address = block.address();
    memory.insert(0, block);
    // SAFETY: the block has room for a NET_BUFFER, zeroed.
    if let Some(buffer) = unsafe { Buffer::new(address) } {
        buffer.set_chain_pointer(std::ptr::with_exposed_provenance_mut(chain));
        buffer.set_window(window.0, window.1);
    }
    let at = address + std::mem::offset_of!(NET_BUFFER, NdisPoolHandle);
    // SAFETY: the offset is that of a member of the NET_BUFFER in the block.
    unsafe { access::store(at, pool) };
    machine.create(address, Kind::Kernel(KernelObject::NetBuffer { pool }), memory);
    address
}

export! {
    /// Makes a pool of NET_BUFFERs.
    fn NdisAllocateNetBufferPool(NdisHandle: NDIS_HANDLE, Parameters: *const NET_BUFFER_POOL_PARAMETERS) -> NDIS_HANDLE {
        let _call = machine::enter("NdisAllocateNetBufferPool", Range::UP_TO_DISPATCH, contract!(111));
        // SAFETY: the parameters are readable, by the contract of the function.
        let parameters: NET_BUFFER_POOL_PARAMETERS = unsafe { access::load(Parameters.expose_provenance()) };
        let handle = machine::with(|machine| {
            let header = parameters.Header;
            let good = header.Type == sys::NDIS_OBJECT_TYPE_DEFAULT
                && header.Revision == sys::NET_BUFFER_POOL_PARAMETERS_REVISION_1
                && header.Size >= sys::NDIS_SIZEOF_NET_BUFFER_POOL_PARAMETERS_REVISION_1;
            if !good {
                let text = format!(
                    "the parameters of a NET_BUFFER pool have type {:#x}, revision {}, size {}",
                    header.Type, header.Revision, header.Size
                );
                machine.report(contract!(111), text);
                return 0;
            }
            if machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]).is_some() {
                return 0;
            }
            let handle = machine.ledger.new_handle();
            let generic = NdisHandle.expose_provenance();
            let object = KernelObject::NetBufferPool { data_size: parameters.DataSize, generic };
            machine.create(handle, Kind::Kernel(object), Vec::new());
            handle
        });
        std::ptr::with_exposed_provenance_mut(handle)
    }

    /// Frees a pool, after all its NET_BUFFERs.
    fn NdisFreeNetBufferPool(PoolHandle: NDIS_HANDLE) {
        let _call = machine::enter("NdisFreeNetBufferPool", Range::UP_TO_DISPATCH, contract!(110));
        let handle = PoolHandle.expose_provenance();
        machine::with(|machine| {
            if data_size(machine, handle).is_none() {
                return;
            }
            let used = |kind: &Kind| matches!(kind, Kind::Kernel(KernelObject::NetBuffer { pool }) if *pool == handle);
            if machine.ledger.any(used) {
                let text = "a pool was freed while NET_BUFFERs of it exist";
                machine.report_about(contract!(110), &[handle], text);
            }
            if let Some(Kind::Kernel(KernelObject::NetBufferPool { generic, .. })) =
                machine.ledger.get(handle).map(|object| &object.kind)
            {
                let generic = *generic;
                if generic != 0 && machine.ledger.get(generic).is_none() {
                    let text = "a pool was freed after the generic object that it was allocated with";
                    machine.report_about(contract!(109), &[handle, generic], text);
                }
            }
            machine.destroy(handle, "freed");
        });
    }

    /// Allocates a NET_BUFFER over an MDL chain of the driver, or over none.
    fn NdisAllocateNetBuffer(
        PoolHandle: NDIS_HANDLE,
        MdlChain: *mut MDL,
        DataOffset: ULONG,
        DataLength: SIZE_T,
    ) -> *mut NET_BUFFER {
        let _call = machine::enter("NdisAllocateNetBuffer", Range::UP_TO_DISPATCH, contract!(110));
        let (pool, chain) = (PoolHandle.expose_provenance(), MdlChain.expose_provenance());
        let window = (DataOffset as usize, DataLength as usize);
        let buffer = machine::with(|machine| {
            if data_size(machine, pool).is_none() || !fits(machine, chain, window.0, window.1) {
                return 0;
            }
            if machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]).is_some() {
                return 0;
            }
            create(machine, pool, chain, window, Vec::new())
        });
        std::ptr::with_exposed_provenance_mut(buffer)
    }

    /// Allocates a NET_BUFFER with an MDL and the data of a pool with a DataSize.
    fn NdisAllocateNetBufferMdlAndData(PoolHandle: NDIS_HANDLE) -> *mut NET_BUFFER {
        let _call = machine::enter("NdisAllocateNetBufferMdlAndData", Range::UP_TO_DISPATCH, contract!(110));
        let pool = PoolHandle.expose_provenance();
        let buffer = machine::with(|machine| {
            let Some(size) = data_size(machine, pool) else { return 0 };
            if size == 0 {
                let text = "NdisAllocateNetBufferMdlAndData was given a pool without a DataSize";
                machine.report_about(contract!(111), &[pool], text);
                return 0;
            }
            if machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]).is_some() {
                return 0;
            }
            let data = Memory::new(size as usize, 16, UNWRITTEN);
            let (memory, mdl) = build_mdl(data.address(), size as usize);
            mdl.build_for_nonpaged();
            create(machine, pool, mdl.address(), (0, size as usize), vec![memory, data])
        });
        std::ptr::with_exposed_provenance_mut(buffer)
    }

    /// Frees a NET_BUFFER, with its MDL and data when it was allocated with them.
    fn NdisFreeNetBuffer(NetBuffer: *mut NET_BUFFER) {
        let _call = machine::enter("NdisFreeNetBuffer", Range::UP_TO_DISPATCH, contract!(85));
        let address = NetBuffer.expose_provenance();
        machine::with(|machine| {
            let with_list = machine.ledger.owner_of_buffer(address).is_some();
            let text = match machine.ledger.find(address) {
                Found::Live(object) if matches!(object.kind, Kind::Kernel(KernelObject::NetBuffer { .. })) => {
                    if machine.fronts.remove(&address).is_some_and(|fronts| !fronts.is_empty()) {
                        let text = "a NET_BUFFER was freed with MDLs that retreats put in front of its data";
                        machine.report_about(contract!(113), &[address], text);
                    }
                    machine.destroy(address, "freed");
                    return;
                }
                Found::Dead(_) => "NdisFreeNetBuffer was given a NET_BUFFER that was freed already",
                _ if with_list => {
                    "NdisFreeNetBuffer was given a NET_BUFFER that is freed with its list"
                }
                _ => "NdisFreeNetBuffer was given something that is no NET_BUFFER",
            };
            machine.report_about(contract!(85), &[address], text);
        });
    }

    /// The pool of a NET_BUFFER.
    fn NdisGetPoolFromNetBuffer(NetBuffer: *const NET_BUFFER) -> NDIS_HANDLE {
        let _call = machine::enter("NdisGetPoolFromNetBuffer", Range::UP_TO_DISPATCH, contract!(85));
        let at = NetBuffer.expose_provenance() + std::mem::offset_of!(NET_BUFFER, NdisPoolHandle);
        // SAFETY: the NET_BUFFER is live, by the contract of the function.
        unsafe { access::load(at) }
    }

    /// How many pages hold the data of a NET_BUFFER, each page of each MDL counted.
    fn NdisQueryNetBufferPhysicalCount(NetBuffer: *mut NET_BUFFER) -> ULONG {
        let _call = machine::enter("NdisQueryNetBufferPhysicalCount", Range::UP_TO_DISPATCH, contract!(85));
        const PAGE: usize = 4096;
        machine::with(|machine| {
            let Some((buffer, list)) = super::data::usable(machine, NetBuffer.expose_provenance()) else { return 0 };
            let Ok(pieces) = buffer.pieces() else {
                let text = format!("{} was given a NET_BUFFER whose data cannot be read", context::function());
                machine.report_about(contract!(98), &[list], text);
                return 0;
            };
            pieces.iter().map(|(at, len)| (at % PAGE + len).div_ceil(PAGE) as u32).sum()
        })
    }
}
