//! Classify handles, and classifications that a callout pended.

use std::collections::BTreeMap;
use std::sync::Arc;

use fwps_sys as sys;

use super::operation::resume;
use super::subject::{Answer as Outcome, Subject};
use crate::context::AuthorizationCall;
use crate::engine::arguments::Out;
use crate::engine::judge::Answer;
use crate::engine::redirection;
use crate::machine::{self, Machine};
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// The classify handles that exist, by value: the classification, and classifyOut of the call.
#[derive(Debug, Default)]
pub(crate) struct ClassifyHandles(BTreeMap<usize, Acquired>);

#[derive(Debug)]
struct Acquired {
    completion: usize,
    out: usize,
    subject: Option<Arc<Subject>>,
}

/// Acquires a handle of the running call.
pub(crate) fn acquire(machine: &mut Machine, call: AuthorizationCall) -> usize {
    let handle = machine.ledger.new_handle();
    let known = &mut machine.host.authorizations;
    let running = known.operations.running.get(&call.completion);
    let acquired = Acquired {
        completion: call.completion,
        out: call.out,
        subject: running.map(|running| Arc::clone(&running.subject)),
    };
    known.handles.0.insert(handle, acquired);
    let kind = Kind::ClassifyHandle {
        references: 1,
        pended: false,
    };
    machine.create(handle, kind, Vec::new());
    handle
}

/// Whether `handle` was acquired in this call.
pub(crate) fn is_of(machine: &Machine, handle: usize, call: AuthorizationCall) -> bool {
    let acquired = machine.host.authorizations.handles.0.get(&handle);
    acquired.is_some_and(|acquired| acquired.completion == call.completion)
}

/// Whether `out` is the classifyOut that the engine gave to the call of `handle`.
pub(crate) fn is_out_of(machine: &Machine, handle: usize, out: usize) -> bool {
    let acquired = machine.host.authorizations.handles.0.get(&handle);
    acquired.is_some_and(|acquired| acquired.out == out)
}

/// Changes references and pending of a handle, which goes away when neither is left. False when there is no such handle.
pub(crate) fn change(machine: &mut Machine, handle: usize, f: impl FnOnce(&mut u32, &mut bool)) -> bool {
    let object = machine.ledger.get_mut(handle).map(|object| &mut object.kind);
    let Some(Kind::ClassifyHandle { references, pended }) = object else {
        return false;
    };
    f(references, pended);
    if *references == 0 && !*pended {
        machine.host.authorizations.handles.0.remove(&handle);
        machine.destroy(handle, "released");
    }
    true
}

/// Pends the classification of the running call. False when it is pended already.
pub(crate) fn pend(machine: &mut Machine, handle: usize, call: AuthorizationCall) -> bool {
    let operations = &mut machine.host.authorizations.operations;
    let running = operations.running.get_mut(&call.completion);
    let Some(running) = running.filter(|running| running.pended.is_none()) else {
        return false;
    };
    running.pended = Some(handle);
    change(machine, handle, |_, pended| *pended = true)
}

/// How a driver completed a classification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Completion {
    /// It is to be classified again.
    Again,
    Permit,
    Block,
}

/// Completes the pended classification of a handle.
pub(crate) fn complete(handle: usize, completion: Completion) {
    let subject = machine::with(|machine| {
        machine.complete_loans(handle);
        let known = &mut machine.host.authorizations;
        let acquired = known.handles.0.get(&handle)?;
        let subject = acquired.subject.clone();
        let running = known.operations.running.get_mut(&acquired.completion);
        let is_running = running.is_some();
        if let Some(running) = running {
            running.completion = Some(completion);
        }
        change(machine, handle, |_, pended| *pended = false);
        subject.filter(|_| !is_running)
    });
    if let Some(subject) = subject {
        go_on(&subject, completion);
    }
}

/// Goes on with what was pended, when its classification has returned.
pub(super) fn go_on(subject: &Arc<Subject>, completion: Completion) {
    if subject.stage.is_redirect() {
        let decision = match completion {
            Completion::Again => None,
            Completion::Permit => Some(Outcome::Permit),
            Completion::Block => Some(Outcome::Block),
        };
        redirection::complete(subject.request, decision);
    } else if completion == Completion::Again {
        // An endpoint closes whatever the decision is.
        resume(subject);
    }
}

/// The request whose classification the handle was acquired in. `None` at layers without one.
pub(crate) fn request_of(machine: &Machine, handle: usize) -> Option<u64> {
    let acquired = machine.host.authorizations.handles.0.get(&handle)?;
    let request = acquired.subject.as_ref()?.request;
    (request != 0).then_some(request)
}

/// The classification that a handle was acquired in. `None` for a handle that is gone.
pub(crate) fn completion_of(machine: &Machine, handle: usize) -> Option<usize> {
    let acquired = machine.host.authorizations.handles.0.get(&handle)?;
    Some(acquired.completion)
}

/// Whether the driver holds the handle.
pub(crate) fn is_held(machine: &Machine, handle: usize) -> bool {
    matches!(
        machine.ledger.get(handle).map(|object| &object.kind),
        Some(Kind::ClassifyHandle { references: 1.., .. })
    )
}

/// Whether the classification of the handle is pended.
pub(crate) fn is_pended(machine: &Machine, handle: usize) -> bool {
    matches!(
        machine.ledger.get(handle).map(|object| &object.kind),
        Some(Kind::ClassifyHandle { pended: true, .. })
    )
}

/// What a callout answers that pended the classification: a block, with the right cleared (C-230).
pub(crate) fn answer_of_pended(machine: &mut Machine, out: Out) -> Answer {
    if out.action != sys::FWP_ACTION_BLOCK || out.rights & sys::FWPS_RIGHT_ACTION_WRITE != 0 {
        let text = "classifyFn pended the classification, and did not block with the right cleared";
        machine.report(contract!(230), text);
    }
    Answer::Block {
        hard: true,
        veto: false,
        absorb: false,
        kept: true,
    }
}
