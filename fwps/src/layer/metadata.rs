//! The metadata of the layers: one trait per member, implemented for the layers that can have it, and its accessor, which
//! returns `None` unless the engine flagged the member as present (C-137).

use fwps_sys::{
    FWPS_INBOUND_FRAGMENT_METADATA0, FWPS_INCOMING_METADATA_VALUES0,
    FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED, FWPS_METADATA_FIELD_COMPARTMENT_ID,
    FWPS_METADATA_FIELD_FLOW_HANDLE, FWPS_METADATA_FIELD_FRAGMENT_DATA, FWPS_METADATA_FIELD_IP_HEADER_SIZE,
    FWPS_METADATA_FIELD_PATH_MTU, FWPS_METADATA_FIELD_REMOTE_SCOPE_ID,
    FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA, FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE,
    FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER, FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE, SCOPE_ID,
};

use super::Layer;
use crate::callout::Classify;

/// Declares a metadata member: its trait, and the accessor that exists where the trait is implemented.
macro_rules! member {
    ($(#[$doc:meta])* $trait:ident, $method:ident -> $type:ty, $flag:ident, $read:expr) => {
        #[doc = concat!("A layer that can have the metadata behind [`Classify::", stringify!($method), "`](crate::callout::Classify::", stringify!($method), ").")]
        pub trait $trait: Layer {}

        impl<L: $trait> Classify<'_, L> {
            $(#[$doc])*
            pub fn $method(&self) -> Option<$type> {
                self.metadata($flag).map($read)
            }
        }
    };
}

type Values = FWPS_INCOMING_METADATA_VALUES0;

member! {
    /// The size of the IP header in bytes, with options and extension headers.
    #[doc(alias = "FWPS_METADATA_FIELD_IP_HEADER_SIZE")]
    IpHeaderSizeMetadata, ip_header_size -> u32, FWPS_METADATA_FIELD_IP_HEADER_SIZE, |values: &Values| values.ipHeaderSize
}
member! {
    /// The size of the transport header in bytes.
    #[doc(alias = "FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE")]
    TransportHeaderSizeMetadata, transport_header_size -> u32, FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE, |values: &Values| values.transportHeaderSize
}
member! {
    /// The identifier of the flow that the packet belongs to; valid until the flow ends.
    #[doc(alias = "FWPS_METADATA_FIELD_FLOW_HANDLE")]
    FlowHandleMetadata, flow_handle -> u64, FWPS_METADATA_FIELD_FLOW_HANDLE, |values: &Values| values.flowHandle
}
member! {
    /// The MTU of the path, in bytes.
    #[doc(alias = "FWPS_METADATA_FIELD_PATH_MTU")]
    PathMtuMetadata, path_mtu -> u32, FWPS_METADATA_FIELD_PATH_MTU, |values: &Values| values.pathMtu
}
member! {
    /// The handle of the endpoint that the packet belongs to; valid while its socket is open.
    #[doc(alias = "FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE")]
    EndpointHandleMetadata, endpoint_handle -> u64, FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE, |values: &Values| values.transportEndpointHandle
}
member! {
    /// Where the fragment belongs; present if the packet is one.
    #[doc(alias = "FWPS_METADATA_FIELD_FRAGMENT_DATA")]
    FragmentMetadata, fragment -> Fragment, FWPS_METADATA_FIELD_FRAGMENT_DATA, |values: &Values| Fragment::new(&values.fragmentMetadata)
}
member! {
    /// Whether the packet goes on to an ALE layer. It is to be permitted here then, and handled there (C-171): `Some` if the engine
    /// says so.
    #[doc(alias = "FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED")]
    AleClassifyRequiredMetadata, ale_classify_required -> (), FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED, |_: &Values| ()
}

/// A layer that can have the routing compartment in its metadata.
pub trait CompartmentIdMetadata: Layer {}

impl<L: CompartmentIdMetadata> Classify<'_, L> {
    /// The compartment for an injection: from the metadata, or the unspecified one (C-024).
    pub(crate) fn compartment(&self) -> fwps_sys::COMPARTMENT_ID {
        match self.metadata(FWPS_METADATA_FIELD_COMPARTMENT_ID) {
            Some(values) => values.compartmentId as fwps_sys::COMPARTMENT_ID,
            None => fwps_sys::UNSPECIFIED_COMPARTMENT_ID as fwps_sys::COMPARTMENT_ID,
        }
    }
}

/// A layer that can have the scope of the remote address in its metadata.
pub trait RemoteScopeIdMetadata: Layer {}

impl<L: RemoteScopeIdMetadata> Classify<'_, L> {
    /// The scope for an injection: from the metadata, or zero (C-053).
    pub(crate) fn remote_scope(&self) -> SCOPE_ID {
        match self.metadata(FWPS_METADATA_FIELD_REMOTE_SCOPE_ID) {
            Some(values) => values.remoteScopeId,
            // SAFETY: SCOPE_ID is a union of an integer and bit-fields of it; zero is "no scope".
            None => unsafe { core::mem::zeroed() },
        }
    }
}

/// A layer that can have socket control data in its metadata.
pub trait ControlDataMetadata: Layer {}

impl<L: ControlDataMetadata> Classify<'_, L> {
    /// The control data of the send, valid for the call: address and length in bytes.
    pub(crate) fn control_data(&self) -> Option<(*const u8, u32)> {
        let values = self.metadata(FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA)?;
        let address = values.controlData.cast::<u8>().cast_const();
        (!address.is_null() && values.controlDataLength != 0).then_some((address, values.controlDataLength))
    }
}

/// A layer that sees packets whose IP header the application made.
pub trait HeaderIncludeMetadata: Layer {}

impl<L: HeaderIncludeMetadata> Classify<'_, L> {
    /// Whether the application made the IP header itself: the packet is a raw send, and its header is not in the list (C-056).
    #[doc(alias = "FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER")]
    pub fn is_raw_send(&self) -> bool {
        self.metadata(FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER)
            .is_some_and(|values| values.headerIncludeHeaderLength != 0)
    }
}

/// The place of a fragment in its packet.
#[doc(alias = "FWPS_INBOUND_FRAGMENT_METADATA0")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fragment {
    /// The identification that all fragments of the packet share.
    pub identification: u32,
    /// The offset of the fragment in its packet, as the engine gives it; the documents do not name the unit.
    pub offset: u16,
    /// The length of the fragment in bytes.
    pub length: u32,
}

impl Fragment {
    fn new(raw: &FWPS_INBOUND_FRAGMENT_METADATA0) -> Self {
        Self {
            identification: raw.fragmentIdentification,
            offset: raw.fragmentOffset,
            length: raw.fragmentLength,
        }
    }
}

/// States which metadata a layer can have.
macro_rules! metadata {
    ($layer:ty: $($member:ident),+ $(,)?) => {
        $(impl $member for $layer {})+
    };
}
pub(super) use metadata;
