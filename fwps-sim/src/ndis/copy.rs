//! Copying from one NET_BUFFER to another.

use fwps_sys as sys;
use sys::{NDIS_STATUS, NET_BUFFER, ULONG};

use super::data::usable;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::memory::buffer::Buffer;
use crate::verify::contract::contract;

/// The memory of the MDLs from `skip` bytes behind the data start on, to the end of the chain.
fn space(buffer: Buffer, skip: usize) -> Vec<(usize, usize)> {
    let mut skip = buffer.offset() as usize + skip;
    let mut pieces = Vec::new();
    for mdl in std::iter::successors(buffer.chain(), |mdl| mdl.next()) {
        let Some(address) = mdl.system_address() else {
            break;
        };
        if skip < mdl.len() {
            pieces.push((address + skip, mdl.len() - skip));
        }
        skip = skip.saturating_sub(mdl.len());
    }
    pieces
}

/// Copies as much as there is, and as there is room for (C-119).
fn copy(
    machine: &mut Machine,
    target: (usize, usize),
    source: (usize, usize),
    count: usize,
) -> Option<usize> {
    let (into, _) = usable(machine, target.0)?;
    let (from, _) = usable(machine, source.0)?;
    let data = from.data().ok()?;
    let data = data.get(source.1..).unwrap_or_default();
    let mut left = &data[..data.len().min(count)];
    let mut copied = 0;
    for (address, len) in space(into, target.1) {
        let (piece, rest) = left.split_at(left.len().min(len));
        // SAFETY: a built MDL of a live NET_BUFFER describes writable memory (C-083); `piece` is a copy of the simulator's own.
        unsafe { access::write(address, piece) };
        copied += piece.len();
        left = rest;
    }
    Some(copied)
}

export! {
    /// Copies bytes from one NET_BUFFER to another; the offsets count from the data starts. No length changes.
    fn NdisCopyFromNetBufferToNetBuffer(
        Destination: *mut NET_BUFFER,
        DestinationOffset: ULONG,
        BytesToCopy: ULONG,
        Source: *const NET_BUFFER,
        SourceOffset: ULONG,
        BytesCopied: *mut ULONG,
    ) -> NDIS_STATUS {
        let _call = machine::enter("NdisCopyFromNetBufferToNetBuffer", Range::UP_TO_DISPATCH, contract!(147));
        let target = (Destination.expose_provenance(), DestinationOffset as usize);
        let source = (Source.expose_provenance(), SourceOffset as usize);
        machine::with(|machine| {
            let refused = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]);
            let copied = match refused {
                Some(_) => Some(0),
                None => copy(machine, target, source, BytesToCopy as usize),
            };
            // SAFETY: the out pointer is writable by the contract of the function.
            unsafe { access::store(BytesCopied.expose_provenance(), copied.unwrap_or(0) as u32) };
            match (refused, copied) {
                (Some(status), _) => status,
                (None, Some(_)) => sys::STATUS_SUCCESS,
                (None, None) => sys::STATUS_INSUFFICIENT_RESOURCES,
            }
        })
    }
}
