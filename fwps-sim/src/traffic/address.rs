//! Local addresses of the simulated host.

use std::net::{IpAddr, Ipv4Addr};
use std::str::FromStr;

use thiserror::Error;

/// An address of the simulated host with the length of its prefix, written `10.0.0.1/24`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalAddress {
    address: IpAddr,
    prefix: u8,
}

/// Why a text is not a [`LocalAddress`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "`{0}` is not a local address: expected an IP address with a prefix length, as in 10.0.0.1/24 or fd00::1/64"
)]
pub struct ParseLocalAddressError(String);

impl LocalAddress {
    /// The address.
    pub fn address(self) -> IpAddr {
        self.address
    }

    /// Length of the prefix in bits.
    pub fn prefix(self) -> u8 {
        self.prefix
    }

    /// Whether `other` is in the network of the address.
    fn is_network_of(self, other: IpAddr) -> bool {
        let shared = match (self.address, other) {
            (IpAddr::V4(own), IpAddr::V4(other)) => (u32::from(own) ^ u32::from(other)).leading_zeros(),
            (IpAddr::V6(own), IpAddr::V6(other)) => (u128::from(own) ^ u128::from(other)).leading_zeros(),
            _ => return false,
        };
        shared >= u32::from(self.prefix)
    }

    /// Whether `other` is the broadcast address of this IPv4 network.
    fn is_broadcast(self, other: IpAddr) -> bool {
        match (self.address, other) {
            (IpAddr::V4(own), IpAddr::V4(other)) if self.prefix < 31 => {
                let host = u32::MAX.checked_shr(u32::from(self.prefix)).unwrap_or(0);
                u32::from(other) == u32::from(own) | host
            }
            _ => false,
        }
    }
}

impl FromStr for LocalAddress {
    type Err = ParseLocalAddressError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || ParseLocalAddressError(text.to_owned());
        let (address, prefix) = text.split_once('/').map_or((text, None), |(a, p)| (a, Some(p)));
        let address: IpAddr = address.parse().map_err(|_| error())?;
        let longest = if address.is_ipv4() { 32 } else { 128 };
        let prefix = match prefix {
            None => longest,
            Some(prefix) => prefix.parse().ok().filter(|p| *p <= longest).ok_or_else(error)?,
        };
        Ok(Self { address, prefix })
    }
}

/// What an address is to the simulated host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Not one of the host's.
    Foreign,
    /// One of the host's own.
    Unicast,
    Multicast,
    Broadcast,
}

/// The addresses of the host.
#[derive(Clone, Debug)]
pub(crate) struct LocalAddresses(Vec<LocalAddress>);

impl LocalAddresses {
    pub(crate) fn new(addresses: Vec<LocalAddress>) -> Self {
        Self(addresses)
    }

    /// The first address of a family.
    pub(crate) fn first(&self, family: super::packet::Family) -> Option<IpAddr> {
        let wanted = |address: &IpAddr| address.is_ipv4() == (family == super::packet::Family::V4);
        self.0.iter().map(|own| own.address).find(wanted)
    }

    /// Whether an address is in one of the networks of the host.
    pub(crate) fn is_near(&self, address: IpAddr) -> bool {
        self.0.iter().any(|own| own.is_network_of(address))
    }

    pub(crate) fn kind(&self, address: IpAddr) -> Kind {
        if address.is_multicast() {
            Kind::Multicast
        } else if address.is_loopback() || self.0.iter().any(|own| own.address == address) {
            Kind::Unicast
        } else if address == IpAddr::V4(Ipv4Addr::BROADCAST)
            || self.0.iter().any(|own| own.is_broadcast(address))
        {
            Kind::Broadcast
        } else {
            Kind::Foreign
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_and_refuses() {
        let address: LocalAddress = "10.0.0.1/24".parse().expect("well formed");
        assert_eq!(
            (address.address(), address.prefix()),
            ("10.0.0.1".parse().expect("address"), 24)
        );
        for bad in ["", "10.0.0.1/33", "fd00::1/129", "10.0.0/24", "10.0.0.1/x"] {
            assert!(bad.parse::<LocalAddress>().is_err(), "{bad}");
        }
    }

    #[test]
    fn tells_kinds_apart() {
        let own = LocalAddresses::new(vec!["10.0.0.1/24".parse().expect("well formed")]);
        let kind = |text: &str| own.kind(text.parse().expect("address"));
        assert_eq!(kind("10.0.0.1"), Kind::Unicast);
        assert_eq!(kind("127.0.0.1"), Kind::Unicast);
        assert_eq!(kind("10.0.0.255"), Kind::Broadcast);
        assert_eq!(kind("224.0.0.1"), Kind::Multicast);
        assert_eq!(kind("ff02::1"), Kind::Multicast);
        assert_eq!(kind("10.0.0.2"), Kind::Foreign);
    }
}
