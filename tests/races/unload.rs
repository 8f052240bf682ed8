//! Every callback that races unload, over seeds.
//!
//! Each of these changes of the crate was made once, and noticed within the first 1000 seeds, the last within 10,000: the stage of sessions behind that of callouts, a
//! busy callout given up, the threads of queues not joined, the users of a handle not waited for, pended operations left, pended
//! classifications left, those that somebody has in hand not waited for, a session that opens during unload not closed.
//!
//! `FWPS_SEEDS` says how many seeds are tried, from `FWPS_FIRST_SEED` on; a few by default.

use std::sync::atomic::Ordering::Relaxed;

use fwps::layer::{
    AleAuthConnectV4, AleAuthConnectV6, AleAuthListenV4, AleAuthListenV6, AleAuthRecvAcceptV4,
    AleAuthRecvAcceptV6, AleBindRedirectV4, AleBindRedirectV6, AleConnectRedirectV4, AleConnectRedirectV6,
    AleEndpointClosureV4, AleEndpointClosureV6, AleResourceAssignmentV4, AleResourceAssignmentV6, Layer,
};
use fwps_sim::{Completions, Faults, Outcome, Sim};
use fwps_workspace::numbers::{Numbers, number, seeds};

use crate::{
    answers::{PROXY, PROXY_PORT},
    common::{
        DATAGRAM, ERROR, FORWARD, MAC, NETWORK, Plan, STREAM, SWITCH, TALLY, TRANSPORT, Way, alone, plan_next,
    },
    driver::{ANSWERS, DriverEntry, KEEPS, ODD, PENDS},
    tool::{self, GONE, KEPT, LOST, PENDED},
    traffic::{self, PORTS, missing},
};

const SEEDS: u64 = 250;

const KINDS: [u32; 12] = [
    NETWORK, FORWARD, MAC, SWITCH, TRANSPORT, STREAM, DATAGRAM, ERROR, KEEPS, PENDS, ODD, ANSWERS,
];

/// What remains when owners are forgotten on purpose: memory, of these kinds.
const MEMORY: [&str; 7] = [
    "pool block",
    "NDIS generic object",
    "NET_BUFFER_LIST pool",
    "NET_BUFFER_LIST (clone)",
    "NET_BUFFER_LIST (indicated)",
    "lookaside list",
    "MDL",
];

/// What the runs came to, to see that they show something.
#[derive(Debug, Default)]
struct Total {
    loaded: u64,
    injected: u64,
    kept: u64,
}

/// How one run is made.
#[derive(Debug)]
struct Run {
    seed: u64,
    kinds: u32,
    leaks: bool,
    faults: bool,
    threads: u64,
    steps: u64,
}

fn choose(seed: u64, numbers: &mut Numbers) -> Run {
    let mut kinds = 0;
    for kind in KINDS {
        if numbers.one_in(4) {
            kinds |= kind;
        }
    }
    Run {
        seed,
        kinds,
        leaks: numbers.one_in(5),
        faults: numbers.one_in(5),
        threads: 1 + numbers.below(3),
        steps: 2 + numbers.below(7),
    }
}

fn run(seed: u64, total: &mut Total) {
    let mut numbers = Numbers::new(seed);
    let run = choose(seed, &mut numbers);
    let plan = Plan {
        lookaside: numbers.one_in(2),
        again: numbers.one_in(2),
        random: Some(seed),
        ..Plan::new(run.kinds, Way::Clone)
    };
    play(&run, plan, numbers, total);
}

/// Loads the driver, lets traffic race its unload, and checks what came of it.
fn play(run: &Run, plan: Plan, mut numbers: Numbers, total: &mut Total) {
    let seed = run.seed;
    let completions = match numbers.below(5) {
        0 => Completions::Early,
        1 | 2 => Completions::Late,
        3 => Completions::OtherThread,
        _ => Completions::Seeded,
    };
    let mut builder = Sim::builder()
        .seed(seed)
        .completions(completions)
        .virtual_switch(PORTS)
        .forwarding(numbers.one_in(2))
        .flow_idle_packets(1 + numbers.below(40))
        .lost_delete_notifications(numbers.one_in(4));
    if run.faults {
        builder = builder.faults(Faults::random(0.02));
    }
    plan_next(plan);
    tool::begin(seed, run.leaks);
    traffic::begin();
    let mut sim = builder.build();
    let proxy = sim.start_proxy(6, ([127, 0, 0, 1], PROXY_PORT).into());
    PROXY.store(proxy.process_id(), Relaxed);
    if let Ok(driver) = sim.load(DriverEntry) {
        total.loaded += 1;
        traffic::warm_up(&mut sim, &mut numbers);
        traffic::pass(&mut sim, &mut numbers);
        for thread in 0..run.threads {
            let mut own = Numbers::new(seed ^ (thread + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
            let steps = run.steps;
            sim.spawn(move |side| traffic::play(side, &mut own, steps));
        }
        if numbers.one_in(2) {
            traffic::warm_up(&mut sim, &mut numbers);
        }
        sim.unload(driver);
    }
    let outcome = sim.finish();
    check(run, &outcome);
    total.injected += outcome.injected;
    total.kept += u64::from(KEPT.load(Relaxed));
}

fn check(run: &Run, outcome: &Outcome) {
    if run.leaks {
        for report in &outcome.reports {
            let only_memory = report.objects.iter().all(|object| MEMORY.contains(&object.kind));
            assert!(only_memory && !report.objects.is_empty(), "{run:?}: {report}");
        }
    } else {
        assert!(outcome.reports.is_empty(), "{run:?}: {:#?}", outcome.reports);
        assert_eq!(KEPT.load(Relaxed), GONE.load(Relaxed), "{run:?}");
        assert_eq!(TALLY.made.load(Relaxed), TALLY.dropped.load(Relaxed), "{run:?}");
    }
    assert!(!outcome.stopped, "{run:?}");
    assert_eq!(TALLY.wrong.load(Relaxed), 0, "{run:?}");
    assert_eq!(outcome.injected, outcome.completed, "{run:?}");
    // One of the ways to take frames sends each twice.
    let missing = missing(outcome, run.kinds & MAC != 0);
    // Packets of a flow whose operation or classification is pended are the stack's to drop.
    if !run.faults && run.kinds & (PENDS | ANSWERS) == 0 {
        // Each packet comes out, unless the driver says that it did not let it.
        let explained = LOST.load(Relaxed) + TALLY.refused.load(Relaxed) + TALLY.failed.load(Relaxed);
        assert!(
            missing <= explained,
            "{run:?}: {missing} packets did not come out, of which {explained} are explained"
        );
    }
}

/// The layers that something is pended at, in both families.
const PENDING: [u16; 14] = [
    AleAuthRecvAcceptV4::ID,
    AleAuthRecvAcceptV6::ID,
    AleAuthConnectV4::ID,
    AleAuthConnectV6::ID,
    AleResourceAssignmentV4::ID,
    AleResourceAssignmentV6::ID,
    AleAuthListenV4::ID,
    AleAuthListenV6::ID,
    AleConnectRedirectV4::ID,
    AleConnectRedirectV6::ID,
    AleBindRedirectV4::ID,
    AleBindRedirectV6::ID,
    AleEndpointClosureV4::ID,
    AleEndpointClosureV6::ID,
];

/// C-192, C-219, C-335, C-373 to C-378: whatever runs when unload begins, nothing is reported, no operation stays pended, and no packet is
/// lost or doubled.
#[test]
fn nothing_outlives_a_driver_that_unloads() {
    let _one = alone();
    let first = number("FWPS_FIRST_SEED", 0);
    let mut total = Total::default();
    let seeds = seeds(SEEDS);
    for seed in first..first + seeds {
        run(seed, &mut total);
    }
    let pended = PENDED.lock().expect("no test panicked").clone();
    println!("{total:?}, pended by layer {pended:?}");
    assert!(total.injected > 10 && total.kept > 10, "{total:?}");
    if seeds >= SEEDS {
        for layer in PENDING {
            assert!(pended.contains_key(&layer), "nothing was pended at layer {layer}");
        }
    }
}

/// The source of a list of the driver's own was an address of the host, though the packet that it stands for came from the loopback address.
#[test]
fn copies_for_a_local_proxy_leave_from_the_loopback_address() {
    let _one = alone();
    let mut total = Total::default();
    for seed in 0..40 {
        let run = Run {
            seed,
            kinds: TRANSPORT | ANSWERS,
            leaks: false,
            faults: false,
            threads: 2,
            steps: 6,
        };
        let plan = Plan::new(run.kinds, Way::Copy);
        play(&run, plan, Numbers::new(seed), &mut total);
    }
    assert!(total.injected > 10, "{total:?}");
}
