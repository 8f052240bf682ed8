//! Closing an injection handle against injections and their completions.

use loom::{
    model::Builder,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
};

use crate::{Passive, ffi::STACK, rundown::Rundown};

/// A handle and the stack behind it.
struct Handle {
    rundown: Rundown,
    /// Injections whose completion has not returned, as the stack counts them.
    pending: AtomicUsize,
    /// `FwpsInjectionHandleDestroy0` has returned: the handle, and the image with the completions, may be gone.
    gone: AtomicBool,
}

impl Handle {
    fn new() -> Arc<Self> {
        Arc::new(Self {
            rundown: Rundown::new(),
            pending: AtomicUsize::new(0),
            gone: AtomicBool::new(false),
        })
    }

    /// An inject function: it uses the handle, and its completion comes later. `false` if the handle is closing.
    fn inject(&self) -> bool {
        let Some(_using) = self.rundown.enter() else {
            return false;
        };
        assert!(!self.gone.load(Ordering::SeqCst), "used after it was destroyed");
        self.pending.fetch_add(1, Ordering::SeqCst);
        true
    }

    fn complete(&self) {
        assert!(
            !self.gone.load(Ordering::SeqCst),
            "completed after the image was gone"
        );
        self.pending.fetch_sub(1, Ordering::SeqCst);
    }

    /// What the image does at unload.
    fn close(&self) {
        self.rundown.close(&Passive::assume());
        while self.pending.load(Ordering::SeqCst) != 0 {
            thread::yield_now();
        }
        self.gone.store(true, Ordering::SeqCst);
    }
}

fn model(check: impl Fn() + Sync + Send + 'static) {
    let mut builder = Builder::new();
    // More switches than this find nothing else in these models, and take hours.
    builder.preemption_bound = Some(3);
    builder.max_branches = 100_000;
    builder.check(check);
}

/// C-007, C-009: an injection either comes before the close, which waits for its completion, or is refused.
#[test]
fn a_handle_closes_after_every_injection_that_it_let_in() {
    model(|| {
        let handle = Handle::new();
        let injecting = {
            let handle = Arc::clone(&handle);
            thread::spawn(move || {
                if handle.inject() {
                    handle.complete();
                }
            })
        };
        handle.close();
        injecting.join().expect("the injection does not panic");
    });
}

/// The same, with two processors whose uses are counted apart.
#[test]
fn a_handle_closes_after_injections_on_two_processors() {
    model(|| {
        let handle = Handle::new();
        let injecting = [0, 1].map(|processor: usize| {
            let handle = Arc::clone(&handle);
            thread::spawn(move || {
                STACK.with(|stack| stack.set(processor << 14));
                if handle.inject() {
                    handle.complete();
                }
            })
        });
        handle.close();
        for thread in injecting {
            thread.join().expect("the injection does not panic");
        }
    });
}

/// C-007, C-013: the completion runs on another thread, perhaps before the inject call returned, and injects again.
#[test]
fn a_completion_that_injects_again_is_waited_for_or_refused() {
    model(|| {
        let handle = Handle::new();
        assert!(handle.inject(), "nobody closes yet");
        let completing = {
            let handle = Arc::clone(&handle);
            thread::spawn(move || {
                let again = handle.inject();
                handle.complete();
                if again {
                    handle.complete();
                }
            })
        };
        handle.close();
        completing.join().expect("the completion does not panic");
    });
}

/// An owner that does not wait destroys the handle only while nobody uses it, and the image destroys it else.
#[test]
fn a_handle_that_is_closed_without_waiting_is_destroyed_unused() {
    model(|| {
        let handle = Handle::new();
        let injecting = {
            let handle = Arc::clone(&handle);
            thread::spawn(move || {
                if handle.inject() {
                    handle.complete();
                }
            })
        };
        if handle.rundown.try_close() {
            while handle.pending.load(Ordering::SeqCst) != 0 {
                thread::yield_now();
            }
            handle.gone.store(true, Ordering::SeqCst);
        }
        assert!(!handle.inject(), "used after it was closed");
        injecting.join().expect("the injection does not panic");
    });
}
