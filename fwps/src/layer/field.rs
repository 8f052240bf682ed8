//! The fields of the layers: one trait per field, with the index that the field has at each layer, and its accessor.

use super::{AddressType, ConditionFlags, Layer, Value};
use crate::{callout::Classify, family::Family};

/// Declares a field: its trait, and the accessor that exists where the trait is implemented.
macro_rules! field {
    ($(#[$doc:meta])* $field:ident, $method:ident -> $type:ty, $convert:expr) => {
        #[doc = concat!("A layer with the field behind [`Classify::", stringify!($method), "`](crate::callout::Classify::", stringify!($method), ").")]
        pub trait $field: Layer {
            /// The index of the field in the layer's values.
            #[doc(hidden)]
            const INDEX: u32;
        }

        impl<L: $field> Classify<'_, L> {
            $(#[$doc])*
            pub fn $method(&self) -> Option<$type> {
                self.value(<L as $field>::INDEX).and_then($convert)
            }
        }
    };
}

field! {
    /// The address of this machine, in the packet.
    LocalAddressField, local_address -> <L::Family as Family>::Address, <L::Family as Family>::from_value
}
field! {
    /// The address of the other machine, in the packet.
    RemoteAddressField, remote_address -> <L::Family as Family>::Address, <L::Family as Family>::from_value
}
field! {
    /// What kind of address the local one is.
    LocalAddressTypeField, local_address_type -> AddressType, |value: Value<'_>| value.uint8().map(|raw| AddressType::from_raw(raw.into()))
}
field! {
    /// What kind of address the packet goes to.
    DestinationAddressTypeField, destination_address_type -> AddressType, |value: Value<'_>| value.uint8().map(|raw| AddressType::from_raw(raw.into()))
}
field! {
    /// The IP protocol number of the transport header.
    ProtocolField, protocol -> u8, Value::uint8
}
field! {
    /// The LUID of the local interface.
    LocalInterfaceField, local_interface -> u64, Value::uint64
}
field! {
    /// The index of the interface.
    InterfaceIndexField, interface_index -> u32, Value::uint32
}
field! {
    /// The index of the sub-interface.
    SubInterfaceIndexField, sub_interface_index -> u32, Value::uint32
}
field! {
    /// What the engine says of the packet as a whole.
    FlagsField, flags -> ConditionFlags, |value: Value<'_>| value.uint32().map(ConditionFlags::from_bits_retain)
}
field! {
    /// The interface type, as IANA numbers them.
    InterfaceTypeField, interface_type -> u32, Value::uint32
}
field! {
    /// The tunnel type, as IANA numbers them.
    TunnelTypeField, tunnel_type -> u32, Value::uint32
}
field! {
    /// The network profile, from Windows 7.
    ProfileIdField, profile_id -> u32, Value::uint32
}
field! {
    /// The routing compartment, from Windows 10 version 1703.
    CompartmentIdField, compartment_id -> u32, Value::uint32
}

/// A layer with the field behind [`Classify::local_port`](crate::callout::Classify::local_port) and
/// [`Classify::icmp_type`](crate::callout::Classify::icmp_type).
pub trait LocalPortField: ProtocolField {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

/// A layer with the field behind [`Classify::remote_port`](crate::callout::Classify::remote_port) and
/// [`Classify::icmp_code`](crate::callout::Classify::icmp_code).
pub trait RemotePortField: ProtocolField {
    /// The index of the field in the layer's values.
    #[doc(hidden)]
    const INDEX: u32;
}

/// ICMP for IPv4.
const ICMP: u8 = 1;
/// ICMP for IPv6.
const ICMPV6: u8 = 58;

impl<L: ProtocolField> Classify<'_, L> {
    /// Whether the port fields hold the type and code of ICMP (C-145); `None` if the protocol is not known.
    fn is_icmp(&self) -> Option<bool> {
        self.protocol().map(|protocol| matches!(protocol, ICMP | ICMPV6))
    }

    fn port_field(&self, index: u32, of_icmp: bool) -> Option<u16> {
        let value = self.value(index)?.uint16()?;
        (self.is_icmp()? == of_icmp).then_some(value)
    }
}

impl<L: LocalPortField> Classify<'_, L> {
    /// The port of this machine, in host byte order. `None` for ICMP.
    pub fn local_port(&self) -> Option<u16> {
        self.port_field(<L as LocalPortField>::INDEX, false)
    }

    /// The ICMP type; the engine puts it where the local port is (C-145). `None` for other protocols.
    pub fn icmp_type(&self) -> Option<u8> {
        self.port_field(<L as LocalPortField>::INDEX, true)
            .and_then(|value| u8::try_from(value).ok())
    }
}

impl<L: RemotePortField> Classify<'_, L> {
    /// The port of the other machine, in host byte order. `None` for ICMP.
    pub fn remote_port(&self) -> Option<u16> {
        self.port_field(<L as RemotePortField>::INDEX, false)
    }

    /// The ICMP code; the engine puts it where the remote port is (C-145). `None` for other protocols.
    pub fn icmp_code(&self) -> Option<u8> {
        self.port_field(<L as RemotePortField>::INDEX, true)
            .and_then(|value| u8::try_from(value).ok())
    }
}

/// States which fields a layer has, by the C names of their indexes.
macro_rules! fields {
    ($layer:ty: $($field:ident = $index:ident),+ $(,)?) => {
        $(impl $crate::layer::field::$field for $layer {
            const INDEX: u32 = ::fwps_sys::$index as u32;
        })+
    };
}
pub(super) use fields;
