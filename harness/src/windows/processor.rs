//! The simulated machine, as instructions of drivers see it.

use fwps_sys as sys;

use crate::emulate::{Clocks, Processor};

/// The processor that the running thread is on.
pub(crate) struct Simulated;

impl Processor for Simulated {
    fn irql(&mut self) -> u8 {
        // SAFETY: the function takes nothing; the thread runs driver code on the simulated machine.
        unsafe { sys::KeGetCurrentIrql() }
    }

    fn set_irql(&mut self, irql: u8) {
        if irql > self.irql() {
            // SAFETY: as above; the level is one of those that cr8 has.
            unsafe { sys::KfRaiseIrql(irql) };
        } else {
            // SAFETY: as above; the level is not above the current one.
            unsafe { sys::KeLowerIrql(irql) };
        }
    }

    fn clocks(&mut self) -> Clocks {
        let mut counter = 0;
        // SAFETY: the out pointer is writable.
        let interrupt_time = unsafe { sys::KeQueryInterruptTimePrecise(&raw mut counter) };
        let mut time = sys::LARGE_INTEGER { QuadPart: 0 };
        // SAFETY: the out pointer is writable.
        unsafe { sys::KeQuerySystemTimePrecise(&raw mut time) };
        // SAFETY: the function has written all of the union.
        let system_time = unsafe { time.QuadPart };
        Clocks {
            system_time: system_time as u64,
            interrupt_time,
        }
    }
}
