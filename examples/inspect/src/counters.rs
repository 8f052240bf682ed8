//! What the driver saw.

use core::sync::atomic::{AtomicU64, Ordering};

use fwps::{
    callout::{Classify, Verdict},
    inject::{Completed, NotClaimed},
    layer::PacketLayer,
    nbl::{NblRef, Origin},
};

/// The counters of the loaded driver.
pub static COUNTERS: Counters = Counters {
    packets: AtomicU64::new(0),
    bytes: AtomicU64::new(0),
    own: AtomicU64::new(0),
    absorbed: AtomicU64::new(0),
    passed: AtomicU64::new(0),
    completed: AtomicU64::new(0),
    failed: AtomicU64::new(0),
    lost: AtomicU64::new(0),
};

/// Counts since the image was loaded.
#[derive(Debug)]
pub struct Counters {
    /// Packets that came from the stack.
    pub packets: AtomicU64,
    /// Their bytes, from the data start of their layer.
    pub bytes: AtomicU64,
    /// Packets that this driver had injected itself.
    pub own: AtomicU64,
    /// Packets absorbed, each in favour of a clone.
    pub absorbed: AtomicU64,
    /// Packets let through since they could not be taken.
    pub passed: AtomicU64,
    /// Injections that went through.
    pub completed: AtomicU64,
    /// Injections that the stack accepted and then dropped.
    pub failed: AtomicU64,
    /// Packets lost since the stack refused their injection after they had been absorbed.
    pub lost: AtomicU64,
}

impl Counters {
    pub(crate) fn saw<L: PacketLayer>(&self, classify: &Classify<'_, L>) {
        for buffer in classify.packet().into_iter().flat_map(NblRef::buffers) {
            count(&self.packets);
            self.bytes.fetch_add(buffer.len().into(), Ordering::Relaxed);
        }
    }

    /// For a packet that passes as it is, since it cannot be claimed.
    pub(crate) fn unclaimed<'c>(&self, reason: NotClaimed) -> Verdict<'c> {
        match reason {
            NotClaimed::Own => count(&self.own),
            _ => count(&self.passed),
        }
        Verdict::proceed()
    }

    /// For the completion of an injection. The list is freed when `completed` is dropped.
    pub(crate) fn finished<O: Origin>(&self, completed: &Completed<O>) {
        match completed.result() {
            Ok(()) => count(&self.completed),
            Err(_) => count(&self.failed),
        }
    }
}

pub(crate) fn count(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}
