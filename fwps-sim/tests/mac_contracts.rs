//! Each broken rule about frames gives a report with just its number, and each refusal is survived.

mod support;

use std::collections::BTreeSet;

use fwps_sim::{Completions, Faults, FrameTarget, Outcome, Sim, SimBuilder};
use fwps_sys::*;
use support::layer2::{EGRESS, Flaw, INBOUND_ETHERNET, INBOUND_NATIVE, INGRESS, MAC, Mode, Setup, setup};
use support::layer2_run::{Run, run};
use support::packets::{KINDS, Kind, packet};

const BATCH: u32 = FWP_CALLOUT_FLAG_ALLOW_L2_BATCH_CLASSIFY;

/// Every kind of packet in and out.
fn packets(sim: &mut Sim) {
    for kind in KINDS {
        sim.receive(&packet(kind, true, b"to the host"))
            .expect("well formed");
        sim.send(&packet(kind, false, b"from the host"))
            .expect("well formed");
    }
}

/// A frame between two stations of the switch.
fn frame(to: u8, from: u8) -> Vec<u8> {
    let ip = packet(Kind::Udp4, true, &[to, from]);
    [&[2, 0, 0, 0, 9, to][..], &[2, 0, 0, 0, 9, from], &[8, 0], &ip].concat()
}

/// One frame to every station, and one to a station that is known by then.
fn frames(sim: &mut Sim) {
    let broadcast = [&[0xFF; 6][..], &frame(1, 2)[6..]].concat();
    sim.switch_receive(2, &[&broadcast]).expect("well formed");
    // The switch knows a station when its frame came through.
    sim.settle();
    sim.switch_receive(3, &[&frame(2, 3)]).expect("well formed");
}

fn contracts(outcome: &Outcome) -> BTreeSet<String> {
    let numbers = outcome.reports.iter().map(|report| report.contract.to_string());
    numbers.collect()
}

fn text(outcome: &Outcome) -> String {
    let reports: Vec<String> = outcome.reports.iter().map(ToString::to_string).collect();
    reports.join("\n")
}

/// The flaw is noticed on every one of some seeds, and nothing else is reported.
#[track_caller]
fn caught(setup: Setup, flaw: Flaw, expected: &str, traffic: fn(&mut Sim)) {
    for seed in 0..8 {
        let builder = Sim::builder().seed(seed).virtual_switch(4);
        let Run { outcome, .. } = run(builder, Setup { flaw, ..setup }, traffic);
        let expected = BTreeSet::from([expected.to_owned()]);
        assert_eq!(
            contracts(&outcome),
            expected,
            "{flaw:?}, seed {seed}:\n{}",
            text(&outcome)
        );
    }
}

macro_rules! caught {
    ($($name:ident: $flaw:ident, $setup:expr, $traffic:ident => $contract:literal;)*) => {
        $(
            #[test]
            fn $name() {
                caught($setup, Flaw::$flaw, $contract, $traffic);
            }
        )*
    };
}

const CLONE: Setup = setup(Mode::Clone, MAC);
const ETHERNET: Setup = setup(Mode::Clone, &[INBOUND_ETHERNET]);
const ORIGINAL: Setup = setup(Mode::Original, MAC);
const SWITCH: Setup = setup(Mode::Clone, &[INGRESS]);
const AT_EGRESS: Setup = setup(Mode::Clone, &[EGRESS]);
const CHAINS: Setup = Setup {
    flags: BATCH,
    ..setup(Mode::Clone, MAC)
};

caught! {
    handle_of_another_type: HandleOfAnotherType, CLONE, packets => "C-065";
    layer_that_is_not_the_capturing_one: OtherLayer, CLONE, packets => "C-066";
    layer_of_the_other_direction: LayerOfTheOtherFunction, CLONE, packets => "C-066";
    frame_without_its_header: NoRetreat, ETHERNET, packets => "C-067";
    no_callout_at_the_layer: NoCallout, ETHERNET, packets => "C-068";
    wrong_interface: WrongInterface, CLONE, packets => "C-025";
    wrong_ndis_port: WrongPort, CLONE, packets => "C-025";
    reserved_flags: FlagsNotZero, CLONE, packets => "C-023";
    clone_without_completion_routine: NoCompletion, CLONE, packets => "C-070";
    changed_original: BytesChanged, ORIGINAL, packets => "C-070";
    original_not_absorbed: OriginalNotAbsorbed, ORIGINAL, packets => "C-070";
    no_state_query: NoQuery, CLONE, packets => "C-074";
    own_frame_injected_again: InjectsOwnAgain, CLONE, packets => "C-076";
    original_permitted_beside_its_clone: PermitsToo, CLONE, packets => "C-166";
    original_injected_and_permitted: PermitsToo, ORIGINAL, packets => "C-166";
    retreat_not_undone: RetreatNotUndone, ETHERNET, packets => "C-098";
    chains_cloned: ClonesChains, CHAINS, packets => "C-104";
    chains_referenced: ReferencesChains, CHAINS, packets => "C-104";
    handle_of_another_type_at_the_switch: HandleOfAnotherType, SWITCH, frames => "C-001";
    no_switch_identifier: NoVSwitchId, SWITCH, frames => "C-072";
    other_switch_identifier: OtherVSwitchId, SWITCH, frames => "C-072";
    other_source_port: OtherSourcePort, SWITCH, frames => "C-072";
    other_nic_index: OtherNicIndex, SWITCH, frames => "C-072";
    reserved_flags_at_the_switch: FlagsNotZero, SWITCH, frames => "C-023";
    reserved_pointer_at_the_switch: ReservedNotNull, SWITCH, frames => "C-023";
    clone_without_completion_routine_at_the_switch: NoCompletion, SWITCH, frames => "C-019";
    no_state_query_at_the_switch: NoQuery, SWITCH, frames => "C-074";
    every_destination_cloned: EveryDestination, AT_EGRESS, frames => "C-073";
    later_destination_permitted: LaterPermitted, AT_EGRESS, frames => "C-073";
}

#[test]
fn rest_of_a_chain_leaked() {
    let mut all = BTreeSet::new();
    for seed in 0..8 {
        let setup = Setup {
            flaw: Flaw::FreesFirstOnly,
            ..setup(Mode::Pairs, &[INBOUND_NATIVE])
        };
        let Run {
            outcome, completed, ..
        } = run(Sim::builder().seed(seed), setup, packets);
        let together = completed.contains(&2);
        assert_eq!(!outcome.reports.is_empty(), together, "seed {seed}");
        all.extend(contracts(&outcome));
    }
    assert_eq!(all, BTreeSet::from(["C-069".to_owned()]));
}

#[test]
fn filter_removed_while_injections_are_pending() {
    let setup = Setup {
        flaw: Flaw::FilterRemovedEarly,
        ..CLONE
    };
    let mut sim = Sim::builder().completions(Completions::Late).build();
    support::layer2::choose(setup);
    let driver = sim.load(support::layer2::driver_entry).expect("the driver loads");
    sim.receive(&packet(Kind::Udp4, true, b"x")).expect("well formed");
    // The driver unloads at once, before the completion comes.
    sim.unload(driver);
    let outcome = sim.finish();
    assert_eq!(
        contracts(&outcome),
        BTreeSet::from(["C-068".to_owned()]),
        "{}",
        text(&outcome)
    );
}

/// Each call of `function` is refused with `status`, once and always; the driver permits what it cannot inject.
fn refused(setup: Setup, function: &str, status: NTSTATUS, traffic: fn(&mut Sim), frames: usize) {
    let once = Faults::nth(function, 2, status);
    let always = Faults::function(function, status);
    for faults in [once, always] {
        for seed in 0..4 {
            let builder = Sim::builder().seed(seed).virtual_switch(4).faults(faults.clone());
            let Run { outcome, .. } = run(builder, setup, traffic);
            outcome.assert_clean();
            assert!(outcome.refusals[function] > 0, "{function}");
            assert_eq!(outcome.frames.len(), frames, "{function} {status:#x}");
        }
    }
}

#[test]
fn every_refusal_of_the_functions_is_survived() {
    let common = [
        STATUS_FWP_TCPIP_NOT_READY,
        STATUS_FWP_INJECT_HANDLE_CLOSING,
        STATUS_INSUFFICIENT_RESOURCES,
    ];
    for mode in [Mode::Clone, Mode::Original, Mode::Referenced] {
        for function in ["FwpsInjectMacReceiveAsync0", "FwpsInjectMacSendAsync0"] {
            for status in common.into_iter().chain([STATUS_FWP_INJECT_HANDLE_STALE]) {
                refused(setup(mode, MAC), function, status, packets, 12);
            }
        }
        for status in common {
            let function = "FwpsInjectvSwitchEthernetIngressAsync0";
            refused(setup(mode, &[INGRESS]), function, status, frames, 4);
        }
    }
}

#[test]
fn refusals_at_random() {
    let mut refusals = BTreeSet::new();
    for seed in 0..60 {
        let builder: SimBuilder = Sim::builder()
            .seed(seed)
            .virtual_switch(3)
            .faults(Faults::random(0.05));
        let Run { outcome, .. } = run(builder, CLONE, packets);
        outcome.assert_clean();
        refusals.extend(outcome.refusals.keys().copied());
    }
    assert!(refusals.contains("FwpsInjectMacSendAsync0"));
    assert!(refusals.contains("FwpsAllocateCloneNetBufferList0"));
}

#[test]
fn a_peer_that_takes_chains_stops_clones_without_a_report() {
    // The driver's own callouts take no chains; a second driver's callout at the layer does.
    let mut sim = Sim::builder().build();
    support::layer2::choose(setup(Mode::Clone, &[INBOUND_ETHERNET]));
    let driver = sim.load(support::layer2::driver_entry).expect("the driver loads");
    let peer = sim
        .load(support::layer2_peer::driver_entry)
        .expect("the peer loads");
    for kind in KINDS {
        sim.receive(&packet(kind, true, b"x")).expect("well formed");
    }
    sim.settle();
    sim.unload(peer);
    sim.unload(driver);
    let outcome = sim.finish();
    outcome.assert_clean();
    assert_eq!((outcome.injected, outcome.packets.delivered), (0, 6));
    assert!(
        outcome
            .frames
            .iter()
            .all(|frame| frame.target == FrameTarget::Host)
    );
}
