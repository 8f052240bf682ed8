//! The chain of NET_BUFFER_LISTs that stream data lies in.

use crate::engine::indicate;
use crate::machine::Machine;
use crate::memory::buffer::Buffer;
use crate::memory::list::{BufferPlan, List, build};
use crate::memory::{Memory, UNWRITTEN, access};
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;
use crate::verify::list_record::{ListRecord, Origin};

use super::assembler::{Piece, StreamEnd};

/// Fills bytes around the indicated ones: they were decided on before, or are not indicated yet.
const AROUND: u8 = 0xEE;

/// Where stream data starts.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Start {
    pub(crate) list: usize,
    pub(crate) buffer: usize,
    pub(crate) mdl: usize,
    pub(crate) offset: usize,
}

/// An indicated chain; empty for a reset without data.
#[derive(Debug, Default)]
pub(crate) struct Chain {
    pub(crate) lists: Vec<usize>,
    pub(crate) start: Start,
}

impl Chain {
    /// The first list; zero for none.
    pub(crate) fn head(&self) -> usize {
        self.lists.first().copied().unwrap_or_default()
    }
}

/// Puts data into lists: a list for some pieces each, now and then with bytes around that are not part of the indication.
pub(crate) fn build_chain(machine: &mut Machine, pieces: &[Piece]) -> Chain {
    let data: Vec<&[u8]> = pieces
        .iter()
        .map(|piece| piece.bytes.as_slice())
        .filter(|bytes| !bytes.is_empty())
        .collect();
    if data.is_empty() {
        return build_empty(machine, pieces);
    }
    let mut chain = Chain::default();
    if machine.draw(8) == 0 {
        let list = build_list(machine, &[vec![AROUND; 5]]);
        chain.lists.push(list);
    }
    let leading = chain.lists.len();
    let front = if machine.draw(3) == 0 {
        1 + machine.draw(16) as usize
    } else {
        0
    };
    let behind = if machine.draw(3) == 0 {
        1 + machine.draw(16) as usize
    } else {
        0
    };
    let mut buffers: Vec<Vec<u8>> = Vec::new();
    for (index, bytes) in data.iter().enumerate() {
        let mut bytes = bytes.to_vec();
        if index == 0 {
            bytes.splice(0..0, vec![AROUND; front]);
        }
        if index + 1 == data.len() {
            bytes.extend(vec![AROUND; behind]);
        }
        buffers.push(bytes);
        if index + 1 == data.len() || machine.draw(2) == 0 {
            let list = build_list(machine, &std::mem::take(&mut buffers));
            chain.lists.push(list);
        }
    }
    if machine.draw(8) == 0 {
        let list = build_list(machine, &[vec![AROUND; 7]]);
        chain.lists.push(list);
    }
    link(machine, &chain.lists);
    chain.start = find_start(chain.lists[leading], front);
    chain
}

/// What an indication without data has: an end of the stream comes as a list without data, which can be cloned and injected again; a
/// reset has no list.
fn build_empty(machine: &mut Machine, pieces: &[Piece]) -> Chain {
    let end = pieces.last().and_then(|piece| piece.end);
    if end != Some(StreamEnd::Disconnect) {
        return Chain::default();
    }
    // There is memory, of which nothing is data.
    let address = build_list(machine, &[vec![AROUND]]);
    // SAFETY: the list was made by `build_list` and is in the ledger.
    let list = unsafe { List::new(address) };
    if let Some(buffer) = list.and_then(|list| list.buffers().next()) {
        buffer.set_window(buffer.offset() as usize, 0);
    }
    if let Some((record, list)) = machine.ledger.list_mut(address).zip(list) {
        record.windows = list.windows();
    }
    link(machine, &[address]);
    Chain {
        lists: vec![address],
        start: find_start(address, 0),
    }
}

/// Makes an indicated list with one NET_BUFFER for each of `buffers`.
fn build_list(machine: &mut Machine, buffers: &[Vec<u8>]) -> usize {
    let mut memories = Vec::new();
    let mut laid = Vec::new();
    for bytes in buffers {
        let shape = machine.options.shapes.layout(&mut machine.random);
        let unused = machine.draw(9) as usize;
        let data = Memory::new(unused + bytes.len(), 16, UNWRITTEN);
        // SAFETY: the block has `unused + bytes.len()` bytes.
        unsafe { access::write(data.address() + unused, bytes) };
        let mut at = data.address();
        let mut pieces = Vec::new();
        for len in shape.cuts(unused + bytes.len(), unused, unused + 1) {
            pieces.push((at, len));
            at += len;
        }
        laid.push((pieces, unused, bytes.len()));
        memories.push(data);
    }
    let plans: Vec<BufferPlan<'_>> = laid
        .iter()
        .map(|(pieces, unused, length)| BufferPlan {
            pieces,
            chain: 0,
            offset: *unused,
            length: *length,
        })
        .collect();
    let (memory, list) = build(&plans, 0, 0);
    memories.push(memory);
    let record = ListRecord {
        queried: true,
        ..ListRecord::new(list, Origin::Indicated)
    };
    let address = list.address();
    machine.create(address, Kind::List(record), memories);
    address
}

/// Links the lists, and notes what they look like.
fn link(machine: &mut Machine, lists: &[usize]) {
    for (index, address) in lists.iter().enumerate() {
        let next = lists.get(index + 1).copied().unwrap_or_default();
        // SAFETY: the list was made by `build_list` and is in the ledger.
        let Some(list) = (unsafe { List::new(*address) }) else {
            continue;
        };
        list.set_next_pointer(std::ptr::with_exposed_provenance_mut(next));
        if let Some(record) = machine.ledger.list_mut(*address) {
            record.fingerprint = list.fingerprint();
        }
    }
}

/// The place `skip` bytes behind the data start of a list.
fn find_start(list: usize, skip: usize) -> Start {
    // SAFETY: the list was made by `build_list` and is in the ledger.
    let buffer = unsafe { List::new(list) }.and_then(|list| list.buffers().next());
    let Some(buffer) = buffer else {
        return Start::default();
    };
    let (mdl, offset) = place(buffer, buffer.offset() as usize + skip);
    Start {
        list,
        buffer: buffer.address(),
        mdl,
        offset,
    }
}

/// The MDL that the byte with this number of the MDL chain is in, and its place there.
fn place(buffer: Buffer, mut at: usize) -> (usize, usize) {
    let mut current = buffer.chain();
    while let Some(mdl) = current {
        if at < mdl.len() {
            return (mdl.address(), at);
        }
        at -= mdl.len();
        current = mdl.next();
    }
    (0, 0)
}

/// Checks the lists after classify (C-098, C-099), and gives back those that nobody holds.
pub(crate) fn release(machine: &mut Machine, chain: &Chain) {
    for (index, address) in chain.lists.iter().enumerate() {
        // SAFETY: the list is in the ledger until `release_if_unused` takes it out.
        let Some(list) = (unsafe { List::new(*address) }) else {
            continue;
        };
        let Some(record) = machine.ledger.list_mut(*address) else {
            continue;
        };
        record.indicated = false;
        let next = chain.lists.get(index + 1).copied().unwrap_or_default();
        let moved = list.windows() != record.windows || list.next_pointer().expose_provenance() != next;
        let changed = list.fingerprint() != record.fingerprint;
        if changed {
            // Reported once.
            record.fingerprint = 0;
            let (contract, text) = if moved {
                (contract!(98), "classifyFn changed the lists of stream data")
            } else {
                (contract!(99), "classifyFn changed the bytes of stream data")
            };
            machine.report_about(contract, &[*address], text);
        }
        machine.note(*address, "classified");
    }
    for address in &chain.lists {
        indicate::release_if_unused(machine, *address);
    }
}

/// Checks stream data that its callout held, when it goes back to the stack.
pub(crate) fn check_returned(machine: &mut Machine, address: usize) {
    // SAFETY: the caller has the list from the ledger.
    let Some(list) = (unsafe { List::new(address) }) else {
        return;
    };
    let known = machine
        .ledger
        .list(address)
        .map_or(0, |record| record.fingerprint);
    if known != 0 && known != list.fingerprint() {
        let text = "the bytes of stream data were changed through a clone or a reference";
        machine.report_about(contract!(86), &[address], text);
    }
}
