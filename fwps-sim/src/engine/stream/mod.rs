//! The stream layers: TCP connections are put in order, their data passes the filters, and what comes out is received.
//!
//! Receive windows and flow control are not modelled: a receiver takes everything, and a deferred stream only waits. The
//! acknowledgements of the peer stay those of the traffic, even when the data was edited.

pub(crate) mod assembler;
pub(crate) mod consume;
pub(crate) mod flow;
pub(crate) mod indication;
pub(crate) mod lists;
pub(crate) mod process;
pub(crate) mod sender;
pub(crate) mod station;
pub(crate) mod verdict;

use std::collections::VecDeque;

use fwps_sys as sys;
use rustc_hash::FxHashMap;

use super::ale::{self, flow_of};
use super::packet::Traveller;
use super::task::Task;
use crate::fwpm::filter::FilterAction;
use crate::machine::{self, Machine};
use crate::traffic::output::Direction;
use crate::traffic::packet::TCP;
use crate::verify::contract::contract;
use assembler::{Segment, StreamEnd};
use flow::Flow;

/// Handle of the first connection; the others follow at distances of 16.
const FIRST_FLOW: u64 = 0xF10_0000;
/// How many connections that are over are remembered, when a run keeps no output.
const REMEMBERED: usize = 1024;

/// The ends of a connection.
type Ends = ale::Flow;

/// The TCP connections of the host, in the order of their beginnings.
#[derive(Debug, Default)]
pub(crate) struct Streams {
    /// By handle.
    flows: FxHashMap<u64, Flow>,
    /// Connections so far, those that were forgotten included.
    made: u64,
    /// Whether the run keeps no output: what was received is not kept then, and connections that are over are forgotten.
    forgets: bool,
    /// Connections that are over, the oldest end first.
    over: VecDeque<u64>,
    /// The newest connection of every pair of ends.
    by_ends: FxHashMap<Ends, u64>,
    /// The connections before the newest one of a pair of ends: packets of theirs may be late.
    earlier: FxHashMap<Ends, Vec<u64>>,
    /// Clones of stream data: address and number in the ledger.
    pub(crate) clones: FxHashMap<usize, u64>,
}

impl Streams {
    pub(crate) fn new(forgets: bool) -> Self {
        Self {
            forgets,
            ..Self::default()
        }
    }

    /// The connection with this handle.
    pub(crate) fn flow(&mut self, handle: u64) -> Option<&mut Flow> {
        self.flows.get_mut(&handle)
    }

    /// All connections in the order of their beginnings, which is not that of a hash table.
    pub(crate) fn in_order(&mut self) -> Vec<&mut Flow> {
        let mut flows: Vec<_> = self.flows.values_mut().collect();
        flows.sort_unstable_by_key(|flow| flow.handle);
        flows
    }

    /// As [`Streams::in_order`], at the end.
    pub(crate) fn into_order(self) -> Vec<Flow> {
        let mut flows: Vec<_> = self.flows.into_values().collect();
        flows.sort_unstable_by_key(|flow| flow.handle);
        flows
    }

    /// Whether a connection that was forgotten had this handle.
    pub(crate) fn is_forgotten(&self, handle: u64) -> bool {
        let number = handle
            .checked_sub(FIRST_FLOW)
            .filter(|offset| offset % 16 == 0)
            .map(|offset| offset / 16);
        number.is_some_and(|number| number < self.made) && !self.flows.contains_key(&handle)
    }

    /// Notes that a connection is over. Returns the ends of one that is forgotten for it.
    pub(crate) fn note_over(&mut self, handle: u64) -> Option<Ends> {
        if !self.forgets {
            return None;
        }
        self.over.push_back(handle);
        if self.over.len() <= REMEMBERED {
            return None;
        }
        let oldest = self.over.pop_front()?;
        let flow = self.flows.get(&oldest)?;
        if !flow.inbound.is_settled() || !flow.outbound.is_settled() {
            self.over.push_back(oldest);
            return None;
        }
        let ends = flow.ends();
        self.flows.remove(&oldest);
        if let Some(earlier) = self.earlier.get_mut(&ends) {
            earlier.retain(|handle| *handle != oldest);
            if earlier.is_empty() {
                self.earlier.remove(&ends);
            }
        }
        if self.by_ends.get(&ends) != Some(&oldest) {
            return None;
        }
        self.by_ends.remove(&ends);
        Some(ends)
    }

    /// The handle of the connection of a TCP packet.
    pub(crate) fn handle_of(&self, packet: &Traveller) -> Option<u64> {
        self.by_ends.get(&flow_of(packet)).copied()
    }

    /// The connection of a packet; a new one for the first packet, and for a SYN that opens the same one again.
    fn enter(&mut self, packet: &Traveller, segment: &Segment<'_>, newest_filter: u64) -> Option<&mut Flow> {
        let key = flow_of(packet);
        let opening = (packet.direction, segment.sequence);
        // The SYN of the accepting side carries an acknowledgement.
        let opens = segment.syn && !segment.ack;
        let known = self.by_ends.get(&key).copied();
        let same = |handle: &u64| {
            let flow = self.flows.get(handle);
            !opens || flow.is_some_and(|flow| flow.opening == Some(opening))
        };
        let handle = match known.filter(same) {
            Some(handle) => handle,
            None if segment.end == Some(StreamEnd::Abort) => return None,
            None => {
                let handle = FIRST_FLOW + 16 * self.made;
                self.made += 1;
                let mut flow = Flow::new(handle, packet, newest_filter);
                flow.handshake = opens;
                flow.opening = opens.then_some(opening);
                flow.inbound.forgets = self.forgets;
                flow.outbound.forgets = self.forgets;
                self.flows.insert(handle, flow);
                if let Some(earlier) = self.by_ends.insert(key, handle) {
                    self.earlier.entry(key).or_default().push(earlier);
                }
                handle
            }
        };
        self.flows.get_mut(&handle)
    }

    /// Notes what the peer gets of one packet that reached the wire. Returns the connection if it may be over now.
    pub(crate) fn sent(&mut self, packet: &Traveller) -> Option<u64> {
        if !is_segment(packet) {
            return None;
        }
        let segment = Segment::read(&packet.bytes, &packet.headers);
        let handle = self.sender_of(packet, &segment)?;
        let half = &mut self.flows.get_mut(&handle)?.outbound;
        if half.sender.peer.follow(&segment) {
            half.keep(segment.bytes, segment.end);
            return segment.end.map(|_| handle);
        }
        for piece in half.sender.peer.add(&segment) {
            half.keep(&piece.bytes, piece.end);
        }
        Some(handle)
    }

    /// The connection that a packet of the host belongs to: of several with the same ends, the one whose peer expects its sequence number, or
    /// one close to it.
    fn sender_of(&self, packet: &Traveller, segment: &Segment<'_>) -> Option<u64> {
        let ends = flow_of(packet);
        let newest = self.by_ends.get(&ends).copied()?;
        let Some(earlier) = self.earlier.get(&ends) else {
            return Some(newest);
        };
        let distance = |handle: u64| {
            let sender = &self.flows.get(&handle)?.outbound.sender;
            sender.peer.distance_of(segment.start(), sender.first)
        };
        let near = earlier
            .iter()
            .rev()
            .filter_map(|handle| Some((distance(*handle)?, *handle)));
        let nearest = near.min_by_key(|(distance, _)| *distance);
        match (distance(newest), nearest) {
            (own, Some((other, handle))) if own.is_none_or(|own| other < own) => Some(handle),
            _ => Some(newest),
        }
    }
}

/// Whether the packet is a whole TCP segment.
fn is_segment(packet: &Traveller) -> bool {
    packet.headers.protocol == TCP && packet.headers.fragment.is_none() && packet.headers.transport_len >= 20
}

/// Takes in a TCP packet that reached the host.
pub(crate) fn receive(packet: &Traveller) {
    if !is_segment(packet) {
        return;
    }
    let segment = Segment::read(&packet.bytes, &packet.headers);
    let flow = machine::with(|machine| {
        let newest = machine.management.last_filter_id();
        let flow = machine.host.streams.enter(packet, &segment, newest)?;
        if flow.dropped {
            return None;
        }
        let handle = flow.handle;
        if !machine.management.has_filters(flow.layer()) && flow.inbound.take_straight(&segment) {
            if segment.end.is_some() {
                machine.stream_went_on(handle);
            }
            return None;
        }
        let pieces = flow.inbound.assembler.add(&segment);
        flow.inbound.entry.extend(pieces);
        Some(handle)
    });
    if let Some(flow) = flow {
        process::run(flow, Direction::Inbound);
    }
}

/// Takes in what the host sends, before it becomes packets for the layers below. It comes back when the packet goes on as it is;
/// otherwise packets of its own carry what passed.
pub(crate) fn send(packet: Traveller) -> Option<Traveller> {
    // What a driver injected enters below the streams (C-033).
    if !packet.injections.is_empty() || !packet.parts().all(is_segment) {
        return Some(packet);
    }
    let alone = packet.rest.is_empty();
    // Every part is offered, also behind one that does not pass.
    let kept = packet.parts().filter(|part| !offer(part, alone)).count();
    (kept == 0).then_some(packet)
}

/// Offers one packet that the host sends to the filters. Returns whether the packet goes on as it is.
fn offer(packet: &Traveller, alone: bool) -> bool {
    let segment = Segment::read(&packet.bytes, &packet.headers);
    let abort = segment.end == Some(StreamEnd::Abort);
    let plain = segment.is_empty();
    let entered = machine::with(|machine| {
        let newest = machine.management.last_filter_id();
        let flow = machine.host.streams.enter(packet, &segment, newest)?;
        let layer = flow.layer();
        let (handle, dropped) = (flow.handle, flow.dropped);
        let filtered = machine.management.has_filters(layer);
        let half = &mut machine.host.streams.flow(handle)?.outbound;
        half.sender.acknowledgement = segment.acknowledgement;
        half.sender.window = segment.window;
        half.sender.first.get_or_insert(segment.start());
        if !half.sender.own {
            half.sender.sequence = half.assembler.next().unwrap_or(segment.start());
        }
        if !filtered && !dropped && half.take_straight(&segment) {
            if segment.end.is_some() {
                machine.stream_went_on(handle);
            }
            return None;
        }
        let syn = segment.syn;
        let pieces = half.assembler.add(&segment);
        let nothing = pieces.is_empty();
        half.entry.extend(pieces);
        if filtered && (half.assembler.has_gap() || !alone) {
            // What is early is sent when it is its turn; of several packets in one list some may pass and others not.
            half.sender.own = true;
        }
        if half.sender.own && plain && !syn {
            half.sender.empty = true;
        }
        Some((handle, dropped, nothing))
    });
    let Some((handle, dropped, nothing)) = entered else {
        return true;
    };
    if dropped {
        return abort;
    }
    process::run(handle, Direction::Outbound);
    let passes = machine::with(|machine| {
        let flow = machine.host.streams.flow(handle)?;
        let half = &mut flow.outbound;
        if flow.dropped {
            return Some(abort);
        }
        if !half.sender.own && (nothing || half.is_settled()) {
            if let Some(next) = half.assembler.next() {
                half.sender.sent_as_it_is(next);
            }
            return Some(true);
        }
        half.sender.own = true;
        Some(abort)
    });
    // What passed while it was not clear yet whether the packet would.
    process::run(handle, Direction::Outbound);
    passes.unwrap_or(true)
}

/// Lets go what waits for a callout that is unregistered. What it deferred is reported (C-376).
pub(crate) fn callout_leaves(machine: &mut Machine, callout: u32) {
    let mut deferred = Vec::new();
    for flow in machine.host.streams.in_order() {
        for direction in [Direction::Inbound, Direction::Outbound] {
            let (handle, dropped) = (flow.handle, flow.dropped);
            for station in &mut flow.half(direction).stations {
                let mine = matches!(station.filter.action, FilterAction::Callout { id, .. } if id == callout);
                if !mine || station.queue.is_empty() {
                    continue;
                }
                station.required = 0;
                if station.deferred.take().is_some() && !dropped {
                    deferred.push(handle);
                }
                machine.tasks.push_back(Task::Stream(handle, direction));
            }
        }
    }
    for flow in deferred {
        let text = format!("a callout was unregistered that had deferred the stream of flow {flow:#x}");
        machine.report(contract!(376), text);
    }
}

/// The stream flags (`FWPS_STREAM_FLAG_*`) of data.
pub(crate) fn stream_flags(direction: Direction, piece: &assembler::Piece) -> u32 {
    let (base, push, expedited, disconnect, abort) = match direction {
        Direction::Inbound => (
            sys::FWPS_STREAM_FLAG_RECEIVE,
            sys::FWPS_STREAM_FLAG_RECEIVE_PUSH,
            sys::FWPS_STREAM_FLAG_RECEIVE_EXPEDITED,
            sys::FWPS_STREAM_FLAG_RECEIVE_DISCONNECT,
            sys::FWPS_STREAM_FLAG_RECEIVE_ABORT,
        ),
        Direction::Outbound => (
            sys::FWPS_STREAM_FLAG_SEND,
            sys::FWPS_STREAM_FLAG_SEND_NODELAY,
            sys::FWPS_STREAM_FLAG_SEND_EXPEDITED,
            sys::FWPS_STREAM_FLAG_SEND_DISCONNECT,
            sys::FWPS_STREAM_FLAG_SEND_ABORT,
        ),
    };
    let end = match piece.end {
        None => 0,
        Some(StreamEnd::Disconnect) => disconnect,
        Some(StreamEnd::Abort) => abort,
    };
    base | end | if piece.push { push } else { 0 } | if piece.expedited { expedited } else { 0 }
}
