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

    thread_local! {
        /// The stack pointer with which the routine of this thread was called.
        static CALLED_AT: Cell<usize> = const { Cell::new(0) };
    }

    /// See [`super::run`].
    #[inline(never)]
    pub(super) unsafe fn run(routine: unsafe extern "system" fn(*mut c_void), argument: *mut c_void) {
        let called_at = CALLED_AT.with(Cell::as_ptr);
        // SAFETY: an ordinary call of the routine, which keeps the stack aligned: four words are pushed. What the calling convention lets a callee
        // keep for its caller is pushed, or said to be lost, since after `end` nobody has restored it. The address behind the call and the
        // stack pointer are noted for `end`.
        unsafe {
            asm!(
                "push rbp",
                "push rbx",
                "lea rax, [rip + 2f]",
                "push rax",
                "sub rsp, 8",
                "mov [rdx], rsp",
                "call rcx",
                "2:",
                "add rsp, 16",
                "pop rbx",
                "pop rbp",
                in("rdx") called_at,
                in("rcx") routine,
                inout("rdi") argument => _,
                out("r12") _,
                out("r13") _,
                out("r14") _,
                out("r15") _,
                clobber_abi("sysv64"),
            );
        }
        CALLED_AT.set(0);
    }

    /// See [`super::end`].
    pub(super) unsafe fn end(_finish: impl FnOnce()) -> ! {
        // SAFETY: the caller's duty.
        unsafe { leave() }
    }

    /// Not inlined: the call of a function that does not return tells AddressSanitizer that the frames before it are gone.
    #[inline(never)]
    unsafe fn leave() -> ! {
        let called_at = CALLED_AT.get();
        // SAFETY: the frame of `run` is still there (the caller's duty): the word above its stack pointer is the address behind the call.
        unsafe {
            asm!("mov rsp, {called_at}", "jmp [rsp + 8]", called_at = in(reg) called_at, options(noreturn));
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
