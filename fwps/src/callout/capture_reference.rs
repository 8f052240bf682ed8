//! Taking a packet by a counted reference: it is absorbed, and cloned after the call.

use super::{CaptureError, CaptureFailure, Claim, Classify, Verdict, verdict::Action, verdict::Taken};
use crate::{layer::AbsorbLayer, nbl::CapturedReference};

impl<'c, L: AbsorbLayer> Classify<'c, L> {
    /// Takes the packet by a counted reference, so that whoever decides about it makes the clone, outside of the call. IRQL <= DISPATCH_LEVEL.
    ///
    /// For drivers that drop most of what they take, or whose classify is to do as little as possible; [`capture`](Self::capture) makes the
    /// clone at once, and lets the original be given back. Return the verdict; whatever else classify returns, the original is absorbed, with
    /// the right cleared (C-095, C-159). Take the target in the call, as for a capture.
    ///
    /// Source: FwpsReferenceNetBufferList0 with `intendToModify`.
    ///
    /// ```
    /// use fwps::{
    ///     callout::{Claim, Classify, Verdict},
    ///     inject::NetworkSend,
    ///     layer::OutboundIppacketV4,
    ///     nbl::CapturedReference,
    ///     V4,
    /// };
    ///
    /// fn decide_later<'c>(
    ///     classify: &mut Classify<'c, OutboundIppacketV4>,
    ///     claim: Claim<'c>,
    ///     ask: fn(CapturedReference, NetworkSend<V4>),
    /// ) -> Verdict<'c> {
    ///     let target = classify.network_send().detach();
    ///     match classify.capture_reference(claim) {
    ///         Ok((packet, verdict)) => {
    ///             ask(packet, target);
    ///             verdict
    ///         }
    ///         Err(error) => error.claim.permit(),
    ///     }
    /// }
    /// # let _ = decide_later;
    /// ```
    ///
    /// # Errors
    /// [`CaptureError`] gives the claim back, and says why: no packet, or headers unknown or elsewhere.
    #[doc(alias = "FwpsReferenceNetBufferList0")]
    pub fn capture_reference(
        &mut self,
        claim: Claim<'c>,
    ) -> Result<(CapturedReference, Verdict<'c>), CaptureError<'c>> {
        match self.reference_packet() {
            Ok(reference) => {
                self.captured().set(Taken::Reference);
                Ok((reference, Verdict::new(Action::Absorb)))
            }
            Err(cause) => Err(CaptureError { cause, claim }),
        }
    }

    fn reference_packet(&mut self) -> Result<CapturedReference, CaptureFailure> {
        let rewound = self.rewind_to_take()?;
        let (list, headers) = (rewound.list(), rewound.bytes());
        // The offset that the reference keeps is that of the call (C-097).
        drop(rewound);
        // SAFETY: the packet of the running call; callouts of this crate are not called in batches (C-104). The call absorbs it, as its caller
        // notes. The headers were in front of the data just now.
        Ok(unsafe { CapturedReference::new(list, headers) })
    }
}
