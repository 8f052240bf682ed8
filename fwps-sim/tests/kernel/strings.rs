//! Counted strings: comparing, joining, converting, and who frees what.

use fwps_sys as sys;
use sys::UNICODE_STRING;

use crate::call::{assert_reported, run};
use crate::control::{string, wide};
use crate::for_c::*;

fn empty() -> UNICODE_STRING {
    unsafe { std::mem::zeroed() }
}

fn text(string: &UNICODE_STRING) -> String {
    let units = unsafe { std::slice::from_raw_parts(string.Buffer, usize::from(string.Length) / 2) };
    String::from_utf16_lossy(units)
}

#[test]
fn strings_compare_with_and_without_case() {
    run(|| unsafe {
        let (small, large, longer) = (
            string(wide("ab\u{e9}")),
            string(wide("AB\u{c9}")),
            string(wide("ABcd")),
        );
        assert!(RtlCompareUnicodeString(&raw const small, &raw const large, 0) > 0);
        assert_eq!(RtlCompareUnicodeString(&raw const small, &raw const large, 1), 0);
        assert!(RtlCompareUnicodeString(&raw const longer, &raw const large, 1) < 0);
        assert_eq!(RtlEqualUnicodeString(&raw const small, &raw const large, 0), 0);
        assert_eq!(RtlEqualUnicodeString(&raw const small, &raw const large, 1), 1);
        let start = string(wide("ab"));
        assert_eq!(RtlPrefixUnicodeString(&raw const start, &raw const longer, 0), 0);
        assert_eq!(RtlPrefixUnicodeString(&raw const start, &raw const longer, 1), 1);
        assert_eq!(RtlPrefixUnicodeString(&raw const longer, &raw const start, 1), 0);
    })
    .assert_clean();
}

#[test]
fn the_case_changes_in_a_new_buffer_or_in_one_with_room() {
    run(|| unsafe {
        let source = string(wide("\\Device\\X"));
        let mut lower = empty();
        assert_eq!(
            RtlDowncaseUnicodeString(&raw mut lower, &raw const source, 1),
            sys::STATUS_SUCCESS
        );
        assert_eq!(text(&lower), "\\device\\x");
        RtlFreeUnicodeString(&raw mut lower);
        assert!(lower.Buffer.is_null());
        RtlFreeUnicodeString(&raw mut lower);
        let mut room = [0_u16; 4];
        let mut small = UNICODE_STRING {
            Length: 0,
            MaximumLength: 8,
            Buffer: room.as_mut_ptr(),
        };
        let status = RtlUpcaseUnicodeString(&raw mut small, &raw const source, 0);
        assert_eq!(status, sys::STATUS_BUFFER_OVERFLOW);
        let short = string(wide("ab"));
        assert_eq!(
            RtlUpcaseUnicodeString(&raw mut small, &raw const short, 0),
            sys::STATUS_SUCCESS
        );
        assert_eq!(text(&small), "AB");
        assert_eq!(
            RtlAppendUnicodeStringToString(&raw mut small, &raw const short),
            sys::STATUS_SUCCESS
        );
        assert_eq!(text(&small), "ABab");
        let more = wide("c");
        assert_eq!(
            RtlAppendUnicodeToString(&raw mut small, more.as_ptr()),
            sys::STATUS_BUFFER_TOO_SMALL
        );
        assert_eq!(text(&small), "ABab");
    })
    .assert_clean();
}

#[test]
fn guids_and_bytes_go_there_and_back() {
    run(|| unsafe {
        let guid = sys::GUID {
            Data1: 0x0123_4567,
            Data2: 0x89AB,
            Data3: 0xCDEF,
            Data4: [1, 2, 3, 4, 5, 6, 7, 8],
        };
        let mut written = empty();
        assert_eq!(
            RtlStringFromGUID(&raw const guid, &raw mut written),
            sys::STATUS_SUCCESS
        );
        assert_eq!(text(&written), "{01234567-89AB-CDEF-0102-030405060708}");
        let mut back: sys::GUID = std::mem::zeroed();
        assert_eq!(
            RtlGUIDFromString(&raw const written, &raw mut back),
            sys::STATUS_SUCCESS
        );
        assert_eq!((back.Data1, back.Data4), (guid.Data1, guid.Data4));
        let wrong = string(wide("{0123}"));
        assert_eq!(
            RtlGUIDFromString(&raw const wrong, &raw mut back),
            sys::STATUS_INVALID_PARAMETER
        );
        let (mut bytes, mut again) = (empty(), empty());
        assert_eq!(
            RtlUnicodeStringToAnsiString(&raw mut bytes, &raw const written, 1),
            sys::STATUS_SUCCESS
        );
        assert_eq!((bytes.Length, bytes.MaximumLength), (38, 39));
        assert_eq!(
            RtlAnsiStringToUnicodeString(&raw mut again, &raw const bytes, 1),
            sys::STATUS_SUCCESS
        );
        assert_eq!(text(&again), text(&written));
        RtlFreeAnsiString(&raw mut bytes);
        RtlFreeUnicodeString(&raw mut again);
        RtlFreeUnicodeString(&raw mut written);
    })
    .assert_clean();
}

#[test]
fn a_string_freed_twice() {
    let outcome = run(|| unsafe {
        let source = string(wide("A"));
        let mut lower = empty();
        RtlDowncaseUnicodeString(&raw mut lower, &raw const source, 1);
        let mut copy = lower;
        RtlFreeUnicodeString(&raw mut lower);
        RtlFreeUnicodeString(&raw mut copy);
    });
    assert_reported(&outcome, &["C-380"]);
}

#[test]
fn strings_are_not_compared_above_passive_level() {
    let outcome = run(|| unsafe {
        let text = string(wide("A"));
        let irql = sys::KfRaiseIrql(2);
        RtlEqualUnicodeString(&raw const text, &raw const text, 1);
        sys::KeLowerIrql(irql);
    });
    assert_reported(&outcome, &["C-382"]);
}
