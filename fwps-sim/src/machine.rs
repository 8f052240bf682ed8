//! The simulated machine: one for the process, behind one lock that is never held while driver code runs.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use parking_lot::{Mutex, MutexGuard};

use crate::Status;
use crate::context;
use crate::engine::Engine;
use crate::engine::host::Host;
use crate::engine::task::Task;
use crate::fwpm::Management;
use crate::kernel::callback_object::Callbacks;
use crate::kernel::cancel_lock;
use crate::kernel::file_system::FileSystem;
use crate::kernel::held_lock::LockTable;
use crate::kernel::io::Io;
use crate::kernel::irql::{Range, level_name};
use crate::kernel::process::Processes;
use crate::kernel::registry::Tree;
use crate::kernel::timer::{self, Timers};
use crate::kmdf::Kmdf;
use crate::memory::offset::FrontMdl;
use crate::ndis::list_context::Contexts;
use crate::options::{Completions, Options};
use crate::scheduler::schedule::Schedule;
use crate::scheduler::{self, Scheduler};
use crate::verify::backtrace::Backtrace;
use crate::verify::contract::Contract;
use crate::verify::fault_plan::FaultPlan;
use crate::verify::hold::Holds;
use crate::verify::ledger::{Found, Kind, Ledger, Memories};
use crate::verify::report::{ObjectEvent, Report};

// It is taken some thirty times for every packet, so it is a lock that costs nothing but two exchanges.
static STATE: Mutex<Option<Machine>> = parking_lot::const_mutex(None);

/// How many reports of one contract are kept; a broken loop breaks its contract for every packet.
const KEPT_PER_CONTRACT: usize = 100;

/// Everything that the machine consists of.
pub(crate) struct Machine {
    /// Tells this machine from those before it.
    pub(crate) generation: u64,
    pub(crate) options: Options,
    pub(crate) scheduler: Scheduler,
    /// What is still to happen at moments that the test or the seed chose.
    pub(crate) schedule: Schedule,
    /// A switch point switches with odds of one to this.
    pub(crate) switch_odds: u64,
    pub(crate) crashed: bool,
    /// Whether a driver refused to load.
    pub(crate) load_refused: bool,
    /// Whether it stopped because driver code would not come to an end.
    pub(crate) hangs: bool,
    /// Calls of C functions so far.
    pub(crate) calls: u64,
    /// How many calls there may be before the job of the test, or a packet, has to have come to its end.
    pub(crate) calls_allowed: u64,
    /// How many drivers were loaded.
    pub(crate) drivers: u32,
    /// Where the driver objects are.
    pub(crate) driver_objects: Vec<usize>,
    /// Drivers whose DriverUnload was called.
    pub(crate) unloading: Vec<u32>,
    /// Time since the start in units of 100 ns. It passes only while every thread waits.
    pub(crate) clock: u64,
    pub(crate) tasks: VecDeque<Task>,
    pub(crate) ledger: Ledger,
    pub(crate) holds: Holds,
    pub(crate) contexts: Contexts,
    pub(crate) locks: LockTable,
    /// The keys of the objects in memory of drivers.
    pub(crate) residents: BTreeSet<usize>,
    pub(crate) timers: Timers,
    pub(crate) io: Io,
    pub(crate) processes: Processes,
    pub(crate) callbacks: Callbacks,
    /// MDLs that retreats put in front of NET_BUFFERs without a list.
    pub(crate) fronts: BTreeMap<usize, Vec<FrontMdl>>,
    /// The path of every open registry key, by handle.
    pub(crate) keys: BTreeMap<usize, String>,
    pub(crate) registry: Tree,
    pub(crate) files: FileSystem,
    /// The framework, and the drivers that are bound to it.
    pub(crate) kmdf: Kmdf,
    pub(crate) faults: FaultPlan,
    pub(crate) reports: Vec<Report>,
    pub(crate) suppressed: u64,
    /// What drivers printed.
    pub(crate) prints: Vec<String>,
    pub(crate) refusals: BTreeMap<&'static str, u64>,
    pub(crate) random: oorandom::Rand64,
    pub(crate) engine: Engine,
    pub(crate) host: Host,
    pub(crate) management: Management,
}

pub(crate) type Guard = MutexGuard<'static, Option<Machine>>;

/// Locks the state. A test that panicked elsewhere leaves it usable.
pub(crate) fn lock() -> Guard {
    STATE.lock()
}

/// Locks the state, unless it is locked for longer than anything takes that another thread does with it.
pub(crate) fn try_lock() -> Option<Guard> {
    STATE.try_lock_for(std::time::Duration::from_secs(1))
}

/// Works on the machine. No driver code may run inside `f`.
pub(crate) fn with<R>(f: impl FnOnce(&mut Machine) -> R) -> R {
    f(lock()
        .as_mut()
        .expect("driver code called the kernel while no simulated machine is running: build a Sim first"))
}

/// Starts a machine.
pub(crate) fn install(machine: Machine) {
    cancel_lock::reset();
    *lock() = Some(machine);
}

impl Machine {
    pub(crate) fn new(generation: u64, options: Options) -> Self {
        let seed = options.seed;
        Self {
            generation,
            scheduler: Scheduler::new(seed),
            schedule: Schedule::new(options.disturbances, seed),
            switch_odds: 8,
            crashed: false,
            load_refused: false,
            hangs: false,
            calls: 0,
            calls_allowed: u64::MAX,
            drivers: 0,
            driver_objects: Vec::new(),
            unloading: Vec::new(),
            clock: 0,
            tasks: VecDeque::new(),
            ledger: Ledger::new(),
            holds: Holds::default(),
            contexts: Contexts::new(),
            locks: LockTable::default(),
            residents: BTreeSet::new(),
            timers: Timers::default(),
            io: Io::default(),
            processes: Processes::default(),
            callbacks: Callbacks::default(),
            fronts: BTreeMap::new(),
            keys: BTreeMap::new(),
            registry: Tree::new(&options.registry),
            files: FileSystem::default(),
            kmdf: Kmdf::default(),
            faults: FaultPlan::new(options.faults.clone(), seed),
            reports: Vec::new(),
            suppressed: 0,
            prints: Vec::new(),
            refusals: BTreeMap::new(),
            random: oorandom::Rand64::new(u128::from(seed) ^ 0x0C0F_FEE0),
            engine: Engine::new(),
            host: Host::new(&options),
            management: Management::new(options.engine_running),
            options,
        }
    }

    /// A number below `bound`, by the seed.
    pub(crate) fn draw(&mut self, bound: u64) -> u64 {
        self.random.rand_range(0..bound.max(1))
    }

    /// When something happens by the time alone: a wait that ends, or a timer.
    pub(crate) fn next_moment(&self) -> Option<u64> {
        let timers = self.timers.earliest();
        self.scheduler.earliest().into_iter().chain(timers).min()
    }

    /// Lets time pass until then.
    pub(crate) fn pass_to(&mut self, moment: u64) {
        self.clock = self.clock.max(moment);
        let now = self.clock;
        self.scheduler.expire(now);
        timer::expire(self);
    }

    /// How the next completion comes.
    pub(crate) fn draw_completion(&mut self) -> Completions {
        match self.options.completions {
            Completions::Seeded => match self.draw(3) {
                0 => Completions::Early,
                1 => Completions::Late,
                _ => Completions::OtherThread,
            },
            fixed => fixed,
        }
    }

    /// Notes a broken contract at the function that the driver is in.
    pub(crate) fn report(&mut self, contract: Contract, text: impl Into<String>) -> &mut Report {
        self.report_about(contract, &[], text)
    }

    /// Notes a broken contract, with the histories of the objects at these addresses.
    pub(crate) fn report_about(
        &mut self,
        contract: Contract,
        about: &[usize],
        text: impl Into<String>,
    ) -> &mut Report {
        let objects = about
            .iter()
            .filter_map(|address| match self.ledger.find(*address) {
                Found::Live(object) => Some(object.history()),
                Found::Dead(object) => Some(object.history()),
                Found::Unknown => None,
            })
            .collect();
        // Outside of driver code it is who had the object.
        let driver = match context::driver() {
            0 => about.iter().find_map(|address| match self.ledger.find(*address) {
                Found::Live(object) => Some(object.driver),
                Found::Dead(object) => Some(object.driver),
                Found::Unknown => None,
            }),
            running => Some(running),
        };
        let function = context::function();
        let report = Report {
            driver: driver.unwrap_or_default(),
            contract,
            rule: contract.rule(),
            functions: if function.is_empty() {
                Vec::new()
            } else {
                vec![function]
            },
            objects,
            packet: context::packet(),
            text: text.into(),
            // Without a driver on the stack there is nothing to show.
            backtrace: (context::driver() != 0).then(Backtrace::capture),
            threads: Vec::new(),
            fatal: false,
        };
        let known = self
            .reports
            .iter()
            .filter(|other| other.contract == contract)
            .count();
        if known >= KEPT_PER_CONTRACT {
            self.suppressed += 1;
            let last = self.reports.iter().rposition(|other| other.contract == contract);
            return &mut self.reports[last.expect("there are reports of this contract")];
        }
        self.reports.push(report);
        self.reports.last_mut().expect("one was pushed")
    }

    fn backtrace(&self) -> Option<Backtrace> {
        (self.options.backtraces && context::driver() != 0).then(Backtrace::capture)
    }

    /// A step in the life of an object, at the function that the driver is in.
    pub(crate) fn event(&self, action: &'static str) -> ObjectEvent {
        ObjectEvent {
            action,
            function: context::function(),
            packet: context::packet(),
            backtrace: self.backtrace(),
        }
    }

    /// Notes a step in the life of the object at `address`.
    pub(crate) fn note(&mut self, address: usize, action: &'static str) {
        let event = self.event(action);
        if let Some(object) = self.ledger.get_mut(address) {
            object.events.push(event);
        }
    }

    /// Enters an object into the ledger.
    pub(crate) fn create(&mut self, address: usize, kind: Kind, memory: impl Into<Memories>) {
        let event = self.event("created");
        self.ledger
            .insert(address, kind, memory.into(), event, context::driver());
    }

    /// Takes an object out of the ledger and poisons its memory.
    pub(crate) fn destroy(&mut self, address: usize, action: &'static str) {
        self.forget_residents_of(address);
        self.forget_locks_of(address);
        if !self.host.tags.is_empty() {
            self.host.tags.list_is_gone(address);
        }
        if self.residents.remove(&address) {
            self.timers.forget(address);
        }
        let event = self.event(action);
        let damage = self.ledger.remove(address, event);
        // A packet may have lived in this list alone.
        self.remove_tags_of_the_gone();
        self.report_damage(damage);
    }

    /// Whether the fault plan makes this call fail; counts it. `statuses` are those of its page, the usual one first.
    pub(crate) fn fault(&mut self, statuses: &[Status]) -> Option<Status> {
        let function = context::function();
        let status = self.faults.decide(function, statuses)?;
        *self.refusals.entry(function).or_default() += 1;
        Some(status)
    }

    /// The status that the running call fails with where nothing can let it fail as things are, and only a plan that names the function does.
    /// `usual` is what comes when the plan names no status.
    pub(crate) fn fault_if_named(&mut self, usual: Status) -> Option<Status> {
        let function = context::function();
        let status = self.faults.decide_if_named(function, usual)?;
        *self.refusals.entry(function).or_default() += 1;
        Some(status)
    }
}

/// The time of one call into a simulated function.
pub(crate) struct Call {
    previous: &'static str,
    entry: usize,
    /// Whether its end is a switch point, too.
    hands_over: bool,
}

impl Call {
    /// The call gives something to other threads, as a lock or a signal: they may be done with it before the call returns, and with what
    /// belonged to it. So its end is a switch point, too.
    pub(crate) fn handing_over(mut self) -> Self {
        self.hands_over = true;
        self
    }
}

/// Begins a call of the C function `name`: a switch point, and the check of the IRQL, whose breach is reported as `contract`.
pub(crate) fn enter(name: &'static str, range: Range, contract: Contract) -> Call {
    let call = begin(name);
    let mut guard = scheduler::switch_point(lock_or_explain(name));
    let irql = context::irql();
    if irql > range.max || irql < range.min {
        let machine = guard.as_mut().expect("checked by lock_or_explain");
        let expected = if irql > range.max {
            format!("at most {}", level_name(range.max))
        } else {
            format!("at least {}", level_name(range.min))
        };
        machine.report(
            contract,
            format!("{name} was called at {}; it needs {expected}", level_name(irql)),
        );
    }
    call
}

/// Begins a call of a function that may be called at any IRQL: a switch point, and no check.
///
/// Only functions that touch nothing but memory of the caller's own, or the IRQL of the thread, begin with neither: those that
/// initialise a lock or an event, and KeGetCurrentIrql.
pub(crate) fn enter_quietly(name: &'static str) -> Call {
    let call = begin(name);
    drop(scheduler::switch_point(lock_or_explain(name)));
    call
}

/// Notes the function, and where on the stack the driver called it.
#[inline(always)]
fn begin(name: &'static str) -> Call {
    Call {
        previous: context::set_function(name),
        entry: context::set_entry(context::stack_pointer()),
        hands_over: false,
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        if self.hands_over {
            scheduler::switch_point_behind();
        }
        context::set_function(self.previous);
        context::set_entry(self.entry);
    }
}

fn lock_or_explain(name: &str) -> Guard {
    let guard = lock();
    assert!(
        guard.is_some(),
        "{name} was called while no simulated machine is running: build a Sim first"
    );
    guard
}

/// Stops the machine with a fatal report, as a bug check does.
pub(crate) fn bug_check(contract: Contract, about: &[usize], text: impl Into<String>) -> ! {
    let mut guard = lock();
    let machine = guard.as_mut().expect("driver code runs on a machine");
    machine.report_about(contract, about, text).fatal = true;
    scheduler::stop_here(guard)
}
