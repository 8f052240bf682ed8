//! What applications bound, and where they listen, is classified once more, for callouts that asked for that (C-187).

use fwps_sim::{Conversation, Layer, Sim};
use fwps_sys::*;

use crate::driver::{Call, load_with, reported, state, turn};
use crate::support::packets::{Kind, packet};

fn permit(call: &Call) {
    call.permit();
}

fn expect_the_flag(call: &Call) {
    assert_ne!(call.flags() & FWP_CONDITION_FLAG_IS_RECLASSIFY, 0);
    call.permit();
}

fn block(call: &Call) {
    call.block();
}

/// The layers that were called.
fn seen() -> Vec<u16> {
    let seen = std::mem::take(&mut state().seen);
    seen.into_iter().map(|seen| seen.layer).collect()
}

/// A listener and a datagram socket, both over IPv4.
fn open_two(sim: &mut Sim) {
    sim.receive(&Conversation::v4(1).packets()[0].1)
        .expect("well formed");
    sim.send(&packet(Kind::Udp4, false, b"out")).expect("well formed");
}

#[test]
fn callouts_that_asked_for_it_are_called_again() {
    let _turn = turn();
    let mut sim = Sim::builder().seed(1).build();
    let driver = load_with(&mut sim, permit, FWP_CALLOUT_FLAG_ALLOW_RECLASSIFY);
    open_two(&mut sim);
    seen();
    state().handler = expect_the_flag;
    for _ in 0..2 {
        sim.reclassify();
        let (assignment, listen) = (Layer::AleResourceAssignmentV4, Layer::AleAuthListenV4);
        assert_eq!(seen(), [assignment, listen, assignment].map(Layer::id));
    }
    sim.unload(driver);
    sim.finish().assert_clean();
}

#[test]
fn callouts_that_did_not_ask_are_not_called() {
    let _turn = turn();
    let mut sim = Sim::builder().seed(2).build();
    let driver = load_with(&mut sim, permit, 0);
    open_two(&mut sim);
    seen();
    sim.reclassify();
    assert!(seen().is_empty());
    sim.unload(driver);
    sim.finish().assert_clean();
}

#[test]
fn what_is_open_stays_open() {
    let _turn = turn();
    let mut sim = Sim::builder().seed(3).build();
    let driver = load_with(&mut sim, permit, FWP_CALLOUT_FLAG_ALLOW_RECLASSIFY);
    open_two(&mut sim);
    state().handler = block;
    sim.reclassify();
    state().handler = permit;
    seen();
    // Neither is assigned anew.
    open_two(&mut sim);
    assert!(!seen().contains(&Layer::AleResourceAssignmentV4.id()));
    sim.unload(driver);
    let outcome = sim.finish();
    assert!(reported(&outcome).is_empty());
}

#[test]
fn nothing_open_is_nothing_to_classify() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    let driver = load_with(&mut sim, permit, FWP_CALLOUT_FLAG_ALLOW_RECLASSIFY);
    sim.reclassify();
    assert!(seen().is_empty());
    sim.unload(driver);
    sim.finish().assert_clean();
}

fn try_to_pend(call: &Call) {
    assert_eq!(call.pend(), Err(STATUS_FWP_CANNOT_PEND));
    call.permit();
}

#[test]
fn whether_it_can_be_pended_nobody_says() {
    let _turn = turn();
    let mut sim = Sim::builder().seed(4).build();
    let driver = load_with(&mut sim, permit, FWP_CALLOUT_FLAG_ALLOW_RECLASSIFY);
    open_two(&mut sim);
    state().handler = try_to_pend;
    sim.reclassify();
    sim.unload(driver);
    assert_eq!(reported(&sim.finish()), ["not-modelled"]);
}
