//! The right to change the action, and the claim to a packet.

use core::marker::PhantomData;

use super::{Verdict, verdict::Action};

/// The right to decide about the packet of one classify call. It is used up by the verdict.
///
/// Not `Clone`, and bound to the call: what may be done with a packet depends on holding it.
#[doc(alias = "FWPS_RIGHT_ACTION_WRITE")]
#[derive(Debug)]
#[must_use = "a right that is dropped leaves the packet to `Verdict::proceed` or `Verdict::block`"]
pub struct ActionRight<'c>(PhantomData<(&'c (), *mut ())>);

impl<'c> ActionRight<'c> {
    /// Only `Classify::take_action_right` and a custody that gave its copy back make one.
    pub(super) fn new() -> Self {
        Self(PhantomData)
    }

    /// Permits the packet: other sublayers may still block it. If the filter asks for it, the permit is final but for a veto
    /// (C-158).
    #[doc(alias = "FWP_ACTION_PERMIT")]
    pub fn permit(self) -> Verdict<'c> {
        Verdict::new(Action::Permit)
    }

    /// Blocks the packet, but lets a sublayer of lower weight permit it.
    #[doc(alias = "FWP_ACTION_BLOCK")]
    pub fn block_softly(self) -> Verdict<'c> {
        Verdict::new(Action::SoftBlock)
    }
}

/// The right to decide about a packet that is known not to be one of the driver's own, so that it may be captured and injected.
///
/// From [`InjectionHandle::claim`](crate::InjectionHandle::claim), which asks the state of the packet, as every driver that injects has to
/// (C-074). It is used up by capturing the packet, or by the verdict.
#[derive(Debug)]
#[must_use = "a claim that is dropped leaves the packet to `Verdict::proceed` or `Verdict::block`"]
pub struct Claim<'c>(ActionRight<'c>);

impl<'c> Claim<'c> {
    /// Only a claiming handle and a custody that gave its copy back make one.
    pub(crate) fn new(right: ActionRight<'c>) -> Self {
        Self(right)
    }

    /// The right alone.
    pub fn into_right(self) -> ActionRight<'c> {
        self.0
    }

    /// Permits the packet, as [`ActionRight::permit`] does.
    #[doc(alias = "FWP_ACTION_PERMIT")]
    pub fn permit(self) -> Verdict<'c> {
        self.0.permit()
    }
}
