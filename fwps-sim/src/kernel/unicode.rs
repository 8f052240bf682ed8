//! Counted Unicode strings.

use fwps_sys::{PCWSTR, PUNICODE_STRING, UNICODE_STRING};

use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// The longest string in bytes, without and with its zero.
const LONGEST: usize = 0xFFFC;

/// The text of a counted string; nothing for a null one.
pub(crate) fn text(string: *const UNICODE_STRING) -> String {
    if string.is_null() {
        return String::new();
    }
    // SAFETY: a string that is not null is readable, by the contract of every function that takes one.
    let string: UNICODE_STRING = unsafe { access::load(string.expose_provenance()) };
    let first = string.Buffer.expose_provenance();
    let units: Vec<u16> = (0..usize::from(string.Length) / 2)
        .map(|index| {
            // SAFETY: the buffer of a valid string holds `Length` bytes.
            unsafe { access::load(first + index * 2) }
        })
        .collect();
    String::from_utf16_lossy(&units)
}

/// Text up to its zero, or up to as many units.
///
/// # Safety
/// UTF-16 text with a zero at its end is at the address, or `limit` units are.
pub(crate) unsafe fn up_to_zero(address: usize, limit: Option<usize>) -> String {
    let mut units = Vec::new();
    while limit.is_none_or(|limit| units.len() < limit) {
        // SAFETY: the caller's promise; the text goes on up to its limit or its zero.
        match unsafe { access::load::<u16>(address + units.len() * 2) } {
            0 => break,
            unit => units.push(unit),
        }
    }
    String::from_utf16_lossy(&units)
}

/// The counted string of text, which it is good for as long as the text.
pub(crate) fn counted(text: &[u16]) -> UNICODE_STRING {
    let length = (text.len() * 2) as u16;
    UNICODE_STRING {
        Length: length,
        MaximumLength: length,
        Buffer: text.as_ptr().cast_mut(),
    }
}

/// A name as the object manager and the registry compare names.
pub(crate) fn folded(name: &str) -> String {
    name.to_uppercase()
}

export! {
    /// Makes a counted string of text with a zero at its end. The text stays where it is.
    fn RtlInitUnicodeString(DestinationString: PUNICODE_STRING, SourceString: PCWSTR) {
        let _call = machine::enter("RtlInitUnicodeString", Range::UP_TO_DISPATCH, contract!(382));
        let source = SourceString.expose_provenance();
        let mut length = 0;
        if source != 0 {
            // SAFETY: the text ends with a zero, by the contract of the function.
            while length < LONGEST && unsafe { access::load::<u16>(source + length) } != 0 {
                length += 2;
            }
        }
        let string = UNICODE_STRING {
            Length: length as u16,
            MaximumLength: if source == 0 { 0 } else { length as u16 + 2 },
            Buffer: SourceString.cast_mut(),
        };
        // SAFETY: the out pointer is writable by the contract of the function.
        unsafe { access::store(DestinationString.expose_provenance(), string) };
    }
}
