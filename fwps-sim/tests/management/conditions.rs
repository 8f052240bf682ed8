//! Every match type with every data type: which ones a filter may have, and what those match, by a small model of its own.

use std::ptr::null_mut;

use fwps_sim::Sim;
use fwps_sys::*;

use crate::c;
use crate::call::*;
use crate::driver::{keeps, pointer};
use crate::kept;
use crate::support::packets::{Kind, packet};

/// A field of the layers of the tests, with its data type and what a packet of the tests has in it.
struct Field {
    layer: GUID,
    key: GUID,
    data_type: FWP_DATA_TYPE,
    value: u128,
}

/// UDP from the host 10.0.0.1, port 80, to 10.0.0.2, and the same with fd00::1 and fd00::2.
fn fields() -> Vec<Field> {
    let v4 = packet(Kind::Udp4, false, b"");
    let v6 = packet(Kind::Udp6, false, b"");
    let number = |bytes: &[u8]| bytes.iter().fold(0, |all, byte| all << 8 | u128::from(*byte));
    let at_v4 = |key, data_type, value| Field {
        layer: LAYER,
        key,
        data_type,
        value,
    };
    vec![
        at_v4(FWPM_CONDITION_IP_PROTOCOL, FWP_UINT8, 17),
        at_v4(FWPM_CONDITION_IP_REMOTE_PORT, FWP_UINT16, number(&v4[22..24])),
        at_v4(FWPM_CONDITION_IP_REMOTE_ADDRESS, FWP_UINT32, number(&v4[16..20])),
        Field {
            layer: FWPM_LAYER_OUTBOUND_TRANSPORT_V6,
            key: FWPM_CONDITION_IP_REMOTE_ADDRESS,
            data_type: FWP_BYTE_ARRAY16_TYPE,
            value: number(&v6[24..40]),
        },
    ]
}

/// Memory for the values of conditions, which lives as long as the process.
fn keep<T>(value: T) -> *mut T {
    kept::keep(Box::new(value))
}

/// A value of any single data type.
fn value(data_type: FWP_DATA_TYPE, number: u128) -> FWP_VALUE0 {
    let mut value: FWP_VALUE0 = zeroed();
    value.type_ = data_type;
    let union = &mut value.__bindgen_anon_1;
    match data_type {
        FWP_UINT8 | FWP_INT8 => union.uint8 = number as u8,
        FWP_UINT16 | FWP_INT16 => union.uint16 = number as u16,
        FWP_UINT32 | FWP_INT32 | FWP_FLOAT => union.uint32 = number as u32,
        FWP_UINT64 | FWP_INT64 | FWP_DOUBLE => union.uint64 = keep(number as u64),
        FWP_BYTE_ARRAY16_TYPE => {
            union.byteArray16 = keep(FWP_BYTE_ARRAY16 {
                byteArray16: number.to_be_bytes(),
            });
        }
        FWP_BYTE_ARRAY6_TYPE => union.byteArray6 = keep(FWP_BYTE_ARRAY6 { byteArray6: [1; 6] }),
        FWP_SID => union.sid = keep([1_u8, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0]).cast(),
        FWP_SECURITY_DESCRIPTOR_TYPE | FWP_BYTE_BLOB_TYPE => {
            let mut bytes = [0_u8; 20];
            bytes[0] = 1;
            bytes[3] = 0x80;
            union.byteBlob = keep(FWP_BYTE_BLOB {
                size: 20,
                data: keep(bytes).cast(),
            });
        }
        _ => union.unicodeString = wide("text"),
    }
    value
}

fn condition(key: GUID, match_type: FWP_MATCH_TYPE, operand: FWP_VALUE0) -> FWPM_FILTER_CONDITION0 {
    let mut condition: FWPM_FILTER_CONDITION0 = zeroed();
    condition.fieldKey = key;
    condition.matchType = match_type;
    condition.conditionValue.type_ = operand.type_;
    // SAFETY: both unions are eight bytes, and hold what the type says.
    condition.conditionValue.__bindgen_anon_1.uint64 = unsafe { operand.__bindgen_anon_1.uint64 };
    condition
}

/// Adds a filter that blocks what meets a condition.
fn add(engine: usize, layer: GUID, condition: &FWPM_FILTER_CONDITION0) -> Result<u64, NTSTATUS> {
    let mut blocking = filter(1, 0);
    blocking.layerKey = layer;
    blocking.subLayerKey = zeroed();
    blocking.numFilterConditions = 1;
    blocking.filterCondition = (&raw const *condition).cast_mut();
    let mut id = 0;
    match c!(FwpmFilterAdd0(
        pointer(engine),
        &raw const blocking,
        null_mut(),
        &raw mut id
    )) {
        STATUS_SUCCESS => Ok(id),
        status => Err(status),
    }
}

fn delete(engine: usize, id: u64) {
    assert_eq!(c!(FwpmFilterDeleteById0(pointer(engine), id)), STATUS_SUCCESS);
}

/// Whether a value meets a match type, as the pages of FWP_MATCH_TYPE say; `None` when the type does not go with the match type.
fn model(match_type: FWP_MATCH_TYPE, array: bool, value: u128, operand: u128) -> Option<bool> {
    Some(match match_type {
        FWP_MATCH_EQUAL => value == operand,
        FWP_MATCH_NOT_EQUAL => value != operand,
        FWP_MATCH_GREATER => value > operand,
        FWP_MATCH_LESS => value < operand,
        FWP_MATCH_GREATER_OR_EQUAL => value >= operand,
        FWP_MATCH_LESS_OR_EQUAL => value <= operand,
        FWP_MATCH_FLAGS_ALL_SET if !array => value & operand == operand,
        FWP_MATCH_FLAGS_ANY_SET if !array => value & operand != 0,
        FWP_MATCH_FLAGS_NONE_SET if !array => value & operand == 0,
        _ => return None,
    })
}

#[test]
fn every_match_type_matches_what_the_model_says() {
    let mut sim = Sim::builder().build();
    let engine = sim.run(|| open(true)).expect("the machine goes on");
    let (mut sent, mut blocked) = (0, Vec::new());
    for field in fields() {
        let array = field.data_type == FWP_BYTE_ARRAY16_TYPE;
        let kind = if array { Kind::Udp6 } else { Kind::Udp4 };
        for match_type in 0..FWP_MATCH_TYPE_MAX {
            for operand in [field.value, field.value - 1, field.value + 1, 0, 1, 16] {
                let expected = model(match_type, array, field.value, operand);
                let field = &field;
                let add_it = || {
                    let operand = value(field.data_type, operand);
                    add(engine, field.layer, &condition(field.key, match_type, operand))
                };
                let added = sim.run(add_it).expect("the machine goes on");
                let Some(holds) = expected else {
                    assert_eq!(added, Err(STATUS_FWP_MATCH_TYPE_MISMATCH), "{match_type}");
                    continue;
                };
                let id = added.expect("the types go together");
                sim.send(&packet(kind, false, b"")).expect("well formed");
                sent += 1;
                if holds {
                    blocked.push(sent);
                }
                sim.run(move || delete(engine, id)).expect("the machine goes on");
            }
        }
    }
    sim.run(move || close(engine)).expect("the machine goes on");
    let outcome = sim.finish();
    outcome.assert_clean();
    let passed: Vec<u64> = outcome.output.iter().filter_map(|packet| packet.packet).collect();
    let expected: Vec<u64> = (1..=sent).filter(|number| !blocked.contains(number)).collect();
    assert_eq!(passed, expected);
    assert!(sent > 150 && !blocked.is_empty());
}

#[test]
fn only_the_type_of_the_field_goes_with_it() {
    keeps(|_| {
        let engine = open(true);
        for field in fields() {
            for data_type in FWP_EMPTY..=FWP_BYTE_ARRAY6_TYPE {
                let condition = condition(field.key, FWP_MATCH_EQUAL, value(data_type, 5));
                let added = add(engine, field.layer, &condition);
                if data_type == field.data_type {
                    delete(engine, added.expect("the type of the field"));
                } else {
                    assert_eq!(added, Err(STATUS_FWP_TYPE_MISMATCH), "{data_type}");
                }
            }
        }
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn ranges_and_masks_are_checked() {
    keeps(|_| {
        let engine = open(true);
        let key = FWPM_CONDITION_IP_REMOTE_PORT;
        let range = |low: u128, high: u128, match_type| {
            let range = keep(FWP_RANGE0 {
                valueLow: value(FWP_UINT16, low),
                valueHigh: value(FWP_UINT16, high),
            });
            let mut condition = condition(key, match_type, zeroed());
            condition.conditionValue.type_ = FWP_RANGE_TYPE;
            condition.conditionValue.__bindgen_anon_1.rangeValue = range;
            add(engine, LAYER, &condition)
        };
        delete(engine, range(5, 5, FWP_MATCH_RANGE).expect("one port"));
        assert_eq!(range(6, 5, FWP_MATCH_RANGE), Err(STATUS_FWP_INVALID_RANGE));
        assert_eq!(range(5, 6, FWP_MATCH_EQUAL), Err(STATUS_FWP_MATCH_TYPE_MISMATCH));
        let mask = |mask: u32| {
            let network = keep(FWP_V4_ADDR_AND_MASK {
                addr: 0x0A00_0000,
                mask,
            });
            let mut condition = condition(FWPM_CONDITION_IP_REMOTE_ADDRESS, FWP_MATCH_EQUAL, zeroed());
            condition.conditionValue.type_ = FWP_V4_ADDR_MASK;
            condition.conditionValue.__bindgen_anon_1.v4AddrMask = network;
            add(engine, LAYER, &condition)
        };
        delete(engine, mask(0xFFFF_0000).expect("a network"));
        assert_eq!(mask(0xFF00_FF00), Err(STATUS_FWP_INVALID_NET_MASK));
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn security_descriptors_are_self_relative() {
    keeps(|_| {
        let engine = open(true);
        let layer = FWPM_LAYER_ALE_AUTH_CONNECT_V4;
        let key = FWPM_CONDITION_ALE_USER_ID;
        let whole = value(FWP_SECURITY_DESCRIPTOR_TYPE, 0);
        let id = add(engine, layer, &condition(key, FWP_MATCH_EQUAL, whole)).expect("self-relative");
        delete(engine, id);
        // SAFETY: the type says that the union is a blob.
        let blob = unsafe { whole.__bindgen_anon_1.sd };
        c!(*(*blob).data.add(3) = 0);
        assert_eq!(
            add(engine, layer, &condition(key, FWP_MATCH_EQUAL, whole)),
            Err(STATUS_INVALID_SECURITY_DESCR)
        );
        let sid = value(FWP_SID, 0);
        let condition = condition(FWPM_CONDITION_ALE_PACKAGE_ID, FWP_MATCH_EQUAL, sid);
        delete(engine, add(engine, layer, &condition).expect("a SID for a SID"));
        close(engine);
        STATUS_SUCCESS
    });
}
