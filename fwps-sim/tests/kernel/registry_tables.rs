//! Reading the registry by a table, and by a place and a path.

use std::sync::Mutex;

use fwps_sim::{RegistryValue, Sim};
use fwps_sys as sys;
use sys::{NTSTATUS, PVOID, ULONG};

use crate::call::{assert_reported, run};
use crate::control::wide;
use crate::for_c::*;

const SERVICES: ULONG = 1;
const OPTIONAL: ULONG = 0x8000_0000;
const PATH: &str = "simulated";

const SUBKEY: u32 = 1;
const REQUIRED: u32 = 4;
const NO_EXPAND: u32 = 0x10;
const DIRECT: u32 = 0x20;
const TYPE_CHECK: u32 = 0x100;

type Query = unsafe extern "system" fn(*const u16, ULONG, PVOID, ULONG, PVOID, PVOID) -> NTSTATUS;

/// An `RTL_QUERY_REGISTRY_TABLE`.
#[repr(C)]
struct Entry {
    routine: Option<Query>,
    flags: u32,
    name: *const u16,
    context: PVOID,
    default_type: u32,
    default_data: PVOID,
    default_length: u32,
}

fn entry(routine: Option<Query>, flags: u32, name: &str) -> Entry {
    Entry {
        routine,
        flags,
        name: if name.is_empty() {
            std::ptr::null()
        } else {
            wide(name).as_ptr()
        },
        context: std::ptr::null_mut(),
        default_type: 0,
        default_data: std::ptr::null_mut(),
        default_length: 0,
    }
}

fn direct<T>(flags: u32, name: &str, to: &mut T) -> Entry {
    Entry {
        context: (&raw mut *to).cast(),
        ..entry(None, DIRECT | flags, name)
    }
}

fn query(relative_to: ULONG, path: &str, mut entries: Vec<Entry>) -> NTSTATUS {
    entries.push(entry(None, 0, ""));
    let null = std::ptr::null_mut();
    unsafe {
        RtlQueryRegistryValues(
            relative_to,
            wide(path).as_ptr(),
            entries.as_mut_ptr().cast(),
            null,
            null,
        )
    }
}

/// The types and lengths that the routine was given. One test uses it.
static TOLD: Mutex<Vec<(u32, u32)>> = Mutex::new(Vec::new());

unsafe extern "system" fn told(
    _name: *const u16,
    kind: ULONG,
    _data: PVOID,
    length: ULONG,
    _context: PVOID,
    _own: PVOID,
) -> NTSTATUS {
    TOLD.lock().expect("no test panics with it").push((kind, length));
    sys::STATUS_SUCCESS
}

#[test]
fn a_table_stores_values_and_calls_routines() {
    let mut sim = Sim::builder()
        .registry_value("", "Port", 443_u32)
        .registry_value("", "Name", "ab")
        .registry_value(
            "",
            "Names",
            RegistryValue::Texts(vec!["x".to_owned(), "yz".to_owned()]),
        )
        .registry_value("Parameters", "Inner", 5_u32)
        .build();
    sim.run(|| {
        let (mut port, mut other, mut inner) = (0_u32, 9_u32, 0_u32);
        let mut fallback = 77_u32;
        let mut name: sys::UNICODE_STRING = unsafe { std::mem::zeroed() };
        let with_default = Entry {
            default_type: sys::REG_DWORD,
            default_data: (&raw mut fallback).cast(),
            default_length: 4,
            ..direct(0, "Other", &mut other)
        };
        let entries = vec![
            direct(0, "Port", &mut port),
            direct(0, "Name", &mut name),
            with_default,
            entry(Some(told), 0, "Names"),
            entry(Some(told), NO_EXPAND, "Names"),
            entry(None, SUBKEY, "Parameters"),
            direct(REQUIRED, "Inner", &mut inner),
        ];
        assert_eq!(query(SERVICES, PATH, entries), sys::STATUS_SUCCESS);
        assert_eq!((port, other, inner), (443, 77, 5));
        assert_eq!((name.Length, name.MaximumLength), (4, 6));
        unsafe { RtlFreeUnicodeString(&raw mut name) };
        // Once for each text, and once for all of them with the zero at the end.
        let told = TOLD.lock().expect("no test panics with it").clone();
        assert_eq!(
            told,
            [(sys::REG_SZ, 4), (sys::REG_SZ, 6), (sys::REG_MULTI_SZ, 12)]
        );
        let wanted = Entry {
            default_type: sys::REG_SZ << 24,
            ..direct(TYPE_CHECK, "Port", &mut port)
        };
        assert_eq!(
            query(SERVICES, PATH, vec![wanted]),
            sys::STATUS_OBJECT_TYPE_MISMATCH
        );
        let missing = direct(REQUIRED, "Missing", &mut port);
        assert_eq!(
            query(SERVICES, PATH, vec![missing]),
            sys::STATUS_OBJECT_NAME_NOT_FOUND
        );
        assert_eq!(
            query(SERVICES, "nobody", Vec::new()),
            sys::STATUS_OBJECT_NAME_NOT_FOUND
        );
        assert_eq!(
            query(SERVICES | OPTIONAL, "nobody", Vec::new()),
            sys::STATUS_SUCCESS
        );
    })
    .expect("the machine goes on");
    sim.finish().assert_clean();
}

#[test]
fn a_value_is_written_by_its_path() {
    run(|| unsafe {
        let path = wide(r"simulated\Kept").as_ptr();
        let name = wide("Number").as_ptr();
        assert_eq!(
            RtlCheckRegistryKey(SERVICES, path),
            sys::STATUS_OBJECT_NAME_NOT_FOUND
        );
        let (mut number, mut read) = (21_u32, 0_u32);
        let at = (&raw mut number).cast();
        assert_eq!(
            RtlWriteRegistryValue(SERVICES, path, name, sys::REG_DWORD, at, 4),
            sys::STATUS_SUCCESS
        );
        assert_eq!(RtlCheckRegistryKey(SERVICES, path), sys::STATUS_SUCCESS);
        let entries = vec![direct(0, "Number", &mut read)];
        assert_eq!(query(SERVICES, r"simulated\Kept", entries), sys::STATUS_SUCCESS);
        assert_eq!(read, 21);
        assert_eq!(RtlDeleteRegistryValue(SERVICES, path, name), sys::STATUS_SUCCESS);
        assert_eq!(
            RtlDeleteRegistryValue(SERVICES, path, name),
            sys::STATUS_OBJECT_NAME_NOT_FOUND
        );
    })
    .assert_clean();
}

#[test]
fn text_of_the_registry_that_is_left_behind() {
    let mut sim = Sim::builder().registry_value("", "Name", "ab").build();
    let driver = crate::driver::load(&mut sim, |_| {
        let mut name: sys::UNICODE_STRING = unsafe { std::mem::zeroed() };
        let entries = vec![direct(0, "Name", &mut name)];
        assert_eq!(query(SERVICES, PATH, entries), sys::STATUS_SUCCESS);
    });
    sim.unload(driver);
    assert_reported(&sim.finish(), &["C-373"]);
}
