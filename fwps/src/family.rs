//! The two IP address families as types.

use core::{
    fmt,
    hash::Hash,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6},
};

use fwps_sys::{ADDRESS_FAMILY, AF_INET, AF_INET6};

use crate::layer::Value;

/// An IP version: [`V4`] or [`V6`].
pub trait Family: sealed::Sealed + fmt::Debug + Copy + Send + Sync + 'static {
    /// The address type of [`core::net`].
    type Address: Copy + Eq + Hash + fmt::Debug + fmt::Display + Into<IpAddr> + Send + Sync;

    /// The type of an address with a port.
    type SocketAddress: Copy
        + Eq
        + Hash
        + fmt::Debug
        + fmt::Display
        + Into<SocketAddr>
        + Send
        + Sync
        + 'static;

    /// The C value of the family.
    #[doc(alias("AF_INET", "AF_INET6"))]
    const ADDRESS_FAMILY: ADDRESS_FAMILY;

    /// The address in network byte order, in the first bytes; the rest is zero.
    #[doc(hidden)]
    fn network_order(address: Self::Address) -> [u8; 16];

    /// The address, if it is of this family.
    #[doc(hidden)]
    fn from_socket_address(address: SocketAddr) -> Option<Self::SocketAddress>;

    /// The loopback address.
    #[doc(hidden)]
    fn loopback(port: u16) -> Self::SocketAddress;

    /// The address in an incoming value of this family.
    #[doc(hidden)]
    fn from_value(value: Value<'_>) -> Option<Self::Address>;
}

/// IPv4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum V4 {}

/// IPv6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum V6 {}

impl Family for V4 {
    type Address = Ipv4Addr;
    type SocketAddress = SocketAddrV4;
    const ADDRESS_FAMILY: ADDRESS_FAMILY = AF_INET as ADDRESS_FAMILY;

    fn network_order(address: Ipv4Addr) -> [u8; 16] {
        let [a, b, c, d] = address.octets();
        [a, b, c, d, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    }

    fn from_socket_address(address: SocketAddr) -> Option<SocketAddrV4> {
        match address {
            SocketAddr::V4(address) => Some(address),
            SocketAddr::V6(_) => None,
        }
    }

    fn loopback(port: u16) -> SocketAddrV4 {
        SocketAddrV4::new(Ipv4Addr::LOCALHOST, port)
    }

    fn from_value(value: Value<'_>) -> Option<Ipv4Addr> {
        value.ipv4()
    }
}

impl Family for V6 {
    type Address = Ipv6Addr;
    type SocketAddress = SocketAddrV6;
    const ADDRESS_FAMILY: ADDRESS_FAMILY = AF_INET6 as ADDRESS_FAMILY;

    fn network_order(address: Ipv6Addr) -> [u8; 16] {
        address.octets()
    }

    fn from_socket_address(address: SocketAddr) -> Option<SocketAddrV6> {
        match address {
            SocketAddr::V4(_) => None,
            SocketAddr::V6(address) => Some(address),
        }
    }

    fn loopback(port: u16) -> SocketAddrV6 {
        SocketAddrV6::new(Ipv6Addr::LOCALHOST, port, 0, 0)
    }

    fn from_value(value: Value<'_>) -> Option<Ipv6Addr> {
        value.ipv6()
    }
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::V4 {}
    impl Sealed for super::V6 {}
}
