//! Redirect handles, and what happened to a connection.

use std::ffi::c_void;

use fwps_sys as sys;
use sys::{FWPS_CONNECTION_REDIRECT_STATE, GUID, HANDLE, NTSTATUS, PSIZE_T, PVOID, SIZE_T, UINT32};

use super::classify_handle::flags_are_clear;
use crate::context::{self, Frame};
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

export! {
    /// Makes a redirect handle.
    fn FwpsRedirectHandleCreate0(
        providerGuid: *const GUID,
        flags: UINT32,
        redirectHandle: *mut HANDLE,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsRedirectHandleCreate0", Range::PASSIVE, contract!(240));
        let inside = context::find(|frame| matches!(frame, Frame::Classify(_)).then_some(()));
        machine::with(|machine| {
            if inside.is_some() {
                let text = "FwpsRedirectHandleCreate0 was called from inside classifyFn; a handle is made once, and kept";
                machine.report(contract!(240), text);
            }
            if !flags_are_clear(machine, flags) || providerGuid.is_null() || redirectHandle.is_null() {
                return sys::STATUS_INVALID_PARAMETER;
            }
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            let handle = machine.ledger.new_handle();
            machine.create(handle, Kind::RedirectHandle, Vec::new());
            // SAFETY: the out pointer is not null and writable by the contract of the function.
            unsafe { access::store(redirectHandle.expose_provenance(), handle) };
            sys::STATUS_SUCCESS
        })
    }

    /// Destroys a redirect handle.
    fn FwpsRedirectHandleDestroy0(redirectHandle: HANDLE) {
        let _call = machine::enter("FwpsRedirectHandleDestroy0", Range::PASSIVE, contract!(240));
        let handle = redirectHandle.expose_provenance();
        machine::with(|machine| {
            if machine.is_redirect_handle(handle) {
                machine.destroy(handle, "destroyed");
            } else {
                let text = "FwpsRedirectHandleDestroy0 was given something that is no redirect handle, or not any more";
                machine.report_about(contract!(240), &[handle], text);
            }
        });
    }

    /// Tells what a redirect handle was to a connection so far.
    fn FwpsQueryConnectionRedirectState0(
        redirectRecords: HANDLE,
        redirectHandle: HANDLE,
        redirectContext: *mut *mut c_void,
    ) -> FWPS_CONNECTION_REDIRECT_STATE {
        let _call = machine::enter("FwpsQueryConnectionRedirectState0", Range::UP_TO_DISPATCH, contract!(147));
        let (records, handle) = (redirectRecords.expose_provenance(), redirectHandle.expose_provenance());
        machine::with(|machine| {
            if !machine.is_redirect_handle(handle) {
                let text = "FwpsQueryConnectionRedirectState0 was given something that is no redirect handle, or not any more";
                machine.report_about(contract!(240), &[handle], text);
                return sys::FWPS_CONNECTION_NOT_REDIRECTED;
            }
            if records == 0 {
                return sys::FWPS_CONNECTION_NOT_REDIRECTED;
            }
            let Some((state, context)) = machine.redirect_state(records, handle) else {
                let text = "FwpsQueryConnectionRedirectState0 was given records that are not those of a connection that is classified";
                machine.report(contract!(137), text);
                return sys::FWPS_CONNECTION_NOT_REDIRECTED;
            };
            let own = matches!(
                state,
                sys::FWPS_CONNECTION_REDIRECTED_BY_SELF | sys::FWPS_CONNECTION_PREVIOUSLY_REDIRECTED_BY_SELF
            );
            if own && !redirectContext.is_null() {
                // SAFETY: the out pointer is not null and writable by the contract of the function.
                unsafe { access::store(redirectContext.expose_provenance(), context) };
            }
            state
        })
    }

    /// Writes the records of a connection as a socket takes them.
    fn FwpsQueryConnectionSioFormatRedirectRecords0(
        RedirectRecords: HANDLE,
        OutputBuffer: PVOID,
        OutputBufferLength: SIZE_T,
        BytesTransferred: PSIZE_T,
    ) -> NTSTATUS {
        let _call = machine::enter(
            "FwpsQueryConnectionSioFormatRedirectRecords0",
            Range::UP_TO_DISPATCH,
            contract!(147),
        );
        let (records, buffer) = (RedirectRecords.expose_provenance(), OutputBuffer.expose_provenance());
        let transferred = |bytes: usize| {
            if !BytesTransferred.is_null() {
                // SAFETY: the out pointer is not null and writable by the contract of the function.
                unsafe { access::store(BytesTransferred.expose_provenance(), bytes as SIZE_T) };
            }
        };
        machine::with(|machine| {
            if records == 0 {
                return sys::STATUS_NOT_FOUND;
            }
            let Some(formatted) = machine.format_records(records) else {
                let text = "FwpsQueryConnectionSioFormatRedirectRecords0 was given records that are not those of a connection that is classified";
                machine.report(contract!(137), text);
                return sys::STATUS_NOT_FOUND;
            };
            if buffer % size_of::<usize>() != 0 {
                let text = format!("the buffer at {buffer:#x} is not aligned for pointers");
                machine.report(contract!(252), text);
                return sys::STATUS_INVALID_PARAMETER;
            }
            if let Some(status) = machine.fault(&[sys::STATUS_BUFFER_TOO_SMALL, sys::STATUS_NOT_FOUND]) {
                transferred(formatted.as_bytes().len());
                return status;
            }
            let bytes = formatted.as_bytes();
            transferred(bytes.len());
            if buffer == 0 || (OutputBufferLength as usize) < bytes.len() {
                return sys::STATUS_BUFFER_TOO_SMALL;
            }
            // SAFETY: the buffer is not null and has `OutputBufferLength` bytes by the contract of the function.
            unsafe { access::write(buffer, bytes) };
            sys::STATUS_SUCCESS
        })
    }
}
