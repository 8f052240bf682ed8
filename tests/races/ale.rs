//! Callouts that pend operations, and decide about them in every place there is, or nowhere.

use std::sync::Mutex;

use fwps::{
    Error, Family, Guid, InjectionHandle, Job, OutOfBand, OutOfBandQueue, Shared,
    callout::{Callout, CalloutFlags, Classify, PendFailure, Verdict},
    driver::Start,
    inject::Transport,
    layer::{
        AleAuthConnectV4, AleAuthConnectV6, AleAuthListenV4, AleAuthListenV6, AleAuthRecvAcceptV4,
        AleAuthRecvAcceptV6, AleResourceAssignmentV4, AleResourceAssignmentV6, IpLayer,
    },
    pending::{Decision, PendableLayer, PendedOperation, PendedOperations, PendedReceive, PendedSend},
};

use crate::tool::{LOST, below, count, count_pended, dispose, one_in};

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
    fn work(packet: Self::Packet) -> Option<Packet<<Self as IpLayer>::Family>>;
}

/// A packet to inject out of band.
pub(crate) enum Packet<F: Family> {
    Receive(PendedReceive<F>),
    Send(PendedSend<F>),
}

macro_rules! outcomes {
    ($($layer:ty: $packet:pat => $outcome:expr;)+) => {$(
        impl Outcome for $layer {
            fn work($packet: Self::Packet) -> Option<Packet<<Self as IpLayer>::Family>> {
                $outcome
            }
        }
    )+};
}

outcomes! {
    AleAuthRecvAcceptV4: packet => Some(Packet::Receive(packet));
    AleAuthRecvAcceptV6: packet => Some(Packet::Receive(packet));
    AleAuthConnectV4: packet => packet.map(Packet::Send);
    AleAuthConnectV6: packet => packet.map(Packet::Send);
    AleResourceAssignmentV4: () => None;
    AleResourceAssignmentV6: () => None;
    AleAuthListenV4: () => None;
    AleAuthListenV6: () => None;
}

/// Work about operations of one layer.
pub(crate) enum Work<L: Outcome> {
    Decide(PendedOperation<L>),
    Inject(Packet<<L as IpLayer>::Family>),
}

fn inject<F: Family>(handle: &Handle, worker: &OutOfBand<'_>, packet: Packet<F>) {
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
fn complete<L: Outcome>(operation: PendedOperation<L>) -> Option<Packet<<L as IpLayer>::Family>> {
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
        count_pended::<L>();
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

/// Layers whose operations are decided about once.
macro_rules! classified_once {
    ($($layer:ty = $key:literal;)+) => {$(
        impl Callout for Pends<$layer> {
            type Layer = $layer;
            const KEY: Guid = Guid::from_u128($key);
            const FLAGS: CalloutFlags = CalloutFlags::empty();

            fn classify<'c>(&self, classify: &mut Classify<'c, $layer>) -> Verdict<'c> {
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
    )+};
}

classified_once! {
    AleAuthRecvAcceptV4 = 0x7A11;
    AleAuthRecvAcceptV6 = 0x7A15;
}

/// Layers whose operations are classified again, and how the entitlement to pend is asked for. Where they have packets, the driver's own come by
/// when their flow has ended meanwhile.
macro_rules! classified_again {
    ($entitled:expr; $($layer:ty = $key:literal;)+) => {$(
        impl Callout for Pends<$layer> {
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
    |this, classify| {
        this.handle.claim(classify).map_err(|_own_or_decided| match classify.take_action_right() {
            Some(right) => right.permit(),
            None => Verdict::proceed(),
        })
    };
    AleAuthConnectV4 = 0x7A12;
    AleAuthConnectV6 = 0x7A16;
}

classified_again! {
    |_, classify| classify.take_action_right().ok_or(Verdict::proceed());
    AleResourceAssignmentV4 = 0x7A13;
    AleResourceAssignmentV6 = 0x7A17;
    AleAuthListenV4 = 0x7A14;
    AleAuthListenV6 = 0x7A18;
}

/// Registers all of them.
pub(crate) fn register(start: &Start<'_>) -> Result<(), Error> {
    let handle: Handle = Shared::try_new(start.injection_handle()?)?;
    start.register(Pends::<AleAuthRecvAcceptV4>::new(start, &handle)?)?;
    start.register(Pends::<AleAuthRecvAcceptV6>::new(start, &handle)?)?;
    start.register(Pends::<AleAuthConnectV4>::new(start, &handle)?)?;
    start.register(Pends::<AleAuthConnectV6>::new(start, &handle)?)?;
    start.register(Pends::<AleResourceAssignmentV4>::new(start, &handle)?)?;
    start.register(Pends::<AleResourceAssignmentV6>::new(start, &handle)?)?;
    start.register(Pends::<AleAuthListenV4>::new(start, &handle)?)?;
    start.register(Pends::<AleAuthListenV6>::new(start, &handle)?)?;
    dispose(handle);
    Ok(())
}
