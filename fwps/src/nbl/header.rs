//! IP headers made by the stack.

use core::ptr;

use fwps_sys::{FwpsConstructIpHeaderForTransportPacket0, IF_INDEX, IPPROTO};

use super::{List, Nbl, NblRef, Origin, SharesBytes, Single};
use crate::{Error, Status, family::Family};

/// What an IP header is made from (C-130).
#[derive(Clone, Copy, Debug)]
pub struct IpHeader<F: Family> {
    /// The address that the packet comes from.
    pub source: F::Address,
    /// The address that the packet goes to.
    pub remote: F::Address,
    /// The protocol of the transport header that follows.
    pub protocol: u8,
    /// The endpoint whose socket options go into the header, from
    /// [`Classify::endpoint_handle`](crate::callout::Classify::endpoint_handle); 0 for none.
    pub endpoint: u64,
    /// The index of the interface; 0 if it does not matter.
    pub interface: IF_INDEX,
    /// The index of the sub-interface; 0 if it does not matter.
    pub sub_interface: IF_INDEX,
}

/// The header could not be made; the list is unchanged, and yours again.
#[derive(Debug, thiserror::Error)]
#[error("no IP header was made: {cause}")]
pub struct HeaderError<L: List> {
    /// Why.
    pub cause: Error,
    /// The list.
    pub list: L,
}

const FUNCTION: &str = "FwpsConstructIpHeaderForTransportPacket0";

/// More than an IP header without extension headers has; those of IPv4 have at most 60 bytes.
const LARGEST_HEADER: u32 = 64;

impl<O: Origin> Nbl<O> {
    /// Puts an IP header in front of each packet, which begins at its transport header until then (C-126). IRQL <= DISPATCH_LEVEL.
    ///
    /// The stack computes all checksums, in full, and turns off what the network adapter was to do (C-129). Control data of a socket cannot be
    /// given; it would have to outlive the injection (C-131). A list of origin [`Allocated`](super::Allocated) needs 64 bytes of headroom, since
    /// the header goes into its own block.
    ///
    /// Source: FwpsConstructIpHeaderForTransportPacket0.
    ///
    /// # Errors
    /// [`HeaderError`] gives the list back: [`Error::InvalidArgument`] if the headroom is too short, `STATUS_INSUFFICIENT_RESOURCES`, or another
    /// status of the stack.
    #[doc(alias = "FwpsConstructIpHeaderForTransportPacket0")]
    pub fn construct_ip_header<F: Family>(self, header: &IpHeader<F>) -> Result<Self, HeaderError<Self>> {
        let has_room = O::SHARES_BYTES
            || self
                .buffers()
                .all(|packet| packet.data_offset() >= LARGEST_HEADER);
        let made = if has_room {
            construct(self.as_ref(), 0, header)
        } else {
            Err(Error::InvalidArgument {
                what: "a list with less than 64 bytes of headroom; allocate it with more",
            })
        };
        match made {
            Ok(()) => Ok(self),
            Err(cause) => Err(HeaderError { cause, list: self }),
        }
    }
}

impl<O: SharesBytes> Single<O> {
    /// Makes the IP header of the packet new, which begins at its old IP header of `old_header_size` bytes (C-126, C-127). IRQL <=
    /// DISPATCH_LEVEL.
    ///
    /// For a packet that was changed, or that IPsec processed, before it is received again (C-058). IPv4 options stay; IPv6 extension
    /// headers and those of IPsec go (C-128). Otherwise as [`construct_ip_header`](Nbl::construct_ip_header).
    ///
    /// # Errors
    /// [`HeaderError`] gives the list back: [`Error::InvalidArgument`] if the packet is not longer than its header, or a status of the stack.
    pub fn rebuild_ip_header<F: Family>(
        self,
        old_header_size: u32,
        header: &IpHeader<F>,
    ) -> Result<Self, HeaderError<Self>> {
        let whole = self.packet().len();
        let made = if old_header_size == 0 || old_header_size >= whole {
            Err(Error::InvalidArgument {
                what: "an IP header that is not shorter than the packet, or has no bytes",
            })
        } else {
            construct(self.as_ref(), old_header_size, header)
        };
        match made {
            Ok(()) => Ok(self),
            Err(cause) => Err(HeaderError { cause, list: self }),
        }
    }
}

/// `list` is one of the driver's own, which is borrowed from its owner for the call (C-132).
fn construct<F: Family>(list: NblRef<'_>, old_header_size: u32, header: &IpHeader<F>) -> Result<(), Error> {
    let source = F::network_order(header.source);
    let remote = F::network_order(header.remote);
    // SAFETY: a live list of the driver's own (the caller's duty); the addresses are of the family's size at least, in network byte order;
    // without control data nothing is kept; flags and reserved are zero (C-130).
    let status = unsafe {
        FwpsConstructIpHeaderForTransportPacket0(
            list.as_raw(),
            old_header_size,
            F::ADDRESS_FAMILY,
            source.as_ptr(),
            remote.as_ptr(),
            IPPROTO::from(header.protocol),
            header.endpoint,
            ptr::null(),
            0,
            0,
            ptr::null_mut(),
            header.interface,
            header.sub_interface,
        )
    };
    Status::from_raw(status).ok(FUNCTION)
}
