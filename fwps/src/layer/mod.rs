//! Layers: where in the stack a callout sits, what it is told there, and what it may do.
//!
//! Each layer is a type. A field accessor exists for the layers that have the field, so that asking for another layer's field
//! does not compile. Every accessor returns `None` where the value is absent, of another type, or beyond the array of an older
//! Windows (C-141 to C-144).

mod address;
mod field;
mod flags;
mod metadata;
mod network;
mod transport;
mod value;

use fwps_sys::GUID;

pub(crate) use self::value::Value;
pub use self::{
    address::AddressType,
    field::{
        CompartmentIdField, DestinationAddressTypeField, FlagsField, InterfaceIndexField, InterfaceTypeField,
        LocalAddressField, LocalAddressTypeField, LocalInterfaceField, LocalPortField, ProfileIdField,
        ProtocolField, RemoteAddressField, RemotePortField, SubInterfaceIndexField, TunnelTypeField,
    },
    flags::ConditionFlags,
    metadata::{
        AleClassifyRequiredMetadata, CompartmentIdMetadata, ControlDataMetadata, EndpointHandleMetadata,
        FlowHandleMetadata, Fragment, FragmentMetadata, IpHeaderSizeMetadata, PathMtuMetadata,
        RemoteScopeIdMetadata, TransportHeaderSizeMetadata,
    },
    network::{InboundIppacketV4, InboundIppacketV6, OutboundIppacketV4, OutboundIppacketV6},
    transport::{InboundTransportV4, InboundTransportV6, OutboundTransportV4, OutboundTransportV6},
};
use crate::{callout::Classify, family::Family};

/// A layer of the filter engine.
pub trait Layer: sealed::Sealed + Sized + Send + Sync + 'static {
    /// The address family of the layer.
    type Family: Family;

    /// The run-time number, as classify sees it.
    #[doc(alias = "FWPS_BUILTIN_LAYERS")]
    const ID: u16;
    /// The key, as filters name it.
    #[doc(alias = "FWPM_LAYER")]
    const KEY: GUID;
}

/// A layer where the stack hands packets to classify as a NET_BUFFER_LIST, which may be absorbed (C-163).
pub trait PacketLayer: Layer {
    /// How many bytes before the data start the packet begins that an injection from this layer wants (C-038, C-049, C-057,
    /// C-139), or `None` if the metadata does not say.
    #[doc(hidden)]
    fn retreat(classify: &Classify<'_, Self>) -> Option<u32>;
}

/// A layer that sees IP packets as they arrive.
pub trait InboundNetworkLayer:
    PacketLayer + InterfaceIndexField + SubInterfaceIndexField + CompartmentIdMetadata
{
}

/// A layer that sees IP packets before they leave.
pub trait OutboundNetworkLayer: PacketLayer + CompartmentIdMetadata {}

/// A layer that sees segments and datagrams as they arrive.
pub trait InboundTransportLayer:
    PacketLayer
    + InterfaceIndexField
    + SubInterfaceIndexField
    + CompartmentIdMetadata
    + AleClassifyRequiredMetadata
{
}

/// A layer that sees segments and datagrams before they leave.
pub trait OutboundTransportLayer:
    PacketLayer
    + RemoteAddressField
    + CompartmentIdMetadata
    + EndpointHandleMetadata
    + RemoteScopeIdMetadata
    + ControlDataMetadata
{
}

mod sealed {
    pub trait Sealed {}
}

/// Declares a layer type with its number and key.
macro_rules! layer {
    ($(#[$doc:meta])* $name:ident: $family:ty, $id:ident, $key:ident) => {
        $(#[$doc])*
        #[doc = ""]
        #[doc = concat!("`", stringify!($id), "`.")]
        #[derive(Clone, Copy, Debug)]
        pub enum $name {}

        impl $crate::layer::sealed::Sealed for $name {}

        impl $crate::layer::Layer for $name {
            type Family = $family;
            const ID: u16 = ::fwps_sys::$id as u16;
            const KEY: ::fwps_sys::GUID = ::fwps_sys::$key;
        }
    };
}
use layer;
