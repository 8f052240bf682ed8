//! What the answers of callouts count as, and the order of filters: the first table of Appendix E, row by row, at a layer of every kind.

use fwps_sys::*;

use crate::driver::run;
use crate::model::arbitrate;
use crate::place::{PLACES, Place};
use crate::rule::{
    Action, Answer, BLOCK, CONTINUE, HARD_BLOCK, HARD_PERMIT, Kind, NOTHING, PERMIT, Right, Rule, Seen, rule,
};
use Action::{Inspection, Terminating, Unknown};
use Kind::{Callout, Missing};

/// What has to come of a set of filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Permitted,
    Blocked,
    Absorbed,
}
use End::{Absorbed, Blocked, Permitted};

/// Runs rules at every place, and compares verdict and broken contracts. The model has to say the same, so that it is held to the tables too.
#[track_caller]
pub fn expect(rules: &[Rule], end: End, broken: &[&str]) {
    for (seed, place) in PLACES.into_iter().enumerate() {
        let (verdict, outcome) = run(place, rules, seed as u64);
        let got = match (verdict.blocked, verdict.absorbed) {
            (false, _) => Permitted,
            (true, false) => Blocked,
            (true, true) => Absorbed,
        };
        let reports: Vec<String> = outcome.reports.iter().map(ToString::to_string).collect();
        assert_eq!(got, end, "{place:?}: {rules:?}\n{}", reports.join("\n"));
        assert_eq!(verdict.broken, broken, "{place:?}: {rules:?}");
        assert_eq!(verdict, arbitrate(rules), "{place:?}: {rules:?}");
    }
}

/// What callouts saw, at every place.
#[track_caller]
pub fn seen(rules: &[Rule], expected: &[(usize, u32, bool)]) {
    let expected: Vec<Seen> = expected
        .iter()
        .map(|(rule, action, right)| Seen {
            rule: *rule,
            action: *action,
            right: *right,
        })
        .collect();
    for place in PLACES {
        let (verdict, outcome) = run(place, rules, 3);
        outcome.assert_clean();
        assert_eq!(verdict.calls, expected, "{place:?}: {rules:?}");
        assert_eq!(arbitrate(rules).calls, expected);
    }
}

pub const PERMITS: Rule = rule(1, Kind::Permit);
pub const BLOCKS: Rule = rule(1, Kind::Block);
pub const WATCHES: Kind = Callout(Inspection, CONTINUE);
pub const NONE: u32 = FWP_ACTION_NONE;

/// Something that no action is.
pub const GARBAGE: Answer = Answer::soft(0x4711);

#[test]
fn a_terminating_callout_blocks_or_permits() {
    expect(&[rule(0, Callout(Terminating, BLOCK))], Blocked, &[]);
    expect(&[rule(0, Callout(Terminating, HARD_BLOCK))], Blocked, &[]);
    expect(&[rule(0, Callout(Terminating, PERMIT))], Permitted, &[]);
    expect(&[rule(0, Callout(Terminating, HARD_PERMIT))], Permitted, &[]);
}

#[test]
fn anything_else_of_a_terminating_callout_counts_as_block() {
    for answer in [
        CONTINUE,
        NOTHING,
        GARBAGE,
        Answer::soft(FWP_ACTION_NONE),
        Answer::soft(FWP_ACTION_NONE_NO_MATCH),
    ] {
        expect(&[rule(0, Callout(Terminating, answer))], Blocked, &["C-155"]);
        // A soft one, as a callout's is until it clears the right.
        expect(
            &[rule(0, Callout(Terminating, answer)), PERMITS],
            Permitted,
            &["C-155"],
        );
        let cleared = Answer {
            right: Right::Clear,
            ..answer
        };
        expect(
            &[rule(0, Callout(Terminating, cleared)), PERMITS],
            Blocked,
            &["C-155"],
        );
    }
}

#[test]
fn an_inspection_callout_continues_whatever_it_answers() {
    expect(&[rule(0, WATCHES)], Permitted, &[]);
    expect(&[rule(0, WATCHES), rule(0, Kind::Block)], Blocked, &[]);
    expect(&[rule(0, Callout(Inspection, NOTHING))], Permitted, &[]);
    for answer in [BLOCK, HARD_BLOCK, PERMIT, HARD_PERMIT] {
        expect(&[rule(0, Callout(Inspection, answer))], Permitted, &["C-155"]);
        // It takes no right away either.
        expect(
            &[rule(0, Callout(Inspection, answer)), BLOCKS],
            Blocked,
            &["C-155"],
        );
    }
    expect(&[rule(0, Callout(Inspection, GARBAGE))], Permitted, &[]);
}

#[test]
fn an_inspection_callout_casts_no_veto() {
    expect(
        &[
            rule(0, Kind::Permit).clearing(),
            rule(1, Callout(Inspection, HARD_BLOCK)),
        ],
        Permitted,
        &["C-155"],
    );
}

#[test]
fn an_unknown_callout_blocks_permits_or_continues() {
    expect(&[rule(0, Callout(Unknown, BLOCK)), BLOCKS], Blocked, &[]);
    expect(&[rule(0, Callout(Unknown, HARD_BLOCK)), PERMITS], Blocked, &[]);
    expect(
        &[rule(0, Callout(Unknown, PERMIT)), rule(0, Kind::Block)],
        Permitted,
        &[],
    );
    expect(
        &[rule(0, Callout(Unknown, CONTINUE)), rule(0, Kind::Block)],
        Blocked,
        &[],
    );
    expect(&[rule(0, Callout(Unknown, CONTINUE))], Permitted, &[]);
    expect(
        &[rule(0, Callout(Unknown, NOTHING)), rule(0, Kind::Block)],
        Blocked,
        &[],
    );
    expect(&[rule(0, Callout(Unknown, GARBAGE))], Blocked, &["C-155"]);
}

#[test]
fn a_callout_that_is_not_registered_blocks_or_permits_by_the_flag() {
    for action in [Terminating, Unknown] {
        expect(&[rule(0, Missing(action, false))], Blocked, &[]);
        // As the block of a filter: a hard one, and no veto.
        expect(&[rule(0, Missing(action, false)), PERMITS], Blocked, &[]);
        expect(
            &[rule(0, Kind::Permit).clearing(), rule(1, Missing(action, false))],
            Permitted,
            &[],
        );
        expect(
            &[rule(0, Missing(action, true)), rule(0, Kind::Block)],
            Permitted,
            &[],
        );
        expect(&[rule(0, Missing(action, true)), BLOCKS], Blocked, &[]);
        expect(
            &[rule(0, Missing(action, true)).clearing(), BLOCKS],
            Permitted,
            &[],
        );
    }
}

#[test]
fn an_inspection_that_is_not_registered_is_skipped() {
    expect(&[rule(0, Missing(Inspection, false))], Permitted, &[]);
    expect(
        &[rule(0, Missing(Inspection, false)), rule(0, Kind::Block)],
        Blocked,
        &[],
    );
}

#[test]
fn without_a_decision_everything_is_permitted() {
    expect(&[], Permitted, &[]);
    expect(
        &[
            rule(0, WATCHES),
            rule(1, Callout(Unknown, CONTINUE)),
            rule(2, Callout(Unknown, NOTHING)),
        ],
        Permitted,
        &[],
    );
}

#[test]
fn the_first_decision_of_a_sublayer_is_its_result() {
    expect(&[rule(0, Kind::Permit), rule(0, Kind::Block)], Permitted, &[]);
    expect(&[rule(0, Kind::Block), rule(0, Kind::Permit)], Blocked, &[]);
    let heavier = Rule {
        weight: 2,
        ..rule(0, Kind::Block)
    };
    expect(&[rule(0, Kind::Permit), heavier], Blocked, &[]);
    seen(
        &[rule(0, Callout(Terminating, PERMIT)), rule(0, WATCHES)],
        &[(0, NONE, true)],
    );
}

#[test]
fn the_sublayer_ends_with_a_callout_that_leaves_an_earlier_decision() {
    seen(
        &[
            rule(0, Kind::Permit),
            rule(1, Callout(Unknown, NOTHING)),
            rule(1, Callout(Unknown, HARD_BLOCK)),
            rule(2, WATCHES),
        ],
        &[(1, FWP_ACTION_PERMIT, true), (3, FWP_ACTION_PERMIT, true)],
    );
}

#[test]
fn sublayers_go_by_weight_at_every_layer() {
    let rules = [
        rule(2, Callout(Unknown, PERMIT)),
        rule(0, WATCHES),
        rule(1, Callout(Unknown, BLOCK)),
    ];
    seen(
        &rules,
        &[(1, NONE, true), (2, NONE, true), (0, FWP_ACTION_BLOCK, true)],
    );
    let (verdict, _) = run(Place::Accept, &rules, 0);
    assert!(!verdict.blocked);
}
