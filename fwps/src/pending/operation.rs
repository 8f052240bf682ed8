//! The owner of the pended operations of a callout, and the token of each of them.

use core::{fmt, mem::ManuallyDrop};

use super::{PendableLayer, Reservation, table::Table};
use crate::{
    Error, Passive, Shared,
    callout::Classify,
    driver::{Image, Resource, Stage},
};

/// What is decided about an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It goes on.
    Permit,
    /// It fails.
    Block,
}

/// The pended operations of a callout at layer `L`: a bounded number.
///
/// Make it at start with [`Start::pended_operations`](crate::driver::Start::pended_operations), and let the callout own it. At unload, while the
/// callouts are still there to answer, the image completes what is pended with the decision that was declared; dropping this value does the same.
pub struct PendedOperations<L: PendableLayer> {
    table: Shared<Table>,
    image: Image,
    layer: core::marker::PhantomData<fn() -> L>,
}

/// An operation that waits for a decision.
///
/// It goes to any thread, and is completed there. Dropping it completes it with the decision that its [`PendedOperations`] declares.
#[must_use = "the application waits until the operation is completed; dropping it decides by default"]
pub struct PendedOperation<L: PendableLayer> {
    table: Shared<Table>,
    place: Reservation,
    packet: L::Packet,
}

impl<L: PendableLayer> PendedOperations<L> {
    /// Makes room for `capacity` operations at once. PASSIVE_LEVEL.
    ///
    /// `fallback` is what becomes of an operation that nobody decides about: its token was dropped, or the driver unloads. At the accept
    /// layers its packet is dropped in any case, and [`Decision::Permit`] is no more than that the peer may try again.
    ///
    /// # Errors
    /// [`Error::NoMemory`] if non-paged pool is exhausted; [`Error::InvalidArgument`] if the capacity is zero.
    pub fn create(
        image: &Image,
        capacity: usize,
        fallback: Decision,
        _passive: &Passive<'_>,
    ) -> Result<Self, Error> {
        if capacity == 0 {
            return Err(Error::InvalidArgument {
                what: "room for no operations; the capacity must be at least 1",
            });
        }
        let table = Table::new(capacity, fallback, L::IS_CLASSIFIED_AGAIN)?;
        let table = Shared::try_new(table).map_err(|_| Error::NoMemory {
            function: "ExAllocatePool2",
        })?;
        image.adopt(Resource::new(Stage::Operation, table.clone())?);
        Ok(Self {
            table,
            image: image.clone(),
            layer: core::marker::PhantomData,
        })
    }

    /// What was decided about the operation that this call classifies again. IRQL <= DISPATCH_LEVEL.
    ///
    /// `None` if this is no reauthorisation, or one with another cause: a change of filters, another interface (C-287). It cannot be pended
    /// then, and is decided in the call (C-217).
    pub fn decision(&self, classify: &Classify<'_, L>) -> Option<Decision> {
        if !classify.is_reauthorization() {
            return None;
        }
        self.table.decision(&L::identity(classify))
    }

    pub(crate) fn table(&self) -> &Shared<Table> {
        &self.table
    }
}

impl<L: PendableLayer> Drop for PendedOperations<L> {
    fn drop(&mut self) {
        // No call is pending one: it would borrow this value. But a token may be in the middle of its completion, which the image waits for.
        if !self.table.shut() {
            self.image.release(self.table.address().cast());
        }
    }
}

impl<L: PendableLayer> PendedOperation<L> {
    /// # Safety
    /// `packet` was taken from the packet of the operation at `place`.
    pub(crate) unsafe fn new(table: Shared<Table>, place: Reservation, packet: L::Packet) -> Self {
        Self { table, place, packet }
    }

    /// Completes the operation. IRQL <= DISPATCH_LEVEL, any thread, outside or inside of classify.
    ///
    /// At the accept layers a permit is carried out by injecting the packet that comes back; at the others classify is called again,
    /// perhaps inside of this call, and returns the decision that [`PendedOperations::decision`] gives it. `None` after a block, and if the operation was
    /// completed before, at unload: then the packet is dropped.
    ///
    /// Source: FwpsCompleteOperation0.
    #[doc(alias = "FwpsCompleteOperation0")]
    pub fn complete(self, decision: Decision) -> Option<L::Packet> {
        let this = ManuallyDrop::new(self);
        // SAFETY: not used any more, and not dropped.
        let table = unsafe { core::ptr::read(&raw const this.table) };
        // SAFETY: as above.
        let packet = unsafe { core::ptr::read(&raw const this.packet) };
        let list = match decision {
            Decision::Permit => L::list(&packet),
            Decision::Block => None,
        };
        // SAFETY: the list is that of the packet, taken from the operation's (`new`), and owned by this value until it is dropped below.
        let completed = unsafe { table.complete(this.place, decision, list) };
        (completed && decision == Decision::Permit).then_some(packet)
    }
}

impl<L: PendableLayer> Drop for PendedOperation<L> {
    fn drop(&mut self) {
        // SAFETY: no list.
        unsafe { self.table.complete(self.place, self.table.fallback(), None) };
    }
}

impl<L: PendableLayer> fmt::Debug for PendedOperations<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PendedOperations")
    }
}

impl<L: PendableLayer> fmt::Debug for PendedOperation<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PendedOperation")
    }
}
