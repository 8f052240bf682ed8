//! A packet on its way through the simulated stack.

use std::net::IpAddr;
use std::sync::Arc;

use super::host::INTERFACE_INDEX;
use super::tagging::Journey;
use crate::traffic::output::Direction;
use crate::traffic::packet::{Headers, Malformed};

/// A whole IP packet with its past.
#[derive(Clone, Debug)]
pub(crate) struct Traveller {
    pub(crate) direction: Direction,
    pub(crate) bytes: Vec<u8>,
    pub(crate) headers: Headers,
    /// Every injection so far, the last one last.
    pub(crate) injections: Vec<Injection>,
    /// `FWP_CONDITION_FLAG_*` of the packet.
    pub(crate) flags: u32,
    /// Whether the packet went round too often and passes without any more classification.
    pub(crate) exempt: bool,
    pub(crate) source: Arc<Source>,
    /// Packets of the same flow that go in the same list, each in a NET_BUFFER of its own.
    pub(crate) rest: Vec<Traveller>,
    /// What the contexts of its tags go along with.
    pub(crate) journey: Journey,
}

/// One injection of a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Injection {
    pub(crate) handle: usize,
    /// The caller's value for FwpsQueryPacketInjectionState0.
    pub(crate) context: usize,
}

/// Where a packet came from in the first place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Source {
    /// Number in the capture; `None` for a packet that a driver made.
    pub(crate) number: Option<u64>,
    /// The packet as it came.
    pub(crate) bytes: Vec<u8>,
    /// The fragments that it came in; empty when it came whole.
    pub(crate) fragments: Vec<Vec<u8>>,
    /// The Ethernet header that it came with, and what filled the frame up behind it; empty when it came without.
    pub(crate) link: Vec<u8>,
    pub(crate) padding: Vec<u8>,
    /// Whether its checksums were right when it came. Captures of a host with offloads have wrong ones.
    pub(crate) header_checksum_good: bool,
    pub(crate) transport_checksum_good: bool,
    /// Whether the NIC computes the transport checksum when the host sends it.
    pub(crate) offloaded: bool,
    /// Whether both ends count as being on the host.
    pub(crate) looped: bool,
}

impl Source {
    /// A packet of a capture, or one that a driver made.
    pub(crate) fn new(number: Option<u64>, bytes: &[u8], headers: &Headers, fragments: Vec<Vec<u8>>) -> Self {
        Self {
            number,
            bytes: bytes.to_vec(),
            fragments,
            link: Vec::new(),
            padding: Vec::new(),
            header_checksum_good: headers.header_checksum_good(bytes),
            transport_checksum_good: headers.transport_checksum_good(bytes),
            offloaded: false,
            looped: false,
        }
    }
}

impl Traveller {
    /// A packet that enters the stack for the first time.
    pub(crate) fn new(
        direction: Direction,
        mut bytes: Vec<u8>,
        number: Option<u64>,
    ) -> Result<Self, Malformed> {
        let headers = Headers::parse(&bytes)?;
        bytes.truncate(headers.total_len);
        let source = Arc::new(Source::new(number, &bytes, &headers, Vec::new()));
        Ok(Self {
            direction,
            bytes,
            headers,
            injections: Vec::new(),
            flags: 0,
            exempt: false,
            source,
            rest: Vec::new(),
            journey: Journey::new(),
        })
    }

    /// As [`Traveller::new`], for a packet whose ends may both count as being on the host.
    pub(crate) fn looping(
        direction: Direction,
        bytes: Vec<u8>,
        number: Option<u64>,
        looped: bool,
    ) -> Result<Self, Malformed> {
        let mut traveller = Self::new(direction, bytes, number)?;
        if looped {
            Arc::make_mut(&mut traveller.source).looped = true;
        }
        Ok(traveller)
    }

    /// A copy to remember the packet by, which does not keep it on its way.
    pub(crate) fn remembered(&self) -> Self {
        Self {
            journey: self.journey.shadow(),
            rest: self.rest.iter().map(Self::remembered).collect(),
            ..self.clone()
        }
    }

    /// The packets of the list: this one, then the rest.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &Traveller> {
        std::iter::once(self).chain(&self.rest)
    }

    /// The packet of the NET_BUFFER with this index.
    pub(crate) fn part(&self, index: usize) -> &Traveller {
        index
            .checked_sub(1)
            .and_then(|index| self.rest.get(index))
            .unwrap_or(self)
    }

    /// The packets that it leaves in: one that came in fragments and was not changed leaves in the same ones.
    pub(crate) fn pieces(&self) -> Vec<Vec<u8>> {
        if self.leaves_in_fragments() {
            self.source.fragments.clone()
        } else {
            vec![self.bytes.clone()]
        }
    }

    /// How many packets it leaves in.
    pub(crate) fn piece_count(&self) -> usize {
        if self.leaves_in_fragments() {
            self.source.fragments.len()
        } else {
            1
        }
    }

    fn leaves_in_fragments(&self) -> bool {
        !self.source.fragments.is_empty() && self.source.bytes == self.bytes
    }

    /// The address of the host's side.
    pub(crate) fn local(&self) -> IpAddr {
        match self.direction {
            Direction::Inbound => self.headers.destination,
            Direction::Outbound => self.headers.source,
        }
    }

    /// The address of the other side.
    pub(crate) fn remote(&self) -> IpAddr {
        match self.direction {
            Direction::Inbound => self.headers.source,
            Direction::Outbound => self.headers.destination,
        }
    }

    /// Whether the address of the other side is good on one link only.
    pub(crate) fn is_link_local(&self) -> bool {
        match self.remote() {
            IpAddr::V4(address) => address.is_link_local(),
            IpAddr::V6(address) => address.is_unicast_link_local() || address.is_multicast(),
        }
    }

    /// The scope of the other side's address, as the metadata of a send names it; zero for none.
    pub(crate) fn remote_scope(&self) -> u32 {
        if self.is_link_local() { INTERFACE_INDEX } else { 0 }
    }

    /// Local and remote port, or ICMP type and code.
    pub(crate) fn ports(&self) -> (u16, u16) {
        let (source, destination) = self.headers.ports;
        let icmp = matches!(
            self.headers.protocol,
            crate::traffic::packet::ICMP | crate::traffic::packet::ICMPV6
        );
        match self.direction {
            Direction::Inbound if !icmp => (destination, source),
            _ => (source, destination),
        }
    }

    /// Whether the handle injected the packet, at some time.
    pub(crate) fn injected_by(&self, handle: usize) -> bool {
        self.injections.iter().any(|injection| injection.handle == handle)
    }
}
