//! Filter conditions.

use fwps_sim::Sim;
use fwps_sys::*;

use crate::support::packets::{Kind, packet};
use crate::support::plain::{self, Filter, condition};

const LAYER: GUID = FWPM_LAYER_INBOUND_TRANSPORT_V4;

#[test]
fn conditions_match_what_they_say() {
    // UDP from 10.0.0.2 port 40000 to 10.0.0.1 port 80.
    let local = 0x0A00_0001;
    let (equal, less, flags) = (FWP_MATCH_EQUAL, FWP_MATCH_LESS, FWP_MATCH_FLAGS_NONE_SET);
    let table: Vec<(Vec<FWPM_FILTER_CONDITION0>, bool)> = vec![
        (
            vec![condition(FWPM_CONDITION_IP_PROTOCOL, equal, FWP_UINT8, 17)],
            true,
        ),
        (
            vec![condition(FWPM_CONDITION_IP_PROTOCOL, equal, FWP_UINT8, 6)],
            false,
        ),
        (
            vec![condition(
                FWPM_CONDITION_IP_PROTOCOL,
                FWP_MATCH_NOT_EQUAL,
                FWP_UINT8,
                6,
            )],
            true,
        ),
        (
            vec![condition(FWPM_CONDITION_IP_LOCAL_PORT, equal, FWP_UINT16, 80)],
            true,
        ),
        (
            vec![condition(FWPM_CONDITION_IP_REMOTE_PORT, equal, FWP_UINT16, 80)],
            false,
        ),
        (
            vec![condition(FWPM_CONDITION_IP_REMOTE_PORT, less, FWP_UINT16, 40_001)],
            true,
        ),
        (
            vec![condition(
                FWPM_CONDITION_IP_LOCAL_ADDRESS,
                equal,
                FWP_UINT32,
                local,
            )],
            true,
        ),
        (
            vec![condition(
                FWPM_CONDITION_IP_REMOTE_ADDRESS,
                equal,
                FWP_UINT32,
                local,
            )],
            false,
        ),
        (
            vec![condition(
                FWPM_CONDITION_FLAGS,
                flags,
                FWP_UINT32,
                FWP_CONDITION_FLAG_IS_LOOPBACK,
            )],
            true,
        ),
        // Different fields must all match, several conditions on one field are alternatives.
        (
            vec![
                condition(FWPM_CONDITION_IP_PROTOCOL, equal, FWP_UINT8, 6),
                condition(FWPM_CONDITION_IP_PROTOCOL, equal, FWP_UINT8, 17),
                condition(FWPM_CONDITION_IP_LOCAL_PORT, equal, FWP_UINT16, 80),
            ],
            true,
        ),
        (
            vec![
                condition(FWPM_CONDITION_IP_PROTOCOL, equal, FWP_UINT8, 17),
                condition(FWPM_CONDITION_IP_LOCAL_PORT, equal, FWP_UINT16, 81),
            ],
            false,
        ),
    ];
    for (index, (conditions, matches)) in table.into_iter().enumerate() {
        assert_eq!(blocked_by(SendConditions(conditions)), matches, "row {index}");
    }
}

/// Conditions with values inside of them only, so that they may go to another thread.
struct SendConditions(Vec<FWPM_FILTER_CONDITION0>);

// SAFETY: the conditions of these tests hold integers, or pointers to values that outlive the run.
unsafe impl Send for SendConditions {}

/// Whether a block filter with these conditions blocks the packet.
fn blocked_by(conditions: SendConditions) -> bool {
    let mut sim = Sim::builder().build();
    let engine = sim
        .run(move || {
            let conditions = conditions;
            let engine = plain::open(true);
            plain::add_sublayer(engine, 100, 900);
            let filter = Filter {
                layer: LAYER,
                sublayer: 100,
                weight: 1,
                action: FWP_ACTION_BLOCK,
                callout: 0,
                flags: 0,
            };
            filter
                .add(engine, &conditions.0)
                .expect("the conditions are in order");
            engine
        })
        .expect("the machine runs");
    sim.receive(&packet(Kind::Udp4, true, b"x")).expect("well formed");
    sim.run(move || plain::close(engine)).expect("the machine runs");
    let outcome = sim.finish();
    outcome.assert_clean();
    outcome.output.is_empty()
}

#[test]
fn masks_and_ranges_match() {
    for (address, mask, matches) in [
        (0x0A00_0000, 0xFFFF_FF00, true),
        (0x0A00_0100, 0xFFFF_FF00, false),
        (0, 0, true),
    ] {
        let mut value = FWP_V4_ADDR_AND_MASK { addr: address, mask };
        let mut masked = condition(
            FWPM_CONDITION_IP_REMOTE_ADDRESS,
            FWP_MATCH_EQUAL,
            FWP_V4_ADDR_MASK,
            0,
        );
        masked.conditionValue.__bindgen_anon_1.v4AddrMask = &raw mut value;
        assert_eq!(
            blocked_by(SendConditions(vec![masked])),
            matches,
            "{address:#x}/{mask:#x}"
        );
    }
    for (low, high, matches) in [(79, 81, true), (80, 80, true), (81, 90, false)] {
        // SAFETY: all fields are integers, pointers and unions of them, for which zero is valid.
        let mut range: FWP_RANGE0 = unsafe { std::mem::zeroed() };
        range.valueLow.type_ = FWP_UINT16;
        range.valueLow.__bindgen_anon_1.uint16 = low;
        range.valueHigh.type_ = FWP_UINT16;
        range.valueHigh.__bindgen_anon_1.uint16 = high;
        let mut ranged = condition(FWPM_CONDITION_IP_LOCAL_PORT, FWP_MATCH_RANGE, FWP_RANGE_TYPE, 0);
        ranged.conditionValue.__bindgen_anon_1.rangeValue = &raw mut range;
        assert_eq!(
            blocked_by(SendConditions(vec![ranged])),
            matches,
            "{low} to {high}"
        );
    }
}
