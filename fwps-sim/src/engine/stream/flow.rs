//! TCP connections of the host, as the stream layers see them.

use std::net::SocketAddr;

use super::assembler::{Assembler, Piece, Segment, StreamEnd};
use super::sender::Sender;
use super::station::Station;
use crate::engine::ale;
use crate::engine::layer::Layer;
use crate::engine::packet::Traveller;
use crate::traffic::output::Direction;
use crate::traffic::packet::{Family, TCP};

/// A TCP connection.
#[derive(Debug)]
pub(crate) struct Flow {
    pub(crate) handle: u64,
    pub(crate) local: SocketAddr,
    pub(crate) remote: SocketAddr,
    /// Whether the connection was seen from its first packet on.
    pub(crate) handshake: bool,
    /// Sequence number of the first SYN that this side of the connection was made for.
    pub(crate) opening: Option<(Direction, u32)>,
    /// Filters with a greater id came when the connection existed already.
    pub(crate) newest_filter: u64,
    /// Whether a callout dropped the connection.
    pub(crate) dropped: bool,
    /// Whether the connection has ended: it has no flow contexts any more.
    pub(crate) over: bool,
    /// Filters whose callouts allowed the connection.
    pub(crate) allowed: Vec<u64>,
    pub(crate) inbound: Half,
    pub(crate) outbound: Half,
}

/// One direction of a connection.
#[derive(Debug)]
pub(crate) struct Half {
    /// A packet of this direction; gives the fields of the layer.
    pub(crate) sample: Traveller,
    pub(crate) assembler: Assembler,
    /// In order, but not given to the first filter yet.
    pub(crate) entry: Vec<Piece>,
    /// One for every filter that the data passes, in the order of evaluation.
    pub(crate) stations: Vec<Station>,
    /// Whether a thread is working on this direction: classify calls of it come one after the other (C-268).
    pub(crate) busy: bool,
    /// Calls of FwpsStreamInjectAsync0 for this direction that have not returned.
    pub(crate) injecting: u32,
    /// What the receiver got: the application of the host, or the peer.
    pub(crate) received: Vec<u8>,
    /// Whether that is not kept.
    pub(crate) forgets: bool,
    pub(crate) end: Option<StreamEnd>,
    /// What makes packets of outgoing data.
    pub(crate) sender: Sender,
}

impl Half {
    fn new(sample: Traveller) -> Self {
        Self {
            sample,
            assembler: Assembler::default(),
            entry: Vec::new(),
            stations: Vec::new(),
            busy: false,
            injecting: 0,
            received: Vec::new(),
            forgets: false,
            end: None,
            sender: Sender::default(),
        }
    }

    /// Whether nothing waits at any filter.
    pub(crate) fn is_settled(&self) -> bool {
        !self.busy && self.entry.is_empty() && self.stations.iter().all(|station| station.queue.is_empty())
    }

    /// Takes data that passed every filter.
    pub(crate) fn arrive(&mut self, piece: Piece) {
        match self.sample.direction {
            Direction::Inbound => self.keep(&piece.bytes, piece.end),
            Direction::Outbound => self.sender.take(piece),
        }
    }

    /// Takes a segment at once, where no filter stands and nothing waits. Returns whether it did; otherwise nothing happened.
    pub(crate) fn take_straight(&mut self, segment: &Segment<'_>) -> bool {
        let clear = self.stations.is_empty() && self.entry.is_empty() && !self.busy && !self.sender.own;
        if !clear || !self.assembler.follow(segment) {
            return false;
        }
        match self.sample.direction {
            Direction::Inbound => self.keep(segment.bytes, segment.end),
            // It goes on in the packet that it came in.
            Direction::Outbound => self
                .sender
                .sent_as_it_is(self.assembler.next().unwrap_or_default()),
        }
        true
    }

    /// Takes what the receiver got.
    pub(crate) fn keep(&mut self, bytes: &[u8], end: Option<StreamEnd>) {
        if !self.forgets {
            self.received.extend_from_slice(bytes);
        }
        self.end = end.or(self.end);
    }
}

impl Flow {
    pub(crate) fn new(handle: u64, packet: &Traveller, newest_filter: u64) -> Self {
        let (local, remote) = ends(packet);
        let mut there = packet.remembered();
        there.bytes = there.bytes[..there.headers.ip_len + there.headers.transport_len].into();
        there.rest.clear();
        let mut back = there.clone();
        back.headers.source = there.headers.destination;
        back.headers.destination = there.headers.source;
        back.headers.ports = (there.headers.ports.1, there.headers.ports.0);
        back.direction = match there.direction {
            Direction::Inbound => Direction::Outbound,
            Direction::Outbound => Direction::Inbound,
        };
        let (inbound, outbound) = match packet.direction {
            Direction::Inbound => (there, back),
            Direction::Outbound => (back, there),
        };
        Self {
            handle,
            local,
            remote,
            handshake: false,
            opening: None,
            newest_filter,
            dropped: false,
            over: false,
            allowed: Vec::new(),
            inbound: Half::new(inbound),
            outbound: Half::new(outbound),
        }
    }

    /// Whether nothing more comes: both sides have closed, one has reset the connection, or it was dropped.
    pub(crate) fn is_finished(&self) -> bool {
        let ends = [self.inbound.end, self.outbound.end];
        self.dropped || ends.contains(&Some(StreamEnd::Abort)) || ends.iter().all(Option::is_some)
    }

    pub(crate) fn ends(&self) -> ale::Flow {
        let (local, remote) = (self.local, self.remote);
        ale::Flow(TCP, local.ip(), local.port(), remote.ip(), remote.port())
    }

    pub(crate) fn half(&mut self, direction: Direction) -> &mut Half {
        match direction {
            Direction::Inbound => &mut self.inbound,
            Direction::Outbound => &mut self.outbound,
        }
    }

    pub(crate) fn layer(&self) -> Layer {
        Layer::stream(match self.local {
            SocketAddr::V4(_) => Family::V4,
            SocketAddr::V6(_) => Family::V6,
        })
    }
}

/// Local and remote address and port of a TCP packet.
pub(crate) fn ends(packet: &Traveller) -> (SocketAddr, SocketAddr) {
    let (local, remote) = packet.ports();
    (
        SocketAddr::new(packet.local(), local),
        SocketAddr::new(packet.remote(), remote),
    )
}
