//! The way of a packet through the layers.
//!
//! Inbound: INBOUND_IPPACKET, then INBOUND_TRANSPORT, then the host. A fragment is indicated as it came, again with the flag
//! IS_FRAGMENT, and then as part of the reassembled packet (C-328). Outbound: OUTBOUND_TRANSPORT, then OUTBOUND_IPPACKET, then
//! the wire; fragments of the host are joined first, since these layers lie above fragmentation. What only passes through the
//! host, or passes through its far interface, is the matter of [`forward`]. Injected packets enter at the bottom or at the top and
//! pass every layer of their direction again (C-033). TCP packets pass STREAM_PACKET above the transport layers, and their data the
//! stream layers above that; all other packets pass [`datagram`]'s layers there. ALE is asked before a packet leaves, and behind
//! INBOUND_TRANSPORT ([`authorization`]); what comes for a port that nobody has never gets there ([`closed_port`]). What drivers redirected has its new addresses everywhere ([`redirection`]).

use std::sync::Arc;

use fwps_sys as sys;

use super::ale;
use super::authorization;
use super::classify::{self, Verdict, View};
use super::closed_port;
use super::datagram;
use super::forward;
use super::layer::Layer;
use super::mac;
use super::offload;
use super::packet::{Source, State, Traveller};
use super::redirection;
use super::stream;
use super::tagging::{self, Journey};
use crate::context;
use crate::kernel::process_notify;
use crate::machine;
use crate::traffic::fragments::Piece;
use crate::traffic::output::Direction;
use crate::traffic::packet::{Headers, TCP};

/// Sends a packet on its way.
pub(crate) fn enter(traveller: Traveller) {
    let told = machine::with(|machine| {
        machine.check_holds();
        machine.processes.are_watched()
    });
    if told && context::innermost().is_none() {
        process_notify::before_packet_of(&traveller);
    }
    let before = context::set_packet(traveller.source.number);
    let traveller = match traveller.direction {
        Direction::Inbound => redirection::arrive(traveller),
        Direction::Outbound => Some(traveller),
    };
    match traveller {
        Some(traveller) if traveller.direction == Direction::Inbound => receive(traveller),
        Some(traveller) => send(traveller),
        None => {}
    }
    machine::with(machine::Machine::remove_tags_of_the_gone);
    context::set_packet(before);
}

fn receive(traveller: Traveller) {
    if forward::is_transit(&traveller) {
        forward::receive(traveller);
        return;
    }
    let Some(traveller) = at_ip_packet(traveller) else {
        return;
    };
    if traveller.headers.fragment.is_none() {
        deliver(traveller);
        return;
    }
    let mut again = traveller;
    again.flags |= sys::FWP_CONDITION_FLAG_IS_FRAGMENT;
    let Some(again) = at_ip_packet(again) else { return };
    if let Some(mut whole) = join(again) {
        whole.flags = sys::FWP_CONDITION_FLAG_IS_REASSEMBLED;
        if let Some(whole) = at_ip_packet(whole) {
            deliver(whole);
        }
    }
}

fn deliver(traveller: Traveller) {
    let Some(mut traveller) = forward::pass_through(traveller) else {
        return;
    };
    let headers = traveller.headers;
    // The stack drops what has no whole transport header before any transport layer sees it.
    let layer = Layer::transport(Direction::Inbound, headers.family);
    let icmp = matches!(
        headers.protocol,
        crate::traffic::packet::ICMP | crate::traffic::packet::ICMPV6
    );
    let view = View {
        // At this layer an ICMP message starts at its header.
        start: headers.ip_len + if icmp { 0 } else { headers.transport_len },
        from: 0,
        ip_header: headers.ip_len,
        transport_header: if icmp { 0 } else { headers.transport_len },
    };
    if machine::with(|machine| machine.has_no_endpoint(&traveller)) {
        closed_port::refuse(traveller, view);
        return;
    }
    if !authorization::open(&traveller) {
        return;
    }
    machine::with(|machine| ale::mark(machine, &mut traveller));
    let passed = pass(layer, traveller, view)
        .and_then(authorization::admit)
        .and_then(|traveller| at_stream_packet(traveller, view))
        .and_then(|traveller| datagram::receive(traveller, view));
    if let Some(traveller) = passed {
        let tagged = machine::with(|machine| {
            ale::add(machine, &traveller);
            machine.flow_passed(&traveller);
            machine.host.put_out(&traveller);
            !machine.host.tags.is_empty()
        });
        if tagged {
            tagging::event::exit(&traveller);
        }
        stream::receive(&traveller);
    }
}

pub(super) fn send(traveller: Traveller) {
    let (transit, closed) = machine::with(|machine| {
        (
            machine.is_transit(&traveller),
            machine.has_no_endpoint(&traveller),
        )
    });
    if transit {
        forward::send(traveller);
        return;
    }
    let (traveller, closed) = if traveller.headers.fragment.is_some() {
        let Some(whole) = join(traveller) else { return };
        let closed = machine::with(|machine| machine.has_no_endpoint(&whole));
        (whole, closed)
    } else {
        (traveller, closed)
    };
    if closed {
        // No connection, no flow: only the transport layer has sent it.
        let view = outbound_view(&traveller);
        at_transport(traveller, view);
        return;
    }
    let traveller = redirection::depart(traveller);
    if let Some(traveller) = traveller.and_then(stream::send) {
        send_segment(traveller);
    }
}

/// Sends a packet down from the transport layer.
pub(crate) fn send_segment(traveller: Traveller) {
    if !authorization::open(&traveller) {
        return;
    }
    let Some(mut traveller) = authorization::admit(traveller) else {
        return;
    };
    machine::with(|machine| {
        ale::add(machine, &traveller);
        offload::mark(machine, &mut traveller);
        machine.flow_passed(&traveller);
    });
    let view = outbound_view(&traveller);
    let shown = at_stream_packet(traveller, view).and_then(|traveller| datagram::send(traveller, view));
    if let Some(traveller) = shown {
        at_transport(traveller, view);
    }
}

/// How the transport layers show a packet that is sent.
fn outbound_view(traveller: &Traveller) -> View {
    View {
        start: traveller.headers.ip_len,
        from: traveller.headers.ip_len,
        ip_header: 0,
        transport_header: traveller.headers.transport_len,
    }
}

/// The way of a packet from OUTBOUND_TRANSPORT to the wire, or back up to the host.
fn at_transport(traveller: Traveller, view: View) {
    let layer = Layer::transport(Direction::Outbound, traveller.headers.family);
    let Some(traveller) = pass(layer, traveller, view) else {
        return;
    };
    let Some(mut traveller) = at_ip_packet(traveller).and_then(forward::pass_through) else {
        return;
    };
    let loops = machine::with(|machine| {
        use crate::traffic::address::Kind;
        for part in traveller.parts() {
            if let Some(flow) = machine.host.streams.sent(part) {
                machine.stream_went_on(flow);
            }
        }
        traveller.source.looped || machine.host.addresses.kind(traveller.headers.destination) == Kind::Unicast
    });
    if loops {
        let rest = std::mem::take(&mut traveller.rest);
        for mut part in std::iter::once(traveller).chain(rest) {
            part.direction = Direction::Inbound;
            part.flags |= sys::FWP_CONDITION_FLAG_IS_LOOPBACK;
            receive(part);
        }
    } else {
        mac::transmit(&traveller);
    }
}

/// TCP packets pass a layer of their own between the transport layers and the streams, when it has filters. ALE has seen them when
/// they come here.
fn at_stream_packet(traveller: Traveller, view: View) -> Option<Traveller> {
    if traveller.headers.protocol != TCP {
        return Some(traveller);
    }
    let layer = Layer::stream_packet(traveller.headers.family);
    if machine::with(|machine| machine.management.has_filters(layer)) {
        pass(layer, traveller, view)
    } else {
        Some(traveller)
    }
}

pub(super) fn at_ip_packet(traveller: Traveller) -> Option<Traveller> {
    let headers = traveller.headers;
    let layer = Layer::ip_packet(traveller.direction, headers.family);
    let view = match traveller.direction {
        Direction::Inbound => View {
            start: headers.ip_len,
            from: 0,
            ip_header: headers.ip_len,
            transport_header: 0,
        },
        Direction::Outbound => View {
            start: 0,
            from: 0,
            ip_header: headers.ip_len,
            transport_header: headers.transport_len,
        },
    };
    pass(layer, traveller, view)
}

/// Classifies at a layer; the packet comes back when it goes on.
pub(super) fn pass(layer: Layer, traveller: Traveller, view: View) -> Option<Traveller> {
    if traveller.exempt || machine::with(|machine| classify::passes_unseen(machine, layer)) {
        return Some(traveller);
    }
    match classify::classify(layer, &traveller, view) {
        Verdict::Permit => Some(traveller),
        Verdict::Block => None,
    }
}

/// Adds a fragment to its datagram; the whole packet comes back when it was the last one missing.
fn join(fragment: Traveller) -> Option<Traveller> {
    machine::with(|machine| {
        let host = &mut machine.host;
        let direction = fragment.direction;
        let reassembly = match direction {
            Direction::Inbound => &mut host.inbound,
            Direction::Outbound => &mut host.outbound,
        };
        let piece = Piece {
            bytes: fragment.bytes.clone(),
            headers: fragment.headers,
            tag: fragment,
        };
        let (bytes, pieces) = reassembly.add(piece)?;
        let Ok(headers) = Headers::parse(&bytes) else {
            host.packets.malformed += 1;
            return None;
        };
        let first = &pieces[0].tag;
        // The past of the whole is the past that all its pieces share.
        let mut injections = first.injections.clone();
        for piece in &pieces {
            let same = injections
                .iter()
                .zip(&piece.tag.injections)
                .take_while(|(a, b)| a == b)
                .count();
            injections.truncate(same);
        }
        let exempt = first.exempt;
        let number = first.source.number;
        let link = first.source.link.clone();
        let fragments = pieces.into_iter().map(|piece| piece.bytes).collect();
        let bytes: Arc<[u8]> = bytes.into();
        let mut source = Source::new(number, Arc::clone(&bytes), fragments);
        source.link = link;
        let source = Arc::new(source);
        Some(Traveller::from(State {
            direction,
            bytes,
            headers,
            injections,
            flags: 0,
            exempt,
            source,
            rest: Vec::new(),
            journey: Journey::new(),
        }))
    })
}
