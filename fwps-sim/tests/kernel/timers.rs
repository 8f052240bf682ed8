//! Timers and DPCs.

use std::sync::atomic::{AtomicU32, Ordering};

use fwps_sim::Sim;
use fwps_sys as sys;
use sys::{KDPC, KTIMER, LARGE_INTEGER};

use crate::call::{Shared, assert_reported, run, run_with_seed};
use crate::driver;

const MILLISECOND: i64 = 10_000;
const TAG: u32 = 0x7265_6D74;

/// A timer with a DPC that counts.
pub(crate) struct Ticker {
    timer: KTIMER,
    dpc: KDPC,
    ticks: AtomicU32,
    processor: AtomicU32,
}

unsafe extern "system" fn tick(
    _dpc: sys::PRKDPC,
    context: sys::PVOID,
    _first: sys::PVOID,
    _second: sys::PVOID,
) {
    assert_eq!(unsafe { sys::KeGetCurrentIrql() }, 2);
    let ticker = unsafe { &*context.cast::<Ticker>() };
    ticker.ticks.fetch_add(1, Ordering::SeqCst);
    let processor = unsafe { sys::KeGetCurrentProcessorNumberEx(std::ptr::null_mut()) };
    ticker.processor.store(processor, Ordering::SeqCst);
}

fn relative(milliseconds: i64) -> LARGE_INTEGER {
    LARGE_INTEGER {
        QuadPart: -milliseconds * MILLISECOND,
    }
}

impl Ticker {
    fn initialise(this: *mut Ticker, kind: sys::TIMER_TYPE) {
        unsafe {
            (&raw mut (*this).ticks).write(AtomicU32::new(0));
            (&raw mut (*this).processor).write(AtomicU32::new(0));
            sys::KeInitializeTimerEx(&raw mut (*this).timer, kind);
            sys::KeInitializeDpc(&raw mut (*this).dpc, Some(tick), this.cast());
        }
    }

    fn set(this: *mut Ticker, due: LARGE_INTEGER, period: i32) -> bool {
        unsafe { sys::KeSetTimerEx(&raw mut (*this).timer, due, period, &raw mut (*this).dpc) != 0 }
    }

    fn ticks(this: *mut Ticker) -> u32 {
        unsafe { (*this).ticks.load(Ordering::SeqCst) }
    }
}

fn ticker() -> Box<Ticker> {
    unsafe { Box::new(std::mem::zeroed()) }
}

fn sleep(milliseconds: i64) {
    let mut time = relative(milliseconds);
    unsafe { sys::KeDelayExecutionThread(0, 0, &raw mut time) };
}

#[test]
fn a_timer_queues_its_dpc_once_when_it_is_due() {
    let mut ticker = ticker();
    let ticker = Shared(&raw mut *ticker);
    run(move || {
        let ticker = ticker.get();
        Ticker::initialise(ticker, sys::NotificationTimer);
        assert!(!Ticker::set(ticker, relative(5), 0));
        sleep(100);
        assert_eq!(Ticker::ticks(ticker), 1);
        assert_eq!(unsafe { sys::KeCancelTimer(&raw mut (*ticker).timer) }, 0);
    })
    .assert_clean();
}

#[test]
fn a_periodic_timer_goes_on_until_it_is_cancelled() {
    let mut ticker = ticker();
    let ticker = Shared(&raw mut *ticker);
    run(move || {
        let ticker = ticker.get();
        Ticker::initialise(ticker, sys::SynchronizationTimer);
        Ticker::set(ticker, relative(10), 10);
        sleep(1000);
        assert_eq!(unsafe { sys::KeCancelTimer(&raw mut (*ticker).timer) }, 1);
        unsafe { sys::KeFlushQueuedDpcs() };
        let ticks = Ticker::ticks(ticker);
        // It may expire early and often, when threads are slow; never less than the time says.
        assert!(ticks >= 90, "{ticks} ticks in 1000 ms");
        sleep(1000);
        assert_eq!(Ticker::ticks(ticker), ticks);
    })
    .assert_clean();
}

#[test]
fn a_timer_set_again_counts_from_then_on() {
    let mut ticker = ticker();
    let ticker = Shared(&raw mut *ticker);
    run(move || {
        let ticker = ticker.get();
        Ticker::initialise(ticker, sys::NotificationTimer);
        Ticker::set(ticker, relative(1_000_000), 0);
        assert!(Ticker::set(ticker, relative(5), 0));
        sleep(100);
        assert_eq!(Ticker::ticks(ticker), 1);
        // A time that has passed is due at once.
        Ticker::set(ticker, LARGE_INTEGER { QuadPart: 0 }, 0);
        unsafe { sys::KeFlushQueuedDpcs() };
        assert_eq!(Ticker::ticks(ticker), 2);
    })
    .assert_clean();
}

#[test]
fn a_dpc_runs_on_the_processor_that_it_is_for() {
    let mut ticker = ticker();
    let ticker = Shared(&raw mut *ticker);
    run(move || unsafe {
        let ticker = ticker.get();
        Ticker::initialise(ticker, sys::NotificationTimer);
        let count = sys::KeQueryActiveProcessorCountEx(sys::ALL_PROCESSOR_GROUPS as u16);
        for number in 0..count {
            let mut target = sys::PROCESSOR_NUMBER {
                Group: 0,
                Number: number as u8,
                Reserved: 0,
            };
            let dpc = &raw mut (*ticker).dpc;
            assert_eq!(
                sys::KeSetTargetProcessorDpcEx(dpc, &raw mut target),
                sys::STATUS_SUCCESS
            );
            sys::KeInsertQueueDpc(dpc, std::ptr::null_mut(), std::ptr::null_mut());
            sys::KeFlushQueuedDpcs();
            assert_eq!((*ticker).processor.load(Ordering::SeqCst), number);
        }
        let mut target = sys::PROCESSOR_NUMBER {
            Group: 0,
            Number: count as u8,
            Reserved: 0,
        };
        let status = sys::KeSetTargetProcessorDpcEx(&raw mut (*ticker).dpc, &raw mut target);
        assert_eq!(status, sys::STATUS_INVALID_PARAMETER);
        assert_eq!(sys::KeQueryActiveProcessorCountEx(1), 0);
    })
    .assert_clean();
}

#[test]
fn a_timer_that_was_never_initialised() {
    let mut ticker = ticker();
    let ticker = Shared(&raw mut *ticker);
    let outcome = run(move || {
        Ticker::set(ticker.get(), relative(1), 0);
    });
    assert_reported(&outcome, &["C-385"]);
}

#[test]
fn memory_freed_with_a_timer_that_is_set() {
    let outcome = run(|| unsafe {
        let size = size_of::<Ticker>() as u64;
        let block: *mut Ticker = sys::ExAllocatePool2(sys::POOL_FLAG_NON_PAGED, size, TAG).cast();
        Ticker::initialise(block, sys::NotificationTimer);
        Ticker::set(block, relative(5), 0);
        sys::ExFreePoolWithTag(block.cast(), TAG);
        sleep(100);
    });
    assert_reported(&outcome, &["C-385"]);
}

#[test]
fn memory_freed_with_a_dpc_that_is_queued() {
    let mut caught = 0;
    for seed in 0..20 {
        let outcome = run_with_seed(seed, || unsafe {
            let size = size_of::<Ticker>() as u64;
            let block: *mut Ticker = sys::ExAllocatePool2(sys::POOL_FLAG_NON_PAGED, size, TAG).cast();
            Ticker::initialise(block, sys::NotificationTimer);
            let dpc = &raw mut (*block).dpc;
            sys::KeInsertQueueDpc(dpc, std::ptr::null_mut(), std::ptr::null_mut());
            sys::ExFreePoolWithTag(block.cast(), TAG);
        });
        // With some seeds it has run by then.
        if !outcome.reports.is_empty() {
            assert_reported(&outcome, &["C-385"]);
            caught += 1;
        }
    }
    assert!(caught > 5, "only {caught} of 20");
}

#[test]
fn a_block_that_begins_with_a_dpc_is_freed_like_any_other() {
    run(|| unsafe {
        let block = sys::ExAllocatePool2(sys::POOL_FLAG_NON_PAGED, size_of::<KDPC>() as u64, TAG);
        sys::KeInitializeDpc(block.cast(), Some(tick), std::ptr::null_mut());
        sys::ExFreePoolWithTag(block, TAG);
    })
    .assert_clean();
}

#[test]
fn a_timer_still_set_at_unload() {
    let mut sim = Sim::builder().build();
    let mut ticker = ticker();
    let shared = Shared(&raw mut *ticker);
    let loaded = driver::load(&mut sim, move |_| {
        Ticker::initialise(shared.get(), sys::NotificationTimer);
        Ticker::set(shared.get(), relative(1_000_000), 0);
    });
    sim.unload(loaded);
    let outcome = sim.finish();
    assert_reported(&outcome, &["C-385"]);
    assert_eq!(Ticker::ticks(&raw mut *ticker), 0);
}
