//! What a callout at a stream layer owes for data that it took.

use core::ptr::NonNull;

use fwps_sys::NET_BUFFER_LIST;

use super::{StreamSegment, Taken, Verdict};
use crate::nbl::{StreamData, StreamList};

/// Custody of a piece of a stream that was taken: the driver has its data, and owes the piece a verdict.
///
/// [`block`](Self::block) removes the piece: the driver injects the data, now or later, or drops it. To let the piece pass after all, give the data
/// back. Dropping the custody keeps the promise too: if classify then returns [`Verdict::proceed`], the piece is blocked all the same.
///
/// # Invariants
/// `data` was taken from `segment`; it is compared, never dereferenced.
#[derive(Debug)]
#[must_use = "return `custody.block()`, or give the data back"]
pub struct StreamCustody<'c> {
    segment: StreamSegment<'c>,
    data: NonNull<NET_BUFFER_LIST>,
}

impl<'c> StreamCustody<'c> {
    /// `data` was taken from `segment`.
    pub(super) fn new(segment: StreamSegment<'c>, data: NonNull<NET_BUFFER_LIST>) -> Self {
        // INVARIANT: the caller's word; it is compared only.
        Self { segment, data }
    }

    /// Removes the piece from the stream: the data stands for it now.
    pub fn block(self) -> Verdict<'c> {
        self.segment.block()
    }

    /// Discards the data and gives the piece back, to let it pass or to decide otherwise.
    ///
    /// # Errors
    /// The data and the custody, if the data is not what was taken with it, or its end was [taken off](StreamData::take_end).
    pub fn give_back(self, data: StreamData) -> Result<StreamSegment<'c>, (StreamData, Self)> {
        // Without its end, which the piece would bring a second time.
        let is_whole = data.end() == self.segment.end_flags();
        if data.first() != self.data || !is_whole {
            return Err((data, self));
        }
        drop(data);
        self.segment.captured.set(Taken::Nothing);
        Ok(self.segment)
    }
}
