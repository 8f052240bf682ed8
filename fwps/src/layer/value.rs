//! One incoming value: a tag and a union, read by tag only.

use core::net::{Ipv4Addr, Ipv6Addr};

use fwps_sys::{
    FWP_BYTE_ARRAY6_TYPE, FWP_BYTE_ARRAY16_TYPE, FWP_BYTE_BLOB_TYPE, FWP_SID,
    FWP_TOKEN_ACCESS_INFORMATION_TYPE, FWP_UINT8, FWP_UINT16, FWP_UINT32, FWP_UINT64, FWP_VALUE0,
};

use super::{MacAddress, Sid, TokenAccessInformation, Utf16Blob, blob};

/// An incoming value, borrowed for the classify call.
///
/// # Invariants
/// The tag says which member of the union is set, and a pointer in it is valid for `'c` (C-143).
#[derive(Clone, Copy)]
pub struct Value<'c>(&'c FWP_VALUE0);

impl<'c> Value<'c> {
    /// # Safety
    /// `value` comes from the array that the running classify call was given, and `'c` ends with that call.
    pub(crate) unsafe fn new(value: &'c FWP_VALUE0) -> Self {
        // INVARIANT: the engine's promise for the arrays that it gives (C-141, C-143).
        Self(value)
    }

    fn has_tag(self, tag: fwps_sys::FWP_DATA_TYPE) -> bool {
        self.0.type_ == tag
    }

    pub(crate) fn uint8(self) -> Option<u8> {
        if !self.has_tag(FWP_UINT8) {
            return None;
        }
        // SAFETY: the tag says that this member is set (invariant).
        Some(unsafe { self.0.__bindgen_anon_1.uint8 })
    }

    pub(crate) fn uint16(self) -> Option<u16> {
        if !self.has_tag(FWP_UINT16) {
            return None;
        }
        // SAFETY: the tag says that this member is set (invariant).
        Some(unsafe { self.0.__bindgen_anon_1.uint16 })
    }

    pub(crate) fn uint32(self) -> Option<u32> {
        if !self.has_tag(FWP_UINT32) {
            return None;
        }
        // SAFETY: the tag says that this member is set (invariant).
        Some(unsafe { self.0.__bindgen_anon_1.uint32 })
    }

    pub(crate) fn uint64(self) -> Option<u64> {
        if !self.has_tag(FWP_UINT64) {
            return None;
        }
        // SAFETY: the tag says that this member is set (invariant).
        let place = unsafe { self.0.__bindgen_anon_1.uint64 };
        if place.is_null() {
            return None;
        }
        // SAFETY: not null, and valid for 'c (invariant).
        Some(unsafe { place.read_unaligned() })
    }

    /// An IPv4 address; the engine gives a number in host byte order (C-052).
    pub(crate) fn ipv4(self) -> Option<Ipv4Addr> {
        self.uint32().map(Ipv4Addr::from_bits)
    }

    /// An IPv6 address; the engine gives its bytes as they are on the wire.
    pub(crate) fn ipv6(self) -> Option<Ipv6Addr> {
        if !self.has_tag(FWP_BYTE_ARRAY16_TYPE) {
            return None;
        }
        // SAFETY: the tag says that this member is set (invariant).
        let place = unsafe { self.0.__bindgen_anon_1.byteArray16 };
        if place.is_null() {
            return None;
        }
        // SAFETY: not null, and valid for 'c (invariant).
        let bytes = unsafe { place.read_unaligned() };
        Some(Ipv6Addr::from(bytes.byteArray16))
    }

    /// A MAC address, as it is on the wire.
    pub(crate) fn mac(self) -> Option<MacAddress> {
        if !self.has_tag(FWP_BYTE_ARRAY6_TYPE) {
            return None;
        }
        // SAFETY: the tag says that this member is set (invariant).
        let place = unsafe { self.0.__bindgen_anon_1.byteArray6 };
        if place.is_null() {
            return None;
        }
        // SAFETY: not null, and valid for 'c (invariant).
        let bytes = unsafe { place.read_unaligned() };
        Some(MacAddress(bytes.byteArray6))
    }

    /// The bytes of a blob.
    pub(crate) fn bytes(self) -> Option<&'c [u8]> {
        if !self.has_tag(FWP_BYTE_BLOB_TYPE) {
            return None;
        }
        // SAFETY: the tag says that this member is set (invariant).
        let place = unsafe { self.0.__bindgen_anon_1.byteBlob };
        // SAFETY: null, or a blob that is valid for 'c (invariant).
        unsafe { blob::bytes(place) }
    }

    /// The text of a blob.
    pub(crate) fn utf16(self) -> Option<Utf16Blob<'c>> {
        self.bytes().map(Utf16Blob::new)
    }

    /// What a token grants.
    pub(crate) fn token(self) -> Option<TokenAccessInformation<'c>> {
        if !self.has_tag(FWP_TOKEN_ACCESS_INFORMATION_TYPE) {
            return None;
        }
        // SAFETY: the tag says that this member is set (invariant).
        let place = unsafe { self.0.__bindgen_anon_1.tokenAccessInformation };
        // SAFETY: null, or a blob that is valid for 'c (invariant).
        unsafe { blob::bytes(place) }.map(TokenAccessInformation::new)
    }

    /// A security identifier.
    pub(crate) fn sid(self) -> Option<Sid<'c>> {
        if !self.has_tag(FWP_SID) {
            return None;
        }
        // SAFETY: the tag says that this member is set (invariant).
        let place = unsafe { self.0.__bindgen_anon_1.sid };
        // SAFETY: null, or a security identifier that is valid for 'c (invariant).
        unsafe { Sid::from_raw(place) }
    }
}
