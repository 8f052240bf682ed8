//! At the discard layers a callout is told why a packet was dropped, and may keep the stack from answering it (C-172).

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use fwps::{
    Error, Guid,
    callout::{Callout, CalloutFlags, Classify, DiscardVerdict, Verdict},
    driver::{Driver, Start},
    layer::{DiscardModule, DiscardReason, InboundIppacketV4Discard, InboundTransportV4Discard},
    management::{Engine, Filter, FilterAction},
    wide,
};
use fwps_sim::{Layer, Outcome, Sim};
use fwps_sys::{FWPS_DISCARD_FIREWALL_POLICY, InetDiscardEndpointNotFound, IpDiscardPortUnreachable};
use fwps_workspace::drivers::SUBLAYER;

static HIDES: AtomicBool = AtomicBool::new(false);

/// What was told: the remote address, and the reason.
static TOLD: Mutex<Vec<(Option<[u8; 4]>, DiscardReason)>> = Mutex::new(Vec::new());

fn told() -> MutexGuard<'static, Vec<(Option<[u8; 4]>, DiscardReason)>> {
    TOLD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Hides the host, when it is to: what nobody waits for is not answered.
fn hide<'c>(remote: Option<[u8; 4]>, reason: Option<DiscardReason>) -> DiscardVerdict<'c> {
    let Some(reason) = reason else {
        return Verdict::proceed();
    };
    told().push((remote, reason));
    let unwanted = match reason.module {
        DiscardModule::TRANSPORT => reason.reason == InetDiscardEndpointNotFound as u32,
        DiscardModule::NETWORK => reason.reason == IpDiscardPortUnreachable as u32,
        _ => false,
    };
    if unwanted && HIDES.load(Ordering::Relaxed) {
        Verdict::suppress_answer()
    } else {
        Verdict::proceed()
    }
}

/// Segments for nobody.
struct Segments;

impl Callout for Segments {
    type Layer = InboundTransportV4Discard;
    const KEY: Guid = Guid::from_u128(0x1D1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, InboundTransportV4Discard>) -> DiscardVerdict<'c> {
        let remote = classify.remote_address().map(|address| address.octets());
        hide(remote, classify.discard_reason())
    }
}

/// Datagrams for nobody.
struct Datagrams;

impl Callout for Datagrams {
    type Layer = InboundIppacketV4Discard;
    const KEY: Guid = Guid::from_u128(0x1D2);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, InboundIppacketV4Discard>) -> DiscardVerdict<'c> {
        let remote = classify.remote_address().map(|address| address.octets());
        hide(remote, classify.discard_reason())
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filters")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        start.register(Segments)?;
        start.register(Datagrams)?;
        let mut engine = start.engine(wide!("stealth"))?;
        let mut transaction = engine.transaction(start.passive())?;
        transaction.add_sublayer(SUBLAYER)?;
        transaction.add_callout::<Segments>(wide!("segments"))?;
        transaction.add_callout::<Datagrams>(wide!("datagrams"))?;
        let mut segments = Filter::<Segments>::new(wide!("segments"), SUBLAYER.key);
        segments.action = FilterAction::Unknown;
        transaction.add_filter(segments)?;
        let mut datagrams = Filter::<Datagrams>::new(wide!("datagrams"), SUBLAYER.key);
        datagrams.action = FilterAction::Unknown;
        transaction.add_filter(datagrams)?;
        transaction.commit()?;
        Ok(Self(engine))
    }
}

fwps::driver_entry!(Program, callouts: [Segments, Datagrams]);

const PEER: [u8; 4] = [192, 0, 2, 7];

fn segment(port: u16) -> Vec<u8> {
    let mut packet = Vec::new();
    etherparse::PacketBuilder::ipv4(PEER, [10, 0, 0, 1], 64)
        .tcp(40_000, port, 7, 1024)
        .syn()
        .write(&mut packet, &[])
        .expect("a vector takes all bytes");
    packet
}

fn datagram(port: u16) -> Vec<u8> {
    let mut packet = Vec::new();
    etherparse::PacketBuilder::ipv4(PEER, [10, 0, 0, 1], 64)
        .udp(40_000, port)
        .write(&mut packet, b"anybody?")
        .expect("a vector takes all bytes");
    packet
}

/// A scan of one closed port of each protocol, and one open port that a firewall guards.
fn scan(hides: bool) -> (Vec<DiscardReason>, Outcome) {
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    HIDES.store(hides, Ordering::Relaxed);
    told().clear();
    let mut sim = Sim::builder().closed_port(6, 22).closed_port(17, 53).build();
    let firewall = r#"
        [[filter]]
        name = "guard"
        layer = "INBOUND_TRANSPORT_V4"
        action = "block"
        local_port = 445
    "#;
    sim.add_filters(&firewall.parse().expect("well formed"))
        .expect("in order");
    let driver = sim.load(DriverEntry).expect("the driver loads");
    for packet in [segment(22), datagram(53), segment(445)] {
        sim.receive(&packet).expect("a whole packet");
    }
    sim.unload(driver);
    let told = std::mem::take(&mut *told());
    assert!(told.iter().all(|(remote, _)| *remote == Some(PEER)));
    let reasons = told.into_iter().map(|(_, reason)| reason).collect();
    (reasons, sim.finish())
}

#[test]
fn a_callout_is_told_why_packets_are_dropped() {
    let (reasons, outcome) = scan(false);
    outcome.assert_clean();
    let [segment, datagram, guarded] = reasons[..] else {
        panic!("three packets are dropped: {reasons:?}");
    };
    assert_eq!(
        (segment.module, segment.reason),
        (DiscardModule::TRANSPORT, InetDiscardEndpointNotFound as u32)
    );
    assert_eq!(
        (datagram.module, datagram.reason),
        (DiscardModule::NETWORK, IpDiscardPortUnreachable as u32)
    );
    assert_eq!(
        (guarded.module, guarded.reason),
        (DiscardModule::GENERAL, FWPS_DISCARD_FIREWALL_POLICY as u32)
    );
    assert_eq!((segment.filter_id, datagram.filter_id), (0, 0));
    assert_ne!(guarded.filter_id, 0);
    // A reset, and an ICMP error.
    assert_eq!(outcome.output.len(), 2);
}

#[test]
fn a_host_hides_when_its_answers_are_suppressed() {
    let (reasons, outcome) = scan(true);
    outcome.assert_clean();
    assert_eq!(reasons.len(), 3);
    assert!(outcome.output.is_empty());
    // What the firewall dropped has no answer that could be suppressed.
    let suppressed = [Layer::InboundTransportV4Discard, Layer::InboundIpPacketV4Discard]
        .map(|layer| outcome.layer(layer).blocked);
    assert_eq!(suppressed, [1, 1]);
}
