//! Offload information: what a network adapter is to finish on the way out, and what it has checked on the way in.

use core::ptr;

use bitflags::bitflags;
use fwps_sys::{
    NDIS_NET_BUFFER_LIST_INFO, NET_BUFFER_LIST_INFO, NdisCopyReceiveNetBufferListInfo,
    NdisCopySendNetBufferListInfo, SET_NET_BUFFER_LIST_INFO, TcpIpChecksumNetBufferListInfo,
    TcpLargeSendNetBufferListInfo,
};

use super::{Nbl, NblRef, Origin, Single};

bitflags! {
    /// What the network adapter is to do with a packet that leaves (C-031).
    ///
    /// Where a checksum is to be computed by the adapter, the packet holds that of the pseudo-header only. A driver that changes the packet
    /// keeps it so, or clears the flag with [`Nbl::clear_send_offload`] and writes the whole checksum.
    #[doc(alias("NDIS_TCP_IP_CHECKSUM_NET_BUFFER_LIST_INFO", "TcpIpChecksumNetBufferListInfo"))]
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct SendChecksum: u32 {
        /// The packet is IPv4.
        const IPV4 = 0x01;
        /// The packet is IPv6.
        const IPV6 = 0x02;
        /// The adapter computes the TCP checksum.
        const TCP = 0x04;
        /// The adapter computes the UDP checksum.
        const UDP = 0x08;
        /// The adapter computes the IP header checksum.
        const IP_HEADER = 0x10;

        const _ = !0;
    }
}

bitflags! {
    /// What the network adapter has found out of a packet that arrived.
    ///
    /// Not to be believed of loopback packets, which no adapter has seen.
    #[doc(alias("NDIS_TCP_IP_CHECKSUM_NET_BUFFER_LIST_INFO", "TcpIpChecksumNetBufferListInfo"))]
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct ReceiveChecksum: u32 {
        /// The TCP checksum is wrong.
        const TCP_FAILED = 0x01;
        /// The UDP checksum is wrong.
        const UDP_FAILED = 0x02;
        /// The IP header checksum is wrong.
        const IP_FAILED = 0x04;
        /// The TCP checksum is right.
        const TCP_SUCCEEDED = 0x08;
        /// The UDP checksum is right.
        const UDP_SUCCEEDED = 0x10;
        /// The IP header checksum is right.
        const IP_SUCCEEDED = 0x20;
        /// The packet is one that a loopback adapter passed on.
        const LOOPBACK = 0x40;

        const _ = !0;
    }
}

/// A segment that the network adapter is to cut into smaller ones.
#[doc(alias(
    "NDIS_TCP_LARGE_SEND_OFFLOAD_NET_BUFFER_LIST_INFO",
    "TcpLargeSendNetBufferListInfo"
))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LargeSend(u32);

/// The bits of the segment size.
const MSS: u32 = 0x000F_FFFF;

impl LargeSend {
    /// The most bytes of TCP payload that a segment on the wire has.
    #[doc(alias = "MSS")]
    pub const fn maximum_segment_size(self) -> u32 {
        self.0 & MSS
    }
}

impl NblRef<'_> {
    /// What the adapter is to compute, for a list on its way out.
    pub fn send_checksum(self) -> SendChecksum {
        SendChecksum::from_bits_retain(self.info(TcpIpChecksumNetBufferListInfo))
    }

    /// What the adapter has checked, for a list that came in.
    pub fn receive_checksum(self) -> ReceiveChecksum {
        ReceiveChecksum::from_bits_retain(self.info(TcpIpChecksumNetBufferListInfo))
    }

    /// The segmentation that the adapter is to do, if any.
    pub fn large_send(self) -> Option<LargeSend> {
        match self.info(TcpLargeSendNetBufferListInfo) {
            0 => None,
            raw => Some(LargeSend(raw)),
        }
    }

    /// One of the slots that every version of NDIS 6 has; both hold 32 bits.
    fn info(self, slot: NDIS_NET_BUFFER_LIST_INFO) -> u32 {
        // SAFETY: the list is live (invariant of NblRef), and the slot is one of the first of every list.
        let raw = unsafe { NET_BUFFER_LIST_INFO(self.as_raw(), slot) };
        // The upper half is not used.
        raw.addr() as u32
    }
}

impl<O: Origin> Nbl<O> {
    /// Takes back what the network adapter was to do. Afterwards, all checksums in the packets must be whole, and no packet larger than its
    /// path allows (C-031, C-039).
    pub fn clear_send_offload(&mut self) {
        for slot in [TcpIpChecksumNetBufferListInfo, TcpLargeSendNetBufferListInfo] {
            // SAFETY: the list is live and owned, and the slot is one of the first of every list.
            unsafe { SET_NET_BUFFER_LIST_INFO(self.as_raw(), slot, ptr::null_mut()) };
        }
    }

    /// Carries over what the network adapter is to do with `source`, whose packets this list holds.
    ///
    /// Source: NdisCopySendNetBufferListInfo.
    #[doc(alias = "NdisCopySendNetBufferListInfo")]
    pub fn carry_over_send_info(&mut self, source: NblRef<'_>) {
        // SAFETY: both lists are live, and this one is owned.
        unsafe { NdisCopySendNetBufferListInfo(self.as_raw(), source.as_raw()) };
    }

    /// Carries over what the network adapter has found out of `source`, whose packets this list holds unchanged.
    ///
    /// Source: NdisCopyReceiveNetBufferListInfo.
    #[doc(alias = "NdisCopyReceiveNetBufferListInfo")]
    pub fn carry_over_receive_info(&mut self, source: NblRef<'_>) {
        // SAFETY: both lists are live, and this one is owned.
        unsafe { NdisCopyReceiveNetBufferListInfo(self.as_raw(), source.as_raw()) };
    }
}

impl<O: Origin> Single<O> {
    /// As [`Nbl::clear_send_offload`].
    pub fn clear_send_offload(&mut self) {
        self.list_mut().clear_send_offload();
    }

    /// As [`Nbl::carry_over_send_info`].
    #[doc(alias = "NdisCopySendNetBufferListInfo")]
    pub fn carry_over_send_info(&mut self, source: NblRef<'_>) {
        self.list_mut().carry_over_send_info(source);
    }

    /// As [`Nbl::carry_over_receive_info`].
    #[doc(alias = "NdisCopyReceiveNetBufferListInfo")]
    pub fn carry_over_receive_info(&mut self, source: NblRef<'_>) {
        self.list_mut().carry_over_receive_info(source);
    }
}
