//! Values of fields that C has enumerations for. All are open, as in C: a value that this version does not know is kept.

use core::fmt;

/// Declares an open enumeration.
macro_rules! open {
    (
        $(#[$doc:meta])* $name:ident: $raw:ty;
        $($(#[$value_doc:meta])* $value:ident = $number:expr;)+
    ) => {
        $(#[$doc])*
        ///
        /// Open, as in C: a value that this version does not know is kept.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $name($raw);

        impl $name {
            $($(#[$value_doc])* pub const $value: Self = Self($number as $raw);)+

            /// Takes a raw value as it is.
            pub const fn from_raw(raw: $raw) -> Self {
                Self(raw)
            }

            /// The raw value.
            pub const fn to_raw(self) -> $raw {
                self.0
            }
        }
    };
}

open! {
    /// Which way a packet or connection goes.
    #[doc(alias = "FWP_DIRECTION")]
    Direction: u32;
    /// Away from this machine.
    #[doc(alias = "FWP_DIRECTION_OUTBOUND")]
    OUTBOUND = fwps_sys::FWP_DIRECTION_OUTBOUND;
    /// To this machine.
    #[doc(alias = "FWP_DIRECTION_INBOUND")]
    INBOUND = fwps_sys::FWP_DIRECTION_INBOUND;
}

impl Direction {
    /// The direction in the metadata, where C has a signed number.
    pub(super) const fn of_packet(raw: fwps_sys::FWP_DIRECTION) -> Self {
        Self(raw as u32)
    }
}

open! {
    /// What kind of address a MAC address is.
    #[doc(alias = "DL_ADDRESS_TYPE")]
    MacAddressType: u8;
    /// One adapter.
    UNICAST = fwps_sys::DlUnicast;
    /// A group of adapters.
    MULTICAST = fwps_sys::DlMulticast;
    /// All adapters.
    BROADCAST = fwps_sys::DlBroadcast;
}

open! {
    /// The promiscuous mode that a raw socket asks for: the control code of its request.
    PromiscuousMode: u32;
    /// All packets.
    #[doc(alias = "SIO_RCVALL")]
    ALL = 0x9800_0001_u32;
    /// All multicast packets.
    #[doc(alias = "SIO_RCVALL_MCAST")]
    MULTICAST = 0x9800_0002_u32;
    /// All IGMP multicast packets.
    #[doc(alias = "SIO_RCVALL_IGMPMCAST")]
    IGMP_MULTICAST = 0x9800_0003_u32;
}

open! {
    /// What kind of network a virtual switch is.
    #[doc(alias = "FWP_VSWITCH_NETWORK_TYPE")]
    VSwitchNetworkType: u8;
    /// Not known.
    UNKNOWN = fwps_sys::FWP_VSWITCH_NETWORK_TYPE_UNKNOWN;
    /// Between virtual machines.
    PRIVATE = fwps_sys::FWP_VSWITCH_NETWORK_TYPE_PRIVATE;
    /// Between virtual machines and their host.
    INTERNAL = fwps_sys::FWP_VSWITCH_NETWORK_TYPE_INTERNAL;
    /// With the network outside.
    EXTERNAL = fwps_sys::FWP_VSWITCH_NETWORK_TYPE_EXTERNAL;
}

open! {
    /// What kind of network adapter is at a port of a virtual switch.
    #[doc(alias = "NDIS_SWITCH_NIC_TYPE")]
    VSwitchInterfaceType: u8;
    /// That of the network outside.
    EXTERNAL = fwps_sys::NdisSwitchNicTypeExternal;
    /// One made for virtual machines.
    SYNTHETIC = fwps_sys::NdisSwitchNicTypeSynthetic;
    /// One that imitates hardware.
    EMULATED = fwps_sys::NdisSwitchNicTypeEmulated;
    /// That of the host.
    INTERNAL = fwps_sys::NdisSwitchNicTypeInternal;
}

open! {
    /// The part of the stack that discarded a packet.
    #[doc(alias = "FWPS_DISCARD_MODULE0")]
    DiscardModule: u32;
    /// The network layer; the reason is one of IP.
    NETWORK = fwps_sys::FWPS_DISCARD_MODULE_NETWORK;
    /// The transport layer; the reason is one of transport.
    TRANSPORT = fwps_sys::FWPS_DISCARD_MODULE_TRANSPORT;
    /// The filter engine or IPsec.
    GENERAL = fwps_sys::FWPS_DISCARD_MODULE_GENERAL;
}

/// A MAC address.
#[doc(alias = "FWP_BYTE_ARRAY6")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MacAddress(pub [u8; 6]);

impl fmt::Display for MacAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, g] = self.0;
        write!(f, "{a:02x}-{b:02x}-{c:02x}-{d:02x}-{e:02x}-{g:02x}")
    }
}

impl fmt::Debug for MacAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
