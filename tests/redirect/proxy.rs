//! A local proxy: what it gets, and that its own connections are known.

use std::num::NonZeroU32;

use fwps::redirect::RedirectFailure;
use fwps_sim::{Direction, Outcome, ProxiedConnection, RedirectRecords, Sim, SimBuilder};

use crate::{
    authorizes::AUTHORIZED,
    driver::{Note, Plan, When, load, notes, turn},
    ends::{Ends, assert_answered, conversation, seeds},
};

/// Lets packets pass, one after the other.
fn play(sim: &mut Sim, packets: &[(Direction, Vec<u8>)]) {
    for (direction, packet) in packets {
        match direction {
            Direction::Inbound => sim.receive(packet).expect("a whole packet"),
            Direction::Outbound => sim.send(packet).expect("a whole packet"),
        }
        sim.settle();
    }
}

/// Lets a connection be redirected to a proxy, and the proxy connect to where it was to go. Returns what the proxy accepted, and its process.
fn run(
    builder: SimBuilder,
    ends: &Ends,
    when: When,
    sets_records: bool,
) -> (Outcome, Vec<ProxiedConnection>, u32) {
    let mut sim = builder.build();
    let proxy = sim.start_proxy(6, ends.any);
    let what = Plan {
        when,
        target: Some(proxy.address()),
        process: NonZeroU32::new(proxy.process_id()),
        context: Some(ends.server.to_string().into_bytes()),
        ..Plan::default()
    };
    let driver = load(&mut sim, what);
    let packets: Vec<_> = ends.conversation().packets().into_iter().collect();
    let (handshake, rest) = packets.split_at(3);
    play(&mut sim, handshake);
    let accepted = sim.accepted(proxy);
    let records = accepted
        .first()
        .map(|accepted| accepted.records.clone())
        .filter(|_| sets_records);
    sim.open_proxy_socket(proxy, ends.outside(), records.as_ref());
    sim.converse(&conversation(ends.outside(), ends.server));
    play(&mut sim, rest);
    sim.unload(driver);
    (sim.finish(), accepted, proxy.process_id())
}

#[test]
fn a_proxy_serves_connections_with_their_context_and_is_known_by_its_records() {
    let _turn = turn();
    for seed in seeds() {
        for ends in Ends::both() {
            for when in [When::Inline, When::PendedInside, When::OnWorker] {
                let builder = Sim::builder().seed(seed);
                let (outcome, accepted, process) = run(builder, &ends, when, true);
                outcome.assert_clean();
                assert_answered(&outcome, ends.outside(), ends.server);
                let [accepted] = &*accepted else {
                    panic!("the proxy accepted {accepted:?}");
                };
                assert_answered(&outcome, accepted.client, accepted.local);
                // In the zone of the application, which may have been bound to no address (C-254).
                assert_eq!(accepted.client.ip(), accepted.local.ip());
                let ports = (accepted.client.port(), accepted.local.port());
                assert_eq!(ports, (ends.client.port(), ends.any.port()));
                let context = ends.server.to_string().into_bytes();
                assert_eq!(accepted.context, context);
                // The layer of authorisation is told of it.
                let told = (Some(ends.server), Some(process));
                assert_eq!(AUTHORIZED.lock().expect("no test panicked").first(), Some(&told));
                let notes = notes();
                let records = notes.iter().find_map(|note| match note {
                    Note::Records(bytes) => Some(RedirectRecords::from_bytes(bytes)),
                    _ => None,
                });
                assert_eq!(records, Some(Ok(accepted.records.clone())), "{notes:?}");
                // The context that it was redirected with is the engine's, and can be read (C-242).
                assert!(notes.contains(&Note::BySelf(Some(context))), "{notes:?}");
                let redirected = notes.iter().filter(|note| **note == Note::Redirected);
                assert_eq!(redirected.count(), 1, "{when:?}, seed {seed}: {notes:?}");
            }
        }
    }
}

#[test]
fn a_proxy_that_forgets_the_records_meets_itself() {
    let _turn = turn();
    for seed in seeds() {
        for ends in Ends::both() {
            let (outcome, ..) = run(Sim::builder().seed(seed), &ends, When::Inline, false);
            let numbers: Vec<String> = outcome.reports.iter().map(|r| r.contract.to_string()).collect();
            assert_eq!(numbers, ["C-251"], "seed {seed}");
        }
    }
}

#[test]
fn a_local_target_without_the_process_is_refused() {
    let _turn = turn();
    for ends in Ends::both() {
        let mut sim = Sim::builder().build();
        let what = Plan {
            target: Some(ends.loopback()),
            ..Plan::default()
        };
        let driver = load(&mut sim, what);
        sim.converse(&ends.conversation());
        sim.unload(driver);
        let refused = Note::NotToBeRedirected(RedirectFailure::TargetIsLocal);
        assert_eq!(notes().last(), Some(&refused));
        let outcome = sim.finish();
        outcome.assert_clean();
        // It was not changed, so it went where it was to go.
        assert_answered(&outcome, ends.client, ends.server);
    }
}
