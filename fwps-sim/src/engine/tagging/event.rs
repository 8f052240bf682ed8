//! Telling drivers what happens to tagged packets.

use fwps_sys as sys;

use super::association::{Association, Notify, Target};
use crate::boundary;
use crate::context::{self, Frame};
use crate::engine::classify::View;
use crate::engine::indicate;
use crate::engine::packet::Traveller;
use crate::kernel::irql::{DISPATCH, PASSIVE};
use crate::machine;
use crate::traffic::output::Direction;

/// What a routine is called with.
#[derive(Clone, Copy, Debug)]
struct Call {
    notify: Notify,
    layer: u16,
    value: u64,
    tag: u64,
    driver: u32,
}

impl From<&Association> for Call {
    fn from(association: &Association) -> Self {
        Self {
            notify: association.notify,
            layer: association.layer,
            value: association.value,
            tag: association.tag,
            driver: association.driver,
        }
    }
}

impl Call {
    fn make(self, event: i32, list: usize, new: usize, irql: u8) {
        let list = std::ptr::with_exposed_provenance_mut(list);
        let new = std::ptr::with_exposed_provenance_mut(new);
        boundary::call(self.driver, Frame::Tagged, irql, || match self.notify {
            // SAFETY: the routine is the one that the driver associated the context with, and the driver is loaded; the lists are
            // in the ledger for the time of the call, or null.
            Notify::Void(routine) => unsafe { routine(event, list, new, self.layer, self.value, self.tag) },
            Notify::Status(routine) => {
                // SAFETY: as above.
                unsafe { routine(event, list, new, self.layer, self.value, self.tag) };
            }
        });
    }

    /// Tells of an event of a packet, which is shown in a list that lives as long as the call.
    fn show(self, event: i32, packet: &Traveller) {
        let view = View {
            start: 0,
            from: 0,
            ip_header: packet.headers.ip_len,
            transport_header: packet.headers.transport_len,
        };
        let (list, irql) = machine::with(|machine| {
            let passive = context::irql() < DISPATCH && machine.draw(2) == 0;
            let irql = if passive { PASSIVE } else { DISPATCH };
            (indicate::indicate(machine, packet, view), irql)
        });
        let before = context::set_packet(packet.source.number);
        self.make(event, list, 0, irql);
        context::set_packet(before);
        machine::with(|machine| {
            let previous = context::set_function("the routine of the tag");
            indicate::check_after_classify(machine, list);
            context::set_function(previous);
            if let Some(record) = machine.ledger.list_mut(list) {
                record.indicated = false;
            }
            indicate::release_if_unused(machine, list);
        });
    }
}

/// What one context of a packet is told by, while it has not been removed.
fn call_of(number: u64) -> Option<(Call, Option<Traveller>)> {
    machine::with(|machine| {
        let association = machine.host.tags.get(number)?;
        (!association.leaving).then(|| (Call::from(association), association.packet()))
    })
}

/// A list was cloned by a driver.
pub(crate) fn cloned(original: usize, clone: usize) {
    let numbers = machine::with(|machine| {
        if machine.host.tags.is_empty() {
            return Vec::new();
        }
        machine.host.tags.of(machine.tagging_target(original))
    });
    for number in numbers {
        if let Some((call, _)) = call_of(number) {
            let event = sys::FWPS_NET_BUFFER_LIST_CLONED_VIA_WFP_API;
            call.make(event, original, clone, context::irql());
        }
    }
}

/// A tagged list was injected, and its contexts went over to the packet.
pub(crate) fn entered(numbers: Vec<u64>) {
    for number in numbers {
        if let Some((call, Some(packet))) = call_of(number) {
            call.show(sys::FWPS_NET_BUFFER_LIST_ENTERED_NETIO, &packet);
        }
    }
}

/// A packet leaves the stack.
pub(crate) fn exit(traveller: &Traveller) {
    let numbers = machine::with(|machine| {
        if machine.host.tags.is_empty() {
            return Vec::new();
        }
        machine.host.tags.of(Target::Packet(traveller.journey.number()))
    });
    for number in numbers {
        let Some((call, Some(packet))) = call_of(number) else {
            continue;
        };
        call.show(sys::FWPS_NET_BUFFER_LIST_EXIT_NETIO, &packet);
        // The driver may have taken it out just now.
        let left = machine::with(|machine| {
            let left = machine.host.tags.get(number).is_some_and(|one| !one.leaving);
            if left {
                machine.host.tags.remove(number);
            }
            left && (traveller.direction == Direction::Outbound || machine.draw(2) == 0)
        });
        if left {
            call.show(sys::FWPS_NET_BUFFER_LIST_CONTEXT_REMOVED, &packet);
        }
    }
}

/// A context that was removed, or whose packet is no more: its driver is told.
pub(crate) fn removed(number: u64) {
    let removed = machine::with(|machine| {
        let association = machine.host.tags.remove(number)?;
        Some((Call::from(&association), association.packet()?))
    });
    if let Some((call, packet)) = removed {
        call.show(sys::FWPS_NET_BUFFER_LIST_CONTEXT_REMOVED, &packet);
    }
}
