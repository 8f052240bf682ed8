//! Sessions and transactions.

use std::sync::Arc;

use fwps_sys as sys;
use sys::{HANDLE, NTSTATUS, UINT32};

use super::filter::{Filter, FilterAction};
use super::notify::{notify, notify_deleted};
use super::{Objects, Session, Transaction};
use crate::Status;
use crate::context::{self, Frame};
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::scheduler::{self, Wait};
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// 15 seconds in units of 100 ns.
const DEFAULT_WAIT: u64 = 150_000_000;

/// Begins a management function: IRQL and notify checks, and the session of the handle.
pub(crate) fn enter(name: &'static str, engine: HANDLE) -> (machine::Call, Result<usize, Status>) {
    let call = machine::enter(name, Range::PASSIVE, contract!(330));
    let handle = engine.expose_provenance();
    let session = machine::with(|machine| {
        if context::find(|frame| matches!(frame, Frame::Notify).then_some(())).is_some() {
            machine.report(contract!(200), format!("{name} was called from notifyFn"));
            return Err(sys::STATUS_FWP_TXN_IN_PROGRESS);
        }
        let changes = name.starts_with("FwpmFilterAdd") || name.starts_with("FwpmFilterDelete");
        if changes && context::find(|frame| matches!(frame, Frame::SwitchEvent).then_some(())).is_some() {
            machine.report(
                contract!(307),
                format!("{name} was called from a callback of the switch"),
            );
            return Err(sys::STATUS_FWP_IN_USE);
        }
        if machine.management.sessions.contains_key(&handle) {
            return Ok(handle);
        }
        machine.report_about(
            contract!(335),
            &[handle],
            format!("{name} was given a handle that is no open session"),
        );
        Err(sys::STATUS_INVALID_HANDLE)
    });
    (call, session)
}

/// Makes sure that `session` holds the transaction lock. Returns whether the transaction is an implicit one.
pub(crate) fn begin_write(session: usize) -> Result<bool, Status> {
    loop {
        let mut guard = machine::lock();
        let machine = guard.as_mut().expect("driver code runs on a machine");
        match &machine.management.transaction {
            None => {
                open(machine, session, false);
                return Ok(true);
            }
            Some(open) if open.session == session && open.read_only => {
                return Err(sys::STATUS_FWP_INCOMPATIBLE_TXN);
            }
            Some(open) if open.session == session => return Ok(false),
            Some(_) => {
                let deadline = machine.clock + machine.management.sessions[&session].wait;
                if scheduler::block(guard, Wait::Transaction, Some(deadline)) {
                    return Err(sys::STATUS_FWP_TIMEOUT);
                }
            }
        }
    }
}

fn open(machine: &mut Machine, session: usize, read_only: bool) {
    let objects = machine.management.objects.clone();
    machine.management.transaction = Some(Transaction {
        session,
        read_only,
        objects,
        added: Vec::new(),
        deleted: Vec::new(),
    });
}

/// Ends an implicit transaction by how its one operation ended.
pub(crate) fn end_write<T>(implicit: bool, result: Result<T, Status>) -> Result<T, Status> {
    if implicit {
        end(result.is_ok());
    }
    result
}

/// Works on the objects of the open transaction.
pub(crate) fn write<T>(f: impl FnOnce(&mut Machine, &mut Objects) -> Result<T, Status>) -> Result<T, Status> {
    machine::with(|machine| {
        let mut open = machine
            .management
            .transaction
            .take()
            .expect("begin_write opened one");
        let result = f(machine, &mut open.objects);
        machine.management.transaction = Some(open);
        result
    })
}

/// Ends the open transaction.
fn end(commit: bool) {
    let open = machine::with(|machine| {
        let open = machine
            .management
            .transaction
            .take()
            .expect("the caller opened one");
        if commit {
            machine.management.objects = open.objects;
        }
        (open.added, open.deleted)
    });
    let (added, deleted) = open;
    if commit {
        notify_deleted(&deleted);
        for filter in added.iter().filter(|filter| wants_commit_notification(filter)) {
            notify(filter, sys::FWPS_CALLOUT_NOTIFY_ADD_FILTER_POST_COMMIT);
        }
    } else {
        notify_deleted(&added);
    }
    machine::with(|machine| machine.scheduler.wake(Wait::Transaction));
}

fn wants_commit_notification(filter: &Arc<Filter>) -> bool {
    let FilterAction::Callout { key, .. } = filter.action else {
        return false;
    };
    machine::with(|machine| {
        machine.engine.by_key(key).is_some_and(|registered| {
            registered.callout.flags & sys::FWP_CALLOUT_FLAG_ENABLE_COMMIT_ADD_NOTIFY != 0
        })
    })
}

/// The session that owns what `session` adds: itself, when it is dynamic.
pub(crate) fn owner(machine: &Machine, session: usize) -> Option<usize> {
    machine
        .management
        .sessions
        .get(&session)
        .filter(|s| s.dynamic)
        .map(|_| session)
}

/// Closes a session: aborts its transaction, and deletes what goes with it.
pub(crate) fn close(session: usize) {
    let open = machine::with(|machine| {
        machine
            .management
            .transaction
            .as_ref()
            .is_some_and(|open| open.session == session)
    });
    if open {
        end(false);
    }
    let gone = machine::with(|machine| {
        machine.management.sessions.remove(&session);
        machine.management.objects.remove_owned(session)
    });
    notify_deleted(&gone);
}

fn to_status(result: Result<(), Status>) -> NTSTATUS {
    result.err().unwrap_or(sys::STATUS_SUCCESS)
}

export! {
    /// Opens a session with the filter engine.
    fn FwpmEngineOpen0(
        serverName: *const u16,
        authnService: UINT32,
        authIdentity: *mut sys::SEC_WINNT_AUTH_IDENTITY_W,
        session: *const sys::FWPM_SESSION0,
        engineHandle: *mut HANDLE,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpmEngineOpen0", Range::PASSIVE, contract!(330));
        machine::with(|machine| {
            let service = matches!(authnService, sys::RPC_C_AUTHN_WINNT | sys::RPC_C_AUTHN_DEFAULT);
            if !serverName.is_null() || !authIdentity.is_null() || !service {
                machine.report(
                    contract!(332),
                    "FwpmEngineOpen0 was given a server name, an identity or an unknown authentication service",
                );
                return sys::STATUS_INVALID_PARAMETER;
            }
            if engineHandle.is_null() {
                return sys::STATUS_FWP_NULL_POINTER;
            }
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            let (mut dynamic, mut wait) = (false, DEFAULT_WAIT);
            if !session.is_null() {
                // SAFETY: a session that is not null is an FWPM_SESSION0 for the time of the call (C-363).
                let raw: sys::FWPM_SESSION0 = unsafe { access::load(session.expose_provenance()) };
                dynamic = raw.flags & sys::FWPM_SESSION_FLAG_DYNAMIC != 0;
                wait = match raw.txnWaitTimeoutInMSec {
                    0 => DEFAULT_WAIT,
                    u32::MAX => u64::MAX / 2,
                    milliseconds => u64::from(milliseconds) * 10_000,
                };
            }
            let handle = machine.ledger.new_handle();
            machine.management.sessions.insert(handle, Session { dynamic, wait });
            machine.create(handle, Kind::Session, Vec::new());
            // SAFETY: the out pointer is not null and writable by the contract of the function.
            unsafe { access::store(engineHandle.expose_provenance(), handle) };
            sys::STATUS_SUCCESS
        })
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

    /// Begins the transaction of a session.
    fn FwpmTransactionBegin0(engineHandle: HANDLE, flags: UINT32) -> NTSTATUS {
        let (_call, session) = enter("FwpmTransactionBegin0", engineHandle);
        let begin = |session: usize| {
            if flags & !sys::FWPM_TXN_READ_ONLY != 0 {
                return Err(sys::STATUS_FWP_INVALID_FLAGS);
            }
            let own = machine::with(|machine| {
                let fault = machine.fault(&[sys::STATUS_FWP_TIMEOUT, sys::STATUS_FWP_SESSION_ABORTED]);
                fault.map_or(Ok(()), Err)?;
                let open = machine.management.transaction.as_ref();
                Ok::<_, Status>(open.is_some_and(|open| open.session == session))
            })?;
            if own {
                return Err(sys::STATUS_FWP_TXN_IN_PROGRESS);
            }
            begin_write(session)?;
            machine::with(|machine| open(machine, session, flags & sys::FWPM_TXN_READ_ONLY != 0));
            Ok(())
        };
        to_status(session.and_then(begin))
    }

    /// Puts the changes of the open transaction into force.
    fn FwpmTransactionCommit0(engineHandle: HANDLE) -> NTSTATUS {
        let (_call, session) = enter("FwpmTransactionCommit0", engineHandle);
        to_status(session.and_then(|session| end_explicit(session, true)))
    }

    /// Drops the changes of the open transaction.
    fn FwpmTransactionAbort0(engineHandle: HANDLE) -> NTSTATUS {
        let (_call, session) = enter("FwpmTransactionAbort0", engineHandle);
        to_status(session.and_then(|session| end_explicit(session, false)))
    }
}

fn end_explicit(session: usize, commit: bool) -> Result<(), Status> {
    let aborted = machine::with(|machine| {
        if machine
            .management
            .transaction
            .as_ref()
            .is_none_or(|open| open.session != session)
        {
            return Err(sys::STATUS_FWP_NO_TXN_IN_PROGRESS);
        }
        Ok(if commit {
            machine.fault(&[sys::STATUS_FWP_TXN_ABORTED])
        } else {
            None
        })
    })?;
    end(commit && aborted.is_none());
    aborted.map_or(Ok(()), Err)
}
