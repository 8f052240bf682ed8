//! The operations of one callout that are pended, and the decisions that classify has not carried out yet.
//!
//! Whoever takes the completion context out of its slot, under the lock, completes the operation: the token, its drop, or unload. So it
//! is completed once. The lock is not held meanwhile, since classify may run inside of the completion (C-223).
//!
//! The workspace's models run this very file under every order of its steps.

use core::ptr::NonNull;

use fwps_sys::NET_BUFFER_LIST;

use super::{Decision, completion_context::CompletionContext, layer::Identity};
use crate::{
    Error, Passive,
    driver::Close,
    ffi::pause,
    pool::PoolArray,
    sync::{SpinGuard, SpinLock},
};

/// A bounded number of slots.
pub(crate) struct Table {
    slots: SpinLock<Slots>,
    fallback: Decision,
    is_classified_again: bool,
}

struct Slots {
    slots: PoolArray<Slot>,
    /// Numbers reservations, so that a token knows its slot from a later use of it.
    next: u64,
    closed: bool,
}

struct Slot {
    number: u64,
    identity: Option<Identity>,
    state: State,
}

enum State {
    Free,
    /// The call that pends is running.
    Reserved,
    Pended(CompletionContext),
    /// The completion is running. `asked` says that classify has the decision.
    Completing {
        decision: Decision,
        asked: bool,
    },
    /// Completed; classify has not asked for the decision yet.
    Decided(Decision),
}

/// The place of an operation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reservation {
    pub(super) index: usize,
    pub(super) number: u64,
}

/// Why there is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoRoom {
    Full,
    Closed,
}

impl Table {
    pub(super) fn new(capacity: usize, fallback: Decision, is_classified_again: bool) -> Result<Self, Error> {
        let mut slots = PoolArray::with_capacity(capacity)?;
        let free = || Slot {
            number: 0,
            identity: None,
            state: State::Free,
        };
        while slots.push(free()).is_ok() {}
        Ok(Self {
            slots: SpinLock::new(Slots {
                slots,
                next: 1,
                closed: false,
            }),
            fallback,
            is_classified_again,
        })
    }

    pub(super) fn fallback(&self) -> Decision {
        self.fallback
    }

    /// Takes a place for an operation that is about to be pended. A decision that classify never asked for makes room, the oldest first: its
    /// endpoint was closed.
    pub(crate) fn reserve(&self, identity: Identity) -> Result<Reservation, NoRoom> {
        let mut slots = self.slots.lock();
        if slots.closed {
            return Err(NoRoom::Closed);
        }
        let number = slots.next;
        let all = slots.slots.values_mut().iter_mut().enumerate();
        let age = |slot: &Slot| match slot.state {
            State::Free => Some(0),
            State::Decided(_) => Some(slot.number),
            _ => None,
        };
        let (_, index, slot) = all
            .filter_map(|(index, slot)| Some((age(slot)?, index, slot)))
            .min_by_key(|(age, ..)| *age)
            .ok_or(NoRoom::Full)?;
        *slot = Slot {
            number,
            identity: Some(identity),
            state: State::Reserved,
        };
        slots.next = number.wrapping_add(1);
        Ok(Reservation { index, number })
    }

    /// Gives a place back whose operation was not pended.
    pub(crate) fn cancel(&self, place: Reservation) {
        if let Some(slot) = self.slots.lock().get(place) {
            slot.state = State::Free;
        }
    }

    /// Fills a place with the operation that was pended.
    pub(crate) fn fill(&self, place: Reservation, context: CompletionContext) {
        if let Some(slot) = self.slots.lock().get(place) {
            slot.state = State::Pended(context);
        }
    }

    /// Completes an operation, unless that happened already. Says whether it did. IRQL <= DISPATCH_LEVEL.
    ///
    /// # Safety
    /// `list` is null or a live list that the driver owns, the clone of the operation's packet.
    pub(super) unsafe fn complete(
        &self,
        place: Reservation,
        decision: Decision,
        list: Option<NonNull<NET_BUFFER_LIST>>,
    ) -> bool {
        let context = self.slots.lock().get(place).and_then(|slot| slot.begin(decision));
        let Some(context) = context else {
            return false;
        };
        // SAFETY: the caller's duty; no lock is held.
        unsafe { context.complete(list) };
        if let Some(slot) = self.slots.lock().get(place) {
            slot.state = match slot.state {
                State::Completing { asked: false, .. } if self.is_classified_again => {
                    State::Decided(decision)
                }
                _ => State::Free,
            };
        }
        true
    }

    /// The decision about an operation that is classified again. It is given out as often as classify asks while the completion runs, or
    /// once after that.
    pub(super) fn decision(&self, identity: &Identity) -> Option<Decision> {
        let mut slots = self.slots.lock();
        let of_identity = |slot: &&mut Slot| slot.identity.as_ref() == Some(identity);
        let all = slots.slots.values_mut().iter_mut().filter(of_identity);
        let (_, slot) = all
            .filter_map(|slot| match slot.state {
                State::Completing { .. } | State::Decided(_) => Some((slot.number, slot)),
                _ => None,
            })
            .max_by_key(|(number, _)| *number)?;
        match slot.state {
            State::Completing { decision, .. } => {
                slot.state = State::Completing {
                    decision,
                    asked: true,
                };
                Some(decision)
            }
            State::Decided(decision) => {
                slot.state = State::Free;
                Some(decision)
            }
            _ => None,
        }
    }

    /// Refuses further operations, and completes those that are pended. Says whether there are others: calls that pend, or somebody who is
    /// completing one.
    pub(super) fn shut(&self) -> bool {
        self.slots.lock().closed = true;
        loop {
            let (place, others) = self.slots.lock().pended();
            let Some(place) = place else {
                return others;
            };
            // SAFETY: no list.
            unsafe { self.complete(place, self.fallback, None) };
        }
    }
}

impl Slots {
    /// The slot of a reservation, as long as that is the one that has it.
    fn get(&mut self, place: Reservation) -> Option<&mut Slot> {
        let slot = self.slots.values_mut().get_mut(place.index)?;
        (slot.number == place.number).then_some(slot)
    }

    /// One of the pended operations, and whether there are others on their way into their place or out of it.
    fn pended(&mut self) -> (Option<Reservation>, bool) {
        let mut others = false;
        for (index, slot) in self.slots.values_mut().iter().enumerate() {
            match slot.state {
                State::Pended(_) => {
                    let number = slot.number;
                    return (Some(Reservation { index, number }), others);
                }
                State::Reserved | State::Completing { .. } => others = true,
                State::Free | State::Decided(_) => {}
            }
        }
        (None, others)
    }
}

impl SpinGuard<'_, Slots> {
    fn get(&mut self, place: Reservation) -> Option<&mut Slot> {
        Slots::get(self, place)
    }
}

impl Slot {
    /// Takes the context out, to be completed.
    fn begin(&mut self, decision: Decision) -> Option<CompletionContext> {
        let completing = State::Completing {
            decision,
            asked: false,
        };
        match core::mem::replace(&mut self.state, completing) {
            State::Pended(context) => Some(context),
            state => {
                self.state = state;
                None
            }
        }
    }
}

impl Close for Table {
    fn close(&self, passive: &Passive<'_>) {
        // A call that has a place is about to fill it, or to give it back. And who completes an operation needs the filters and the callouts,
        // which go after this, to have its decision carried out.
        while self.shut() {
            pause(passive);
        }
    }
}
