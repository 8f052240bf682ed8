//! A packet on its way through the simulated stack.

use std::net::IpAddr;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use super::host::INTERFACE_INDEX;
use super::tagging::Journey;
use crate::traffic::output::Direction;
use crate::traffic::packet::{Headers, Malformed};

/// A whole IP packet with its past.
///
/// It goes through every layer of every packet of a capture, so moving it and cloning it is cheap: clones share what they are until one
/// of them changes.
#[derive(Clone, Debug)]
pub(crate) struct Traveller(Arc<State>);

/// What a packet is at one moment of its way.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub(crate) direction: Direction,
    pub(crate) bytes: Arc<[u8]>,
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

impl From<State> for Traveller {
    fn from(state: State) -> Self {
        Self(Arc::new(state))
    }
}

impl Deref for Traveller {
    type Target = State;

    fn deref(&self) -> &State {
        &self.0
    }
}

impl DerefMut for Traveller {
    fn deref_mut(&mut self) -> &mut State {
        Arc::make_mut(&mut self.0)
    }
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
    pub(crate) bytes: Arc<[u8]>,
    /// The fragments that it came in; empty when it came whole.
    pub(crate) fragments: Vec<Arc<[u8]>>,
    /// The Ethernet header that it came with, and what filled the frame up behind it; empty when it came without.
    pub(crate) link: Vec<u8>,
    pub(crate) padding: Vec<u8>,
    /// Whether the NIC computes the transport checksum when the host sends it.
    pub(crate) offloaded: bool,
    /// Whether both ends count as being on the host.
    pub(crate) looped: bool,
}

impl Source {
    /// A packet of a capture, or one that a driver made.
    pub(crate) fn new(number: Option<u64>, bytes: Arc<[u8]>, fragments: Vec<Arc<[u8]>>) -> Self {
        Self {
            number,
            bytes,
            fragments,
            link: Vec::new(),
            padding: Vec::new(),
            offloaded: false,
            looped: false,
        }
    }

    /// Whether the checksum of its IP header was right when it came. Captures of a host with offloads have wrong ones.
    pub(crate) fn header_checksum_good(&self) -> bool {
        Headers::parse(&self.bytes).is_ok_and(|headers| headers.header_checksum_good(&self.bytes))
    }

    /// Whether the checksum of its transport header was right when it came.
    pub(crate) fn transport_checksum_good(&self) -> bool {
        Headers::parse(&self.bytes).is_ok_and(|headers| headers.transport_checksum_good(&self.bytes))
    }
}

impl Traveller {
    /// A packet that enters the stack for the first time.
    pub(crate) fn new(
        direction: Direction,
        bytes: impl Into<Arc<[u8]>>,
        number: Option<u64>,
    ) -> Result<Self, Malformed> {
        let mut bytes = bytes.into();
        let headers = Headers::parse(&bytes)?;
        if headers.total_len < bytes.len() {
            bytes = bytes[..headers.total_len].into();
        }
        let source = Arc::new(Source::new(number, Arc::clone(&bytes), Vec::new()));
        Ok(Self::from(State {
            direction,
            bytes,
            headers,
            injections: Vec::new(),
            flags: 0,
            exempt: false,
            source,
            rest: Vec::new(),
            journey: Journey::new(),
        }))
    }

    /// As [`Traveller::new`], for a packet whose ends may both count as being on the host.
    pub(crate) fn looping(
        direction: Direction,
        bytes: impl Into<Arc<[u8]>>,
        number: Option<u64>,
        looped: bool,
    ) -> Result<Self, Malformed> {
        let mut traveller = Self::new(direction, bytes, number)?;
        if looped {
            Arc::make_mut(&mut traveller.source).looped = true;
        }
        Ok(traveller)
    }

    /// A packet of the same state that shares it with no other one, so that [`Traveller::is`] tells the two apart.
    pub(crate) fn apart(&self) -> Self {
        Self::from(State::clone(self))
    }

    /// Whether something else has this very packet, too.
    pub(crate) fn is_shared(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }

    /// Whether it is this very packet at this moment of its way, and not only an equal one.
    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// A copy to remember the packet by, which does not keep it on its way.
    pub(crate) fn remembered(&self) -> Self {
        Self::from(State {
            journey: self.journey.shadow(),
            rest: self.rest.iter().map(Self::remembered).collect(),
            ..State::clone(self)
        })
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
    pub(crate) fn pieces(&self) -> Vec<Arc<[u8]>> {
        if self.leaves_in_fragments() {
            self.source.fragments.clone()
        } else {
            vec![Arc::clone(&self.bytes)]
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
