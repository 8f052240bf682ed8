//! The filter engine, as far as it completes what was pended.

use std::ptr::NonNull;

use fwps_sys::NET_BUFFER_LIST;
use loom::{
    cell::UnsafeCell,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use super::Decision;

/// What the engine saw.
pub(super) struct Engine {
    /// The completions, in their order. `None` is one without a decision.
    completed: Mutex<Vec<Option<Decision>>>,
    /// Unload has ended what is pended, and goes on to filters and callouts.
    closed: AtomicBool,
    /// What the engine keeps with a classification that is pended: its completion frees it, and the checker notices whoever uses it then.
    request: UnsafeCell<bool>,
}

impl Engine {
    pub(super) fn new() -> Self {
        Self {
            completed: Mutex::new(Vec::new()),
            closed: AtomicBool::new(false),
            request: UnsafeCell::new(true),
        }
    }

    pub(super) fn completed(&self) -> Vec<Option<Decision>> {
        self.completed
            .lock()
            .expect("no model panics with the lock")
            .clone()
    }

    /// Waits for a completion to begin, as the reauthorisation that it brings does.
    pub(super) fn wait_for_completion(&self) {
        while self.completed().is_empty() {
            thread::yield_now();
        }
    }

    /// The unload is past the pended operations.
    pub(super) fn close(&self) {
        self.closed.store(true, Ordering::SeqCst);
    }

    /// Changes the request of a classification, which must be there.
    pub(super) fn change_request(&self) {
        // SAFETY: the checker reports it if another thread uses it meanwhile, which is what these models are for.
        self.request
            .with_mut(|request| assert!(unsafe { *request }, "changed after the completion"));
    }

    fn free_request(&self) {
        // SAFETY: as above.
        self.request.with_mut(|request| unsafe { *request = false });
    }

    fn complete(&self, decision: Option<Decision>) {
        assert!(
            !self.closed.load(Ordering::SeqCst),
            "completed after the unload had waited for that"
        );
        let mut completed = self.completed.lock().expect("no model panics with the lock");
        completed.push(decision);
    }
}

/// Something pended, which is lost if it is dropped before it was completed.
struct Pended {
    engine: Arc<Engine>,
    is_completed: bool,
}

impl Pended {
    fn complete(&mut self, decision: Option<Decision>) {
        self.is_completed = true;
        self.engine.complete(decision);
    }
}

impl Drop for Pended {
    fn drop(&mut self) {
        assert!(
            self.is_completed || std::thread::panicking(),
            "lost: nobody can complete it any more"
        );
    }
}

pub(super) mod completion_context {
    use super::{Arc, Engine, NET_BUFFER_LIST, NonNull, Pended};

    /// An operation, which the engine classifies again in its completion if `inside` says so.
    pub(in crate::pended) struct CompletionContext {
        pended: Pended,
        inside: Option<Box<dyn FnOnce()>>,
    }

    impl CompletionContext {
        pub(in crate::pended) fn new(engine: &Arc<Engine>, inside: Option<Box<dyn FnOnce()>>) -> Self {
            let engine = Arc::clone(engine);
            let pended = Pended {
                engine,
                is_completed: false,
            };
            Self { pended, inside }
        }

        /// # Safety
        /// None here; the crate's asks for a clone of the packet.
        pub(in crate::pended) unsafe fn complete(mut self, _list: Option<NonNull<NET_BUFFER_LIST>>) {
            // The engine is not told what was decided about an operation; it asks classify.
            self.pended.complete(None);
            if let Some(classify) = self.inside.take() {
                classify();
            }
        }
    }
}

pub(super) mod layer {
    /// By what an operation is known again.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(in crate::pended) struct Identity(pub(in crate::pended) u32);
}

pub(super) mod pended_classification {
    use super::{Arc, Decision, Engine, Pended};

    #[derive(Clone, Copy, Debug)]
    pub(in crate::pended) enum Answer {
        Decide(Decision),
        ClassifyAgain,
    }

    pub(in crate::pended) struct Classification(Pended);

    impl Classification {
        pub(in crate::pended) fn new(engine: &Arc<Engine>) -> Self {
            let engine = Arc::clone(engine);
            Self(Pended {
                engine,
                is_completed: false,
            })
        }

        pub(in crate::pended) fn complete(mut self, answer: Answer) {
            self.0.engine.free_request();
            self.0.complete(match answer {
                Answer::Decide(decision) => Some(decision),
                Answer::ClassifyAgain => None,
            });
        }
    }
}
