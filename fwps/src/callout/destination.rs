//! Frames of a virtual switch for several destinations: taken once, absorbed for each of the others (C-073).

use fwps_sys::FWPS_L2_INCOMING_FLAG_RECLASSIFY_MULTI_DESTINATION;

use super::{Claim, Classify, Verdict, verdict::Action};
use crate::layer::{EgressVswitchEthernet, Layer};

/// A flag that every call has: none.
const ALWAYS: u32 = 0;

impl<L: Layer> Classify<'_, L> {
    /// Whether the frame was shown at this layer before, for another of its destinations.
    #[inline]
    pub(super) fn is_for_later_destination(&self) -> bool {
        L::ID == EgressVswitchEthernet::ID
            && self.metadata(ALWAYS).is_some_and(|metadata| {
                metadata.l2Flags & FWPS_L2_INCOMING_FLAG_RECLASSIFY_MULTI_DESTINATION != 0
            })
    }
}

impl<'c> Classify<'c, EgressVswitchEthernet> {
    /// Whether the frame was shown before, for another of its destinations (C-073).
    ///
    /// A frame for several destinations is shown once for each. A callout that takes it does so the first time, and the switch distributes what
    /// is injected to all of them; the other times it [absorbs](Self::absorb_later_destination).
    #[doc(alias = "FWPS_L2_INCOMING_FLAG_RECLASSIFY_MULTI_DESTINATION")]
    pub fn later_destination(&self) -> bool {
        self.is_for_later_destination()
    }

    /// Removes a frame that was shown before: what was injected the first time stands for it.
    ///
    /// # Errors
    /// The claim, if this is the first time; nothing stands for the frame yet.
    pub fn absorb_later_destination(&self, claim: Claim<'c>) -> Result<Verdict<'c>, Claim<'c>> {
        if self.later_destination() {
            Ok(Verdict::new(Action::Absorb))
        } else {
            Err(claim)
        }
    }
}
