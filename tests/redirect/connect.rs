//! Connections that go to another server.

use fwps_sim::{Outcome, Sim};

use crate::{
    driver::{Note, Plan, When, load, notes, turn},
    ends::{Ends, assert_answered, seeds},
};

fn run(seed: u64, ends: &Ends, when: When) -> Outcome {
    let mut sim = Sim::builder().seed(seed).strict(true).build();
    let what = Plan {
        when,
        target: Some(ends.elsewhere),
        ..Plan::default()
    };
    let driver = load(&mut sim, what);
    sim.converse(&ends.conversation());
    sim.unload(driver);
    sim.finish()
}

#[test]
fn connections_go_where_the_driver_sends_them() {
    let _turn = turn();
    for seed in seeds() {
        for ends in Ends::both() {
            for when in [
                When::Inline,
                When::PendedInside,
                When::OnWorker,
                When::OnWorkerWatching,
            ] {
                let outcome = run(seed, &ends, when);
                outcome.assert_clean();
                assert_answered(&outcome, ends.client, ends.elsewhere);
                let mut expected = vec![
                    Note::NotRedirected,
                    Note::Request(Some(ends.client.port()), Some(ends.server), 0),
                    Note::Redirected,
                ];
                if when != When::Inline {
                    expected.push(Note::Completed(true));
                }
                let mut notes = notes();
                notes.retain(|note| !matches!(note, Note::Records(_)));
                assert_eq!(*notes, expected, "{when:?}, seed {seed}");
            }
        }
    }
}

#[test]
fn a_classification_is_called_again_and_redirected_then() {
    let _turn = turn();
    for seed in seeds() {
        for ends in Ends::both() {
            let outcome = run(seed, &ends, When::Again);
            outcome.assert_clean();
            assert_answered(&outcome, ends.client, ends.elsewhere);
        }
    }
}
