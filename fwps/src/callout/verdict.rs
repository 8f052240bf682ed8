//! The verdict of a classify call, and how it is written into C's structure.

use core::{ffi::c_void, marker::PhantomData, ptr::NonNull};

use fwps_sys::{
    FWP_ACTION_BLOCK, FWP_ACTION_CONTINUE, FWP_ACTION_PERMIT, FWPS_CLASSIFY_OUT_FLAG_ABSORB,
    FWPS_CLASSIFY_OUT0, FWPS_FILTER_FLAG_CLEAR_ACTION_RIGHT, FWPS_FILTER2, FWPS_RIGHT_ACTION_WRITE,
};

use super::{Filtering, VerdictKind, classify::inspects, stream::StreamDecision};

/// What classify decided.
///
/// Two verdicts are open to every call of a callout that filters: [`Verdict::proceed`] and [`Verdict::block`]. The others are made from what
/// entitles to them: an [`ActionRight`](super::ActionRight), or the [`Custody`](super::Custody) of a captured packet; or they come with what a call has taken for good:
/// [`Classify::pend`](super::Classify::pend), [`Classify::capture_reference`](super::Classify::capture_reference).
///
/// `K` is the kind of verdicts that the layer takes: [`EstablishedVerdict`](super::EstablishedVerdict) and
/// [`DiscardVerdict`](super::DiscardVerdict) are those of layers that do not filter.
#[derive(Debug)]
#[must_use = "the verdict is what classify returns"]
pub struct Verdict<'c, K: VerdictKind = Filtering> {
    action: Action,
    call: PhantomData<(&'c K, *mut ())>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Continue,
    Permit,
    SoftBlock,
    Block,
    Absorb,
    Stream(StreamDecision),
    Reinject,
}

/// What a call has taken, so that letting go or plainly blocking is no answer any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    Nothing,
    /// A clone or copy of the packet is out.
    Packet,
    /// A reference to the packet is out, of which a clone may be made.
    Reference,
    /// The operation is pended.
    Operation,
    /// The classification is pended.
    Classification,
}

impl<K: VerdictKind> Verdict<'_, K> {
    pub(super) fn new(action: Action) -> Self {
        Self {
            action,
            call: PhantomData,
        }
    }

    /// Makes no decision; the next filter goes on.
    ///
    /// A filter with the action "callout terminating" takes this as a block (C-155); filters of this crate are added as "callout
    /// unknown" unless asked otherwise.
    #[doc(alias = "FWP_ACTION_CONTINUE")]
    pub fn proceed() -> Self {
        Self::new(Action::Continue)
    }
}

impl Verdict<'_> {
    /// Blocks the packet, finally. Without the right to change the action this is a veto of an earlier permit, which every callout
    /// may cast (C-156).
    #[doc(alias = "FWP_ACTION_BLOCK")]
    pub fn block() -> Self {
        Self::new(Action::Block)
    }
}

impl<K: VerdictKind> Verdict<'_, K> {
    /// Writes the verdict of a call at a stream layer. The action is always written, whatever it was (C-257), and rights do not matter
    /// (C-258). `captured` says that the data was taken.
    ///
    /// # Safety
    /// `data` is the layer data of the running call at a stream layer.
    pub(crate) unsafe fn apply_to_stream(
        self,
        out: &mut FWPS_CLASSIFY_OUT0,
        filter: &FWPS_FILTER2,
        captured: bool,
        data: Option<NonNull<c_void>>,
    ) {
        if inspects(filter) {
            out.actionType = FWP_ACTION_CONTINUE;
            return;
        }
        let decision = match self.action {
            Action::Stream(decision) => decision,
            // The clone stands for the data; letting it go would deliver it twice (C-270).
            Action::Continue | Action::Permit if captured => StreamDecision::all(FWP_ACTION_BLOCK),
            Action::Continue | Action::Permit => StreamDecision::all(FWP_ACTION_PERMIT),
            // A frame is no piece of a stream.
            Action::SoftBlock | Action::Block | Action::Absorb | Action::Reinject => {
                StreamDecision::all(FWP_ACTION_BLOCK)
            }
        };
        out.actionType = decision.action();
        if let Some(data) = data {
            // SAFETY: the caller's duty.
            unsafe { decision.write(data.cast()) };
        }
    }

    /// Whether the original is to be put back itself.
    pub(crate) fn is_reinjection(&self) -> bool {
        self.action == Action::Reinject
    }

    /// What stands for a verdict to put the original back, once that was tried.
    pub(crate) fn reinjected(succeeded: bool) -> Self {
        Self::new(if succeeded { Action::Absorb } else { Action::Permit })
    }

    /// Writes the verdict into the structure of the call. `captured` says what the call has taken.
    pub(crate) fn apply(self, out: &mut FWPS_CLASSIFY_OUT0, filter: &FWPS_FILTER2, captured: Taken) {
        let has_right = out.rights & FWPS_RIGHT_ACTION_WRITE != 0;
        let absorbs = match captured {
            Taken::Nothing | Taken::Classification => false,
            Taken::Packet => self.action == Action::Continue,
            // Nothing else is an answer (C-095, C-218).
            Taken::Reference | Taken::Operation => self.action != Action::Absorb,
        };
        // Nothing else is an answer (C-230).
        let action = match captured {
            Taken::Classification => Action::Block,
            _ => self.action,
        };
        match action {
            // The clone stands for the packet; letting the original go would deliver it twice (C-166).
            _ if absorbs => Self::new(Action::Absorb).apply(out, filter, captured),
            // Without the right only a block may be written (C-156); the earlier decision stands.
            Action::Continue if !has_right => {}
            Action::Continue => out.actionType = FWP_ACTION_CONTINUE,
            Action::Permit => {
                out.actionType = FWP_ACTION_PERMIT;
                if u32::from(filter.flags) & FWPS_FILTER_FLAG_CLEAR_ACTION_RIGHT != 0 {
                    out.rights &= !FWPS_RIGHT_ACTION_WRITE;
                }
            }
            Action::SoftBlock => out.actionType = FWP_ACTION_BLOCK,
            // All that an inspection may answer (C-155); the others are made from a right, which it is not given.
            Action::Block if inspects(filter) => out.actionType = FWP_ACTION_CONTINUE,
            Action::Block | Action::Absorb => {
                out.actionType = FWP_ACTION_BLOCK;
                // A block that keeps the right could be overridden, and the original would pass beside its copy (C-157, C-166).
                out.rights &= !FWPS_RIGHT_ACTION_WRITE;
                if action == Action::Absorb {
                    out.flags |= FWPS_CLASSIFY_OUT_FLAG_ABSORB;
                }
            }
            // Made from a piece of a stream, so it does not come up at a layer of packets; the other was dealt with before.
            Action::Stream(_) | Action::Reinject => {}
        }
    }
}
