//! Callouts that pend operations, and decide about them in every place there is, or nowhere.

use std::sync::Mutex;

use fwps::V4;
use fwps::{
    Error, Guid, InjectionHandle, Job, OutOfBand, OutOfBandQueue, Shared,
    callout::{Callout, CalloutFlags, Classify, PendFailure, Verdict},
    driver::Start,
    inject::Transport,
    layer::{AleAuthConnectV4, AleAuthListenV4, AleAuthRecvAcceptV4, AleResourceAssignmentV4},
    pending::{Decision, PendableLayer, PendedOperation, PendedOperations, PendedReceive, PendedSend},
};

use crate::tool::{LOST, PENDED, below, count, dispose, one_in};

pub(crate) type Handle = Shared<InjectionHandle<Transport>>;

/// A decision, mostly to let go on.
fn decision() -> Decision {
    if one_in(4) {
        Decision::Block
    } else {
        Decision::Permit
    }
}

/// What an operation carries out once it is decided about: its packet, by a worker.
pub(crate) trait Outcome: PendableLayer {
    fn work(packet: Self::Packet) -> Option<Packet>;
}

/// A packet to inject out of band.
pub(crate) enum Packet {
    Receive(PendedReceive<V4>),
    Send(PendedSend<V4>),
}

impl Outcome for AleAuthRecvAcceptV4 {
    fn work(packet: Self::Packet) -> Option<Packet> {
        Some(Packet::Receive(packet))
    }
}

impl Outcome for AleAuthConnectV4 {
    fn work(packet: Self::Packet) -> Option<Packet> {
        packet.map(Packet::Send)
    }
}

impl Outcome for AleResourceAssignmentV4 {
    fn work((): ()) -> Option<Packet> {
        None
    }
}

impl Outcome for AleAuthListenV4 {
    fn work((): ()) -> Option<Packet> {
        None
    }
}

/// Work about operations of one layer.
pub(crate) enum Work<L: Outcome> {
    Decide(PendedOperation<L>),
    Inject(Packet),
}

fn inject(handle: &Handle, worker: &OutOfBand<'_>, packet: Packet) {
    let injected = match packet {
        Packet::Receive(PendedReceive { list, target }) => handle
            .inject_transport_receive(worker, list, target, drop)
            .is_ok(),
        Packet::Send(PendedSend { list, target }) => {
            handle.inject_transport_send(worker, list, target, drop).is_ok()
        }
    };
    if !injected {
        count(&LOST);
    }
}

/// Completes an operation; its packet is to be injected if it is permitted.
fn complete<L: Outcome>(operation: PendedOperation<L>) -> Option<Packet> {
    let decision = decision();
    let packet = operation.complete(decision).and_then(L::work);
    if packet.is_none() {
        count(&LOST);
    }
    packet
}

impl<L: Outcome> Job for Work<L> {
    type State = Handle;

    fn run(self, handle: &Handle, worker: &OutOfBand<'_>) {
        let packet = match self {
            Self::Decide(operation) => complete(operation),
            Self::Inject(packet) => Some(packet),
        };
        if let Some(packet) = packet {
            inject(handle, worker, packet);
        }
    }
}

/// Pends at one layer.
pub(crate) struct Pends<L: Outcome> {
    operations: Shared<PendedOperations<L>>,
    handle: Handle,
    queue: OutOfBandQueue<Work<L>>,
    /// Operations that nobody decides about before unload.
    held: Mutex<Vec<PendedOperation<L>>>,
}

impl<L: Outcome> Pends<L> {
    fn new(start: &Start<'_>, handle: &Handle) -> Result<Self, Error> {
        let operations = Shared::try_new(start.pended_operations(1 + below(6) as usize, decision())?)?;
        // Where it is forgotten, the image alone completes what is pended.
        dispose(operations.clone());
        Ok(Self {
            operations,
            handle: handle.clone(),
            queue: start.queue(8, handle.clone())?,
            held: Mutex::new(Vec::new()),
        })
    }

    /// Lets somebody decide.
    fn hand_out(&self, operation: PendedOperation<L>) {
        count(&PENDED);
        match below(6) {
            0 | 1 => {
                if let Some(packet) = complete(operation) {
                    if self.queue.push(Work::Inject(packet)).is_err() {
                        count(&LOST);
                    }
                }
            }
            // A full queue drops the operation, which is decided by the fallback; its packet is lost.
            2 | 3 => {
                if self.queue.push(Work::Decide(operation)).is_err() {
                    count(&LOST);
                }
            }
            4 => {
                count(&LOST);
                dispose(operation);
            }
            _ => {
                count(&LOST);
                self.held.lock().expect("no test panicked").push(operation);
            }
        }
    }
}

pub(crate) type Accepts = Pends<AleAuthRecvAcceptV4>;
pub(crate) type Connects = Pends<AleAuthConnectV4>;
pub(crate) type Binds = Pends<AleResourceAssignmentV4>;
pub(crate) type Listens = Pends<AleAuthListenV4>;

impl Callout for Accepts {
    type Layer = AleAuthRecvAcceptV4;
    const KEY: Guid = Guid::from_u128(0x7A11);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, AleAuthRecvAcceptV4>) -> Verdict<'c> {
        let Ok(claim) = self.handle.claim(classify) else {
            return match classify.take_action_right() {
                Some(right) => right.permit(),
                None => Verdict::proceed(),
            };
        };
        match classify.pend(&self.operations, claim) {
            Ok((operation, verdict)) => {
                self.hand_out(operation);
                verdict
            }
            Err(refused) if refused.cause == PendFailure::Full => {
                count(&LOST);
                Verdict::block()
            }
            Err(refused) => refused.entitlement.permit(),
        }
    }
}

/// Layers whose operations are classified again, and how the entitlement to pend is asked for. Where they have packets, the driver's own come by
/// when their flow has ended meanwhile.
macro_rules! classified_again {
    ($($callout:ty: $layer:ty = $key:literal, $entitled:expr;)+) => {$(
        impl Callout for $callout {
            type Layer = $layer;
            const KEY: Guid = Guid::from_u128($key);
            const FLAGS: CalloutFlags = CalloutFlags::empty();

            fn classify<'c>(&self, classify: &mut Classify<'c, $layer>) -> Verdict<'c> {
                let decision = self.operations.decision(classify);
                let entitled: for<'d> fn(
                    &Self,
                    &mut Classify<'d, $layer>,
                ) -> Result<<$layer as PendableLayer>::Entitlement<'d>, Verdict<'d>> = $entitled;
                let entitlement = match entitled(self, classify) {
                    Ok(entitlement) => entitlement,
                    Err(verdict) => return verdict,
                };
                match decision {
                    Some(Decision::Permit) => return entitlement.permit(),
                    Some(Decision::Block) => {
                        count(&LOST);
                        return Verdict::block();
                    }
                    None => {}
                }
                match classify.pend(&self.operations, entitlement) {
                    Ok((operation, verdict)) => {
                        self.hand_out(operation);
                        verdict
                    }
                    Err(refused) if refused.cause == PendFailure::Full => {
                        count(&LOST);
                        Verdict::block()
                    }
                    Err(refused) => refused.entitlement.permit(),
                }
            }
        }
    )+};
}

classified_again! {
    Connects: AleAuthConnectV4 = 0x7A12, |this, classify| {
        this.handle.claim(classify).map_err(|_own_or_decided| match classify.take_action_right() {
            Some(right) => right.permit(),
            None => Verdict::proceed(),
        })
    };
    Binds: AleResourceAssignmentV4 = 0x7A13, |_, classify| classify.take_action_right().ok_or(Verdict::proceed());
    Listens: AleAuthListenV4 = 0x7A14, |_, classify| classify.take_action_right().ok_or(Verdict::proceed());
}

/// Registers all four.
pub(crate) fn register(start: &Start<'_>) -> Result<(), Error> {
    let handle: Handle = Shared::try_new(start.injection_handle()?)?;
    start.register(Accepts::new(start, &handle)?)?;
    start.register(Connects::new(start, &handle)?)?;
    start.register(Binds::new(start, &handle)?)?;
    start.register(Listens::new(start, &handle)?)?;
    dispose(handle);
    Ok(())
}
