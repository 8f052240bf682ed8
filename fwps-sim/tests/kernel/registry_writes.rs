//! The registry as drivers write and list it: it keeps what they wrote for as long as the machine runs.

use fwps_sim::Sim;
use fwps_sys as sys;
use sys::{HANDLE, NTSTATUS};

use crate::call::run;
use crate::control::{string, wide};
use crate::for_c::*;
use crate::registry::{SERVICE, attributes, open};

const STATUS_NO_MORE_ENTRIES: NTSTATUS = 0x8000_001A_u32 as NTSTATUS;
const STATUS_CANNOT_DELETE: NTSTATUS = 0xC000_0121_u32 as NTSTATUS;
const STATUS_KEY_DELETED: NTSTATUS = 0xC000_017C_u32 as NTSTATUS;

/// Opens or makes a key; whether it was made is given, too.
fn create(name: &str, root: HANDLE) -> Result<(HANDLE, bool), NTSTATUS> {
    let mut name = string(wide(name));
    let mut attributes = attributes(&raw mut name, root);
    let (mut key, mut disposition) = (std::ptr::null_mut(), 0);
    let class = std::ptr::null_mut();
    let status = unsafe {
        ZwCreateKey(
            &raw mut key,
            sys::KEY_READ,
            &raw mut attributes,
            0,
            class,
            0,
            &raw mut disposition,
        )
    };
    if status == sys::STATUS_SUCCESS {
        Ok((key, disposition == 1))
    } else {
        Err(status)
    }
}

fn set(key: HANDLE, name: &str, kind: u32, data: &[u8]) -> NTSTATUS {
    let mut name = string(wide(name));
    let data_at = data.as_ptr().cast_mut().cast();
    unsafe { ZwSetValueKey(key, &raw mut name, 0, kind, data_at, data.len() as u32) }
}

/// The bytes of the data of a value.
fn get(key: HANDLE, name: &str) -> Result<Vec<u8>, NTSTATUS> {
    let mut name = string(wide(name));
    let (mut buffer, mut length) = ([0_u8; 64], 0);
    let class = sys::KeyValuePartialInformation;
    let at = buffer.as_mut_ptr().cast();
    match unsafe { sys::ZwQueryValueKey(key, &raw mut name, class, at, 64, &raw mut length) } {
        sys::STATUS_SUCCESS => Ok(buffer[12..length as usize].to_vec()),
        status => Err(status),
    }
}

/// The names of what is enumerated, whose length is at one place and whose text at another.
fn names(length_at: usize, mut next: impl FnMut(u32, *mut u8, *mut u32) -> NTSTATUS) -> Vec<String> {
    let mut found = Vec::new();
    for index in 0.. {
        let (mut buffer, mut length) = ([0_u8; 128], 0);
        match next(index, buffer.as_mut_ptr(), &raw mut length) {
            STATUS_NO_MORE_ENTRIES => break,
            status => assert_eq!(status, sys::STATUS_SUCCESS),
        }
        let text = length_at + 4;
        let end = text + usize::from(buffer[length_at]);
        let units = buffer[text..end].chunks_exact(2);
        let units: Vec<u16> = units.map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        found.push(String::from_utf16_lossy(&units));
    }
    found
}

/// A null pointer to no bytes is what a driver in C passes for a value that is empty.
#[test]
fn a_value_without_data_is_set_from_a_null_pointer() {
    run(|| unsafe {
        let key = open(SERVICE, std::ptr::null_mut()).expect("it is there");
        let mut name = string(wide("Empty"));
        let status = ZwSetValueKey(key, &raw mut name, 0, sys::REG_BINARY, std::ptr::null_mut(), 0);
        assert_eq!(status, sys::STATUS_SUCCESS);
        assert_eq!(get(key, "Empty"), Ok(Vec::new()));
        sys::ZwClose(key);
    })
    .assert_clean();
}

#[test]
fn a_value_is_set_read_and_deleted() {
    run(|| unsafe {
        let service = open(SERVICE, std::ptr::null_mut()).expect("it is there");
        let (key, new) = create("State", service).expect("below the service");
        assert!(new);
        assert_eq!(
            create("A\\B", service),
            Err(sys::STATUS_OBJECT_NAME_NOT_FOUND),
            "one level at a time"
        );
        assert_eq!(set(key, "Count", sys::REG_DWORD, &7_u32.to_le_bytes()), 0);
        assert_eq!(get(key, "count"), Ok(vec![7, 0, 0, 0]));
        assert_eq!(set(key, "COUNT", sys::REG_BINARY, &[1]), 0);
        // Another handle sees it.
        let (again, new) = create("state", service).expect("it is there");
        assert!(!new);
        assert_eq!(get(again, "Count"), Ok(vec![1]));
        let mut name = string(wide("Count"));
        assert_eq!(ZwDeleteValueKey(again, &raw mut name), sys::STATUS_SUCCESS);
        assert_eq!(
            ZwDeleteValueKey(again, &raw mut name),
            sys::STATUS_OBJECT_NAME_NOT_FOUND
        );
        assert_eq!(get(key, "Count"), Err(sys::STATUS_OBJECT_NAME_NOT_FOUND));
        for handle in [again, key, service] {
            sys::ZwClose(handle);
        }
    })
    .assert_clean();
}

#[test]
fn keys_and_values_are_listed() {
    run(|| unsafe {
        let service = open(SERVICE, std::ptr::null_mut()).expect("it is there");
        let (rules, _) = create("Rules", service).expect("new");
        // A key whose name goes on where the other one's ends is not below that.
        let (other, _) = create("Rules_2", service).expect("new");
        let (first, _) = create("Two", rules).expect("new");
        let (second, _) = create("One", rules).expect("new");
        let listed = names(12, |index, at, length| {
            ZwEnumerateKey(rules, index, 0, at.cast(), 128, length)
        });
        assert_eq!(listed, ["One", "Two"]);
        assert_eq!(set(rules, "b", sys::REG_DWORD, &[0; 4]), 0);
        assert_eq!(set(rules, "a", sys::REG_BINARY, &[0; 9]), 0);
        let values = names(8, |index, at, length| {
            ZwEnumerateValueKey(
                rules,
                index,
                sys::KeyValueBasicInformation,
                at.cast(),
                128,
                length,
            )
        });
        assert_eq!(values, ["b", "a"]);
        let (mut full, mut length) = ([0_u32; 11], 0);
        let at = full.as_mut_ptr().cast();
        assert_eq!(ZwQueryKey(rules, 2, at, 44, &raw mut length), sys::STATUS_SUCCESS);
        assert_eq!(full[5..], [2, 6, 0, 2, 2, 9], "keys, values, and their longest");
        assert_eq!(
            ZwQueryKey(rules, 2, at, 40, &raw mut length),
            sys::STATUS_BUFFER_TOO_SMALL
        );
        assert_eq!(ZwDeleteKey(rules), STATUS_CANNOT_DELETE);
        for key in [first, second, rules] {
            assert_eq!(ZwDeleteKey(key), sys::STATUS_SUCCESS);
        }
        assert_eq!(get(rules, "a"), Err(STATUS_KEY_DELETED));
        for handle in [first, second, rules, other, service] {
            sys::ZwClose(handle);
        }
        assert_eq!(
            open(&format!("{SERVICE}\\Rules"), std::ptr::null_mut()),
            Err(sys::STATUS_OBJECT_NAME_NOT_FOUND)
        );
    })
    .assert_clean();
}

#[test]
fn what_is_looked_for_in_vain_is_in_the_outcome() {
    let mut sim = Sim::builder().registry_value("", "There", 1_u32).build();
    sim.run(|| unsafe {
        let service = open(SERVICE, std::ptr::null_mut()).expect("it is there");
        assert_eq!(get(service, "There").map(|data| data.len()), Ok(4));
        assert!(get(service, "Missing").is_err() && get(service, "Missing").is_err());
        assert!(open("Parameters", service).is_err());
        assert!(open(r"\Registry\Machine\Software\Mine", std::ptr::null_mut()).is_err());
        sys::ZwClose(service);
    })
    .expect("the machine goes on");
    let outcome = sim.finish();
    outcome.assert_clean();
    let misses: Vec<String> = outcome.registry_misses.iter().map(ToString::to_string).collect();
    assert_eq!(
        misses,
        [r"\Registry\Machine\Software\Mine\", "Missing", r"Parameters\"]
    );
    assert!(
        outcome
            .to_string()
            .contains("\nnot in the registry: value Missing\n")
    );
    assert_eq!(outcome.report().registry_misses, outcome.registry_misses);
}
