//! Counted Unicode strings: comparing, joining and changing the case of them. `unicode` reads them.

use std::cmp::Ordering;
use std::mem::offset_of;

use fwps_sys as sys;
use sys::{BOOLEAN, LONG, NTSTATUS, PCWSTR, PUNICODE_STRING, ULONG, UNICODE_STRING, WCHAR};

use super::pool;
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// The tag of the buffers that the run-time library allocates for strings.
const TAG: u32 = u32::from_le_bytes(*b"Strg");
/// The longest string in bytes.
const LONGEST: usize = 0xFFFE;

/// The units of a counted string; none for a null one.
pub(super) fn units(string: *const UNICODE_STRING) -> Vec<u16> {
    if string.is_null() {
        return Vec::new();
    }
    // SAFETY: a string that is not null is readable, by the contract of every function that takes one.
    let string: UNICODE_STRING = unsafe { access::load(string.expose_provenance()) };
    let first = string.Buffer.expose_provenance();
    (0..usize::from(string.Length) / 2)
        .map(|index| {
            // SAFETY: the buffer of a valid string holds `Length` bytes.
            unsafe { access::load(first + index * 2) }
        })
        .collect()
}

/// A unit in upper case, when that is one unit.
fn upper(unit: u16) -> u16 {
    fold(unit, |character| single(character.to_uppercase()))
}

/// A unit in lower case, when that is one unit.
fn lower(unit: u16) -> u16 {
    fold(unit, |character| single(character.to_lowercase()))
}

fn single(mut characters: impl Iterator<Item = char>) -> Option<char> {
    characters.next().filter(|_| characters.next().is_none())
}

fn fold(unit: u16, change: impl FnOnce(char) -> Option<char>) -> u16 {
    let changed = char::from_u32(u32::from(unit)).and_then(change);
    changed
        .and_then(|character| u16::try_from(u32::from(character)).ok())
        .unwrap_or(unit)
}

/// The units as a comparison sees them.
pub(super) fn compared(string: *const UNICODE_STRING, case_insensitive: BOOLEAN) -> Vec<u16> {
    let mut units = units(string);
    if case_insensitive != 0 {
        units.iter_mut().for_each(|unit| *unit = upper(*unit));
    }
    units
}

/// Writes units to a string that has room for them, or to a new buffer that `RtlFreeUnicodeString` frees.
pub(super) fn give(
    destination: PUNICODE_STRING,
    units: &[u16],
    allocate: bool,
    ends_with_zero: bool,
) -> NTSTATUS {
    let at = destination.expose_provenance();
    let length = units.len() * 2;
    let room = length + if ends_with_zero { 2 } else { 0 };
    if room > LONGEST {
        return sys::STATUS_INVALID_PARAMETER;
    }
    let buffer = if allocate {
        let address =
            machine::with(|machine| pool::allocate(machine, sys::POOL_FLAG_PAGED, room.max(2), TAG));
        if address == 0 {
            return sys::STATUS_NO_MEMORY;
        }
        // SAFETY: the destination is writable by the contract of every function that gives a string.
        unsafe { access::store(at + offset_of!(UNICODE_STRING, MaximumLength), room as u16) };
        // SAFETY: as above.
        unsafe { access::store(at + offset_of!(UNICODE_STRING, Buffer), address) };
        address
    } else {
        // SAFETY: the destination is an initialised string, by the contract of the function.
        let string: UNICODE_STRING = unsafe { access::load(at) };
        if usize::from(string.MaximumLength) < length {
            return sys::STATUS_BUFFER_OVERFLOW;
        }
        string.Buffer.expose_provenance()
    };
    for (index, unit) in units.iter().enumerate() {
        // SAFETY: the buffer has room for the units: it was allocated with it, or its maximum length says so.
        unsafe { access::store(buffer + index * 2, *unit) };
    }
    if ends_with_zero && allocate {
        // SAFETY: the buffer was allocated with room for the zero.
        unsafe { access::store(buffer + length, 0_u16) };
    }
    // SAFETY: as for the other members.
    unsafe { access::store(at + offset_of!(UNICODE_STRING, Length), length as u16) };
    sys::STATUS_SUCCESS
}

/// Appends units to a string; nothing changes when there is no room for all.
fn append(destination: PUNICODE_STRING, more: &[u16]) -> NTSTATUS {
    let at = destination.expose_provenance();
    // SAFETY: the destination is an initialised string, by the contract of both callers.
    let string: UNICODE_STRING = unsafe { access::load(at) };
    let (length, room) = (usize::from(string.Length), usize::from(string.MaximumLength));
    if length + more.len() * 2 > room {
        return sys::STATUS_BUFFER_TOO_SMALL;
    }
    let end = string.Buffer.expose_provenance() + length;
    for (index, unit) in more.iter().enumerate() {
        // SAFETY: the buffer has `MaximumLength` bytes.
        unsafe { access::store(end + index * 2, *unit) };
    }
    let length = length + more.len() * 2;
    if length + 2 <= room {
        // SAFETY: as above; a zero follows where there is room, as on Windows.
        unsafe { access::store(string.Buffer.expose_provenance() + length, 0_u16) };
    }
    // SAFETY: the destination is writable.
    unsafe { access::store(at + offset_of!(UNICODE_STRING, Length), length as u16) };
    sys::STATUS_SUCCESS
}

export_for_c! {
    /// Compares two strings: negative, zero or positive as the first is less than, equal to or greater than the second.
    fn RtlCompareUnicodeString(
        String1: *const UNICODE_STRING,
        String2: *const UNICODE_STRING,
        CaseInSensitive: BOOLEAN,
    ) -> LONG {
        let _call = machine::enter("RtlCompareUnicodeString", Range::PASSIVE, contract!(382));
        let (first, second) = (compared(String1, CaseInSensitive), compared(String2, CaseInSensitive));
        match first.cmp(&second) {
            Ordering::Less => -1,
            Ordering::Equal => 0,
            Ordering::Greater => 1,
        }
    }

    /// Whether two strings are equal.
    fn RtlEqualUnicodeString(
        String1: *const UNICODE_STRING,
        String2: *const UNICODE_STRING,
        CaseInSensitive: BOOLEAN,
    ) -> BOOLEAN {
        let _call = machine::enter("RtlEqualUnicodeString", Range::PASSIVE, contract!(382));
        BOOLEAN::from(compared(String1, CaseInSensitive) == compared(String2, CaseInSensitive))
    }

    /// Whether the second string begins with the first.
    fn RtlPrefixUnicodeString(
        String1: *const UNICODE_STRING,
        String2: *const UNICODE_STRING,
        CaseInSensitive: BOOLEAN,
    ) -> BOOLEAN {
        let _call = machine::enter("RtlPrefixUnicodeString", Range::PASSIVE, contract!(382));
        BOOLEAN::from(compared(String2, CaseInSensitive).starts_with(&compared(String1, CaseInSensitive)))
    }

    /// A unit in upper case.
    fn RtlUpcaseUnicodeChar(SourceCharacter: WCHAR) -> WCHAR {
        let _call = machine::enter("RtlUpcaseUnicodeChar", Range::PASSIVE, contract!(382));
        upper(SourceCharacter)
    }

    /// A unit in lower case.
    fn RtlDowncaseUnicodeChar(SourceCharacter: WCHAR) -> WCHAR {
        let _call = machine::enter("RtlDowncaseUnicodeChar", Range::PASSIVE, contract!(382));
        lower(SourceCharacter)
    }

    /// Copies a string in upper case, to a buffer that `RtlFreeUnicodeString` frees if `AllocateDestinationString`.
    fn RtlUpcaseUnicodeString(
        DestinationString: PUNICODE_STRING,
        SourceString: *const UNICODE_STRING,
        AllocateDestinationString: BOOLEAN,
    ) -> NTSTATUS {
        let _call = machine::enter("RtlUpcaseUnicodeString", Range::PASSIVE, contract!(382));
        let units: Vec<u16> = units(SourceString).into_iter().map(upper).collect();
        give(DestinationString, &units, AllocateDestinationString != 0, false)
    }

    /// Copies a string in lower case, to a buffer that `RtlFreeUnicodeString` frees if `AllocateDestinationString`.
    fn RtlDowncaseUnicodeString(
        DestinationString: PUNICODE_STRING,
        SourceString: *const UNICODE_STRING,
        AllocateDestinationString: BOOLEAN,
    ) -> NTSTATUS {
        let _call = machine::enter("RtlDowncaseUnicodeString", Range::PASSIVE, contract!(382));
        let units: Vec<u16> = units(SourceString).into_iter().map(lower).collect();
        give(DestinationString, &units, AllocateDestinationString != 0, false)
    }

    /// Appends a string. Nothing changes when there is no room for all of it.
    fn RtlAppendUnicodeStringToString(Destination: PUNICODE_STRING, Source: *const UNICODE_STRING) -> NTSTATUS {
        let _call = machine::enter("RtlAppendUnicodeStringToString", Range::PASSIVE, contract!(382));
        append(Destination, &units(Source))
    }

    /// Appends text that ends with a zero. Nothing changes when there is no room for all of it.
    fn RtlAppendUnicodeToString(Destination: PUNICODE_STRING, Source: PCWSTR) -> NTSTATUS {
        let _call = machine::enter("RtlAppendUnicodeToString", Range::PASSIVE, contract!(382));
        let mut units = Vec::new();
        let mut at = Source.expose_provenance();
        while at != 0 && units.len() * 2 < LONGEST {
            // SAFETY: the text ends with a zero, by the contract of the function.
            let unit: u16 = unsafe { access::load(at) };
            if unit == 0 {
                break;
            }
            units.push(unit);
            at += 2;
        }
        append(Destination, &units)
    }

    /// Frees the buffer of a string that a function of the run-time library allocated, and empties the string.
    fn RtlFreeUnicodeString(UnicodeString: PUNICODE_STRING) {
        let _call = machine::enter("RtlFreeUnicodeString", Range::PASSIVE, contract!(382));
        let at = UnicodeString.expose_provenance();
        // SAFETY: the string is initialised, by the contract of the function.
        let string: UNICODE_STRING = unsafe { access::load(at) };
        if !string.Buffer.is_null() {
            pool::free_or_report(string.Buffer.expose_provenance(), 0);
            // SAFETY: the string is writable; all zeros is a string without a buffer.
            unsafe { access::fill(at, 0, size_of::<UNICODE_STRING>()) };
        }
    }

    /// A number for a string, the same for equal ones: with each unit times 65599 (`HASH_STRING_ALGORITHM_X65599`, the default).
    fn RtlHashUnicodeString(
        String: *const UNICODE_STRING,
        CaseInSensitive: BOOLEAN,
        HashAlgorithm: ULONG,
        HashValue: *mut ULONG,
    ) -> NTSTATUS {
        let _call = machine::enter("RtlHashUnicodeString", Range::UP_TO_DISPATCH, contract!(382));
        if String.is_null() || HashValue.is_null() || HashAlgorithm > 1 {
            return sys::STATUS_INVALID_PARAMETER;
        }
        let hash = compared(String, CaseInSensitive)
            .into_iter()
            .fold(0_u32, |hash, unit| hash.wrapping_mul(65599).wrapping_add(u32::from(unit)));
        // SAFETY: the out pointer is writable by the contract of the function.
        unsafe { access::store(HashValue.expose_provenance(), hash) };
        sys::STATUS_SUCCESS
    }
}
