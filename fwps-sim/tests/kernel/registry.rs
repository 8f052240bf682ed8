//! Registry values, the version, and functions by name.

use fwps_sim::{Outcome, RegistryValue, Sim};
use fwps_sys as sys;
use sys::{HANDLE, NTSTATUS};

use crate::call::{assert_reported, run};
use crate::control::{string, wide};
use crate::driver;

pub(crate) const SERVICE: &str = r"\Registry\Machine\System\CurrentControlSet\Services\simulated";

pub(crate) fn open(path: &str, root: HANDLE) -> Result<HANDLE, NTSTATUS> {
    let mut name = string(wide(path));
    let mut key = std::ptr::null_mut();
    unsafe {
        let mut attributes = attributes(&raw mut name, root);
        match sys::ZwOpenKey(&raw mut key, sys::KEY_READ, &raw mut attributes) {
            sys::STATUS_SUCCESS => Ok(key),
            status => Err(status),
        }
    }
}

/// The attributes that name a key.
pub(crate) fn attributes(name: *mut sys::UNICODE_STRING, root: HANDLE) -> sys::OBJECT_ATTRIBUTES {
    let mut attributes: sys::OBJECT_ATTRIBUTES = unsafe { std::mem::zeroed() };
    attributes.Length = size_of::<sys::OBJECT_ATTRIBUTES>() as u32;
    attributes.RootDirectory = root;
    attributes.ObjectName = name;
    attributes.Attributes = sys::OBJ_KERNEL_HANDLE | sys::OBJ_CASE_INSENSITIVE;
    attributes
}

/// The status, the length that is needed, and the bytes of a query with room for `room` bytes.
fn query(
    key: HANDLE,
    name: &str,
    class: sys::KEY_VALUE_INFORMATION_CLASS,
    room: u32,
) -> (NTSTATUS, u32, Vec<u8>) {
    let mut name = string(wide(name));
    let mut buffer = vec![0u8; room as usize];
    let mut length = 0;
    let status = unsafe {
        sys::ZwQueryValueKey(
            key,
            &raw mut name,
            class,
            buffer.as_mut_ptr().cast(),
            room,
            &raw mut length,
        )
    };
    (status, length, buffer)
}

fn with_values(code: impl FnOnce() + Send) -> Outcome {
    let mut sim = Sim::builder()
        .registry_value("Parameters", "Port", 443_u32)
        .registry_value("Parameters", "Name", "ab")
        .registry_value("", "Mask", RegistryValue::Binary(vec![1, 2, 3]))
        .registry_value(
            r"\Registry\Machine\Software\Other",
            "Big",
            RegistryValue::Qword(1),
        )
        .build();
    sim.run(code).expect("the machine goes on");
    sim.finish()
}

#[test]
fn values_are_read_in_every_form() {
    with_values(|| unsafe {
        let service = open(SERVICE, std::ptr::null_mut()).expect("the key of the driver is always there");
        let key = open("parameters", service).expect("relative to another, in any case");
        let (status, length, bytes) = query(key, "PORT", sys::KeyValuePartialInformation, 64);
        assert_eq!((status, length), (sys::STATUS_SUCCESS, 16));
        assert_eq!(bytes[4..16], [4, 0, 0, 0, 4, 0, 0, 0, 187, 1, 0, 0]);
        let (status, length, bytes) = query(key, "Name", sys::KeyValueFullInformation, 64);
        assert_eq!((status, length), (sys::STATUS_SUCCESS, 38));
        assert_eq!(bytes[8..20], [32, 0, 0, 0, 6, 0, 0, 0, 8, 0, 0, 0]);
        assert_eq!(bytes[32..38], [b'a', 0, b'b', 0, 0, 0]);
        let (status, length, _) = query(service, "Mask", sys::KeyValueBasicInformation, 64);
        assert_eq!((status, length), (sys::STATUS_SUCCESS, 20));
        assert_eq!(sys::ZwClose(key), sys::STATUS_SUCCESS);
        assert_eq!(sys::ZwClose(service), sys::STATUS_SUCCESS);
    })
    .assert_clean();
}

#[test]
fn queries_with_too_little_room_say_how_much_is_needed() {
    with_values(|| unsafe {
        let key = open(&format!(r"{SERVICE}\Parameters"), std::ptr::null_mut()).expect("it is there");
        let class = sys::KeyValuePartialInformation;
        let (status, length, _) = query(key, "Port", class, 4);
        assert_eq!((status, length), (sys::STATUS_BUFFER_TOO_SMALL, 16));
        let (status, length, _) = query(key, "Port", class, 13);
        assert_eq!((status, length), (sys::STATUS_BUFFER_OVERFLOW, 16));
        assert_eq!(
            query(key, "Other", class, 64).0,
            sys::STATUS_OBJECT_NAME_NOT_FOUND
        );
        assert_eq!(query(key, "Port", 77, 64).0, sys::STATUS_INVALID_PARAMETER);
        sys::ZwClose(key);
        assert_eq!(
            open(r"\Registry\Machine\Nothing", std::ptr::null_mut()),
            Err(sys::STATUS_OBJECT_NAME_NOT_FOUND)
        );
    })
    .assert_clean();
}

#[test]
fn a_key_closed_twice() {
    let outcome = with_values(|| unsafe {
        let key = open(SERVICE, std::ptr::null_mut()).expect("it is there");
        sys::ZwClose(key);
        sys::ZwClose(key);
    });
    assert_reported(&outcome, &["C-377"]);
}

#[test]
fn a_closed_key_that_is_read() {
    let outcome = with_values(|| unsafe {
        let key = open(SERVICE, std::ptr::null_mut()).expect("it is there");
        sys::ZwClose(key);
        query(key, "Mask", sys::KeyValueBasicInformation, 64);
    });
    assert_reported(&outcome, &["C-373"]);
}

#[test]
fn a_key_and_a_link_left_behind() {
    let mut sim = Sim::builder().build();
    let driver = driver::load(&mut sim, |driver| unsafe {
        open(SERVICE, std::ptr::null_mut()).expect("it is there");
        let (mut link, mut target) = (string(wide(r"\??\Left")), string(wide(r"\Device\Left")));
        assert_eq!(
            sys::IoCreateSymbolicLink(&raw mut link, &raw mut target),
            sys::STATUS_SUCCESS
        );
        let status = sys::IoCreateSymbolicLink(&raw mut link, &raw mut target);
        assert_eq!(status, sys::STATUS_OBJECT_NAME_COLLISION);
        // An extension of the driver object goes with the driver.
        let (mut extension, mut again) = (std::ptr::null_mut(), std::ptr::null_mut());
        let identification = driver.cast();
        let status = sys::IoAllocateDriverObjectExtension(driver, identification, 32, &raw mut extension);
        assert_eq!(status, sys::STATUS_SUCCESS);
        assert_eq!(sys::IoGetDriverObjectExtension(driver, identification), extension);
        assert!(sys::IoGetDriverObjectExtension(driver, extension).is_null());
        let status = sys::IoAllocateDriverObjectExtension(driver, identification, 32, &raw mut again);
        assert_eq!(status, sys::STATUS_OBJECT_NAME_COLLISION);
    });
    sim.unload(driver);
    assert_reported(&sim.finish(), &["C-373", "C-373"]);
}

#[test]
fn the_version_is_the_one_of_the_builder() {
    let version = || unsafe {
        let mut version: sys::OSVERSIONINFOW = std::mem::zeroed();
        version.dwOSVersionInfoSize = size_of::<sys::OSVERSIONINFOW>() as u32;
        assert_eq!(sys::RtlGetVersion(&raw mut version), sys::STATUS_SUCCESS);
        (
            version.dwMajorVersion,
            version.dwMinorVersion,
            version.dwBuildNumber,
        )
    };
    let available = |version| unsafe { sys::RtlIsNtDdiVersionAvailable(version) != 0 };
    let routine = |name: &str| unsafe {
        let mut name = string(wide(name));
        sys::MmGetSystemRoutineAddress(&raw mut name)
    };
    run(|| {
        assert_eq!(version(), (10, 0, 22621));
        assert!(available(0x0601_0000) && available(0x0A00_000C) && !available(0x0A00_0010));
        let found = routine("ExAllocatePool2");
        assert_eq!(found.addr(), (sys::ExAllocatePool2 as *const ()).addr());
        assert!(routine("FwpsCalloutRegister1").is_null());
    })
    .assert_clean();
    let mut sim = Sim::builder().windows_version(6, 1, 7601).build();
    sim.run(|| {
        assert_eq!(version(), (6, 1, 7601));
        assert!(available(0x0601_0000) && !available(0x0602_0000));
        assert!(routine("ExAllocatePool2").is_null());
        assert!(!routine("ExAllocatePoolWithTag").is_null());
    })
    .expect("the machine goes on");
    sim.finish().assert_clean();
}

#[test]
fn prints_are_in_the_outcome() {
    let outcome = run(|| unsafe {
        let text = wide("wide");
        sys::DbgPrintEx(
            0,
            0,
            c"%s %d %ws\n".as_ptr().cast(),
            c"narrow".as_ptr(),
            -7i32,
            text.as_ptr(),
        );
        sys::DbgPrintEx(
            0,
            3,
            c"%u%u%u%u%u%u".as_ptr().cast(),
            1u32,
            2u32,
            3u32,
            4u32,
            5u32,
            6u32,
        );
    });
    outcome.assert_clean();
    assert_eq!(outcome.prints, ["narrow -7 wide\n", "123456"]);
}
