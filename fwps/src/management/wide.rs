//! Names, as the filter engine wants them: UTF-16 with a terminating zero.

use core::fmt;

/// A UTF-16 string with a terminating zero, made at compile time by [`wide!`](crate::wide).
///
/// # Invariants
/// The last unit is zero.
#[derive(Clone, Copy)]
pub struct WideStr(&'static [u16]);

impl WideStr {
    /// Takes units that end with zero; the macro calls it.
    ///
    /// # Panics
    /// At compile time, if the last unit is not zero.
    #[doc(hidden)]
    pub const fn from_units(units: &'static [u16]) -> Self {
        assert!(matches!(units, [.., 0]), "a wide string ends with zero");
        // INVARIANT: checked above.
        Self(units)
    }

    /// The address, for structures that C only reads.
    pub(crate) const fn as_ptr(self) -> *mut u16 {
        self.0.as_ptr().cast_mut()
    }
}

impl fmt::Debug for WideStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        let units = self.0.iter().copied().take_while(|unit| *unit != 0);
        for character in char::decode_utf16(units) {
            fmt::Write::write_char(f, character.unwrap_or(char::REPLACEMENT_CHARACTER))?;
        }
        f.write_str("\"")
    }
}

/// How many UTF-16 units a string has, with the terminating zero.
#[doc(hidden)]
pub const fn wide_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut units = 1;
    let mut index = 0;
    while index < bytes.len() {
        // One unit per character, two for those of four bytes; continuation bytes count nothing.
        units += match bytes[index] {
            0x80..=0xBF => 0,
            0xF0..=0xFF => 2,
            _ => 1,
        };
        index += 1;
    }
    units
}

/// The UTF-16 units of a string, with the terminating zero.
#[doc(hidden)]
pub const fn wide_units<const N: usize>(text: &str) -> [u16; N] {
    let bytes = text.as_bytes();
    let mut units = [0; N];
    let (mut from, mut to) = (0, 0);
    while from < bytes.len() {
        let first = bytes[from];
        let (mut scalar, length) = match first {
            0x00..=0x7F => (first as u32, 1),
            0x80..=0xDF => (first as u32 & 0x1F, 2),
            0xE0..=0xEF => (first as u32 & 0x0F, 3),
            _ => (first as u32 & 0x07, 4),
        };
        let mut index = 1;
        while index < length {
            scalar = (scalar << 6) | (bytes[from + index] as u32 & 0x3F);
            index += 1;
        }
        from += length;
        if scalar < 0x1_0000 {
            units[to] = scalar as u16;
            to += 1;
        } else {
            let rest = scalar - 0x1_0000;
            units[to] = 0xD800 | (rest >> 10) as u16;
            units[to + 1] = 0xDC00 | (rest & 0x3FF) as u16;
            to += 2;
        }
    }
    units
}

/// Makes a [`WideStr`](crate::management::WideStr) from a string, at compile time.
///
/// ```
/// const NAME: fwps::management::WideStr = fwps::wide!("Größe 🦀");
/// assert_eq!(format!("{NAME:?}"), "\"Größe 🦀\"");
/// ```
#[macro_export]
macro_rules! wide {
    ($text:expr) => {{
        const TEXT: &str = $text;
        const UNITS: [u16; $crate::private::wide_length(TEXT)] = $crate::private::wide_units(TEXT);
        $crate::management::WideStr::from_units(&UNITS)
    }};
}
