//! The simulated host: its addresses, its one interface, what came in and what went out.

use std::net::IpAddr;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::ale::Flows;
use super::authorization::Authorizations;
use super::classify_option::ClassifyOptions;
use super::flow::DataFlows;
use super::fragment_group::Groups;
use super::layer::Layer;
use super::packet::Traveller;
use super::redirection::Redirections;
use super::stream::Streams;
use super::tagging::association::Tags;
use super::vswitch::Switch;
use super::vswitch::events::Subscription;
use crate::options::Options;
use crate::traffic::address::LocalAddresses;
use crate::traffic::ethernet::{self, MacAddress};
use crate::traffic::fragments::Reassembly;
use crate::traffic::output::{Direction, Output, OutputPacket};
use crate::traffic::packet::Family;

/// The one interface of the host.
pub(crate) const INTERFACE_INDEX: u32 = 12;
pub(crate) const SUB_INTERFACE_INDEX: u32 = 3;
pub(crate) const INTERFACE_LUID: u64 = 0x0006_0080_0100_0000;
/// `IF_TYPE_ETHERNET_CSMACD`.
pub(crate) const INTERFACE_TYPE: u32 = 6;
/// The default compartment.
pub(crate) const COMPARTMENT: u32 = 1;
pub(crate) const PATH_MTU: u32 = 1500;

/// Handle of the first endpoint; the others follow at distances of 8.
const FIRST_ENDPOINT: u64 = 0xE000_0000;

/// How often one packet may be injected before the loop is cut.
pub(crate) const ROUNDS: usize = 8;

/// What one layer saw.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct LayerCounters {
    /// Packets that were classified.
    pub classified: u64,
    /// Packets that went on.
    pub permitted: u64,
    /// Packets that were dropped.
    pub blocked: u64,
    /// Those of them that a filter blocked by itself: its action is to block, or its callout is not registered.
    pub blocked_by_filter: u64,
    /// Packets that a callout took over.
    pub absorbed: u64,
    /// Packets that were absorbed although no clone, copy or reference was taken of them: they are lost.
    pub absorbed_without_copy: u64,
    /// Hard permits that callouts overrode with a block: policy conflicts, which Windows audits.
    pub vetoed: u64,
}

/// The counters of the layers that something reached.
#[derive(Debug, Default)]
pub(crate) struct Layers(Vec<Option<LayerCounters>>);

impl Layers {
    /// The counters of a layer, which has been reached now.
    pub(crate) fn at(&mut self, layer: Layer) -> &mut LayerCounters {
        let index = layer as usize;
        if index >= self.0.len() {
            self.0.resize(index + 1, None);
        }
        self.0[index].get_or_insert_default()
    }

    /// The layers that were reached, in order.
    pub(crate) fn reached(&self) -> impl Iterator<Item = (Layer, LayerCounters)> {
        let all = Layer::all().zip(&self.0);
        all.filter_map(|(layer, counters)| Some((layer, (*counters)?)))
    }
}

/// What happened to the packets of the captures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct PacketCounters {
    /// Frames that were read.
    pub read: u64,
    /// Packets to the host.
    pub inbound: u64,
    /// Packets from the host.
    pub outbound: u64,
    /// Frames that hold no IP packet.
    pub not_ip: u64,
    /// Packets that no stack would process.
    pub malformed: u64,
    /// Packets between other hosts.
    pub foreign: u64,
    /// Fragments whose datagram never became whole.
    pub incomplete_fragments: u64,
    /// Packets that reached the host.
    pub delivered: u64,
    /// Packets that reached the wire.
    pub sent: u64,
    /// How often a callout dropped one, at all layers together.
    pub blocked_by_callout: u64,
    /// How often a filter did, by itself.
    pub blocked_by_filter: u64,
    /// How often a callout took one over. A clone that is injected can be taken again, by another callout or at another layer.
    pub absorbed: u64,
}

/// Everything about the host.
pub(crate) struct Host {
    pub(crate) addresses: LocalAddresses,
    pub(crate) inbound: Reassembly<Traveller>,
    pub(crate) outbound: Reassembly<Traveller>,
    pub(crate) groups: Groups,
    pub(crate) flows: Flows,
    pub(crate) authorizations: Authorizations,
    pub(crate) streams: Streams,
    pub(crate) data: DataFlows,
    pub(crate) options: ClassifyOptions,
    pub(crate) redirections: Redirections,
    pub(crate) tags: Tags,
    pub(crate) layers: Layers,
    pub(crate) packets: PacketCounters,
    pub(crate) output: Output,
    /// The Ethernet address of the interface.
    pub(crate) mac: MacAddress,
    pub(crate) switch: Option<Switch>,
    pub(crate) subscriptions: Vec<Subscription>,
    pub(crate) next_subscription: u32,
    /// Notifications that are running or pended: the completion context, and the place of the subscription in the ledger.
    pub(crate) pended_notifications: Vec<(usize, usize)>,
    pub(crate) injected: u64,
    pub(crate) completed: u64,
    pub(crate) refused: u64,
    endpoints: FxHashMap<(Family, u8, u16), u64>,
    /// Family and protocol of every endpoint, in the order of their handles.
    endpoint_parts: Vec<(Family, u8)>,
    identification: u16,
}

impl Host {
    pub(crate) fn new(options: &Options) -> Self {
        Self {
            addresses: LocalAddresses::new(options.local.clone()),
            inbound: Reassembly::new(),
            outbound: Reassembly::new(),
            groups: Groups::new(),
            flows: Flows::default(),
            authorizations: Authorizations::default(),
            streams: Streams::new(!options.keep_output),
            data: DataFlows::default(),
            options: ClassifyOptions::default(),
            redirections: Redirections::default(),
            tags: Tags::default(),
            layers: Layers::default(),
            packets: PacketCounters::default(),
            output: Output::new(options.keep_output),
            mac: ethernet::HOST,
            switch: options.switch_ports.map(Switch::new),
            subscriptions: Vec::new(),
            next_subscription: 1,
            pended_notifications: Vec::new(),
            injected: 0,
            completed: 0,
            refused: 0,
            endpoints: FxHashMap::default(),
            endpoint_parts: Vec::new(),
            identification: 0x4000,
        }
    }

    /// The handle of the endpoint that a packet belongs to.
    pub(crate) fn endpoint(&mut self, traveller: &Traveller) -> u64 {
        self.endpoint_of((
            traveller.headers.family,
            traveller.headers.protocol,
            traveller.ports().0,
        ))
    }

    /// The handle of the endpoint with this family, protocol and local port.
    pub(crate) fn endpoint_of(&mut self, key: (Family, u8, u16)) -> u64 {
        let known = &mut self.endpoint_parts;
        *self.endpoints.entry(key).or_insert_with(|| {
            known.push((key.0, key.1));
            FIRST_ENDPOINT + 8 * (known.len() as u64 - 1)
        })
    }

    /// The handle of an endpoint, if it has one yet.
    pub(crate) fn known_endpoint(&self, key: (Family, u8, u16)) -> Option<u64> {
        self.endpoints.get(&key).copied()
    }

    pub(crate) fn is_endpoint(&self, handle: u64) -> bool {
        self.endpoint_parts(handle).is_some()
    }

    /// Family and protocol of an endpoint.
    pub(crate) fn endpoint_parts(&self, handle: u64) -> Option<(Family, u8)> {
        let offset = handle
            .checked_sub(FIRST_ENDPOINT)
            .filter(|offset| offset % 8 == 0)?;
        self.endpoint_parts
            .get(usize::try_from(offset / 8).ok()?)
            .copied()
    }

    /// An identification for a new IPv4 header.
    pub(crate) fn next_identification(&mut self) -> u16 {
        self.identification = self.identification.wrapping_add(1);
        self.identification
    }

    /// Which way a captured packet goes.
    pub(crate) fn direction(&self, source: IpAddr, destination: IpAddr) -> Option<Direction> {
        use crate::traffic::address::Kind;
        match self.addresses.kind(source) {
            Kind::Unicast => Some(Direction::Outbound),
            _ if source.is_unspecified() => Some(Direction::Outbound),
            _ if self.addresses.kind(destination) != Kind::Foreign => Some(Direction::Inbound),
            _ => None,
        }
    }

    /// Puts out a packet that went all the way. One that came in fragments and was not changed leaves in the same ones.
    pub(crate) fn put_out(&mut self, traveller: &Traveller) {
        traveller.parts().for_each(|part| self.put_out_one(part));
    }

    fn put_out_one(&mut self, traveller: &Traveller) {
        let source = &traveller.source;
        let count = match traveller.direction {
            Direction::Inbound => &mut self.packets.delivered,
            Direction::Outbound => &mut self.packets.sent,
        };
        *count += traveller.piece_count() as u64;
        if !self.output.wants_packets() {
            return;
        }
        for bytes in traveller.pieces() {
            self.output.push(OutputPacket {
                direction: traveller.direction,
                bytes: bytes.to_vec(),
                packet: source.number,
                injected: !traveller.injections.is_empty(),
            });
        }
    }
}
