//! A little traffic of every kind that a driver at the IP, transport and ALE layers meets.
//!
//! `cargo xtask mutants` compiles this file with each mutant, so it names nothing but the simulator and etherparse.

use fwps_sim::{Conversation, Direction, DriverEntry, Outcome, Shape, Shapes, Sim, SimBuilder};

/// What the datagrams carry; those to and from [`MAIL`] carry it, too.
pub const PAYLOAD: &[u8] = b"some payload";

/// A port that the driver `guard` lets nothing pass to or from.
pub const MAIL: u16 = 25;

/// Every shape alone, several, and all.
pub fn every_shape() -> Vec<Shapes> {
    let alone = [
        Shape::Cut(1),
        Shape::Cut(7),
        Shape::Unaligned,
        Shape::Trailing,
        Shape::Offset,
        Shape::Options,
        Shape::Fragments,
        Shape::Offload,
        Shape::Loopback,
        Shape::Buffers,
        Shape::Lists,
        Shape::Seeded,
    ];
    let mut all: Vec<Shapes> = alone.into_iter().map(Shapes::from).collect();
    let several = "cut:3,offset,options,fragments,buffers";
    all.push(several.parse().expect("written as shapes are"));
    all.push(Shapes::ALL);
    all
}

/// Loads a driver, if there is one, lets the traffic pass, and unloads the driver while packets are on their way.
///
/// Each packet comes when the driver is done with the one before it. Datagrams of either direction, some of them for [`MAIL`], a raw send, and
/// TCP connections over IPv4 and IPv6, of which the host opens one. Without a driver the same packets pass.
pub fn pass(builder: SimBuilder, entry: Option<DriverEntry>) -> Outcome {
    pass_through(builder.raw_sends(true).build(), entry)
}

/// As [`pass`], with somebody else's firewall, which permits some of the packets for good before the driver is asked.
pub fn pass_behind_a_firewall(builder: SimBuilder, entry: DriverEntry) -> Outcome {
    let mut text = "[[sublayer]]\nname = \"firewall\"\nweight = 0xF000\n".to_owned();
    for layer in [
        "INBOUND_IPPACKET_V4",
        "OUTBOUND_TRANSPORT_V4",
        "ALE_AUTH_CONNECT_V4",
        "ALE_AUTH_RECV_ACCEPT_V4",
        "INBOUND_TRANSPORT_V6",
        "OUTBOUND_IPPACKET_V6",
    ] {
        text += &format!(
            "[[filter]]\nlayer = \"{layer}\"\nsublayer = \"firewall\"\naction = \"permit\"\nclear_action_right = true\n"
        );
    }
    let filters = text.parse().expect("written as filters are");
    let mut sim = builder.raw_sends(true).build();
    sim.add_filters(&filters).expect("the engine runs");
    pass_through(sim, Some(entry))
}

fn pass_through(mut sim: Sim, entry: Option<DriverEntry>) -> Outcome {
    let driver = match entry.map(|entry| sim.load(entry)) {
        None => None,
        Some(Ok(driver)) => Some(driver),
        Some(Err(_refused)) => return sim.finish(),
    };
    let datagrams = [
        (Direction::Outbound, 53),
        (Direction::Outbound, 53),
        (Direction::Outbound, MAIL),
        (Direction::Inbound, 7),
        (Direction::Inbound, 7),
        (Direction::Inbound, MAIL),
    ];
    for (direction, port) in datagrams {
        play(&mut sim, direction, &datagram(direction, port, PAYLOAD));
        sim.settle();
    }
    play(&mut sim, Direction::Outbound, &raw());
    let conversations = [
        Conversation::v4(1).from_peer(b"question").from_host(b"answer"),
        Conversation::v6(2).opened_by_host(true).from_host(b"question"),
    ];
    for conversation in conversations {
        for (direction, bytes) in conversation.packets() {
            play(&mut sim, direction, &bytes);
            sim.settle();
        }
    }
    // Unload meets what is still on its way.
    for direction in [Direction::Outbound, Direction::Inbound] {
        play(&mut sim, direction, &datagram(direction, 123, b"last"));
    }
    if let Some(driver) = driver {
        sim.unload(driver);
    }
    sim.finish()
}

/// Whether a packet that came out is for [`MAIL`].
pub fn is_mail(packet: &[u8]) -> bool {
    // IPv4 without options, which are taken out of what was delivered; UDP; the port that it goes to.
    packet[0] == 0x45 && packet[9] == 17 && packet[22..24] == MAIL.to_be_bytes()
}

fn play(sim: &mut Sim, direction: Direction, bytes: &[u8]) {
    let played = match direction {
        Direction::Inbound => sim.receive(bytes),
        Direction::Outbound => sim.send(bytes),
    };
    played.expect("well formed");
}

/// A UDP datagram over IPv4 that the host sends to a port of a peer, or a peer to one of the host's.
fn datagram(direction: Direction, port: u16, payload: &[u8]) -> Vec<u8> {
    let (host, peer) = ([10, 0, 0, 1], [10, 0, 0, 2]);
    let (source, target) = match direction {
        Direction::Inbound => (peer, host),
        Direction::Outbound => (host, peer),
    };
    let builder = etherparse::PacketBuilder::ipv4(source, target, 64).udp(40_000, port);
    let mut bytes = Vec::with_capacity(builder.size(payload.len()));
    builder.write(&mut bytes, payload).expect("it fits");
    bytes
}

/// A raw send of the host's, of a protocol that no socket but a raw one serves.
fn raw() -> Vec<u8> {
    let header = etherparse::Ipv4Header::new(4, 64, etherparse::IpNumber(253), [10, 0, 0, 1], [10, 0, 0, 2]);
    let mut bytes = Vec::new();
    header
        .expect("it fits")
        .write(&mut bytes)
        .expect("memory can be written to");
    bytes.extend_from_slice(b"raw!");
    bytes
}
