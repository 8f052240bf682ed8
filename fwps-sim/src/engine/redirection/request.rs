//! A bind or connect request while it is classified, and its versions.

use fwps_sys as sys;

use super::address::{local_of, remote_of, unspecified};
use super::contents::Contents;
use crate::engine::authorization::Stage;
use crate::engine::layer::Field;
use crate::engine::packet::Traveller;
use crate::engine::value::{Value, address_type};
use crate::machine::Machine;
use crate::memory::Memory;
use crate::traffic::address::Kind;
use crate::traffic::output::Direction;
use crate::verify::contract::contract;

/// A request.
#[derive(Debug)]
pub(crate) struct Request {
    pub(super) stage: Stage,
    /// The packet with which it began, as it was before.
    pub(super) packet: Traveller,
    /// What it says now.
    pub(super) contents: Contents,
    /// Whether some callout changed it.
    pub(super) versions: Vec<Version>,
    /// What callouts are shown as layer data.
    shown: Memory,
    shown_contents: Contents,
    /// The records of a connection; zero for a bind request.
    pub(super) records: u64,
    /// The handle of the records in the metadata.
    pub(super) records_handle: usize,
    /// Whether the redirect state was asked for.
    pub(super) queried: bool,
    /// Filters whose callouts asked to be called again when others change the request (C-237).
    pub(super) watchers: Vec<u64>,
    /// Whether one of them is to be called again.
    pub(super) again: bool,
    pub(super) rounds: usize,
    /// Whether the socket was closed meanwhile: nothing follows from the decision.
    pub(super) closed: bool,
}

/// A version of a request that callouts may look at, and nobody may change (C-247).
#[derive(Debug)]
pub(super) struct Version {
    memory: Memory,
    contents: Contents,
}

impl Version {
    pub(super) fn new(contents: Contents) -> Self {
        Self {
            memory: contents.to_memory(),
            contents,
        }
    }

    pub(super) fn address(&self) -> usize {
        self.memory.address()
    }

    /// Whether it says what it said.
    pub(super) fn is_intact(&self, stage: Stage) -> bool {
        Contents::read(self.address(), stage).is_ok_and(|contents| contents == self.contents)
    }
}

impl Request {
    /// Whether the layer data still says what it said.
    fn is_shown_intact(&self) -> bool {
        Contents::read(self.shown.address(), self.stage).is_ok_and(|contents| contents == self.shown_contents)
    }

    /// The address of the layer data.
    pub(super) fn shown(&self) -> usize {
        self.shown.address()
    }
}

impl Machine {
    /// Makes the request of a packet that opens a socket or a connection.
    pub(super) fn begin_request(
        &mut self,
        stage: Stage,
        packet: &Traveller,
        wildcard: bool,
        records: u64,
    ) -> u64 {
        let mut local = local_of(packet);
        if wildcard {
            local.set_ip(unspecified(local.ip()));
        }
        let remote = (stage == Stage::ConnectRedirect).then(|| remote_of(packet));
        let contents = Contents::new(local, remote);
        let records_handle = if records == 0 { 0 } else { self.ledger.new_handle() };
        let request = Request {
            stage,
            packet: packet.remembered(),
            shown: contents.to_memory(),
            shown_contents: contents.clone(),
            contents,
            versions: Vec::new(),
            records,
            records_handle,
            queried: false,
            watchers: Vec::new(),
            again: false,
            rounds: 0,
            closed: false,
        };
        let redirections = &mut self.host.redirections;
        let number = redirections.next_number();
        redirections.requests.insert(number, request);
        number
    }

    /// Shows the request as it is now in the next classification.
    pub(super) fn show_request(&mut self, number: u64) {
        let Some(request) = self.host.redirections.requests.get_mut(&number) else {
            return;
        };
        let contents = request.contents.clone();
        let before = std::mem::replace(&mut request.shown, contents.to_memory());
        request.shown_contents = contents;
        let damage = self.ledger.discard(before, "layer data of a redirect layer");
        self.report_damage(damage);
    }

    /// Takes a request away that is decided about. What callouts were shown of it is poisoned.
    pub(super) fn end_request(&mut self, number: u64) -> Option<Request> {
        let mut request = self.host.redirections.requests.remove(&number)?;
        let placeholder = Memory::new(1, 16, 0);
        let shown = std::mem::replace(&mut request.shown, placeholder);
        let versions = std::mem::take(&mut request.versions);
        let memory = versions
            .into_iter()
            .map(|version| version.memory)
            .chain(std::iter::once(shown));
        for memory in memory {
            let damage = self.ledger.discard(memory, "layer data of a redirect layer");
            self.report_damage(damage);
        }
        Some(request)
    }

    /// The layer data of a request: FWPS_CONNECT_REQUEST0 or FWPS_BIND_REQUEST0 (C-136).
    pub(crate) fn layer_data_of(&self, request: u64) -> usize {
        let request = self.host.redirections.requests.get(&request);
        request.map_or(0, Request::shown)
    }

    /// The addresses of a request, as the fixed fields of its layer show them.
    pub(crate) fn shown_ends(&self, request: u64) -> Option<ShownEnds> {
        let request = self.host.redirections.requests.get(&request)?;
        let contents = &request.contents;
        let remote = contents.remote;
        // What has no ports shows those of its packet, which are type and code.
        Some(ShownEnds {
            local: Value::address(contents.local.ip()),
            local_type: Value::U8(address_type(self, contents.local.ip())),
            local_port: Value::U16(contents.local.port()),
            remote: remote.map(|remote| Value::address(remote.ip())),
            remote_type: remote.map(|remote| Value::U8(address_type(self, remote.ip()))),
            remote_port: remote.map(|remote| Value::U16(remote.port())),
        })
    }

    /// The records and the process of a connect request, for the metadata.
    pub(crate) fn shown_records(&self, request: u64) -> (usize, u32) {
        let request = self.host.redirections.requests.get(&request);
        request.map_or((0, 0), |request| {
            (request.records_handle, request.contents.target)
        })
    }

    /// Whether the host itself is at an address.
    pub(super) fn is_own_address(&self, address: std::net::IpAddr) -> bool {
        self.host.addresses.kind(address) == Kind::Unicast
    }

    /// Reports layer data and versions that a callout changed.
    pub(crate) fn check_request(&mut self, number: u64) {
        let Some(request) = self.host.redirections.requests.get_mut(&number) else {
            return;
        };
        let stage = request.stage;
        let intact = request.versions.iter().all(|version| version.is_intact(stage));
        let shown = request.is_shown_intact();
        if !intact {
            let text = "classifyFn changed an earlier version of the request, which is read-only";
            self.report(contract!(247), text);
        }
        if !shown {
            let text = "classifyFn changed the layer data itself; what FwpsAcquireWritableLayerDataPointer0 lends can be changed";
            self.report(contract!(99), text);
        }
        if !(intact && shown) {
            self.restore_request(number);
        }
    }

    fn restore_request(&mut self, number: u64) {
        let Some(request) = self.host.redirections.requests.get_mut(&number) else {
            return;
        };
        request.shown_contents.write(request.shown.address());
        for version in &request.versions {
            version.contents.write(version.memory.address());
        }
    }
}

/// The addresses that the fields of a redirect layer show.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ShownEnds {
    local: Value,
    local_type: Value,
    local_port: Value,
    remote: Option<Value>,
    remote_type: Option<Value>,
    remote_port: Option<Value>,
}

impl ShownEnds {
    /// The value of a field that is one of these.
    pub(crate) fn value(self, field: Field) -> Option<Value> {
        match field {
            Field::LocalAddress => Some(self.local),
            Field::LocalAddressType => Some(self.local_type),
            Field::LocalPort => Some(self.local_port),
            Field::RemoteAddress => self.remote,
            Field::DestinationAddressType => self.remote_type,
            Field::RemotePort => self.remote_port,
            _ => None,
        }
    }
}

/// The condition flags of a request: whether it is classified again, and whether the connection is that of a proxy.
pub(super) fn flags_of(packet: &Traveller, again: bool, proxied: bool) -> u32 {
    let mut flags = packet.flags;
    if again {
        flags |= sys::FWP_CONDITION_FLAG_IS_REAUTHORIZE;
    }
    if proxied && packet.direction == Direction::Outbound {
        flags |= sys::FWP_CONDITION_FLAG_IS_PROXY_CONNECTION;
    }
    flags
}
