//! Exceptions in driver code: instructions that are emulated, and crashes.

use std::sync::OnceLock;

use windows_sys::Win32::Foundation::{
    EXCEPTION_ACCESS_VIOLATION, EXCEPTION_BREAKPOINT, EXCEPTION_ILLEGAL_INSTRUCTION,
    EXCEPTION_INT_DIVIDE_BY_ZERO, EXCEPTION_PRIV_INSTRUCTION, EXCEPTION_STACK_OVERFLOW,
    STATUS_HEAP_CORRUPTION, STATUS_STACK_BUFFER_OVERRUN,
};
use windows_sys::Win32::System::Diagnostics::Debug::{
    AddVectoredExceptionHandler, CONTEXT, EXCEPTION_CONTINUE_EXECUTION, EXCEPTION_CONTINUE_SEARCH,
    EXCEPTION_POINTERS, EXCEPTION_RECORD, ReadProcessMemory, SetUnhandledExceptionFilter,
};
use windows_sys::Win32::System::Threading::{GetCurrentProcess, GetCurrentThreadStackLimits};

use super::modules;
use super::processor::Simulated;
use super::stack::{self, Bounds};
use crate::emulate::{self, Emulated, Registers};

/// The longest instruction, in bytes.
const LONGEST: usize = 15;

/// What a crash ends with where the machine cannot be stopped: takes the description and the frames.
type LastWords = Box<dyn Fn(String) + Send + Sync>;

static LAST_WORDS: OnceLock<LastWords> = OnceLock::new();

/// Installs the handlers. `last_words` is called for a crash that the simulated machine cannot survive, and must end the process.
pub(crate) fn install(last_words: impl Fn(String) + Send + Sync + 'static) {
    // A second call changes nothing: there is one run in a process.
    let _set_once = LAST_WORDS.set(Box::new(last_words));
    // SAFETY: the handler lives as long as the process.
    unsafe { AddVectoredExceptionHandler(1, Some(first_chance)) };
    // SAFETY: as above.
    unsafe { SetUnhandledExceptionFilter(Some(unhandled)) };
}

/// Emulates what the kernel would have done. All other exceptions go to the handlers of the driver.
unsafe extern "system" fn first_chance(information: *mut EXCEPTION_POINTERS) -> i32 {
    // SAFETY: the system passes the record and the context of the exception.
    let (record, context) = unsafe { parts(information) };
    let code = record.ExceptionCode;
    if code != EXCEPTION_ACCESS_VIOLATION && code != EXCEPTION_PRIV_INSTRUCTION {
        return EXCEPTION_CONTINUE_SEARCH;
    }
    if !modules::holds(context.Rip as usize) {
        return EXCEPTION_CONTINUE_SEARCH;
    }
    let mut code = [0; LONGEST];
    let length = read(context.Rip, &mut code);
    let mut registers = registers(context);
    match emulate::emulate(&code[..length], &mut registers, &mut Simulated) {
        Emulated::Done => {
            store(&registers, context);
            EXCEPTION_CONTINUE_EXECUTION
        }
        Emulated::Other => EXCEPTION_CONTINUE_SEARCH,
        Emulated::NotModelled(what) => {
            let at = modules::describe(context.Rip as usize);
            crash(
                format!("not modelled: {what}, at {at}; a process cannot execute it"),
                context,
            );
            EXCEPTION_CONTINUE_SEARCH
        }
    }
}

/// Stops the machine at an exception that no handler of the driver took.
unsafe extern "system" fn unhandled(information: *const EXCEPTION_POINTERS) -> i32 {
    // SAFETY: as in `first_chance`.
    let (record, context) = unsafe { parts(information.cast_mut()) };
    let mut text = description(record, context.Rip as usize);
    if record.ExceptionCode == EXCEPTION_ACCESS_VIOLATION {
        let filling = registers(context).general.into_iter().find_map(|value| {
            let what = fwps_sim::filling(value)?;
            Some(format!(
                "; a register holds {value:#x}, which the driver may have read from {what}"
            ))
        });
        text.extend(filling);
    }
    crash(text, context);
    EXCEPTION_CONTINUE_SEARCH
}

/// Stops the simulated machine; ends the process where that cannot be.
fn crash(text: String, context: &CONTEXT) {
    let (addresses, count) = stack::walk(context, own_bounds());
    fwps_sim::crash(text.clone(), &addresses[..count]);
    // The machine was not running on this thread, or was in the middle of something.
    let mut whole = text;
    for frame in fwps_sim::Backtrace::of(addresses[..count].to_vec()).frames() {
        whole.push_str(&format!("\n    at {frame}"));
    }
    if let Some(last_words) = LAST_WORDS.get() {
        last_words(whole);
    }
}

/// # Safety
/// `information` is what the system passed to a handler, and the result is used in it only.
unsafe fn parts<'a>(information: *mut EXCEPTION_POINTERS) -> (&'a EXCEPTION_RECORD, &'a mut CONTEXT) {
    // SAFETY: by the contract of this function.
    let information = unsafe { &*information };
    // SAFETY: as above.
    let record = unsafe { &*information.ExceptionRecord };
    // SAFETY: as above; nobody else has the context.
    let context = unsafe { &mut *information.ContextRecord };
    (record, context)
}

/// Copies code; gives how many bytes of it can be read.
fn read(address: u64, code: &mut [u8; LONGEST]) -> usize {
    for length in (1..=LONGEST).rev() {
        let source = std::ptr::with_exposed_provenance(address as usize);
        // SAFETY: the function fails for memory that is not there; the target is as long as it is told.
        let done = unsafe {
            ReadProcessMemory(
                GetCurrentProcess(),
                source,
                code.as_mut_ptr().cast(),
                length,
                std::ptr::null_mut(),
            )
        };
        if done != 0 {
            return length;
        }
    }
    0
}

fn own_bounds() -> Bounds {
    let (mut low, mut high) = (0, 0);
    // SAFETY: both out pointers are writable.
    unsafe { GetCurrentThreadStackLimits(&raw mut low, &raw mut high) };
    Bounds {
        low: low as u64,
        high: high as u64,
    }
}

fn registers(context: &CONTEXT) -> Registers {
    Registers {
        general: [
            context.Rax,
            context.Rcx,
            context.Rdx,
            context.Rbx,
            context.Rsp,
            context.Rbp,
            context.Rsi,
            context.Rdi,
            context.R8,
            context.R9,
            context.R10,
            context.R11,
            context.R12,
            context.R13,
            context.R14,
            context.R15,
        ],
        rip: context.Rip,
        flags: u64::from(context.EFlags),
    }
}

fn store(registers: &Registers, context: &mut CONTEXT) {
    [
        context.Rax,
        context.Rcx,
        context.Rdx,
        context.Rbx,
        context.Rsp,
        context.Rbp,
        context.Rsi,
        context.Rdi,
        context.R8,
        context.R9,
        context.R10,
        context.R11,
        context.R12,
        context.R13,
        context.R14,
        context.R15,
    ] = registers.general;
    context.Rip = registers.rip;
    context.EFlags = registers.flags as u32;
}

fn description(record: &EXCEPTION_RECORD, address: usize) -> String {
    let what = match record.ExceptionCode {
        EXCEPTION_ACCESS_VIOLATION => {
            let verb = match record.ExceptionInformation[0] {
                0 => "reading",
                1 => "writing",
                _ => "executing",
            };
            match record.ExceptionInformation[1] {
                usize::MAX => {
                    "access violation: a privileged instruction, or an address that no memory can have"
                        .to_owned()
                }
                target if target < 0x1_0000 => format!("access violation {verb} {target:#x}, close to null"),
                _ => format!("access violation {verb} memory that is not there, or not writable"),
            }
        }
        EXCEPTION_STACK_OVERFLOW => "stack overflow".to_owned(),
        EXCEPTION_ILLEGAL_INSTRUCTION => "illegal instruction".to_owned(),
        EXCEPTION_PRIV_INSTRUCTION => "privileged instruction".to_owned(),
        EXCEPTION_INT_DIVIDE_BY_ZERO => "division by zero".to_owned(),
        EXCEPTION_BREAKPOINT => "breakpoint, without a debugger".to_owned(),
        STATUS_STACK_BUFFER_OVERRUN => "fast fail: the driver found itself corrupted, or panicked".to_owned(),
        STATUS_HEAP_CORRUPTION => "heap corruption".to_owned(),
        code => format!("exception {code:#010x}"),
    };
    format!("the driver crashed: {what}, at {}", modules::describe(address))
}
