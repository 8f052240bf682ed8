//! The C types that Windows gives fixed sizes, on every host.
//!
//! A Windows `long` has 32 bits. `core::ffi::c_long` has 64 on a Linux host, where layouts would come out wrong; these do not.

pub use core::ffi::c_void;

/// C `char`, as Microsoft's compiler has it.
pub type c_char = i8;
/// C `signed char`.
pub type c_schar = i8;
/// C `unsigned char`.
pub type c_uchar = u8;
/// C `short`.
pub type c_short = i16;
/// C `unsigned short`.
pub type c_ushort = u16;
/// C `int`.
pub type c_int = i32;
/// C `unsigned int`.
pub type c_uint = u32;
/// C `long`: 32 bits on Windows.
pub type c_long = i32;
/// C `unsigned long`: 32 bits on Windows.
pub type c_ulong = u32;
/// C `long long`.
pub type c_longlong = i64;
/// C `unsigned long long`.
pub type c_ulonglong = u64;
