//! The classifications of one callout that are pended.
//!
//! Whoever takes the classification out of its slot, under the lock, has it: the token, its drop, unload, or a change of its request. So it is
//! completed once, and never while its request is lent. The lock is not held meanwhile, since classify may run inside of the completion.
//!
//! The workspace's models run this very file under every order of its steps.

use super::{
    Decision, NoRoom, Reservation,
    pended_classification::{Answer, Classification},
};
use crate::{
    Error, Passive,
    driver::Close,
    ffi::pause,
    pool::PoolArray,
    sync::{SpinGuard, SpinLock},
};

/// A bounded number of slots.
pub(crate) struct ClassificationTable {
    slots: SpinLock<Slots>,
    fallback: Decision,
}

struct Slots {
    slots: PoolArray<Slot>,
    /// Numbers reservations, so that a token knows its slot from a later use of it.
    next: u64,
    closed: bool,
}

struct Slot {
    number: u64,
    state: State,
}

enum State {
    Free,
    /// The call that pends is running.
    Reserved,
    Pended(Classification),
    /// Taken out: it is being completed, or its request is being changed.
    Taken,
}

impl ClassificationTable {
    pub(super) fn new(capacity: usize, fallback: Decision) -> Result<Self, Error> {
        let mut slots = PoolArray::with_capacity(capacity)?;
        let free = || Slot {
            number: 0,
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
        })
    }

    pub(super) fn fallback(&self) -> Decision {
        self.fallback
    }

    /// Takes a place for a classification that is about to be pended.
    pub(crate) fn reserve(&self) -> Result<Reservation, NoRoom> {
        let mut slots = self.slots.lock();
        if slots.closed {
            return Err(NoRoom::Closed);
        }
        let number = slots.next;
        let mut all = slots.slots.values_mut().iter_mut().enumerate();
        let (index, slot) = all
            .find(|(_, slot)| matches!(slot.state, State::Free))
            .ok_or(NoRoom::Full)?;
        *slot = Slot {
            number,
            state: State::Reserved,
        };
        slots.next = number.wrapping_add(1);
        Ok(Reservation { index, number })
    }

    /// Gives a place back whose classification was not pended.
    pub(crate) fn cancel(&self, place: Reservation) {
        if let Some(slot) = self.slots.lock().get(place) {
            slot.state = State::Free;
        }
    }

    /// Fills a place with the classification that was pended, or lent.
    pub(crate) fn fill(&self, place: Reservation, classification: Classification) {
        if let Some(slot) = self.slots.lock().get(place) {
            slot.state = State::Pended(classification);
        }
    }

    /// Takes a classification out, unless it was completed. The place stays its own: [`fill`](Self::fill) or [`cancel`](Self::cancel) follows.
    pub(crate) fn take(&self, place: Reservation) -> Option<Classification> {
        let mut slots = self.slots.lock();
        let slot = slots.get(place)?;
        match core::mem::replace(&mut slot.state, State::Taken) {
            State::Pended(classification) => Some(classification),
            state => {
                slot.state = state;
                None
            }
        }
    }

    /// Completes a classification, unless that happened already. Says whether it did. IRQL <= DISPATCH_LEVEL.
    pub(super) fn complete(&self, place: Reservation, answer: Answer) -> bool {
        let Some(classification) = self.take(place) else {
            return false;
        };
        classification.complete(answer);
        self.cancel(place);
        true
    }

    /// Refuses further classifications, and completes those that are pended. Says whether there are others: calls that pend, or somebody who
    /// has one in hand.
    pub(super) fn shut(&self) -> bool {
        self.slots.lock().closed = true;
        loop {
            let (place, others) = self.slots.lock().pended();
            let Some(place) = place else {
                return others;
            };
            self.complete(place, Answer::Decide(self.fallback));
        }
    }
}

impl Slots {
    /// The slot of a reservation, as long as that is the one that has it.
    fn get(&mut self, place: Reservation) -> Option<&mut Slot> {
        let slot = self.slots.values_mut().get_mut(place.index)?;
        (slot.number == place.number).then_some(slot)
    }

    /// One of the pended classifications, and whether places are in use otherwise.
    fn pended(&mut self) -> (Option<Reservation>, bool) {
        let mut others = false;
        for (index, slot) in self.slots.values_mut().iter().enumerate() {
            match slot.state {
                State::Pended(_) => {
                    let number = slot.number;
                    return (Some(Reservation { index, number }), others);
                }
                State::Reserved | State::Taken => others = true,
                State::Free => {}
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

impl Close for ClassificationTable {
    fn close(&self, passive: &Passive<'_>) {
        // A call is about to pend, or somebody is about to complete one or to give it back.
        while self.shut() {
            pause(passive);
        }
    }
}
