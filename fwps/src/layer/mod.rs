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
        FlowHandleMetadata, Fragment, FragmentMetadata, HeaderIncludeMetadata, IpHeaderSizeMetadata,
        PathMtuMetadata, RemoteScopeIdMetadata, TransportHeaderSizeMetadata,
    },
    network::{InboundIppacketV4, InboundIppacketV6, OutboundIppacketV4, OutboundIppacketV6},
    transport::{InboundTransportV4, InboundTransportV6, OutboundTransportV4, OutboundTransportV6},
};
use crate::{Guid, callout::Classify, family::Family};

/// A layer of the filter engine.
pub trait Layer: sealed::Sealed + Sized + Send + Sync + 'static {
    /// The address family of the layer.
    type Family: Family;

    /// The run-time number, as classify sees it.
    #[doc(alias = "FWPS_BUILTIN_LAYERS")]
    const ID: u16;
    /// The key, as filters name it.
    #[doc(alias = "FWPM_LAYER")]
    const KEY: Guid;
}

/// A layer where the stack hands packets to classify as a NET_BUFFER_LIST, which may be absorbed (C-163).
pub trait PacketLayer: Layer {
    /// How many bytes before the data start the packet begins that an injection from this layer wants (C-038, C-049, C-057,
    /// C-139), or `None` if the metadata does not say.
    #[doc(hidden)]
    fn retreat(classify: &Classify<'_, Self>) -> Option<u32>;

    /// Whether the packet goes on to an ALE layer, and so must pass here untouched (C-171).
    #[doc(hidden)]
    fn goes_to_ale(_classify: &Classify<'_, Self>) -> bool {
        false
    }
}

/// A layer that sees IP packets as they arrive.
pub trait InboundNetworkLayer:
    PacketLayer
    + LocalAddressField
    + RemoteAddressField
    + InterfaceIndexField
    + SubInterfaceIndexField
    + FlagsField
    + IpHeaderSizeMetadata
    + CompartmentIdMetadata
{
}

/// A layer that sees IP packets before they leave.
pub trait OutboundNetworkLayer:
    PacketLayer
    + LocalAddressField
    + RemoteAddressField
    + InterfaceIndexField
    + SubInterfaceIndexField
    + FlagsField
    + CompartmentIdMetadata
{
}

/// A layer that sees segments and datagrams as they arrive.
pub trait InboundTransportLayer:
    PacketLayer
    + LocalAddressField
    + RemoteAddressField
    + LocalPortField
    + RemotePortField
    + InterfaceIndexField
    + SubInterfaceIndexField
    + FlagsField
    + IpHeaderSizeMetadata
    + TransportHeaderSizeMetadata
    + CompartmentIdMetadata
    + AleClassifyRequiredMetadata
{
}

/// A layer that sees segments and datagrams before they leave.
pub trait OutboundTransportLayer:
    PacketLayer
    + LocalAddressField
    + RemoteAddressField
    + LocalPortField
    + RemotePortField
    + FlagsField
    + TransportHeaderSizeMetadata
    + CompartmentIdMetadata
    + EndpointHandleMetadata
    + RemoteScopeIdMetadata
    + ControlDataMetadata
    + HeaderIncludeMetadata
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
            const KEY: $crate::Guid = $crate::Guid::from_raw(::fwps_sys::$key);
        }
    };
}
use layer;
