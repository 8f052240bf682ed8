//! The contexts: which value of which tag a packet or a list has.

use std::collections::BTreeMap;
use std::sync::{Arc, Weak};

use fwps_sys as sys;

use super::Journey;
use crate::Status;
use crate::engine::packet::Traveller;
use crate::engine::task::Task;
use crate::machine::Machine;
use crate::verify::list_record::Origin;

/// A routine that is told about tagged lists.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Notify {
    /// Of FwpsNetBufferListAssociateContext0.
    Void(unsafe extern "system" fn(i32, *mut sys::NET_BUFFER_LIST, *mut sys::NET_BUFFER_LIST, u16, u64, u64)),
    /// Of FwpsNetBufferListAssociateContext1. The page does not say what an error has for a consequence; here it has none.
    Status(
        unsafe extern "system" fn(
            i32,
            *mut sys::NET_BUFFER_LIST,
            *mut sys::NET_BUFFER_LIST,
            u16,
            u64,
            u64,
        ) -> sys::NTSTATUS,
    ),
}

/// What has a context.
#[derive(Debug)]
pub(super) enum Holder {
    /// A packet of the stack.
    Packet {
        number: u64,
        alive: Weak<u64>,
        /// The packet as it was when it got the context, to show in events.
        shown: Traveller,
    },
    /// A list that a driver made, which never entered the stack.
    List(usize),
    /// A list that was freed with its context: nobody is told (C-322).
    Freed,
}

/// One context.
#[derive(Debug)]
pub(crate) struct Association {
    pub(super) holder: Holder,
    pub(crate) tag: u64,
    pub(crate) value: u64,
    pub(crate) layer: u16,
    pub(crate) notify: Notify,
    pub(crate) driver: u32,
    /// Whether it was removed, and its driver is still to be told.
    pub(super) leaving: bool,
}

impl Association {
    fn is_of(&self, target: Target) -> bool {
        match (&self.holder, target) {
            (Holder::Packet { number, .. }, Target::Packet(wanted)) => *number == wanted,
            (Holder::List(address), Target::List(wanted)) => *address == wanted,
            _ => false,
        }
    }

    pub(super) fn packet(&self) -> Option<Traveller> {
        match &self.holder {
            Holder::Packet { shown, .. } => Some(shown.clone()),
            Holder::List(_) | Holder::Freed => None,
        }
    }
}

/// What the context of a list is looked for by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Packet(u64),
    List(usize),
}

/// All contexts, by number, and the tags that were given out.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    all: BTreeMap<u64, Association>,
    next: u64,
    given: u64,
}

/// The first tag; the others follow.
const FIRST_TAG: u64 = 0x7A60_0000_0001;

impl Tags {
    pub(crate) fn new_tag(&mut self) -> u64 {
        self.given += 1;
        FIRST_TAG + self.given - 1
    }

    pub(crate) fn is_tag(&self, tag: u64) -> bool {
        (FIRST_TAG..FIRST_TAG + self.given).contains(&tag)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(super) fn get(&self, number: u64) -> Option<&Association> {
        self.all.get(&number)
    }

    pub(super) fn remove(&mut self, number: u64) -> Option<Association> {
        self.all.remove(&number)
    }

    /// The numbers of the contexts of `target` that were not removed.
    pub(super) fn of(&self, target: Target) -> Vec<u64> {
        let own = self
            .all
            .iter()
            .filter(|(_, one)| one.is_of(target) && !one.leaving);
        own.map(|(number, _)| *number).collect()
    }

    fn with_tag(&self, target: Target, tag: u64) -> Option<u64> {
        let mut own = self.of(target).into_iter();
        own.find(|number| self.all[number].tag == tag)
    }

    /// Takes away what a driver has whose code must not run any more. Returns how many contexts it left.
    pub(crate) fn driver_is_gone(&mut self, driver: u32) -> usize {
        let before = self.all.len();
        self.all.retain(|_, one| one.driver != driver);
        before - self.all.len()
    }

    /// A list is freed; its contexts stay behind.
    pub(crate) fn list_is_gone(&mut self, list: usize) {
        for one in self.all.values_mut() {
            if matches!(one.holder, Holder::List(address) if address == list) {
                one.holder = Holder::Freed;
            }
        }
    }
}

impl Machine {
    /// What the contexts of a list are looked for by: those of an indicated list are its packet's.
    pub(crate) fn tagging_target(&self, list: usize) -> Target {
        match self.ledger.list(list) {
            Some(record) if record.origin == Origin::Indicated => {
                record.packet.as_ref().map_or(Target::List(list), |packet| {
                    Target::Packet(packet.journey.number())
                })
            }
            _ => Target::List(list),
        }
    }

    /// The value of a tag.
    pub(crate) fn tagged(&self, list: usize, tag: u64) -> Option<(u64, u64)> {
        let number = self.host.tags.with_tag(self.tagging_target(list), tag)?;
        Some((number, self.host.tags.get(number)?.value))
    }

    /// Gives a list a context.
    pub(crate) fn tag(&mut self, list: usize, tag: u64, value: u64, layer: u16, notify: Notify) {
        let packet = self
            .ledger
            .list(list)
            .filter(|record| record.origin == Origin::Indicated)
            .and_then(|record| record.packet.as_ref());
        let holder = packet.map_or(Holder::List(list), Holder::of);
        let association = Association {
            holder,
            tag,
            value,
            layer,
            notify,
            driver: crate::context::driver(),
            leaving: false,
        };
        self.host.tags.next += 1;
        let number = self.host.tags.next;
        self.host.tags.all.insert(number, association);
        self.note(list, "tagged");
    }

    /// Ends a context whose value goes back to its driver at once.
    pub(crate) fn untag(&mut self, number: u64) {
        self.host.tags.remove(number);
    }

    /// Removes a context; its driver is told later, when the packet entered the stack at some time.
    fn remove_tag(&mut self, number: u64) {
        let Some(one) = self.host.tags.all.get_mut(&number) else {
            return;
        };
        if matches!(one.holder, Holder::Packet { .. }) {
            one.leaving = true;
            self.tasks.push_back(Task::TagRemoved(number));
        } else {
            self.host.tags.remove(number);
        }
    }

    /// Removes the context of a tag from a list.
    pub(crate) fn remove_tag_of(&mut self, list: usize, tag: u64) -> Status {
        match self.tagged(list, tag) {
            None => sys::STATUS_NOT_FOUND,
            Some((number, _)) => {
                self.remove_tag(number);
                sys::STATUS_SUCCESS
            }
        }
    }

    /// Removes every context of a tag.
    pub(crate) fn remove_all_of_tag(&mut self, tag: u64) {
        let all = self.host.tags.all.iter();
        let with: Vec<u64> = all
            .filter(|(_, one)| one.tag == tag && !one.leaving)
            .map(|(number, _)| *number)
            .collect();
        for number in with {
            self.remove_tag(number);
        }
    }

    /// Lets the contexts leave of packets that are no more.
    pub(crate) fn remove_tags_of_the_gone(&mut self) {
        if self.host.tags.is_empty() {
            return;
        }
        let all = self.host.tags.all.iter();
        let gone: Vec<u64> = all
            .filter(|(_, one)| {
                let over = matches!(&one.holder, Holder::Packet { alive, .. } if alive.strong_count() == 0);
                over && !one.leaving
            })
            .map(|(number, _)| *number)
            .collect();
        for number in gone {
            self.remove_tag(number);
        }
    }

    /// The contexts of a list go over to the packet that its injection sends. Returns their numbers.
    pub(crate) fn tags_enter(&mut self, list: usize, packet: &Traveller) -> Vec<u64> {
        let numbers = self.host.tags.of(Target::List(list));
        for number in &numbers {
            if let Some(one) = self.host.tags.all.get_mut(number) {
                one.holder = Holder::of(packet);
            }
        }
        numbers
    }
}

impl Holder {
    fn of(packet: &Traveller) -> Self {
        let mut shown = packet.remembered();
        shown.rest = Vec::new();
        Holder::Packet {
            number: packet.journey.number(),
            alive: packet.journey.watch(),
            shown,
        }
    }
}

impl Journey {
    fn watch(&self) -> Weak<u64> {
        Arc::downgrade(self.shared())
    }
}
