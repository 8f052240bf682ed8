//! Processes of the host that serve redirected connections, and what they learn.

use std::net::SocketAddr;

use thiserror::Error;

use super::address::{local_of, remote_of};
use super::route::Route;
use crate::engine::ale::{Flow, flow_of};
use crate::engine::authorization::{Endpoint, endpoint_of};
use crate::engine::packet::Traveller;
use crate::machine::Machine;
use crate::traffic::packet::Family;

/// Marks records in a buffer.
const MAGIC: [u8; 8] = *b"REDIRECT";
/// Process identifier of the first proxy; the others follow at distances of 4.
const FIRST_PROCESS: u32 = 0x10_0000;

/// A local proxy: a process of the host that listens for connections. Made by [`Sim::start_proxy`](crate::Sim::start_proxy).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proxy {
    pub(crate) index: usize,
    address: SocketAddr,
    protocol: u8,
}

impl Proxy {
    /// The identifier of the process, for `localRedirectTargetPID`.
    pub fn process_id(self) -> u32 {
        FIRST_PROCESS + 4 * self.index as u32
    }

    /// Where it listens.
    pub fn address(self) -> SocketAddr {
        self.address
    }

    /// The protocol that it serves: 6 for TCP, 17 for UDP.
    pub fn protocol(self) -> u8 {
        self.protocol
    }
}

/// A connection that a proxy accepted, and that was made to another place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProxiedConnection {
    /// The end of the application.
    pub client: SocketAddr,
    /// The end of the proxy.
    pub local: SocketAddr,
    /// What SIO_QUERY_WFP_CONNECTION_REDIRECT_CONTEXT gives: the bytes of `localRedirectContext`; empty without one.
    pub context: Vec<u8>,
    /// What SIO_QUERY_WFP_CONNECTION_REDIRECT_RECORDS gives.
    pub records: RedirectRecords,
}

/// Redirect records as a socket gives and takes them: opaque bytes. A driver gets the same from
/// `FwpsQueryConnectionSioFormatRedirectRecords0`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectRecords {
    bytes: [u8; 16],
    number: u64,
}

/// Bytes that are no redirect records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "these {0} bytes are no redirect records: pass what FwpsQueryConnectionSioFormatRedirectRecords0 wrote"
)]
pub struct NotRecords(usize);

impl RedirectRecords {
    pub(super) fn new(number: u64) -> Self {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&MAGIC);
        bytes[8..].copy_from_slice(&number.to_le_bytes());
        Self { bytes, number }
    }

    /// The records in a buffer.
    ///
    /// # Errors
    /// When there are none in it.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotRecords> {
        let exact: [u8; 16] = bytes.try_into().map_err(|_| NotRecords(bytes.len()))?;
        let (magic, number) = exact.split_at(8);
        let number: [u8; 8] = number.try_into().map_err(|_| NotRecords(bytes.len()))?;
        if magic != MAGIC {
            return Err(NotRecords(bytes.len()));
        }
        Ok(Self::new(u64::from_le_bytes(number)))
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The proxies, and which sockets belong to them.
#[derive(Debug, Default)]
pub(crate) struct Processes {
    proxies: Vec<(Proxy, Vec<ProxiedConnection>)>,
    /// Sockets that proxies opened: which process, and the records that were set on it; zero for none.
    sockets: Vec<(Endpoint, Proxy, u64)>,
}

impl Processes {
    /// The process that listens at an address.
    fn listening(&self, protocol: u8, address: SocketAddr) -> Option<Proxy> {
        let mut proxies = self.proxies.iter().map(|(proxy, _)| *proxy);
        proxies.find(|proxy| {
            let at = proxy.address;
            let here = at.ip() == address.ip() || at.ip().is_unspecified();
            let same = at.is_ipv4() == address.is_ipv4() && at.port() == address.port();
            proxy.protocol == protocol && same && here
        })
    }

    fn owner(&self, packet: &Traveller) -> Option<Proxy> {
        let endpoint = endpoint_of(packet);
        let socket = self.sockets.iter().find(|(of, ..)| *of == endpoint);
        socket
            .map(|(_, proxy, _)| *proxy)
            .or_else(|| self.listening(packet.headers.protocol, local_of(packet)))
    }
}

impl Machine {
    pub(crate) fn start_proxy(&mut self, protocol: u8, address: SocketAddr) -> Proxy {
        let proxies = &mut self.host.redirections.processes.proxies;
        let proxy = Proxy {
            index: proxies.len(),
            address,
            protocol,
        };
        proxies.push((proxy, Vec::new()));
        proxy
    }

    /// Whether a proxy has this id.
    pub(crate) fn is_proxy(&self, id: usize) -> bool {
        let proxies = &self.host.redirections.processes.proxies;
        proxies.iter().any(|(proxy, _)| proxy.process_id() as usize == id)
    }

    pub(crate) fn accepted_by(&self, proxy: Proxy) -> Vec<ProxiedConnection> {
        let proxies = &self.host.redirections.processes.proxies;
        proxies
            .get(proxy.index)
            .map_or_else(Vec::new, |(_, accepted)| accepted.clone())
    }

    /// A proxy opens a socket, with or without records.
    pub(crate) fn open_proxy_socket(
        &mut self,
        proxy: Proxy,
        local: SocketAddr,
        records: Option<&RedirectRecords>,
    ) {
        let family = if local.is_ipv4() { Family::V4 } else { Family::V6 };
        let endpoint = (family, proxy.protocol, local.port());
        let records = records.map_or(0, |records| records.number);
        self.close_proxy_socket(endpoint);
        self.hold_records(records);
        let sockets = &mut self.host.redirections.processes.sockets;
        sockets.push((endpoint, proxy, records));
    }

    pub(super) fn close_proxy_socket(&mut self, endpoint: Endpoint) {
        let sockets = &mut self.host.redirections.processes.sockets;
        if let Some(index) = sockets.iter().position(|(of, ..)| *of == endpoint) {
            let (_, _, records) = sockets.remove(index);
            self.release_records(records);
        }
    }

    pub(super) fn close_proxy_sockets(&mut self) {
        while let Some((endpoint, ..)) = self.host.redirections.processes.sockets.first().copied() {
            self.close_proxy_socket(endpoint);
        }
    }

    /// The records that are set on the socket of a packet; zero for none.
    pub(super) fn records_of_socket(&self, packet: &Traveller) -> u64 {
        let endpoint = endpoint_of(packet);
        let sockets = &self.host.redirections.processes.sockets;
        let socket = sockets.iter().find(|(of, ..)| *of == endpoint);
        socket.map_or(0, |(_, _, records)| *records)
    }

    /// The proxy that the endpoint of a packet belongs to.
    pub(crate) fn proxy_of(&self, packet: &Traveller) -> Option<Proxy> {
        self.host.redirections.processes.owner(packet)
    }

    /// The process that would serve a redirected connection, when it is a proxy.
    pub(super) fn process_listening(&self, request: u64, address: SocketAddr) -> Option<u32> {
        let request = self.host.redirections.requests.get(&request)?;
        let protocol = request.packet.headers.protocol;
        let proxy = self.host.redirections.processes.listening(protocol, address)?;
        Some(proxy.process_id())
    }

    /// The process that opens a connection, when it is a proxy.
    pub(super) fn process_of_request(&self, request: u64) -> Option<u32> {
        let request = self.host.redirections.requests.get(&request)?;
        Some(self.proxy_of(&request.packet)?.process_id())
    }

    /// A packet established a flow. When a proxy accepted it, and it was redirected, the proxy can ask for the records.
    pub(crate) fn established(&mut self, packet: &Traveller) {
        let protocol = packet.headers.protocol;
        let Some(proxy) = self
            .host
            .redirections
            .processes
            .listening(protocol, local_of(packet))
        else {
            return;
        };
        let Flow(_, address, port, remote, remote_port) = flow_of(packet);
        let client = Flow(protocol, remote, remote_port, address, port);
        let Some((records, size)) = self.host.redirections.redirected(&client).map(Route::proxied) else {
            return;
        };
        let connection = ProxiedConnection {
            client: remote_of(packet),
            local: local_of(packet),
            context: self.context_bytes(records, size),
            records: RedirectRecords::new(records),
        };
        let proxies = &mut self.host.redirections.processes.proxies;
        if let Some((_, accepted)) = proxies.get_mut(proxy.index) {
            accepted.push(connection);
        }
    }
}
