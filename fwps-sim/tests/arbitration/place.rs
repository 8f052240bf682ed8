//! Layers of every kind, and what is classified once at each of them.

use fwps_sim::{Layer, Sim, SimBuilder};
use fwps_sys::*;

use crate::support::packets::{Kind, packet};

/// A layer to arbitrate at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    PacketIn,
    PacketOut,
    Forward,
    TransportIn,
    TransportOut,
    Datagram,
    Assignment,
    Accept,
    Connect,
    Established,
    FrameIn,
    NativeFrameIn,
    FrameOut,
    SwitchIngress,
}

pub const PLACES: [Place; 14] = [
    Place::PacketIn,
    Place::PacketOut,
    Place::Forward,
    Place::TransportIn,
    Place::TransportOut,
    Place::Datagram,
    Place::Assignment,
    Place::Accept,
    Place::Connect,
    Place::Established,
    Place::FrameIn,
    Place::NativeFrameIn,
    Place::FrameOut,
    Place::SwitchIngress,
];

const HOST: [u8; 6] = [0x02, 0xAA, 0, 0, 0, 1];
const PEER: [u8; 6] = [0x02, 0xBB, 0, 0, 0, 2];

fn frame(to: [u8; 6], from: [u8; 6], inbound: bool) -> Vec<u8> {
    let packet = packet(Kind::Udp4, inbound, b"arbitrated");
    let mut frame = [&to[..], &from[..], &[8, 0], &packet].concat();
    frame.resize(frame.len().max(60), 0);
    frame
}

impl Place {
    pub fn layer(self) -> Layer {
        match self {
            Place::PacketIn => Layer::InboundIpPacketV4,
            Place::PacketOut => Layer::OutboundIpPacketV6,
            Place::Forward => Layer::IpForwardV4,
            Place::TransportIn => Layer::InboundTransportV4,
            Place::TransportOut => Layer::OutboundTransportV6,
            Place::Datagram => Layer::DatagramDataV4,
            Place::Assignment => Layer::AleResourceAssignmentV4,
            Place::Accept => Layer::AleAuthRecvAcceptV4,
            Place::Connect => Layer::AleAuthConnectV6,
            Place::Established => Layer::AleFlowEstablishedV4,
            Place::FrameIn => Layer::InboundMacFrameEthernet,
            Place::NativeFrameIn => Layer::InboundMacFrameNative,
            Place::FrameOut => Layer::OutboundMacFrameEthernet,
            Place::SwitchIngress => Layer::IngressVSwitchEthernet,
        }
    }

    pub fn key(self) -> GUID {
        match self {
            Place::PacketIn => FWPM_LAYER_INBOUND_IPPACKET_V4,
            Place::PacketOut => FWPM_LAYER_OUTBOUND_IPPACKET_V6,
            Place::Forward => FWPM_LAYER_IPFORWARD_V4,
            Place::TransportIn => FWPM_LAYER_INBOUND_TRANSPORT_V4,
            Place::TransportOut => FWPM_LAYER_OUTBOUND_TRANSPORT_V6,
            Place::Datagram => FWPM_LAYER_DATAGRAM_DATA_V4,
            Place::Assignment => FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V4,
            Place::Accept => FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4,
            Place::Connect => FWPM_LAYER_ALE_AUTH_CONNECT_V6,
            Place::Established => FWPM_LAYER_ALE_FLOW_ESTABLISHED_V4,
            Place::FrameIn => FWPM_LAYER_INBOUND_MAC_FRAME_ETHERNET,
            Place::NativeFrameIn => FWPM_LAYER_INBOUND_MAC_FRAME_NATIVE,
            Place::FrameOut => FWPM_LAYER_OUTBOUND_MAC_FRAME_ETHERNET,
            Place::SwitchIngress => FWPM_LAYER_INGRESS_VSWITCH_ETHERNET,
        }
    }

    pub fn settings(self, builder: SimBuilder) -> SimBuilder {
        match self {
            Place::Forward => builder.forwarding(true),
            Place::SwitchIngress => builder.virtual_switch(3),
            _ => builder,
        }
    }

    /// Lets one thing happen that the layer sees.
    pub fn traffic(self, sim: &mut Sim) {
        let sent = match self {
            Place::PacketIn | Place::TransportIn | Place::Datagram | Place::Accept => {
                sim.receive(&packet(Kind::Udp4, true, b"arbitrated"))
            }
            Place::PacketOut | Place::TransportOut | Place::Connect => {
                sim.send(&packet(Kind::Udp6, false, b"arbitrated"))
            }
            Place::Assignment | Place::Established => sim.receive(&packet(Kind::Udp4, true, b"arbitrated")),
            Place::Forward => {
                let mut foreign = Vec::new();
                etherparse::PacketBuilder::ipv4([10, 0, 0, 9], [192, 0, 2, 9], 64)
                    .udp(1, 2)
                    .write(&mut foreign, b"arbitrated")
                    .expect("a packet in memory");
                sim.receive(&foreign)
            }
            Place::FrameIn | Place::NativeFrameIn => sim.receive_frames(&[&frame(HOST, PEER, true)]),
            Place::FrameOut => sim.send_frame(&frame(PEER, HOST, false)),
            Place::SwitchIngress => sim.switch_receive(2, &[&frame([0xFF; 6], PEER, true)]),
        };
        sent.expect("well formed");
    }
}
