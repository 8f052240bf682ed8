//! Where stream data lies.

use fwps_sys as sys;
use sys::FWPS_STREAM_DATA0;

use crate::Status;
use crate::context;
use crate::machine::Machine;
use crate::memory::access;
use crate::memory::buffer::Buffer;
use crate::memory::list::List;
use crate::verify::contract::contract;

/// The memory of one list that stream data lies in: per NET_BUFFER the pieces, as address and length.
pub(super) struct Part {
    pub(super) list: usize,
    pub(super) buffers: Vec<Vec<(usize, usize)>>,
}

/// Finds the memory of stream data, from its start on, over all lists.
pub(super) fn locate(machine: &mut Machine, data: usize) -> Result<Vec<Part>, Status> {
    // SAFETY: the pointer is that of stream data by the contract of the function; all members are integers and pointers.
    let data: FWPS_STREAM_DATA0 = unsafe { access::load(data) };
    let start = data.dataOffset;
    let mut address = start.netBufferList.expose_provenance();
    if data.netBufferListChain.is_null() || address == 0 {
        let text = format!("{} was given an indication without data", context::function());
        machine.report(contract!(278), text);
        return Err(sys::STATUS_INVALID_PARAMETER);
    }
    let mut left = data.dataLength as usize;
    if left == 0 {
        return end_alone(machine, address).map(|part| vec![part]);
    }
    let mut from = Some((
        start.netBuffer.expose_provenance(),
        start.mdl.expose_provenance(),
        start.mdlOffset as usize,
    ));
    let mut parts = Vec::new();
    while left > 0 {
        if address == 0 {
            return Err(no_such_place(
                machine,
                "dataLength goes beyond the end of the chain",
            ));
        }
        machine.usable_list(address)?;
        // SAFETY: `usable_list` found the list in the ledger.
        let list = unsafe { List::new(address) }.ok_or(sys::STATUS_INVALID_PARAMETER)?;
        let mut buffers = Vec::new();
        for buffer in list.buffers() {
            let skip = match from {
                Some((first, ..)) if buffer.address() != first => continue,
                Some((_, mdl, offset)) => match skip_to(buffer, mdl, offset) {
                    Some(skip) => skip,
                    None => return Err(no_such_place(machine, "the data start is not in its NET_BUFFER")),
                },
                None => 0,
            };
            from = None;
            let pieces = cut(buffer, skip, &mut left);
            if !pieces.is_empty() {
                buffers.push(pieces);
            }
        }
        if from.is_some() {
            return Err(no_such_place(
                machine,
                "the NET_BUFFER of the data start is not in its list",
            ));
        }
        parts.push(Part {
            list: address,
            buffers,
        });
        address = list.next_pointer().expose_provenance();
    }
    Ok(parts)
}

/// The list that says the end of a stream: it has memory, but no data.
fn end_alone(machine: &mut Machine, address: usize) -> Result<Part, Status> {
    machine.usable_list(address)?;
    // SAFETY: `usable_list` found the list in the ledger.
    let list = unsafe { List::new(address) }.ok_or(sys::STATUS_INVALID_PARAMETER)?;
    let buffers = list.buffers();
    let mdls = buffers.filter_map(Buffer::chain);
    Ok(Part {
        list: address,
        buffers: mdls.map(|mdl| vec![(mdl.address_described(), 0)]).collect(),
    })
}

fn no_such_place(machine: &mut Machine, text: &str) -> Status {
    machine.report(contract!(281), text);
    sys::STATUS_INVALID_PARAMETER
}

/// How many bytes of a NET_BUFFER come before a place in one of its MDLs.
fn skip_to(buffer: Buffer, target: usize, offset: usize) -> Option<usize> {
    let mut before = 0;
    let mut current = buffer.chain();
    while let Some(mdl) = current {
        if mdl.address() == target {
            let skip = (before + offset).checked_sub(buffer.offset() as usize)?;
            return (offset <= mdl.len() && skip <= buffer.length() as usize).then_some(skip);
        }
        before += mdl.len();
        current = mdl.next();
    }
    None
}

/// The memory of a NET_BUFFER behind `skip` bytes, at most `left` bytes, which are counted down.
fn cut(buffer: Buffer, mut skip: usize, left: &mut usize) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    for (address, len) in buffer.pieces().unwrap_or_default() {
        let over = skip.min(len);
        skip -= over;
        let take = (len - over).min(*left);
        if take > 0 {
            pieces.push((address + over, take));
            *left -= take;
        }
    }
    pieces
}
