//! What C calls besides of DPCs: threaded ones, and the older way to say on which processor one is to run.

use fwps_sys as sys;
use sys::{CCHAR, PKDEFERRED_ROUTINE, PRKDPC, PVOID};

use super::dpc;
use super::time::PROCESSORS;
use crate::export::export_for_c;
use crate::machine;
use crate::verify::contract::contract;

export_for_c! {
    /// Makes a threaded DPC of the memory. Its routine runs at DISPATCH_LEVEL, as where the system has threaded DPCs switched off: drivers
    /// are written for that and for PASSIVE_LEVEL.
    fn KeInitializeThreadedDpc(Dpc: PRKDPC, DeferredRoutine: PKDEFERRED_ROUTINE, DeferredContext: PVOID) {
        // SAFETY: by the contract of the function.
        unsafe { sys::KeInitializeDpc(Dpc, DeferredRoutine, DeferredContext) }
    }

    /// Says on which processor a DPC is to run.
    fn KeSetTargetProcessorDpc(Dpc: PRKDPC, Number: CCHAR) {
        let _call = machine::enter_quietly("KeSetTargetProcessorDpc");
        match u8::try_from(Number).ok().filter(|number| u32::from(*number) < PROCESSORS) {
            Some(number) => dpc::set_target(Dpc.expose_provenance(), number),
            None => machine::with(|machine| {
                let text = format!("KeSetTargetProcessorDpc was given processor {Number} of {PROCESSORS}");
                machine.report(contract!(385), text);
            }),
        }
    }
}
