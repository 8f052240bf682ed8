//! Arbitration between sublayers, filters and callouts (Appendix E of the contracts), and filter conditions.

mod support;

use fwps_sim::{Layer, Outcome, Sim};
use fwps_sys::*;
use support::packets::{Kind, packet};
use support::plain::{self, Answer, Filter, condition};

const LAYER: GUID = FWPM_LAYER_INBOUND_TRANSPORT_V4;

/// One filter: sublayer 0 is the heavier one; a callout has the number of its place.
#[derive(Clone, Copy, Debug)]
enum Rule {
    Permit(u32),
    HardPermit(u32),
    Block(u32),
    Terminating(u32, Answer),
    Inspection(u32, Answer),
    Unknown(u32, Answer),
    /// A terminating callout that is not registered.
    Missing(u32, u32),
}

/// Runs one packet through the rules.
fn run(rules: &[Rule]) -> (bool, Outcome, [u32; 4]) {
    let mut sim = Sim::builder().build();
    let driver = sim.load(plain::driver_entry).expect("the driver loads");
    let mut answers = [Answer::Permit; 4];
    for (index, rule) in rules.iter().enumerate() {
        if let Rule::Terminating(_, answer) | Rule::Inspection(_, answer) | Rule::Unknown(_, answer) = rule {
            answers[index] = *answer;
        }
    }
    plain::set_answers(answers);
    let rules = rules.to_vec();
    let engine = sim.run(move || add(&rules)).expect("the machine runs");
    sim.receive(&packet(Kind::Udp4, true, b"x")).expect("well formed");
    sim.settle();
    sim.run(move || plain::close(engine)).expect("the machine runs");
    sim.unload(driver);
    let outcome = sim.finish();
    (outcome.output.len() == 1, outcome, plain::calls())
}

fn add(rules: &[Rule]) -> usize {
    let engine = plain::open(true);
    assert_eq!(plain::add_sublayer(engine, 100, 900), STATUS_SUCCESS);
    assert_eq!(plain::add_sublayer(engine, 101, 800), STATUS_SUCCESS);
    for number in 0..5 {
        assert_eq!(plain::add_callout(engine, number, LAYER), STATUS_SUCCESS);
    }
    for (index, rule) in rules.iter().enumerate() {
        let (sublayer, action, callout, flags) = match *rule {
            Rule::Permit(sublayer) => (sublayer, FWP_ACTION_PERMIT, 0, 0),
            Rule::HardPermit(sublayer) => (
                sublayer,
                FWP_ACTION_PERMIT,
                0,
                FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT,
            ),
            Rule::Block(sublayer) => (sublayer, FWP_ACTION_BLOCK, 0, 0),
            Rule::Terminating(sublayer, _) => (sublayer, FWP_ACTION_CALLOUT_TERMINATING, index as u32, 0),
            Rule::Inspection(sublayer, _) => (sublayer, FWP_ACTION_CALLOUT_INSPECTION, index as u32, 0),
            Rule::Unknown(sublayer, _) => (sublayer, FWP_ACTION_CALLOUT_UNKNOWN, index as u32, 0),
            Rule::Missing(sublayer, flags) => (sublayer, FWP_ACTION_CALLOUT_TERMINATING, 4, flags),
        };
        let weight = 100 - index as u64;
        let filter = Filter {
            layer: LAYER,
            sublayer: 100 + sublayer,
            weight,
            action,
            callout,
            flags,
        };
        filter.add(engine, &[]).expect("the filter is in order");
    }
    engine
}

#[test]
fn verdicts_of_appendix_e() {
    use Answer::{Continue, HardBlock, Veto};
    use Rule::{Block, HardPermit, Inspection, Missing, Permit, Terminating, Unknown};
    let table: &[(&[Rule], bool)] = &[
        (&[], true),
        (&[Permit(0)], true),
        (&[Block(0)], false),
        // Inside of a sublayer the first decision counts.
        (&[Permit(0), Block(0)], true),
        (&[Block(0), Permit(0)], false),
        (&[Inspection(0, Continue), Block(0)], false),
        (&[Unknown(0, Continue), Permit(0)], true),
        // A soft permit is overridden by any block, a hard one only by a veto.
        (&[Permit(0), Block(1)], false),
        (&[HardPermit(0), Block(1)], true),
        (&[Terminating(0, Answer::HardPermit), Block(1)], true),
        (&[Terminating(0, Answer::Permit), Block(1)], false),
        (&[HardPermit(0), Terminating(1, Veto)], false),
        // A soft block is overridden by a permit of a lower sublayer, a hard one by nothing.
        (&[Terminating(0, Answer::Block), Permit(1)], true),
        (&[Terminating(0, HardBlock), Permit(1)], false),
        (&[Block(0), Terminating(1, Answer::Permit)], false),
        (&[Block(0), Permit(1)], false),
        (&[Unknown(0, Answer::Block), Unknown(1, Continue)], false),
        // A callout that is not registered blocks, unless its filter says otherwise.
        (&[Missing(0, 0)], false),
        (
            &[Missing(0, FWPM_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED)],
            true,
        ),
    ];
    for (rules, permitted) in table {
        let (passed, outcome, _) = run(rules);
        outcome.assert_clean();
        assert_eq!(passed, *permitted, "{rules:?}");
        let counters = outcome.layer(Layer::InboundTransportV4);
        assert_eq!(
            (counters.classified, counters.permitted, counters.blocked),
            (1, u64::from(passed), u64::from(!passed))
        );
    }
}

#[test]
fn lower_sublayers_are_called_after_a_final_block() {
    let (passed, outcome, calls) = run(&[Rule::Block(0), Rule::Inspection(1, Answer::Continue)]);
    outcome.assert_clean();
    assert!(!passed);
    assert_eq!(calls, [0, 1, 0, 0]);
}

#[track_caller]
fn reported(rules: &[Rule], contract: &str) {
    let (_, outcome, _) = run(rules);
    let contracts: Vec<String> = outcome
        .reports
        .iter()
        .map(|report| report.contract.to_string())
        .collect();
    assert_eq!(contracts, [contract], "{rules:?}");
}

#[test]
fn action_written_without_the_right() {
    reported(
        &[Rule::Block(0), Rule::Terminating(1, Answer::PermitByForce)],
        "C-156",
    );
}

#[test]
fn right_set_by_a_callout() {
    reported(&[Rule::Block(0), Rule::Terminating(1, Answer::SetRight)], "C-160");
}

#[test]
fn answers_that_the_filter_type_does_not_allow() {
    reported(&[Rule::Terminating(0, Answer::Continue)], "C-155");
    reported(&[Rule::Terminating(0, Answer::Nothing)], "C-155");
    reported(&[Rule::Inspection(0, Answer::HardBlock)], "C-155");
    reported(&[Rule::Inspection(0, Answer::Permit)], "C-155");
}

#[test]
fn hard_permit_that_the_filter_asks_for() {
    let mut sim = Sim::builder().build();
    let driver = sim.load(plain::driver_entry).expect("the driver loads");
    plain::set_answers([Answer::Permit; 4]);
    let engine = sim
        .run(|| {
            let engine = plain::open(true);
            plain::add_sublayer(engine, 100, 900);
            plain::add_callout(engine, 0, LAYER);
            let flags = FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT;
            let action = FWP_ACTION_CALLOUT_TERMINATING;
            let filter = Filter {
                layer: LAYER,
                sublayer: 100,
                weight: 1,
                action,
                callout: 0,
                flags,
            };
            filter.add(engine, &[]).expect("in order");
            engine
        })
        .expect("the machine runs");
    sim.receive(&packet(Kind::Udp4, true, b"x")).expect("well formed");
    sim.run(move || plain::close(engine)).expect("the machine runs");
    sim.unload(driver);
    let outcome = sim.finish();
    let contracts: Vec<String> = outcome
        .reports
        .iter()
        .map(|report| report.contract.to_string())
        .collect();
    assert_eq!(contracts, ["C-158"]);
}

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
