//! Callouts that take segments and datagrams at the transport layers, and let a worker put them back.

use fwps::{
    Error, Guid, InjectionHandle, Job, Lookaside, OutOfBand, OutOfBandQueue, QueueFull, Shared,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::Start,
    inject::{InjectionState, RawSend, Transport, TransportReceive, TransportSend},
    layer::{
        DatagramDataV4, DatagramDataV6, InboundIcmpErrorV4, InboundIcmpErrorV6, InboundTransportLayer,
        InboundTransportV4, InboundTransportV6, OutboundIcmpErrorV4, OutboundIcmpErrorV6,
        OutboundTransportV4, OutboundTransportV6, TransportReceiveLayer, TransportSendLayer,
    },
    nbl::{Allocated, Cloned, IpHeader, Nbl, NblPool, Origin, Single},
};

use crate::{
    choice::Choice,
    common::{DATAGRAM, ERROR, TALLY, TRANSPORT, Way, Witness, attempt, count, plan},
    driver::Create,
};

type Handle = Shared<InjectionHandle<Transport>>;

fn handle(start: &Start<'_>) -> Result<Handle, Error> {
    let mut handle = start.injection_handle()?;
    if plan().lookaside {
        handle = InjectionHandle::with_lookaside(handle, Lookaside::create(256)?);
    }
    Ok(Shared::try_new(handle)?)
}

/// What stands for a packet.
pub(crate) enum Packet {
    Clone(Nbl<Cloned>),
    Copy(Single<Allocated>),
}

/// For segments and datagrams that leave.
pub(crate) struct Leaves<L: TransportSendLayer> {
    handle: Handle,
    pool: Shared<NblPool>,
    lookaside: Option<Lookaside>,
    queue: OutOfBandQueue<Leaving<L>>,
    choice: Choice,
}

pub(crate) enum Leaving<L: TransportSendLayer> {
    Send(Packet, TransportSend<L::Family>),
    Raw(Single<Cloned>, RawSend<L::Family>),
}

fn send<L: TransportSendLayer, O: Origin, const WORDS: usize>(
    handle: &InjectionHandle<Transport>,
    worker: &OutOfBand<'_>,
    list: Nbl<O>,
    target: TransportSend<L::Family>,
) {
    let witness = Witness::<WORDS>::new();
    let _lost = attempt(
        handle.inject_transport_send(worker, list, target, move |done| witness.saw(&done)),
        plan().again,
        |list, target, completion| handle.inject_transport_send(worker, list, target, completion),
    );
}

impl<L: TransportSendLayer> Job for Leaving<L> {
    type State = Handle;

    fn run(self, handle: &Handle, worker: &OutOfBand<'_>) {
        let large = plan().large;
        match self {
            Self::Send(Packet::Clone(list), target) if large => {
                send::<L, _, 9>(handle, worker, list, target);
            }
            Self::Send(Packet::Clone(list), target) => send::<L, _, 1>(handle, worker, list, target),
            Self::Send(Packet::Copy(list), target) => {
                send::<L, _, 2>(handle, worker, list.into_list(), target);
            }
            Self::Raw(list, target) => {
                let witness = Witness::<2>::new();
                let _lost = attempt(
                    handle.inject_raw_send(worker, list, target, move |done| witness.saw(&done)),
                    plan().again,
                    |list, target, completion| handle.inject_raw_send(worker, list, target, completion),
                );
            }
        }
    }
}

impl<L: Exit> Create for Leaves<L> {
    const KIND: u32 = L::KIND;

    fn create(start: &Start<'_>) -> Result<Self, Error> {
        let handle = handle(start)?;
        Ok(Self {
            pool: Shared::try_new(NblPool::create()?)?,
            lookaside: plan().lookaside.then(|| Lookaside::create(256)).transpose()?,
            queue: start.queue(64, handle.clone())?,
            handle,
            choice: Choice::new(u64::from(L::ID)),
        })
    }
}

impl<L: TransportSendLayer> Callout for Leaves<L> {
    type Layer = L;
    const KEY: Guid = Guid::from_u128(0xE000 + L::ID as u128);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, L>) -> Verdict<'c> {
        let by_other = self.handle.state(classify) == InjectionState::ByOther;
        let Ok(claim) = self.handle.claim(classify) else {
            count(&TALLY.own);
            return Verdict::proceed();
        };
        if let Ok(Some(target)) = classify.raw_send() {
            let (single, custody) = match classify.capture_single(claim) {
                Ok(captured) => captured,
                Err(error) => return error.claim.permit(),
            };
            return match self.queue.push(Leaving::Raw(single, target)) {
                Ok(()) => custody.absorb(),
                Err(_) => Verdict::block(),
            };
        }
        let made = match &self.lookaside {
            Some(lookaside) => classify.transport_send_from(lookaside),
            None => classify.transport_send(),
        };
        let Ok(Some(target)) = made else {
            // The callout for what arrives may be at the same layer.
            return Verdict::proceed();
        };
        let way = self.choice.way();
        let (packet, custody) = if !by_other && matches!(way, Way::Copy | Way::Copies) {
            match classify.capture_copy(claim, &self.pool, 8) {
                Ok((copy, custody)) => (Packet::Copy(copy), custody),
                Err(error) => return error.claim.permit(),
            }
        } else {
            match classify.capture(claim) {
                Ok((clone, custody)) => (Packet::Clone(clone), custody),
                Err(error) => return error.claim.permit(),
            }
        };
        match self.queue.push(Leaving::Send(packet, target)) {
            Ok(()) => custody.absorb(),
            Err(QueueFull(Leaving::Send(Packet::Clone(list), _))) => match custody.give_back(list) {
                Ok(claim) => claim.permit(),
                Err((_list, custody)) => custody.absorb(),
            },
            Err(_) => Verdict::block(),
        }
    }
}

/// For segments and datagrams that arrive.
pub(crate) struct Arrives<L: Entrance> {
    handle: Handle,
    pool: NblPool,
    queue: OutOfBandQueue<Arrived<L>>,
    choice: Choice,
}

pub(crate) enum Arrived<L: Entrance> {
    Clone(Single<Cloned>, TransportReceive<L::Family>, Option<Header<L>>),
    Copy(Single<Allocated>, TransportReceive<L::Family>),
}

/// What a new IP header is made from, and the size of the old one.
pub(crate) struct Header<L: Entrance>(u32, IpHeader<L::Family>);

fn receive<L: Entrance, O: Origin, const WORDS: usize>(
    handle: &InjectionHandle<Transport>,
    worker: &OutOfBand<'_>,
    list: Single<O>,
    target: TransportReceive<L::Family>,
) {
    let witness = Witness::<WORDS>::new();
    let _lost = attempt(
        handle.inject_transport_receive(worker, list, target, move |done| witness.saw(&done)),
        plan().again,
        |list, target, completion| handle.inject_transport_receive(worker, list, target, completion),
    );
}

impl<L: Entrance> Job for Arrived<L> {
    type State = Handle;

    fn run(self, handle: &Handle, worker: &OutOfBand<'_>) {
        match self {
            Self::Clone(mut list, target, header) => {
                if let Some(Header(size, header)) = header {
                    list = match list.rebuild_ip_header(size, &header) {
                        Ok(list) => list,
                        // Its old header is as good: nothing was changed.
                        Err(error) => error.list,
                    };
                }
                if plan().large {
                    receive::<L, _, 9>(handle, worker, list, target);
                } else {
                    receive::<L, _, 1>(handle, worker, list, target);
                }
            }
            Self::Copy(list, target) => receive::<L, _, 1>(handle, worker, list, target),
        }
    }
}

impl<L: Entrance> Create for Arrives<L> {
    const KIND: u32 = L::KIND;

    fn create(start: &Start<'_>) -> Result<Self, Error> {
        let handle = handle(start)?;
        Ok(Self {
            pool: NblPool::create()?,
            queue: start.queue(64, handle.clone())?,
            handle,
            choice: Choice::new(u64::from(L::ID)),
        })
    }
}

impl<L: Entrance> Callout for Arrives<L> {
    type Layer = L;
    const KEY: Guid = Guid::from_u128(0xEA00 + L::ID as u128);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, L>) -> Verdict<'c> {
        let by_other = self.handle.state(classify) == InjectionState::ByOther;
        let Ok(claim) = self.handle.claim(classify) else {
            count(&TALLY.own);
            return Verdict::proceed();
        };
        let Some(target) = classify.transport_receive() else {
            return Verdict::proceed();
        };
        let way = self.choice.way();
        if !by_other && matches!(way, Way::Copy | Way::Copies) {
            return match classify.capture_copy(claim, &self.pool, 8) {
                Ok((copy, custody)) => match self.queue.push(Arrived::Copy(copy, target)) {
                    Ok(()) => custody.absorb(),
                    Err(_) => Verdict::block(),
                },
                Err(error) => error.claim.permit(),
            };
        }
        let header = if way == Way::Parts {
            L::header(classify)
        } else {
            None
        };
        let (single, custody) = match classify.capture_single(claim) {
            Ok(captured) => captured,
            Err(error) => return error.claim.permit(),
        };
        match self.queue.push(Arrived::Clone(single, target, header)) {
            Ok(()) => custody.absorb(),
            Err(QueueFull(Arrived::Clone(list, ..))) => match custody.give_back(list) {
                Ok(claim) => claim.permit(),
                Err((_list, custody)) => custody.absorb(),
            },
            Err(_) => Verdict::block(),
        }
    }
}

/// A layer that segments or datagrams leave by.
pub(crate) trait Exit: TransportSendLayer {
    /// The kind that plans name.
    const KIND: u32;
}

/// A layer that segments or datagrams arrive by.
pub(crate) trait Entrance: TransportReceiveLayer {
    /// The kind that plans name.
    const KIND: u32;

    /// What a new IP header is made from, where the layer tells it.
    fn header(_classify: &Classify<'_, Self>) -> Option<Header<Self>> {
        None
    }
}

macro_rules! exits {
    ($($layer:ty = $kind:ident),+) => {
        $(impl Exit for $layer {
            const KIND: u32 = $kind;
        })+
    };
}

macro_rules! entrances {
    ($($layer:ty = $kind:ident $(, $header:ident)?;)+) => {
        $(impl Entrance for $layer {
            const KIND: u32 = $kind;

            $(fn header(classify: &Classify<'_, Self>) -> Option<Header<Self>> {
                $header(classify)
            })?
        })+
    };
}

exits! {
    OutboundTransportV4 = TRANSPORT, OutboundTransportV6 = TRANSPORT, DatagramDataV4 = DATAGRAM,
    DatagramDataV6 = DATAGRAM, OutboundIcmpErrorV4 = ERROR, OutboundIcmpErrorV6 = ERROR
}
entrances! {
    InboundTransportV4 = TRANSPORT, header;
    InboundTransportV6 = TRANSPORT, header;
    DatagramDataV4 = DATAGRAM;
    DatagramDataV6 = DATAGRAM;
    InboundIcmpErrorV4 = ERROR;
    InboundIcmpErrorV6 = ERROR;
}

/// Arriving packets come from the remote address.
fn header<L: Entrance + InboundTransportLayer>(classify: &Classify<'_, L>) -> Option<Header<L>> {
    Some(Header(
        classify.ip_header_size()?,
        IpHeader {
            source: classify.remote_address()?,
            remote: classify.local_address()?,
            protocol: classify.protocol()?,
            endpoint: 0,
            interface: 0,
            sub_interface: 0,
        },
    ))
}
