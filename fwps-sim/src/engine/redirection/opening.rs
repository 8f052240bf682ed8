//! Opening of sockets and connections: which packets begin one, what is classified of it, and what it is afterwards.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use fwps_sys as sys;

use super::address::{is_redirectable, local_of, remote_of};
use super::request::{Request, flags_of};
use super::route::{Route, Socket, Step};
use crate::engine::ale::{Flow, flow_of};
use crate::engine::authorization::{self, Answer, Endpoint, Stage, Subject, endpoint_of};
use crate::engine::host::ROUNDS;
use crate::engine::packet::Traveller;
use crate::machine::Machine;
use crate::traffic::packet::TCP;
use crate::verify::contract::contract;

impl Machine {
    /// Whether redirection has nothing to do with a packet.
    pub(super) fn is_beside(&self, packet: &Traveller) -> bool {
        let family = packet.headers.family;
        let redirections = &self.host.redirections;
        let filters = [Stage::BindRedirect, Stage::ConnectRedirect]
            .iter()
            .any(|stage| self.management.has_filters(stage.layer(family)));
        let untouched = !filters && redirections.routes.is_empty() && redirections.requests.is_empty();
        let loops = packet.flags & sys::FWP_CONDITION_FLAG_IS_LOOPBACK != 0;
        untouched || packet.exempt || loops || !packet.injections.is_empty() || !is_redirectable(packet)
    }

    pub(super) fn bind_step(&mut self, packet: &Traveller, endpoint: Endpoint) -> Step {
        let redirections = &self.host.redirections;
        let pending = redirections.requests.values().any(|request| {
            request.stage == Stage::BindRedirect
                && !request.closed
                && endpoint_of(&request.packet) == endpoint
        });
        if pending {
            return Step::Lost;
        }
        let routes = &mut self.host.redirections.routes;
        if routes.sockets.contains_key(&endpoint) {
            return Step::Nothing;
        }
        if !authorization::opens_socket(packet) {
            return if routes.refused_sockets.contains(&endpoint) {
                Step::Lost
            } else {
                Step::Nothing
            };
        }
        routes.refused_sockets.remove(&endpoint);
        let wildcard = self.draw(2) == 0;
        if self
            .management
            .has_filters(Stage::BindRedirect.layer(packet.headers.family))
        {
            return Step::Ask(self.begin_request(Stage::BindRedirect, packet, wildcard, 0));
        }
        let socket = Socket {
            elsewhere: None,
            wildcard,
            fresh: false,
        };
        let sockets = &mut self.host.redirections.routes.sockets;
        sockets.insert(endpoint, socket);
        Step::Nothing
    }

    /// Whether a packet makes a connection that does not exist.
    pub(super) fn is_connect_due(&self, packet: &Traveller, flow: &Flow) -> bool {
        let layer = Stage::ConnectRedirect.layer(packet.headers.family);
        if !self.management.has_filters(layer) || self.request_of_flow(flow) {
            return false;
        }
        match self.host.redirections.routes.by_asked.get(flow) {
            Some(route) if route.fresh => false,
            Some(route) => {
                let mut actual = packet.clone();
                actual.readdress(route.local, route.remote);
                authorization::connects(self, &actual)
            }
            None => authorization::connects(self, packet),
        }
    }

    pub(super) fn connect_step(&mut self, packet: &Traveller, flow: &Flow) -> Step {
        if self.request_of_flow(flow) {
            return Step::Lost;
        }
        self.drop_route(flow);
        self.host.redirections.routes.refused.remove(flow);
        let wildcard = self
            .host
            .redirections
            .routes
            .sockets
            .get(&endpoint_of(packet))
            .is_some_and(|socket| socket.wildcard);
        let parent = self.records_of_socket(packet);
        let records = self.begin_records(packet, parent);
        Step::Ask(self.begin_request(Stage::ConnectRedirect, packet, wildcard, records))
    }

    /// Whether a connection is being made, and a driver decides.
    fn request_of_flow(&self, flow: &Flow) -> bool {
        let mut requests = self.host.redirections.requests.values();
        requests.any(|request| {
            request.stage == Stage::ConnectRedirect && !request.closed && flow_of(&request.packet) == *flow
        })
    }

    /// Whether a packet comes to nothing, because its connection is not made, or not yet.
    pub(super) fn is_lost(&self, flow: &Flow) -> bool {
        self.request_of_flow(flow) || self.host.redirections.routes.refused.contains(flow)
    }

    /// What is classified of a request.
    pub(super) fn subject_of(&mut self, number: u64, again: bool) -> Option<Arc<Subject>> {
        if again {
            self.show_request(number);
        }
        let request = self.host.redirections.requests.get_mut(&number)?;
        request.rounds += 1;
        request.again = false;
        request.watchers.clear();
        let (stage, records, packet) = (request.stage, request.records, request.packet.clone());
        let proxied = records != 0 && self.is_proxied(records);
        let flags = flags_of(&packet, again, proxied);
        Some(Subject::of_request(stage, packet, flags, number))
    }

    /// Whether a request is to be classified again, now that the driver completed it.
    pub(super) fn is_asked_again(&mut self, number: u64, decision: Option<Answer>) -> bool {
        let Some(request) = self.host.redirections.requests.get(&number) else {
            return false;
        };
        let modified = request.again && decision == Some(Answer::Permit);
        if (decision.is_some() && !modified) || request.closed {
            return false;
        }
        if request.rounds > ROUNDS {
            let text = format!(
                "a request was classified {} times: callouts ask for it again and again, or redirect in turns",
                request.rounds
            );
            self.report(contract!(241), text);
            return false;
        }
        true
    }

    /// A request is permitted: the socket or connection is there, as the request says.
    pub(super) fn open_request(&mut self, number: u64, fresh: bool) {
        let Some(request) = self.end_request(number) else {
            return;
        };
        match request.stage {
            Stage::BindRedirect => self.open_socket(&request, fresh),
            _ => self.open_route(&request, fresh),
        }
    }

    fn open_socket(&mut self, request: &Request, fresh: bool) {
        let packet = &request.packet;
        let (asked, bound) = (local_of(packet), request.contents.local);
        let mut actual = asked;
        if !bound.ip().is_unspecified() {
            actual.set_ip(bound.ip());
        }
        if bound.port() != 0 {
            actual.set_port(bound.port());
        }
        let socket = Socket {
            elsewhere: (actual != asked).then_some(actual),
            wildcard: bound.ip().is_unspecified(),
            fresh,
        };
        let sockets = &mut self.host.redirections.routes.sockets;
        sockets.insert(endpoint_of(packet), socket);
        if let Some(elsewhere) = socket.elsewhere {
            // The connections of the socket are looked up by the end that it has.
            let (family, protocol, _) = endpoint_of(packet);
            sockets
                .entry((family, protocol, elsewhere.port()))
                .or_insert(Socket {
                    elsewhere: None,
                    ..socket
                });
        }
    }

    fn open_route(&mut self, request: &Request, fresh: bool) {
        let packet = &request.packet;
        let contents = &request.contents;
        let original = remote_of(packet);
        let remote = contents.remote.unwrap_or(original);
        let mut local = local_of(packet);
        if contents.local.ip().is_unspecified() && remote.ip().is_loopback() && !local.ip().is_loopback() {
            local.set_ip(match remote.ip() {
                IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
                IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
            });
        }
        let protocol = packet.headers.protocol;
        let actual = Flow(protocol, local.ip(), local.port(), remote.ip(), remote.port());
        let route = Route {
            original,
            local,
            remote,
            target: contents.target,
            context_size: contents.context_size,
            records: request.records,
            flow: None,
            fresh,
        };
        let routes = &mut self.host.redirections.routes;
        routes.asked.insert(actual, flow_of(packet));
        routes.by_asked.insert(flow_of(packet), route);
    }

    /// A request is refused, or the socket was closed.
    pub(super) fn drop_request(&mut self, number: u64, refused: bool) {
        let Some(request) = self.end_request(number) else {
            return;
        };
        let packet = &request.packet;
        let routes = &mut self.host.redirections.routes;
        if refused && !request.closed && packet.headers.protocol == TCP {
            match request.stage {
                Stage::BindRedirect => routes.refused_sockets.insert(endpoint_of(packet)),
                _ => routes.refused.insert(flow_of(packet)),
            };
        }
        self.release_records(request.records);
    }

    pub(super) fn drop_route(&mut self, flow: &Flow) {
        let routes = &mut self.host.redirections.routes;
        let Some(route) = routes.by_asked.remove(flow) else {
            return;
        };
        routes.asked.retain(|_, asked| asked != flow);
        self.release_records(route.records);
    }

    pub(super) fn mark_fresh(&mut self, packet: &Traveller) {
        let routes = &mut self.host.redirections.routes;
        if let Some(route) = routes.by_asked.get_mut(&flow_of(packet)) {
            route.fresh = true;
        }
    }

    /// The condition flags of a packet at AUTH_CONNECT that redirection is the cause of.
    pub(crate) fn redirection_flags(&self, packet: &Traveller) -> u32 {
        let Some(route) = self.host.redirections.redirected(&flow_of(packet)) else {
            return 0;
        };
        let mut flags = 0;
        if route.is_redirected() {
            flags |= sys::FWP_CONDITION_FLAG_IS_CONNECTION_REDIRECTED;
        }
        if self.is_proxied(route.records) {
            flags |= sys::FWP_CONDITION_FLAG_IS_PROXY_CONNECTION;
        }
        flags
    }

    /// A packet of the application whose connection this one is, or continues: the first one of the records.
    pub(crate) fn original_packet(&self, packet: &Traveller) -> Option<Traveller> {
        let redirections = &self.host.redirections;
        let records = match redirections.redirected(&flow_of(packet)) {
            Some(route) => route.records,
            None => self.records_of_socket(packet),
        };
        Some(redirections.records.get(&records)?.origin.clone())
    }

    /// Notes which flow a connection is.
    pub(crate) fn note_route(&mut self, packet: &Traveller) {
        if self.host.redirections.routes.is_empty() {
            return;
        }
        let handle = self.flow_of(packet);
        let routes = &mut self.host.redirections.routes;
        let route = routes
            .asked
            .get(&flow_of(packet))
            .and_then(|asked| routes.by_asked.get_mut(asked));
        if let Some(route) = route {
            route.flow = route.flow.or(handle);
        }
    }

    /// A flow ended: the engine frees the contexts of its redirection (C-244).
    pub(crate) fn route_ended(&mut self, flow: u64) {
        let routes = &mut self.host.redirections.routes.by_asked;
        let route = routes.values_mut().find(|route| route.flow == Some(flow));
        if let Some(route) = route {
            let records = std::mem::take(&mut route.records);
            self.release_records(records);
        }
    }

    /// All that is left ends, as the network does.
    pub(crate) fn end_routes(&mut self) {
        self.close_proxy_sockets();
        let mut flows: Vec<Flow> = self.host.redirections.routes.by_asked.keys().copied().collect();
        flows.sort_unstable();
        flows.iter().for_each(|flow| self.drop_route(flow));
    }
}
