//! Local proxies: the processes of the simulated machine that drivers redirect connections to.

use std::net::SocketAddr;

use crate::Sim;
use crate::engine::redirection::proxy::{ProxiedConnection, Proxy, RedirectRecords};
use crate::machine;

impl Sim {
    /// Starts a local proxy: a process of the host that listens for `protocol` (6 for TCP, 17 for UDP) at a local address. A driver that
    /// redirects connections there gives [`Proxy::process_id`] as `localRedirectTargetPID` (C-243).
    ///
    /// The host's side of a conversation is the application, whose connection the driver redirects. From then on the conversation's other
    /// side is the proxy, to which the packets loop back.
    ///
    /// ```
    /// use fwps_sim::Sim;
    ///
    /// let mut sim = Sim::builder().build();
    /// let proxy = sim.start_proxy(6, ([127, 0, 0, 1], 8080).into());
    /// assert_ne!(proxy.process_id(), 0);
    /// assert!(sim.accepted(proxy).is_empty());
    /// sim.finish().assert_clean();
    /// ```
    pub fn start_proxy(&mut self, protocol: u8, address: SocketAddr) -> Proxy {
        machine::with(|machine| machine.start_proxy(protocol, address))
    }

    /// The redirected connections that a proxy accepted so far, with the records and the context that it gets from their sockets.
    pub fn accepted(&self, proxy: Proxy) -> Vec<ProxiedConnection> {
        machine::with(|machine| machine.accepted_by(proxy))
    }

    /// Opens a socket of a proxy at a local address, and sets redirect records on it (SIO_SET_WFP_CONNECTION_REDIRECT_RECORDS) or, with
    /// `None`, forgets to. What the host sends from that address is the proxy's then, until [`Sim::close_endpoint`]. A proxy that
    /// forgets has its own connections redirected to itself, by a driver that does not except it otherwise (C-251).
    ///
    /// ```
    /// use fwps_sim::{Conversation, Sim};
    ///
    /// let mut sim = Sim::builder().build();
    /// let proxy = sim.start_proxy(6, ([127, 0, 0, 1], 8080).into());
    /// let local = ([10, 0, 0, 1], 50_000).into();
    /// sim.open_proxy_socket(proxy, local, None);
    /// sim.converse(&Conversation::new(local, ([10, 0, 0, 2], 80).into(), 7).opened_by_host(true).from_host(b"GET /"));
    /// sim.finish().assert_clean();
    /// ```
    pub fn open_proxy_socket(&mut self, proxy: Proxy, local: SocketAddr, records: Option<&RedirectRecords>) {
        machine::with(|machine| machine.open_proxy_socket(proxy, local, records));
    }
}
