//! What the borrowed views say of text, identifiers and blobs that are odd.

use fwps::{
    callout::Classify,
    layer::{AleAuthConnectV4, Direction, InboundMacFrameEthernet, Layer, MacAddress, MacAddressType},
};
use fwps_sys::{
    FWP_BYTE_ARRAY6, FWP_BYTE_ARRAY6_TYPE, FWP_BYTE_BLOB, FWP_BYTE_BLOB_TYPE, FWP_DATA_TYPE, FWP_EMPTY,
    FWP_SID, FWP_TOKEN_ACCESS_INFORMATION_TYPE, FWP_VALUE0, FWP_VALUE0___bindgen_ty_1,
    FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_APP_ID, FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_PACKAGE_ID,
    FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE,
    FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_USER_ID, FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_MAC_LOCAL_ADDRESS,
    FWPS_FILTER2, FWPS_INCOMING_VALUE0, FWPS_INCOMING_VALUES0,
};

use super::{case::poisoned_metadata, value::aligned};

/// Reads from a call at layer `L` that has one value.
fn read<L: Layer, R>(
    index: i32,
    tag: FWP_DATA_TYPE,
    payload: FWP_VALUE0___bindgen_ty_1,
    read: impl FnOnce(&Classify<'_, L>) -> R,
) -> R {
    let value = |type_, payload| FWPS_INCOMING_VALUE0 {
        value: FWP_VALUE0 {
            type_,
            __bindgen_anon_1: payload,
        },
    };
    let mut array = vec![value(FWP_EMPTY, FWP_VALUE0___bindgen_ty_1 { uint32: 0 }); 41];
    array[index as usize] = value(tag, payload);
    let values = FWPS_INCOMING_VALUES0 {
        layerId: L::ID,
        valueCount: array.len() as u32,
        incomingValue: array.as_mut_ptr(),
    };
    // SAFETY: a filter is numbers and pointers that may be null.
    let filter: FWPS_FILTER2 = unsafe { std::mem::zeroed() };
    // SAFETY: the one value is as its tag says, and lives longer than the call; no metadata is flagged.
    unsafe { Classify::<L>::with_raw(&values, &poisoned_metadata(), &filter, read) }.expect("its own layer")
}

/// Reads the application from a blob.
fn application<R>(mut blob: FWP_BYTE_BLOB, look: impl FnOnce(&Classify<'_, AleAuthConnectV4>) -> R) -> R {
    let payload = FWP_VALUE0___bindgen_ty_1 {
        byteBlob: &raw mut blob,
    };
    read(
        FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_APP_ID,
        FWP_BYTE_BLOB_TYPE,
        payload,
        look,
    )
}

fn blob(bytes: &mut [u8]) -> FWP_BYTE_BLOB {
    FWP_BYTE_BLOB {
        size: bytes.len() as u32,
        data: bytes.as_mut_ptr(),
    }
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn text_ends_at_its_zero_and_keeps_its_bytes() {
    let path = r"\device\harddiskvolume1\größe.exe";
    let mut bytes = utf16(&format!("{path}\0rest"));
    let all = bytes.clone();
    application(blob(&mut bytes), |call| {
        let text = call.ale_app_id().expect("an application");
        assert_eq!(text.as_bytes(), all);
        assert_eq!(text.to_string(), path);
        assert_eq!(format!("{text:?}"), format!("\"{path}\""));
        assert!(text == *path);
        assert!(text != *"\\device");
        assert!(text.units().eq(path.encode_utf16()));
        assert!(text.chars().eq(path.chars()));
    });
}

#[test]
fn ill_formed_text_is_read_without_harm() {
    // Half of a pair, a letter, and half of a code unit; at an odd address.
    let mut bytes = [9, 0x00, 0xD8, b'a', 0, 7];
    application(blob(&mut bytes[1..]), |call| {
        let text = call.ale_app_id().expect("an application");
        assert_eq!(text.to_string(), "\u{FFFD}a");
        assert_eq!(text.as_bytes(), [0x00, 0xD8, b'a', 0, 7]);
    });
}

#[test]
fn an_empty_blob_is_empty_and_one_without_data_is_none() {
    let mut empty = FWP_BYTE_BLOB {
        size: 0,
        data: std::ptr::null_mut(),
    };
    application(empty, |call| {
        let text = call.ale_app_id().expect("an application");
        assert_eq!((text.as_bytes().len(), text.chars().count()), (0, 0));
    });
    let payload = FWP_VALUE0___bindgen_ty_1 {
        byteBlob: &raw mut empty,
    };
    let name = FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE;
    let length =
        |call: &Classify<'_, AleAuthConnectV4>| call.ale_security_attribute_fqbn_value().map(<[u8]>::len);
    assert_eq!(read(name, FWP_BYTE_BLOB_TYPE, payload, length), Some(0));

    empty.size = 4;
    assert!(application(empty, |call| call.ale_app_id().is_none()));
    let payload = FWP_VALUE0___bindgen_ty_1 {
        tokenAccessInformation: &raw mut empty,
    };
    let user = FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_USER_ID;
    assert!(read(
        user,
        FWP_TOKEN_ACCESS_INFORMATION_TYPE,
        payload,
        |call: &Classify<'_, AleAuthConnectV4>| { call.ale_user_id().is_none() }
    ));
}

/// Looks at the application container from the bytes of a security identifier.
fn package<R>(bytes: &[u8], look: impl FnOnce(&Classify<'_, AleAuthConnectV4>) -> R) -> R {
    let payload = FWP_VALUE0___bindgen_ty_1 {
        sid: aligned(bytes).cast(),
    };
    read(
        FWPS_FIELD_ALE_AUTH_CONNECT_V4_ALE_PACKAGE_ID,
        FWP_SID,
        payload,
        look,
    )
}

#[test]
fn security_identifiers_have_their_parts() {
    let mut bytes = vec![1, 15, 0, 0, 0, 0, 0, 5];
    bytes.extend((21..36_u32).flat_map(u32::to_ne_bytes));
    package(&bytes, |call| {
        let sid = call.ale_package_id().expect("an identifier");
        assert_eq!(sid.revision(), 1);
        assert_eq!(sid.identifier_authority(), [0, 0, 0, 0, 0, 5]);
        assert_eq!(sid.sub_authorities().len(), 15);
        assert!(sid.sub_authorities().eq(21..36));
        assert!(sid.to_string().starts_with("S-1-5-21-22-23-"));
        assert_eq!(format!("{sid:?}"), sid.to_string());
    });
    // A large authority is printed in hexadecimal, and there may be no sub-authorities.
    package(&[1, 0, 1, 2, 3, 4, 5, 6], |call| {
        let sid = call.ale_package_id().expect("an identifier");
        assert_eq!(sid.to_string(), "S-1-0x10203040506");
        assert_eq!(sid.sub_authorities().len(), 0);
    });
    // More sub-authorities than there can be.
    assert!(package(&[1, 16, 0, 0, 0, 0, 0, 5], |call| call
        .ale_package_id()
        .is_none()));
}

#[test]
fn mac_addresses_are_printed_as_windows_prints_them() {
    let mut bytes = FWP_BYTE_ARRAY6 {
        byteArray6: [0, 0x15, 0x5D, 0xAB, 0xCD, 0xEF],
    };
    let payload = FWP_VALUE0___bindgen_ty_1 {
        byteArray6: &raw mut bytes,
    };
    let index = FWPS_FIELD_INBOUND_MAC_FRAME_ETHERNET_MAC_LOCAL_ADDRESS;
    read(
        index,
        FWP_BYTE_ARRAY6_TYPE,
        payload,
        |call: &Classify<'_, InboundMacFrameEthernet>| {
            let address = call.mac_local_address().expect("an address");
            assert_eq!(address, MacAddress([0, 0x15, 0x5D, 0xAB, 0xCD, 0xEF]));
            assert_eq!(address.to_string(), "00-15-5d-ab-cd-ef");
            assert_eq!(format!("{address:?}"), "00-15-5d-ab-cd-ef");
        },
    );
}

#[test]
fn open_values_keep_what_they_do_not_know() {
    assert_eq!(
        (Direction::OUTBOUND.to_raw(), Direction::INBOUND.to_raw()),
        (0, 1)
    );
    assert_eq!(Direction::from_raw(77).to_raw(), 77);
    assert_eq!(MacAddressType::from_raw(2), MacAddressType::BROADCAST);
    assert_ne!(MacAddressType::from_raw(3), MacAddressType::BROADCAST);
}
