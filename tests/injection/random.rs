//! Random traffic through random ways of injection, in random machines. One number replays a run.
//!
//! `FWPS_SEEDS` says how many seeds are tried; a few by default.

use fwps_sim::{Completions, Faults, Shape, Sim};
use fwps_workspace::numbers::{self, Numbers};

use crate::{
    common::{DATAGRAM, ERROR, FORWARD, MAC, NETWORK, Plan, STREAM, SWITCH, TRANSPORT, Way, play},
    driver::DriverEntry,
    peer,
    traffic::{errors, mac_frame, packet, packets, raw, streams, switch_frames, transits},
};

const SEEDS: u64 = 150;

const KINDS: [u32; 8] = [NETWORK, FORWARD, MAC, SWITCH, TRANSPORT, STREAM, DATAGRAM, ERROR];

/// One to three rounds of traffic of any kind; the driver may be unloaded while much of it is on its way.
fn traffic(sim: &mut Sim, numbers: &mut Numbers) {
    for _round in 0..1 + numbers.below(3) {
        match numbers.below(10) {
            0 => packets(sim),
            1 => transits(sim),
            2 => switch_frames(sim),
            3 => streams(sim, numbers.below(1000)),
            4 => {
                let frames = [mac_frame(0, true), mac_frame(3, true), mac_frame(4, true)];
                let frames: Vec<&[u8]> = frames.iter().map(Vec::as_slice).collect();
                sim.receive_frames(&frames).expect("well formed");
            }
            5 => {
                let number = numbers.below(6) as u8;
                sim.send_frame(&mac_frame(number, false)).expect("well formed");
            }
            6 => {
                sim.send(&raw(numbers.one_in(2))).expect("well formed");
            }
            7 => sim.settle(),
            8 => {
                for (arrives, bytes) in errors() {
                    if arrives {
                        sim.receive(&bytes)
                    } else {
                        sim.send(&bytes)
                    }
                    .expect("well formed");
                }
            }
            _ => {
                let number = numbers.below(6) as u8;
                let arrives = numbers.one_in(2);
                let packet = packet(number, arrives);
                if arrives {
                    sim.receive(&packet)
                } else {
                    sim.send(&packet)
                }
                .expect("well formed");
            }
        }
    }
}

/// Returns how many injections the stack accepted.
fn run(seed: u64) -> u64 {
    let mut numbers = Numbers::new(seed);
    let mut kinds = 0;
    for kind in KINDS {
        if numbers.one_in(3) {
            kinds |= kind;
        }
    }
    let plan = Plan {
        lookaside: numbers.one_in(2),
        again: numbers.one_in(2),
        random: Some(seed),
        ..Plan::new(kinds, Way::Clone)
    };
    let completions = match numbers.below(4) {
        0 => Completions::Early,
        1 => Completions::Late,
        2 => Completions::OtherThread,
        _ => Completions::Seeded,
    };
    // What arrives at odd addresses cannot be forwarded as a clone (C-029).
    let shape = if kinds & FORWARD == 0 {
        Shape::Seeded
    } else {
        Shape::Plain
    };
    let mut builder = Sim::builder()
        .seed(seed)
        .completions(completions)
        .shape(shape)
        .virtual_switch(4)
        .forwarding(numbers.one_in(2))
        .raw_sends(numbers.one_in(3))
        .checksum_offload(numbers.one_in(2));
    if numbers.one_in(3) {
        builder = builder.faults(Faults::random(0.03));
    }
    let both = [DriverEntry, peer::DriverEntry];
    let drivers = if numbers.one_in(4) { &both[..] } else { &both[..1] };
    play(plan, builder, drivers, |sim| traffic(sim, &mut numbers))
        .outcome
        .injected
}

/// Nothing is reported, and every completion is called and dropped once, whatever comes together.
#[test]
fn random_injections_break_no_rule() {
    let seeds = numbers::seeds(SEEDS);
    let injected: u64 = (0..seeds).map(run).sum();
    assert!(
        injected > seeds,
        "{injected} injections with {seeds} seeds: this shows too little"
    );
}
