//! The routine of a system thread, which may end in the middle: PsTerminateSystemThread does not return to it.
//!
//! Frames of a driver cannot be unwound, and a thread of the host that stayed in them for ever would be lost to the process, with its stack. So
//! control goes back to where the routine was called from, past those frames, as on Windows: nothing in them runs any more.

use std::ffi::c_void;

/// Runs the routine of a thread until it returns, or [`end`] ends it.
///
/// # Safety
/// `argument` is what the routine takes. It is not called inside of another routine that this function runs.
pub(crate) unsafe fn run(routine: unsafe extern "system" fn(*mut c_void), argument: *mut c_void) {
    // SAFETY: the caller's duty.
    unsafe { host::run(routine, argument) }
}

/// Ends the routine that [`run`] called on this thread. `finish` does what follows a routine that returns; it is called where the host cannot go
/// back there, and keeps the thread instead.
///
/// # Safety
/// `run` was called and has not returned, and nothing between it and this call needs to run.
pub(crate) unsafe fn end(finish: impl FnOnce()) -> ! {
    // SAFETY: the caller's duty.
    unsafe { host::end(finish) }
}

#[cfg(all(unix, target_arch = "x86_64"))]
mod host {
    use std::arch::asm;
    use std::cell::Cell;
    use std::ffi::c_void;
    use std::ptr;

    /// What a routine was called with, and must find when it returns.
    #[repr(C)]
    struct Called {
        rsp: usize,
        rbx: usize,
        rbp: usize,
        returns_to: usize,
    }

    thread_local! {
        /// How the routine of this thread was called.
        static CALLED: Cell<*mut Called> = const { Cell::new(ptr::null_mut()) };
    }

    /// See [`super::run`].
    #[inline(never)]
    pub(super) unsafe fn run(routine: unsafe extern "system" fn(*mut c_void), argument: *mut c_void) {
        let mut called = Called {
            rsp: 0,
            rbx: 0,
            rbp: 0,
            returns_to: 0,
        };
        let called = &raw mut called;
        CALLED.set(called);
        // SAFETY: an ordinary call of the routine, and nothing is pushed, so that the stack can be walked through this frame. Of what a callee keeps
        // for its caller, `end` restores what is noted here; the rest is said to be lost.
        unsafe {
            asm!(
                "lea rax, [rip + 2f]",
                "mov [rdx], rsp",
                "mov [rdx + 8], rbx",
                "mov [rdx + 16], rbp",
                "mov [rdx + 24], rax",
                "call rcx",
                "2:",
                in("rdx") called,
                in("rcx") routine,
                inout("rdi") argument => _,
                out("r12") _,
                out("r13") _,
                out("r14") _,
                out("r15") _,
                clobber_abi("sysv64"),
            );
        }
        CALLED.set(ptr::null_mut());
    }

    /// See [`super::end`].
    pub(super) unsafe fn end(_finish: impl FnOnce()) -> ! {
        // SAFETY: the caller's duty.
        unsafe { leave() }
    }

    /// Not inlined: the call of a function that does not return tells AddressSanitizer that the frames before it are gone.
    #[inline(never)]
    unsafe fn leave() -> ! {
        // SAFETY: the frame of `run` is still there, with what it noted (the caller's duty).
        unsafe {
            asm!(
                "mov rsp, [rdx]",
                "mov rbx, [rdx + 8]",
                "mov rbp, [rdx + 16]",
                "jmp [rdx + 24]",
                in("rdx") CALLED.get(),
                options(noreturn),
            );
        }
    }
}

// How to go back is machine code, which is here only for where it was run. Elsewhere a thread that ends so is kept.
#[cfg(not(all(unix, target_arch = "x86_64")))]
mod host {
    use std::ffi::c_void;

    /// See [`super::run`].
    pub(super) unsafe fn run(routine: unsafe extern "system" fn(*mut c_void), argument: *mut c_void) {
        // SAFETY: the caller's duty.
        unsafe { routine(argument) }
    }

    /// See [`super::end`].
    pub(super) unsafe fn end(finish: impl FnOnce()) -> ! {
        finish();
        super::super::baton::stay(crate::machine::lock())
    }
}
