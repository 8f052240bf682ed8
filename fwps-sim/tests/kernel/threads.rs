//! Several system threads over one lock.

use std::sync::atomic::{AtomicU32, Ordering};

use fwps_sim::{Outcome, Sim};
use fwps_sys as sys;

use crate::call::Shared;

/// What the threads share.
struct Scene<'a, L> {
    lock: *mut L,
    write: &'a dyn Fn(*mut L, &mut dyn FnMut()),
    read: &'a dyn Fn(*mut L, &mut dyn FnMut()),
    writers: AtomicU32,
    readers: AtomicU32,
}

unsafe extern "system" fn writer<L>(context: sys::PVOID) {
    let scene = unsafe { &*context.cast::<Scene<'_, L>>() };
    for _ in 0..5 {
        (scene.write)(scene.lock, &mut || {
            assert_eq!(scene.writers.fetch_add(1, Ordering::SeqCst), 0, "two writers");
            assert_eq!(scene.readers.load(Ordering::SeqCst), 0, "a writer beside readers");
            pause();
            scene.writers.fetch_sub(1, Ordering::SeqCst);
        });
    }
}

unsafe extern "system" fn reader<L>(context: sys::PVOID) {
    let scene = unsafe { &*context.cast::<Scene<'_, L>>() };
    for _ in 0..5 {
        (scene.read)(scene.lock, &mut || {
            assert_eq!(
                scene.writers.load(Ordering::SeqCst),
                0,
                "a reader beside a writer"
            );
            scene.readers.fetch_add(1, Ordering::SeqCst);
            pause();
            scene.readers.fetch_sub(1, Ordering::SeqCst);
        });
    }
}

/// A few calls, each of which may let another thread run.
fn pause() {
    let mut event: sys::KEVENT = unsafe { std::mem::zeroed() };
    unsafe { sys::KeInitializeEvent(&raw mut event, sys::NotificationEvent, 0) };
    for _ in 0..4 {
        unsafe { sys::KeReadStateEvent(&raw mut event) };
    }
}

/// Lets two writers and two readers take a lock in turns, and asserts that writers are alone. `write` and `read` take the
/// lock, and return what gives it back.
pub(crate) fn exclude<L, W: FnOnce(), R: FnOnce()>(
    seed: u64,
    lock: *mut L,
    write: impl Fn(*mut L) -> W,
    read: impl Fn(*mut L) -> R,
) -> Outcome {
    let write = |lock: *mut L, inside: &mut dyn FnMut()| {
        let release = write(lock);
        inside();
        release();
    };
    let read = |lock: *mut L, inside: &mut dyn FnMut()| {
        let release = read(lock);
        inside();
        release();
    };
    let mut scene = Scene {
        lock,
        write: &write,
        read: &read,
        writers: AtomicU32::new(0),
        readers: AtomicU32::new(0),
    };
    let scene = Shared(&raw mut scene);
    let mut sim = Sim::builder().seed(seed).build();
    sim.run(move || {
        let routines: [sys::PKSTART_ROUTINE; 4] = [
            Some(writer::<L>),
            Some(reader::<L>),
            Some(writer::<L>),
            Some(reader::<L>),
        ];
        for routine in routines {
            start(routine, scene.get().cast());
        }
    })
    .expect("the machine goes on");
    sim.settle();
    sim.finish()
}

/// Starts a system thread and lets go of it.
pub(crate) fn start(routine: sys::PKSTART_ROUTINE, context: sys::PVOID) {
    let null = std::ptr::null_mut();
    let mut thread = null;
    let status = unsafe {
        sys::PsCreateSystemThread(
            &raw mut thread,
            0,
            null.cast(),
            null,
            null.cast(),
            routine,
            context,
        )
    };
    assert_eq!(status, sys::STATUS_SUCCESS);
    assert_eq!(unsafe { sys::ZwClose(thread) }, sys::STATUS_SUCCESS);
}
