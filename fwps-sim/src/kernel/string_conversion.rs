//! Strings of bytes and GUIDs, to and from counted Unicode strings. Bytes are UTF-8 here, which ASCII is part of.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{BOOLEAN, GUID, NTSTATUS, PUNICODE_STRING, UNICODE_STRING};

use super::string::{give, units};
use super::{pool, unicode};
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// The tag of the buffers of strings of bytes.
const TAG: u32 = u32::from_le_bytes(*b"Strg");

/// The bytes of a counted string of bytes, which is laid out as a Unicode one.
fn bytes(string: *const UNICODE_STRING) -> Vec<u8> {
    // SAFETY: the string is initialised, by the contract of every function that takes one.
    let string: UNICODE_STRING = unsafe { access::load(string.expose_provenance()) };
    let length = usize::from(string.Length);
    if length == 0 {
        return Vec::new();
    }
    // SAFETY: the buffer of a valid string holds `Length` bytes, and no driver code runs here.
    unsafe { access::bytes(string.Buffer.expose_provenance(), length) }.to_vec()
}

/// Reads `{xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}`.
fn parse(text: &str) -> Option<GUID> {
    let inner = text.strip_prefix('{')?.strip_suffix('}')?;
    let parts: Vec<&str> = inner.split('-').collect();
    let [first, second, third, fourth, fifth] = parts[..] else {
        return None;
    };
    let lengths = [8, 4, 4, 4, 12];
    let fits = parts
        .iter()
        .zip(lengths)
        .all(|(part, length)| part.len() == length && part.bytes().all(|byte| byte.is_ascii_hexdigit()));
    if !fits {
        return None;
    }
    let tail = u64::from_str_radix(&format!("{fourth}{fifth}"), 16).ok()?;
    Some(GUID {
        Data1: u32::from_str_radix(first, 16).ok()?,
        Data2: u16::from_str_radix(second, 16).ok()?,
        Data3: u16::from_str_radix(third, 16).ok()?,
        Data4: tail.to_be_bytes(),
    })
}

export_for_c! {
    /// Writes a GUID as text in braces, to a buffer that `RtlFreeUnicodeString` frees.
    fn RtlStringFromGUID(Guid: *const GUID, GuidString: PUNICODE_STRING) -> NTSTATUS {
        let _call = machine::enter("RtlStringFromGUID", Range::PASSIVE, contract!(382));
        // SAFETY: the GUID is readable, by the contract of the function.
        let guid: GUID = unsafe { access::load(Guid.expose_provenance()) };
        let tail = u64::from_be_bytes(guid.Data4);
        let text = format!(
            "{{{:08X}-{:04X}-{:04X}-{:04X}-{:012X}}}",
            guid.Data1,
            guid.Data2,
            guid.Data3,
            tail >> 48,
            tail & 0xFFFF_FFFF_FFFF
        );
        give(GuidString, &text.encode_utf16().collect::<Vec<_>>(), true, true)
    }

    /// Reads a GUID from text in braces.
    fn RtlGUIDFromString(GuidString: *const UNICODE_STRING, Guid: *mut GUID) -> NTSTATUS {
        let _call = machine::enter("RtlGUIDFromString", Range::PASSIVE, contract!(382));
        match parse(&unicode::text(GuidString)) {
            Some(guid) => {
                // SAFETY: the out pointer is writable by the contract of the function.
                unsafe { access::store(Guid.expose_provenance(), guid) };
                sys::STATUS_SUCCESS
            }
            None => sys::STATUS_INVALID_PARAMETER,
        }
    }

    /// Converts bytes to Unicode, in a buffer that `RtlFreeUnicodeString` frees if `AllocateDestinationString`.
    fn RtlAnsiStringToUnicodeString(
        DestinationString: PUNICODE_STRING,
        SourceString: *const UNICODE_STRING,
        AllocateDestinationString: BOOLEAN,
    ) -> NTSTATUS {
        let _call = machine::enter("RtlAnsiStringToUnicodeString", Range::PASSIVE, contract!(382));
        let text = String::from_utf8_lossy(&bytes(SourceString)).into_owned();
        let units: Vec<u16> = text.encode_utf16().collect();
        give(DestinationString, &units, AllocateDestinationString != 0, true)
    }

    /// Converts Unicode to bytes with a zero behind them, in a buffer that `RtlFreeAnsiString` frees if `AllocateDestinationString`.
    fn RtlUnicodeStringToAnsiString(
        DestinationString: PUNICODE_STRING,
        SourceString: *const UNICODE_STRING,
        AllocateDestinationString: BOOLEAN,
    ) -> NTSTATUS {
        let _call = machine::enter("RtlUnicodeStringToAnsiString", Range::PASSIVE, contract!(382));
        let at = DestinationString.expose_provenance();
        let mut text = String::from_utf16_lossy(&units(SourceString)).into_bytes();
        let length = text.len();
        text.push(0);
        let Ok(room) = u16::try_from(text.len()) else {
            return sys::STATUS_INVALID_PARAMETER;
        };
        let buffer = if AllocateDestinationString != 0 {
            let flags = sys::POOL_FLAG_PAGED;
            let address = machine::with(|machine| pool::allocate(machine, flags, text.len(), TAG));
            if address == 0 {
                return sys::STATUS_NO_MEMORY;
            }
            // SAFETY: the destination is writable, by the contract of the function.
            unsafe { access::store(at + offset_of!(UNICODE_STRING, MaximumLength), room) };
            // SAFETY: as above.
            unsafe { access::store(at + offset_of!(UNICODE_STRING, Buffer), address) };
            address
        } else {
            // SAFETY: the destination is an initialised string, by the contract of the function.
            let string: UNICODE_STRING = unsafe { access::load(at) };
            if string.MaximumLength < room {
                return sys::STATUS_BUFFER_OVERFLOW;
            }
            string.Buffer.expose_provenance()
        };
        // SAFETY: the buffer has room for the bytes: it was allocated with it, or its maximum length says so.
        unsafe { access::write(buffer, &text) };
        // SAFETY: as for the other members.
        unsafe { access::store(at + offset_of!(UNICODE_STRING, Length), length as u16) };
        sys::STATUS_SUCCESS
    }

    /// Frees the buffer of a string of bytes that a function of the run-time library allocated, and empties the string.
    fn RtlFreeAnsiString(AnsiString: PUNICODE_STRING) {
        let _call = machine::enter("RtlFreeAnsiString", Range::PASSIVE, contract!(382));
        let at = AnsiString.expose_provenance();
        // SAFETY: the string is initialised, by the contract of the function.
        let string: UNICODE_STRING = unsafe { access::load(at) };
        if !string.Buffer.is_null() {
            pool::free_or_report(string.Buffer.expose_provenance(), 0);
            // SAFETY: the string is writable; all zeros is a string without a buffer.
            unsafe { access::fill(at, 0, size_of::<UNICODE_STRING>()) };
        }
    }
}
