//! The stream layers, where every callout decides about what those before it let pass, and rights do not matter (C-256, C-258).

use std::collections::BTreeSet;

use fwps_sim::{Conversation, Sim};
use fwps_sys::*;

use crate::driver::run_at;
use crate::rule::{
    Action::{Inspection, Terminating, Unknown},
    BLOCK, CONTINUE, HARD_BLOCK, HARD_PERMIT, Kind,
    Kind::{Callout, Missing},
    NOTHING, PERMIT, Rule, rule,
};

const TEXT: &[u8] = b"what the peer says";

/// Plays a connection through rules: what the host receives, which callouts are called, and which contracts are broken, each once.
fn play(rules: &[Rule], seed: u64) -> (Vec<u8>, BTreeSet<usize>, BTreeSet<String>) {
    let (calls, outcome) = run_at(Sim::builder().seed(seed), FWPM_LAYER_STREAM_V4, rules, |sim| {
        sim.converse(&Conversation::v4(seed).from_peer(TEXT).end(None));
    });
    let called = calls.iter().map(|seen| seen.rule).collect();
    let broken = outcome.reports.iter().map(|report| report.contract.to_string());
    (outcome.streams[0].received.clone(), called, broken.collect())
}

#[track_caller]
fn expect(rules: &[Rule], passes: bool, called: &[usize], broken: &[&str]) {
    for seed in 0..3 {
        let (received, seen, reported) = play(rules, seed);
        let expected: &[u8] = if passes { TEXT } else { b"" };
        assert_eq!(received, expected, "{rules:?}");
        assert_eq!(seen, called.iter().copied().collect(), "{rules:?}");
        assert_eq!(
            reported,
            broken.iter().map(|contract| (*contract).to_owned()).collect(),
            "{rules:?}"
        );
    }
}

const WATCHES: Kind = Callout(Inspection, CONTINUE);

#[test]
fn every_callout_decides_about_what_reaches_it() {
    expect(&[], true, &[], &[]);
    expect(&[rule(0, WATCHES), rule(1, WATCHES)], true, &[0, 1], &[]);
    expect(
        &[
            rule(0, Callout(Terminating, PERMIT)),
            rule(1, Callout(Terminating, PERMIT)),
        ],
        true,
        &[0, 1],
        &[],
    );
    // What is blocked is gone: nobody sees it any more, and nobody brings it back.
    for block in [BLOCK, HARD_BLOCK] {
        expect(
            &[
                rule(0, Callout(Terminating, block)),
                rule(1, Callout(Terminating, PERMIT)),
            ],
            false,
            &[0],
            &[],
        );
    }
}

#[test]
fn a_permit_ends_the_sublayer_and_a_continue_does_not() {
    for permit in [PERMIT, HARD_PERMIT] {
        expect(
            &[
                rule(0, Callout(Unknown, permit)),
                rule(0, WATCHES),
                rule(1, WATCHES),
            ],
            true,
            &[0, 2],
            &[],
        );
    }
    expect(
        &[
            rule(0, Callout(Unknown, CONTINUE)),
            rule(0, WATCHES),
            rule(1, WATCHES),
        ],
        true,
        &[0, 1, 2],
        &[],
    );
}

#[test]
fn a_hard_permit_binds_nobody() {
    expect(
        &[
            rule(0, Callout(Terminating, HARD_PERMIT)),
            rule(1, Callout(Terminating, BLOCK)),
        ],
        false,
        &[0, 1],
        &[],
    );
    expect(
        &[rule(0, Kind::Permit).clearing(), rule(1, Kind::Block)],
        false,
        &[],
        &[],
    );
}

#[test]
fn filters_of_the_stream_layer_decide_by_themselves() {
    expect(&[rule(0, Kind::Permit), rule(0, WATCHES)], true, &[], &[]);
    expect(&[rule(0, Kind::Block), rule(1, WATCHES)], false, &[], &[]);
    expect(&[rule(0, Missing(Terminating, false))], false, &[], &[]);
    expect(
        &[rule(0, Missing(Unknown, true)), rule(1, WATCHES)],
        true,
        &[1],
        &[],
    );
    expect(
        &[rule(0, Missing(Inspection, false)), rule(0, WATCHES)],
        true,
        &[1],
        &[],
    );
}

#[test]
fn callouts_of_the_stream_layer_answer_explicitly() {
    expect(&[rule(0, Callout(Inspection, BLOCK))], true, &[0], &["C-155"]);
    expect(
        &[rule(0, Callout(Terminating, CONTINUE))],
        false,
        &[0],
        &["C-155"],
    );
    expect(&[rule(0, Callout(Unknown, NOTHING))], true, &[0], &["C-257"]);
}
