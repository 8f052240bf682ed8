//! The macros and inline functions of the headers, in one module per header or subject.
//!
//! A C macro that names a member can be read and assigned. Here reading has the name of the macro, and assigning has
//! `SET_` before it.

mod fwpsk;
mod ndis;
mod ntdef;
mod wdm;

pub use fwpsk::*;
pub use ndis::*;
pub use ntdef::*;
pub use wdm::*;

/// Defines how to read and to assign one member of a record.
macro_rules! members {
    ($($(#[$doc:meta])* $get:ident, $set:ident: $record:ty => $type:ty, $($member:ident).+;)+) => {$(
        $(#[$doc])*
        ///
        /// # Safety
        ///
        /// The pointer must point to a live record that nobody else writes during the call.
        #[inline]
        #[must_use]
        pub unsafe fn $get(record: *const $record) -> $type {
            let place = record.wrapping_byte_add(::core::mem::offset_of!($record, $($member).+)).cast::<$type>();
            // SAFETY: `place` is a member of the record that the caller vouches for; any bytes are a value of its type.
            unsafe { place.read() }
        }

        #[doc = concat!("Assigns what [`", stringify!($get), "`] reads.")]
        ///
        /// # Safety
        ///
        /// The pointer must point to a live record that nobody else uses during the call. The value must be one that the
        /// owner of the record expects in this member.
        #[inline]
        pub unsafe fn $set(record: *mut $record, value: $type) {
            let place = record.wrapping_byte_add(::core::mem::offset_of!($record, $($member).+)).cast::<$type>();
            // SAFETY: `place` is a member of the record that the caller vouches for.
            unsafe { place.write(value) }
        }
    )+};
}
use members;
