//! The virtual switch of the host: ports, forwarding, and the way of frames through its layers.
//!
//! A frame comes in at a port and passes INGRESS_VSWITCH_ETHERNET and, with an IP packet in it, INGRESS_VSWITCH_TRANSPORT. The switch
//! then knows its destinations, and for each of them the frame passes EGRESS_VSWITCH_ETHERNET and EGRESS_VSWITCH_TRANSPORT.

pub(crate) mod events;

use std::collections::BTreeMap;
use std::sync::Arc;

use fwps_sys as sys;

use super::layer::Layer;
use super::layer2::classify::pass;
use super::layer2::frame::{Copies, Frame, Place, PortAndNic};
use super::value::intern;
use crate::context;
use crate::machine::{self, Machine};
use crate::traffic::ethernet::MacAddress;
use crate::traffic::output::FrameTarget;
use crate::traffic::packet::Family;

/// The port of the external network; every other one is that of a virtual machine.
const EXTERNAL: u32 = 1;

/// The switch.
#[derive(Debug)]
pub(crate) struct Switch {
    ports: Vec<u32>,
    /// The number of the next port; none is used twice.
    next_port: u32,
    /// The port that each station was seen at last.
    stations: BTreeMap<MacAddress, u32>,
}

impl Switch {
    /// A switch with ports 1 to `count`.
    pub(crate) fn new(count: u32) -> Self {
        Self {
            ports: (1..=count).collect(),
            next_port: count + 1,
            stations: BTreeMap::new(),
        }
    }

    /// The identifier of the switch.
    pub(crate) fn id(&self) -> &'static [u8] {
        text_id(0x5157_0000)
    }

    pub(crate) fn has(&self, place: PortAndNic) -> bool {
        self.ports.contains(&place.port) && place.nic == nic_index(place.port)
    }

    /// Learns where the sender is, and gives the ports that the frame goes to.
    fn destinations(&mut self, frame: &Frame, from: u32) -> Vec<u32> {
        let ethernet = &frame.ethernet;
        self.stations.insert(ethernet.source, from);
        let known = self
            .stations
            .get(&ethernet.destination)
            .filter(|_| !frame.is_for_group());
        match known {
            Some(port) => [*port].into_iter().filter(|port| *port != from).collect(),
            None => self.ports.iter().copied().filter(|port| *port != from).collect(),
        }
    }
}

/// A GUID as text, in UTF-16.
fn text_id(first: u32) -> &'static [u8] {
    let text = format!("{{{first:08X}-5157-4222-8303-030303030303}}");
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    intern(&bytes)
}

/// The index of the NIC at a port.
pub(crate) fn nic_index(port: u32) -> u16 {
    u16::from(port == EXTERNAL)
}

/// The `NDIS_SWITCH_NIC_TYPE` of the NIC at a port.
pub(crate) fn nic_type(port: u32) -> u8 {
    if port == EXTERNAL {
        sys::NdisSwitchNicTypeExternal as u8
    } else {
        sys::NdisSwitchNicTypeSynthetic as u8
    }
}

/// The identifier of the interface at a port.
pub(crate) fn interface_id(port: u32) -> &'static [u8] {
    text_id(0x1F00_0000 + port)
}

/// The identifier of the virtual machine at a port, when one is there.
pub(crate) fn machine_id(port: u32) -> Option<&'static [u8]> {
    (port != EXTERNAL).then(|| text_id(0x3300_0000 + port))
}

/// Lets frames come in at their ports.
pub(crate) fn enter(frames: Vec<Frame>) {
    let before = context::packet();
    let frames = pass(Layer::IngressVSwitchEthernet, frames);
    for frame in frames {
        context::set_packet(frame.source.number);
        let passed = at_transport(
            Layer::IngressVSwitchTransportV4,
            Layer::IngressVSwitchTransportV6,
            frame,
        );
        passed.into_iter().for_each(distribute);
    }
    context::set_packet(before);
}

/// The transport layer of the switch, for frames with an IP packet that is no fragment.
fn at_transport(v4: Layer, v6: Layer, frame: Frame) -> Option<Frame> {
    let family = frame.ip.map(|headers| headers.family);
    let layer = match family {
        Some(Family::V4) => v4,
        Some(Family::V6) => v6,
        None => return Some(frame),
    };
    pass(layer, vec![frame]).pop()
}

/// Sends a frame to each of its destinations.
fn distribute(frame: Frame) {
    let Some(place) = frame.place.clone() else { return };
    let destinations = machine::with(|machine| {
        let switch = machine.host.switch.as_mut();
        switch.map_or(Vec::new(), |switch| {
            switch.destinations(&frame, place.source.port)
        })
    });
    let copies = Arc::new(Copies::default());
    for (index, port) in destinations.into_iter().enumerate() {
        let place = Place {
            source: place.source,
            destination: Some(PortAndNic {
                port,
                nic: nic_index(port),
            }),
            copies: Arc::clone(&copies),
            later: index > 0,
        };
        let frame = Frame {
            place: Some(place),
            ..frame.clone()
        };
        let passed = pass(Layer::EgressVSwitchEthernet, vec![frame]).pop();
        let passed = passed.and_then(|frame| {
            at_transport(
                Layer::EgressVSwitchTransportV4,
                Layer::EgressVSwitchTransportV6,
                frame,
            )
        });
        if let Some(frame) = passed {
            machine::with(|machine| machine.put_out_frame(&frame, FrameTarget::Port(port)));
        }
    }
}

impl Machine {
    /// A place at ingress; `None` when the switch has no such port.
    pub(crate) fn switch_place(&self, source: PortAndNic) -> Option<Place> {
        let switch = self.host.switch.as_ref()?;
        switch.has(source).then(|| Place {
            source,
            destination: None,
            copies: Arc::new(Copies::default()),
            later: false,
        })
    }
}
