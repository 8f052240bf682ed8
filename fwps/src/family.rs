//! The two IP address families as types.

use core::{
    fmt,
    hash::Hash,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

use fwps_sys::{ADDRESS_FAMILY, AF_INET, AF_INET6};

use crate::layer::Value;

/// An IP version: [`V4`] or [`V6`].
pub trait Family: sealed::Sealed + fmt::Debug + Copy + Send + Sync + 'static {
    /// The address type of [`core::net`].
    type Address: Copy + Eq + Hash + fmt::Debug + fmt::Display + Into<IpAddr> + Send + Sync;

    /// The C value of the family.
    #[doc(alias("AF_INET", "AF_INET6"))]
    const ADDRESS_FAMILY: ADDRESS_FAMILY;

    /// The address in network byte order, in the first bytes; the rest is zero.
    #[doc(hidden)]
    fn network_order(address: Self::Address) -> [u8; 16];

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
    const ADDRESS_FAMILY: ADDRESS_FAMILY = AF_INET as ADDRESS_FAMILY;

    fn network_order(address: Ipv4Addr) -> [u8; 16] {
        let [a, b, c, d] = address.octets();
        [a, b, c, d, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    }

    fn from_value(value: Value<'_>) -> Option<Ipv4Addr> {
        value.ipv4()
    }
}

impl Family for V6 {
    type Address = Ipv6Addr;
    const ADDRESS_FAMILY: ADDRESS_FAMILY = AF_INET6 as ADDRESS_FAMILY;

    fn network_order(address: Ipv6Addr) -> [u8; 16] {
        address.octets()
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
