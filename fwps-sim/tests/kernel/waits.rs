//! Waiting for several objects, and the time.

use fwps_sys as sys;
use sys::{KEVENT, LARGE_INTEGER};

use crate::call::{assert_reported, run};

fn events<const N: usize>(kind: sys::EVENT_TYPE) -> [KEVENT; N] {
    std::array::from_fn(|_| unsafe {
        let mut event = std::mem::zeroed();
        sys::KeInitializeEvent(&raw mut event, kind, 0);
        event
    })
}

/// Waits for these events for `milliseconds` at most.
fn wait(events: &mut [KEVENT], kind: sys::WAIT_TYPE, milliseconds: i64) -> sys::NTSTATUS {
    let mut objects: Vec<sys::PVOID> = events.iter_mut().map(|event| (&raw mut *event).cast()).collect();
    let mut blocks: Vec<sys::KWAIT_BLOCK> = Vec::with_capacity(events.len());
    let mut timeout = LARGE_INTEGER {
        QuadPart: -milliseconds * 10_000,
    };
    let count = objects.len() as u32;
    let blocks = if events.len() > 3 {
        blocks.as_mut_ptr()
    } else {
        std::ptr::null_mut()
    };
    unsafe {
        sys::KeWaitForMultipleObjects(
            count,
            objects.as_mut_ptr(),
            kind,
            sys::Executive,
            0,
            0,
            &raw mut timeout,
            blocks,
        )
    }
}

#[test]
fn a_wait_for_any_tells_which() {
    run(|| {
        let mut events = events::<4>(sys::SynchronizationEvent);
        assert_eq!(wait(&mut events, sys::WaitAny, 1), sys::STATUS_TIMEOUT);
        unsafe { sys::KeSetEvent(&raw mut events[2], 0, 0) };
        assert_eq!(wait(&mut events, sys::WaitAny, 1), sys::STATUS_WAIT_0 + 2);
        // The signal was taken.
        assert_eq!(wait(&mut events, sys::WaitAny, 0), sys::STATUS_TIMEOUT);
    })
    .assert_clean();
}

#[test]
fn a_wait_for_all_takes_every_signal_or_none() {
    run(|| {
        let mut events = events::<2>(sys::SynchronizationEvent);
        unsafe { sys::KeSetEvent(&raw mut events[0], 0, 0) };
        assert_eq!(wait(&mut events, sys::WaitAll, 1), sys::STATUS_TIMEOUT);
        assert_eq!(unsafe { sys::KeReadStateEvent(&raw mut events[0]) }, 1);
        unsafe { sys::KeSetEvent(&raw mut events[1], 0, 0) };
        assert_eq!(wait(&mut events, sys::WaitAll, 1), sys::STATUS_SUCCESS);
        assert_eq!(unsafe { sys::KeReadStateEvent(&raw mut events[0]) }, 0);
    })
    .assert_clean();
}

#[test]
fn a_wait_for_several_is_ended_by_another_thread() {
    unsafe extern "system" fn signal(context: sys::PVOID) {
        unsafe { sys::KeSetEvent(context.cast(), 0, 0) };
    }
    run(|| {
        let mut events = events::<3>(sys::NotificationEvent);
        crate::threads::start(Some(signal), (&raw mut events[1]).cast());
        assert_eq!(wait(&mut events, sys::WaitAny, 60_000), sys::STATUS_WAIT_0 + 1);
    })
    .assert_clean();
}

#[test]
fn a_wait_for_several_at_dispatch_level() {
    let outcome = run(|| {
        let mut events = events::<2>(sys::NotificationEvent);
        let _passive = unsafe { sys::KeRaiseIrqlToDpcLevel() };
        // A timeout of zero does not wait.
        assert_eq!(wait(&mut events, sys::WaitAny, 0), sys::STATUS_TIMEOUT);
        wait(&mut events, sys::WaitAny, 1);
    });
    assert_reported(&outcome, &["C-382"]);
    assert!(outcome.stopped);
}

#[test]
fn more_objects_than_there_are_wait_blocks_for() {
    let outcome = run(|| {
        let mut events = events::<4>(sys::NotificationEvent);
        let mut objects: Vec<sys::PVOID> = events.iter_mut().map(|event| (&raw mut *event).cast()).collect();
        let null: sys::PVOID = std::ptr::null_mut();
        unsafe {
            sys::KeWaitForMultipleObjects(
                4,
                objects.as_mut_ptr(),
                sys::WaitAny,
                0,
                0,
                0,
                null.cast(),
                null.cast(),
            )
        };
    });
    assert_reported(&outcome, &["C-382"]);
    assert!(outcome.stopped);
}

#[test]
fn clocks_agree_and_go_forward() {
    run(|| unsafe {
        let (mut system, mut later) = (LARGE_INTEGER { QuadPart: 0 }, LARGE_INTEGER { QuadPart: 0 });
        let (mut stamp, mut frequency) = (0, LARGE_INTEGER { QuadPart: 0 });
        sys::KeQuerySystemTimePrecise(&raw mut system);
        let interrupt = sys::KeQueryInterruptTimePrecise(&raw mut stamp);
        let counter = sys::KeQueryPerformanceCounter(&raw mut frequency).QuadPart;
        let mut second = LARGE_INTEGER {
            QuadPart: -frequency.QuadPart,
        };
        sys::KeDelayExecutionThread(0, 0, &raw mut second);
        sys::KeQuerySystemTimePrecise(&raw mut later);
        let passed = later.QuadPart - system.QuadPart;
        assert!((10_000_000..10_000_100).contains(&passed), "{passed}");
        let counted = sys::KeQueryPerformanceCounter(std::ptr::null_mut()).QuadPart - counter;
        assert!((10_000_000..10_000_100).contains(&counted), "{counted}");
        assert!(sys::KeQueryInterruptTimePrecise(&raw mut stamp) > interrupt);
        // An absolute time is a system time.
        let mut moment = LARGE_INTEGER {
            QuadPart: later.QuadPart + 50_000_000,
        };
        sys::KeDelayExecutionThread(0, 0, &raw mut moment);
        sys::KeQuerySystemTimePrecise(&raw mut system);
        assert!(system.QuadPart >= moment.QuadPart);
    })
    .assert_clean();
}
