//! Moving the data start, and reading data.

use fwps_sys as sys;
use sys::{
    BOOLEAN, NDIS_STATUS, NET_BUFFER, NET_BUFFER_ALLOCATE_MDL, NET_BUFFER_FREE_MDL, NET_BUFFER_LIST, PVOID,
    ULONG,
};

use crate::context;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::kernel::object::KernelObject;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::memory::buffer::Buffer;
use crate::memory::list::List;
use crate::memory::offset::{self, FrontMdl};
use crate::verify::contract::{Contract, contract};
use crate::verify::ledger::Kind;

/// What NDIS calls STATUS_INSUFFICIENT_RESOURCES and STATUS_UNSUCCESSFUL.
const NDIS_STATUS_RESOURCES: NDIS_STATUS = sys::STATUS_INSUFFICIENT_RESOURCES;
const NDIS_STATUS_FAILURE: NDIS_STATUS = sys::STATUS_UNSUCCESSFUL;

/// The NET_BUFFER at `address` with its list, or with itself when it came without one, when the driver may use it.
pub(super) fn usable(machine: &mut Machine, address: usize) -> Option<(Buffer, usize)> {
    let kind = machine.ledger.get(address).map(|object| &object.kind);
    if let Some(Kind::Kernel(KernelObject::NetBuffer { .. })) = kind {
        // SAFETY: the ledger knows the NET_BUFFER as a live one.
        return unsafe { Buffer::new(address) }.map(|buffer| (buffer, address));
    }
    let Some(list) = machine.ledger.owner_of_buffer(address) else {
        let text = format!("{} was given a NET_BUFFER of no live list", context::function());
        machine.report(contract!(85), text);
        return None;
    };
    machine.usable_list(list).ok()?;
    // SAFETY: the ledger knows the NET_BUFFER as one of a live list.
    unsafe { Buffer::new(address) }.map(|buffer| (buffer, list))
}

fn not_modelled(machine: &mut Machine) {
    let text = format!("{} was given an MDL handler of the driver", context::function());
    machine.report(Contract::NotModelled, text);
}

fn retreat(machine: &mut Machine, buffer: Buffer, list: usize, delta: usize, backfill: usize) -> NDIS_STATUS {
    // Only a retreat that needs memory can fail.
    if delta > buffer.offset() as usize {
        let statuses = [NDIS_STATUS_RESOURCES, NDIS_STATUS_FAILURE];
        if let Some(status) = machine.fault(&statuses) {
            return status;
        }
    }
    let front = offset::retreat(buffer, delta, backfill);
    if let Some(front) = front {
        match machine.ledger.list_mut(list) {
            Some(record) => record.fronts.push(front),
            None => machine.fronts.entry(list).or_default().push(front),
        }
    }
    sys::STATUS_SUCCESS
}

fn advance(machine: &mut Machine, buffer: Buffer, list: usize, delta: usize, free: bool) {
    if delta > buffer.length() as usize {
        let text = format!(
            "an advance of {delta} bytes goes beyond the {} bytes of data",
            buffer.length()
        );
        machine.report_about(contract!(115), &[list], text);
        return;
    }
    let freed: Vec<FrontMdl> = match machine.ledger.list_mut(list) {
        // MDLs that a retreat allocated leave the chain of an own list even when the driver says FALSE by mistake: the
        // next check of the list tells (C-113).
        Some(record) => offset::advance(buffer, delta, free, &mut record.fronts),
        None => offset::advance(buffer, delta, free, machine.fronts.entry(list).or_default()),
    };
    for memory in freed.into_iter().flat_map(|front| front.memory) {
        let damage = machine.ledger.discard(memory, "MDL");
        machine.report_damage(damage);
    }
}

fn list_buffers(machine: &mut Machine, address: usize) -> Vec<Buffer> {
    if machine.usable_list(address).is_err() {
        return Vec::new();
    }
    // SAFETY: `usable_list` found the list in the ledger.
    unsafe { List::new(address) }
        .map(|list| list.buffers().collect())
        .unwrap_or_default()
}

/// Reads `needed` bytes of a NET_BUFFER without copying, or into `storage`.
fn data_buffer(
    machine: &mut Machine,
    address: usize,
    needed: usize,
    storage: usize,
    multiple: u32,
    at: u32,
) -> usize {
    if !multiple.is_power_of_two() || multiple > 8192 || at >= multiple {
        let text = format!("NdisGetDataBuffer was given AlignMultiple {multiple} and AlignOffset {at}");
        machine.report(contract!(118), text);
        return 0;
    }
    let Some((buffer, list)) = usable(machine, address) else {
        return 0;
    };
    if (buffer.length() as usize) < needed || machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]).is_some() {
        return 0;
    }
    let Ok(pieces) = buffer.pieces() else {
        machine.report_about(contract!(98), &[list], "the data of a NET_BUFFER cannot be read");
        return 0;
    };
    let aligned = |address: usize| address % multiple as usize == at as usize;
    match pieces.first() {
        Some((address, len)) if *len >= needed && aligned(*address) => *address,
        _ if storage == 0 => 0,
        _ => {
            let mut target = storage;
            let mut left = needed;
            for (address, len) in pieces {
                let len = len.min(left);
                // SAFETY: a built MDL of a live NET_BUFFER describes readable memory (C-083), and no driver code runs now.
                let piece = unsafe { access::bytes(address, len) };
                // SAFETY: `storage` has room for `needed` bytes by the contract of the function, and is not packet memory.
                unsafe { access::write(target, piece) };
                target += len;
                left -= len;
            }
            storage
        }
    }
}

export! {
    /// Moves the data start of a NET_BUFFER back.
    fn NdisRetreatNetBufferDataStart(
        NetBuffer: *mut NET_BUFFER,
        DataOffsetDelta: ULONG,
        DataBackFill: ULONG,
        AllocateMdlHandler: NET_BUFFER_ALLOCATE_MDL,
    ) -> NDIS_STATUS {
        let _call = machine::enter("NdisRetreatNetBufferDataStart", Range::UP_TO_DISPATCH, contract!(113));
        machine::with(|machine| {
            if AllocateMdlHandler.is_some() {
                not_modelled(machine);
                return NDIS_STATUS_FAILURE;
            }
            match usable(machine, NetBuffer.expose_provenance()) {
                Some((buffer, list)) => {
                    retreat(machine, buffer, list, DataOffsetDelta as usize, DataBackFill as usize)
                }
                None => NDIS_STATUS_FAILURE,
            }
        })
    }

    /// Moves the data start of a NET_BUFFER forward.
    fn NdisAdvanceNetBufferDataStart(
        NetBuffer: *mut NET_BUFFER,
        DataOffsetDelta: ULONG,
        FreeMdl: BOOLEAN,
        FreeMdlHandler: NET_BUFFER_FREE_MDL,
    ) {
        let _call = machine::enter("NdisAdvanceNetBufferDataStart", Range::UP_TO_DISPATCH, contract!(113));
        machine::with(|machine| {
            if FreeMdlHandler.is_some() {
                not_modelled(machine);
                return;
            }
            if let Some((buffer, list)) = usable(machine, NetBuffer.expose_provenance()) {
                advance(machine, buffer, list, DataOffsetDelta as usize, FreeMdl != 0);
            }
        });
    }

    /// Moves the data starts of all NET_BUFFERs of a list back: all or none.
    fn NdisRetreatNetBufferListDataStart(
        NetBufferList: *mut NET_BUFFER_LIST,
        DataOffsetDelta: ULONG,
        DataBackFill: ULONG,
        AllocateMdlHandler: NET_BUFFER_ALLOCATE_MDL,
        FreeMdlHandler: NET_BUFFER_FREE_MDL,
    ) -> NDIS_STATUS {
        let _call = machine::enter("NdisRetreatNetBufferListDataStart", Range::UP_TO_DISPATCH, contract!(113));
        let list = NetBufferList.expose_provenance();
        machine::with(|machine| {
            if AllocateMdlHandler.is_some() || FreeMdlHandler.is_some() {
                not_modelled(machine);
                return NDIS_STATUS_FAILURE;
            }
            let buffers = list_buffers(machine, list);
            if buffers.is_empty() {
                return NDIS_STATUS_FAILURE;
            }
            for (index, buffer) in buffers.iter().enumerate() {
                let status = retreat(machine, *buffer, list, DataOffsetDelta as usize, DataBackFill as usize);
                if status != sys::STATUS_SUCCESS {
                    for done in &buffers[..index] {
                        advance(machine, *done, list, DataOffsetDelta as usize, true);
                    }
                    return status;
                }
            }
            sys::STATUS_SUCCESS
        })
    }

    /// Moves the data starts of all NET_BUFFERs of a list forward.
    fn NdisAdvanceNetBufferListDataStart(
        NetBufferList: *mut NET_BUFFER_LIST,
        DataOffsetDelta: ULONG,
        FreeMdl: BOOLEAN,
        FreeMdlHandler: NET_BUFFER_FREE_MDL,
    ) {
        let _call = machine::enter("NdisAdvanceNetBufferListDataStart", Range::UP_TO_DISPATCH, contract!(113));
        let list = NetBufferList.expose_provenance();
        machine::with(|machine| {
            if FreeMdlHandler.is_some() {
                not_modelled(machine);
                return;
            }
            for buffer in list_buffers(machine, list) {
                advance(machine, buffer, list, DataOffsetDelta as usize, FreeMdl != 0);
            }
        });
    }

    /// A pointer to contiguous data: into the packet when that is contiguous and aligned, else to a copy in `Storage`.
    fn NdisGetDataBuffer(
        NetBuffer: *mut NET_BUFFER,
        BytesNeeded: ULONG,
        Storage: PVOID,
        AlignMultiple: ULONG,
        AlignOffset: ULONG,
    ) -> PVOID {
        let _call = machine::enter("NdisGetDataBuffer", Range::UP_TO_DISPATCH, contract!(147));
        let (buffer, storage) = (NetBuffer.expose_provenance(), Storage.expose_provenance());
        let address = machine::with(|machine| {
            data_buffer(machine, buffer, BytesNeeded as usize, storage, AlignMultiple, AlignOffset)
        });
        std::ptr::with_exposed_provenance_mut(address)
    }
}
