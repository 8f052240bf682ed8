//! The way of frames through the MAC layers.
//!
//! Inbound: INBOUND_MAC_FRAME_NATIVE, then INBOUND_MAC_FRAME_ETHERNET, then the IP packet of the frame goes up. Outbound:
//! OUTBOUND_MAC_FRAME_ETHERNET, then OUTBOUND_MAC_FRAME_NATIVE, then the wire; the packets are cut into frames before. An
//! injected frame enters at the layer that it names, and passes it again. What is no IP packet is seen here only.

use std::sync::Arc;

use super::layer::Layer;
use super::layer2::classify::pass;
use super::layer2::frame::Frame;
use super::packet::{Source, State, Traveller};
use super::path;
use super::tagging::{self, Journey};
use crate::context;
use crate::machine::{self, Machine};
use crate::traffic::ethernet::{self, Ethernet};
use crate::traffic::output::{Direction, FrameTarget, OutputFrame, OutputPacket};
use crate::traffic::packet::Headers;

const INBOUND: [Layer; 2] = [Layer::InboundMacFrameNative, Layer::InboundMacFrameEthernet];
const OUTBOUND: [Layer; 2] = [Layer::OutboundMacFrameEthernet, Layer::OutboundMacFrameNative];

fn way(direction: Direction) -> [Layer; 2] {
    match direction {
        Direction::Inbound => INBOUND,
        Direction::Outbound => OUTBOUND,
    }
}

/// Where frames of a direction enter that no driver injected.
pub(crate) fn first_layer(direction: Direction) -> Layer {
    way(direction)[0]
}

/// Lets frames enter together at the layer of the first one, which is that of all.
pub(crate) fn enter(mut frames: Vec<Frame>) {
    let Some(first) = frames.first() else { return };
    let before = context::set_packet(first.source.number);
    let entry = first.layer;
    for layer in way(entry.direction())
        .into_iter()
        .skip_while(|layer| *layer != entry)
    {
        frames = pass(layer, frames);
    }
    frames.into_iter().for_each(leave);
    context::set_packet(before);
}

/// The frame went through: up to the stack, or down to the wire.
fn leave(frame: Frame) {
    let direction = frame.direction();
    machine::with(|machine| {
        let packet = frame.ip_packet().filter(|_| direction == Direction::Outbound);
        if let Some(bytes) = packet {
            let injected = !frame.injections.is_empty();
            machine.host.packets.sent += 1;
            machine.host.output.push(OutputPacket {
                direction,
                bytes: bytes.to_vec(),
                packet: frame.source.number,
                injected,
            });
        }
        let target = match direction {
            Direction::Inbound => FrameTarget::Host,
            Direction::Outbound => FrameTarget::Wire,
        };
        if machine.has_mac_filters() {
            machine.put_out_frame(&frame, target);
        }
    });
    if direction == Direction::Inbound {
        if let Some(traveller) = unwrap(&frame) {
            path::enter(traveller);
        }
    }
}

/// The IP packet of a frame, with the frame's past.
fn unwrap(frame: &Frame) -> Option<Traveller> {
    Some(Traveller::from(State {
        direction: frame.direction(),
        bytes: frame.ip_packet()?.into(),
        headers: frame.ip?,
        injections: frame.injections.clone(),
        flags: 0,
        exempt: frame.is_exempt(),
        source: Arc::clone(&frame.source),
        rest: Vec::new(),
        journey: Journey::new(),
    }))
}

/// A packet arrives from the wire.
pub(crate) fn receive(traveller: Traveller) {
    let frames = machine::with(|machine| machine.has_mac_filters().then(|| machine.wrap(&traveller)));
    match frames {
        Some(frames) => enter(frames),
        None => path::enter(traveller),
    }
}

/// A packet goes down to the wire, all packets of its list together.
pub(crate) fn transmit(traveller: &Traveller) {
    tagging::event::exit(traveller);
    let frames = machine::with(|machine| {
        if machine.has_mac_filters() {
            Some(machine.wrap(traveller))
        } else {
            machine.host.put_out(traveller);
            None
        }
    });
    frames.into_iter().for_each(enter);
}

impl Source {
    /// Notes the frame that a packet came in.
    pub(crate) fn keep_link(&mut self, ethernet: &Ethernet, frame: &[u8]) {
        self.link = frame[..ethernet.len].to_vec();
        let end = ethernet.len + self.bytes.len();
        self.padding = frame.get(end..).unwrap_or_default().to_vec();
    }
}

impl Machine {
    /// Whether a filter stands at any of the MAC layers.
    pub(crate) fn has_mac_filters(&self) -> bool {
        let filters = &self.management.objects.filters;
        let mut layers = filters.iter().filter_map(|filter| filter.layer);
        layers.any(|layer| INBOUND.contains(&layer) || OUTBOUND.contains(&layer))
    }

    pub(crate) fn put_out_frame(&mut self, frame: &Frame, target: FrameTarget) {
        self.host.output.push_frame(OutputFrame {
            target,
            bytes: frame.bytes.clone(),
            packet: frame.source.number,
            injected: !frame.injections.is_empty(),
        });
    }

    /// The frames of the packets of a list.
    fn wrap(&self, traveller: &Traveller) -> Vec<Frame> {
        let layer = first_layer(traveller.direction);
        let mut frames = Vec::new();
        for part in traveller.parts() {
            for piece in part.pieces() {
                let bytes = self.put_link(part, &piece);
                frames.extend(
                    Frame::new(layer, bytes, Arc::clone(&part.source)).map(|frame| Frame {
                        injections: part.injections.clone(),
                        ..frame
                    }),
                );
            }
        }
        frames
    }

    /// Puts the Ethernet header in front that the packet came with, or one that follows from its addresses.
    fn put_link(&self, part: &Traveller, piece: &[u8]) -> Vec<u8> {
        let source = &part.source;
        let came_with = Ethernet::parse(&source.link).filter(|header| {
            let sent = header.source == self.host.mac;
            sent == (part.direction == Direction::Outbound)
        });
        let Some(header) = came_with else {
            let headers = Headers::parse(piece).unwrap_or(part.headers);
            let mut frame = ethernet::header_for(part.direction, self.host.mac, &headers);
            frame.extend_from_slice(piece);
            return frame;
        };
        let mut frame = source.link[..header.len].to_vec();
        let same_length = piece.len() == source.bytes.len();
        frame.extend_from_slice(piece);
        if same_length {
            frame.extend_from_slice(&source.padding);
        }
        frame
    }

    /// Which way a frame goes that holds no IP packet, and what that says about the address of the interface.
    pub(crate) fn direction_of_frame(&mut self, frame: &[u8], ethernet: &Ethernet) -> Direction {
        use crate::traffic::address::Kind;
        let asks = ethernet.arp_sender(frame);
        let own = asks.is_some_and(|sender| self.host.addresses.kind(sender) == Kind::Unicast);
        if own {
            self.host.mac = ethernet.source;
        }
        if ethernet.source == self.host.mac {
            Direction::Outbound
        } else {
            Direction::Inbound
        }
    }

    /// Learns the address of the interface from a frame of an IP packet.
    pub(crate) fn learn_address(&mut self, direction: Direction, ethernet: &Ethernet) {
        match direction {
            Direction::Outbound => self.host.mac = ethernet.source,
            Direction::Inbound if !ethernet::is_group(ethernet.destination) => {
                self.host.mac = ethernet.destination;
            }
            Direction::Inbound => {}
        }
    }
}
