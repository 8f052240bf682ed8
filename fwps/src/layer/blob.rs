//! Blobs of the engine: bytes, and text in UTF-16.

use core::{fmt, slice};

use fwps_sys::FWP_BYTE_BLOB;

/// The bytes of a blob; `None` if there is none.
///
/// # Safety
/// `blob` is null, or points to a blob that is valid for `'c` with the bytes that it names.
pub(super) unsafe fn bytes<'c>(blob: *const FWP_BYTE_BLOB) -> Option<&'c [u8]> {
    if blob.is_null() {
        return None;
    }
    // SAFETY: not null, so valid (the caller's duty).
    let blob = unsafe { blob.read_unaligned() };
    // SAFETY: the bytes that the blob names are valid for 'c (the caller's duty).
    unsafe { bytes_at(blob.data, blob.size) }
}

/// `size` bytes at `data`. An empty range needs no address.
///
/// # Safety
/// If neither is zero, that many bytes are valid for `'c`.
pub(super) unsafe fn bytes_at<'c>(data: *const u8, size: u32) -> Option<&'c [u8]> {
    if size == 0 {
        return Some(&[]);
    }
    if data.is_null() {
        return None;
    }
    // SAFETY: not null and not empty, so valid for 'c (the caller's duty); bytes need no alignment.
    Some(unsafe { slice::from_raw_parts(data, size as usize) })
}

/// Text of the engine: bytes of UTF-16, borrowed for the classify call, mostly with a terminating zero.
///
/// It may be ill-formed, and need not be aligned.
#[doc(alias = "FWP_BYTE_BLOB")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Utf16Blob<'c>(&'c [u8]);

impl<'c> Utf16Blob<'c> {
    pub(super) const fn new(bytes: &'c [u8]) -> Self {
        Self(bytes)
    }

    /// The text of a blob; `None` if it has none.
    ///
    /// # Safety
    /// As for [`bytes`].
    pub(crate) unsafe fn from_raw(blob: *const FWP_BYTE_BLOB) -> Option<Self> {
        // SAFETY: the caller's duty.
        unsafe { bytes(blob) }.map(Self)
    }

    /// All bytes, with the terminating zero if there is one: what a condition with this text is to hold.
    pub const fn as_bytes(self) -> &'c [u8] {
        self.0
    }

    /// The code units up to the first zero.
    pub fn units(self) -> impl Iterator<Item = u16> + Clone + 'c {
        let units = self.0.chunks_exact(2);
        units
            .map(|pair| match pair {
                [low, high] => u16::from_le_bytes([*low, *high]),
                // Chunks of two have two.
                _ => 0,
            })
            .take_while(|unit| *unit != 0)
    }

    /// The characters up to the first zero; what is ill-formed becomes U+FFFD.
    pub fn chars(self) -> impl Iterator<Item = char> + Clone + 'c {
        char::decode_utf16(self.units()).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
    }
}

impl PartialEq<str> for Utf16Blob<'_> {
    fn eq(&self, other: &str) -> bool {
        self.units().eq(other.encode_utf16())
    }
}

impl fmt::Display for Utf16Blob<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.chars()
            .try_for_each(|character| fmt::Write::write_char(f, character))
    }
}

impl fmt::Debug for Utf16Blob<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}
