//! Packets of the test onto their way, in the shapes of the run.
//!
//! With filters at the MAC layers frames keep their own form, but for several of them arriving together: what is in them is the
//! sender's then.

use std::sync::Arc;

use smallvec::{SmallVec, smallvec};

use crate::engine::packet::Traveller;
use crate::engine::{mac, path};
use crate::frames;
use crate::machine::{self, Machine};
use crate::traffic::address::Kind;
use crate::traffic::capture::CapturedPacket;
use crate::traffic::ethernet::Ethernet;
use crate::traffic::output::Direction;
use crate::traffic::packet::{Headers, Malformed, TCP, UDP};
use crate::traffic::reshape;
use crate::traffic::shape::Shape;

/// How many packets or frames go together at most.
const TOGETHER: usize = 3;
/// The flags SYN, FIN and RST of TCP.
const BEGINS_OR_ENDS: u8 = 0x07;

/// The packets of a capture; some wait for others that they go with.
#[derive(Default)]
pub(crate) struct Arrivals {
    sends: Vec<Traveller>,
    frames: Vec<(Vec<u8>, u64)>,
}

impl Arrivals {
    /// Puts the next packet onto its way, or keeps it for the next.
    pub(crate) fn offer(&mut self, packet: CapturedPacket) {
        let number = packet.number;
        let (shapes, filtered) = machine::with(|machine| (machine.options.shapes, machine.has_mac_filters()));
        match (packet.frame, packet.ip) {
            (_, Some(bytes)) if shapes.changes_traffic() && !filtered => self.offer_packet(bytes, number),
            (Some(frame), _) if shapes.has(Shape::Lists) && filtered => self.offer_frame(frame, number),
            (Some(frame), _) => offer_frames(vec![(frame, number)]),
            (None, Some(bytes)) => {
                let _counted = offer(bytes, Some(number), None);
            }
            (None, None) => machine::with(|machine| machine.host.packets.not_ip += 1),
        }
    }

    /// Lets go what waits.
    pub(crate) fn flush(&mut self) {
        let mut sends = std::mem::take(&mut self.sends).into_iter();
        if let Some(mut first) = sends.next() {
            first.rest = sends.collect();
            path::enter(first);
        }
        let frames = std::mem::take(&mut self.frames);
        if !frames.is_empty() {
            offer_frames(frames);
        }
    }

    fn offer_packet(&mut self, bytes: Arc<[u8]>, number: u64) {
        let Ok(travellers) = prepare(bytes, Some(number), None) else {
            return;
        };
        for traveller in travellers {
            let waits = machine::with(|machine| {
                let shapes = machine.options.shapes;
                shapes.has(Shape::Buffers) && may_wait(&traveller) && chosen(machine)
            });
            let fits = self
                .sends
                .first()
                .is_none_or(|first| together(&first.headers, &traveller.headers));
            if !waits || !fits || self.sends.len() == TOGETHER {
                self.flush();
            }
            if waits {
                self.sends.push(traveller);
            } else {
                enter(traveller);
            }
        }
    }

    fn offer_frame(&mut self, frame: Vec<u8>, number: u64) {
        let headers = Ethernet::parse(&frame).and_then(|ethernet| ethernet.ip(&frame));
        let waits = machine::with(|machine| {
            let direction =
                headers.and_then(|headers| machine.host.direction(headers.source, headers.destination));
            direction == Some(Direction::Inbound) && chosen(machine)
        });
        if !waits || self.frames.len() == TOGETHER {
            self.flush();
        }
        if waits {
            self.frames.push((frame, number));
        } else {
            offer_frames(vec![(frame, number)]);
        }
    }
}

/// Puts frames onto their way together. What no stack would process is counted, and goes no further.
fn offer_frames(frames: Vec<(Vec<u8>, u64)>) {
    let _counted = frames::offer(frames, None);
}

/// Whether a packet may wait for others: a send of data, which nobody answers before it is there.
fn may_wait(packet: &Traveller) -> bool {
    let headers = &packet.headers;
    let flags = packet.bytes.get(headers.ip_len + 13).copied().unwrap_or_default();
    packet.direction == Direction::Outbound
        && !packet.source.looped
        && headers.fragment.is_none()
        && match headers.protocol {
            UDP => true,
            TCP => flags & BEGINS_OR_ENDS == 0 && headers.total_len > headers.ip_len + headers.transport_len,
            _ => false,
        }
}

/// Whether two packets are of one endpoint and one flow.
fn together(one: &Headers, other: &Headers) -> bool {
    let flow = |headers: &Headers| {
        (
            headers.source,
            headers.destination,
            headers.protocol,
            headers.ports,
            headers.ip_len,
        )
    };
    flow(one) == flow(other)
}

/// Whether the next packet has a form, where the seed chooses that.
fn chosen(machine: &mut Machine) -> bool {
    !machine.options.shapes.is_by_seed() || machine.draw(2) == 0
}

/// Puts a packet onto its way; without a direction, that follows from its addresses.
pub(crate) fn offer(
    bytes: impl Into<Arc<[u8]>>,
    number: Option<u64>,
    direction: Option<Direction>,
) -> Result<(), Malformed> {
    prepare(bytes.into(), number, direction)?
        .into_iter()
        .for_each(enter);
    Ok(())
}

fn enter(traveller: Traveller) {
    match traveller.direction {
        Direction::Inbound => mac::receive(traveller),
        Direction::Outbound => path::enter(traveller),
    }
}

/// The packets that a packet comes as; none when it is nothing that the host sees.
fn prepare(
    bytes: Arc<[u8]>,
    number: Option<u64>,
    direction: Option<Direction>,
) -> Result<SmallVec<[Traveller; 1]>, Malformed> {
    let mut traveller = match Traveller::new(Direction::Inbound, bytes, number) {
        Ok(traveller) => traveller,
        Err(error) => {
            machine::with(|machine| machine.host.packets.malformed += 1);
            return Err(error);
        }
    };
    let headers = traveller.headers;
    let (known, way, changes) = machine::with(|machine| {
        let direction = direction.or_else(|| machine.host.direction(headers.source, headers.destination));
        let counters = &mut machine.host.packets;
        match direction {
            Some(Direction::Inbound) => counters.inbound += 1,
            Some(Direction::Outbound) => counters.outbound += 1,
            None => counters.foreign += 1,
        }
        let forwarded = machine.options.forwarding.then_some(Direction::Inbound);
        let way = direction.or(forwarded);
        (direction, way, machine.options.shapes.changes_traffic())
    });
    let Some(way) = way else {
        return Ok(SmallVec::new());
    };
    traveller.direction = way;
    // What only passes through the host keeps its form.
    if known.is_some() && changes {
        return Ok(machine::with(|machine| reshape(machine, traveller)));
    }
    Ok(smallvec![traveller])
}

/// Gives a packet of the host the forms of the run.
fn reshape(machine: &mut Machine, traveller: Traveller) -> SmallVec<[Traveller; 1]> {
    let shapes = machine.options.shapes;
    let (mut headers, number) = (traveller.headers, traveller.source.number);
    let looped = shapes.has(Shape::Loopback) && may_loop(machine, &headers);
    let direction = if looped {
        Direction::Outbound
    } else {
        traveller.direction
    };
    let mut forms: Vec<Arc<[u8]>> = vec![Arc::clone(&traveller.bytes)];
    if shapes.has(Shape::Options) && chosen(machine) {
        if let Some(longer) = reshape::with_option(&forms[0], &headers) {
            headers = Headers::parse(&longer).unwrap_or(headers);
            forms = vec![longer.into()];
        }
    }
    if shapes.has(Shape::Fragments) && direction == Direction::Inbound && chosen(machine) {
        let identification = number.unwrap_or_default() as u32;
        if let Some(pieces) = reshape::in_fragments(&forms[0], &headers, identification) {
            forms = pieces.into_iter().map(Arc::from).collect();
        }
    }
    forms
        .into_iter()
        // What a packet was made of is whole, so that each of its forms is.
        .filter_map(|bytes| Traveller::looping(direction, bytes, number, looped).ok())
        .collect()
}

/// Whether a packet goes round on the host; where the seed chooses that, it chooses for whole conversations.
fn may_loop(machine: &Machine, headers: &Headers) -> bool {
    let shapes = machine.options.shapes;
    let single = |address| {
        let kind = machine.host.addresses.kind(address);
        matches!(kind, Kind::Unicast | Kind::Foreign) && !address.is_unspecified()
    };
    headers.fragment.is_none()
        && single(headers.source)
        && single(headers.destination)
        && (!shapes.is_by_seed() || (reshape::conversation(headers) ^ machine.options.seed) & 1 == 0)
}
