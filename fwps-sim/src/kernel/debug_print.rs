//! Debug output.

use std::ffi::CStr;

use fwps_sys as sys;
use sys::{PCSTR, ULONG};

use super::format;
use crate::machine;

/// How many prints of a run are kept.
const KEPT: usize = 10_000;

/// How many arguments a print may have behind its format.
const ARGUMENTS: usize = 13;

/// Whether variable arguments arrive where those of an ordinary function do. They do not on Apple's ARM64.
const ARGUMENTS_ARRIVE: bool = cfg!(any(
    target_arch = "x86_64",
    all(target_arch = "aarch64", not(target_vendor = "apple"))
));

/// Prints for a debugger. [`Outcome::prints`](crate::Outcome::prints) has the text.
///
/// It is declared with variable arguments, which stable Rust cannot define: so it takes as many as it ever looks at. What the
/// caller did not pass is some word of its stack, and is not used, since the format does not ask for it.
///
/// # Safety
/// As the C function: the format is a C string, and asks for what was passed.
#[allow(non_snake_case, reason = "C name")]
#[inline(never)]
#[unsafe(no_mangle)]
#[allow(clippy::too_many_arguments, reason = "variable arguments")]
unsafe extern "system" fn DbgPrintEx(
    _ComponentId: ULONG,
    _Level: ULONG,
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
    a12: usize,
) -> ULONG {
    // Every IRQL is allowed, and drivers print while they hold whatever they hold: no switch point.
    let _call = machine::enter_quietly("DbgPrintEx");
    let arguments: [usize; ARGUMENTS] = [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12];
    // SAFETY: the caller passes a C string.
    let text = unsafe { CStr::from_ptr(Format.cast()) };
    let given: &[usize] = if ARGUMENTS_ARRIVE { &arguments } else { &[] };
    // SAFETY: the format and the arguments are those of the caller, which fit each other by the contract of the function.
    let text = unsafe { format::format(text.to_bytes(), given) };
    machine::with(|machine| {
        if machine.prints.len() < KEPT {
            machine.prints.push(text);
        }
    });
    sys::STATUS_SUCCESS as ULONG
}
