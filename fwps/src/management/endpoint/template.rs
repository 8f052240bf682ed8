//! Which endpoints are asked for.

use core::{
    fmt, mem,
    net::{Ipv4Addr, Ipv6Addr},
    ptr,
};

use fwps_sys::{
    FWP_CONDITION_VALUE0, FWP_UINT8, FWP_UINT16, FWP_V4_ADDR_AND_MASK, FWP_V4_ADDR_MASK,
    FWP_V6_ADDR_AND_MASK, FWP_V6_ADDR_MASK, FWPS_ALE_ENDPOINT_ENUM_TEMPLATE0,
};

/// What an endpoint has to be to be shown; the default selects all.
#[doc(alias = "FWPS_ALE_ENDPOINT_ENUM_TEMPLATE0")]
#[derive(Clone, Copy, Debug, Default)]
pub struct EndpointTemplate {
    /// Where its local address lies.
    pub local: Option<Subnet>,
    /// Where its remote address lies.
    pub remote: Option<Subnet>,
    /// Its IP protocol: 6 for TCP, 17 for UDP.
    pub protocol: Option<u8>,
    /// Its local port.
    pub local_port: Option<u16>,
    /// Its remote port.
    pub remote_port: Option<u16>,
}

/// A range of addresses: all that begin alike.
#[derive(Clone, Copy)]
pub struct Subnet(Range);

#[derive(Clone, Copy)]
enum Range {
    V4(FWP_V4_ADDR_AND_MASK),
    V6(FWP_V6_ADDR_AND_MASK),
}

impl Subnet {
    /// The addresses of IPv4 whose first `prefix` bits are those of `address`. `None` if there are not so many.
    #[doc(alias = "FWP_V4_ADDR_AND_MASK")]
    pub const fn v4(address: Ipv4Addr, prefix: u8) -> Option<Self> {
        let mask = match prefix {
            0 => 0,
            1..=32 => u32::MAX << (32 - prefix),
            _ => return None,
        };
        Some(Self(Range::V4(FWP_V4_ADDR_AND_MASK {
            addr: address.to_bits() & mask,
            mask,
        })))
    }

    /// The addresses of IPv6 whose first `prefix` bits are those of `address`. `None` if there are not so many.
    #[doc(alias = "FWP_V6_ADDR_AND_MASK")]
    pub const fn v6(address: Ipv6Addr, prefix: u8) -> Option<Self> {
        if prefix > 128 {
            return None;
        }
        Some(Self(Range::V6(FWP_V6_ADDR_AND_MASK {
            addr: address.octets(),
            prefixLength: prefix,
        })))
    }

    /// The value that names this subnet; it points into `self`.
    fn as_value(&self) -> FWP_CONDITION_VALUE0 {
        let mut value = empty();
        match &self.0 {
            Range::V4(range) => {
                value.type_ = FWP_V4_ADDR_MASK;
                value.__bindgen_anon_1.v4AddrMask = ptr::from_ref(range).cast_mut();
            }
            Range::V6(range) => {
                value.type_ = FWP_V6_ADDR_MASK;
                value.__bindgen_anon_1.v6AddrMask = ptr::from_ref(range).cast_mut();
            }
        }
        value
    }
}

impl fmt::Debug for Subnet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Range::V4(range) => write!(
                f,
                "{}/{}",
                Ipv4Addr::from_bits(range.addr),
                range.mask.count_ones()
            ),
            Range::V6(range) => write!(f, "{}/{}", Ipv6Addr::from(range.addr), range.prefixLength),
        }
    }
}

/// A value that asks for nothing.
fn empty() -> FWP_CONDITION_VALUE0 {
    // SAFETY: all zero is a valid FWP_CONDITION_VALUE0: FWP_EMPTY, and a null pointer.
    unsafe { mem::zeroed() }
}

impl EndpointTemplate {
    /// As C takes it; the subnets are pointed to in `self`, and only read.
    pub(super) fn as_raw(&self) -> FWPS_ALE_ENDPOINT_ENUM_TEMPLATE0 {
        let subnet = |subnet: &Option<Subnet>| subnet.as_ref().map_or_else(empty, Subnet::as_value);
        let port = |port: Option<u16>| {
            let mut value = empty();
            if let Some(port) = port {
                value.type_ = FWP_UINT16;
                value.__bindgen_anon_1.uint16 = port;
            }
            value
        };
        let mut protocol = empty();
        if let Some(number) = self.protocol {
            protocol.type_ = FWP_UINT8;
            protocol.__bindgen_anon_1.uint8 = number;
        }
        FWPS_ALE_ENDPOINT_ENUM_TEMPLATE0 {
            localSubNet: subnet(&self.local),
            remoteSubNet: subnet(&self.remote),
            ipProtocol: protocol,
            localPort: port(self.local_port),
            remotePort: port(self.remote_port),
        }
    }
}
