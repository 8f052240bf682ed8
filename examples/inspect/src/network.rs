//! In band, at the IP packet layers: clone, inject and absorb inside classify.

use core::marker::PhantomData;

use fwps::{
    Guid, Shared,
    callout::{Callout, CalloutFlags, Claim, Classify, Custody, Verdict},
    inject::{InjectError, OneList},
    layer::{InboundNetworkLayer, IpLayer, OutboundNetworkLayer},
};

use crate::{COUNTERS, counters::count, handles::Handles, keys::Keyed};

/// The callout for packets that arrive.
pub(crate) struct InboundNetwork<L: IpLayer> {
    handles: Shared<Handles<L::Family>>,
    layer: PhantomData<L>,
}

/// The callout for packets that leave.
pub(crate) struct OutboundNetwork<L: IpLayer> {
    handles: Shared<Handles<L::Family>>,
    layer: PhantomData<L>,
}

impl<L: IpLayer> InboundNetwork<L> {
    pub(crate) fn new(handles: Shared<Handles<L::Family>>) -> Self {
        Self {
            handles,
            layer: PhantomData,
        }
    }
}

impl<L: IpLayer> OutboundNetwork<L> {
    pub(crate) fn new(handles: Shared<Handles<L::Family>>) -> Self {
        Self {
            handles,
            layer: PhantomData,
        }
    }
}

impl<L: InboundNetworkLayer + Keyed> Callout for InboundNetwork<L> {
    type Layer = L;
    const KEY: Guid = L::CALLOUT_KEY;
    const FLAGS: CalloutFlags = CalloutFlags::ALLOW_OFFLOAD.union(CalloutFlags::ALLOW_RSC);

    fn classify<'c>(&self, classify: &mut Classify<'c, L>) -> Verdict<'c> {
        let claim = match self.handles.network_receive.claim(classify) {
            Ok(claim) => claim,
            Err(reason) => return COUNTERS.unclaimed(reason),
        };
        COUNTERS.saw(classify);
        let Some(target) = classify.network_receive() else {
            return let_pass(claim);
        };
        let (clone, custody) = match classify.capture_single(claim) {
            Ok(captured) => captured,
            Err(error) => return let_pass(error.claim),
        };
        let injected = self
            .handles
            .network_receive
            .inject_network_receive(clone, target, |completed| COUNTERS.finished(&completed));
        settle(injected, custody)
    }
}

impl<L: OutboundNetworkLayer + Keyed> Callout for OutboundNetwork<L> {
    type Layer = L;
    const KEY: Guid = L::CALLOUT_KEY;
    const FLAGS: CalloutFlags = CalloutFlags::ALLOW_OFFLOAD.union(CalloutFlags::ALLOW_USO);

    fn classify<'c>(&self, classify: &mut Classify<'c, L>) -> Verdict<'c> {
        let claim = match self.handles.network_send.claim(classify) {
            Ok(claim) => claim,
            Err(reason) => return COUNTERS.unclaimed(reason),
        };
        COUNTERS.saw(classify);
        let target = classify.network_send();
        let (clone, custody) = match classify.capture(claim) {
            Ok(captured) => captured,
            Err(error) => return let_pass(error.claim),
        };
        let injected = self
            .handles
            .network_send
            .inject_network_send(clone, target, |completed| COUNTERS.finished(&completed));
        settle(injected, custody)
    }
}

/// Absorbs the original if its clone is on its way, and lets it go otherwise.
fn settle<'c, L: OneList, T, C>(
    injected: Result<(), InjectError<L, T, C>>,
    custody: Custody<'c>,
) -> Verdict<'c> {
    match injected {
        Ok(()) => {
            count(&COUNTERS.absorbed);
            custody.absorb()
        }
        Err(refused) => let_go(refused.list, custody),
    }
}

/// Permits a packet that was not captured.
pub(crate) fn let_pass(claim: Claim<'_>) -> Verdict<'_> {
    count(&COUNTERS.passed);
    claim.permit()
}

/// Frees the clone and permits the original.
pub(crate) fn let_go<L: OneList>(clone: L, custody: Custody<'_>) -> Verdict<'_> {
    match custody.give_back(clone) {
        Ok(claim) => let_pass(claim),
        Err((_not_its_clone, custody)) => custody.absorb(),
    }
}
