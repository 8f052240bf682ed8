//! The examination of a driver: what is found of it over seeds, orders of completion, shapes and failures.
//!
//! `cargo xtask mutants` compiles this file with each mutant, so it names nothing but the simulator and the traffic.

use std::collections::BTreeSet;
use std::time::Duration;

use fwps_sim::{Completions, DriverEntry, Faults, Outcome, Shape, Shapes, Sim, SimBuilder, Status, Sweep};
use fwps_sys::{
    STATUS_DEVICE_BUSY, STATUS_FWP_ALREADY_EXISTS, STATUS_FWP_CANNOT_PEND, STATUS_FWP_TCPIP_NOT_READY,
    STATUS_INSUFFICIENT_RESOURCES,
};

use super::traffic::{pass, pass_behind_a_firewall};

/// What can fail, each time that it is called, so that mistakes in what follows a failure show.
const FAILING: [(&str, Status); 9] = [
    ("FwpsAllocateCloneNetBufferList0", STATUS_INSUFFICIENT_RESOURCES),
    ("FwpsInjectNetworkSendAsync0", STATUS_FWP_TCPIP_NOT_READY),
    ("FwpsInjectNetworkReceiveAsync0", STATUS_FWP_TCPIP_NOT_READY),
    ("FwpsInjectTransportSendAsync0", STATUS_FWP_TCPIP_NOT_READY),
    ("FwpsInjectTransportReceiveAsync0", STATUS_FWP_TCPIP_NOT_READY),
    ("FwpsPendOperation0", STATUS_FWP_CANNOT_PEND),
    ("ExAllocatePool2", STATUS_INSUFFICIENT_RESOURCES),
    ("FwpmFilterAdd0", STATUS_FWP_ALREADY_EXISTS),
    ("PsCreateSystemThread", STATUS_INSUFFICIENT_RESOURCES),
];

/// How long a driver may make no call before it counts as hanging.
const PATIENCE: Duration = Duration::from_secs(8);

/// What is found of a driver.
struct Findings<'a> {
    known: BTreeSet<String>,
    /// Told of each finding when it is new.
    tell: &'a mut dyn FnMut(&str),
}

impl Findings<'_> {
    fn add(&mut self, finding: String) {
        if !self.known.contains(&finding) {
            (self.tell)(&finding);
            self.known.insert(finding);
        }
    }

    fn reports(&mut self, outcome: &Outcome) {
        for report in &outcome.reports {
            self.add(report.contract.to_string());
        }
    }

    /// What hangs once leaves its threads behind, and would hang again.
    fn hangs(&self) -> bool {
        self.known.contains("deadlock")
    }
}

/// Examines a driver that blocks the packets that `blocks` says, and passes all others unchanged. Each finding is told when it comes, and all of
/// them are returned: contracts, as `C-085`; `deadlock`; and if there is none of these, `idle` for a driver that takes no packet, or does not even
/// load, and `output` if other packets came out.
pub fn examine(
    entry: DriverEntry,
    blocks: fn(&[u8]) -> bool,
    tell: &mut dyn FnMut(&str),
) -> BTreeSet<String> {
    let mut expected = pass(Sim::builder(), None).delivered();
    expected.retain(|packet| !blocks(packet));
    let known = BTreeSet::new();
    let mut findings = Findings { known, tell };
    let (mut differs, mut idle) = (false, true);
    for builder in without_faults() {
        let outcome = pass(builder, Some(entry));
        findings.reports(&outcome);
        if findings.hangs() {
            return findings.known;
        }
        idle &= outcome.injected == 0;
        differs |= outcome.delivered() != expected;
    }
    let behind = (0..2).map(|seed| pass_behind_a_firewall(builder().seed(seed), entry));
    let refused = with_faults()
        .into_iter()
        .map(|builder| pass(builder, Some(entry)));
    for outcome in behind.chain(refused) {
        findings.reports(&outcome);
        if findings.hangs() {
            return findings.known;
        }
    }
    if findings.known.is_empty() {
        // Slower, and more thorough: each call that can fail fails once.
        let summary = Sweep::new().first_status_only(true).run(|faults| {
            let outcome = pass(builder().seed(11).faults(faults), Some(entry));
            findings.reports(&outcome);
            outcome
        });
        drop(summary);
    }
    if findings.known.is_empty() && idle {
        findings.add("idle".to_owned());
    }
    if findings.known.is_empty() && differs {
        findings.add("output".to_owned());
    }
    findings.known
}

fn builder() -> SimBuilder {
    Sim::builder().patience(PATIENCE)
}

fn without_faults() -> Vec<SimBuilder> {
    let mut runs = Vec::new();
    for seed in 0..3 {
        for completions in [Completions::Late, Completions::Early, Completions::OtherThread] {
            runs.push(builder().seed(seed).completions(completions));
        }
    }
    for shapes in [Shapes::from(Shape::Cut(1)), Shape::Buffers.into(), Shapes::ALL] {
        runs.push(builder().seed(3).shape(shapes));
    }
    runs.push(builder().seed(4).ale_classify_required(true));
    runs
}

fn with_faults() -> Vec<SimBuilder> {
    let mut plans: Vec<Faults> = FAILING
        .into_iter()
        .map(|(function, status)| Faults::function(function, status))
        .collect();
    // A callout that stays busy for ever would be waited for as long.
    plans.push(Faults::nth("FwpsCalloutUnregisterById0", 1, STATUS_DEVICE_BUSY));
    plans.into_iter().map(|plan| builder().faults(plan)).collect()
}
