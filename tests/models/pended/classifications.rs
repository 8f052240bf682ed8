//! The table of pended classifications.

use loom::{sync::Arc, thread};

use super::{
    Decision, FALLBACK, NoRoom, Reservation,
    classification_table::ClassificationTable,
    engine::Engine,
    model,
    pended_classification::{Answer, Classification},
};
use crate::{Passive, driver::Close};

const BLOCK: Answer = Answer::Decide(Decision::Block);

fn table(capacity: usize) -> Arc<ClassificationTable> {
    Arc::new(ClassificationTable::new(capacity, FALLBACK).expect("a model has memory"))
}

/// What a classify call does.
fn pend(table: &ClassificationTable, engine: &Arc<Engine>) -> Result<Reservation, NoRoom> {
    let place = table.reserve()?;
    table.fill(place, Classification::new(engine));
    Ok(place)
}

/// What a token does that changes the request: it takes the classification out meanwhile.
fn change(table: &ClassificationTable, engine: &Engine, place: Reservation) -> bool {
    let Some(classification) = table.take(place) else {
        return false;
    };
    engine.change_request();
    table.fill(place, classification);
    true
}

/// What the image does at unload, before it goes on to filters and callouts.
fn close(table: &ClassificationTable, engine: &Engine) {
    table.close(&Passive::assume());
    engine.close();
}

/// C-232: a token and unload both want to complete a classification. It is completed once, with the decision of the one who did, and before
/// unload goes on.
#[test]
fn a_token_and_unload_complete_a_classification_once() {
    model(|engine| {
        let table = table(1);
        let place = pend(&table, engine).expect("there is room");
        let token = {
            let table = Arc::clone(&table);
            thread::spawn(move || table.complete(place, BLOCK))
        };
        close(&table, engine);
        let expected = if token.join().expect("the token ends") {
            Decision::Block
        } else {
            table.fallback()
        };
        assert_eq!(engine.completed(), [Some(expected)]);
    });
}

/// A request that is being changed is not completed meanwhile, by unload neither, and what was taken out for that is not lost.
#[test]
fn a_classification_is_not_completed_while_its_request_is_lent() {
    model(|engine| {
        let table = table(1);
        let place = pend(&table, engine).expect("there is room");
        let token = {
            let (table, engine) = (Arc::clone(&table), Arc::clone(engine));
            thread::spawn(move || {
                change(&table, &engine, place);
                table.complete(place, Answer::ClassifyAgain)
            })
        };
        close(&table, engine);
        let expected = match token.join().expect("the token ends") {
            true => None,
            false => Some(FALLBACK),
        };
        assert_eq!(engine.completed(), [expected]);
    });
}

/// A call that pends while the driver unloads is refused, or its classification is completed before unload goes on.
#[test]
fn a_call_that_pends_during_unload_is_refused_or_waited_for() {
    model(|engine| {
        let table = table(1);
        let calling = {
            let (table, engine) = (Arc::clone(&table), Arc::clone(engine));
            thread::spawn(move || match pend(&table, &engine) {
                // The token is leaked, so unload alone completes it.
                Ok(_place) => 1,
                Err(no_room) => {
                    assert_eq!(no_room, NoRoom::Closed);
                    0
                }
            })
        };
        close(&table, engine);
        let pended = calling.join().expect("the call ends");
        assert_eq!(engine.completed().len(), pended);
        assert!(matches!(table.reserve(), Err(NoRoom::Closed)));
    });
}

/// The owner is dropped, which does not wait: it leaves what a token has in hand to the image, and otherwise nothing is left.
#[test]
fn an_owner_that_does_not_wait_leaves_what_is_in_hand_to_the_image() {
    model(|engine| {
        let table = table(1);
        let place = pend(&table, engine).expect("there is room");
        let token = {
            let (table, engine) = (Arc::clone(&table), Arc::clone(engine));
            // The token is leaked after that, so the image has to see it come back.
            thread::spawn(move || change(&table, &engine, place))
        };
        if table.shut() {
            table.close(&Passive::assume());
        }
        engine.close();
        token.join().expect("the token ends");
        assert_eq!(engine.completed(), [Some(FALLBACK)]);
    });
}

/// A place that two classifications want has one after the other, and a token of before finds nothing.
#[test]
fn a_place_is_used_again_after_its_completion_only() {
    model(|engine| {
        let table = table(1);
        let first = pend(&table, engine).expect("there is room");
        let second = {
            let (table, engine) = (Arc::clone(&table), Arc::clone(engine));
            thread::spawn(move || {
                let second = pend(&table, &engine).ok()?;
                assert!(table.complete(second, BLOCK), "the first one ended it");
                Some(())
            })
        };
        assert!(table.complete(first, BLOCK));
        // The second one may be there by now, and is another one's.
        assert!(!table.complete(first, BLOCK), "found what is not its own");
        let pended = second.join().expect("the call ends");
        assert_eq!(engine.completed().len(), if pended.is_some() { 2 } else { 1 });
    });
}
