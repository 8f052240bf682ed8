//! Bug checks and GUIDs.

use fwps_sys as sys;
use sys::{NTSTATUS, ULONG, ULONG_PTR, UUID};

use crate::export::export;
use crate::fwpm::key::Key;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::{Contract, contract};

export! {
    /// Stops the machine.
    fn KeBugCheckEx(
        BugCheckCode: ULONG,
        BugCheckParameter1: ULONG_PTR,
        BugCheckParameter2: ULONG_PTR,
        BugCheckParameter3: ULONG_PTR,
        BugCheckParameter4: ULONG_PTR,
    ) -> ! {
        let _call = machine::enter_quietly("KeBugCheckEx");
        let text = format!(
            "the driver stopped the machine with bug check {BugCheckCode:#x} \
             ({BugCheckParameter1:#x}, {BugCheckParameter2:#x}, {BugCheckParameter3:#x}, {BugCheckParameter4:#x})"
        );
        machine::bug_check(Contract::BugCheck, &[], text)
    }

    /// Makes a GUID that was not made before.
    fn ExUuidCreate(Uuid: *mut UUID) -> NTSTATUS {
        let _call = machine::enter("ExUuidCreate", Range::PASSIVE, contract!(330));
        machine::with(|machine| {
            if let Some(status) = machine.fault(&[sys::STATUS_RETRY]) {
                return status;
            }
            let number = machine.draw(u64::MAX);
            // SAFETY: the out pointer is writable by the contract of the function.
            unsafe { access::store(Uuid.expose_provenance(), Key::generated(number).to_guid()) };
            sys::STATUS_SUCCESS
        })
    }
}
