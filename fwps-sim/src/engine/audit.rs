//! What the stack does with a received packet after classify, while a driver holds a reference to it: sometimes it moves the data
//! start over the transport header: back, as it does to audit a drop, or on from the network layer (C-097). A list that the transport
//! layer showed from that header on, as one of ICMP, stays as it is.

use super::classify::View;
use super::layer::Layer;
use crate::machine::Machine;
use crate::memory::list::List;
use crate::traffic::output::Direction;

/// Moves the data start of a list whose classification ends, by the seed, when the packet came in and is referenced.
pub(super) fn move_data_start(machine: &mut Machine, address: usize, view: View, layer: Layer) {
    let Some(record) = machine.ledger.list(address) else {
        return;
    };
    let Some(packet) = record.packet.as_ref().filter(|_| record.references > 0) else {
        return;
    };
    let header = packet.headers.transport_len;
    if packet.direction != Direction::Inbound || header == 0 || machine.draw(2) == 0 {
        return;
    }
    // SAFETY: the ledger has the list.
    let buffer = unsafe { List::new(address) }.and_then(|list| list.buffers().next());
    let Some(buffer) = buffer else { return };
    let (offset, length) = (buffer.offset() as usize, buffer.length() as usize);
    let network = matches!(layer, Layer::InboundIpPacketV4 | Layer::InboundIpPacketV6);
    if view.transport_header > 0 && offset >= view.transport_header {
        buffer.set_window(offset - view.transport_header, length + view.transport_header);
    } else if network && length >= header {
        buffer.set_window(offset + header, length - header);
    } else {
        return;
    }
    let serial = machine.ledger.next_serial();
    if let Some(fate) = machine.ledger.list(address).and_then(|record| record.fate()) {
        fate.note_move(serial);
    }
    machine.note(address, "data start moved by the stack");
}

impl Machine {
    /// Whether a list is a clone that was made after the stack had moved the data start of its original.
    pub(crate) fn is_cloned_after_move(&self, list: usize) -> bool {
        let moved = self
            .ledger
            .list(list)
            .and_then(|record| record.fate())
            .and_then(|fate| fate.moved_before());
        let made = self.ledger.get(list).map(|object| object.serial);
        moved.zip(made).is_some_and(|(moved, made)| made >= moved)
    }
}
