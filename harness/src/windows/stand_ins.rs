//! Functions of ntoskrnl.exe that the headers of the kit define in terms of others, and that images of C import all the same.
//!
//! `fwps-sys` does not declare them, so drivers in Rust do not call them. Each is the other function, with its checks.

use std::ffi::CStr;
use std::ptr;
use std::sync::atomic::{AtomicU32, Ordering};

use fwps_sys as sys;
use sys::{BOOLEAN, KIRQL, LARGE_INTEGER, PCSTR, PKDPC, PKTIMER, PSLIST_ENTRY, PSLIST_HEADER, ULONG, USHORT};

/// The component of prints that name none (`DPFLTR_DEFAULT_ID`), and their level (`DPFLTR_INFO_LEVEL`).
const PRINT: (ULONG, ULONG) = (101, 3);

/// Prints for a debugger, as `DbgPrintEx` does.
///
/// # Safety
/// As the C function: the format is a C string, and asks for what was passed. Variable arguments are taken as words, as `DbgPrintEx` of the
/// simulator takes them.
#[allow(non_snake_case, reason = "C name")]
#[allow(clippy::too_many_arguments, reason = "variable arguments")]
#[unsafe(no_mangle)]
unsafe extern "system" fn DbgPrint(
    Format: PCSTR,
    a0: usize,
    a1: usize,
    a2: usize,
    a3: usize,
    a4: usize,
    a5: usize,
    a6: usize,
    a7: usize,
    a8: usize,
    a9: usize,
    a10: usize,
    a11: usize,
) -> ULONG {
    let (component, level) = PRINT;
    // SAFETY: by the contract of this function; what the format does not ask for is not used, and the last word never is.
    unsafe {
        sys::DbgPrintEx(
            component, level, Format, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, 0_usize,
        )
    }
}

/// How many words behind a format are looked at; what the format does not ask for is not used.
const ARGUMENTS: usize = 13;

/// Prints for a debugger, as `DbgPrintEx` does, with a list of arguments.
///
/// # Safety
/// As the C function: the format is a C string, and asks for what is in the list. A list is where the words of the arguments lie, on a stack
/// that goes on behind them.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
unsafe extern "system" fn vDbgPrintEx(
    ComponentId: ULONG,
    Level: ULONG,
    Format: PCSTR,
    arglist: *const usize,
) -> ULONG {
    // SAFETY: by the contract of this function.
    let a: [usize; ARGUMENTS] = unsafe { arglist.cast::<[usize; ARGUMENTS]>().read_unaligned() };
    // SAFETY: by the contract of this function.
    unsafe {
        sys::DbgPrintEx(
            ComponentId,
            Level,
            Format,
            a[0],
            a[1],
            a[2],
            a[3],
            a[4],
            a[5],
            a[6],
            a[7],
            a[8],
            a[9],
            a[10],
            a[11],
            a[12],
        )
    }
}

/// As `vDbgPrintEx`, with text in front.
///
/// # Safety
/// As for `vDbgPrintEx`; the prefix is a C string, too.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
unsafe extern "system" fn vDbgPrintExWithPrefix(
    Prefix: PCSTR,
    ComponentId: ULONG,
    Level: ULONG,
    Format: PCSTR,
    arglist: *const usize,
) -> ULONG {
    // SAFETY: both are C strings, by the contract of this function.
    let [prefix, format] = [Prefix, Format].map(|text| unsafe { CStr::from_ptr(text.cast()) });
    let mut whole = Vec::new();
    for byte in prefix.to_bytes() {
        // What stands in front is no format.
        whole.extend_from_slice(if *byte == b'%' {
            b"%%"
        } else {
            std::slice::from_ref(byte)
        });
    }
    whole.extend(format.to_bytes_with_nul());
    // SAFETY: the text ends with a zero; the rest by the contract of this function.
    unsafe { vDbgPrintEx(ComponentId, Level, whole.as_ptr().cast(), arglist) }
}

/// Allocates an entry of the system's event log.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
extern "system" fn IoAllocateErrorLogEntry(_IoObject: sys::PVOID, EntrySize: u8) -> sys::PVOID {
    // SAFETY: the function takes no pointer.
    unsafe {
        sys::ExAllocatePool2(
            sys::POOL_FLAG_NON_PAGED,
            u64::from(EntrySize),
            u32::from_le_bytes(*b"IoEr"),
        )
    }
}

/// Writes an entry of the event log, which nobody reads here; the entry is the system's again.
///
/// # Safety
/// As the C function: the entry was allocated by [`IoAllocateErrorLogEntry`].
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
unsafe extern "system" fn IoWriteErrorLogEntry(ElEntry: sys::PVOID) {
    // SAFETY: by the contract of this function.
    unsafe { sys::ExFreePool(ElEntry) };
}

/// Stops the machine.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
extern "system" fn KeBugCheck(BugCheckCode: ULONG) -> ! {
    // SAFETY: the function takes no pointer.
    unsafe { sys::KeBugCheckEx(BugCheckCode, 0, 0, 0, 0) }
}

/// Raises the IRQL of this thread to DISPATCH_LEVEL; returns what it was.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
extern "system" fn KeRaiseIrqlToDpcLevel() -> KIRQL {
    // SAFETY: the function takes no pointer.
    unsafe { sys::KfRaiseIrql(sys::DISPATCH_LEVEL) }
}

/// Initialises a notification timer.
///
/// # Safety
/// As the C function: the timer is writable.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
unsafe extern "system" fn KeInitializeTimer(Timer: PKTIMER) {
    // SAFETY: by the contract of this function.
    unsafe { sys::KeInitializeTimerEx(Timer, sys::NotificationTimer) }
}

/// Sets a timer that expires once.
///
/// # Safety
/// As the C function: the timer is initialised, and the DPC is null or initialised.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
unsafe extern "system" fn KeSetTimer(Timer: PKTIMER, DueTime: LARGE_INTEGER, Dpc: PKDPC) -> BOOLEAN {
    // SAFETY: by the contract of this function.
    unsafe { sys::KeSetTimerEx(Timer, DueTime, 0, Dpc) }
}

/// How many entries a list has.
///
/// # Safety
/// As the C function: the head is initialised.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
unsafe extern "system" fn ExQueryDepthSList(ListHead: PSLIST_HEADER) -> USHORT {
    // SAFETY: by the contract of this function; the depth is the first 16 bits.
    unsafe { ListHead.cast::<USHORT>().read_volatile() }
}

/// Takes all entries of a list; they stay linked, in the order in which they would have been popped.
///
/// # Safety
/// As the C function: the head is initialised, its entries are writable.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
unsafe extern "system" fn ExpInterlockedFlushSList(ListHead: PSLIST_HEADER) -> PSLIST_ENTRY {
    // SAFETY: by the contract of this function.
    let first = unsafe { sys::ExpInterlockedPopEntrySList(ListHead) };
    let mut last = first;
    while !last.is_null() {
        // SAFETY: as above.
        let next = unsafe { sys::ExpInterlockedPopEntrySList(ListHead) };
        // SAFETY: the entry was taken out, so nobody else has it.
        let link = unsafe { ptr::addr_of_mut!((*last).Next) };
        // SAFETY: as above.
        unsafe { link.write(next) };
        last = next;
    }
    first
}

/// Where the numbers of [`rand`] are.
static RANDOM: AtomicU32 = AtomicU32::new(1);

/// Starts the numbers of [`rand`] as a system does that was just started.
pub(super) fn restart_random() {
    RANDOM.store(1, Ordering::Relaxed);
}

/// Starts the numbers of [`rand`] anew.
#[unsafe(no_mangle)]
extern "system" fn srand(seed: u32) {
    RANDOM.store(seed, Ordering::Relaxed);
}

/// The next number of the C library, from 0 to 0x7FFF: the same ones after the same [`srand`].
#[unsafe(no_mangle)]
extern "system" fn rand() -> i32 {
    let next = |number: u32| number.wrapping_mul(214_013).wrapping_add(2_531_011);
    // One thread runs at a time.
    let number = next(RANDOM.load(Ordering::Relaxed));
    RANDOM.store(number, Ordering::Relaxed);
    ((number >> 16) & 0x7FFF) as i32
}
