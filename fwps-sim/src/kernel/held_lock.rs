//! Which spin locks a thread holds, how it took each of them, and what kind of lock is where.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::context::{self, Frame};
use crate::kernel::irql::level_name;
use crate::machine::{self, Machine};
use crate::verify::contract::contract;

/// How a spin lock is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// By KeAcquireSpinLock and the like.
    Ordinary,
    /// By KeAcquireInStackQueuedSpinLock and the like.
    Queued,
    /// By ExAcquireSpinLockShared and the like.
    Shared,
    /// By ExAcquireSpinLockExclusive and the like.
    Exclusive,
    /// By IoAcquireCancelSpinLock.
    Cancel,
}

impl Way {
    /// The function that undoes it; `raised` when the acquisition raised the IRQL.
    fn undone_by(self, raised: bool) -> &'static str {
        match (self, raised) {
            (Way::Ordinary, true) => "KeReleaseSpinLock",
            (Way::Ordinary, false) => "KeReleaseSpinLockFromDpcLevel",
            (Way::Queued, true) => "KeReleaseInStackQueuedSpinLock",
            (Way::Queued, false) => "KeReleaseInStackQueuedSpinLockFromDpcLevel",
            (Way::Shared, true) => "ExReleaseSpinLockShared",
            (Way::Shared, false) => "ExReleaseSpinLockSharedFromDpcLevel",
            (Way::Exclusive, true) => "ExReleaseSpinLockExclusive",
            (Way::Exclusive, false) => "ExReleaseSpinLockExclusiveFromDpcLevel",
            (Way::Cancel, _) => "IoReleaseCancelSpinLock",
        }
    }

    /// The kind of lock that is taken so; a lock is used as one kind only.
    fn kind(self) -> &'static str {
        match self {
            Way::Ordinary => "an ordinary spin lock",
            Way::Queued => "a queued spin lock",
            Way::Shared | Way::Exclusive => "an executive spin lock",
            Way::Cancel => "the cancel spin lock",
        }
    }
}

/// A lock that this thread holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HeldLock {
    pub(crate) address: usize,
    pub(crate) way: Way,
    /// The queue handle of a queued lock.
    pub(crate) handle: usize,
    /// The IRQL before, when the acquisition raised it.
    pub(crate) old: Option<u8>,
}

thread_local! {
    static HELD: RefCell<Vec<HeldLock>> = const { RefCell::new(Vec::new()) };
}

/// How many spin locks this thread holds.
pub(crate) fn locks_held() -> usize {
    HELD.with_borrow(Vec::len)
}

/// The addresses of the spin locks that this thread holds, the first one taken first.
pub(crate) fn addresses() -> Vec<usize> {
    HELD.with_borrow(|locks| locks.iter().map(|lock| lock.address).collect())
}

/// The lock at this address, when this thread holds it.
pub(crate) fn held(address: usize) -> Option<HeldLock> {
    find(|lock| lock.address == address)
}

/// The lock that this thread holds and that the condition is true for, the last one taken first.
pub(super) fn find(condition: impl Fn(&HeldLock) -> bool) -> Option<HeldLock> {
    HELD.with_borrow(|locks| locks.iter().rev().find(|lock| condition(lock)).copied())
}

/// Whether this thread holds a spin lock that it took before flowDeleteFn was called.
pub(super) fn held_from_before_flow_delete(address: usize) -> bool {
    let before = context::find(|frame| match frame {
        Frame::FlowDelete { locks } => Some(*locks),
        _ => None,
    });
    HELD.with_borrow(|locks| {
        locks
            .iter()
            .take(before.unwrap_or(0))
            .any(|lock| lock.address == address)
    })
}

/// Notes that this thread took a lock.
pub(super) fn taken(lock: HeldLock) {
    HELD.with_borrow_mut(|locks| locks.push(lock));
    machine::with(|machine| {
        let known = machine.locks.used(lock.address, lock.way.kind());
        if known != lock.way.kind() {
            let text = format!(
                "{} takes {} that was used as {known} before; a lock is one or the other",
                context::function(),
                lock.way.kind()
            );
            machine.report(contract!(381), text);
        }
    });
}

/// Notes that this thread gives back a lock that it holds, by the function that undoes `way`, at the IRQL `new`, when it sets
/// one.
pub(super) fn released(lock: HeldLock, way: Way, new: Option<u8>) {
    let last = HELD.with_borrow_mut(|locks| {
        let index = locks.iter().rposition(|other| *other == lock);
        let last = index.is_some_and(|index| index + 1 == locks.len());
        if let Some(index) = index {
            locks.remove(index);
        }
        last
    });
    let raised = lock.old.is_some();
    let text = if lock.way != way || raised != new.is_some() {
        format!(
            "{} released {} that {} releases, by the way in which it was acquired",
            context::function(),
            lock.way.kind(),
            lock.way.undone_by(raised)
        )
    } else if !last {
        "spin locks were released in another order than that of their acquisition".to_owned()
    } else if let Some((old, new)) = lock.old.zip(new).filter(|(old, new)| old != new) {
        format!(
            "a spin lock that was acquired at {} was released to {}",
            level_name(old),
            level_name(new)
        )
    } else {
        String::new()
    };
    machine::with(|machine| {
        machine.locks.unused(lock.address);
        if !text.is_empty() {
            machine.report(contract!(381), text);
        }
    });
}

/// The locks of the machine that were ever used, by address.
#[derive(Debug, Default)]
pub(crate) struct LockTable(BTreeMap<usize, Known>);

#[derive(Debug)]
struct Known {
    kind: &'static str,
    holders: u32,
}

impl LockTable {
    /// Counts a holder. Returns what kind of lock it was used as first.
    fn used(&mut self, address: usize, kind: &'static str) -> &'static str {
        let known = self.0.entry(address).or_insert(Known { kind, holders: 0 });
        known.holders += 1;
        known.kind
    }

    fn unused(&mut self, address: usize) {
        if let Some(known) = self.0.get_mut(&address) {
            known.holders = known.holders.saturating_sub(1);
        }
    }

    /// Forgets what was known about a lock that is made anew.
    pub(super) fn forget(&mut self, address: usize) {
        self.0.remove(&address);
    }

    /// Forgets the locks in memory that goes. Returns whether one of them is held.
    fn forget_within(&mut self, address: usize, size: usize) -> bool {
        let end = address + size;
        let mut held = false;
        while let Some((lock, known)) = self.0.range(address..end).next() {
            held |= known.holders > 0;
            let lock = *lock;
            self.0.remove(&lock);
        }
        held
    }
}

impl Machine {
    /// Forgets the locks in the memory of an object that goes. Returns whether one of them is held.
    pub(crate) fn forget_locks_of(&mut self, object: usize) -> bool {
        if self.locks.0.is_empty() {
            return false;
        }
        let Some(object) = self.ledger.get(object) else {
            return false;
        };
        let mut held = false;
        for memory in &object.memory {
            held |= self.locks.forget_within(memory.address(), memory.size());
        }
        held
    }
}
