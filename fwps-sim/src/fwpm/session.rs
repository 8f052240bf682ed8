//! Sessions with the filter engine.

use std::mem::offset_of as offset;

use fwps_sys as sys;
use sys::{FWPM_SESSION0, HANDLE, NTSTATUS, UINT32};

use super::block::Block;
use super::key::Key;
use super::lifetime::Lifetime;
use super::notify::notify_deleted;
use super::record::read_text;
use super::service::NOT_RUNNING;
use super::transaction::{self, end};
use crate::Status;
use crate::context::{self, Frame};
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// 15 seconds in units of 100 ns.
const DEFAULT_WAIT: u64 = 150_000_000;
/// The process that kernel sessions belong to.
const SYSTEM_PROCESS: u32 = 4;

/// A session with the filter engine.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    key: Key,
    name: Option<Vec<u16>>,
    description: Option<Vec<u16>>,
    flags: u32,
    wait_milliseconds: u32,
    /// Whether the engine ended it; closing it is all that is left.
    pub(crate) aborted: bool,
    /// Whether the engine aborted its transaction, and it was not told yet that the transaction is over.
    pub(crate) transaction_aborted: bool,
}

impl Session {
    /// Reads what a driver asks for; without a structure a session is not dynamic, and has no name.
    ///
    /// # Safety
    /// `pointer` is null, or that of an FWPM_SESSION0 whose pointers are null or valid (C-363).
    unsafe fn read(pointer: *const FWPM_SESSION0) -> Result<Self, Status> {
        let mut session = Self::usual();
        if pointer.is_null() {
            return Ok(session);
        }
        // SAFETY: the caller's promise; the pointer is not null.
        let raw: FWPM_SESSION0 = unsafe { access::load(pointer.expose_provenance()) };
        if raw.flags & !sys::FWPM_SESSION_FLAG_DYNAMIC != 0 {
            return Err(sys::STATUS_FWP_INVALID_FLAGS);
        }
        session.key = Key::from(raw.sessionKey);
        session.flags = raw.flags;
        session.wait_milliseconds = raw.txnWaitTimeoutInMSec;
        // SAFETY: the caller's promise.
        session.name = unsafe { read_text(raw.displayData.name) };
        // SAFETY: the caller's promise.
        session.description = unsafe { read_text(raw.displayData.description) };
        Ok(session)
    }

    /// A session that nobody asked anything for: not dynamic, without a name, with the usual wait.
    pub(crate) fn usual() -> Self {
        Self {
            key: Key::NONE,
            name: None,
            description: None,
            flags: 0,
            wait_milliseconds: 0,
            aborted: false,
            transaction_aborted: false,
        }
    }

    pub(crate) fn is_dynamic(&self) -> bool {
        self.flags & sys::FWPM_SESSION_FLAG_DYNAMIC != 0
    }

    /// How long it waits for the transaction lock, in units of 100 ns; `None` for ever.
    pub(crate) fn wait(&self) -> Option<u64> {
        match self.wait_milliseconds {
            0 => Some(DEFAULT_WAIT),
            u32::MAX => None,
            milliseconds => Some(u64::from(milliseconds) * 10_000),
        }
    }

    /// Writes the FWPM_SESSION0.
    pub(crate) fn write(&self, block: &mut Block, at: usize) {
        block.put(at + offset!(FWPM_SESSION0, sessionKey), self.key.to_guid());
        if let Some(name) = &self.name {
            block.wide(at + offset!(FWPM_SESSION0, displayData.name), name);
        }
        if let Some(description) = &self.description {
            block.wide(at + offset!(FWPM_SESSION0, displayData.description), description);
        }
        block.put(at + offset!(FWPM_SESSION0, flags), self.flags);
        block.put(
            at + offset!(FWPM_SESSION0, txnWaitTimeoutInMSec),
            self.wait_milliseconds,
        );
        block.put(at + offset!(FWPM_SESSION0, processId), SYSTEM_PROCESS);
        block.put(at + offset!(FWPM_SESSION0, kernelMode), 1i32);
    }
}

/// Begins a management function: IRQL and notify checks, and the session of the handle.
pub(crate) fn enter(name: &'static str, engine: HANDLE) -> (machine::Call, Result<usize, Status>) {
    let call = machine::enter(name, Range::PASSIVE, contract!(330));
    let session = machine::with(|machine| {
        let handle = machine.open_session(name, engine.expose_provenance())?;
        let session = &machine.management.sessions[&handle];
        let ends = matches!(
            name,
            "FwpmEngineClose0" | "FwpmTransactionCommit0" | "FwpmTransactionAbort0"
        );
        match session {
            _ if ends => Ok(handle),
            session if session.aborted => Err(sys::STATUS_FWP_SESSION_ABORTED),
            session if session.transaction_aborted => Err(sys::STATUS_FWP_TXN_ABORTED),
            _ => Ok(handle),
        }
    });
    (call, session)
}

impl Machine {
    fn open_session(&mut self, name: &'static str, handle: usize) -> Result<usize, Status> {
        if context::find(|frame| matches!(frame, Frame::Notify).then_some(())).is_some() {
            self.report(contract!(200), format!("{name} was called from notifyFn"));
            return Err(sys::STATUS_FWP_TXN_IN_PROGRESS);
        }
        let changes = name.starts_with("FwpmFilterAdd") || name.starts_with("FwpmFilterDelete");
        if changes && context::find(|frame| matches!(frame, Frame::SwitchEvent).then_some(())).is_some() {
            self.report(
                contract!(307),
                format!("{name} was called from a callback of the switch"),
            );
            return Err(sys::STATUS_FWP_IN_USE);
        }
        if self.management.sessions.contains_key(&handle) {
            return Ok(handle);
        }
        self.report_about(
            contract!(335),
            &[handle],
            format!("{name} was given a handle that is no open session"),
        );
        Err(sys::STATUS_INVALID_HANDLE)
    }

    /// The session, when it is a dynamic one: what it adds goes with it.
    pub(crate) fn dynamic_session(&self, session: usize) -> Option<usize> {
        let found = self.management.sessions.get(&session);
        found.filter(|found| found.is_dynamic()).map(|_| session)
    }

    /// Takes away what goes with a session. Returns its filters.
    pub(crate) fn end_session(&mut self, session: usize) -> Vec<std::sync::Arc<super::filter::Filter>> {
        self.management.sessions.remove(&session);
        let over = |lifetime: Lifetime| lifetime.is_of(session);
        if let Some(open) = &mut self.management.transaction {
            // Another session's transaction must not bring them back.
            open.objects.remove_ended(over);
        }
        self.management.objects.remove_ended(over)
    }
}

/// Closes a session: aborts its transaction, and deletes what goes with it.
fn close(session: usize) {
    let open = machine::with(|machine| {
        let open = machine.management.transaction.as_ref();
        open.is_some_and(|open| open.session == session)
    });
    if open {
        end(false);
    }
    let (gone, left) = machine::with(|machine| {
        let left = machine.management.enumerations.iter();
        let left: Vec<usize> = left
            .filter(|(_, enumeration)| enumeration.session == session)
            .map(|(handle, _)| *handle)
            .collect();
        (machine.end_session(session), left)
    });
    machine::with(|machine| {
        for handle in left {
            let text = "the session was closed before its enumeration handle was destroyed";
            machine.report_about(contract!(367), &[handle], text);
            machine.management.enumerations.remove(&handle);
            machine.destroy(handle, "closed with its session");
        }
    });
    notify_deleted(&gone);
}

export! {
    /// Opens a session with the filter engine.
    fn FwpmEngineOpen0(
        serverName: *const u16,
        authnService: UINT32,
        authIdentity: *mut sys::SEC_WINNT_AUTH_IDENTITY_W,
        session: *const FWPM_SESSION0,
        engineHandle: *mut HANDLE,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpmEngineOpen0", Range::PASSIVE, contract!(330));
        let open = |machine: &mut Machine| {
            let service = matches!(authnService, sys::RPC_C_AUTHN_WINNT | sys::RPC_C_AUTHN_DEFAULT);
            if !serverName.is_null() || !authIdentity.is_null() || !service {
                machine.report(
                    contract!(332),
                    "FwpmEngineOpen0 was given a server name, an identity or an unknown authentication service",
                );
                return Err(sys::STATUS_INVALID_PARAMETER);
            }
            if engineHandle.is_null() {
                return Err(sys::STATUS_FWP_NULL_POINTER);
            }
            if context::find(|frame| matches!(frame, Frame::Notify).then_some(())).is_some() {
                machine.report(contract!(200), "FwpmEngineOpen0 was called from notifyFn");
                return Err(sys::STATUS_FWP_TXN_IN_PROGRESS);
            }
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES, NOT_RUNNING]) {
                return Err(status);
            }
            if !machine.management.service.takes_sessions() {
                return Err(NOT_RUNNING);
            }
            // SAFETY: the structure is null or valid for the time of the call (C-363).
            let mut new = unsafe { Session::read(session) }?;
            if new.key == Key::NONE {
                new.key = machine.management.new_key();
            } else if machine.management.sessions.values().any(|other| other.key == new.key) {
                return Err(sys::STATUS_FWP_ALREADY_EXISTS);
            }
            let handle = machine.ledger.new_handle();
            machine.management.sessions.insert(handle, new);
            machine.create(handle, Kind::Session, Vec::new());
            // SAFETY: the out pointer is not null and writable by the contract of the function.
            unsafe { access::store(engineHandle.expose_provenance(), handle) };
            Ok(())
        };
        transaction::status(machine::with(open))
    }

    /// Closes a session. Its open transaction is aborted; what a dynamic session added is deleted.
    fn FwpmEngineClose0(engineHandle: HANDLE) -> NTSTATUS {
        let (_call, session) = enter("FwpmEngineClose0", engineHandle);
        match session {
            Err(status) => status,
            Ok(session) => {
                close(session);
                machine::with(|machine| machine.destroy(session, "closed"));
                sys::STATUS_SUCCESS
            }
        }
    }
}
