//! Raw reads and writes by address. Every function is one unsafe operation, so that each caller proves one thing.

use std::ptr::{with_exposed_provenance, with_exposed_provenance_mut};

/// Reads a value.
///
/// # Safety
/// `address` is readable for a `T`, and what is there is a valid `T`.
pub(crate) unsafe fn load<T: Copy>(address: usize) -> T {
    // SAFETY: the caller's promise; `read_unaligned` needs no alignment.
    unsafe { with_exposed_provenance::<T>(address).read_unaligned() }
}

/// Writes a value.
///
/// # Safety
/// `address` is writable for a `T`.
pub(crate) unsafe fn store<T: Copy>(address: usize, value: T) {
    // SAFETY: the caller's promise; `write_unaligned` needs no alignment.
    unsafe { with_exposed_provenance_mut::<T>(address).write_unaligned(value) }
}

/// Fills `len` bytes.
///
/// # Safety
/// `len` bytes at `address` are writable.
pub(crate) unsafe fn fill(address: usize, byte: u8, len: usize) {
    // SAFETY: the caller's promise.
    unsafe { with_exposed_provenance_mut::<u8>(address).write_bytes(byte, len) }
}

/// Copies `bytes` to `address`.
///
/// # Safety
/// `bytes.len()` bytes at `address` are writable and do not overlap `bytes`.
pub(crate) unsafe fn write(address: usize, bytes: &[u8]) {
    let target = with_exposed_provenance_mut::<u8>(address);
    // SAFETY: the caller's promise.
    unsafe { target.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len()) }
}

/// The bytes at `address`, for the time of a simulator function in which no driver code runs.
///
/// # Safety
/// `len` bytes at `address` are readable, initialised, and not written while the slice is used. No byte may be at any address, null included.
pub(crate) unsafe fn bytes<'a>(address: usize, len: usize) -> &'a [u8] {
    if len == 0 {
        return &[];
    }
    // SAFETY: the caller's promise.
    unsafe { std::slice::from_raw_parts(with_exposed_provenance(address), len) }
}

/// Defines accessor methods over a wrapper of an address, by field offset.
macro_rules! fields {
    ($($get:ident, $set:ident: $ty:ty = $raw:ty, $($field:ident).+;)*) => {
        $(
            #[allow(dead_code, reason = "one accessor pair per field, used or not")]
            pub(crate) fn $get(self) -> $ty {
                // SAFETY: the wrapper's invariant: the address is that of a live structure of this type, and every
                // bit pattern is valid for its integer and pointer fields.
                unsafe { $crate::memory::access::load(self.0 + std::mem::offset_of!($raw, $($field).+)) }
            }

            #[allow(dead_code, reason = "one accessor pair per field, used or not")]
            pub(crate) fn $set(self, value: $ty) {
                // SAFETY: the wrapper's invariant: the address is that of a live, writable structure of this type.
                unsafe { $crate::memory::access::store(self.0 + std::mem::offset_of!($raw, $($field).+), value) }
            }
        )*
    };
}
pub(crate) use fields;
