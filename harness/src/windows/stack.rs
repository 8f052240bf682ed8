//! The stack of a thread that stands somewhere.

use std::ptr;

use windows_sys::Win32::System::Diagnostics::Debug::{
    CONTEXT, RtlLookupFunctionEntry, RtlVirtualUnwind, UNW_FLAG_NHANDLER,
};

/// How many frames are looked at.
pub(crate) const DEPTH: usize = 96;

/// The bounds of a stack: its lowest address, and the one behind its highest.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    pub(crate) low: u64,
    pub(crate) high: u64,
}

impl Bounds {
    fn hold(self, address: u64) -> bool {
        address % 8 == 0 && address >= self.low && address.saturating_add(8) <= self.high
    }
}

/// The return addresses from a context on, the innermost first: the address of the instruction plus one, then those of the callers. Takes
/// no memory, since a thread that is stopped may be in the middle of taking some. Stops where the stack makes no sense.
pub(crate) fn walk(context: &CONTEXT, bounds: Bounds) -> ([usize; DEPTH], usize) {
    let mut addresses = [0; DEPTH];
    let mut context = *context;
    let mut count = 0;
    while count < DEPTH && context.Rip != 0 || count == 0 {
        addresses[count] = (context.Rip as usize).wrapping_add(usize::from(count == 0));
        count += 1;
        if !bounds.hold(context.Rsp) || !step(&mut context, bounds, count == 1) {
            break;
        }
    }
    (addresses, count)
}

/// Goes to the caller. False when there is none.
fn step(context: &mut CONTEXT, bounds: Bounds, first: bool) -> bool {
    let mut image = 0;
    // SAFETY: the function looks the address up in tables of the loaded images; the out pointer is writable.
    let entry = unsafe { RtlLookupFunctionEntry(context.Rip, &raw mut image, ptr::null_mut()) };
    if entry.is_null() {
        // A function without a frame, or a jump to nowhere: its return address is on top. Further out it means that the stack is lost.
        if !first {
            return false;
        }
        let top = ptr::with_exposed_provenance::<u64>(context.Rsp as usize);
        // SAFETY: the caller has checked that the stack pointer is aligned and inside of the stack.
        context.Rip = unsafe { top.read() };
        context.Rsp += 8;
        return true;
    }
    let before = context.Rsp;
    let mut handler_data = ptr::null_mut();
    let mut frame = 0;
    // SAFETY: the entry is that of the function, whose prologue has saved registers below the bounds of the stack that was checked.
    unsafe {
        RtlVirtualUnwind(
            UNW_FLAG_NHANDLER,
            image,
            context.Rip,
            entry,
            context,
            &raw mut handler_data,
            &raw mut frame,
            ptr::null_mut(),
        )
    };
    context.Rsp > before && bounds.hold(context.Rsp)
}
