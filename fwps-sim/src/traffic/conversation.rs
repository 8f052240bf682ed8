//! TCP connections made up by a seed.

use std::net::SocketAddr;

use super::output::Direction;
use crate::engine::stream::assembler::StreamEnd;
use crate::engine::stream::sender::Header;

/// A TCP connection with given payloads, as the traffic of a run: the handshake, the data in segments of sizes that a seed chooses,
/// and the end. Windows and flow control are not part of it; the peer takes everything.
///
/// ```
/// use fwps_sim::{Conversation, Sim};
///
/// let conversation = Conversation::v6(3)
///     .from_peer(b"GET / HTTP/1.0\r\n\r\n")
///     .from_host(&[b'x'; 5000])
///     .retransmitted(true)
///     .reordered(true);
/// let mut sim = Sim::builder().build();
/// sim.converse(&conversation);
/// let outcome = sim.finish();
/// outcome.assert_clean();
/// assert_eq!(outcome.streams[0].sent.len(), 5000);
/// ```
#[derive(Clone, Debug)]
pub struct Conversation {
    host: SocketAddr,
    peer: SocketAddr,
    seed: u64,
    segment: usize,
    turns: Vec<(Direction, Vec<u8>)>,
    handshake: bool,
    retransmitted: bool,
    reordered: bool,
    end: Option<StreamEnd>,
    opened_by_host: bool,
}

impl Conversation {
    /// A connection between these ends, the host's and the peer's. Each payload is in segments of 1 to 1400 bytes, by the seed.
    ///
    /// # Panics
    /// When one is an IPv4 address and the other an IPv6 one.
    pub fn new(host: SocketAddr, peer: SocketAddr, seed: u64) -> Self {
        assert_eq!(
            host.is_ipv4(),
            peer.is_ipv4(),
            "both ends have one address family"
        );
        Self {
            host,
            peer,
            seed,
            segment: 1400,
            turns: Vec::new(),
            handshake: true,
            retransmitted: false,
            reordered: false,
            end: Some(StreamEnd::Disconnect),
            opened_by_host: false,
        }
    }

    /// A connection over IPv4 to port 80 of the default address of the host.
    pub fn v4(seed: u64) -> Self {
        let (host, peer) = (([10, 0, 0, 1], 80), ([10, 0, 0, 2], 40_000));
        Self::new(host.into(), peer.into(), seed)
    }

    /// A connection over IPv6 to port 80 of the default address of the host.
    pub fn v6(seed: u64) -> Self {
        let (host, peer) = ([0xFD00, 0, 0, 0, 0, 0, 0, 1], [0xFD00, 0, 0, 0, 0, 0, 0, 2]);
        Self::new((host, 80).into(), (peer, 40_000).into(), seed)
    }

    /// Adds data that the peer sends, after all that was added before.
    pub fn from_peer(mut self, payload: &[u8]) -> Self {
        self.turns.push((Direction::Inbound, payload.to_vec()));
        self
    }

    /// Adds data that the host sends, after all that was added before.
    pub fn from_host(mut self, payload: &[u8]) -> Self {
        self.turns.push((Direction::Outbound, payload.to_vec()));
        self
    }

    /// The size of a segment at most, in bytes.
    pub fn segment_size(mut self, bytes: usize) -> Self {
        self.segment = bytes.clamp(1, 1400);
        self
    }

    /// Whether some segments come twice, some of those cut in another way.
    pub fn retransmitted(mut self, retransmitted: bool) -> Self {
        self.retransmitted = retransmitted;
        self
    }

    /// Whether some segments of the peer come too early.
    pub fn reordered(mut self, reordered: bool) -> Self {
        self.reordered = reordered;
        self
    }

    /// Whether the connection is seen from its first packet on; so it is by default.
    pub fn handshake(mut self, handshake: bool) -> Self {
        self.handshake = handshake;
        self
    }

    /// Whether the host opens the connection; by default the peer does.
    pub fn opened_by_host(mut self, opened: bool) -> Self {
        self.opened_by_host = opened;
        self
    }

    /// How the connection ends: with a FIN of each side by default, which may come with the last data, with a reset by the peer, or
    /// not at all.
    pub fn end(mut self, end: Option<StreamEnd>) -> Self {
        self.end = end;
        self
    }

    /// The packets, each with its direction.
    pub fn packets(&self) -> Vec<(Direction, Vec<u8>)> {
        let random = oorandom::Rand64::new(u128::from(self.seed) ^ 0x7C9);
        let mut writer = Writer {
            conversation: self,
            random,
            next: [0; 2],
            packets: Vec::new(),
        };
        writer.next = [writer.draw(1 << 32) as u32, writer.draw(1 << 32) as u32];
        writer.write();
        writer.packets
    }
}

/// Writes the packets of a conversation.
struct Writer<'a> {
    conversation: &'a Conversation,
    random: oorandom::Rand64,
    /// The next sequence numbers: of the peer and of the host.
    next: [u32; 2],
    packets: Vec<(Direction, Vec<u8>)>,
}

/// The control bits of a segment.
#[derive(Clone, Copy, Default)]
struct Control {
    syn: bool,
    ack: bool,
    push: bool,
    end: Option<StreamEnd>,
}

const ACK: Control = Control {
    syn: false,
    ack: true,
    push: false,
    end: None,
};

impl Writer<'_> {
    fn draw(&mut self, bound: u64) -> u64 {
        self.random.rand_range(0..bound.max(1))
    }

    fn put(&mut self, direction: Direction, sequence: u32, control: Control, data: &[u8]) {
        let conversation = self.conversation;
        let (source, destination, other) = match direction {
            Direction::Inbound => (conversation.peer, conversation.host, 1),
            Direction::Outbound => (conversation.host, conversation.peer, 0),
        };
        let header = Header {
            sequence,
            acknowledgement: self.next[other],
            window: 0xFFFF,
            syn: control.syn,
            ack: control.ack,
            push: control.push,
            end: control.end,
        };
        self.packets
            .push((direction, header.packet(source, destination, data)));
    }

    fn write(&mut self) {
        use Direction::{Inbound, Outbound};
        if self.conversation.handshake {
            let (opener, other) = if self.conversation.opened_by_host {
                (Outbound, Inbound)
            } else {
                (Inbound, Outbound)
            };
            self.put_next(
                opener,
                Control {
                    syn: true,
                    ..Control::default()
                },
                &[],
            );
            self.put_next(other, Control { syn: true, ..ACK }, &[]);
            self.put_next(opener, ACK, &[]);
        }
        let conversation = self.conversation;
        let count = conversation.turns.len();
        // The side that spoke last may end with its last data.
        let disconnects = conversation.end == Some(StreamEnd::Disconnect);
        let early = disconnects
            && conversation.turns.last().is_some_and(|turn| !turn.1.is_empty())
            && self.draw(2) == 0;
        for (index, (direction, payload)) in conversation.turns.iter().enumerate() {
            let end = conversation.end.filter(|_| early && index + 1 == count);
            self.turn(*direction, payload, end);
        }
        let done = conversation.turns.last().map(|turn| turn.0).filter(|_| early);
        match conversation.end {
            None => {}
            Some(StreamEnd::Abort) => self.put_next(
                Inbound,
                Control {
                    end: Some(StreamEnd::Abort),
                    ..ACK
                },
                &[],
            ),
            end => {
                for direction in [Inbound, Outbound] {
                    if done != Some(direction) {
                        self.put_next(direction, Control { end, ..ACK }, &[]);
                    }
                }
                self.put_next(Inbound, ACK, &[]);
            }
        }
    }

    /// Puts a segment at its place, and counts it.
    fn put_next(&mut self, direction: Direction, control: Control, data: &[u8]) {
        let side = usize::from(direction == Direction::Outbound);
        self.put(direction, self.next[side], control, data);
        let disconnect = control.end == Some(StreamEnd::Disconnect);
        let length = data.len() as u32 + u32::from(control.syn) + u32::from(disconnect);
        self.next[side] = self.next[side].wrapping_add(length);
    }

    /// Sends a payload, whose last segment may carry the end.
    fn turn(&mut self, direction: Direction, payload: &[u8], end: Option<StreamEnd>) {
        let side = usize::from(direction == Direction::Outbound);
        let start = self.next[side];
        let mut cuts = Vec::new();
        let mut at = 0;
        while at < payload.len() {
            let size = 1 + self.draw(self.conversation.segment as u64) as usize;
            let size = size.min(payload.len() - at);
            cuts.push(at..at + size);
            at += size;
        }
        let first = self.packets.len();
        let count = cuts.len();
        for (index, range) in cuts.into_iter().enumerate() {
            let control = Control {
                push: index + 1 == count,
                end: end.filter(|_| index + 1 == count),
                ..ACK
            };
            self.put_next(direction, control, &payload[range.clone()]);
            if self.conversation.retransmitted && self.draw(3) == 0 {
                let from = range.start - self.draw(range.start as u64 + 1).min(9) as usize;
                let sequence = start.wrapping_add(from as u32);
                self.put(direction, sequence, ACK, &payload[from..range.end]);
            }
        }
        if self.conversation.reordered && direction == Direction::Inbound {
            let mut index = first;
            while index + 1 < self.packets.len() {
                if self.draw(3) == 0 {
                    self.packets.swap(index, index + 1);
                    index += 1;
                }
                index += 1;
            }
        }
        let back = match direction {
            Direction::Inbound => Direction::Outbound,
            Direction::Outbound => Direction::Inbound,
        };
        self.put_next(back, ACK, &[]);
    }
}
