//! Indicated lists: showing a packet to callouts, and taking it back.

use std::sync::Arc;

use super::classify::View;
use super::packet::Traveller;
use crate::machine::Machine;
use crate::memory::buffer::Window;
use crate::memory::list::{BufferPlan, List, build};
use crate::memory::{Memory, UNWRITTEN, access};
use crate::traffic::shape::Shape;
use crate::verify::contract::contract;
use crate::verify::ledger::{Custody, Kind, ListRecord, Origin};

/// Fills the bytes behind the end of the data.
const BEHIND: u8 = 0xEE;

/// Makes a list that shows `traveller` as `view` says.
pub(crate) fn indicate(machine: &mut Machine, traveller: &Arc<Traveller>, view: View) -> usize {
    let bytes = &traveller.bytes[view.from..];
    let shape = machine.options.shape.resolve(&mut machine.random);
    let backfill = 16 * machine.draw(9) as usize;
    let behind = if shape == Shape::Trailing { 24 } else { 0 };
    // One byte off puts everything at odd addresses.
    let odd = usize::from(shape == Shape::Unaligned);
    let data = Memory::new(odd + backfill + bytes.len() + behind, 16, UNWRITTEN);
    let start = data.address() + odd;
    // SAFETY: the block has `odd + backfill + bytes.len() + behind` bytes.
    unsafe { access::write(start + backfill, bytes) };
    // SAFETY: as above.
    unsafe { access::fill(start + backfill + bytes.len(), BEHIND, behind) };
    let headers = traveller.headers.ip_len + traveller.headers.transport_len - view.from;
    let mut at = start;
    let mut pieces = Vec::new();
    for len in shape.cuts(backfill + bytes.len() + behind, backfill + headers) {
        pieces.push((at, len));
        at += len;
    }
    let offset = backfill + view.start - view.from;
    let length = traveller.bytes.len() - view.start;
    let (memory, list) = build(
        &[BufferPlan {
            pieces: &pieces,
            chain: 0,
            offset,
            length,
        }],
        0,
        0,
    );
    let record = ListRecord {
        origin: Origin::Indicated,
        custody: Custody::Stack,
        pool: 0,
        parent: 0,
        children: 0,
        references: 0,
        modify: false,
        indicated: true,
        packet: Some(Arc::clone(traveller)),
        queried: false,
        windows: list.windows(),
        fingerprint: 0,
        shown: Some((start + backfill, view.from)),
        fronts: Vec::new(),
        rebuilt: Vec::new(),
    };
    let address = list.address();
    machine.create(address, Kind::List(Box::new(record)), vec![memory, data]);
    address
}

/// Checks a list after classify: it must look as before (C-098, C-099).
pub(crate) fn check_after_classify(machine: &mut Machine, address: usize) {
    // SAFETY: the list is in the ledger until `release` takes it out.
    let Some(list) = (unsafe { List::new(address) }) else {
        return;
    };
    let Some(record) = machine.ledger.list_mut(address) else {
        return;
    };
    let before = record.windows.clone();
    let after = list.windows();
    let next = list.next_pointer().expose_provenance();
    if before != after {
        let text = describe(&before, &after);
        machine.report_about(contract!(98), &[address], text);
        for (buffer, window) in list.buffers().zip(&before) {
            buffer.restore(window);
        }
    }
    if next != 0 {
        machine.report_about(contract!(98), &[address], "Next of the indicated list was set");
        list.set_next_pointer(std::ptr::null_mut());
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

/// Compares the bytes with the packet that was shown.
fn check_bytes(machine: &mut Machine, address: usize, number: u16, text: &str) {
    let Some(record) = machine.ledger.list_mut(address) else {
        return;
    };
    let (Some((data, from)), Some(packet)) = (record.shown, record.packet.clone()) else {
        return;
    };
    let expected = &packet.bytes[from..];
    // SAFETY: the data block belongs to the list, is as long as the packet from `from` on, and no driver code runs now.
    let now = unsafe { access::bytes(data, expected.len()) };
    let Some(at) = now
        .iter()
        .zip(expected)
        .position(|(now, expected)| now != expected)
    else {
        return;
    };
    let contract = crate::verify::contract::Contract::of(number);
    machine.report_about(
        contract,
        &[address],
        format!("{text} (first at byte {} of the packet)", at + from),
    );
    // Reported once; what follows compares with the changed bytes no more.
    if let Some(record) = machine.ledger.list_mut(address) {
        record.shown = None;
    }
}

/// Gives an indicated list back to the stack when nobody needs it any more.
pub(crate) fn release_if_unused(machine: &mut Machine, address: usize) {
    let Some(record) = machine.ledger.list(address) else {
        return;
    };
    if record.origin != Origin::Indicated || record.indicated || record.references > 0 || record.children > 0
    {
        return;
    }
    check_bytes(
        machine,
        address,
        86,
        "the bytes of the original were changed through a clone or a reference",
    );
    machine.destroy(address, "returned to the stack");
}
