//! Values as the engine builds them.

use std::{any::Any, cell::RefCell};

use fwps_sys::{
    FWP_BYTE_ARRAY6, FWP_BYTE_ARRAY6_TYPE, FWP_BYTE_ARRAY16, FWP_BYTE_ARRAY16_TYPE, FWP_BYTE_BLOB,
    FWP_BYTE_BLOB_TYPE, FWP_DATA_TYPE, FWP_EMPTY, FWP_SID, FWP_TOKEN_ACCESS_INFORMATION_TYPE, FWP_UINT8,
    FWP_UINT16, FWP_UINT32, FWP_UINT64, FWP_VALUE0, FWPS_INCOMING_VALUE0,
};

use super::seen::Seen;

/// The type that the documents give to a field of this name, `FWP_EMPTY` for a reserved one.
pub(crate) fn tag_of(suffix: &str, is_v6: bool) -> FWP_DATA_TYPE {
    const NUMBERS_8: [&str; 3] = ["IP_PROTOCOL", "EMBEDDED_PROTOCOL", "VSWITCH_NETWORK_TYPE"];
    const NUMBERS_16: [&str; 3] = ["ETHER_TYPE", "VLAN_ID", "VSWITCH_TENANT_NETWORK_ID"];
    const BLOBS: [&str; 6] = [
        "ALE_APP_ID",
        "ALE_ORIGINAL_APP_ID",
        "ALE_EFFECTIVE_NAME",
        "ALE_SECURITY_ATTRIBUTE_FQBN_VALUE",
        "IPSEC_SECURITY_REALM_ID",
        "PEER_NAME",
    ];
    let ends = |end: &str| suffix.ends_with(end);
    if suffix.starts_with("RESERVED") {
        FWP_EMPTY
    } else if ends("MAC_ADDRESS") || (suffix.starts_with("MAC_") && ends("_ADDRESS")) {
        FWP_BYTE_ARRAY6_TYPE
    } else if ends("_ADDRESS") && is_v6 {
        FWP_BYTE_ARRAY16_TYPE
    } else if ends("_ADDRESS_TYPE")
        || NUMBERS_8.contains(&suffix)
        || (suffix.starts_with("VSWITCH_") && ends("_INTERFACE_TYPE"))
    {
        FWP_UINT8
    } else if ends("_PORT") && suffix != "NDIS_PORT"
        || suffix.contains("ICMP_TYPE")
        || suffix.contains("ICMP_CODE")
        || NUMBERS_16.contains(&suffix)
    {
        FWP_UINT16
    } else if suffix == "ALE_PACKAGE_ID" {
        FWP_SID
    } else if matches!(
        suffix,
        "ALE_USER_ID" | "ALE_REMOTE_USER_ID" | "ALE_REMOTE_MACHINE_ID"
    ) {
        FWP_TOKEN_ACCESS_INFORMATION_TYPE
    } else if BLOBS.contains(&suffix) || (suffix.starts_with("VSWITCH_") && ends("_ID")) {
        FWP_BYTE_BLOB_TYPE
    } else if suffix == "INTERFACE" || ends("_INTERFACE") || suffix == "INTERFACE_QUARANTINE_EPOCH" {
        FWP_UINT64
    } else {
        FWP_UINT32
    }
}

/// An array of values, and what they point to.
pub(crate) struct Memory {
    values: Vec<FWPS_INCOMING_VALUE0>,
    seen: Vec<Option<Seen>>,
}

impl Memory {
    /// As many empty values, all poisoned.
    pub(crate) fn new(count: usize) -> Self {
        let mut memory = Self {
            values: Vec::new(),
            seen: vec![None; count],
        };
        memory.values.resize(count, poisoned(FWP_EMPTY));
        memory
    }

    /// Sets the value at `index` to something of its own; pointers in it stay valid while the thread of the test runs.
    pub(crate) fn set(&mut self, index: u32, tag: FWP_DATA_TYPE) {
        // Below 256, so that it is an ICMP type too.
        let number = 100 + index;
        let byte = number as u8;
        let mut value = poisoned(tag);
        let payload = &mut value.value.__bindgen_anon_1;
        let seen = match tag {
            FWP_UINT8 => {
                payload.uint8 = byte;
                Seen::Number(number.into())
            }
            FWP_UINT16 => {
                payload.uint16 = number as u16;
                Seen::Number(number.into())
            }
            FWP_UINT32 => {
                let number = 0x0A0B_0C00 + number;
                payload.uint32 = number;
                Seen::Number(number.into())
            }
            FWP_UINT64 => {
                let number = 0x1234_5678_9ABC_DE00 + u64::from(number);
                payload.uint64 = keep(number);
                Seen::Number(number)
            }
            FWP_BYTE_ARRAY6_TYPE => {
                let bytes = [byte, 1, 2, 3, 4, 5];
                payload.byteArray6 = keep(FWP_BYTE_ARRAY6 { byteArray6: bytes });
                Seen::Bytes(bytes.to_vec())
            }
            FWP_BYTE_ARRAY16_TYPE => {
                let bytes = std::array::from_fn(|place| byte.wrapping_add(place as u8));
                payload.byteArray16 = keep(FWP_BYTE_ARRAY16 { byteArray16: bytes });
                Seen::Bytes(bytes.to_vec())
            }
            FWP_BYTE_BLOB_TYPE => {
                let bytes = vec![byte, 0, b'x', 0, 0, 0];
                payload.byteBlob = blob(&bytes);
                Seen::Bytes(bytes)
            }
            FWP_TOKEN_ACCESS_INFORMATION_TYPE => {
                let bytes = vec![byte; 96];
                payload.tokenAccessInformation = blob(&bytes);
                Seen::Bytes(bytes)
            }
            FWP_SID => {
                // Revision 1, two sub-authorities, the authority of application containers.
                let mut bytes = vec![1, 2, 0, 0, 0, 0, 0, 15];
                bytes.extend(2_u32.to_ne_bytes());
                bytes.extend(number.to_ne_bytes());
                payload.sid = aligned(&bytes).cast();
                Seen::Text(format!("S-1-15-2-{number}"))
            }
            FWP_EMPTY => return,
            other => panic!("no field has the type {other}"),
        };
        self.values[index as usize] = value;
        self.seen[index as usize] = Some(seen);
    }

    /// Sets the value at `index` to a number of one byte.
    pub(crate) fn set_number(&mut self, index: u32, number: u8) {
        let mut value = poisoned(FWP_UINT8);
        value.value.__bindgen_anon_1.uint8 = number;
        self.values[index as usize] = value;
        self.seen[index as usize] = Some(Seen::Number(number.into()));
    }

    /// Sets the tag at `index`, with something in the value that must not be followed.
    pub(crate) fn poison(&mut self, index: u32, tag: FWP_DATA_TYPE) {
        self.values[index as usize] = poisoned(tag);
    }

    /// Sets the value at `index` to zeroes: a pointer is null.
    pub(crate) fn clear(&mut self, index: u32, tag: FWP_DATA_TYPE) {
        let mut value = poisoned(tag);
        value.value.__bindgen_anon_1.uint64 = std::ptr::null_mut();
        self.values[index as usize] = value;
    }

    /// What an accessor of the value at `index` is to give.
    pub(crate) fn seen(&self, index: u32) -> Option<Seen> {
        self.seen[index as usize].clone()
    }

    /// The first values, in memory that ends behind them.
    pub(crate) fn array(&self, count: u32) -> Box<[FWPS_INCOMING_VALUE0]> {
        self.values[..count as usize].into()
    }
}

/// A value with this tag, whose payload is neither a pointer nor a number that anyone expects.
fn poisoned(tag: FWP_DATA_TYPE) -> FWPS_INCOMING_VALUE0 {
    let mut value = FWP_VALUE0 {
        type_: tag,
        __bindgen_anon_1: fwps_sys::FWP_VALUE0___bindgen_ty_1 { uint32: 0 },
    };
    value.__bindgen_anon_1.uint64 = std::ptr::without_provenance_mut(0xDEAD_BEEF_DEAD_BEEF);
    FWPS_INCOMING_VALUE0 { value }
}

/// A blob with these bytes, which lives as long as the test.
pub(crate) fn blob(bytes: &[u8]) -> *mut FWP_BYTE_BLOB {
    keep(FWP_BYTE_BLOB {
        size: bytes.len() as u32,
        data: aligned(bytes),
    })
}

/// These bytes, aligned for structures of C; they live as long as the test.
pub(crate) fn aligned(bytes: &[u8]) -> *mut u8 {
    let mut words = vec![0_u64; bytes.len().div_ceil(8)];
    for (word, part) in words.iter_mut().zip(bytes.chunks(8)) {
        let mut whole = [0; 8];
        whole[..part.len()].copy_from_slice(part);
        *word = u64::from_ne_bytes(whole);
    }
    let words: *mut Vec<u64> = keep(words);
    // SAFETY: kept by this thread, and nothing else refers to it.
    unsafe { &mut *words }.as_mut_ptr().cast()
}

/// The place of a value that lives as long as the thread of the test.
fn keep<T: 'static>(value: T) -> *mut T {
    thread_local! {
        static KEPT: RefCell<Vec<Box<dyn Any>>> = const { RefCell::new(Vec::new()) };
    }
    KEPT.with_borrow_mut(|kept| {
        kept.push(Box::new(value));
        let place = kept.last_mut().and_then(|last| last.downcast_mut::<T>());
        std::ptr::from_mut(place.expect("what was just put there"))
    })
}
