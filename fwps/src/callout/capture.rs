//! Taking a packet: a clone that may leave classify, and the custody that absorbs the original.

use core::{cell::Cell, ptr, ptr::NonNull};

use fwps_sys::NET_BUFFER_LIST;

use super::{
    Claim, Classify, Verdict,
    verdict::{Action, Taken},
};
use crate::{
    Error,
    layer::{AbsorbLayer, PacketLayer},
    nbl::{
        Allocated, Captured, Cloned, DataStartMoved, HeaderNotInFront, Nbl, NblHold, NblPool, NblRef,
        Rewound, Single, Singles,
    },
};

/// Custody of a captured packet: the driver has a clone or a copy, and owes the original a verdict.
///
/// It holds the claim that the capture used up. [`absorb`](Custody::absorb) removes the original without a trace; the driver
/// injects what it captured, now or later, or drops it and so the packet. To let the original go after all, give that list back:
/// original and captured list can never both be delivered (C-166).
///
/// # Invariants
/// `captured_list` is the first of `captured_count` lists made from the packet of the call `'c`; it is compared, never dereferenced. `captured`
/// belongs to that call, and its address is the call's name.
///
/// Dropping it keeps the promise too: if classify then returns [`Verdict::proceed`], the original is absorbed all the same.
#[derive(Debug)]
#[must_use = "return `custody.absorb()`, or give the clone back"]
pub struct Custody<'c> {
    claim: Claim<'c>,
    captured_list: Option<NonNull<NET_BUFFER_LIST>>,
    captured_count: usize,
    captured: &'c Cell<Taken>,
}

/// The packet could not be captured. Nothing was cloned; the claim is the caller's again.
#[derive(Debug, thiserror::Error)]
#[error("the packet could not be captured: {cause}")]
pub struct CaptureError<'c> {
    /// Why.
    pub cause: CaptureFailure,
    /// The claim that the capture would have used up.
    pub claim: Claim<'c>,
}

/// Why a packet could not be captured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CaptureFailure {
    /// This event has no packet (C-136).
    #[error("the event carries no packet")]
    NoPacket,
    /// The packet goes on to an ALE layer: it is to be permitted here, and captured there (C-059, C-171).
    #[error("the packet goes on to an ALE layer; permit it here and take it there")]
    GoesToAle,
    /// The frame was shown before, for another of its destinations (C-073).
    #[error("the frame was shown before, for another of its destinations; absorb it, if you took it then")]
    LaterDestination,
    /// The call is about several lists: fragments, each of which was shown alone before (C-327).
    #[error(
        "the call is about a group of fragments; take them when they are shown one by one, and let the group pass"
    )]
    SeveralLists,
    /// The list holds several packets, and one is expected (C-101).
    #[error("the list holds several packets; capture it as a clone, and split that")]
    SeveralPackets,
    /// The metadata does not tell the size of the headers, so an injection could not start at them (C-047).
    #[error("the header sizes are not in the metadata; leave the packet alone or copy it")]
    HeaderSizeUnknown,
    /// The headers are not in front of the data.
    #[error(transparent)]
    HeaderNotInFront(#[from] HeaderNotInFront),
    /// The stack has moved the data start of what was captured by reference to before its headers.
    #[error(transparent)]
    DataStartMoved(#[from] DataStartMoved),
    /// The clone was refused.
    #[error(transparent)]
    Refused(#[from] Error),
}

impl<'c, L: AbsorbLayer> Classify<'c, L> {
    /// Clones the packet, so that it can be injected from this layer. IRQL <= DISPATCH_LEVEL.
    ///
    /// The clone starts where the injection wants it: at the IP header, or at the transport header at an outbound transport layer.
    /// The original is not changed. The clone shares the original's bytes and keeps them alive (C-086, C-089): inject or drop it
    /// soon, or the owner of the memory waits (C-093). Inject it with the functions of this layer; others expect it to start elsewhere
    /// (C-034).
    ///
    /// Source: FwpsAllocateCloneNetBufferList0, NdisRetreatNetBufferListDataStart.
    ///
    /// # Errors
    /// [`CaptureError`] gives the claim back, and says why: no packet, headers unknown or elsewhere, or no memory.
    #[doc(alias = "FwpsAllocateCloneNetBufferList0")]
    pub fn capture(&mut self, claim: Claim<'c>) -> Result<(Nbl<Cloned>, Custody<'c>), CaptureError<'c>> {
        let made = self.clone_packet();
        self.take_custody(made, claim)
    }

    /// As [`capture`](Self::capture), for a list with one packet, as inbound injection takes it (C-027). At inbound layers every list is one.
    ///
    /// # Errors
    /// As for [`capture`](Self::capture); [`CaptureFailure::SeveralPackets`] if the list holds more than one packet.
    #[doc(alias = "FwpsAllocateCloneNetBufferList0")]
    pub fn capture_single(
        &mut self,
        claim: Claim<'c>,
    ) -> Result<(Single<Cloned>, Custody<'c>), CaptureError<'c>> {
        let made = self.clone_packet().and_then(|clone| {
            clone
                .into_single()
                .map_err(|_several| CaptureFailure::SeveralPackets)
        });
        self.take_custody(made, claim)
    }

    /// Copies the packet into memory of the driver's own, so that it can be kept for as long as the driver likes, or changed, and
    /// injected from this layer (C-093). IRQL <= DISPATCH_LEVEL.
    ///
    /// The copy starts where the injection wants it, as in [`capture`](Self::capture), with at least `headroom` bytes before that. It
    /// carries the offload information over: a network adapter finishes its checksums as it would have finished those of the original. If you
    /// change what they cover, see [`SendChecksum`](crate::nbl::SendChecksum) (C-031).
    ///
    /// # Errors
    /// As for [`capture`](Self::capture); [`CaptureFailure::SeveralPackets`] if the list holds more than one packet.
    pub fn capture_copy(
        &mut self,
        claim: Claim<'c>,
        pool: &NblPool,
        headroom: u16,
    ) -> Result<(Single<Allocated>, Custody<'c>), CaptureError<'c>> {
        let made = self.copy_packet(pool, headroom);
        self.take_custody(made, claim)
    }

    /// As [`capture_copy`](Self::capture_copy), for a list with several packets: a copy of each.
    ///
    /// # Errors
    /// As for [`capture`](Self::capture).
    pub fn capture_copies(
        &mut self,
        claim: Claim<'c>,
        pool: &NblPool,
        headroom: u16,
    ) -> Result<(Singles<Allocated>, Custody<'c>), CaptureError<'c>> {
        let made = self.rewind_to_take().and_then(|rewound| {
            let copies = pool.copy_list(rewound.packet(), headroom)?;
            // None would stand for the original, which would be absorbed for nothing.
            if copies.len() == 0 {
                Err(CaptureFailure::NoPacket)
            } else {
                Ok(copies)
            }
        });
        self.take_custody(made, claim)
    }

    fn take_custody<T: Captured>(
        &mut self,
        made: Result<T, CaptureFailure>,
        claim: Claim<'c>,
    ) -> Result<(T, Custody<'c>), CaptureError<'c>> {
        match made {
            Ok(mut list) => {
                let captured = self.captured();
                if captured.get() == Taken::Nothing {
                    captured.set(Taken::Packet);
                }
                list.stand_for(ptr::from_ref(captured).addr());
                // INVARIANT: just made from the packet of this call.
                let captured_list = list.address();
                let captured_count = list.count();
                Ok((
                    list,
                    Custody {
                        claim,
                        captured_list,
                        captured_count,
                        captured,
                    },
                ))
            }
            Err(cause) => Err(CaptureError { cause, claim }),
        }
    }

    fn copy_packet(&mut self, pool: &NblPool, headroom: u16) -> Result<Single<Allocated>, CaptureFailure> {
        let rewound = self.rewind_to_take()?;
        let list = rewound.packet();
        let packet = list.single().ok_or(CaptureFailure::SeveralPackets)?;
        let mut copy = pool.copy(packet, headroom)?;
        copy.carry_over_send_info(list);
        Ok(copy)
    }

    /// As [`rewind`](Self::rewind), to take the packet; reading it is allowed where taking it is not.
    pub(super) fn rewind_to_take(&mut self) -> Result<Rewound<'c>, CaptureFailure> {
        if L::goes_to_ale(self) {
            return Err(CaptureFailure::GoesToAle);
        }
        if self.is_for_later_destination() {
            return Err(CaptureFailure::LaterDestination);
        }
        // A clone stands for one list, and absorbing would lose the others.
        if self.lists().nth(1).is_some() {
            return Err(CaptureFailure::SeveralLists);
        }
        self.rewind()
    }

    pub(crate) fn clone_packet(&mut self) -> Result<Nbl<Cloned>, CaptureFailure> {
        self.rewind_to_take()?.clone_list()
    }
}

impl<'c, L: PacketLayer> Classify<'c, L> {
    /// Lets `read` look at the packet from its headers on: where a [`capture`](Self::capture) would start.
    ///
    /// At inbound layers the data starts behind the IP header, or behind the transport header; here it starts at the IP header. It is a
    /// closure, and not a guard that could be leaked, so that the data start is moved forward again in any case (C-098, C-113).
    ///
    /// Source: NdisRetreatNetBufferListDataStart, NdisAdvanceNetBufferListDataStart.
    ///
    /// # Errors
    /// No packet, headers unknown or elsewhere; `read` is not called then.
    #[doc(alias("NdisRetreatNetBufferDataStart", "NdisRetreatNetBufferListDataStart"))]
    pub fn with_headers<R>(&mut self, read: impl FnOnce(NblRef<'_>) -> R) -> Result<R, CaptureFailure> {
        let rewound = self.rewind()?;
        Ok(read(rewound.packet()))
    }

    /// Keeps the packet for inspection beyond the call, with a counted reference. IRQL <= DISPATCH_LEVEL.
    ///
    /// It starts at the data start of the layer, and goes on as classify decides. `None` if this event has no packet. Of several
    /// [`lists`](Self::lists), the first is kept.
    ///
    /// Source: FwpsReferenceNetBufferList0.
    #[doc(alias = "FwpsReferenceNetBufferList0")]
    pub fn hold(&self) -> Option<NblHold> {
        let packet = self.packet()?;
        // SAFETY: the packet of the running call; callouts of this crate are not called in batches (C-104).
        Some(unsafe { NblHold::new(packet.into_raw()) })
    }

    fn rewind(&mut self) -> Result<Rewound<'c>, CaptureFailure> {
        let packet = self.packet().ok_or(CaptureFailure::NoPacket)?;
        let bytes = L::retreat(self).ok_or(CaptureFailure::HeaderSizeUnknown)?;
        // SAFETY: the packet of the running call, on the call's thread. All callers drop the guard before they return, and
        // `&mut self` rules out a second one; copies of the packet's NblRef only read.
        unsafe { Rewound::new(packet, bytes) }
    }
}

impl<'c> Custody<'c> {
    /// Removes the original silently: the clone stands for it now.
    #[doc(alias = "FWPS_CLASSIFY_OUT_FLAG_ABSORB")]
    pub fn absorb(self) -> Verdict<'c> {
        Verdict::new(Action::Absorb)
    }

    /// Frees the captured list and returns the claim, so that the original can be permitted.
    ///
    /// # Errors
    /// The list and the custody, if the list is not the one that was captured with it, or was delivered meanwhile; of several, if one is not.
    pub fn give_back<T: Captured>(self, list: T) -> Result<Claim<'c>, (T, Self)> {
        // A list that was delivered may have come back, or another one may have been made in its place (C-166).
        let is_same = list.address() == self.captured_list
            && list.count() == self.captured_count
            && list.stands_for(ptr::from_ref(self.captured).addr());
        if !is_same {
            return Err((list, self));
        }
        drop(list);
        if self.captured.get() == Taken::Packet {
            self.captured.set(Taken::Nothing);
        }
        Ok(self.claim)
    }
}
