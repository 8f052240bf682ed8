//! The slot of a callout type: classify calls look into it while callouts are registered, unregistered and dropped.

use loom::{
    cell::UnsafeCell,
    model,
    sync::{Arc, Mutex},
    thread,
};

use crate::{Error, slot::Slot};

/// A value that is made, read by calls, and dropped; the checker notices what overlaps. Zero before and after its life.
struct Watched(UnsafeCell<u32>);

impl Watched {
    fn unborn() -> Self {
        Self(UnsafeCell::new(0))
    }

    fn set(&self, value: u32) {
        // SAFETY: the checker reports it if another thread reads or writes meanwhile, which is what these models are for.
        self.0.with_mut(|place| unsafe { *place = value });
    }

    fn read(&self) -> u32 {
        // SAFETY: as above.
        self.0.with(|place| unsafe { *place })
    }
}

/// A registration: the callout, and what it keeps beside it.
struct Registration {
    callout: Watched,
    kept: Watched,
}

impl Registration {
    fn unborn() -> Self {
        Self {
            callout: Watched::unborn(),
            kept: Watched::unborn(),
        }
    }

    fn make(&self, name: u32) {
        self.callout.set(name);
        self.kept.set(name);
    }

    fn end(&self) {
        self.make(0);
    }

    fn fill(&self, slot: &Slot<Watched>) -> Result<(), Error> {
        let registration = (&raw const *self).cast();
        // SAFETY: both live as long as the model, which never frees them but writes what dropping would.
        unsafe { slot.fill(&raw const self.callout, registration) }
    }
}

/// An empty slot, as the static of a driver has it.
fn empty() -> Slot<Watched> {
    let slot = Slot::new();
    assert_eq!(call(&slot), (None, None), "a slot begins empty");
    slot
}

/// What a classify function does: it looks up the callout, or its registration, and uses it.
fn call(slot: &Slot<Watched>) -> (Option<u32>, Option<u32>) {
    // SAFETY: the values live as long as the model; whether they are used in time is what the checker is asked.
    let callout = unsafe { slot.callout() };
    let callout = callout.map(Watched::read);
    // SAFETY: as above; every registration of these models is of this type.
    let registration = unsafe { slot.registration::<Registration>() };
    (callout, registration.map(|registration| registration.kept.read()))
}

/// The filter engine: it calls registered callouts, and unregistering waits for the calls that run.
#[derive(Default)]
struct Engine(Mutex<Calls>);

#[derive(Default)]
struct Calls {
    registered: bool,
    running: usize,
}

impl Engine {
    fn set_registered(&self, registered: bool) {
        self.0.lock().expect("no model panics with the lock").registered = registered;
    }

    /// One call, if the callout is registered.
    fn classify(&self, call: impl FnOnce()) {
        {
            let mut calls = self.0.lock().expect("no model panics with the lock");
            if !calls.registered {
                return;
            }
            calls.running += 1;
        }
        call();
        self.0.lock().expect("no model panics with the lock").running -= 1;
    }

    /// `FwpsCalloutUnregisterById0`: no call begins any more, and none runs when it returns.
    fn unregister(&self) {
        self.set_registered(false);
        while self.0.lock().expect("no model panics with the lock").running != 0 {
            thread::yield_now();
        }
    }
}

/// C-149: a call that comes while the callout is being registered finds nothing or the whole callout, with nothing but the slot to order it.
#[test]
fn a_call_finds_a_callout_that_is_made() {
    model(|| {
        let slot = Arc::new(empty());
        let registration = Arc::new(Registration::unborn());
        let calling = {
            let (slot, registration) = (Arc::clone(&slot), Arc::clone(&registration));
            thread::spawn(move || {
                let (callout, kept) = call(&slot);
                assert!(matches!(callout, None | Some(7)), "an unborn callout");
                assert!(matches!(kept, None | Some(7)), "an unborn registration");
                drop(registration);
            })
        };
        registration.make(7);
        registration.fill(&slot).expect("the slot is empty");
        assert_eq!(call(&slot), (Some(7), Some(7)));
        calling.join().expect("the call ends");
    });
}

/// C-149, C-373: calls before, during and after an unload and the next load find the callout that is registered, and never one that is
/// dropped.
#[test]
fn no_call_finds_a_callout_that_is_dropped() {
    model(|| {
        let slot = Arc::new(empty());
        let engine = Arc::new(Engine::default());
        let registrations = Arc::new([Registration::unborn(), Registration::unborn()]);
        let [first, second] = &*registrations;
        first.make(1);
        first.fill(&slot).expect("the slot is empty");
        engine.set_registered(true);
        let calling = {
            let (slot, engine) = (Arc::clone(&slot), Arc::clone(&engine));
            let registrations = Arc::clone(&registrations);
            thread::spawn(move || {
                for _ in 0..2 {
                    engine.classify(|| {
                        let (callout, kept) = call(&slot);
                        assert!(matches!(callout, Some(1 | 2)), "found {callout:?}");
                        assert_eq!(kept, callout, "the registration of another callout");
                    });
                }
                drop(registrations);
            })
        };
        engine.unregister();
        slot.clear();
        first.end();
        second.make(2);
        second.fill(&slot).expect("the slot was cleared");
        engine.set_registered(true);
        engine.unregister();
        slot.clear();
        second.end();
        calling.join().expect("the calls end");
        assert_eq!(call(&slot), (None, None), "a slot ends empty");
    });
}

/// Two registrations of one type: one gets the slot, and the other one, which is refused, leaves it as it is.
#[test]
fn a_refused_registration_disturbs_no_other() {
    model(|| {
        let slot = Arc::new(empty());
        let registrations = Arc::new([Registration::unborn(), Registration::unborn()]);
        let [first, second] = &*registrations;
        first.make(1);
        let other = {
            let (slot, registrations) = (Arc::clone(&slot), Arc::clone(&registrations));
            thread::spawn(move || {
                let [_, second] = &*registrations;
                second.make(2);
                second.fill(&slot)
            })
        };
        let filled = first.fill(&slot);
        let other_filled = other.join().expect("the other one ends");
        let expected = match (filled, other_filled) {
            (Ok(()), Err(Error::AlreadyRegistered)) => Some(1),
            (Err(Error::AlreadyRegistered), Ok(())) => Some(2),
            both => panic!("{both:?}"),
        };
        assert_eq!(call(&slot), (expected, expected));
        assert_eq!(second.kept.read(), 2);
    });
}

/// A registration that the engine refused empties the slot while another one fills it: that one's callout stays whole.
#[test]
fn a_slot_that_is_emptied_is_filled_whole() {
    model(|| {
        let slot = Arc::new(empty());
        let registrations = Arc::new([Registration::unborn(), Registration::unborn()]);
        let [first, second] = &*registrations;
        first.make(1);
        first.fill(&slot).expect("the slot is empty");
        second.make(2);
        let emptying = {
            let slot = Arc::clone(&slot);
            thread::spawn(move || slot.clear())
        };
        let filled = second.fill(&slot);
        emptying.join().expect("it is emptied");
        let expected = if filled.is_ok() { Some(2) } else { None };
        assert_eq!(call(&slot), (expected, expected));
    });
}
