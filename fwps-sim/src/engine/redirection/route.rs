//! Where packets go: the sockets and connections of the traffic, and what drivers made of them.

use std::net::SocketAddr;

use rustc_hash::{FxHashMap, FxHashSet};

use super::address::{local_of, remote_of};
use crate::engine::ale::{Flow, flow_of};
use crate::engine::authorization::{self, Answer, Endpoint, endpoint_of};
use crate::engine::packet::Traveller;
use crate::engine::task::{self, Task};
use crate::kernel::held_lock;
use crate::machine::{self, Machine};
use crate::traffic::output::Direction;
use crate::traffic::packet::{TCP, UDP};

/// The sockets and connections that passed the redirect layers, as the applications know them.
#[derive(Debug, Default)]
pub(super) struct Routes {
    pub(super) sockets: FxHashMap<Endpoint, Socket>,
    pub(super) by_asked: FxHashMap<Flow, Route>,
    /// From a flow as it is to the one that the application asked for.
    pub(super) asked: FxHashMap<Flow, Flow>,
    /// Sockets and connections of TCP that were refused: what the traffic has of them did not happen.
    pub(super) refused_sockets: FxHashSet<Endpoint>,
    pub(super) refused: FxHashSet<Flow>,
}

/// A socket that an application bound.
#[derive(Clone, Copy, Debug)]
pub(super) struct Socket {
    /// Where a driver bound it instead.
    pub(super) elsewhere: Option<SocketAddr>,
    /// Whether it is bound to the unspecified address.
    pub(super) wildcard: bool,
    /// Whether the packet that opened it has not gone on yet.
    pub(super) fresh: bool,
}

/// A connection that an application made.
#[derive(Debug)]
pub(crate) struct Route {
    /// The destination that the application asked for.
    pub(crate) original: SocketAddr,
    pub(super) local: SocketAddr,
    pub(super) remote: SocketAddr,
    /// `localRedirectTargetPID`.
    pub(crate) target: u32,
    pub(super) context_size: u64,
    pub(super) records: u64,
    /// The flow, when it exists.
    pub(super) flow: Option<u64>,
    pub(super) fresh: bool,
}

impl Route {
    /// Whether it goes to another place than the application asked for.
    pub(crate) fn is_redirected(&self) -> bool {
        self.remote != self.original
    }

    /// The records, and the size of the context.
    pub(super) fn proxied(&self) -> (u64, u64) {
        (self.records, self.context_size)
    }
}

impl Routes {
    pub(super) fn by_actual(&self, flow: &Flow) -> Option<&Route> {
        self.by_asked.get(self.asked.get(flow)?)
    }

    pub(super) fn is_waiting(&self) -> bool {
        self.by_asked.values().any(|route| route.fresh) || self.sockets.values().any(|socket| socket.fresh)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_asked.is_empty()
            && self.sockets.is_empty()
            && self.refused.is_empty()
            && self.refused_sockets.is_empty()
    }
}

/// What a packet needs at a redirect layer.
pub(super) enum Step {
    Nothing,
    /// A driver decides; the packet is lost.
    Lost,
    /// The classification of this request.
    Ask(u64),
}

/// A packet of an application leaves: its socket is bound and its connection made before.
pub(crate) fn depart(packet: Traveller) -> Option<Traveller> {
    if machine::with(|machine| machine.is_beside(&packet)) {
        return Some(packet);
    }
    let packet = bind(packet)?;
    connect(packet)
}

/// A packet of the traffic arrives. What the host itself is to say comes back as a packet that leaves.
pub(crate) fn arrive(packet: Traveller) -> Option<Traveller> {
    if machine::with(|machine| machine.is_beside(&packet)) {
        return Some(packet);
    }
    let mut packet = bind(packet)?;
    machine::with(|machine| {
        let flow = flow_of(&packet);
        if machine.is_lost(&flow) {
            return None;
        }
        let Some(route) = machine.host.redirections.routes.by_asked.get(&flow) else {
            return Some(packet);
        };
        let (local, remote) = (route.local, route.remote);
        if local_of(&packet) != local || remote_of(&packet) != remote {
            packet.readdress(local, remote);
        }
        if machine.is_own_address(remote.ip()) {
            packet.direction = Direction::Outbound;
        }
        Some(packet)
    })
}

/// Binds the socket of a packet, if that has not been done, and gives the packet the address that the socket has.
pub(crate) fn bind(mut packet: Traveller) -> Option<Traveller> {
    if !matches!(packet.headers.protocol, TCP | UDP) {
        return Some(packet);
    }
    let endpoint = endpoint_of(&packet);
    let asked = match machine::with(|machine| machine.bind_step(&packet, endpoint)) {
        Step::Nothing => false,
        Step::Lost => return None,
        Step::Ask(request) => {
            if decide(request, false) != Answer::Permit {
                return None;
            }
            true
        }
    };
    machine::with(|machine| {
        let socket = machine.host.redirections.routes.sockets.get_mut(&endpoint);
        if let Some(socket) = socket {
            socket.fresh = false;
            if let Some(elsewhere) = socket.elsewhere {
                let remote = remote_of(&packet);
                packet.readdress(elsewhere, remote);
            }
        }
    });
    // A server has its port before anybody connects to it.
    if asked && packet.direction == Direction::Inbound && !authorization::open(&packet) {
        return None;
    }
    Some(packet)
}

/// Makes the connection of a packet, if that has not been done, and gives the packet the ends that the connection has.
fn connect(mut packet: Traveller) -> Option<Traveller> {
    let flow = flow_of(&packet);
    let wanted = machine::with(|machine| machine.is_connect_due(&packet, &flow));
    if wanted {
        // The port is assigned before the connection is made.
        if !authorization::open(&packet) {
            return None;
        }
        match machine::with(|machine| machine.connect_step(&packet, &flow)) {
            Step::Nothing => {}
            Step::Lost => return None,
            Step::Ask(request) => {
                if decide(request, false) != Answer::Permit {
                    return None;
                }
            }
        }
    }
    machine::with(|machine| {
        if machine.is_lost(&flow) {
            return None;
        }
        if let Some(route) = machine.host.redirections.routes.by_asked.get_mut(&flow) {
            route.fresh = false;
            if local_of(&packet) != route.local || remote_of(&packet) != route.remote {
                packet.readdress(route.local, route.remote);
            }
        }
        Some(packet)
    })
}

/// Lets the callouts decide about a request. What is permitted is opened.
fn decide(number: u64, again: bool) -> Answer {
    let subject = machine::with(|machine| machine.subject_of(number, again));
    let Some(subject) = subject else {
        return Answer::Block;
    };
    let answer = subject.ask();
    match answer {
        Answer::Permit => machine::with(|machine| machine.open_request(number, false)),
        Answer::Block => machine::with(|machine| machine.drop_request(number, true)),
        Answer::Pended => {}
    }
    answer
}

/// A driver completed the classification that it had pended: with a decision, or to have it made again.
pub(crate) fn complete(number: u64, decision: Option<Answer>) {
    let again = machine::with(|machine| machine.is_asked_again(number, decision));
    let packet = machine::with(|machine| {
        let request = machine.host.redirections.requests.get(&number)?;
        (!request.closed).then(|| request.packet.clone())
    });
    let opened = match decision {
        _ if packet.is_none() => false,
        _ if again => decide(number, true) == Answer::Permit,
        Some(Answer::Permit) => {
            machine::with(|machine| machine.open_request(number, true));
            true
        }
        _ => false,
    };
    let Some(packet) = packet.filter(|_| opened) else {
        if !again {
            machine::with(|machine| machine.drop_request(number, decision == Some(Answer::Block)));
        }
        return;
    };
    machine::with(|machine| machine.mark_fresh(&packet));
    // What is done here may call into the driver, which must not meet itself with its lock held.
    if held_lock::locks_held() > 0 {
        machine::with(|machine| machine.tasks.push_back(Task::Enter(Box::new(packet))));
    } else {
        task::defer(Task::Enter(Box::new(packet)), 0);
    }
}

/// The application closes an endpoint. Returns the end that it had in truth.
pub(crate) fn forget(machine: &mut Machine, protocol: u8, local: SocketAddr) -> SocketAddr {
    let family = authorization::family_of(local);
    let endpoint = (family, protocol, local.port());
    let socket = machine.host.redirections.routes.sockets.remove(&endpoint);
    let actual = socket.and_then(|socket| socket.elsewhere).unwrap_or(local);
    let sockets = &mut machine.host.redirections.routes.sockets;
    sockets.remove(&(family, protocol, actual.port()));
    let routes = &mut machine.host.redirections.routes;
    routes.refused_sockets.remove(&endpoint);
    machine.close_proxy_socket(endpoint);
    let ends = [local.port(), actual.port()];
    let of_endpoint = |flow: &Flow| {
        let Flow(of, address, port, ..) = *flow;
        of == protocol && address.is_ipv4() == local.is_ipv4() && ends.contains(&port)
    };
    for request in machine.host.redirections.requests.values_mut() {
        request.closed |= of_endpoint(&flow_of(&request.packet));
    }
    let mut gone: Vec<Flow> = machine
        .host
        .redirections
        .routes
        .by_asked
        .keys()
        .copied()
        .filter(of_endpoint)
        .collect();
    gone.sort_unstable();
    gone.into_iter().for_each(|flow| machine.drop_route(&flow));
    let refused = &mut machine.host.redirections.routes.refused;
    refused.retain(|flow| !of_endpoint(flow));
    actual
}
