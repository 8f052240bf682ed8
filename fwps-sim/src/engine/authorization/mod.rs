//! ALE: which endpoints may open, and which flows exist.
//!
//! The host opens an endpoint before the first packet of it: RESOURCE_ASSIGNMENT, and AUTH_LISTEN for a TCP server. The first packet
//! of a flow is authorised at AUTH_CONNECT before any transport layer sees it, or at AUTH_RECV_ACCEPT behind INBOUND_TRANSPORT, and
//! FLOW_ESTABLISHED follows. Later packets pass, until filters of the layer change or a test says that something else did: then it
//! is authorised again, at the layer where it was authorised first and by whatever packet comes next (C-287 to C-290). A layer without
//! filters permits. A TCP connection whose SYN nobody saw is older than the run, and takes part like a flow older than a filter.

pub(crate) mod classify_handle;
pub(crate) mod fields;
mod listing;
mod metadata;
pub(crate) mod operation;
mod subject;

use std::net::SocketAddr;

use fwps_sys as sys;
use rustc_hash::{FxHashMap, FxHashSet};

use self::classify_handle::ClassifyHandles;
pub(crate) use self::listing::ListedEndpoint;
use self::operation::Operations;
pub(crate) use self::subject::{Answer, Stage, Subject};
use super::ale::{Flow, flow_of};
use super::packet::Traveller;
use super::redirection;
use crate::machine::{self, Machine};
use crate::traffic::address::Kind;
use crate::traffic::output::Direction;
use crate::traffic::packet::{Family, ICMP, ICMPV6, TCP, UDP};

/// A flow between the host and another one ends after 60 seconds without a packet, in units of 100 ns (C-290).
const IDLE: u64 = 600_000_000;
/// A flow to a group ends after 4 seconds.
const IDLE_GROUP: u64 = 40_000_000;

/// Family, protocol and local port.
pub(crate) type Endpoint = (Family, u8, u16);

/// What ALE knows.
#[derive(Debug, Default)]
pub(crate) struct Authorizations {
    endpoints: FxHashMap<Endpoint, Opened>,
    flows: FxHashMap<Flow, Authorized>,
    /// Flows and endpoints about which an operation is pended.
    pending_flows: FxHashSet<Flow>,
    pending_endpoints: FxHashSet<Endpoint>,
    pub(crate) operations: Operations,
    pub(crate) handles: ClassifyHandles,
}

impl Authorizations {
    /// Protocol, local address and port of an endpoint that has flows, by a random number.
    pub(crate) fn some_endpoint(&self, which: u64) -> Option<(u8, SocketAddr)> {
        let ends = self.flows.keys();
        let mut ends: Vec<_> = ends
            .map(|Flow(protocol, address, port, ..)| (*protocol, SocketAddr::new(*address, *port)))
            .collect();
        // The order of a hash table is not that of the seed.
        ends.sort_unstable();
        ends.dedup();
        let index = which.checked_rem(ends.len() as u64)?;
        ends.get(index as usize).copied()
    }
}

impl Authorizations {
    /// Whether a flow was authorised, and has not ended.
    pub(crate) fn has_flow(&self, flow: &Flow) -> bool {
        self.flows.contains_key(flow)
    }

    /// Whether an endpoint is open.
    pub(crate) fn is_open(&self, endpoint: &Endpoint) -> bool {
        self.endpoints.contains_key(endpoint)
    }
}

/// How far an endpoint is.
#[derive(Clone, Debug, Default)]
struct Opened {
    /// A packet of the endpoint, for the fields of its closure.
    packet: Option<Traveller>,
    assigned: bool,
    listens: bool,
}

/// A flow that exists.
#[derive(Clone, Debug)]
struct Authorized {
    /// A packet of the flow, for the fields of its closure.
    packet: Traveller,
    /// Whether it was accepted, and not connected.
    accepted: bool,
    /// Whether FLOW_ESTABLISHED has seen it.
    established: bool,
    /// The filters of its layer when it was authorised.
    policy: u64,
    /// What happened since that lets it be authorised again: `FWP_CONDITION_REAUTHORIZE_REASON_*`.
    due: u32,
    /// When the last packet came.
    last: u64,
}

/// What a packet needs.
enum Need {
    Nothing,
    /// An operation is pended; the packet is lost (C-224).
    Decision,
    Authorization {
        accepted: bool,
        /// `FWP_CONDITION_REAUTHORIZE_REASON_*` of a flow that exists.
        reason: Option<u32>,
    },
}

pub(crate) fn endpoint_of(packet: &Traveller) -> Endpoint {
    (packet.headers.family, packet.headers.protocol, packet.ports().0)
}

/// The control bits of a TCP segment.
pub(crate) fn flags_of_tcp(packet: &Traveller) -> u8 {
    packet.bytes.get(packet.headers.ip_len + 13).copied().unwrap_or(0)
}

/// Whether a TCP packet opens a connection: SYN without ACK.
fn opens(packet: &Traveller) -> bool {
    flags_of_tcp(packet) & 0x12 == 0x02
}

/// Whether a packet belongs to no flow of its own: ICMP errors belong to the flow that they are about.
fn is_apart(packet: &Traveller) -> bool {
    match packet.headers.protocol {
        ICMP => matches!(packet.headers.ports.0, 3 | 4 | 5 | 11 | 12),
        ICMPV6 => packet.headers.ports.0 < 128,
        _ => false,
    }
}

/// What a packet needs before it goes on.
fn need(machine: &Machine, packet: &Traveller) -> Need {
    let flow = flow_of(packet);
    let known = &machine.host.authorizations;
    if packet.exempt || is_apart(packet) {
        return Need::Nothing;
    }
    if known.pending_flows.contains(&flow) {
        return Need::Decision;
    }
    let tcp = packet.headers.protocol == TCP;
    let exists = known.flows.get(&flow).filter(|exists| {
        if tcp {
            // A connection that is opened again is another one.
            return !(exists.established && opens(packet));
        }
        let kind = machine.host.addresses.kind(packet.headers.destination);
        let group = matches!(kind, Kind::Multicast | Kind::Broadcast);
        let limit = if group { IDLE_GROUP } else { IDLE };
        machine.clock - exists.last < limit
    });
    let Some(exists) = exists else {
        let older = tcp && !opens(packet);
        // Who answers a SYN was not the one to send it.
        let answers = tcp && flags_of_tcp(packet) & 0x12 == 0x12;
        return Need::Authorization {
            accepted: (packet.direction == Direction::Inbound) != answers,
            reason: older.then_some(sys::FWP_CONDITION_REAUTHORIZE_REASON_POLICY_CHANGE),
        };
    };
    let stage = Stage::of_flow(exists.accepted);
    let mut reason = exists.due;
    if machine.policy(stage, packet.headers.family) != exists.policy {
        reason |= sys::FWP_CONDITION_REAUTHORIZE_REASON_POLICY_CHANGE;
    }
    match reason {
        0 => Need::Nothing,
        reason => Need::Authorization {
            accepted: exists.accepted,
            reason: Some(reason),
        },
    }
}

/// Whether a packet begins a connection of the host.
pub(crate) fn connects(machine: &Machine, packet: &Traveller) -> bool {
    packet.direction == Direction::Outbound
        && matches!(
            need(machine, packet),
            Need::Authorization {
                accepted: false,
                reason: None
            }
        )
}

/// Whether a packet is the first one of a socket: the SYN of a connection, or any packet where there are none.
pub(crate) fn opens_socket(packet: &Traveller) -> bool {
    packet.headers.protocol != TCP || opens(packet)
}

/// The family of an address.
pub(crate) fn family_of(address: SocketAddr) -> Family {
    if address.is_ipv4() { Family::V4 } else { Family::V6 }
}

/// Whether AUTH_RECV_ACCEPT will see a packet that is at INBOUND_TRANSPORT, and has filters to decide about it.
pub(crate) fn is_due(machine: &Machine, packet: &Traveller) -> bool {
    let layer = Stage::Accept.layer(packet.headers.family);
    machine.management.has_filters(layer)
        && matches!(need(machine, packet), Need::Authorization { accepted: true, .. })
}

/// Opens the endpoint of a packet, if it is closed. Whether it is open now.
pub(crate) fn open(packet: &Traveller) -> bool {
    if packet.exempt || !matches!(packet.headers.protocol, TCP | UDP) {
        return true;
    }
    let endpoint = endpoint_of(packet);
    let serves = packet.headers.protocol == TCP && packet.direction == Direction::Inbound && opens(packet);
    let (assigned, listens, pending) = machine::with(|machine| {
        let known = &machine.host.authorizations;
        let (assigned, listens) = known
            .endpoints
            .get(&endpoint)
            .map_or((false, false), |opened| (opened.assigned, opened.listens));
        (assigned, listens, known.pending_endpoints.contains(&endpoint))
    });
    if pending {
        return false;
    }
    let stages = [
        (!assigned).then_some(Stage::Assignment),
        (serves && !listens).then_some(Stage::Listen),
    ];
    stages.into_iter().flatten().all(|stage| {
        let permitted = Subject::decide(stage, packet, None) == Answer::Permit;
        if permitted {
            opened_by(stage, packet);
        }
        permitted
    })
}

fn opened_by(stage: Stage, packet: &Traveller) {
    machine::with(|machine| {
        // From now on the endpoint has an id, whether somebody classifies it or not.
        machine.host.endpoint(packet);
        let endpoints = &mut machine.host.authorizations.endpoints;
        let opened = endpoints.entry(endpoint_of(packet)).or_default();
        opened.packet.get_or_insert_with(|| packet.remembered());
        match stage {
            Stage::Listen => opened.listens = true,
            _ => opened.assigned = true,
        }
    });
}

/// Lets a packet go on if its flow exists, or may exist.
pub(crate) fn admit(mut packet: Traveller) -> Option<Traveller> {
    if packet.requires_ale_classify() {
        packet.flags &= !sys::FWP_CONDITION_FLAG_REQUIRES_ALE_CLASSIFY;
    }
    let (need, establishes) = machine::with(|machine| {
        let need = need(machine, &packet);
        let establishes = matches!(need, Need::Nothing) && seen(machine, &packet);
        (need, establishes)
    });
    let establishes = match need {
        Need::Nothing => establishes,
        Need::Decision => {
            machine::with(|machine| operation::wait(machine, packet));
            return None;
        }
        Need::Authorization { accepted, reason } => {
            if Subject::decide(Stage::of_flow(accepted), &packet, reason) != Answer::Permit {
                return None;
            }
            machine::with(|machine| {
                authorize(machine, &packet, accepted, reason.is_some());
                seen(machine, &packet)
            })
        }
    };
    if establishes {
        // What is associated here is there for the first packet.
        machine::with(|machine| machine.flow_passed(&packet));
        if Subject::decide(Stage::Established, &packet, None) != Answer::Permit {
            return None;
        }
        machine::with(|machine| {
            machine.established(&packet);
            if let Some(flow) = machine.host.authorizations.flows.get_mut(&flow_of(&packet)) {
                flow.established = true;
            }
        });
    }
    Some(packet)
}

/// Notes that a flow exists. One that existed before stays as it was, but for its policy and interfaces.
fn authorize(machine: &mut Machine, packet: &Traveller, accepted: bool, again: bool) {
    let policy = machine.policy(Stage::of_flow(accepted), packet.headers.family);
    let last = machine.clock;
    let flow = flow_of(packet);
    let flows = &mut machine.host.authorizations.flows;
    let before = if again { flows.get(&flow).cloned() } else { None };
    let established = before.map_or(again, |before| before.established);
    flows.insert(
        flow,
        Authorized {
            packet: packet.remembered(),
            accepted,
            established,
            policy,
            due: 0,
            last,
        },
    );
}

/// Notes a packet of a flow. Whether it is the one that establishes the flow.
fn seen(machine: &mut Machine, packet: &Traveller) -> bool {
    let now = machine.clock;
    let Some(flow) = machine.host.authorizations.flows.get_mut(&flow_of(packet)) else {
        return false;
    };
    flow.last = now;
    let completes =
        packet.headers.protocol != TCP || packet.direction == Direction::Inbound && !opens(packet);
    !flow.established && completes
}

impl Machine {
    /// Whether the flow of a packet was accepted, and not connected.
    fn is_accepted(&self, packet: &Traveller) -> bool {
        let flow = self.host.authorizations.flows.get(&flow_of(packet));
        flow.is_some_and(|flow| flow.accepted)
    }

    /// A number that changes when filters are added to the layer of a stage, or deleted from it.
    fn policy(&self, stage: Stage, family: Family) -> u64 {
        let layer = stage.layer(family);
        let filters = self.management.objects.filters.iter();
        filters
            .filter(|filter| filter.layer == Some(layer))
            .fold(0, |sum, filter| {
                sum ^ filter.id.wrapping_mul(0x9E37_79B9_7F4A_7C15)
            })
    }
}

/// Lets a flow go that ended.
pub(crate) fn forget_flow(machine: &mut Machine, flow: Flow) {
    machine.host.authorizations.flows.remove(&flow);
}

/// Something happened that lets every flow be authorised again by its next packet.
pub(crate) fn reauthorize(machine: &mut Machine, reasons: u32) {
    for flow in machine.host.authorizations.flows.values_mut() {
        flow.due |= reasons;
    }
}

/// Classifies what is bound and what listens once more. Nobody says what a block is to mean then: an endpoint stays open.
pub(crate) fn reclassify() {
    let opened = machine::with(|machine| {
        let endpoints = machine.host.authorizations.endpoints.iter();
        let mut opened: Vec<_> = endpoints.map(|(key, opened)| (*key, opened.clone())).collect();
        // The order of a hash table is not that of the seed.
        opened.sort_by_key(|(key, _)| *key);
        opened
    });
    for (_, opened) in opened {
        let Some(packet) = opened.packet else { continue };
        for (done, stage) in [
            (opened.assigned, Stage::Assignment),
            (opened.listens, Stage::Listen),
        ] {
            if done {
                Subject::again(stage, &packet).ask();
            }
        }
    }
}

/// The application closes an endpoint: its flows end, and what is pended about it comes to nothing. Each TCP connection of it is
/// indicated at ENDPOINT_CLOSURE, and so is the endpoint itself if it listens or has no connections; then what was assigned is released, at
/// RESOURCE_RELEASE (C-291).
pub(crate) fn close(protocol: u8, local: SocketAddr) {
    let closed = machine::with(|machine| {
        let local = redirection::forget(machine, protocol, local);
        forget(machine, protocol, local)
    });
    for (stage, packet) in closed {
        Subject::decide(stage, &packet, None);
    }
}

fn forget(machine: &mut Machine, protocol: u8, local: SocketAddr) -> Vec<(Stage, Traveller)> {
    let family = family_of(local);
    let endpoint = (family, protocol, local.port());
    let of_endpoint = |flow: &Flow| {
        let Flow(of, address, port, ..) = *flow;
        (of, port) == (protocol, local.port()) && address.is_ipv4() == local.is_ipv4()
    };
    let known = &mut machine.host.authorizations;
    let mut ended: Vec<_> = known
        .flows
        .iter()
        .filter(|(flow, _)| protocol == TCP && of_endpoint(flow))
        .collect();
    // The order of a hash table is not that of the seed.
    ended.sort_by_key(|(flow, _)| **flow);
    let mut closed: Vec<_> = ended
        .into_iter()
        .map(|(_, authorized)| (Stage::Closure, authorized.packet.clone()))
        .collect();
    let opened = known.endpoints.remove(&endpoint).unwrap_or_default();
    if let Some(packet) = opened.packet {
        // The endpoint of a TCP client is its connection.
        if protocol != TCP || opened.listens {
            closed.push((Stage::Closure, packet.clone()));
        }
        if opened.assigned {
            closed.push((Stage::Release, packet));
        }
    }
    known.pending_endpoints.remove(&endpoint);
    known.flows.retain(|flow, _| !of_endpoint(flow));
    known.pending_flows.retain(|flow| !of_endpoint(flow));
    known.operations.close(endpoint);
    closed
}
