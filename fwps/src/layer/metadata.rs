//! What metadata members hold, and the accessors of those that are read through pointers.
//!
//! Each accessor returns `None` unless the engine flagged the member as present (C-137).

use core::{marker::PhantomData, net::SocketAddr};

use fwps_sys::{
    FWPS_DISCARD_METADATA0, FWPS_INBOUND_FRAGMENT_METADATA0, FWPS_METADATA_FIELD_COMPARTMENT_ID,
    FWPS_METADATA_FIELD_ORIGINAL_DESTINATION, FWPS_METADATA_FIELD_PROCESS_PATH,
    FWPS_METADATA_FIELD_REMOTE_SCOPE_ID, FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA,
    FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER, HANDLE, PVOID, SCOPE_ID,
};

use super::{
    CompartmentIdMetadata, ControlDataMetadata, DiscardModule, HeaderIncludeMetadata,
    OriginalDestinationMetadata, ProcessPathMetadata, RemoteScopeIdMetadata, Utf16Blob, blob, socket_address,
};
use crate::callout::Classify;

impl<'c, L: ProcessPathMetadata> Classify<'c, L> {
    /// The device path of the process's image.
    #[doc(alias = "FWPS_METADATA_FIELD_PROCESS_PATH")]
    #[inline]
    pub fn process_path(&self) -> Option<Utf16Blob<'c>> {
        let values = self.metadata(FWPS_METADATA_FIELD_PROCESS_PATH)?;
        // SAFETY: the member is present, so it is null or a blob that is valid for the call.
        unsafe { blob::bytes(values.processPath) }.map(Utf16Blob::new)
    }
}

impl<L: CompartmentIdMetadata> Classify<'_, L> {
    /// The compartment for an injection: from the metadata, or the unspecified one (C-024).
    pub(crate) fn compartment(&self) -> fwps_sys::COMPARTMENT_ID {
        match self.metadata(FWPS_METADATA_FIELD_COMPARTMENT_ID) {
            Some(values) => values.compartmentId as fwps_sys::COMPARTMENT_ID,
            None => fwps_sys::UNSPECIFIED_COMPARTMENT_ID as fwps_sys::COMPARTMENT_ID,
        }
    }
}

impl<L: RemoteScopeIdMetadata> Classify<'_, L> {
    /// The scope of the remote address: its interface and level in one number.
    #[doc(alias = "FWPS_METADATA_FIELD_REMOTE_SCOPE_ID")]
    #[inline]
    pub fn remote_scope_id(&self) -> Option<u32> {
        let values = self.metadata(FWPS_METADATA_FIELD_REMOTE_SCOPE_ID)?;
        // SAFETY: both members of the union are the same number.
        Some(unsafe { values.remoteScopeId.__bindgen_anon_1.Value })
    }

    /// The scope for an injection: from the metadata, or zero (C-053).
    pub(crate) fn remote_scope(&self) -> SCOPE_ID {
        match self.metadata(FWPS_METADATA_FIELD_REMOTE_SCOPE_ID) {
            Some(values) => values.remoteScopeId,
            // SAFETY: SCOPE_ID is a union of an integer and bit-fields of it; zero is "no scope".
            None => unsafe { core::mem::zeroed() },
        }
    }
}

impl<'c, L: ControlDataMetadata> Classify<'c, L> {
    /// The socket control data of the send: a sequence of WSACMSGHDR, each with its data. `None` if there is none.
    #[doc(alias = "FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA")]
    #[inline]
    pub fn control_messages(&self) -> Option<&'c [u8]> {
        let (address, length) = self.control_data()?;
        // SAFETY: the engine says that this many bytes are there, valid for the call.
        unsafe { blob::bytes_at(address, length) }
    }

    /// The control data of the send, valid for the call: address and length in bytes.
    pub(crate) fn control_data(&self) -> Option<(*const u8, u32)> {
        let values = self.metadata(FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA)?;
        let address = values.controlData.cast::<u8>().cast_const();
        (!address.is_null() && values.controlDataLength != 0).then_some((address, values.controlDataLength))
    }
}

impl<'c, L: HeaderIncludeMetadata> Classify<'c, L> {
    /// The IP header that the application made itself; present for a raw send.
    #[doc(alias = "FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER")]
    #[inline]
    pub fn header_include_header(&self) -> Option<&'c [u8]> {
        let values = self.metadata(FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER)?;
        let header = values.headerIncludeHeader.cast::<u8>();
        // SAFETY: the member is present, so this many bytes are there, valid for the call.
        unsafe { blob::bytes_at(header, values.headerIncludeHeaderLength) }
    }

    /// Whether the application made the IP header itself: the packet is a raw send, and its header is not in the list (C-056).
    #[doc(alias = "FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER")]
    pub fn is_raw_send(&self) -> bool {
        self.metadata(FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER)
            .is_some_and(|values| values.headerIncludeHeaderLength != 0)
    }
}

impl<L: OriginalDestinationMetadata> Classify<'_, L> {
    /// Where a redirected connection went first. `None` if it is no IP address.
    #[doc(alias = "FWPS_METADATA_FIELD_ORIGINAL_DESTINATION")]
    pub fn original_destination(&self) -> Option<SocketAddr> {
        let values = self.metadata(FWPS_METADATA_FIELD_ORIGINAL_DESTINATION)?;
        // SAFETY: the member is present, so it is null or an address that is valid for the call.
        unsafe { socket_address::read(values.originalDestination) }
    }
}

/// The tag of a service within its process; a number in the type of a pointer.
pub(super) fn sub_process_tag(tag: PVOID) -> usize {
    tag.addr()
}

/// Something of the engine's that this call can hand to another function of the platform, and that cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EngineHandle<'c> {
    raw: HANDLE,
    call: PhantomData<&'c ()>,
}

impl EngineHandle<'_> {
    pub(super) const fn new(raw: HANDLE) -> Self {
        Self {
            raw,
            call: PhantomData,
        }
    }

    /// The C form.
    pub const fn as_raw(self) -> HANDLE {
        self.raw
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
    pub(super) const fn new(raw: FWPS_INBOUND_FRAGMENT_METADATA0) -> Self {
        Self {
            identification: raw.fragmentIdentification,
            offset: raw.fragmentOffset,
            length: raw.fragmentLength,
        }
    }
}

/// Who discarded a packet, and why.
#[doc(alias = "FWPS_DISCARD_METADATA0")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DiscardReason {
    /// The part of the stack.
    pub module: DiscardModule,
    /// The reason, as that part numbers them.
    pub reason: u32,
    /// The filter, if one discarded the packet.
    pub filter_id: u64,
}

impl DiscardReason {
    pub(super) const fn new(raw: FWPS_DISCARD_METADATA0) -> Self {
        Self {
            module: DiscardModule::from_raw(raw.discardModule as u32),
            reason: raw.discardReason,
            filter_id: raw.filterId,
        }
    }
}
