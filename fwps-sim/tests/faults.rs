//! A correct driver survives every refusal: nothing is reported, nothing is left behind.

mod support;

use fwps_sim::{Faults, Outcome, Shape, Sim};
use fwps_sys::STATUS_INSUFFICIENT_RESOURCES;
use support::driver::driver_entry;
use support::packets::{KINDS, packet};
use support::{Bug, plant};

/// Every function of the test driver that can be refused.
const FUNCTIONS: &[&str] = &[
    "ExAllocatePool2",
    "FwpmCalloutAdd0",
    "FwpmEngineOpen0",
    "FwpmFilterAdd0",
    "FwpmSubLayerAdd0",
    "FwpmTransactionBegin0",
    "FwpmTransactionCommit0",
    "FwpsAllocateCloneNetBufferList0",
    "FwpsAllocateNetBufferAndNetBufferList0",
    "FwpsCalloutRegister1",
    "FwpsInjectNetworkReceiveAsync0",
    "FwpsInjectNetworkSendAsync0",
    "FwpsInjectTransportReceiveAsync0",
    "FwpsInjectTransportSendAsync0",
    "FwpsInjectionHandleCreate0",
    "IoCreateDevice",
    "NdisAllocateGenericObject",
    "NdisAllocateMdl",
    "NdisAllocateNetBufferListPool",
    "NdisGetDataBuffer",
    "ObReferenceObjectByHandle",
    "PsCreateSystemThread",
];

fn run(seed: u64, faults: Faults, driver: Bug) -> (bool, Outcome) {
    let mut sim = Sim::builder()
        .seed(seed)
        .shape(Shape::Seeded)
        .faults(faults)
        .build();
    plant(driver);
    let loaded = sim.load(driver_entry);
    let refused = loaded.is_err();
    if let Ok(driver) = loaded {
        for kind in KINDS {
            sim.receive(&packet(kind, true, b"to the host"))
                .expect("well formed");
            sim.send(&packet(kind, false, b"from the host"))
                .expect("well formed");
        }
        sim.settle();
        sim.unload(driver);
    }
    (refused, sim.finish())
}

#[test]
fn each_call_refused_once() {
    let mut tried = std::collections::BTreeSet::new();
    for driver in [Bug::None, Bug::Copy] {
        for function in FUNCTIONS {
            for nth in 1..20 {
                let fault = Faults::nth(*function, nth, STATUS_INSUFFICIENT_RESOURCES);
                let (refused, outcome) = run(nth, fault, driver);
                outcome.assert_clean();
                assert_eq!(outcome.injected, outcome.completed, "{function} {nth}");
                let Some(count) = outcome.refusals.get(function) else {
                    break;
                };
                assert_eq!(*count, 1, "{function} {nth}");
                tried.insert(*function);
                // What is refused while the driver loads makes it refuse to load; later refusals cost a packet at most.
                assert!(
                    refused || outcome.output.len() >= 11,
                    "{function} {nth}: {}",
                    outcome.output.len()
                );
            }
        }
    }
    assert_eq!(
        tried.into_iter().collect::<Vec<_>>(),
        FUNCTIONS,
        "every function was refused at least once"
    );
}

#[test]
fn refusals_at_random() {
    let (mut loaded, mut failed) = (0, 0);
    for seed in 0..300 {
        let (refused, outcome) = run(
            seed,
            Faults::random(0.02),
            if seed % 2 == 0 { Bug::None } else { Bug::Copy },
        );
        outcome.assert_clean();
        if refused {
            failed += 1;
        } else {
            loaded += 1;
        }
    }
    assert!(
        loaded > 20 && failed > 20,
        "{loaded} loaded, {failed} refused to load"
    );
}

#[test]
fn a_refused_driver_that_leaves_something_behind_is_reported() {
    let fault = Faults::nth("FwpmFilterAdd0", 3, STATUS_INSUFFICIENT_RESOURCES);
    let mut sim = Sim::builder().faults(fault).build();
    plant(Bug::DeviceLeak);
    let error = sim.load(driver_entry).expect_err("the driver refuses to load");
    assert_eq!(error.status, STATUS_INSUFFICIENT_RESOURCES);
    let contracts: Vec<String> = error
        .reports
        .iter()
        .map(|report| report.contract.to_string())
        .collect();
    assert_eq!(contracts, ["C-372"]);
    drop(sim);
}

/// What the pages of the functions that the driver calls list, of that which can come at any time: a function that returns NULL is
/// refused as by low memory. The other statuses of a page follow from the arguments, and come when a plan names them.
const LISTED: &[(&str, &[&str])] = &[
    ("ExAllocatePool2", &["STATUS_INSUFFICIENT_RESOURCES"]),
    ("FwpmCalloutAdd0", &["STATUS_FWP_ALREADY_EXISTS"]),
    ("FwpmFilterAdd0", &["STATUS_FWP_ALREADY_EXISTS"]),
    ("FwpmSubLayerAdd0", &["STATUS_FWP_ALREADY_EXISTS"]),
    (
        "FwpmTransactionBegin0",
        &["STATUS_FWP_TIMEOUT", "STATUS_FWP_SESSION_ABORTED"],
    ),
    ("FwpmTransactionCommit0", &["STATUS_FWP_TXN_ABORTED"]),
    (
        "FwpsAllocateCloneNetBufferList0",
        &["STATUS_INSUFFICIENT_RESOURCES"],
    ),
    (
        "FwpsCalloutRegister1",
        &["STATUS_FWP_ALREADY_EXISTS", "STATUS_INSUFFICIENT_RESOURCES"],
    ),
    (
        "FwpsInjectNetworkReceiveAsync0",
        &[
            "STATUS_FWP_TCPIP_NOT_READY",
            "STATUS_FWP_INJECT_HANDLE_CLOSING",
            "STATUS_FWP_INJECT_HANDLE_STALE",
        ],
    ),
    (
        "FwpsInjectNetworkSendAsync0",
        &[
            "STATUS_FWP_TCPIP_NOT_READY",
            "STATUS_FWP_INJECT_HANDLE_CLOSING",
            "STATUS_FWP_INJECT_HANDLE_STALE",
        ],
    ),
    (
        "FwpsInjectTransportReceiveAsync0",
        &["STATUS_FWP_TCPIP_NOT_READY", "STATUS_FWP_INJECT_HANDLE_CLOSING"],
    ),
    (
        "FwpsInjectTransportSendAsync0",
        &["STATUS_FWP_TCPIP_NOT_READY", "STATUS_FWP_INJECT_HANDLE_CLOSING"],
    ),
    ("FwpsInjectionHandleCreate0", &["STATUS_FWP_TCPIP_NOT_READY"]),
    (
        "IoCreateDevice",
        &["STATUS_INSUFFICIENT_RESOURCES", "STATUS_OBJECT_NAME_COLLISION"],
    ),
    ("NdisAllocateGenericObject", &["STATUS_INSUFFICIENT_RESOURCES"]),
    (
        "NdisAllocateNetBufferListPool",
        &["STATUS_INSUFFICIENT_RESOURCES"],
    ),
    ("PsCreateSystemThread", &["STATUS_INSUFFICIENT_RESOURCES"]),
];

/// What nothing lets fail as the driver calls it: no flow context keeps a callout, nobody else registers it, and kernel mode is denied no
/// access.
const WITHOUT_CAUSE: [&str; 3] = [
    "FwpsCalloutUnregisterById0",
    "FwpsCalloutUnregisterByKey0",
    "ObReferenceObjectByHandle",
];

#[test]
fn a_sweep_tries_every_listed_status() {
    let mut tried = std::collections::BTreeSet::new();
    for driver in [Bug::None, Bug::Copy] {
        let summary = fwps_sim::sweep(|faults| {
            let (_, outcome) = run(4, faults, driver);
            let sites = outcome.faults.sites.iter();
            tried.extend(sites.map(|site| (site.function, site.status.clone())));
            outcome
        });
        summary.assert_survived();
        assert!(summary.sites_tried > 25, "{summary}");
    }
    for (function, statuses) in LISTED {
        for status in *statuses {
            assert!(
                tried.contains(&(*function, (*status).to_owned())),
                "{function} never returned {status}"
            );
        }
    }
    for (function, status) in &tried {
        assert!(!WITHOUT_CAUSE.contains(function), "{function} returned {status}");
    }
}

/// What a sweep leaves alone still fails for a plan that names it, with the usual status of the page.
#[test]
fn what_nothing_lets_fail_fails_when_it_is_named() {
    for (plan, function) in [
        ("FwpsCalloutUnregisterById0@1", "FwpsCalloutUnregisterById0"),
        ("ObReferenceObjectByHandle", "ObReferenceObjectByHandle"),
    ] {
        let (_, outcome) = run(4, plan.parse().expect("a plan"), Bug::None);
        outcome.assert_clean();
        assert_eq!(outcome.refusals.get(function), Some(&1), "{plan}");
        assert_eq!(outcome.faults.sites[0].function, function);
    }
}

#[test]
fn a_sweep_finds_what_a_driver_leaves_behind_and_how_to_replay_it() {
    let summary = fwps_sim::sweep(|faults| run(4, faults, Bug::LeakRefusedClone).1);
    assert!(summary.without_faults.is_none(), "{summary}");
    assert!(!summary.failures.is_empty());
    assert_eq!(summary.exit(), fwps_sim::Exit::Reports);
    for failure in &summary.failures {
        assert!(failure.function.starts_with("FwpsInject"), "{summary}");
        assert!(!failure.backtrace.is_empty(), "{summary}");
        // The plan and the seed repeat it.
        let (_, outcome) = run(
            failure.seed,
            failure.faults.parse().expect("a plan"),
            Bug::LeakRefusedClone,
        );
        let contracts =
            |reports: &[fwps_sim::Report]| reports.iter().map(|report| report.contract).collect::<Vec<_>>();
        assert_eq!(
            contracts(&outcome.reports),
            contracts(&failure.reports),
            "{}",
            failure.faults
        );
    }
    let broken = fwps_sim::sweep(|faults| run(4, faults, Bug::DoubleFree).1);
    assert!(
        broken.without_faults.is_some() && broken.runs == 1,
        "first the run without faults has to be clean"
    );
}

#[test]
#[should_panic(expected = "a sweep takes many runs")]
fn one_run_is_no_sweep() {
    let _builder = Sim::builder().faults("sweep".parse().expect("a plan"));
}
