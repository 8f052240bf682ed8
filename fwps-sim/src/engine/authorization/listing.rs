//! The endpoints that are open, for those who list them (C-294).

use super::fields::application;
use super::{Endpoint, Opened};
use crate::engine::packet::Traveller;
use crate::engine::value::Value;
use crate::machine::Machine;
use crate::traffic::packet::{Family, TCP};
use std::net::IpAddr;

/// The `ModifiedId` of the access token of every application: one token serves all of them.
const TOKEN_MODIFIED_ID: u64 = 0x0002_5E41;

/// An endpoint that is open.
#[derive(Clone, Debug)]
pub(crate) struct ListedEndpoint {
    /// The value of `transportEndpointHandle`.
    pub(crate) id: u64,
    pub(crate) family: Family,
    pub(crate) local: (IpAddr, u16),
    /// The other end of a client's connection; nothing for who listens, and where there are no connections.
    pub(crate) remote: Option<(IpAddr, u16)>,
    pub(crate) protocol: u8,
    pub(crate) token_modified_id: u64,
    pub(crate) application: &'static [u8],
}

impl ListedEndpoint {
    fn new(machine: &Machine, endpoint: &Endpoint, opened: &Opened) -> Option<Self> {
        let packet: &Traveller = opened.packet.as_ref()?;
        let (local_port, remote_port) = packet.ports();
        let connects = endpoint.1 == TCP && !opened.listens;
        Some(Self {
            id: machine.host.known_endpoint(*endpoint)?,
            family: endpoint.0,
            local: (packet.local(), local_port),
            remote: connects.then(|| (packet.remote(), remote_port)),
            protocol: endpoint.1,
            token_modified_id: TOKEN_MODIFIED_ID,
            application: application(machine, packet),
        })
    }

    /// The value of an address, as a condition compares it.
    pub(crate) fn address(address: IpAddr) -> Value {
        match address {
            IpAddr::V4(address) => Value::U32(address.to_bits()),
            IpAddr::V6(address) => Value::Array16(address.octets()),
        }
    }
}

impl Machine {
    /// The endpoints of applications that are open, in the order of their ids.
    pub(crate) fn open_endpoints(&self) -> Vec<ListedEndpoint> {
        let known = self.host.authorizations.endpoints.iter();
        let mut listed: Vec<ListedEndpoint> = known
            .filter_map(|(endpoint, opened)| ListedEndpoint::new(self, endpoint, opened))
            .collect();
        listed.sort_by_key(|endpoint| endpoint.id);
        listed
    }
}
