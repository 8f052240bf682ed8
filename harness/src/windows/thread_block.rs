//! What inline code of the kit reads through the gs segment.
//!
//! In the kernel that segment is the processor's control region: `KeGetCurrentThread` reads the thread at 0x188 of it,
//! `KeGetCurrentProcessorNumber` the number at 0x184. In a process it is the thread's block, whose bytes at these places are reserved for
//! debugger instrumentation. There each thread gets what the kernel would have there.

use std::arch::asm;
use std::ffi::c_void;

use windows_sys::Win32::System::SystemServices::{DLL_PROCESS_ATTACH, DLL_THREAD_ATTACH};

/// Called by the system for each thread, on it.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
extern "system" fn DllMain(_module: *mut c_void, reason: u32, _reserved: *mut c_void) -> i32 {
    if reason == DLL_PROCESS_ATTACH || reason == DLL_THREAD_ATTACH {
        prepare();
    }
    1
}

/// Writes the two values. A thread is the address of its block, which no other thread has while it lives; the processor is the first one.
fn prepare() {
    // SAFETY: the block of the thread begins with its own address at 0x30; the bytes that are written are in it, and reserved for tools.
    unsafe {
        asm!(
            "mov {block}, gs:[0x30]",
            "mov gs:[0x188], {block}",
            "mov dword ptr gs:[0x184], 0",
            block = out(reg) _,
            options(nostack, preserves_flags)
        );
    }
}
