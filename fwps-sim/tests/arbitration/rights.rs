//! What may override what: soft and hard permits and blocks, vetoes, and what the next callout sees, at a layer of every kind.

use fwps_sys::*;

use crate::driver::run;
use crate::place::PLACES;
use crate::rule::{
    ABSORB,
    Action::{Terminating, Unknown},
    Answer, BLOCK, CONTINUE, HARD_BLOCK, HARD_PERMIT, Kind,
    Kind::{Callout, Missing},
    NOTHING, PERMIT, Right, rule,
};
use crate::table::{
    BLOCKS,
    End::{Absorbed, Blocked, Permitted},
    NONE, PERMITS, WATCHES, expect, seen,
};

#[test]
fn a_soft_permit_is_overridden_by_any_block() {
    for permit in [Kind::Permit, Callout(Terminating, PERMIT)] {
        expect(&[rule(0, permit), BLOCKS], Blocked, &[]);
        expect(&[rule(0, permit), rule(1, Callout(Unknown, BLOCK))], Blocked, &[]);
        expect(
            &[rule(0, permit), rule(1, Missing(Terminating, false))],
            Blocked,
            &[],
        );
    }
}

#[test]
fn a_hard_permit_is_overridden_by_the_veto_of_a_callout_only() {
    for permit in [
        rule(0, Kind::Permit).clearing(),
        rule(0, Callout(Terminating, HARD_PERMIT)),
        rule(0, Callout(Unknown, HARD_PERMIT)).clearing(),
    ] {
        expect(&[permit, BLOCKS], Permitted, &[]);
        for (action, answer) in [
            (Terminating, HARD_BLOCK),
            (Terminating, BLOCK),
            (Unknown, HARD_BLOCK),
        ] {
            expect(&[permit, rule(1, Callout(action, answer))], Blocked, &[]);
            // And a veto is final.
            expect(
                &[permit, rule(1, Callout(action, answer)), rule(2, Kind::Permit)],
                Blocked,
                &[],
            );
        }
    }
}

#[test]
fn vetoes_are_counted() {
    let rules = [
        rule(0, Kind::Permit).clearing(),
        rule(1, Callout(Unknown, HARD_BLOCK)),
    ];
    for place in PLACES {
        let (verdict, _) = run(place, &rules, 1);
        assert_eq!(verdict.vetoes, 1, "{place:?}");
        let (verdict, _) = run(place, &rules[1..], 1);
        assert_eq!(verdict.vetoes, 0, "{place:?}");
    }
}

#[test]
fn a_soft_block_is_overridden_by_a_permit_of_a_lower_sublayer() {
    expect(&[rule(0, Callout(Terminating, BLOCK)), PERMITS], Permitted, &[]);
    expect(
        &[
            rule(0, Callout(Unknown, BLOCK)),
            rule(1, Callout(Unknown, PERMIT)),
        ],
        Permitted,
        &[],
    );
    expect(
        &[rule(0, Callout(Unknown, BLOCK)), rule(1, Missing(Unknown, true))],
        Permitted,
        &[],
    );
    expect(
        &[
            rule(0, Callout(Unknown, BLOCK)),
            rule(1, Callout(Unknown, NOTHING)),
        ],
        Blocked,
        &[],
    );
}

#[test]
fn a_hard_block_is_overridden_by_nothing() {
    for block in [
        rule(0, Kind::Block),
        rule(0, Callout(Terminating, HARD_BLOCK)),
        rule(0, Missing(Terminating, false)),
    ] {
        expect(&[block, PERMITS], Blocked, &[]);
        expect(&[block, PERMITS.clearing()], Blocked, &[]);
        expect(&[block, rule(1, Missing(Terminating, true))], Blocked, &[]);
        expect(
            &[block, rule(1, Callout(Terminating, PERMIT))],
            Blocked,
            &["C-156"],
        );
    }
}

#[test]
fn lower_sublayers_are_called_after_a_final_block() {
    let rules = [
        rule(0, Kind::Block),
        rule(1, WATCHES),
        rule(2, Callout(Unknown, NOTHING)),
    ];
    expect(&rules, Blocked, &[]);
    seen(
        &rules,
        &[(1, FWP_ACTION_BLOCK, false), (2, FWP_ACTION_BLOCK, false)],
    );
}

#[test]
fn callouts_see_the_action_and_the_right_so_far() {
    seen(
        &[
            rule(0, Callout(Unknown, BLOCK)),
            rule(1, Callout(Unknown, PERMIT)),
            rule(2, Callout(Unknown, HARD_BLOCK)),
        ],
        &[
            (0, NONE, true),
            (1, FWP_ACTION_BLOCK, true),
            (2, FWP_ACTION_PERMIT, true),
        ],
    );
    seen(
        &[
            rule(0, Callout(Terminating, HARD_PERMIT)),
            rule(1, WATCHES),
            rule(2, Callout(Terminating, NOTHING)),
        ],
        &[
            (0, NONE, true),
            (1, FWP_ACTION_PERMIT, false),
            (2, FWP_ACTION_PERMIT, false),
        ],
    );
    // What a callout decides is seen in the next sublayer, what it leaves alone nowhere.
    seen(
        &[
            rule(0, WATCHES),
            rule(0, Callout(Unknown, CONTINUE)),
            rule(0, Kind::Permit).clearing(),
            rule(1, Callout(Unknown, NOTHING)),
        ],
        &[(0, NONE, true), (1, NONE, true), (3, FWP_ACTION_PERMIT, false)],
    );
}

#[test]
fn absorbing_is_a_block_of_its_own() {
    expect(&[rule(0, Callout(Terminating, ABSORB)), PERMITS], Absorbed, &[]);
    // A plain block of a lower sublayer changes nothing any more.
    expect(&[rule(0, Callout(Unknown, ABSORB)), BLOCKS], Absorbed, &[]);
    let soft = Answer {
        right: Right::Keep,
        ..ABSORB
    };
    expect(&[rule(0, Callout(Unknown, soft)), PERMITS], Permitted, &["C-157"]);
    expect(&[rule(0, Callout(Unknown, soft)), BLOCKS], Blocked, &["C-157"]);
    let permitting = Answer {
        action: Some(FWP_ACTION_PERMIT),
        ..soft
    };
    expect(&[rule(0, Callout(Unknown, permitting))], Permitted, &["C-162"]);
}

#[test]
fn hard_permit_that_the_filter_asks_for() {
    // For a permit of its own the filter clears the right, for one of its callout the callout has to.
    expect(&[rule(0, Kind::Permit).clearing(), BLOCKS], Permitted, &[]);
    expect(
        &[rule(0, Callout(Terminating, HARD_PERMIT)).clearing(), BLOCKS],
        Permitted,
        &[],
    );
    expect(
        &[rule(0, Callout(Terminating, PERMIT)).clearing(), BLOCKS],
        Blocked,
        &["C-158"],
    );
    // It says nothing about blocks.
    expect(
        &[rule(0, Callout(Terminating, BLOCK)).clearing(), PERMITS],
        Permitted,
        &[],
    );
}

#[test]
fn action_written_without_the_right() {
    expect(
        &[rule(0, Kind::Block), rule(1, Callout(Terminating, PERMIT))],
        Blocked,
        &["C-156"],
    );
    expect(
        &[
            rule(0, Kind::Permit).clearing(),
            rule(1, Callout(Unknown, CONTINUE)),
        ],
        Permitted,
        &["C-156"],
    );
}

#[test]
fn right_set_by_a_callout() {
    let sets = Answer {
        right: Right::Set,
        ..NOTHING
    };
    expect(
        &[
            rule(0, Kind::Block),
            rule(1, Callout(Terminating, sets)),
            rule(2, Kind::Permit),
        ],
        Blocked,
        &["C-160"],
    );
}
