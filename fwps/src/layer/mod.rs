//! Layers: where in the stack a callout sits, what it is told there, and what it may do.
//!
//! Each layer is a type. A field accessor exists for the layers that have the field, so that asking for another layer's field
//! does not compile. Every accessor returns `None` where the value is absent, of another type, or beyond the array of an older
//! Windows (C-141 to C-144).
//!
//! The layers of user mode are not here: what their filters match is decided by the base filtering engine, which calls no kernel
//! callout, and their numbers differ between versions of Windows. Nor are the two reserved layers that have no key, which no filter
//! can name.

mod address;
mod blob;
mod flags;
mod generated;
mod group;
mod kinds;
mod metadata;
mod more_flags;
mod packet;
mod port;
mod security;
pub(crate) mod socket_address;
mod value;

pub(crate) use self::value::Value;
pub use self::{
    address::AddressType,
    blob::Utf16Blob,
    flags::ConditionFlags,
    generated::*,
    group::{
        DatagramLayer, ForwardLayer, InboundIcmpErrorLayer, InboundMacLayer, InboundNetworkLayer,
        InboundTransportLayer, OutboundIcmpErrorLayer, OutboundMacLayer, OutboundNetworkLayer,
        OutboundTransportLayer, StreamLayer, TransportReceiveLayer, TransportSendLayer, VSwitchLayer,
    },
    kinds::{
        Direction, DiscardModule, MacAddress, MacAddressType, PromiscuousMode, VSwitchInterfaceType,
        VSwitchNetworkType,
    },
    metadata::{DiscardReason, EngineHandle, Fragment},
    more_flags::{L2Flags, ReauthorizeReasons},
    packet::{AbsorbLayer, PacketLayer},
    security::{Sid, TokenAccessInformation},
};
use crate::{Guid, callout::VerdictKind, family::Family};

/// A layer of the filter engine.
pub trait Layer: sealed::Sealed + Sized + Send + Sync + 'static {
    /// The run-time number, as classify sees it.
    #[doc(alias = "FWPS_BUILTIN_LAYERS")]
    const ID: u16;
    /// The key, as filters name it.
    #[doc(alias = "FWPM_LAYER")]
    const KEY: Guid;
    /// What callouts here may answer: [`Filtering`](crate::callout::Filtering) at most layers,
    /// [`Established`](crate::callout::Established) where a flow was established, [`Discarded`](crate::callout::Discarded) at discard layers.
    type Verdict: VerdictKind;
}

/// A layer of one IP version.
pub trait IpLayer: Layer {
    /// The IP version of the layer.
    type Family: Family;
}

mod sealed {
    pub trait Sealed {}
}
