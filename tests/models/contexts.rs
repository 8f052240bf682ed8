//! Flow and filter contexts: calls read one while it is given back.

use loom::{
    cell::UnsafeCell,
    sync::{Arc, Mutex},
    thread,
};

use crate::context_state::{State, number, parts};

/// A place with its value, which the checker watches, and the list of free places.
struct Place {
    state: State,
    value: UnsafeCell<Option<u32>>,
    /// Values that were given back.
    back: Mutex<Vec<u32>>,
}

impl Place {
    fn new() -> Self {
        Self {
            state: State::new(),
            value: UnsafeCell::new(None),
            back: Mutex::new(Vec::new()),
        }
    }

    /// Puts a value in, as the one who has the place.
    fn put(&self, value: u32) -> u32 {
        // SAFETY: nobody else touches it before it is published.
        self.value.with_mut(|place| unsafe { *place = Some(value) });
        let generation = self.state.generation();
        self.state.publish();
        generation
    }

    /// Takes the value out, as the one whom the state gave it to.
    fn give_back(&self) {
        // SAFETY: the state gives it to one; the checker notices another.
        let value = self.value.with_mut(|place| unsafe { (*place).take() });
        assert!(self.state.advance());
        let mut back = self.back.lock().expect("no model panics with the lock");
        back.push(value.expect("it is given back once"));
    }

    fn read(&self, generation: u32) -> Option<u32> {
        if !self.state.enter(generation) {
            return None;
        }
        // SAFETY: readers only read; the checker notices a writer.
        let value = self.value.with(|place| unsafe { *place });
        assert!(value.is_some(), "a value that was lent is not there");
        if self.state.leave() {
            self.give_back();
        }
        value
    }

    fn retire(&self, generation: u32) {
        if self.state.retire(generation) {
            self.give_back();
        }
    }

    fn given_back(&self) -> Vec<u32> {
        self.back.lock().expect("no model panics with the lock").clone()
    }
}

/// C-205, C-212: however calls and the deletion overlap, the context goes back once, and nobody reads it afterwards.
#[test]
fn a_context_that_is_read_goes_back_once() {
    loom::model(|| {
        let place = Arc::new(Place::new());
        let generation = place.put(7);
        let readers: Vec<_> = (0..2)
            .map(|_| {
                let place = Arc::clone(&place);
                thread::spawn(move || {
                    let value = place.read(generation);
                    assert!(matches!(value, None | Some(7)));
                })
            })
            .collect();
        place.retire(generation);
        for reader in readers {
            reader.join().expect("a reader ends");
        }
        assert_eq!(place.given_back(), [7]);
    });
}

/// Two that give it back: the engine's deletion, and the end of the registration.
#[test]
fn a_context_that_two_retire_goes_back_once() {
    loom::model(|| {
        let place = Arc::new(Place::new());
        let generation = place.put(7);
        let other = {
            let place = Arc::clone(&place);
            thread::spawn(move || place.retire(generation))
        };
        place.read(generation);
        place.retire(generation);
        other.join().expect("the other one ends");
        assert_eq!(place.given_back(), [7]);
    });
}

/// A number of before finds nothing, however early the place is used again.
#[test]
fn a_stale_number_finds_nothing() {
    loom::model(|| {
        let place = Arc::new(Place::new());
        let old = place.put(7);
        place.retire(old);
        let stale = {
            let place = Arc::clone(&place);
            thread::spawn(move || {
                assert_eq!(place.read(old), None);
                place.retire(old);
            })
        };
        let new = place.put(8);
        assert_eq!(place.state.live(), Some(new));
        assert_ne!(number(old, 3), number(new, 3));
        assert_eq!(parts(number(new, 3)), Some((new, 3)));
        assert_eq!(place.read(new), Some(8));
        stale.join().expect("the stale one ends");
        assert_eq!(place.given_back(), [7]);
        place.retire(new);
        assert_eq!(place.given_back(), [7, 8]);
    });
}
