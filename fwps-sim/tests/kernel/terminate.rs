//! Threads that end themselves in the middle of their routine, as most C drivers end theirs.

use std::sync::atomic::{AtomicU32, Ordering};

use fwps_sim::{Outcome, Sim};
use fwps_sys as sys;

use crate::{call::assert_reported, threads::start};

static BEFORE: AtomicU32 = AtomicU32::new(0);

/// Ends the thread some frames down from its routine.
#[inline(never)]
fn end_here(depth: u32) {
    if std::hint::black_box(depth) == 0 {
        BEFORE.fetch_add(1, Ordering::Relaxed);
        let status = unsafe { sys::PsTerminateSystemThread(sys::STATUS_SUCCESS) };
        unreachable!("PsTerminateSystemThread returned {status:#x}");
    }
    end_here(depth - 1);
    // Not a call in the last place, which would leave no frame.
    std::hint::black_box(depth);
}

unsafe extern "system" fn ends(_context: sys::PVOID) {
    end_here(5);
}

unsafe extern "system" fn ends_with_a_lock(context: sys::PVOID) {
    unsafe { sys::KeAcquireSpinLockRaiseToDpc(context.cast()) };
    unsafe { sys::PsTerminateSystemThread(sys::STATUS_SUCCESS) };
}

fn run(seed: u64, routine: sys::KSTART_ROUTINE, threads: u32) -> Outcome {
    let mut sim = Sim::builder().seed(seed).build();
    let mut lock: sys::KSPIN_LOCK = 0;
    let lock = crate::call::Shared(&raw mut lock);
    // A stopped machine has a report about it.
    let _stopped = sim.run(move || {
        for _ in 0..threads {
            start(routine, lock.get().cast());
        }
    });
    sim.settle();
    sim.finish()
}

/// Threads that this process has on the host.
#[cfg(target_os = "linux")]
fn host_threads() -> usize {
    std::fs::read_dir("/proc/self/task")
        .expect("Linux lists the threads of a process")
        .count()
}

/// A run of a C driver kept a thread of the host for each thread that ended itself: after some ten thousand runs the host had no memory
/// mappings left.
#[test]
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
fn a_thread_that_ends_itself_leaves_none_behind() {
    let before = host_threads();
    for seed in 0..100 {
        run(seed, Some(ends), 4).assert_clean();
    }
    assert_eq!(BEFORE.load(Ordering::Relaxed), 400, "each came as far as its end");
    let after = host_threads();
    // Other tests run at the same time, with a few threads each.
    assert!(
        after < before + 100,
        "{before} threads of the host before, {after} after 400 of the machine"
    );
}

#[test]
fn a_thread_that_ends_itself_with_a_lock_is_reported() {
    // Called above PASSIVE_LEVEL; ended above it, and with the lock.
    assert_reported(&run(1, Some(ends_with_a_lock), 1), &["C-377", "C-381", "C-381"]);
}
