//! The table of pended operations.

use loom::{sync::Arc, thread};

use super::{
    Decision, FALLBACK, NoRoom, Reservation, completion_context::CompletionContext, engine::Engine,
    layer::Identity, model, table::Table,
};
use crate::{Passive, driver::Close};

const IDENTITY: Identity = Identity(1);

fn table(capacity: usize, is_classified_again: bool) -> Arc<Table> {
    Arc::new(Table::new(capacity, FALLBACK, is_classified_again).expect("a model has memory"))
}

/// What a classify call does.
fn pend(table: &Table, engine: &Arc<Engine>, identity: Identity) -> Result<Reservation, NoRoom> {
    let place = table.reserve(identity)?;
    table.fill(place, CompletionContext::new(engine, None));
    Ok(place)
}

/// What a token does.
fn complete(table: &Table, place: Reservation, decision: Decision) -> bool {
    // SAFETY: no list.
    unsafe { table.complete(place, decision, None) }
}

/// What the image does at unload, before it goes on to filters and callouts.
fn close(table: &Table, engine: &Engine) {
    table.close(&Passive::assume());
    engine.close();
}

/// C-219: a token and unload both want to complete an operation. It is completed once, with the decision of the one who did, and before unload
/// goes on.
#[test]
fn a_token_and_unload_complete_an_operation_once() {
    model(|engine| {
        let table = table(1, true);
        let place = pend(&table, engine, IDENTITY).expect("there is room");
        let token = {
            let table = Arc::clone(&table);
            thread::spawn(move || complete(&table, place, Decision::Block))
        };
        close(&table, engine);
        let expected = if token.join().expect("the token ends") {
            Decision::Block
        } else {
            table.fallback()
        };
        assert_eq!(engine.completed().len(), 1);
        assert_eq!(table.decision(&IDENTITY), Some(expected));
    });
}

/// C-219: a call that pends while the driver unloads is refused, or its operation is completed before unload goes on.
#[test]
fn a_call_that_pends_during_unload_is_refused_or_waited_for() {
    model(|engine| {
        let table = table(1, false);
        let calling = {
            let (table, engine) = (Arc::clone(&table), Arc::clone(engine));
            thread::spawn(move || match pend(&table, &engine, IDENTITY) {
                Ok(place) => {
                    complete(&table, place, Decision::Block);
                    1
                }
                Err(no_room) => {
                    assert_eq!(no_room, NoRoom::Closed);
                    0
                }
            })
        };
        close(&table, engine);
        let pended = calling.join().expect("the call ends");
        assert_eq!(engine.completed().len(), pended);
        assert!(matches!(table.reserve(IDENTITY), Err(NoRoom::Closed)));
    });
}

/// A call whose operation the engine refused to pend gives its place back, and unload waits for no more than that.
#[test]
fn a_call_that_could_not_pend_holds_nothing_up() {
    model(|engine| {
        let table = table(1, true);
        let calling = {
            let table = Arc::clone(&table);
            thread::spawn(move || {
                if let Ok(place) = table.reserve(IDENTITY) {
                    table.cancel(place);
                }
            })
        };
        close(&table, engine);
        calling.join().expect("the call ends");
        assert!(engine.completed().is_empty());
    });
}

/// The owner is dropped, which does not wait: it leaves what somebody is completing to the image, and otherwise nothing is left.
#[test]
fn an_owner_that_does_not_wait_leaves_completions_to_the_image() {
    model(|engine| {
        let table = table(1, false);
        let place = pend(&table, engine, IDENTITY).expect("there is room");
        let token = {
            let table = Arc::clone(&table);
            thread::spawn(move || complete(&table, place, Decision::Block))
        };
        if table.shut() {
            table.close(&Passive::assume());
        }
        engine.close();
        token.join().expect("the token ends");
        assert_eq!(engine.completed().len(), 1);
    });
}

/// C-220, C-221: whenever the engine classifies an operation again, during its completion or after, it is told what was decided, and the
/// place is free afterwards.
#[test]
fn a_decision_is_there_when_the_engine_asks() {
    model(|engine| {
        let table = table(1, true);
        let place = pend(&table, engine, IDENTITY).expect("there is room");
        let reauthorizing = {
            let (table, engine) = (Arc::clone(&table), Arc::clone(engine));
            thread::spawn(move || {
                engine.wait_for_completion();
                table.decision(&IDENTITY)
            })
        };
        assert!(complete(&table, place, Decision::Block));
        let decision = reauthorizing.join().expect("the call ends");
        assert_eq!(decision, Some(Decision::Block));
        assert_eq!(table.decision(&IDENTITY), None, "it was carried out");
        assert!(table.reserve(Identity(2)).is_ok(), "the place is free again");
    });
}

/// C-223: the engine classifies again inside of the completion, and another thread pends the next operation of the same endpoint.
#[test]
fn a_decision_inside_of_the_completion_is_of_that_operation() {
    model(|engine| {
        let table = table(2, true);
        let first = table.reserve(IDENTITY).expect("there is room");
        let asked = {
            let table = Arc::clone(&table);
            move || assert_eq!(table.decision(&IDENTITY), Some(Decision::Block))
        };
        table.fill(first, CompletionContext::new(engine, Some(Box::new(asked))));
        let next = {
            let (table, engine) = (Arc::clone(&table), Arc::clone(engine));
            thread::spawn(move || pend(&table, &engine, IDENTITY).expect("there is room"))
        };
        assert!(complete(&table, first, Decision::Block));
        let next = next.join().expect("the call ends");
        assert_eq!(
            table.decision(&IDENTITY),
            None,
            "nobody decided about the next one"
        );
        assert!(complete(&table, next, Decision::Permit));
        assert_eq!(table.decision(&IDENTITY), Some(Decision::Permit));
        assert_eq!(engine.completed().len(), 2);
    });
}

/// A place that two operations want has one after the other: neither is lost, and the end of the first does not touch the second.
#[test]
fn a_place_is_used_again_after_its_completion_only() {
    model(|engine| {
        let table = table(1, false);
        let first = pend(&table, engine, IDENTITY).expect("there is room");
        let second = {
            let (table, engine) = (Arc::clone(&table), Arc::clone(engine));
            thread::spawn(move || {
                let second = pend(&table, &engine, Identity(2)).ok()?;
                assert!(
                    complete(&table, second, Decision::Permit),
                    "the first one ended it"
                );
                Some(())
            })
        };
        assert!(complete(&table, first, Decision::Block));
        // The second one may be there by now, and is another one's.
        assert!(
            !complete(&table, first, Decision::Permit),
            "found what is not its own"
        );
        let pended = second.join().expect("the call ends");
        assert_eq!(engine.completed().len(), if pended.is_some() { 2 } else { 1 });
    });
}
