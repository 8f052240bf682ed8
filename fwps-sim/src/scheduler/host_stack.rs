//! The stack of a thread that runs and does not come to a call: the host interrupts it.

use crate::verify::backtrace::Backtrace;

/// Names a thread to the host: a `pthread_t` on Unix, the thread's number on Windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct HostThread(usize);

#[cfg(unix)]
mod host {
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::time::{Duration, Instant};

    /// How many frames the handler keeps.
    const DEPTH: usize = 64;
    /// How long the thread has to answer.
    const PATIENCE: Duration = Duration::from_secs(1);

    static FRAMES: [AtomicUsize; DEPTH] = [const { AtomicUsize::new(0) }; DEPTH];
    static DONE: AtomicBool = AtomicBool::new(false);

    /// Runs on the interrupted thread. It takes addresses only: no memory is allocated, no name looked up.
    extern "C" fn handler(_signal: libc::c_int) {
        let mut count = 0;
        // SAFETY: only one thread at a time walks a stack here: the machine has stopped, and its one running thread is interrupted.
        unsafe {
            backtrace::trace_unsynchronized(|frame| {
                FRAMES[count].store(frame.ip().addr(), Ordering::Relaxed);
                count += 1;
                count < DEPTH
            });
        }
        DONE.store(true, Ordering::Release);
    }

    pub(super) fn current() -> usize {
        // SAFETY: asks for the number of the calling thread.
        unsafe { libc::pthread_self() as usize }
    }

    pub(super) fn stack_of(thread: usize) -> Vec<usize> {
        for frame in &FRAMES {
            frame.store(0, Ordering::Relaxed);
        }
        DONE.store(false, Ordering::Relaxed);
        // SAFETY: all fields are integers, sets of bits and an optional function, for which zero is valid.
        let mut action: libc::sigaction = unsafe { std::mem::zeroed() };
        action.sa_sigaction = handler as *const () as usize;
        action.sa_flags = libc::SA_RESTART;
        // SAFETY: as for `action`; it receives the handler before.
        let mut before: libc::sigaction = unsafe { std::mem::zeroed() };
        // SAFETY: both are valid; the handler does what a signal handler may.
        if unsafe { libc::sigaction(libc::SIGUSR2, &raw const action, &raw mut before) } != 0 {
            return Vec::new();
        }
        // SAFETY: a thread that runs driver code has not ended, so its number is one of a thread.
        if unsafe { libc::pthread_kill(thread as libc::pthread_t, libc::SIGUSR2) } == 0 {
            let end = Instant::now() + PATIENCE;
            while !DONE.load(Ordering::Acquire) && Instant::now() < end {
                std::thread::sleep(Duration::from_millis(1));
            }
        }
        if !DONE.load(Ordering::Acquire) {
            // The handler may still come: it must find itself installed.
            return Vec::new();
        }
        // SAFETY: `before` is what the first call gave.
        unsafe { libc::sigaction(libc::SIGUSR2, &raw const before, std::ptr::null_mut()) };
        let frames = FRAMES.iter().map(|frame| frame.load(Ordering::Relaxed));
        frames.take_while(|address| *address != 0).collect()
    }
}

#[cfg(not(unix))]
mod host {
    #[cfg(windows)]
    pub(super) fn current() -> usize {
        #[link(name = "kernel32")]
        unsafe extern "system" {
            fn GetCurrentThreadId() -> u32;
        }
        // SAFETY: asks for the number of the calling thread.
        unsafe { GetCurrentThreadId() as usize }
    }

    #[cfg(not(windows))]
    pub(super) fn current() -> usize {
        0
    }

    pub(super) fn stack_of(thread: usize) -> Vec<usize> {
        let walk = *super::WALKER
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        walk.map_or_else(Vec::new, |walk| walk(thread as u32))
    }
}

/// Takes the stack of the thread with a number.
type Walker = fn(u32) -> Vec<usize>;

/// What walks stacks where this crate cannot.
static WALKER: std::sync::Mutex<Option<Walker>> = std::sync::Mutex::new(None);

/// Gives the simulator what it lacks on Windows: a function that stops the thread with a number (of `GetCurrentThreadId`), takes the
/// addresses of its stack, the innermost first, and lets it go on. It is called when a driver hangs. On Unix, the simulator does that itself,
/// with the signal SIGUSR2.
///
/// ```
/// fwps_sim::set_stack_walker(|_thread| Vec::new());
/// ```
pub fn set_stack_walker(walk: fn(u32) -> Vec<usize>) {
    *WALKER.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(walk);
}

impl HostThread {
    /// The calling thread.
    pub(super) fn current() -> Self {
        Self(host::current())
    }

    /// Its stack; empty when the host cannot tell.
    pub(super) fn stack(self) -> Backtrace {
        Backtrace::of(host::stack_of(self.0))
    }
}
