//! Keys of filter engine objects.

use core::fmt;

use fwps_sys::GUID;

/// A globally unique identifier.
///
/// ```
/// use fwps::Guid;
///
/// const KEY: Guid = Guid::from_u128(0x6f1c_7f5e_0d43_4b0f_9d55_2a0e_6b3c_9a11);
/// assert_eq!(format!("{KEY:?}"), "6f1c7f5e-0d43-4b0f-9d55-2a0e6b3c9a11");
/// ```
#[doc(alias = "GUID")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Guid(u128);

impl Guid {
    /// The identifier whose digits, read from the left, are those of `value` in hexadecimal.
    pub const fn from_u128(value: u128) -> Self {
        Self(value)
    }

    /// Takes the C form.
    pub const fn from_raw(raw: GUID) -> Self {
        let mut value =
            ((raw.Data1 as u128) << 96) | ((raw.Data2 as u128) << 80) | ((raw.Data3 as u128) << 64);
        value |= u64::from_be_bytes(raw.Data4) as u128;
        Self(value)
    }

    /// The C form.
    pub const fn to_raw(self) -> GUID {
        GUID {
            Data1: (self.0 >> 96) as u32,
            Data2: (self.0 >> 80) as u16,
            Data3: (self.0 >> 64) as u16,
            Data4: (self.0 as u64).to_be_bytes(),
        }
    }
}

impl fmt::Debug for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let GUID {
            Data1: first,
            Data2: second,
            Data3: third,
            ..
        } = self.to_raw();
        let fourth = (self.0 >> 48) as u16;
        let fifth = self.0 as u64 & 0xFFFF_FFFF_FFFF;
        write!(
            f,
            "{first:08x}-{second:04x}-{third:04x}-{fourth:04x}-{fifth:012x}"
        )
    }
}
