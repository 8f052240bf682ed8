//! Any set of filters gives what the model gives.
//!
//! `FWPS_SEEDS` says how many sets are tried; a few hundred by default, the same ones each time. A set that fails is shrunk.

use fwps_sys::*;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

use crate::driver::run;
use crate::model::arbitrate;
use crate::place::{PLACES, Place};
use crate::rule::{Action, Answer, Kind, Right, Rule, SUBLAYERS};

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        Just(Action::Unknown),
        Just(Action::Terminating),
        Just(Action::Inspection)
    ]
}

/// What callouts that keep the rules write, and now and then anything else.
fn answer() -> impl Strategy<Value = Answer> {
    let written = prop_oneof![
        2 => Just(None),
        3 => Just(Some(FWP_ACTION_CONTINUE)),
        4 => Just(Some(FWP_ACTION_PERMIT)),
        4 => Just(Some(FWP_ACTION_BLOCK)),
        1 => Just(Some(FWP_ACTION_NONE)),
        1 => Just(Some(FWP_ACTION_NONE_NO_MATCH)),
        1 => any::<u32>().prop_map(Some),
    ];
    let right = prop_oneof![4 => Just(Right::Keep), 4 => Just(Right::Clear), 1 => Just(Right::Set)];
    (written, right, prop::bool::weighted(0.15)).prop_map(|(action, right, absorb)| Answer {
        action,
        right,
        absorb,
    })
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        2 => Just(Kind::Permit),
        1 => Just(Kind::Block),
        8 => (action(), answer()).prop_map(|(action, answer)| Kind::Callout(action, answer)),
        1 => (action(), any::<bool>()).prop_map(|(action, permits)| {
            // The engine refuses the flag with an inspection.
            Kind::Missing(action, permits && action != Action::Inspection)
        }),
    ]
}

fn rule() -> impl Strategy<Value = Rule> {
    (0..SUBLAYERS, 0..3u8, kind(), prop::bool::weighted(0.3)).prop_map(|(sublayer, weight, kind, clears)| {
        Rule {
            sublayer,
            weight,
            kind,
            clears,
        }
    })
}

fn case() -> impl Strategy<Value = (Place, Vec<Rule>, u64)> {
    let place = prop::sample::select(PLACES.to_vec());
    (place, prop::collection::vec(rule(), 0..10), any::<u64>())
}

#[test]
fn any_filters_give_what_the_model_gives() {
    let cases =
        std::env::var("FWPS_SEEDS").map_or(400, |seeds| seeds.parse().expect("FWPS_SEEDS is a number"));
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[0xE5; 32]));
    let result = runner.run(&case(), |(place, rules, seed)| {
        let (verdict, outcome) = run(place, &rules, seed);
        let expected = arbitrate(&rules);
        if verdict != expected {
            let reports: Vec<String> = outcome.reports.iter().map(ToString::to_string).collect();
            let text = format!(
                "the engine gave {verdict:#?}, the model {expected:#?}\n{}",
                reports.join("\n")
            );
            return Err(TestCaseError::fail(text));
        }
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}
