//! Packets for tests.

use etherparse::PacketBuilder;

/// Kinds of packets.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Udp4,
    Udp6,
    Tcp4,
    Tcp6,
    Ping4,
    Ping6,
}

pub const KINDS: [Kind; 6] = [
    Kind::Udp4,
    Kind::Udp6,
    Kind::Tcp4,
    Kind::Tcp6,
    Kind::Ping4,
    Kind::Ping6,
];

const HOST4: [u8; 4] = [10, 0, 0, 1];
const PEER4: [u8; 4] = [10, 0, 0, 2];
const HOST6: [u8; 16] = [0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
const PEER6: [u8; 16] = [0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2];

/// A packet to or from the host.
pub fn packet(kind: Kind, inbound: bool, payload: &[u8]) -> Vec<u8> {
    let mut packet = Vec::new();
    let (from4, to4) = if inbound { (PEER4, HOST4) } else { (HOST4, PEER4) };
    let (from6, to6) = if inbound { (PEER6, HOST6) } else { (HOST6, PEER6) };
    let (from, to) = if inbound { (40_000, 80) } else { (80, 40_000) };
    let v4 = PacketBuilder::ipv4(from4, to4, 64);
    let v6 = PacketBuilder::ipv6(from6, to6, 64);
    match kind {
        Kind::Udp4 => v4.udp(from, to).write(&mut packet, payload),
        Kind::Udp6 => v6.udp(from, to).write(&mut packet, payload),
        Kind::Tcp4 => v4.tcp(from, to, 1000, 1024).ack(5).write(&mut packet, payload),
        Kind::Tcp6 => v6.tcp(from, to, 1000, 1024).ack(5).write(&mut packet, payload),
        Kind::Ping4 => v4.icmpv4_echo_request(7, 1).write(&mut packet, payload),
        Kind::Ping6 => v6.icmpv6_echo_request(7, 1).write(&mut packet, payload),
    }
    .expect("a packet in memory");
    packet
}

/// A packet from the host of a protocol that only raw sockets send.
pub fn raw(v4: bool, payload: &[u8]) -> Vec<u8> {
    let protocol = etherparse::IpNumber(253);
    let mut packet = Vec::new();
    if v4 {
        PacketBuilder::ipv4(HOST4, PEER4, 17).write(&mut packet, protocol, payload)
    } else {
        PacketBuilder::ipv6(HOST6, PEER6, 17).write(&mut packet, protocol, payload)
    }
    .expect("a packet in memory");
    packet
}

/// Cuts an IPv4 packet into fragments of `size` bytes of payload, a multiple of 8.
pub fn fragments(whole: &[u8], size: usize) -> Vec<Vec<u8>> {
    let payload = &whole[20..];
    let count = payload.len().div_ceil(size);
    payload
        .chunks(size)
        .enumerate()
        .map(|(index, piece)| {
            let (header, _) = etherparse::Ipv4Header::from_slice(whole).expect("a whole packet");
            let mut header = etherparse::Ipv4Header {
                identification: 77,
                dont_fragment: false,
                ..header
            };
            header.set_payload_len(piece.len()).expect("short");
            header.more_fragments = index + 1 < count;
            let offset = u16::try_from(index * size / 8).expect("short");
            header.fragment_offset = etherparse::IpFragOffset::try_new(offset).expect("short");
            header.header_checksum = header.calc_header_checksum();
            let mut packet = header.to_bytes().to_vec();
            packet.extend_from_slice(piece);
            packet
        })
        .collect()
}
