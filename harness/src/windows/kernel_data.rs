//! Variables of ntoskrnl.exe that images of C read, and functions about the memory and the thread that the process has.

use std::arch::asm;
use std::ffi::c_void;
use std::ptr;

use fwps_sys::{BOOLEAN, NTSTATUS, SIZE_T, ULONG};
use windows_sys::Win32::Foundation::{STATUS_ACCESS_VIOLATION, STATUS_DATATYPE_MISALIGNMENT};
use windows_sys::Win32::System::Memory::{
    MEM_COMMIT, MEMORY_BASIC_INFORMATION, PAGE_GUARD, PAGE_NOACCESS, VirtualQuery,
};

/// The end of the memory of processes on 64-bit Windows; here everything lies below.
const END_OF_USER_MEMORY: usize = 0x7FFF_FFFF_0000;
/// The build of the simulated system, with the mark of a free build.
const FREE_BUILD: u32 = 0xF000_0000;
const PAGE: usize = 4096;

/// Whether a debugger is attached: none is.
#[allow(non_upper_case_globals, reason = "C name")]
#[unsafe(no_mangle)]
static KdDebuggerEnabled: BOOLEAN = 0;

/// Whether no debugger answers: none does.
#[allow(non_upper_case_globals, reason = "C name")]
#[unsafe(no_mangle)]
static KdDebuggerNotPresent: BOOLEAN = 1;

/// The build of the system.
#[allow(non_upper_case_globals, reason = "C name")]
#[unsafe(no_mangle)]
static NtBuildNumber: u32 = FREE_BUILD | 22621;

/// Whether the system was started in safe mode: it was not.
#[allow(non_upper_case_globals, reason = "C name")]
#[unsafe(no_mangle)]
static InitSafeBootMode: u32 = 0;

/// The last address of the memory of processes.
#[allow(non_upper_case_globals, reason = "C name")]
#[unsafe(no_mangle)]
static MmHighestUserAddress: usize = END_OF_USER_MEMORY - 1;

/// The first address that a process may not name.
#[allow(non_upper_case_globals, reason = "C name")]
#[unsafe(no_mangle)]
static MmUserProbeAddress: usize = END_OF_USER_MEMORY;

/// Asks whether a debugger answers: none does.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
extern "system" fn KdRefreshDebuggerNotPresent() -> BOOLEAN {
    KdDebuggerNotPresent
}

/// The thread, as the kit's inline function of the same name tells it.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
extern "system" fn KeGetCurrentThread() -> *mut c_void {
    let thread: usize;
    // SAFETY: the block of every thread of this process has the value there.
    unsafe {
        asm!("mov {thread}, gs:[0x188]", thread = out(reg) thread, options(nostack, readonly, preserves_flags));
    }
    ptr::with_exposed_provenance_mut(thread)
}

/// The thread, under its other name.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
extern "system" fn PsGetCurrentThread() -> *mut c_void {
    KeGetCurrentThread()
}

/// Whether an access to the address would not fault.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
extern "system" fn MmIsAddressValid(VirtualAddress: *const c_void) -> BOOLEAN {
    // SAFETY: the structure holds integers and pointers, for which zero is valid.
    let mut page: MEMORY_BASIC_INFORMATION = unsafe { std::mem::zeroed() };
    // SAFETY: the address is looked up and not read; the out structure has the size that is said.
    let length = unsafe {
        VirtualQuery(
            VirtualAddress,
            &raw mut page,
            size_of::<MEMORY_BASIC_INFORMATION>(),
        )
    };
    let usable = length != 0 && page.State == MEM_COMMIT && page.Protect & (PAGE_NOACCESS | PAGE_GUARD) == 0;
    BOOLEAN::from(usable)
}

unsafe extern "system" {
    fn RtlRaiseStatus(status: NTSTATUS) -> !;
}

/// Raises the exception of an access that is not allowed.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
extern "system" fn ExRaiseAccessViolation() -> ! {
    // SAFETY: as for `probe`.
    unsafe { RtlRaiseStatus(STATUS_ACCESS_VIOLATION) }
}

/// Raises the exception of an address that is not aligned.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
extern "system" fn ExRaiseDatatypeMisalignment() -> ! {
    // SAFETY: as for `probe`.
    unsafe { RtlRaiseStatus(STATUS_DATATYPE_MISALIGNMENT) }
}

/// Raises an exception where the range is not one of a process, or not aligned.
fn probe(address: usize, length: usize, alignment: ULONG) {
    if length == 0 {
        return;
    }
    let status = if alignment != 0 && address % alignment as usize != 0 {
        STATUS_DATATYPE_MISALIGNMENT
    } else if address
        .checked_add(length)
        .is_none_or(|end| end > END_OF_USER_MEMORY)
    {
        STATUS_ACCESS_VIOLATION
    } else {
        return;
    };
    // SAFETY: the function takes no pointer. It does not return: the handler of the driver runs, or the machine stops.
    unsafe { RtlRaiseStatus(status) }
}

/// Raises an exception when the memory is not a process's or not aligned. It is not read.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
extern "system" fn ProbeForRead(Address: *const c_void, Length: SIZE_T, Alignment: ULONG) {
    probe(Address.addr(), Length as usize, Alignment);
}

/// Raises an exception when the memory is not a process's, not aligned, or cannot be written: each page is.
///
/// # Safety
/// As the C function: memory that is not there raises an exception, which the driver handles.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
unsafe extern "system" fn ProbeForWrite(Address: *mut c_void, Length: SIZE_T, Alignment: ULONG) {
    let (start, length) = (Address.expose_provenance(), Length as usize);
    probe(start, length, Alignment);
    let mut at = start;
    while length > 0 && at < start + length {
        let byte = ptr::with_exposed_provenance_mut::<u8>(at);
        // SAFETY: by the contract of this function; the value stays.
        let value = unsafe { byte.read_volatile() };
        // SAFETY: as above.
        unsafe { byte.write_volatile(value) };
        at = (at & !(PAGE - 1)) + PAGE;
    }
}
