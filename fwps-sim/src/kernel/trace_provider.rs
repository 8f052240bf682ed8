//! Event tracing (ETW): providers are registered, and nobody listens to them.

use fwps_sys as sys;
use sys::{BOOLEAN, NTSTATUS, PVOID, ULONG};

use super::object::KernelObject;
use crate::export::export_for_c;
use crate::kernel::irql::{HIGH, PASSIVE, Range};
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// Writing is possible at every IRQL.
const ANY: Range = Range {
    min: PASSIVE,
    max: HIGH,
};

/// Whether a handle is that of a provider; zero is none, and is let pass as on Windows.
fn check(name: &'static str, handle: u64) -> NTSTATUS {
    let _call = machine::enter(name, ANY, contract!(373));
    machine::with(|machine| {
        let kind = machine.ledger.get(handle as usize).map(|object| &object.kind);
        if handle == 0 || matches!(kind, Some(Kind::Kernel(KernelObject::TraceProvider))) {
            return sys::STATUS_SUCCESS;
        }
        let text = format!("{name} was given no registered provider");
        machine.report_about(contract!(373), &[handle as usize], text);
        sys::STATUS_INVALID_HANDLE
    })
}

/// Enters a provider; the caller gives it back with `EtwUnregister`.
pub(super) fn register(name: &'static str, handle: *mut u64) -> NTSTATUS {
    let _call = machine::enter(name, Range::UP_TO_APC, contract!(373));
    machine::with(|machine| {
        if let Some(status) = machine.fault(&[sys::STATUS_NO_MEMORY]) {
            return status;
        }
        let provider = machine.ledger.new_handle();
        machine.create(provider, Kind::Kernel(KernelObject::TraceProvider), Vec::new());
        // SAFETY: the out pointer is writable by the contract of both callers.
        unsafe { access::store(handle.expose_provenance(), provider as u64) };
        sys::STATUS_SUCCESS
    })
}

export_for_c! {
    /// Registers a provider. Its callback is not called: no session enables it.
    fn EtwRegister(
        _ProviderId: *const sys::GUID,
        _EnableCallback: PVOID,
        _CallbackContext: PVOID,
        RegHandle: *mut u64,
    ) -> NTSTATUS {
        register("EtwRegister", RegHandle)
    }

    /// Takes the registration of a provider back.
    fn EtwUnregister(RegHandle: u64) -> NTSTATUS {
        let status = check("EtwUnregister", RegHandle);
        if status == sys::STATUS_SUCCESS && RegHandle != 0 {
            machine::with(|machine| machine.destroy(RegHandle as usize, "unregistered"));
        }
        status
    }

    /// Sets a property of a provider, which nobody reads.
    fn EtwSetInformation(RegHandle: u64, _Class: ULONG, _Information: PVOID, _Length: ULONG) -> NTSTATUS {
        check("EtwSetInformation", RegHandle)
    }

    /// Writes an event, which nobody reads.
    fn EtwWrite(
        RegHandle: u64,
        _EventDescriptor: PVOID,
        _ActivityId: *const sys::GUID,
        _UserDataCount: ULONG,
        _UserData: PVOID,
    ) -> NTSTATUS {
        check("EtwWrite", RegHandle)
    }

    /// Writes an event, which nobody reads.
    fn EtwWriteTransfer(
        RegHandle: u64,
        _EventDescriptor: PVOID,
        _ActivityId: *const sys::GUID,
        _RelatedActivityId: *const sys::GUID,
        _UserDataCount: ULONG,
        _UserData: PVOID,
    ) -> NTSTATUS {
        check("EtwWriteTransfer", RegHandle)
    }

    /// Whether anybody listens to an event: nobody does.
    fn EtwEventEnabled(RegHandle: u64, _EventDescriptor: PVOID) -> BOOLEAN {
        check("EtwEventEnabled", RegHandle);
        0
    }

    /// Whether anybody listens to events of this level and these keywords: nobody does.
    fn EtwProviderEnabled(RegHandle: u64, _Level: u8, _Keyword: u64) -> BOOLEAN {
        check("EtwProviderEnabled", RegHandle);
        0
    }
}
