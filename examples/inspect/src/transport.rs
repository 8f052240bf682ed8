//! Out of band, at the transport layers: clone and absorb inside classify, inject from a worker thread.
//!
//! TCP must not be injected from inside classify at these layers; the inject functions want a witness that only the worker has.

use core::marker::PhantomData;

use fwps::{
    Error, Guid, Job, OutOfBand, OutOfBandQueue, QueueFull, Shared,
    callout::{Callout, CalloutFlags, Classify, Custody, Verdict},
    driver::Start,
    inject::{TransportReceive, TransportSend},
    layer::{ConditionFlags, InboundTransportLayer, IpLayer, OutboundTransportLayer},
    nbl::{Cloned, Nbl, Single},
};

use crate::{
    COUNTERS,
    counters::count,
    handles::Handles,
    keys::Keyed,
    network::{let_go, let_pass},
};

/// How many packets may wait for the worker. More would hold the memory of the network adapter for too long.
const WAITING: usize = 1024;

/// A packet on its way to the worker: it arrived.
struct Arrived<L: IpLayer> {
    clone: Single<Cloned>,
    target: TransportReceive<L::Family>,
}

/// A packet on its way to the worker: it leaves.
struct Leaving<L: IpLayer> {
    clone: Nbl<Cloned>,
    target: TransportSend<L::Family>,
}

/// The callout for segments and datagrams that arrive.
pub(crate) struct InboundTransport<L: InboundTransportLayer> {
    handles: Shared<Handles<L::Family>>,
    queue: OutOfBandQueue<Arrived<L>>,
    layer: PhantomData<L>,
}

/// The callout for segments and datagrams that leave.
pub(crate) struct OutboundTransport<L: OutboundTransportLayer> {
    handles: Shared<Handles<L::Family>>,
    queue: OutOfBandQueue<Leaving<L>>,
    layer: PhantomData<L>,
}

impl<L: InboundTransportLayer> InboundTransport<L> {
    pub(crate) fn create(start: &Start<'_>, handles: Shared<Handles<L::Family>>) -> Result<Self, Error> {
        Ok(Self {
            queue: start.queue(WAITING, handles.clone())?,
            handles,
            layer: PhantomData,
        })
    }
}

impl<L: OutboundTransportLayer> OutboundTransport<L> {
    pub(crate) fn create(start: &Start<'_>, handles: Shared<Handles<L::Family>>) -> Result<Self, Error> {
        Ok(Self {
            queue: start.queue(WAITING, handles.clone())?,
            handles,
            layer: PhantomData,
        })
    }
}

impl<L: InboundTransportLayer> Job for Arrived<L> {
    type State = Shared<Handles<L::Family>>;

    fn run(self, handles: &Self::State, worker: &OutOfBand<'_>) {
        let done = handles.transport_receive.inject_transport_receive(
            worker,
            self.clone,
            self.target,
            |completed| COUNTERS.finished(&completed),
        );
        if done.is_err() {
            // The original is gone, and the clone goes with the error.
            count(&COUNTERS.lost);
        }
    }
}

impl<L: OutboundTransportLayer> Job for Leaving<L> {
    type State = Shared<Handles<L::Family>>;

    fn run(self, handles: &Self::State, worker: &OutOfBand<'_>) {
        let done =
            handles
                .transport_send
                .inject_transport_send(worker, self.clone, self.target, |completed| {
                    COUNTERS.finished(&completed)
                });
        if done.is_err() {
            count(&COUNTERS.lost);
        }
    }
}

impl<L: InboundTransportLayer + Keyed> Callout for InboundTransport<L> {
    type Layer = L;
    const KEY: Guid = L::CALLOUT_KEY;
    const FLAGS: CalloutFlags = CalloutFlags::ALLOW_OFFLOAD.union(CalloutFlags::ALLOW_RSC);

    fn classify<'c>(&self, classify: &mut Classify<'c, L>) -> Verdict<'c> {
        let claim = match self.handles.transport_receive.claim(classify) {
            Ok(claim) => claim,
            Err(reason) => return COUNTERS.unclaimed(reason),
        };
        // No target: the packet goes on to an ALE layer first, and must pass here.
        let Some(target) = classify.transport_receive() else {
            return Verdict::proceed();
        };
        COUNTERS.saw(classify);
        if classify
            .flags()
            .is_some_and(|flags| flags.contains(ConditionFlags::IPSEC_SECURED))
        {
            // Its IP header is that of the protected packet, and the stack would not check it against IPsec policy again.
            return let_pass(claim);
        }
        let (clone, custody) = match classify.capture_single(claim) {
            Ok(captured) => captured,
            Err(error) => return let_pass(error.claim),
        };
        match self.queue.push(Arrived { clone, target }) {
            Ok(()) => absorb(custody),
            Err(QueueFull(job)) => let_go(job.clone, custody),
        }
    }
}

impl<L: OutboundTransportLayer + Keyed> Callout for OutboundTransport<L> {
    type Layer = L;
    const KEY: Guid = L::CALLOUT_KEY;
    const FLAGS: CalloutFlags = CalloutFlags::ALLOW_OFFLOAD.union(CalloutFlags::ALLOW_USO);

    fn classify<'c>(&self, classify: &mut Classify<'c, L>) -> Verdict<'c> {
        let claim = match self.handles.transport_send.claim(classify) {
            Ok(claim) => claim,
            Err(reason) => return COUNTERS.unclaimed(reason),
        };
        COUNTERS.saw(classify);
        // No target: a raw send, no endpoint to send from, or no memory for what the stack reads later.
        let Ok(Some(target)) = classify.transport_send() else {
            return let_pass(claim);
        };
        let (clone, custody) = match classify.capture(claim) {
            Ok(captured) => captured,
            Err(error) => return let_pass(error.claim),
        };
        match self.queue.push(Leaving { clone, target }) {
            Ok(()) => absorb(custody),
            Err(QueueFull(job)) => let_go(job.clone, custody),
        }
    }
}

fn absorb(custody: Custody<'_>) -> Verdict<'_> {
    count(&COUNTERS.absorbed);
    custody.absorb()
}
