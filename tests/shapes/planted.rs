//! Drivers that are wrong only in some shape: the outcome in another shape gives them away.

use std::sync::atomic::{AtomicU8, Ordering};

use fwps::{
    Error, Guid,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Driver, Start},
    layer::OutboundIppacketV4,
    management::{Engine, FilterAction},
    nbl::NetBufferRef,
};
use fwps_sim::{Outcome, Shape, Shapes, Sim};
use fwps_workspace::{drivers::attach, generated::pcap, traffic::every_shape};

/// How the driver looks for what it blocks.
static LOOKS: AtomicU8 = AtomicU8::new(RIGHT);
const RIGHT: u8 = 0;
const FIRST_MDL: u8 = 1;
const FIRST_BUFFER: u8 = 2;

/// What the driver keeps from leaving the host.
const SECRET: &[u8; 6] = b"secret";

/// Blocks datagrams that begin with the secret.
struct Blocks;

/// A header of IP with options, and that of UDP.
fn is_secret(packet: NetBufferRef<'_>) -> bool {
    let Ok([first]) = packet.read::<1>(0) else {
        return true;
    };
    let data = u32::from(first & 0x0F) * 4 + 8;
    packet.read::<6>(data).is_ok_and(|bytes| bytes == *SECRET)
}

/// As C drivers do it that never saw a packet in two pieces.
fn is_secret_in_first_mdl(packet: NetBufferRef<'_>) -> bool {
    // SAFETY: the NET_BUFFER is one of the running call.
    let mdl = unsafe { fwps_sys::NET_BUFFER_CURRENT_MDL(packet.as_raw()) };
    // SAFETY: as above.
    let offset = unsafe { fwps_sys::NET_BUFFER_CURRENT_MDL_OFFSET(packet.as_raw()) } as usize;
    // SAFETY: the current MDL of that NET_BUFFER lives as long.
    let mdl = unsafe { &*mdl };
    let start = mdl.MappedSystemVa.cast::<u8>().wrapping_add(offset);
    let len = (mdl.ByteCount as usize).saturating_sub(offset);
    // SAFETY: the MDL is mapped, and its bytes from the offset on are initialised.
    let bytes = unsafe { std::slice::from_raw_parts(start, len) };
    let data = bytes.first().map_or(0, |first| usize::from(first & 0x0F) * 4 + 8);
    bytes.get(data..data + SECRET.len()) == Some(SECRET)
}

impl Callout for Blocks {
    type Layer = OutboundIppacketV4;
    const KEY: Guid = Guid::from_u128(0x54A9E);
    const FLAGS: CalloutFlags = CalloutFlags::ALLOW_OFFLOAD;

    fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
        let Some(list) = classify.packet() else {
            return Verdict::proceed();
        };
        let found = match LOOKS.load(Ordering::Relaxed) {
            FIRST_MDL => list.buffers().any(is_secret_in_first_mdl),
            FIRST_BUFFER => list.buffers().take(1).any(is_secret),
            _ => list.buffers().any(is_secret),
        };
        if found {
            Verdict::block()
        } else {
            Verdict::proceed()
        }
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        start.register(Blocks)?;
        Ok(Self(attach::<Blocks>(start, FilterAction::Unknown)?))
    }
}

fwps::driver_entry!(Program, callouts: [Blocks]);

/// Two datagrams that may pass, one that may not: the first of the three never is what the driver looks for.
fn run(shapes: Shapes) -> Outcome {
    let datagram = |data: &[u8]| {
        let mut packet = Vec::new();
        etherparse::PacketBuilder::ipv4([10, 0, 0, 1], [10, 0, 0, 2], 64)
            .udp(1000, 2000)
            .write(&mut packet, data)
            .expect("a vector takes all bytes");
        packet
    };
    let packets = [
        datagram(b"nothing to see"),
        datagram(b"nothing else"),
        datagram(b"secret plans"),
    ];
    let mut sim = Sim::builder().seed(1).shape(shapes).build();
    let driver = sim.load(DriverEntry).expect("the driver loads");
    let capture = pcap(&packets);
    let mut capture = fwps_sim::Capture::new(capture.as_slice()).expect("a capture");
    sim.play(&mut capture, |_| ()).expect("the capture is whole");
    sim.unload(driver);
    sim.finish()
}

fn has_secret(outcome: &Outcome) -> bool {
    let secret = |packet: &Vec<u8>| packet.windows(SECRET.len()).any(|bytes| bytes == SECRET);
    outcome.delivered().iter().any(secret)
}

#[test]
fn drivers_that_look_at_the_first_piece_only_are_caught() {
    LOOKS.store(RIGHT, Ordering::Relaxed);
    for shapes in every_shape() {
        let outcome = run(shapes);
        outcome.assert_clean();
        assert!(!has_secret(&outcome), "shape {shapes}: the secret came out");
    }
    for (looks, shape) in [(FIRST_MDL, Shape::Cut(1)), (FIRST_BUFFER, Shape::Buffers)] {
        LOOKS.store(looks, Ordering::Relaxed);
        let plain = run(Shapes::PLAIN);
        assert!(!has_secret(&plain), "the driver is right in the plain shape");
        let other = run(shape.into());
        assert!(has_secret(&other), "{shape} does not show what is wrong");
        assert_ne!(other.delivered(), plain.delivered());
    }
}
