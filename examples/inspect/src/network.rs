//! In band, at the IP packet layers: clone, inject and absorb inside classify.

use core::marker::PhantomData;

use fwps::{
    Guid, Shared,
    callout::{Callout, CalloutFlags, Classify, Custody, Verdict},
    inject::InjectError,
    layer::{InboundNetworkLayer, IpLayer, OutboundNetworkLayer},
    nbl::{Cloned, Nbl},
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
        if self.handles.network_receive.state(classify).is_own() {
            count(&COUNTERS.own);
            return Verdict::proceed();
        }
        let Some(target) = classify.network_receive() else {
            return Verdict::proceed();
        };
        COUNTERS.saw(classify);
        let Some((clone, custody)) = capture(classify) else {
            return Verdict::proceed();
        };
        let injected = self
            .handles
            .network_receive
            .inject_receive(clone, target, |completed| COUNTERS.finished(&completed));
        settle(injected, custody)
    }
}

impl<L: OutboundNetworkLayer + Keyed> Callout for OutboundNetwork<L> {
    type Layer = L;
    const KEY: Guid = L::CALLOUT_KEY;
    const FLAGS: CalloutFlags = CalloutFlags::ALLOW_OFFLOAD.union(CalloutFlags::ALLOW_USO);

    fn classify<'c>(&self, classify: &mut Classify<'c, L>) -> Verdict<'c> {
        if self.handles.network_send.state(classify).is_own() {
            count(&COUNTERS.own);
            return Verdict::proceed();
        }
        COUNTERS.saw(classify);
        let target = classify.network_send();
        let Some((clone, custody)) = capture(classify) else {
            return Verdict::proceed();
        };
        let injected = self
            .handles
            .network_send
            .inject_send(clone, target, |completed| COUNTERS.finished(&completed));
        settle(injected, custody)
    }
}

/// Takes the packet, or counts that it was let through: without the right to decide, or without memory for a clone.
pub(crate) fn capture<'c, L: fwps::layer::PacketLayer>(
    classify: &mut Classify<'c, L>,
) -> Option<(Nbl<Cloned>, Custody<'c>)> {
    let taken = classify
        .take_action_right()
        .and_then(|right| classify.capture(right).ok());
    if taken.is_none() {
        count(&COUNTERS.passed);
    }
    taken
}

/// Absorbs the original if its clone is on its way, and lets it go otherwise.
fn settle<'c, C>(injected: Result<(), InjectError<Cloned, C>>, custody: Custody<'c>) -> Verdict<'c> {
    match injected {
        Ok(()) => {
            count(&COUNTERS.absorbed);
            custody.absorb()
        }
        Err(refused) => let_go(refused.list, custody),
    }
}

/// Frees the clone and permits the original.
pub(crate) fn let_go<'c>(clone: Nbl<Cloned>, custody: Custody<'c>) -> Verdict<'c> {
    count(&COUNTERS.passed);
    match custody.give_back(clone) {
        Ok(right) => right.permit(),
        Err((_not_its_clone, custody)) => custody.absorb(),
    }
}
