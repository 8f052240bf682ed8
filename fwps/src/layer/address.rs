//! The type of an IP address.

/// What kind of destination an address is, as the network layer sees it.
///
/// Open, as in C: a value that this version does not know is kept.
#[doc(alias = "NL_ADDRESS_TYPE")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AddressType(i32);

impl AddressType {
    /// Not known.
    pub const UNSPECIFIED: Self = Self(0);
    /// One host.
    pub const UNICAST: Self = Self(1);
    /// Any one of several hosts.
    pub const ANYCAST: Self = Self(2);
    /// A group of hosts.
    pub const MULTICAST: Self = Self(3);
    /// Every host of a network.
    pub const BROADCAST: Self = Self(4);

    /// Takes a raw value as it is.
    pub const fn from_raw(raw: i32) -> Self {
        Self(raw)
    }

    /// The raw value.
    pub const fn to_raw(self) -> i32 {
        self.0
    }
}
