//! The owner of the pended classifications of a callout, and the token of each of them.

use core::{fmt, marker::PhantomData, mem::ManuallyDrop};

use super::{
    AsynchronousLayer, Decision, Reservation, classification_table::ClassificationTable,
    pended_classification::Answer,
};
use crate::{
    Error, Passive, Shared,
    driver::{Image, Resource, Stage},
};

/// The pended classifications of a callout at layer `L`: a bounded number.
///
/// Make it at start with [`Start::pended_classifications`](crate::driver::Start::pended_classifications), and let the callout own it. At unload,
/// while the callouts are still there, the image completes what is pended with the decision that was declared; dropping this value does
/// the same.
pub struct PendedClassifications<L: AsynchronousLayer> {
    table: Shared<ClassificationTable>,
    image: Image,
    layer: PhantomData<fn() -> L>,
}

/// A classification that waits for a decision: a connection or a bind that may be redirected, or the closure of an endpoint.
///
/// It goes to any thread, and is completed there, once. Dropping it completes it with the decision that its [`PendedClassifications`] declares.
/// At the redirect layers its request can be read and changed until then: [`with_request`](Self::with_request).
#[must_use = "the application waits until the classification is completed; dropping it decides by default"]
pub struct PendedClassify<L: AsynchronousLayer> {
    table: Shared<ClassificationTable>,
    place: Reservation,
    layer: PhantomData<fn() -> L>,
}

impl<L: AsynchronousLayer> PendedClassifications<L> {
    /// Makes room for `capacity` classifications at once. PASSIVE_LEVEL.
    ///
    /// `fallback` is what becomes of a classification that nobody decides about: its token was dropped, or the driver unloads.
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
                what: "room for no classifications; the capacity must be at least 1",
            });
        }
        let table = ClassificationTable::new(capacity, fallback)?;
        let table = Shared::try_new(table).map_err(|_| Error::NoMemory {
            function: "ExAllocatePool2",
        })?;
        image.adopt(Resource::new(Stage::Operation, table.clone())?);
        Ok(Self {
            table,
            image: image.clone(),
            layer: PhantomData,
        })
    }

    pub(crate) fn table(&self) -> &Shared<ClassificationTable> {
        &self.table
    }
}

impl<L: AsynchronousLayer> Drop for PendedClassifications<L> {
    fn drop(&mut self) {
        // No call is pending one: it would borrow this value. But a token may be in the middle of a change, and be leaked after that.
        if !self.table.shut() {
            self.image.release(self.table.address().cast());
        }
    }
}

impl<L: AsynchronousLayer> PendedClassify<L> {
    pub(crate) fn new(table: Shared<ClassificationTable>, place: Reservation) -> Self {
        Self {
            table,
            place,
            layer: PhantomData,
        }
    }

    pub(crate) fn table(&self) -> &ClassificationTable {
        &self.table
    }

    pub(crate) fn place(&self) -> Reservation {
        self.place
    }

    /// Completes the classification with the final decision. IRQL <= DISPATCH_LEVEL, any thread, outside or inside of classify.
    ///
    /// What was changed of the request has been applied before. `false` if it was completed already, at unload.
    ///
    /// Source: FwpsCompleteClassify0, FwpsReleaseClassifyHandle0.
    #[doc(alias = "FwpsCompleteClassify0")]
    #[doc(alias = "FwpsReleaseClassifyHandle0")]
    pub fn complete(self, decision: Decision) -> bool {
        self.end(Answer::Decide(decision))
    }

    /// Completes the classification without a decision: the engine calls classify again, perhaps inside of this call, and what that returns
    /// decides. IRQL <= DISPATCH_LEVEL.
    ///
    /// A callout that pends again whatever it pended before never ends; remember what was decided. `false` if it was completed already,
    /// at unload.
    ///
    /// Source: FwpsCompleteClassify0 without classifyOut, FwpsReleaseClassifyHandle0.
    pub fn classify_again(self) -> bool {
        self.end(Answer::ClassifyAgain)
    }

    fn end(self, answer: Answer) -> bool {
        let this = ManuallyDrop::new(self);
        // SAFETY: not used any more, and not dropped.
        let table = unsafe { core::ptr::read(&raw const this.table) };
        table.complete(this.place, answer)
    }
}

impl<L: AsynchronousLayer> Drop for PendedClassify<L> {
    fn drop(&mut self) {
        self.table
            .complete(self.place, Answer::Decide(self.table.fallback()));
    }
}

impl<L: AsynchronousLayer> fmt::Debug for PendedClassifications<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PendedClassifications")
    }
}

impl<L: AsynchronousLayer> fmt::Debug for PendedClassify<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PendedClassify")
    }
}
