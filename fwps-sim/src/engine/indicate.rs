//! Indicated lists: showing a packet to callouts, and taking it back.

use fwps_sys as sys;
use smallvec::{SmallVec, smallvec};

use super::classify::View;
use super::fragment_group;
use super::offload;
use super::packet::Traveller;
use crate::machine::Machine;
use crate::memory::buffer::{Buffer, Window};
use crate::memory::list::{BufferPlan, List, build};
use crate::memory::{Memory, UNWRITTEN, access};
use crate::traffic::output::Direction;
use crate::traffic::shape::Shape;
use crate::verify::contract::contract;
use crate::verify::ledger::{Kind, Memories};
use crate::verify::list_record::{ListRecord, Origin, Places};

/// Fills the bytes behind the end of the data.
const BEHIND: u8 = 0xEE;

/// One packet in memory.
pub(super) struct Laid {
    pub(super) data: Memory,
    pub(super) pieces: SmallVec<[(usize, usize); 2]>,
    /// Address of the first byte that is there.
    pub(super) first: usize,
    pub(super) offset: usize,
    pub(super) length: usize,
}

impl Laid {
    fn plan(&self) -> BufferPlan<'_> {
        BufferPlan {
            pieces: &self.pieces,
            chain: 0,
            offset: self.offset,
            length: self.length,
        }
    }
}

/// Puts the bytes of a packet into memory, in the shape of the run, with unused space in front.
fn lay_out(machine: &mut Machine, part: &Traveller, view: View) -> (Laid, usize) {
    // Packets of one list may have IP headers of different lengths; the view is that of the first.
    let (from, start) = match part.direction {
        Direction::Outbound if view.from > 0 => (part.headers.ip_len, part.headers.ip_len),
        _ => (view.from, view.start),
    };
    let headers = part.headers.ip_len + part.headers.transport_len - from;
    (lay(machine, &part.shown()[from..], headers, start - from), from)
}

/// Puts bytes into memory, the first `headers` of which are headers, so that the data starts at byte `start`.
pub(super) fn lay(machine: &mut Machine, bytes: &[u8], headers: usize, start: usize) -> Laid {
    let shape = machine.options.shapes.layout(&mut machine.random);
    let backfill = match shape {
        // The first MDL holds nothing else, and is there.
        Shape::Offset => 1 + machine.draw(40) as usize,
        _ => 16 * machine.draw(9) as usize,
    };
    let behind = if shape == Shape::Trailing { 24 } else { 0 };
    // One byte off puts everything at odd addresses.
    let odd = usize::from(shape == Shape::Unaligned);
    let data = Memory::new(odd + backfill + bytes.len() + behind, 16, UNWRITTEN);
    let address = data.address() + odd;
    // SAFETY: the block has `odd + backfill + bytes.len() + behind` bytes.
    unsafe { access::write(address + backfill, bytes) };
    // SAFETY: as above.
    unsafe { access::fill(address + backfill + bytes.len(), BEHIND, behind) };
    let mut at = address;
    let mut pieces = SmallVec::new();
    for len in shape.cuts(backfill + bytes.len() + behind, backfill, backfill + headers) {
        pieces.push((at, len));
        at += len;
    }
    let (offset, length) = (backfill + start, bytes.len() - start);
    Laid {
        data,
        pieces,
        first: address + backfill,
        offset,
        length,
    }
}

/// Makes a list that shows `traveller` as `view` says.
pub(crate) fn indicate(machine: &mut Machine, traveller: &Traveller, view: View) -> usize {
    if traveller.flags & sys::FWP_CONDITION_FLAG_IS_FRAGMENT_GROUP != 0 {
        return fragment_group::indicate(machine, traveller, view);
    }
    // Nearly every list shows one packet.
    let (list, shown, memories) = if traveller.rest.is_empty() {
        let (part, from) = lay_out(machine, traveller, view);
        let (memory, list) = build(&[part.plan()], 0, 0);
        let memories = Memories::from_buf([memory, part.data]);
        (list, smallvec![(part.first, from)], memories)
    } else {
        indicate_together(machine, traveller, view)
    };
    offload::inform(machine, list, traveller);
    let record = ListRecord {
        packet: Some(traveller.clone()),
        shown,
        ..ListRecord::new(list, Origin::Indicated)
    };
    let address = list.address();
    fragment_group::forget(machine, address);
    machine.create(address, Kind::List(record), memories);
    address
}

/// Lays out several packets in one list.
fn indicate_together(machine: &mut Machine, traveller: &Traveller, view: View) -> (List, Places, Memories) {
    let parts: Vec<(Laid, usize)> = traveller
        .parts()
        .map(|part| lay_out(machine, part, view))
        .collect();
    let plans: Vec<BufferPlan<'_>> = parts.iter().map(|(part, _)| part.plan()).collect();
    let (memory, list) = build(&plans, 0, 0);
    let shown = parts.iter().map(|(part, from)| (part.first, *from)).collect();
    let mut memories = Memories::new();
    memories.push(memory);
    memories.extend(parts.into_iter().map(|(part, _)| part.data));
    (list, shown, memories)
}

/// Checks a list after classify: it must look as before (C-098, C-099).
pub(crate) fn check_after_classify(machine: &mut Machine, address: usize) {
    match machine.host.groups.chain(address) {
        Some(chain) => fragment_group::check_after_classify(machine, &chain),
        None => check_link_after_classify(machine, address, None),
    }
}

/// Checks a list of a chain after classify: `next` is the one behind it.
pub(crate) fn check_link_after_classify(machine: &mut Machine, address: usize, next: Option<usize>) {
    // SAFETY: the list is in the ledger until `release` takes it out.
    let Some(list) = (unsafe { List::new(address) }) else {
        return;
    };
    let Some(record) = machine.ledger.list_mut(address) else {
        return;
    };
    let linked = list.next_pointer().expose_provenance();
    if !list
        .buffers()
        .map(Buffer::window)
        .eq(record.windows.iter().copied())
    {
        let before = record.windows.clone();
        let after = list.windows();
        let text = describe(&before, &after);
        machine.report_about(contract!(98), &[address], text);
        for (buffer, window) in list.buffers().zip(&before) {
            buffer.restore(window);
        }
    }
    if linked != next.unwrap_or(0) {
        machine.report_about(contract!(98), &[address], "Next of the indicated list was set");
        list.set_next_pointer(std::ptr::with_exposed_provenance_mut(next.unwrap_or(0)));
    }
    check_bytes(
        machine,
        address,
        99,
        "classifyFn changed the bytes of the indicated list",
    );
}

fn describe(before: &[Window], after: &[Window]) -> String {
    let (Some(before), Some(after)) = (before.first(), after.first()) else {
        return "the NET_BUFFERs of the indicated list were unlinked".to_owned();
    };
    if before.chain != after.chain {
        return "the MDL chain of the indicated list is another one than before classify".to_owned();
    }
    let moved = i64::from(after.offset) - i64::from(before.offset);
    if moved == 0 {
        format!(
            "the indicated list had {} bytes of data before classify and has {}",
            before.length, after.length
        )
    } else {
        format!("the data start of the indicated list moved by {moved} bytes and was not put back")
    }
}

/// Compares the bytes with the packets that were shown.
fn check_bytes(machine: &mut Machine, address: usize, number: u16, text: &str) {
    let Some(record) = machine.ledger.list_mut(address) else {
        return;
    };
    let changed = |(data, from): &(usize, usize), bytes: &[u8]| {
        let expected = &bytes[*from..];
        // SAFETY: the data block belongs to the list, is as long as the packet from `from` on, and no driver code runs now.
        let now = unsafe { access::bytes(*data, expected.len()) };
        if now == expected {
            return None;
        }
        let mut pairs = now.iter().zip(expected);
        pairs
            .position(|(now, expected)| now != expected)
            .map(|at| at + from)
    };
    let changed = match (&record.packet, &record.frame) {
        (Some(packet), _) => {
            let mut shown = record.shown.iter().zip(packet.parts());
            shown.find_map(|(shown, part)| changed(shown, &part.shown()))
        }
        (None, Some(frame)) => {
            let mut shown = record.shown.iter();
            shown.find_map(|shown| changed(shown, &frame.frame.bytes))
        }
        (None, None) => None,
    };
    let Some(at) = changed else { return };
    // Reported once; what follows compares with the changed bytes no more.
    record.shown.clear();
    let contract = crate::verify::contract::Contract::of(number);
    machine.report_about(
        contract,
        &[address],
        format!("{text} (first at byte {at} of the packet)"),
    );
}

/// Gives an indicated list back to the stack when nobody needs it any more.
pub(crate) fn release_if_unused(machine: &mut Machine, address: usize) {
    if !is_unused(machine, address) {
        return;
    }
    check_bytes(
        machine,
        address,
        86,
        "the bytes of the original were changed through a clone or a reference",
    );
    give_back(machine, address);
}

/// As [`release_if_unused`], for a list whose bytes were just checked.
pub(crate) fn release_checked(machine: &mut Machine, address: usize) {
    if is_unused(machine, address) {
        give_back(machine, address);
    }
}

fn give_back(machine: &mut Machine, address: usize) {
    let of_stream = machine
        .ledger
        .list(address)
        .is_some_and(|record| record.packet.is_none());
    if of_stream {
        super::stream::lists::check_returned(machine, address);
    }
    machine.destroy(address, "returned to the stack");
}

fn is_unused(machine: &Machine, address: usize) -> bool {
    machine.ledger.list(address).is_some_and(|record| {
        let injected = record.frame.as_ref().is_some_and(|frame| frame.injected);
        let held = record.indicated || injected || record.references > 0 || record.children > 0;
        record.origin == Origin::Indicated && !held
    })
}
