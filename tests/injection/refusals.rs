//! Each function that injection calls is refused once, with each status of its page: what was given away comes back.

use fwps_sim::{Completions, Faults, Outcome, Sim, SimBuilder};
use fwps_sys::{
    STATUS_FWP_INJECT_HANDLE_CLOSING, STATUS_FWP_INJECT_HANDLE_STALE, STATUS_FWP_INVALID_PARAMETER,
    STATUS_FWP_NULL_POINTER, STATUS_FWP_TCPIP_NOT_READY, STATUS_INSUFFICIENT_RESOURCES,
    STATUS_INVALID_PARAMETER,
};
use fwps_workspace::came_out;

use crate::{
    common::{DATAGRAM, FORWARD, MAC, NETWORK, Plan, Played, STREAM, SWITCH, TRANSPORT, Way, play},
    driver::DriverEntry,
    traffic::{mac_frames, packets, raw, streams, switch_frames, transits},
};

const CLOSING: i32 = STATUS_FWP_INJECT_HANDLE_CLOSING;
const MEMORY: i32 = STATUS_INSUFFICIENT_RESOURCES;
const NOT_READY: i32 = STATUS_FWP_TCPIP_NOT_READY;
const PARAMETER: i32 = STATUS_INVALID_PARAMETER;
const STALE: i32 = STATUS_FWP_INJECT_HANDLE_STALE;

/// What passes, and what comes out.
#[derive(Clone, Copy, Debug)]
enum Traffic {
    Packets,
    Raw,
    Transits,
    Frames,
    Switch,
    Streams,
}

impl Traffic {
    fn builder(self) -> SimBuilder {
        let builder = Sim::builder().seed(3).completions(Completions::Seeded);
        match self {
            Self::Raw => builder.raw_sends(true),
            Self::Transits => builder.forwarding(true),
            Self::Switch => builder.virtual_switch(4),
            Self::Packets | Self::Frames | Self::Streams => builder,
        }
    }

    fn pass(self, sim: &mut Sim) {
        match self {
            Self::Packets => packets(sim),
            Self::Raw => {
                sim.send(&raw(true)).expect("well formed");
                sim.send(&raw(false)).expect("well formed");
            }
            Self::Transits => transits(sim),
            Self::Frames => mac_frames(sim),
            Self::Switch => switch_frames(sim),
            Self::Streams => streams(sim, 3),
        }
        sim.settle();
    }

    /// How much came out: packets, frames or bytes.
    fn amount(self, outcome: &Outcome) -> usize {
        match self {
            Self::Packets | Self::Raw | Self::Transits => came_out(outcome).len(),
            Self::Frames | Self::Switch => outcome.frames.len(),
            Self::Streams => {
                let streams = outcome.streams.iter();
                streams
                    .map(|stream| stream.received.len() + stream.sent.len())
                    .sum()
            }
        }
    }

    fn play(self, plan: Plan, faults: Faults) -> Played {
        play(plan, self.builder().faults(faults), &[DriverEntry], |sim| {
            self.pass(sim);
        })
    }
}

/// A function of the injection, list or stream groups, with the statuses of its page, and a driver that calls it. For each way, whether a packet
/// is lost when the driver does not try again: it is out of band, or one of several.
struct Row {
    function: &'static str,
    statuses: &'static [i32],
    kinds: u32,
    traffic: Traffic,
    ways: &'static [(Way, bool)],
}

const fn row(
    function: &'static str,
    statuses: &'static [i32],
    kinds: u32,
    traffic: Traffic,
    ways: &'static [(Way, bool)],
) -> Row {
    Row {
        function,
        statuses,
        kinds,
        traffic,
        ways,
    }
}

const NETWORK_STATUSES: &[i32] = &[NOT_READY, CLOSING, STALE, MEMORY];
const OTHER_STATUSES: &[i32] = &[NOT_READY, CLOSING, MEMORY];
const STREAM_STATUSES: &[i32] = &[
    NOT_READY,
    CLOSING,
    STATUS_FWP_INVALID_PARAMETER,
    STATUS_FWP_NULL_POINTER,
];
const CLONE: &[i32] = &[MEMORY, PARAMETER];
const IN_BAND: &[(Way, bool)] = &[(Way::Clone, false)];
const WORKER: &[(Way, bool)] = &[(Way::Clone, true), (Way::Copy, true)];
const FRAME: &[(Way, bool)] = &[(Way::Clone, false), (Way::Queued, true), (Way::Chain, true)];
const SEND: &[(Way, bool)] = &[
    (Way::Clone, false),
    (Way::Detached, false),
    (Way::Copy, false),
    (Way::Parts, true),
    (Way::Queued, true),
];
const RECEIVE: &[(Way, bool)] = &[(Way::Clone, false), (Way::Copies, true)];
const PIECE: &[(Way, bool)] = &[(Way::Clone, false), (Way::Chain, false), (Way::Queued, true)];

/// Every inject function, with each shape of list that it takes.
#[rustfmt::skip]
const INJECT: &[Row] = &[
    row("FwpsInjectNetworkSendAsync0", NETWORK_STATUSES, NETWORK, Traffic::Packets, SEND),
    row("FwpsInjectNetworkReceiveAsync0", NETWORK_STATUSES, NETWORK, Traffic::Packets, RECEIVE),
    row("FwpsInjectForwardAsync0", OTHER_STATUSES, FORWARD, Traffic::Transits, SEND),
    row("FwpsInjectTransportSendAsync0", OTHER_STATUSES, TRANSPORT, Traffic::Packets, WORKER),
    row("FwpsInjectTransportSendAsync0", OTHER_STATUSES, DATAGRAM, Traffic::Packets, WORKER),
    row("FwpsInjectTransportReceiveAsync0", OTHER_STATUSES, DATAGRAM, Traffic::Packets, WORKER),
    row("FwpsInjectTransportSendAsync1", OTHER_STATUSES, TRANSPORT, Traffic::Raw, &[(Way::Clone, true)]),
    row("FwpsInjectTransportReceiveAsync0", OTHER_STATUSES, TRANSPORT, Traffic::Packets, WORKER),
    row("FwpsInjectMacReceiveAsync0", NETWORK_STATUSES, MAC, Traffic::Frames, FRAME),
    row("FwpsInjectMacSendAsync0", NETWORK_STATUSES, MAC, Traffic::Frames, FRAME),
    row("FwpsInjectvSwitchEthernetIngressAsync0", &[CLOSING, MEMORY], SWITCH, Traffic::Switch, FRAME),
    row("FwpsStreamInjectAsync0", STREAM_STATUSES, STREAM, Traffic::Streams, PIECE),
];

/// Injections of originals. At egress of a switch, the frame that is permitted instead reaches one destination of several.
#[rustfmt::skip]
const ORIGINALS: &[Row] = &[
    row("FwpsInjectMacReceiveAsync0", NETWORK_STATUSES, MAC, Traffic::Frames, &[(Way::Original, false)]),
    row("FwpsInjectMacSendAsync0", NETWORK_STATUSES, MAC, Traffic::Frames, &[(Way::Original, false)]),
    row("FwpsInjectvSwitchEthernetIngressAsync0", &[CLOSING], SWITCH, Traffic::Switch, &[(Way::Original, true)]),
];

/// The other functions that can be refused: of lists, pools and memory.
#[rustfmt::skip]
const OTHERS: &[Row] = &[
    row("FwpsAllocateCloneNetBufferList0", CLONE, NETWORK, Traffic::Packets, IN_BAND),
    row("FwpsAllocateCloneNetBufferList0", CLONE, FORWARD, Traffic::Transits, IN_BAND),
    row("FwpsAllocateCloneNetBufferList0", CLONE, TRANSPORT, Traffic::Packets, IN_BAND),
    row("FwpsAllocateCloneNetBufferList0", CLONE, MAC, Traffic::Frames, IN_BAND),
    row("FwpsAllocateCloneNetBufferList0", CLONE, SWITCH, Traffic::Switch, IN_BAND),
    row("FwpsAllocateNetBufferAndNetBufferList0", &[MEMORY], NETWORK, Traffic::Packets, &[(Way::Copy, false), (Way::Parts, false)]),
    row("FwpsAllocateNetBufferAndNetBufferList0", &[MEMORY], STREAM, Traffic::Streams, &[(Way::Chain, false)]),
    row("FwpsConstructIpHeaderForTransportPacket0", CLONE, TRANSPORT, Traffic::Packets, &[(Way::Parts, false)]),
    row("FwpsCloneStreamData0", &[MEMORY], STREAM, Traffic::Streams, IN_BAND),
    row("IoAllocateMdl", &[MEMORY], NETWORK, Traffic::Packets, &[(Way::Copies, false)]),
];

/// Which calls of a function are refused, each in a run of its own.
const CALLS: [u64; 2] = [1, 3];

/// One refusal of one row.
struct Case {
    row: &'static Row,
    plan: Plan,
    lossy: bool,
    status: i32,
    nth: u64,
    /// How much comes out when nothing is refused.
    expected: usize,
}

impl Case {
    fn play(&self) -> Played {
        let faults = Faults::nth(self.row.function, self.nth, self.status);
        self.row.traffic.play(self.plan, faults)
    }

    /// Whether all came out, or not more than all where packets may be lost.
    #[track_caller]
    fn check_amount(&self, played: &Played) {
        let amount = self.row.traffic.amount(&played.outcome);
        let (function, plan) = (self.row.function, self.plan);
        assert!(amount <= self.expected, "{function} {plan:?}");
        if !self.lossy {
            assert_eq!(amount, self.expected, "{function} {:#x} {plan:?}", self.status);
        }
    }
}

fn every(rows: &'static [Row], again: bool, mut run: impl FnMut(&Case)) {
    for row in rows {
        for (way, lossy) in row.ways {
            let plan = Plan::new(row.kinds, *way);
            let faultless = row.traffic.play(plan, Faults::none());
            for (number, status) in row.statuses.iter().enumerate() {
                for nth in CALLS {
                    run(&Case {
                        row,
                        plan: Plan {
                            large: number % 2 == 1,
                            again,
                            ..plan
                        },
                        lossy: *lossy && !again,
                        status: *status,
                        nth,
                        expected: row.traffic.amount(&faultless.outcome),
                    });
                }
            }
        }
    }
}

fn was_refused(played: &Played, function: &str) -> bool {
    played.outcome.refusals.get(function) == Some(&1)
}

/// C-009, C-015: list, target and closure come back whole, so the same injection goes through when it is made again.
#[test]
fn what_is_refused_can_be_injected_again_with_all_that_came_back() {
    let mut refused = 0;
    every(INJECT, true, |case| {
        let played = case.play();
        if was_refused(&played, case.row.function) {
            refused += 1;
            assert_eq!((played.refused, played.status), (1, case.status));
        }
        case.check_amount(&played);
    });
    assert!(refused > 150, "{refused}");
}

/// C-015, C-085: what is refused and not injected again is freed, and no packet is lost but where its original was gone already.
#[test]
fn what_is_refused_is_freed_when_it_is_dropped() {
    every(INJECT, false, |case| {
        let played = case.play();
        if was_refused(&played, case.row.function) {
            assert!(played.refused > 0);
            assert_eq!(played.status, case.status);
        }
        case.check_amount(&played);
    });
}

/// C-070: an original that the stack does not take is permitted.
#[test]
fn an_original_that_is_refused_passes() {
    every(ORIGINALS, false, |case| {
        let played = case.play();
        assert!(was_refused(&played, case.row.function), "{}", case.row.function);
        case.check_amount(&played);
    });
}

/// C-080, C-116, C-126: a list that cannot be made costs nothing: the original passes.
#[test]
fn a_list_that_cannot_be_made_costs_nothing() {
    every(OTHERS, false, |case| {
        let played = case.play();
        assert!(was_refused(&played, case.row.function), "{}", case.row.function);
        case.check_amount(&played);
    });
}

/// C-005: a handle that cannot be made keeps the driver from loading, and the next one loads.
#[test]
fn a_handle_that_cannot_be_made_is_told() {
    for kinds in [NETWORK, FORWARD, MAC, SWITCH, TRANSPORT, STREAM] {
        for status in [NOT_READY, MEMORY] {
            for nth in 1..3 {
                let faults = Faults::nth("FwpsInjectionHandleCreate0", nth, status);
                let played = play(
                    Plan::new(kinds, Way::Clone),
                    Sim::builder().faults(faults),
                    &[DriverEntry],
                    |_sim| panic!("it loaded"),
                );
                assert_eq!(played.outcome.refusals.len(), 1);
            }
        }
    }
}

/// Pool that runs out, at each allocation in turn, loses nothing but packets of workers.
#[test]
fn pool_that_runs_out_is_told() {
    for (kinds, traffic) in [
        (NETWORK, Traffic::Packets),
        (TRANSPORT, Traffic::Packets),
        (MAC, Traffic::Frames),
        (SWITCH, Traffic::Switch),
        (STREAM, Traffic::Streams),
    ] {
        for nth in 1..40 {
            let plan = Plan {
                large: true,
                ..Plan::new(kinds, Way::Clone)
            };
            let played = traffic.play(plan, Faults::nth("ExAllocatePool2", nth, MEMORY));
            assert!(played.outcome.refusals.len() <= 1);
        }
    }
}
