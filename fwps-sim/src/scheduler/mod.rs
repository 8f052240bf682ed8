//! Threads of the simulated machine: real ones, of which exactly one runs at a time.
//!
//! The right to run is a baton. A thread passes it on when it blocks, when it ends, and at switch points that the seed
//! chooses, so a seed replays the same interleaving. Driver code never runs on the thread of the test: that thread waits
//! until the job it submitted is done or the machine has stopped. A stopped machine never runs driver code again; its threads
//! stay parked, which is why a bug check or a deadlock does not end the test process.

mod baton;
mod host_stack;
mod job;
mod picture;
pub(crate) mod routine;
pub(crate) mod schedule;

use std::sync::Arc;
use std::thread::JoinHandle;

use parking_lot::Condvar;

pub(crate) use baton::{block, disturb, stop_here, switch_point, switch_point_behind};
pub use host_stack::set_stack_walker;
pub(crate) use job::{settle, shut_down, submit};

use host_stack::HostThread;
use picture::Picture;

/// What a thread is given to do.
pub(crate) type Job = Box<dyn FnOnce() + Send>;

/// Stack of a simulated thread in bytes. Kernel stacks are far smaller; test builds and sanitizers need more.
const STACK: usize = 1 << 20;

/// Signals the test thread that its job is done or the machine stopped.
static DONE: Condvar = Condvar::new();

/// The threads of one machine.
pub(crate) struct Scheduler {
    threads: Vec<Thread>,
    current: Option<usize>,
    finished: bool,
    /// When the job of the test began.
    began: u64,
    shutdown: bool,
    /// Whether the machine is about to stop, and threads that wait say what they are doing.
    inspected: bool,
    random: oorandom::Rand64,
}

struct Thread {
    state: State,
    condvar: Arc<Condvar>,
    job: Option<Job>,
    driver: u32,
    deadline: Option<u64>,
    timed_out: bool,
    /// Whether it blocked inside a completion routine.
    completing: bool,
    join: Option<JoinHandle<()>>,
    /// How the host names it, once it runs.
    host: Option<HostThread>,
    picture: Option<Picture>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Without a job.
    Idle,
    /// Could run.
    Ready,
    Running,
    Blocked(Wait),
    /// In the middle of driver code that runs no more; its stack stays.
    Gone,
}

/// What a thread waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wait {
    /// A dispatcher object (event, thread) at this address.
    Object(usize),
    /// Any of several dispatcher objects.
    Objects,
    SpinLock(usize),
    /// The end of all injections of a handle.
    Injections(usize),
    /// The end of all calls of a callout.
    Callout(u32),
    Rundown(usize),
    /// The end of all queued DPCs.
    Dpcs,
    /// The transaction lock of the filter engine.
    Transaction,
    /// The end of the running callbacks of a subscription to the engine's state.
    EngineState(usize),
    Time,
}

impl Scheduler {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            threads: Vec::new(),
            current: None,
            finished: false,
            began: 0,
            shutdown: false,
            inspected: false,
            random: oorandom::Rand64::new(u128::from(seed) ^ 0x5C4E_D01E),
        }
    }

    /// Gives `job` of a driver (zero for the stack) to an idle thread, or to a new one; the thread becomes ready.
    pub(crate) fn start(&mut self, generation: u64, driver: u32, job: Job) -> usize {
        // Thread 0 belongs to the jobs of the test, even if there was none yet.
        if self.threads.is_empty() {
            self.add(generation);
        }
        let idle = self
            .threads
            .iter()
            .skip(1)
            .position(|thread| thread.state == State::Idle);
        let id = match idle {
            Some(index) => index + 1,
            None => self.add(generation),
        };
        self.threads[id].job = Some(job);
        self.threads[id].driver = driver;
        self.threads[id].state = State::Ready;
        id
    }

    fn add(&mut self, generation: u64) -> usize {
        let id = self.threads.len();
        let condvar = Arc::new(Condvar::new());
        let own = Arc::clone(&condvar);
        let join = std::thread::Builder::new()
            .name(format!("fwps-sim {id}"))
            .stack_size(STACK)
            .spawn(move || baton::run(id, generation, &own))
            .expect("the host can start a thread");
        self.threads.push(Thread {
            state: State::Idle,
            condvar,
            job: None,
            driver: 0,
            deadline: None,
            timed_out: false,
            completing: false,
            join: Some(join),
            host: None,
            picture: None,
        });
        id
    }

    /// Makes everything that waits for `wait` ready.
    pub(crate) fn wake(&mut self, wait: Wait) {
        for thread in &mut self.threads {
            // Who waits for several objects looks at all of them when any one is signalled.
            let objects = matches!(wait, Wait::Object(_)) && thread.state == State::Blocked(Wait::Objects);
            if objects || thread.state == State::Blocked(wait) {
                thread.state = State::Ready;
                thread.deadline = None;
            }
        }
    }

    /// Lets no thread run any more that is in the middle of something for a driver that is gone.
    pub(crate) fn abandon_busy(&mut self, driver: u32) {
        let busy = |thread: &&mut Thread| thread.driver == driver && thread.state != State::Idle;
        for thread in self.threads.iter_mut().skip(1).filter(busy) {
            thread.state = State::Gone;
        }
    }

    fn is_ready(&self, except: usize) -> bool {
        self.threads
            .iter()
            .enumerate()
            .any(|(id, thread)| id != except && thread.state == State::Ready)
    }

    /// Whether a thread waits for something.
    pub(crate) fn is_blocked(&self, id: usize) -> bool {
        self.threads
            .get(id)
            .is_some_and(|thread| matches!(thread.state, State::Blocked(_)))
    }

    /// The moment of the next timeout.
    pub(crate) fn earliest(&self) -> Option<u64> {
        let blocked = self
            .threads
            .iter()
            .filter(|thread| matches!(thread.state, State::Blocked(_)));
        blocked.filter_map(|thread| thread.deadline).min()
    }

    /// Makes ready what times out at `now`.
    pub(crate) fn expire(&mut self, now: u64) {
        for thread in &mut self.threads {
            if matches!(thread.state, State::Blocked(_)) && thread.deadline.is_some_and(|at| at <= now) {
                thread.state = State::Ready;
                thread.deadline = None;
                thread.timed_out = true;
            }
        }
    }
}
