//! Where another thread of the process stands.

use std::mem::{size_of, zeroed};

use windows_sys::Win32::Foundation::CloseHandle;
use windows_sys::Win32::System::Diagnostics::Debug::{
    CONTEXT, CONTEXT_FULL_AMD64, GetThreadContext, RtlCaptureContext,
};
use windows_sys::Win32::System::Memory::{MEMORY_BASIC_INFORMATION, VirtualQuery};
use windows_sys::Win32::System::Threading::{
    OpenThread, ResumeThread, SuspendThread, THREAD_GET_CONTEXT, THREAD_SUSPEND_RESUME,
};

use super::modules;
use super::stack::{self, Bounds};

/// A context as the processor aligns it.
#[repr(align(16))]
struct Aligned(CONTEXT);

/// The return addresses on the stack of a thread that hangs, the innermost first. A thread that is in the middle of driver code is kept from
/// running on: its machine has stopped, and the next one must find the variables of the driver at rest.
pub(crate) fn stack_of(thread: u32) -> Vec<usize> {
    // SAFETY: the function takes no pointer.
    let handle = unsafe { OpenThread(THREAD_GET_CONTEXT | THREAD_SUSPEND_RESUME, 0, thread) };
    if handle.is_null() {
        return Vec::new();
    }
    // SAFETY: all bits zero is a value of this plain structure.
    let mut context = Aligned(unsafe { zeroed() });
    context.0.ContextFlags = CONTEXT_FULL_AMD64;
    // SAFETY: the handle has the right to suspend.
    unsafe { SuspendThread(handle) };
    // Nothing that takes memory or a lock may be between here and the resumption: the thread may have the lock.
    // SAFETY: the handle has the right, and the context is aligned and says what is wanted.
    let known = unsafe { GetThreadContext(handle, &raw mut context.0) } != 0;
    let found = known.then(|| stack::walk(&context.0, stack_from(context.0.Rsp)));
    let in_driver = known && modules::holds(context.0.Rip as usize);
    if !in_driver {
        // SAFETY: as for the suspension.
        unsafe { ResumeThread(handle) };
    }
    // SAFETY: the handle is open, and not used any more.
    unsafe { CloseHandle(handle) };
    found.map_or_else(Vec::new, |(addresses, count)| addresses[..count].to_vec())
}

/// The return addresses on the stack of the calling thread, the innermost first. A function of a driver without unwind data is the last
/// one: where its caller's frame is, nothing tells.
pub(crate) fn own_stack() -> Vec<usize> {
    // SAFETY: all bits zero is a value of this plain structure.
    let mut context = Aligned(unsafe { zeroed() });
    // SAFETY: the context is writable and aligned.
    unsafe { RtlCaptureContext(&raw mut context.0) };
    let (addresses, count) = stack::walk(&context.0, stack_from(context.0.Rsp));
    addresses[..count].to_vec()
}

/// What there is of a stack from its stack pointer on.
fn stack_from(pointer: u64) -> Bounds {
    // SAFETY: all bits zero is a value of this plain structure.
    let mut region: MEMORY_BASIC_INFORMATION = unsafe { zeroed() };
    let address = std::ptr::with_exposed_provenance(pointer as usize);
    // SAFETY: the function asks about the address and reads nothing at it; the structure has the size that is said.
    let length = unsafe { VirtualQuery(address, &raw mut region, size_of::<MEMORY_BASIC_INFORMATION>()) };
    let end = region.BaseAddress as u64 + region.RegionSize as u64;
    Bounds {
        low: pointer,
        high: if length == 0 { pointer } else { end },
    }
}
