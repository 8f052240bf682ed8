//! Sockets that are bound elsewhere.

use std::net::SocketAddr;

use fwps_sim::Sim;

use crate::{
    driver::{Note, Plan, When, load, notes, turn},
    ends::{Ends, assert_answered, conversation, seeds},
};

/// Lets two connections of a socket come, which is bound elsewhere (C-250).
fn rebinds(seed: u64, ends: &Ends, bound: SocketAddr, when: When) {
    let mut sim = Sim::builder()
        .seed(seed)
        .local("10.0.0.1/24".parse().expect("an address"))
        .local("10.0.0.5/24".parse().expect("an address"))
        .local("fd00::1/64".parse().expect("an address"))
        .local("fd00::5/64".parse().expect("an address"))
        .build();
    let what = Plan {
        when,
        bound: Some(bound),
        ..Plan::default()
    };
    let driver = load(&mut sim, what);
    sim.converse(&ends.conversation());
    sim.converse(&conversation(ends.client, ends.elsewhere));
    sim.unload(driver);
    let outcome = sim.finish();
    outcome.assert_clean();
    let mut remotes: Vec<SocketAddr> = outcome.streams.iter().map(|stream| stream.remote).collect();
    remotes.sort_unstable();
    let mut expected = [ends.server, ends.elsewhere];
    expected.sort_unstable();
    assert_eq!(remotes, expected, "seed {seed}");
    assert!(
        outcome.streams.iter().all(|stream| stream.local == bound),
        "seed {seed}"
    );
    assert_answered(&outcome, bound, ends.server);
    // One bind, about the address of the application, which nobody changed before.
    let asked: Vec<Note> = notes()
        .iter()
        .filter(|note| matches!(note, Note::Request(_, None, _)))
        .cloned()
        .collect();
    assert_eq!(
        asked,
        [Note::Request(Some(ends.client.port()), None, 0)],
        "seed {seed}"
    );
}

#[test]
fn sockets_are_bound_where_the_driver_says() {
    let _turn = turn();
    for seed in seeds() {
        for (ends, bound) in Ends::both().iter().zip(["10.0.0.5:50000", "[fd00::5]:50000"]) {
            let bound = bound.parse().expect("an address with a port");
            for when in [When::Inline, When::OnWorker] {
                rebinds(seed, ends, bound, when);
            }
        }
    }
}
