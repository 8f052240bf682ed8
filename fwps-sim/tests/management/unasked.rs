//! Filters at layers where the simulator classifies nothing: they are taken, and the outcome names them.

use fwps_sim::{Exit, Outcome, RunReport, Sim};
use fwps_sys::*;

use crate::driver::{driver_entry, plan};
use crate::support::packets::{Kind, packet};
use crate::support::plain::{
    Filter, abort, add_callout, add_sublayer, begin, close, commit, condition, open,
};

const SUBLAYER: u32 = 30;
const CALLOUT: u32 = 31;

fn filter(layer: GUID, action: u32) -> Filter {
    Filter {
        layer,
        sublayer: SUBLAYER,
        weight: 1,
        action,
        callout: CALLOUT,
        flags: 0,
    }
}

fn start() -> usize {
    let engine = open(true);
    assert_eq!(add_sublayer(engine, SUBLAYER, 1), STATUS_SUCCESS);
    engine
}

/// A run with a packet, in which filters are added.
fn run(add: fn()) -> Outcome {
    let mut sim = Sim::builder().build();
    plan(|_| STATUS_SUCCESS, None);
    let driver = sim.load(driver_entry).expect("the driver loads");
    sim.run(add).expect("the machine runs");
    sim.receive(&packet(Kind::Udp4, true, b"passes"))
        .expect("well formed");
    sim.unload(driver);
    sim.finish()
}

/// The layers that were never asked, with the number of their filters.
fn unasked(outcome: &Outcome) -> Vec<(&'static str, bool, u64)> {
    let unasked = outcome.unasked.iter();
    unasked
        .map(|unasked| (unasked.layer, unasked.kernel, unasked.filters))
        .collect()
}

#[test]
fn layers_that_see_nothing_are_named_and_nothing_is_broken() {
    let outcome = run(|| {
        let engine = start();
        for layer in [
            FWPM_LAYER_RPC_UM,
            FWPM_LAYER_IKEEXT_V4,
            FWPM_LAYER_RPC_UM,
            FWPM_LAYER_STREAM_V4_DISCARD,
        ] {
            let added = filter(layer, FWP_ACTION_PERMIT).add(engine, &[]);
            assert!(added.is_ok(), "{added:?}");
        }
        assert_eq!(
            add_callout(engine, CALLOUT, FWPM_LAYER_NAME_RESOLUTION_CACHE_V4),
            STATUS_SUCCESS
        );
        let added =
            filter(FWPM_LAYER_NAME_RESOLUTION_CACHE_V4, FWP_ACTION_CALLOUT_INSPECTION).add(engine, &[]);
        assert!(added.is_ok(), "{added:?}");
        close(engine);
    });
    outcome.assert_clean();
    assert_eq!(outcome.exit, Exit::Clean);
    assert_eq!(outcome.output.len(), 1);
    let mut named = unasked(&outcome);
    named.sort_unstable();
    assert_eq!(
        named,
        [
            ("IKEEXT_V4", false, 1),
            ("NAME_RESOLUTION_CACHE_V4", true, 1),
            ("RPC_UM", false, 2),
            ("STREAM_V4_DISCARD", true, 1),
        ]
    );
    let text = outcome.to_string();
    for line in [
        "\nnever asked: 2 filters at RPC_UM, which is one of user mode",
        "\nnever asked: 1 filter at STREAM_V4_DISCARD, which is not modelled",
    ] {
        assert!(text.contains(line), "{text}");
    }
    let report = outcome.report();
    let again = RunReport::from_json(&report.to_json()).expect("what was written is read");
    assert_eq!(again.unasked.len(), 4);
    assert_eq!(again, report);
}

#[test]
fn a_run_says_nothing_of_layers_that_it_classifies_at() {
    let outcome = run(|| {
        let engine = start();
        for layer in [
            FWPM_LAYER_OUTBOUND_TRANSPORT_V6,
            FWPM_LAYER_INBOUND_TRANSPORT_V4_DISCARD,
            FWPM_LAYER_ALE_AUTH_CONNECT_V6_DISCARD,
        ] {
            let added = filter(layer, FWP_ACTION_BLOCK).add(engine, &[]);
            assert!(added.is_ok(), "{added:?}");
        }
        close(engine);
    });
    outcome.assert_clean();
    assert_eq!(unasked(&outcome), []);
    assert!(!outcome.to_string().contains("never asked"));
}

#[test]
fn filters_that_never_came_into_force_do_not_count() {
    let outcome = run(|| {
        let engine = start();
        let add = || filter(FWPM_LAYER_RPC_EPMAP, FWP_ACTION_BLOCK).add(engine, &[]);
        assert_eq!(begin(engine, 0), STATUS_SUCCESS);
        assert!(add().is_ok());
        assert_eq!(abort(engine), STATUS_SUCCESS);
        assert_eq!(begin(engine, 0), STATUS_SUCCESS);
        assert!(add().is_ok());
        assert_eq!(commit(engine), STATUS_SUCCESS);
        close(engine);
    });
    outcome.assert_clean();
    assert_eq!(unasked(&outcome), [("RPC_EPMAP", false, 1)]);
}

#[test]
fn conditions_are_checked_there_as_everywhere() {
    let outcome = run(|| {
        let engine = start();
        // What kind of frame a call came in is no field of it.
        let kind = condition(FWPM_CONDITION_ETHER_TYPE, FWP_MATCH_EQUAL, FWP_UINT16, 0x800);
        let added = filter(FWPM_LAYER_RPC_UM, FWP_ACTION_BLOCK).add(engine, &[kind]);
        assert_eq!(added, Err(STATUS_FWP_CONDITION_NOT_FOUND));
        // A callout of another layer is not taken.
        assert_eq!(
            add_callout(engine, CALLOUT, FWPM_LAYER_INBOUND_TRANSPORT_V4),
            STATUS_SUCCESS
        );
        let added = filter(FWPM_LAYER_RPC_UM, FWP_ACTION_CALLOUT_UNKNOWN).add(engine, &[]);
        assert_eq!(added, Err(STATUS_FWP_INCOMPATIBLE_LAYER));
        close(engine);
    });
    outcome.assert_clean();
    assert_eq!(unasked(&outcome), []);
}
