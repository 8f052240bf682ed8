//! Packets, and the seeds that every test runs with.

use fwps_sim::{Conversation, Direction};

/// The seeds of every test.
pub const SEEDS: std::ops::Range<u64> = 0..12;

/// A UDP datagram to the host, or from it.
pub fn datagram(inbound: bool, payload: &[u8]) -> Vec<u8> {
    let (host, peer) = ([10, 0, 0, 1], [10, 0, 0, 2]);
    let mut packet = Vec::new();
    let builder = if inbound {
        etherparse::PacketBuilder::ipv4(peer, host, 64).udp(4000, 53)
    } else {
        etherparse::PacketBuilder::ipv4(host, peer, 64).udp(53, 4000)
    };
    builder
        .write(&mut packet, payload)
        .expect("a vector takes all bytes");
    packet
}

/// A connection that the host opens: its packets, with their directions.
pub fn opened_by_host(seed: u64) -> Vec<(Direction, Vec<u8>)> {
    let conversation = Conversation::v4(seed).opened_by_host(true).from_host(b"request");
    conversation.packets().into_iter().collect()
}
