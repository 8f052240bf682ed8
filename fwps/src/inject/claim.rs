//! Claiming a packet: the question whether it is one of the driver's own, and the right to act on it, in one step.

use core::num::{NonZeroU8, NonZeroUsize};

use super::{InjectionContext, InjectionHandle, InjectionState, Kind};
use crate::{
    callout::{Claim, Classify},
    layer::AbsorbLayer,
};

impl<K: Kind> InjectionHandle<K> {
    /// Claims the packet of a classify call, to capture it and inject it with this handle. IRQL <= DISPATCH_LEVEL.
    ///
    /// A capture takes a claim, so the question whether the packet is one of the driver's own cannot be forgotten (C-074). A driver with several
    /// handles that inject the same packets asks [`state`](Self::state) of the others first (C-011).
    ///
    /// An event without a packet, as a TCP connection at ALE connect, is nobody's own.
    ///
    /// Source: FwpsQueryPacketInjectionState0.
    ///
    /// # Errors
    /// [`NotClaimed::Own`] if the packet passed through this handle already, and so must pass as it is; [`NotClaimed::Decided`] if another callout
    /// has decided. [`Verdict::proceed`](crate::callout::Verdict::proceed) is right for both.
    #[doc(alias = "FwpsQueryPacketInjectionState0")]
    #[inline]
    pub fn claim<'c, L: AbsorbLayer>(&self, classify: &mut Classify<'c, L>) -> Result<Claim<'c>, NotClaimed> {
        if classify.packet().is_some() && self.is_own(classify) {
            return Err(NotClaimed::Own);
        }
        let right = classify.take_action_right().ok_or(NotClaimed::Decided)?;
        Ok(Claim::new(right))
    }

    /// Claims the packet of a classify call, also one that this handle injected and another driver has taken and injected since, up to a
    /// number of times. IRQL <= DISPATCH_LEVEL.
    ///
    /// Two drivers that each take what the other injects chase each other for ever; a driver that has to see the other's changes takes the packet
    /// again, but within `budget`. The [`Hop`] belongs into the context of the injection, which carries the count:
    /// `target.with_context(hop.into())`. It survives a driver that clones; against one that copies bytes, lower the hop limit of the packet.
    ///
    /// # Errors
    /// As for [`claim`](Self::claim); [`NotClaimed::Own`] also if the budget is spent.
    #[doc(alias = "FwpsQueryPacketInjectionState0")]
    pub fn claim_within<'c, L: AbsorbLayer>(
        &self,
        classify: &mut Classify<'c, L>,
        budget: HopBudget,
    ) -> Result<(Claim<'c>, Hop), NotClaimed> {
        let state = match classify.packet() {
            Some(_) => self.state(classify),
            None => InjectionState::NotInjected,
        };
        let hop = match state {
            InjectionState::NotInjected | InjectionState::ByOther => Hop(NonZeroU8::MIN),
            InjectionState::PreviouslyBySelf(Some(context)) => {
                Hop::after(context, budget).ok_or(NotClaimed::Own)?
            }
            InjectionState::PreviouslyBySelf(None) | InjectionState::BySelf(_) | InjectionState::Unknown => {
                return Err(NotClaimed::Own);
            }
        };
        let right = classify.take_action_right().ok_or(NotClaimed::Decided)?;
        Ok((Claim::new(right), hop))
    }
}

/// Why a packet cannot be claimed. It passes as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotClaimed {
    /// It was injected with this handle, or there is no telling; it must pass as it is, or it would come by for ever (C-076).
    #[error("the packet was injected with this handle; let it pass")]
    Own,
    /// Another callout has decided, and this one has no right to change that (C-156).
    #[error("another callout has decided about the packet; let it pass, or block it")]
    Decided,
}

/// How often a packet may be injected by this driver on its way: see [`InjectionHandle::claim_within`].
///
/// Windows asks drivers not to change and inject the same packet more than twice per layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HopBudget(NonZeroU8);

impl HopBudget {
    /// Twice, as Windows asks for.
    pub const TWICE: Self = Self(NonZeroU8::MIN.saturating_add(1));

    /// `injections` times at most.
    pub const fn new(injections: NonZeroU8) -> Self {
        Self(injections)
    }
}

/// Which injection of the same packet comes next: 1 for the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hop(NonZeroU8);

impl Hop {
    /// The hop after the one that `context` carries, unless it is beyond the budget.
    fn after(context: InjectionContext, budget: HopBudget) -> Option<Self> {
        let last = NonZeroU8::try_from(NonZeroUsize::from(context)).ok()?;
        let next = last.checked_add(1)?;
        (next <= budget.0).then_some(Self(next))
    }

    /// The number.
    pub const fn get(self) -> NonZeroU8 {
        self.0
    }
}

impl From<Hop> for InjectionContext {
    fn from(hop: Hop) -> Self {
        Self::new(hop.0.into())
    }
}

impl From<InjectionContext> for NonZeroUsize {
    fn from(context: InjectionContext) -> Self {
        context.get()
    }
}
