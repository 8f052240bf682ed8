//! Symbolic links to devices, by which processes open them.

use fwps_sys as sys;
use sys::{NTSTATUS, PUNICODE_STRING};

use super::io::link_name;
use super::object::KernelObject;
use super::unicode;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine;
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

export! {
    /// Makes a link to a device.
    fn IoCreateSymbolicLink(SymbolicLinkName: PUNICODE_STRING, DeviceName: PUNICODE_STRING) -> NTSTATUS {
        let _call = machine::enter("IoCreateSymbolicLink", Range::PASSIVE, contract!(373));
        let link = link_name(&unicode::folded(&unicode::text(SymbolicLinkName)));
        let target = unicode::text(DeviceName);
        machine::with(|machine| {
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            if machine.io.links.contains_key(&link) {
                return sys::STATUS_OBJECT_NAME_COLLISION;
            }
            let handle = machine.ledger.new_handle();
            machine.create(handle, Kind::Kernel(KernelObject::SymbolicLink), Vec::new());
            machine.io.links.insert(link, (target, handle));
            sys::STATUS_SUCCESS
        })
    }

    /// Deletes a link.
    fn IoDeleteSymbolicLink(SymbolicLinkName: PUNICODE_STRING) -> NTSTATUS {
        let _call = machine::enter("IoDeleteSymbolicLink", Range::PASSIVE, contract!(373));
        let link = link_name(&unicode::folded(&unicode::text(SymbolicLinkName)));
        machine::with(|machine| match machine.io.links.remove(&link) {
            Some((_, handle)) => {
                machine.destroy(handle, "deleted");
                sys::STATUS_SUCCESS
            }
            None => sys::STATUS_OBJECT_NAME_NOT_FOUND,
        })
    }
}
