//! Packets of outgoing data. As long as the filters change nothing, the packets of the traffic go on as they are. From the first
//! change on, the simulated TCP makes its own ones of what passed. Windows, acknowledgements of the peer and loss are not part of
//! this: what is sent counts as received.

use std::net::SocketAddr;

use etherparse::PacketBuilder;

use super::assembler::{Assembler, Piece, StreamEnd};
use super::flow::Flow;

/// Data bytes of a packet at most.
const SEGMENT: usize = 1400;

/// What sends the data of one connection.
#[derive(Debug, Default)]
pub(crate) struct Sender {
    /// Whether the packets are made here.
    pub(crate) own: bool,
    /// Data that passed all filters and is not sent.
    pub(crate) waiting: Vec<u8>,
    end: Option<StreamEnd>,
    /// Whether a packet without data is due.
    pub(crate) empty: bool,
    /// Sequence number of the next byte to send.
    pub(crate) sequence: u32,
    pub(crate) acknowledgement: u32,
    pub(crate) window: u16,
    /// Sequence number of the first byte that the host had to send, for a peer that none has reached yet.
    pub(crate) first: Option<u32>,
    /// What the peer makes of the packets that reach the wire.
    pub(crate) peer: Assembler,
}

impl Sender {
    /// Takes data that passed every filter.
    pub(crate) fn take(&mut self, piece: Piece) {
        self.waiting.extend(piece.bytes);
        // A reset goes out in the packet that it came in.
        if piece.end == Some(StreamEnd::Disconnect) {
            self.end = piece.end;
        }
    }

    /// The data went out in a packet of the traffic.
    pub(crate) fn sent_as_it_is(&mut self, next: u32) {
        self.waiting.clear();
        self.end = None;
        self.sequence = next;
    }

    /// Whether packets are due.
    pub(crate) fn is_due(&self) -> bool {
        self.own && (!self.waiting.is_empty() || self.end.is_some() || self.empty)
    }
}

impl Flow {
    /// Packets of the data that waits.
    pub(crate) fn make_packets(&mut self) -> Vec<Vec<u8>> {
        let (local, remote) = (self.local, self.remote);
        let sender = &mut self.outbound.sender;
        let data = std::mem::take(&mut sender.waiting);
        let end = sender.end.take();
        let empty = std::mem::take(&mut sender.empty);
        let mut chunks: Vec<&[u8]> = data.chunks(SEGMENT).collect();
        if chunks.is_empty() && (end.is_some() || empty) {
            chunks.push(&[]);
        }
        let count = chunks.len();
        let mut packets = Vec::new();
        for (index, chunk) in chunks.into_iter().enumerate() {
            let end = end.filter(|_| index + 1 == count);
            let segment = Header {
                sequence: sender.sequence,
                acknowledgement: sender.acknowledgement,
                window: sender.window,
                syn: false,
                ack: true,
                push: index + 1 == count && !chunk.is_empty(),
                end,
            };
            packets.push(segment.packet(local, remote, chunk));
            let disconnect = end == Some(StreamEnd::Disconnect);
            let length = chunk.len() as u32 + u32::from(disconnect);
            sender.sequence = sender.sequence.wrapping_add(length);
        }
        packets
    }
}

/// The TCP header of a packet to make.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Header {
    pub(crate) sequence: u32,
    pub(crate) acknowledgement: u32,
    pub(crate) window: u16,
    pub(crate) syn: bool,
    pub(crate) ack: bool,
    pub(crate) push: bool,
    pub(crate) end: Option<StreamEnd>,
}

impl Header {
    /// The whole IP packet, checksums included.
    pub(crate) fn packet(self, source: SocketAddr, destination: SocketAddr, data: &[u8]) -> Vec<u8> {
        let ip = match (source, destination) {
            (SocketAddr::V4(source), SocketAddr::V4(destination)) => {
                PacketBuilder::ipv4(source.ip().octets(), destination.ip().octets(), 64)
            }
            (source, destination) => PacketBuilder::ipv6(octets(source), octets(destination), 64),
        };
        let mut tcp = ip.tcp(source.port(), destination.port(), self.sequence, self.window);
        if self.syn {
            tcp = tcp.syn();
        }
        if self.ack {
            tcp = tcp.ack(self.acknowledgement);
        }
        if self.push {
            tcp = tcp.psh();
        }
        tcp = match self.end {
            Some(StreamEnd::Disconnect) => tcp.fin(),
            Some(StreamEnd::Abort) => tcp.rst(),
            None => tcp,
        };
        let mut packet = Vec::with_capacity(tcp.size(data.len()));
        tcp.write(&mut packet, data)
            .expect("a segment is far below the limit of an IP packet, and memory takes it");
        packet
    }
}

fn octets(address: SocketAddr) -> [u8; 16] {
    match address {
        SocketAddr::V4(address) => address.ip().to_ipv6_mapped().octets(),
        SocketAddr::V6(address) => address.ip().octets(),
    }
}
