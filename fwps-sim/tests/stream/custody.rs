//! Whose the lists are, before and after an injection.

use fwps_sim::{Completions, Faults, Outcome, Sim};
use fwps_sys::*;

use crate::c;
use crate::caught::{NOTES, both, cloned, expect, first};
use crate::driver::{Call, Plan, complete_clone, handle, reported, run, turn};

/// The list was the stack's, or was freed by its completion already, on another thread.
#[track_caller]
fn owned_by_the_stack(outcome: &Outcome, seed: u64) {
    let contracts = reported(outcome);
    assert!(
        contracts == ["C-014"] || contracts == ["C-085"],
        "seed {seed}: {contracts:?}"
    );
}

#[test]
fn list_injected_twice() {
    fn inject(call: &Call) {
        if !first(call) {
            return call.permit();
        }
        let (place, chain) = (call.place().bare(), cloned(call));
        let again = || place.inject_with(handle(), chain, call.length(), Some(complete_clone), 0);
        assert_eq!(again(), STATUS_SUCCESS);
        assert_ne!(again(), STATUS_SUCCESS);
        call.block();
    }
    let _turn = turn();
    for seed in 0..8 {
        *NOTES.lock().unwrap() = (0, None);
        let builder = Sim::builder().seed(seed).completions(Completions::Late);
        let outcome = run(builder, Plan::new(inject), &[both(seed)]);
        owned_by_the_stack(&outcome, seed);
    }
}

#[test]
fn list_changed_after_its_injection() {
    fn inject(call: &Call) {
        if !first(call) {
            return call.permit();
        }
        let (place, chain) = (call.place().bare(), cloned(call));
        assert_eq!(place.inject(chain, call.length()), STATUS_SUCCESS);
        // Next of a list that the stack owns.
        c!((*chain).__bindgen_anon_1.__bindgen_anon_1.Next = chain);
        call.block();
    }
    let _turn = turn();
    for seed in 0..8 {
        *NOTES.lock().unwrap() = (0, None);
        let builder = Sim::builder().seed(seed).completions(Completions::Late);
        let outcome = run(builder, Plan::new(inject), &[both(seed)]);
        owned_by_the_stack(&outcome, seed);
    }
}

#[test]
fn refused_clone_leaked() {
    fn inject(call: &Call) {
        call.permit();
        if first(call) {
            let (place, chain) = (call.place().bare(), cloned(call));
            let status = place.inject_with(handle(), chain, call.length(), Some(complete_clone), 0);
            assert_eq!(status, STATUS_FWP_TCPIP_NOT_READY);
        }
    }
    let _turn = turn();
    for seed in 0..8 {
        *NOTES.lock().unwrap() = (0, None);
        let fault = Faults::nth("FwpsStreamInjectAsync0", 1, STATUS_FWP_TCPIP_NOT_READY);
        let outcome = run(
            Sim::builder().seed(seed).faults(fault),
            Plan::new(inject),
            &[both(seed)],
        );
        expect(&outcome, "C-015", seed);
    }
}

/// A refused clone may go with either function that frees clones of stream data.
#[test]
fn refused_clones_freed_one_by_one() {
    fn inject(call: &Call) {
        call.permit();
        if first(call) {
            let (place, mut chain) = (call.place().bare(), cloned(call));
            let status = place.inject_with(handle(), chain, call.length(), Some(complete_clone), 0);
            assert_eq!(status, STATUS_FWP_TCPIP_NOT_READY);
            while !chain.is_null() {
                let next = c!((*chain).__bindgen_anon_1.__bindgen_anon_1.Next);
                c!(FwpsFreeCloneNetBufferList0(chain, 0));
                chain = next;
            }
        }
    }
    let _turn = turn();
    for seed in 0..8 {
        *NOTES.lock().unwrap() = (0, None);
        let fault = Faults::nth("FwpsStreamInjectAsync0", 1, STATUS_FWP_TCPIP_NOT_READY);
        let outcome = run(
            Sim::builder().seed(seed).faults(fault),
            Plan::new(inject),
            &[both(seed)],
        );
        outcome.assert_clean();
    }
}
