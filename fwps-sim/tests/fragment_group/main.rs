//! Groups of fragments at the forward layers, and their reassembly.

#[path = "../support/mod.rs"]
mod support;

mod driver;

use std::collections::BTreeSet;

use driver::{Bug, driver_entry, plant, seen};
use etherparse::PacketBuilder;
use fwps_sim::{Faults, Outcome, Shape, Sim, SimBuilder};
use fwps_sys::*;
use support::packets::fragments;

const ALONE: u32 = FWP_CONDITION_FLAG_IS_FRAGMENT;
const GROUP: u32 = FWP_CONDITION_FLAG_IS_FRAGMENT_GROUP;

/// A packet between other hosts.
fn whole() -> Vec<u8> {
    let mut packet = Vec::new();
    PacketBuilder::ipv4([10, 0, 0, 2], [192, 0, 2, 7], 64)
        .udp(4000, 53)
        .write(&mut packet, &[7; 100])
        .expect("a packet in memory");
    packet
}

/// The same as IPv6 fragments.
fn v6() -> (Vec<u8>, Vec<Vec<u8>>) {
    let mut far = [0; 16];
    (far[0], far[1], far[15]) = (0x20, 1, 7);
    let mut near = [0; 16];
    (near[0], near[15]) = (0xFD, 2);
    let mut packet = Vec::new();
    PacketBuilder::ipv6(near, far, 64)
        .udp(4000, 53)
        .write(&mut packet, &[7; 100])
        .expect("a packet in memory");
    let payload = &packet[40..];
    let pieces = payload.chunks(48).enumerate().map(|(index, piece)| {
        let more = u16::from((index + 1) * 48 < payload.len());
        let mut fragment = packet[..40].to_vec();
        fragment[4..6].copy_from_slice(&(piece.len() as u16 + 8).to_be_bytes());
        let protocol = std::mem::replace(&mut fragment[6], 44);
        let word = ((index as u16 * 48) | more).to_be_bytes();
        fragment.extend([protocol, 0, word[0], word[1], 0, 0, 0, 9]);
        fragment.extend_from_slice(piece);
        fragment
    });
    let pieces = pieces.collect();
    (packet, pieces)
}

fn builder(seed: u64) -> SimBuilder {
    Sim::builder().seed(seed).forwarding(true).fragment_groups(true)
}

fn run(builder: SimBuilder, bug: Bug, pieces: &[Vec<u8>]) -> (Outcome, Vec<(u32, usize)>) {
    let mut sim = builder.build();
    plant(bug);
    let driver = sim.load(driver_entry).expect("nothing refuses");
    for piece in pieces {
        sim.receive(piece).expect("well formed");
    }
    sim.settle();
    let seen = seen();
    sim.unload(driver);
    (sim.finish(), seen)
}

fn output(outcome: &Outcome) -> Vec<Vec<u8>> {
    outcome.output.iter().map(|packet| packet.bytes.clone()).collect()
}

fn contracts(outcome: &Outcome) -> BTreeSet<String> {
    let reports = outcome.reports.iter();
    reports.map(|report| report.contract.to_string()).collect()
}

#[test]
fn fragments_are_shown_alone_and_then_together() {
    let mut pieces = fragments(&whole(), 48);
    pieces.rotate_left(1);
    let (outcome, seen) = run(builder(1), Bug::PermitGroup, &pieces);
    outcome.assert_clean();
    assert_eq!(seen, [(ALONE, 1), (ALONE, 1), (ALONE, 1), (GROUP, 3)]);
    let mut out = output(&outcome);
    out.sort();
    pieces.sort();
    assert_eq!(out, pieces, "a group that passes goes on as it came");
}

#[test]
fn a_group_is_made_one_packet() {
    let whole_v4 = whole();
    let (whole_v6, pieces_v6) = v6();
    for (mut whole, pieces) in [
        (whole_v4.clone(), fragments(&whole_v4, 48)),
        (whole_v6, pieces_v6),
    ] {
        if whole[0] >> 4 == 4 {
            // The helper gives the fragments an identification of their own, and lets them be fragmented.
            let (header, _) = etherparse::Ipv4Header::from_slice(&pieces[0]).expect("a header");
            let mut header = etherparse::Ipv4Header {
                more_fragments: false,
                total_len: whole.len() as u16,
                ..header
            };
            header.header_checksum = header.calc_header_checksum();
            whole[..20].copy_from_slice(&header.to_bytes());
        }
        for seed in 0..16 {
            for shape in [Shape::Plain, Shape::Seeded] {
                let (outcome, seen) = run(builder(seed).shape(shape), Bug::None, &pieces);
                outcome.assert_clean();
                assert_eq!(seen.len(), 4, "the injected packet is not shown again");
                assert_eq!((outcome.injected, outcome.completed), (1, 1));
                assert_eq!(output(&outcome), [whole.clone()], "seed {seed}");
            }
        }
    }
}

#[test]
fn a_group_that_is_not_whole_does_not_go_on() {
    let pieces = fragments(&whole(), 48);
    let (outcome, seen) = run(builder(1), Bug::None, &pieces[..2]);
    outcome.assert_clean();
    assert_eq!(seen, [(ALONE, 1), (ALONE, 1)]);
    assert_eq!(outcome.packets.incomplete_fragments, 2);
    assert!(outcome.output.is_empty());
}

#[test]
fn refusals_let_the_group_pass() {
    let pieces = fragments(&whole(), 48);
    for (function, status) in [
        (
            "FwpsReassembleForwardFragmentGroup0",
            STATUS_INSUFFICIENT_RESOURCES,
        ),
        ("FwpsReassembleForwardFragmentGroup0", STATUS_FWP_TCPIP_NOT_READY),
        ("FwpsInjectForwardAsync0", STATUS_FWP_TCPIP_NOT_READY),
        ("FwpsInjectForwardAsync0", STATUS_FWP_INJECT_HANDLE_CLOSING),
    ] {
        let (outcome, _) = run(
            builder(1).faults(Faults::nth(function, 1, status)),
            Bug::None,
            &pieces,
        );
        outcome.assert_clean();
        assert_eq!(outcome.refusals.get(function), Some(&1));
        assert_eq!(outcome.output.len(), 3);
    }
}

#[track_caller]
fn caught(bug: Bug, expected: &[&str]) {
    for seed in 0..8 {
        let (outcome, _) = run(builder(seed), bug, &fragments(&whole(), 48));
        let expected: BTreeSet<String> = expected.iter().map(ToString::to_string).collect();
        assert_eq!(contracts(&outcome), expected, "{bug:?}, seed {seed}");
    }
}

#[test]
fn something_else_reassembled() {
    caught(Bug::SingleFragment, &["C-324"]);
    caught(Bug::WrongFamily, &["C-324"]);
}

#[test]
fn reassembly_with_flags_or_a_wrong_pool() {
    caught(Bug::Flags, &["C-326"]);
    caught(Bug::WrongPool, &["C-326"]);
}

#[test]
fn reassembled_list_not_freed_or_freed_as_a_clone() {
    caught(Bug::Leak, &["C-016"]);
    caught(Bug::FreedAsClone, &["C-016", "C-084"]);
}

#[test]
fn group_permitted_after_its_whole_was_injected() {
    caught(Bug::PermitAfterInjection, &["C-166"]);
}
