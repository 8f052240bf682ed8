//! The formats of debug output: those of C, with the kernel's own for Unicode.

use std::ffi::CStr;
use std::fmt::Write as _;

use fwps_sys::UNICODE_STRING;

use super::unicode;
use crate::memory::access;

/// One conversion of a format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Conversion {
    left: bool,
    plus: bool,
    alternate: bool,
    zero: bool,
    width: Option<usize>,
    precision: Option<usize>,
    /// Bits of an integer; for text, whether it is wide.
    bits: u32,
    wide: bool,
    narrow: bool,
}

/// What could not be formatted stands in the text as it was in the format.
///
/// # Safety
/// The arguments are what the format asks for: strings for `%s` and the like end with a zero or have the precision's length.
pub(super) unsafe fn format(format: &[u8], arguments: &[usize]) -> String {
    let mut text = String::new();
    let mut arguments = arguments.iter().copied();
    let mut rest = format;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte != b'%' {
            text.push(char::from(*byte));
            continue;
        }
        let start = after;
        let mut conversion = Conversion {
            bits: 32,
            ..Conversion::default()
        };
        let kind = parse(&mut conversion, &mut rest, &mut arguments);
        let Some(kind) = kind else {
            text.push('%');
            rest = start;
            continue;
        };
        if kind == b'%' {
            text.push('%');
            continue;
        }
        let Some(argument) = arguments.next() else {
            text.push('%');
            rest = start;
            continue;
        };
        // SAFETY: the argument is the one for this conversion, by the caller's promise.
        match unsafe { convert(kind, &conversion, argument) } {
            Some(piece) => pad(&mut text, &conversion, &piece),
            None => {
                text.push('%');
                rest = start;
            }
        }
    }
    text
}

/// Reads a conversion; its last letter is returned.
fn parse(
    conversion: &mut Conversion,
    rest: &mut &[u8],
    arguments: &mut impl Iterator<Item = usize>,
) -> Option<u8> {
    let mut in_precision = false;
    loop {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        match byte {
            b'-' => conversion.left = true,
            b'+' => conversion.plus = true,
            b'#' => conversion.alternate = true,
            b' ' => {}
            b'0' if !in_precision && conversion.width.is_none() => conversion.zero = true,
            b'.' => {
                in_precision = true;
                conversion.precision = Some(0);
            }
            b'*' => {
                let value = Some(arguments.next()? as u32 as usize);
                if in_precision {
                    conversion.precision = value;
                } else {
                    conversion.width = value;
                }
            }
            b'0'..=b'9' => {
                let field = if in_precision {
                    &mut conversion.precision
                } else {
                    &mut conversion.width
                };
                let digit = usize::from(byte - b'0');
                *field = Some((field.unwrap_or(0) * 10 + digit).min(4096));
            }
            b'h' => {
                conversion.bits = if conversion.bits == 16 { 8 } else { 16 };
                conversion.narrow = true;
            }
            b'l' if after.first() == Some(&b'l') => {
                conversion.bits = 64;
                *rest = &after[1..];
            }
            // A Windows `long` has 32 bits.
            b'l' | b'w' => conversion.wide = true,
            b'I' if after.starts_with(b"64") => {
                conversion.bits = 64;
                *rest = &after[2..];
            }
            b'I' if after.starts_with(b"32") => *rest = &after[2..],
            b'I' | b'z' | b't' | b'j' => conversion.bits = 64,
            kind => return Some(*kind),
        }
    }
}

/// # Safety
/// The argument is one for this conversion.
unsafe fn convert(kind: u8, conversion: &Conversion, argument: usize) -> Option<String> {
    let shift = 64 - conversion.bits;
    let unsigned = (argument as u64) << shift >> shift;
    let signed = (argument as i64) << shift >> shift;
    Some(match kind {
        b'd' | b'i' if signed >= 0 && conversion.plus => {
            format!("+{}", digits(conversion, &unsigned.to_string()))
        }
        b'd' | b'i' if signed < 0 => format!("-{}", digits(conversion, &signed.unsigned_abs().to_string())),
        b'd' | b'i' | b'u' => digits(conversion, &unsigned.to_string()),
        b'x' if conversion.alternate => format!("0x{}", digits(conversion, &format!("{unsigned:x}"))),
        b'x' => digits(conversion, &format!("{unsigned:x}")),
        b'X' if conversion.alternate => format!("0X{}", digits(conversion, &format!("{unsigned:X}"))),
        b'X' => digits(conversion, &format!("{unsigned:X}")),
        b'o' => digits(conversion, &format!("{unsigned:o}")),
        b'p' => format!("{argument:016X}"),
        b'c' | b'C' => String::from(char::from_u32(argument as u32 & 0xFFFF).unwrap_or('\u{FFFD}')),
        _ if argument == 0 && matches!(kind, b's' | b'S' | b'Z') => "(null)".to_owned(),
        // SAFETY: the caller's promise for this conversion.
        b's' if conversion.wide => unsafe { unicode::up_to_zero(argument, conversion.precision) },
        // SAFETY: as above.
        b'S' if !conversion.narrow => unsafe { unicode::up_to_zero(argument, conversion.precision) },
        // SAFETY: as above.
        b's' | b'S' => unsafe { narrow(argument, conversion.precision) },
        b'Z' if conversion.wide => {
            // SAFETY: the argument is a counted Unicode string, by the caller's promise.
            let string: UNICODE_STRING = unsafe { access::load(argument) };
            let units = usize::from(string.Length) / 2;
            // SAFETY: as above: its buffer holds that many units.
            unsafe { unicode::up_to_zero(string.Buffer.expose_provenance(), Some(units)) }
        }
        b'Z' => {
            // A counted string of bytes has the layout of one of UTF-16 units.
            // SAFETY: the argument is a counted string, by the caller's promise.
            let string: UNICODE_STRING = unsafe { access::load(argument) };
            let length = usize::from(string.Length);
            // SAFETY: as above: its buffer holds that many bytes.
            unsafe { narrow(string.Buffer.expose_provenance(), Some(length)) }
        }
        _ => return None,
    })
}

/// At least as many digits as the precision says.
fn digits(conversion: &Conversion, digits: &str) -> String {
    let width = conversion.precision.unwrap_or(1);
    format!("{digits:0>width$}")
}

/// # Safety
/// A C string is at the address, or `limit` bytes are.
unsafe fn narrow(address: usize, limit: Option<usize>) -> String {
    match limit {
        None => {
            // SAFETY: the caller's promise.
            let text = unsafe { CStr::from_ptr(std::ptr::with_exposed_provenance(address)) };
            text.to_string_lossy().into_owned()
        }
        Some(limit) => {
            let mut bytes = Vec::new();
            while bytes.len() < limit {
                // SAFETY: the caller's promise; the text goes on up to its limit or its zero.
                match unsafe { access::load::<u8>(address + bytes.len()) } {
                    0 => break,
                    byte => bytes.push(byte),
                }
            }
            String::from_utf8_lossy(&bytes).into_owned()
        }
    }
}

fn pad(text: &mut String, conversion: &Conversion, piece: &str) {
    let width = conversion.width.unwrap_or(0);
    let written = if conversion.left {
        write!(text, "{piece:<width$}")
    } else if conversion.zero && !piece.starts_with('-') {
        write!(text, "{piece:0>width$}")
    } else {
        write!(text, "{piece:>width$}")
    };
    written.expect("writing into a String does not fail");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(format_text: &str, arguments: &[usize]) -> String {
        // SAFETY: the tests pass what their formats ask for.
        unsafe { format(format_text.as_bytes(), arguments) }
    }

    #[test]
    fn integers_have_the_size_that_the_format_says() {
        assert_eq!(text("%d %u", &[u32::MAX as usize, usize::MAX]), "-1 4294967295");
        assert_eq!(
            text("%lld %I64x %hhu", &[usize::MAX, 0x1_0000_0000, 0x1FF]),
            "-1 100000000 255"
        );
        assert_eq!(
            text("%08x|%-6d|%6d|%.4d", &[0xC0DE, 7, 7, 7]),
            "0000c0de|7     |     7|0007"
        );
        assert_eq!(text("%#x %p%%", &[16, 255]), "0x10 00000000000000FF%");
    }

    #[test]
    fn text_may_be_counted_or_wide() {
        let wide: Vec<u16> = "ab\0".encode_utf16().collect();
        let narrow = c"xyz";
        let pointers = [
            wide.as_ptr().expose_provenance(),
            narrow.as_ptr().expose_provenance(),
        ];
        assert_eq!(text("%ws %s", &pointers), "ab xyz");
        assert_eq!(text("%S %.2s", &pointers), "ab xy");
        let string = UNICODE_STRING {
            Length: 2,
            MaximumLength: 6,
            Buffer: wide.as_ptr().cast_mut(),
        };
        assert_eq!(text("%wZ", &[(&raw const string).expose_provenance()]), "a");
        assert_eq!(text("%s", &[0]), "(null)");
    }

    #[test]
    fn what_is_unknown_or_missing_stays_as_it_is() {
        assert_eq!(text("%y %d", &[1]), "%y %d");
        assert_eq!(text("100%", &[]), "100%");
    }
}
