//! Refusals of every function: each leaves everything as it was, and gives back what it was given.

use std::num::NonZeroU32;

use fwps::{Error, Status, callout::PendFailure, redirect::PendedRequestFailure};
use fwps_sim::{Faults, Outcome, Sim, SimBuilder};
use fwps_sys as sys;

use crate::{
    driver::{DriverEntry, Note, Plan, When, load, notes, plan, turn},
    ends::{Ends, seeds},
};

/// The first packet of a connection, which the driver redirects to another server.
fn connect(builder: SimBuilder, ends: &Ends, when: When, context: bool) -> Outcome {
    let mut sim = builder.build();
    let proxy = sim.start_proxy(6, ends.any);
    let what = Plan {
        when,
        target: Some(if context { ends.loopback() } else { ends.elsewhere }),
        process: NonZeroU32::new(proxy.process_id()).filter(|_| context),
        context: context.then(|| b"context".to_vec()),
        ..Plan::default()
    };
    let driver = load(&mut sim, what);
    let syn = ends.conversation().packets().into_iter().next().expect("a SYN").1;
    sim.send(&syn).expect("a whole packet");
    sim.settle();
    sim.unload(driver);
    sim.finish()
}

fn refused(function: &'static str, status: sys::NTSTATUS) -> Error {
    Error::Refused {
        function,
        status: Status::from_raw(status),
    }
}

/// The notes but for those of what was asked before.
fn seen() -> Vec<Note> {
    let asked = |note: &Note| matches!(note, Note::Records(_) | Note::NotRedirected | Note::Request(..));
    notes().iter().filter(|note| !asked(note)).cloned().collect()
}

#[test]
fn a_request_that_is_not_lent_inside_of_the_call_is_not_changed() {
    let _turn = turn();
    let lending = "FwpsAcquireWritableLayerDataPointer0";
    let acquiring = "FwpsAcquireClassifyHandle0";
    for ends in Ends::both() {
        for function in [lending, acquiring] {
            for status in [sys::STATUS_INSUFFICIENT_RESOURCES, sys::STATUS_INVALID_PARAMETER] {
                let builder = Sim::builder().faults(Faults::function(function, status));
                let outcome = connect(builder, &ends, When::Inline, false);
                outcome.assert_clean();
                assert_eq!(seen(), [Note::Refused(refused(function, status))]);
                assert_eq!(outcome.output, [], "the driver blocks then");
            }
        }
    }
}

#[test]
fn a_pended_request_that_is_not_lent_is_completed_all_the_same() {
    let _turn = turn();
    let function = "FwpsAcquireWritableLayerDataPointer0";
    for ends in Ends::both() {
        for when in [When::PendedInside, When::OnWorker] {
            let status = sys::STATUS_INSUFFICIENT_RESOURCES;
            let builder = Sim::builder().faults(Faults::function(function, status));
            let outcome = connect(builder, &ends, when, false);
            outcome.assert_clean();
            let error = PendedRequestFailure::Refused(refused(function, status));
            assert_eq!(seen(), [Note::NotLent(error), Note::Completed(true)]);
            assert_eq!(outcome.output, [], "the driver blocks then");
        }
    }
}

#[test]
fn what_cannot_be_pended_is_redirected_inside_of_the_call() {
    let _turn = turn();
    for ends in Ends::both() {
        let status = sys::STATUS_FWP_CANNOT_PEND;
        let builder = Sim::builder().faults(Faults::function("FwpsPendClassify0", status));
        let outcome = connect(builder, &ends, When::OnWorker, false);
        outcome.assert_clean();
        let cause = PendFailure::Refused(refused("FwpsPendClassify0", status));
        // The right and the leave came back.
        assert_eq!(seen(), [Note::NotPended(cause), Note::Redirected]);
        assert_ne!(outcome.output, []);
    }
}

#[test]
fn there_is_room_for_as_many_as_were_declared() {
    let _turn = turn();
    let ends = Ends::new(true);
    let mut sim = Sim::builder().build();
    let what = Plan {
        when: When::Kept,
        target: Some(ends.elsewhere),
        room: 1,
        ..Plan::default()
    };
    let driver = load(&mut sim, what);
    for port in [40_000, 40_001] {
        let client = std::net::SocketAddr::new(ends.client.ip(), port);
        let conversation = crate::ends::conversation(client, ends.server);
        let syn = conversation.packets().into_iter().next().expect("a SYN").1;
        sim.send(&syn).expect("a whole packet");
        sim.settle();
    }
    let before = seen();
    sim.unload(driver);
    sim.finish().assert_clean();
    // The second one is redirected in the call.
    assert_eq!(before, [Note::NotPended(PendFailure::Full), Note::Redirected]);
}

#[test]
fn a_context_without_memory_is_told() {
    let _turn = turn();
    for ends in Ends::both() {
        for when in [When::Inline, When::OnWorker] {
            let function = "ExAllocatePoolWithTag";
            let builder =
                Sim::builder().faults(Faults::function(function, sys::STATUS_INSUFFICIENT_RESOURCES));
            let outcome = connect(builder, &ends, when, true);
            outcome.assert_clean();
            assert_eq!(seen()[0], Note::Refused(Error::NoMemory { function }), "{when:?}");
        }
    }
}

#[test]
fn a_handle_that_is_refused_prevents_the_start() {
    let _turn = turn();
    plan(Plan::default());
    for status in [sys::STATUS_INSUFFICIENT_RESOURCES, sys::STATUS_INVALID_PARAMETER] {
        let builder = Sim::builder().faults(Faults::function("FwpsRedirectHandleCreate0", status));
        let mut sim = builder.build();
        sim.load(DriverEntry).expect_err("there is no handle");
        sim.finish().assert_clean();
    }
}

#[test]
fn records_are_copied_whole_or_not_at_all() {
    let _turn = turn();
    let function = "FwpsQueryConnectionSioFormatRedirectRecords0";
    for status in [
        sys::STATUS_BUFFER_TOO_SMALL,
        sys::STATUS_NOT_FOUND,
        sys::STATUS_INVALID_PARAMETER,
    ] {
        let ends = Ends::new(true);
        let builder = Sim::builder().faults(Faults::function(function, status));
        connect(builder, &ends, When::Inline, false).assert_clean();
        let records = notes().iter().any(|note| matches!(note, Note::Records(_)));
        assert!(!records, "{:?}", notes());
    }
}

#[test]
fn connections_without_records_were_not_redirected() {
    let _turn = turn();
    for ends in Ends::both() {
        let builder = Sim::builder().omit_metadata(sys::FWPS_METADATA_FIELD_REDIRECT_RECORD_HANDLE);
        connect(builder, &ends, When::Inline, false).assert_clean();
        let notes = notes();
        assert!(!notes.iter().any(|note| matches!(note, Note::Records(_))));
        assert_eq!(notes.first(), Some(&Note::NotRedirected));
        assert_eq!(notes.last(), Some(&Note::Redirected));
    }
}

#[test]
fn nothing_is_lost_whatever_is_refused() {
    let _turn = turn();
    for seed in 0..8 * seeds().end {
        let ends = Ends::new(seed % 2 == 0);
        let when = [When::Inline, When::PendedInside, When::OnWorker, When::Dropped][seed as usize / 2 % 4];
        let mut sim = Sim::builder().seed(seed).faults(Faults::random(0.1)).build();
        let proxy = sim.start_proxy(6, ends.any);
        plan(Plan {
            when,
            target: Some(ends.loopback()),
            process: NonZeroU32::new(proxy.process_id()),
            context: Some(b"context".to_vec()),
            bound: None,
            room: 2,
            fallback: None,
        });
        if let Ok(driver) = sim.load(DriverEntry) {
            sim.converse(&ends.conversation());
            sim.unload(driver);
        }
        sim.finish().assert_clean();
    }
}

#[test]
fn a_bind_that_is_not_lent_is_as_it_was() {
    let _turn = turn();
    let function = "FwpsAcquireWritableLayerDataPointer0";
    let status = sys::STATUS_INSUFFICIENT_RESOURCES;
    for (ends, bound) in Ends::both().iter().zip(["10.0.0.5:50000", "[fd00::5]:50000"]) {
        for when in [When::Inline, When::OnWorker] {
            // Only the bind is refused: the connection is made then.
            let mut sim = Sim::builder().faults(Faults::nth(function, 1, status)).build();
            let what = Plan {
                when,
                bound: Some(bound.parse().expect("an address with a port")),
                ..Plan::default()
            };
            let driver = load(&mut sim, what);
            sim.converse(&ends.conversation());
            sim.unload(driver);
            let outcome = sim.finish();
            outcome.assert_clean();
            // The bind is the application's, and the connection comes from there.
            let local = outcome.streams.first().map(|stream| stream.local);
            assert_eq!(local, Some(ends.client));
            let asked = notes()
                .iter()
                .any(|note| matches!(note, Note::Request(_, None, _)));
            assert!(!asked, "{:?}", notes());
        }
    }
}
