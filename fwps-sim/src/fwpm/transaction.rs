//! Transactions: the lock, what is in force while one is open, commit and rollback.

use std::sync::Arc;

use fwps_sys as sys;
use sys::{HANDLE, NTSTATUS, UINT32};

use super::filter::Filter;
use super::notify::{notify, notify_deleted};
use super::objects::Objects;
use super::service::NOT_RUNNING;
use super::session::{Session, enter};
use crate::Status;
use crate::context;
use crate::export::export;
use crate::machine::{self, Machine};
use crate::scheduler::{self, Wait};
use crate::verify::contract::contract;

/// The one transaction that can be open.
pub(crate) struct Transaction {
    pub(crate) session: usize,
    read_only: bool,
    /// The objects as they will be.
    pub(crate) objects: Objects,
    /// Filters that callouts were told of, to be told of again if nothing comes of them.
    pub(crate) added: Vec<Arc<Filter>>,
    pub(crate) deleted: Vec<Arc<Filter>>,
}

/// What a result is for C.
pub(crate) fn status<T>(result: Result<T, Status>) -> NTSTATUS {
    result.err().unwrap_or(sys::STATUS_SUCCESS)
}

/// Runs one changing operation inside of the session's transaction, or of one of its own.
pub(crate) fn change<T>(
    engine: HANDLE,
    name: &'static str,
    statuses: &[Status],
    f: impl FnOnce(usize) -> Result<T, Status>,
) -> Result<T, Status> {
    let (_call, session) = enter(name, engine);
    let session = session?;
    machine::with(|machine| machine.fault(statuses)).map_or(Ok(()), Err)?;
    let implicit = begin_write(session)?;
    let result = f(session);
    if implicit {
        end(result.is_ok());
    }
    result
}

/// Runs one changing operation of the system itself, in a session and a transaction of its own.
pub(crate) fn for_the_system<T>(f: impl FnOnce() -> Result<T, Status>) -> Result<T, Status> {
    let session = machine::with(|machine| {
        if !machine.management.service.takes_sessions() {
            return Err(NOT_RUNNING);
        }
        let handle = machine.ledger.new_handle();
        machine.management.sessions.insert(handle, Session::usual());
        Ok(handle)
    })?;
    let result = begin_write(session).and_then(|_| {
        let result = f();
        end(result.is_ok());
        result
    });
    machine::with(|machine| machine.management.sessions.remove(&session));
    result
}

/// Runs one changing operation that is not allowed inside of the session's transaction (C-344).
pub(crate) fn change_alone<T>(
    engine: HANDLE,
    name: &'static str,
    statuses: &[Status],
    f: impl FnOnce(usize) -> Result<T, Status>,
) -> Result<T, Status> {
    let (_call, session) = enter(name, engine);
    let session = session?;
    machine::with(|machine| {
        if machine.in_transaction(session) {
            return Err(sys::STATUS_FWP_TXN_IN_PROGRESS);
        }
        machine.fault(statuses).map_or(Ok(()), Err)
    })?;
    begin_write(session)?;
    let result = f(session);
    end(result.is_ok());
    result
}

/// Runs one operation that only reads: it waits for another session's transaction, as one that changes something does.
pub(crate) fn look<T>(
    engine: HANDLE,
    name: &'static str,
    statuses: &[Status],
    f: impl FnOnce(&mut Machine, usize) -> Result<T, Status>,
) -> Result<T, Status> {
    let (_call, session) = enter(name, engine);
    let session = session?;
    machine::with(|machine| machine.fault(statuses)).map_or(Ok(()), Err)?;
    wait_for_lock(session, |open| open.read_only)?;
    machine::with(|machine| f(machine, session))
}

/// Waits until no other session has a transaction open that `harmless` does not hold for. Returns whether the session itself has one.
fn wait_for_lock(session: usize, harmless: impl Fn(&Transaction) -> bool) -> Result<bool, Status> {
    loop {
        let mut guard = machine::lock();
        let machine = guard.as_mut().expect("driver code runs on a machine");
        let Some(own) = machine
            .management
            .sessions
            .get(&session)
            .filter(|own| !own.aborted)
        else {
            return Err(sys::STATUS_FWP_SESSION_ABORTED);
        };
        let deadline = own.wait().map(|wait| machine.clock + wait);
        match &machine.management.transaction {
            Some(open) if open.session == session => return Ok(true),
            Some(open) if harmless(open) => return Ok(false),
            None if machine.management.telling.is_none() => return Ok(false),
            _ => {}
        }
        if scheduler::block(guard, Wait::Transaction, deadline) {
            machine::with(Machine::check_notify_waits);
            return Err(sys::STATUS_FWP_TIMEOUT);
        }
    }
}

/// Makes sure that `session` holds the transaction lock. Returns whether the transaction is an implicit one.
fn begin_write(session: usize) -> Result<bool, Status> {
    let own = wait_for_lock(session, |_| false)?;
    machine::with(|machine| match &machine.management.transaction {
        Some(open) if own && open.read_only => Err(sys::STATUS_FWP_INCOMPATIBLE_TXN),
        Some(_) => Ok(false),
        None => {
            machine.open_transaction(session, false);
            Ok(true)
        }
    })
}

impl Machine {
    fn open_transaction(&mut self, session: usize, read_only: bool) {
        let objects = self.management.objects.clone();
        self.management.transaction = Some(Transaction {
            session,
            read_only,
            objects,
            added: Vec::new(),
            deleted: Vec::new(),
        });
    }

    /// Whether a session is inside of a transaction that it began.
    pub(crate) fn in_transaction(&self, session: usize) -> bool {
        let open = self.management.transaction.as_ref();
        open.is_some_and(|open| open.session == session)
    }

    /// Reports a notifyFn that waits while the filter engine waits for it (C-347).
    fn check_notify_waits(&mut self) {
        if self
            .management
            .notifying
            .is_some_and(|thread| self.scheduler.is_blocked(thread))
        {
            let text = "a call waited in vain for the transaction lock, which is held while a notifyFn waits";
            self.report(contract!(347), text);
        }
    }
}

/// Works on the objects of the open transaction.
pub(crate) fn write<T>(f: impl FnOnce(&mut Machine, &mut Objects) -> Result<T, Status>) -> Result<T, Status> {
    machine::with(|machine| {
        // Without one, the engine stopped in the middle of the operation.
        let mut open = machine
            .management
            .transaction
            .take()
            .ok_or(sys::STATUS_FWP_SESSION_ABORTED)?;
        let result = f(machine, &mut open.objects);
        machine.management.transaction = Some(open);
        result
    })
}

/// Ends the open transaction. Callouts are told before the lock is free (C-347).
pub(crate) fn end(commit: bool) {
    let ended = machine::with(|machine| {
        let open = machine.management.transaction.take()?;
        machine.management.telling = Some(context::thread());
        if commit {
            machine.management.objects = open.objects;
            for filter in open.added.iter().filter(|filter| filter.layer.is_none()) {
                *machine.management.unasked.entry(filter.known.number).or_default() += 1;
            }
        }
        Some((open.added, open.deleted))
    });
    let Some((added, deleted)) = ended else {
        return;
    };
    if commit {
        notify_deleted(&deleted);
        for filter in added.iter().filter(|filter| wants_commit_notification(filter)) {
            notify(filter, sys::FWPS_CALLOUT_NOTIFY_ADD_FILTER_POST_COMMIT);
        }
    } else {
        notify_deleted(&added);
    }
    machine::with(|machine| {
        machine.management.telling = None;
        machine.scheduler.wake(Wait::Transaction);
    });
}

fn wants_commit_notification(filter: &Arc<Filter>) -> bool {
    let Some(key) = filter.callout() else {
        return false;
    };
    machine::with(|machine| {
        machine.engine.by_key(key).is_some_and(|registered| {
            registered.callout.flags & sys::FWP_CALLOUT_FLAG_ENABLE_COMMIT_ADD_NOTIFY != 0
        })
    })
}

export! {
    /// Begins the transaction of a session.
    fn FwpmTransactionBegin0(engineHandle: HANDLE, flags: UINT32) -> NTSTATUS {
        let (_call, session) = enter("FwpmTransactionBegin0", engineHandle);
        let begin = |session: usize| {
            if flags & !sys::FWPM_TXN_READ_ONLY != 0 {
                return Err(sys::STATUS_FWP_INVALID_FLAGS);
            }
            let fault = machine::with(|machine| {
                machine.fault(&[sys::STATUS_FWP_TIMEOUT, sys::STATUS_FWP_SESSION_ABORTED])
            });
            fault.map_or(Ok(()), Err)?;
            if wait_for_lock(session, |_| false)? {
                return Err(sys::STATUS_FWP_TXN_IN_PROGRESS);
            }
            machine::with(|machine| machine.open_transaction(session, flags & sys::FWPM_TXN_READ_ONLY != 0));
            Ok(())
        };
        status(session.and_then(begin))
    }

    /// Puts the changes of the open transaction into force.
    fn FwpmTransactionCommit0(engineHandle: HANDLE) -> NTSTATUS {
        let (_call, session) = enter("FwpmTransactionCommit0", engineHandle);
        status(session.and_then(|session| end_explicit(session, true)))
    }

    /// Drops the changes of the open transaction.
    fn FwpmTransactionAbort0(engineHandle: HANDLE) -> NTSTATUS {
        let (_call, session) = enter("FwpmTransactionAbort0", engineHandle);
        status(session.and_then(|session| end_explicit(session, false)))
    }
}

fn end_explicit(session: usize, commit: bool) -> Result<(), Status> {
    let aborted = machine::with(|machine| {
        let own = machine
            .management
            .sessions
            .get_mut(&session)
            .ok_or(sys::STATUS_INVALID_HANDLE)?;
        if std::mem::take(&mut own.transaction_aborted) {
            return Err(sys::STATUS_FWP_TXN_ABORTED);
        }
        if own.aborted {
            return Err(sys::STATUS_FWP_SESSION_ABORTED);
        }
        if !machine.in_transaction(session) {
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

/// The engine aborts the transaction that is open, if one is: what it changed is dropped, and its session is told at its next call
/// (C-348).
pub(crate) fn abort_by_force() {
    let open = machine::with(|machine| {
        let session = machine.management.transaction.as_ref()?.session;
        let own = machine.management.sessions.get_mut(&session)?;
        own.transaction_aborted = true;
        Some(())
    });
    if open.is_some() {
        end(false);
    }
}
