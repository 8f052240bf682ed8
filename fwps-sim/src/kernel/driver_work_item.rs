//! Work items in memory of the driver.

use std::ffi::c_void;

use fwps_sys::{PIO_WORKITEM, ULONG};

use super::{resident, work_item};
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// How many bytes a work item has on 64-bit Windows.
const SIZE: ULONG = 0x58;

export_for_c! {
    /// How many bytes a driver has to allocate for a work item of its own.
    fn IoSizeofWorkItem() -> ULONG {
        let _call = machine::enter_quietly("IoSizeofWorkItem");
        SIZE
    }

    /// Makes a work item of memory of the driver, as many bytes as `IoSizeofWorkItem` says, for its driver object or one of its
    /// devices. `IoUninitializeWorkItem` ends it.
    fn IoInitializeWorkItem(IoObject: *mut c_void, IoWorkItem: PIO_WORKITEM) {
        let _call = machine::enter("IoInitializeWorkItem", Range::UP_TO_DISPATCH, contract!(383));
        let (object, item) = (IoObject.expose_provenance(), IoWorkItem.expose_provenance());
        // SAFETY: by the contract of this function.
        unsafe { access::fill(item, 0, SIZE as usize) };
        machine::with(|machine| {
            if !work_item::is_owner(machine, object) {
                let text = "IoInitializeWorkItem was given neither a driver object nor a live device object";
                machine.report_about(contract!(383), &[object], text);
                return;
            }
            let key = resident::work_item(item);
            if machine.ledger.get(key).is_some() {
                let text = "a work item was initialised that was not uninitialised before";
                machine.report_about(contract!(383), &[key], text);
            }
            machine.create_resident(
                key,
                Kind::WorkItem {
                    device: object,
                    queued: false,
                },
            );
        });
    }

    /// Ends a work item of `IoInitializeWorkItem`, which is not queued. The memory stays the driver's.
    fn IoUninitializeWorkItem(IoWorkItem: PIO_WORKITEM) {
        let _call = machine::enter("IoUninitializeWorkItem", Range::UP_TO_DISPATCH, contract!(383));
        work_item::end(
            resident::work_item(IoWorkItem.expose_provenance()),
            "uninitialised",
        );
    }
}
