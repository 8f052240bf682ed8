//! What is known of an endpoint.

use core::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
};

use fwps_sys::{
    FWP_IP_VERSION_V4, FWP_IP_VERSION_V6, FWPS_ALE_ENDPOINT_FLAG_IPSEC_SECURED, FWPS_ALE_ENDPOINT_PROPERTIES0,
};

use crate::layer::Utf16Blob;

/// An endpoint of an application, borrowed while it is shown.
///
/// # Invariants
/// The blob of the properties is valid for `'a`.
#[doc(alias = "FWPS_ALE_ENDPOINT_PROPERTIES0")]
#[derive(Clone, Copy)]
pub struct Endpoint<'a>(&'a FWPS_ALE_ENDPOINT_PROPERTIES0);

impl<'a> Endpoint<'a> {
    /// # Safety
    /// The blob of the properties is valid for `'a`.
    pub(super) unsafe fn new(properties: &'a FWPS_ALE_ENDPOINT_PROPERTIES0) -> Self {
        // INVARIANT: the caller's duty.
        Self(properties)
    }

    /// The id: what classify calls of the ALE and transport layers tell as
    /// [`endpoint_handle`](crate::callout::Classify::endpoint_handle).
    pub fn id(&self) -> u64 {
        self.0.endpointId
    }

    /// The IP protocol: 6 for TCP, 17 for UDP.
    pub fn protocol(&self) -> u8 {
        self.0.ipProtocol
    }

    /// The local address and port. `None` for an IP version that this crate does not know.
    pub fn local(&self) -> Option<SocketAddr> {
        let place = &self.0.__bindgen_anon_1;
        let address = match self.0.ipVersion {
            // SAFETY: both members of the union are integers, of which every bit pattern is valid.
            FWP_IP_VERSION_V4 => IpAddr::V4(Ipv4Addr::from_bits(unsafe { place.localV4Address })),
            // SAFETY: as above.
            FWP_IP_VERSION_V6 => IpAddr::V6(Ipv6Addr::from(unsafe { place.localV6Address })),
            _ => return None,
        };
        Some(SocketAddr::new(address, self.0.localPort))
    }

    /// The remote address and port; unspecified and 0 where there is no other end, as for a socket that listens. `None` for an IP version
    /// that this crate does not know.
    pub fn remote(&self) -> Option<SocketAddr> {
        let place = &self.0.__bindgen_anon_2;
        let address = match self.0.ipVersion {
            // SAFETY: both members of the union are integers, of which every bit pattern is valid.
            FWP_IP_VERSION_V4 => IpAddr::V4(Ipv4Addr::from_bits(unsafe { place.remoteV4Address })),
            // SAFETY: as above.
            FWP_IP_VERSION_V6 => IpAddr::V6(Ipv6Addr::from(unsafe { place.remoteV6Address })),
            _ => return None,
        };
        Some(SocketAddr::new(address, self.0.remotePort))
    }

    /// The application: the path of its image, with the volume as a device.
    pub fn application(&self) -> Option<Utf16Blob<'a>> {
        // SAFETY: the blob is valid for 'a (invariant).
        unsafe { Utf16Blob::from_raw(&raw const self.0.appId) }
    }

    /// The `ModifiedId` of the access token of the application, a LUID as a number (C-293).
    ///
    /// FwpsOpenToken0 would open the token by it, but no import library of the kernel has that function, so this crate does not
    /// call it.
    pub fn token_modified_id(&self) -> u64 {
        self.0.localTokenModifiedId
    }

    /// The main mode security association of IPsec; 0 without one.
    pub fn main_mode_sa(&self) -> u64 {
        self.0.mmSaId
    }

    /// The quick mode security association of IPsec; 0 without one.
    pub fn quick_mode_sa(&self) -> u64 {
        self.0.qmSaId
    }

    /// The status of IPsec, as the engine gives it.
    pub fn ipsec_status(&self) -> u32 {
        self.0.ipsecStatus
    }

    /// Whether IPsec secures the endpoint.
    #[doc(alias = "FWPS_ALE_ENDPOINT_FLAG_IPSEC_SECURED")]
    pub fn is_ipsec_secured(&self) -> bool {
        self.0.flags & FWPS_ALE_ENDPOINT_FLAG_IPSEC_SECURED != 0
    }
}

impl fmt::Debug for Endpoint<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint")
            .field("id", &self.id())
            .field("protocol", &self.protocol())
            .field("local", &self.local())
            .field("remote", &self.remote())
            .field("application", &self.application())
            .finish_non_exhaustive()
    }
}
