//! IPsec connections: the simulator makes none, so there is nothing to enumerate, when the engine watches them at all.

use fwps_sys as sys;
use sys::{HANDLE, NTSTATUS, UINT32, UINT64};

use super::enumeration::{create, destroy, next};
use super::transaction::{look, status};
use crate::export::export;

/// The kind of these enumerations.
const KIND: &str = "connections";

export! {
    /// Gets an IPsec connection by its id. There is none.
    fn FwpmConnectionGetById0(
        engineHandle: HANDLE,
        _id: UINT64,
        _connection: *mut *mut sys::FWPM_CONNECTION0,
    ) -> NTSTATUS {
        let statuses = &[sys::STATUS_FWP_NOT_FOUND];
        let found = look(engineHandle, "FwpmConnectionGetById0", statuses, |_, _| Err::<(), _>(sys::STATUS_FWP_NOT_FOUND));
        status(found)
    }

    /// Begins an enumeration of IPsec connections, which the engine watches only when
    /// `FWPM_ENGINE_MONITOR_IPSEC_CONNECTIONS` is set.
    fn FwpmConnectionCreateEnumHandle0(
        engineHandle: HANDLE,
        _enumTemplate: *const sys::FWPM_CONNECTION_ENUM_TEMPLATE0,
        enumHandle: *mut HANDLE,
    ) -> NTSTATUS {
        create(engineHandle, "FwpmConnectionCreateEnumHandle0", KIND, enumHandle, |machine, _| {
            match machine.management.options[sys::FWPM_ENGINE_MONITOR_IPSEC_CONNECTIONS as usize] {
                0 => Err(sys::STATUS_FWP_CONNECTIONS_DISABLED),
                _ => Ok(Vec::new()),
            }
        })
    }

    /// Returns the next entries of an enumeration, as one block; fewer than asked for mean its end.
    fn FwpmConnectionEnum0(
        engineHandle: HANDLE,
        enumHandle: HANDLE,
        numEntriesRequested: UINT32,
        entries: *mut *mut *mut sys::FWPM_CONNECTION0,
        numEntriesReturned: *mut UINT32,
    ) -> NTSTATUS {
        let entries = entries.expose_provenance();
        next(engineHandle, "FwpmConnectionEnum0", KIND, enumHandle, numEntriesRequested, entries, numEntriesReturned)
    }

    /// Ends an enumeration.
    fn FwpmConnectionDestroyEnumHandle0(engineHandle: HANDLE, enumHandle: HANDLE) -> NTSTATUS {
        destroy(engineHandle, "FwpmConnectionDestroyEnumHandle0", KIND, enumHandle)
    }
}
