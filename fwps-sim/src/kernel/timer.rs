//! Timers. Simulated time passes while every thread waits; now and then, by the seed, it passes while threads could run.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{BOOLEAN, KTIMER, LARGE_INTEGER, LONG, PKDPC, PKTIMER, TIMER_TYPE, ULONG};

use super::object::KernelObject;
use super::{dispatcher, dpc, resident, time};
use crate::context;
use crate::export::{export, export_for_c};
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::scheduler::Wait;
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// The type byte of a notification timer; a synchronization timer has the next one.
const TIMER_OBJECT: u8 = 8;

/// Units of 100 ns in a millisecond, which periods are in.
const MILLISECOND: u64 = 10_000;

/// The timers that are set.
#[derive(Debug, Default)]
pub(crate) struct Timers(Vec<Armed>);

#[derive(Clone, Copy, Debug)]
struct Armed {
    timer: usize,
    due: u64,
    /// In units of 100 ns; zero for a timer that expires once.
    period: u64,
    dpc: usize,
    driver: u32,
}

impl Timers {
    /// When the next timer expires.
    pub(crate) fn earliest(&self) -> Option<u64> {
        self.0.iter().map(|armed| armed.due).min()
    }

    /// Takes a timer out. True when it was set.
    fn remove(&mut self, timer: usize) -> bool {
        let before = self.0.len();
        self.0.retain(|armed| armed.timer != timer);
        self.0.len() < before
    }

    /// Takes out the timer that the ledger knows so, whose memory goes.
    pub(crate) fn forget(&mut self, key: usize) {
        self.0.retain(|armed| resident::timer(armed.timer) != key);
    }
}

fn set_queued(machine: &mut Machine, timer: usize, value: bool) {
    let key = resident::timer(timer);
    if let Some(Kind::Kernel(KernelObject::Timer { queued })) =
        machine.ledger.get_mut(key).map(|object| &mut object.kind)
    {
        *queued = value;
    }
}

/// Lets every timer expire that is due by now, in the order of their times.
pub(crate) fn expire(machine: &mut Machine) {
    let now = machine.clock;
    let mut due: Vec<Armed> = machine
        .timers
        .0
        .iter()
        .filter(|armed| armed.due <= now)
        .copied()
        .collect();
    due.sort_by_key(|armed| armed.due);
    for armed in due {
        if armed.period == 0 {
            machine.timers.remove(armed.timer);
            set_queued(machine, armed.timer, false);
        } else {
            let timers = machine.timers.0.iter_mut();
            for other in timers.filter(|other| other.timer == armed.timer) {
                other.due = now + armed.period;
            }
        }
        dispatcher::set_signal(armed.timer, 1);
        machine.scheduler.wake(Wait::Object(armed.timer));
        if armed.dpc != 0 {
            dpc::insert(machine, armed.dpc, [0, 0], armed.driver);
        }
    }
}

/// Sets a timer, as `KeSetTimerEx` says.
fn set(timer: PKTIMER, due: LARGE_INTEGER, period: LONG, dpc: PKDPC) -> BOOLEAN {
    let (timer, dpc) = (timer.expose_provenance(), dpc.expose_provenance());
    // SAFETY: every view of the union is 64 bits.
    let due = unsafe { due.QuadPart };
    machine::with(|machine| {
        let key = resident::timer(timer);
        if machine.ledger.get(key).is_none() {
            let text = format!(
                "{} was given a timer that was never initialised",
                context::function()
            );
            machine.report_about(contract!(385), &[key], text);
            return 0;
        }
        let was_set = machine.timers.remove(timer);
        dispatcher::set_signal(timer, 0);
        // SAFETY: the timer is resident memory of the driver (C-385), initialised by KeInitializeTimerEx.
        unsafe { access::store(timer + offset_of!(KTIMER, Dpc), dpc) };
        // SAFETY: as above.
        unsafe { access::store(timer + offset_of!(KTIMER, Period), period) };
        machine.timers.0.push(Armed {
            timer,
            due: time::moment(machine.clock, due),
            period: period.max(0) as u64 * MILLISECOND,
            dpc,
            driver: context::driver(),
        });
        set_queued(machine, timer, true);
        machine.note(key, "set");
        expire(machine);
        BOOLEAN::from(was_set)
    })
}

export! {
    /// Makes a timer of the memory.
    fn KeInitializeTimerEx(Timer: PKTIMER, Type: TIMER_TYPE) {
        let _call = machine::enter("KeInitializeTimerEx", Range::UP_TO_DISPATCH, contract!(385));
        let timer = Timer.expose_provenance();
        machine::with(|machine| {
            if machine.timers.remove(timer) {
                let text = "KeInitializeTimerEx was given a timer that is set";
                machine.report_about(contract!(385), &[resident::timer(timer)], text);
            }
            // SAFETY: the timer is resident memory of the driver, by the contract of the function.
            unsafe { access::fill(timer, 0, size_of::<KTIMER>()) };
            dispatcher::initialise(timer, TIMER_OBJECT + Type as u8, false);
            let kind = Kind::Kernel(KernelObject::Timer { queued: false });
            machine.create_resident(resident::timer(timer), kind);
        });
    }

    /// Sets a timer: it is signalled when it is due, and its DPC is queued; again and again with a period, in milliseconds. TRUE
    /// when it was set already; then it is set anew.
    fn KeSetTimerEx(Timer: PKTIMER, DueTime: LARGE_INTEGER, Period: LONG, Dpc: PKDPC) -> BOOLEAN {
        let _call = machine::enter("KeSetTimerEx", Range::UP_TO_DISPATCH, contract!(385));
        set(Timer, DueTime, Period, Dpc)
    }

    /// Takes a timer back. TRUE when it was set. Its DPC may be queued or running all the same.
    fn KeCancelTimer(Timer: PKTIMER) -> BOOLEAN {
        let _call = machine::enter("KeCancelTimer", Range::UP_TO_DISPATCH, contract!(385));
        let timer = Timer.expose_provenance();
        machine::with(|machine| {
            let was_set = machine.timers.remove(timer);
            if was_set {
                set_queued(machine, timer, false);
                machine.note(resident::timer(timer), "cancelled");
            }
            BOOLEAN::from(was_set)
        })
    }
}

export_for_c! {
    /// Whether a timer has expired.
    fn KeReadStateTimer(Timer: PKTIMER) -> BOOLEAN {
        let _call = machine::enter("KeReadStateTimer", Range::UP_TO_DISPATCH, contract!(385));
        BOOLEAN::from(dispatcher::signal(Timer.expose_provenance()) > 0)
    }

    /// As `KeSetTimerEx`. That the timer may be late by so many milliseconds is not made use of.
    fn KeSetCoalescableTimer(
        Timer: PKTIMER,
        DueTime: LARGE_INTEGER,
        Period: ULONG,
        _TolerableDelay: ULONG,
        Dpc: PKDPC,
    ) -> BOOLEAN {
        let _call = machine::enter("KeSetCoalescableTimer", Range::UP_TO_DISPATCH, contract!(385));
        set(Timer, DueTime, LONG::try_from(Period).unwrap_or(LONG::MAX), Dpc)
    }
}
