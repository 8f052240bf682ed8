//! The end of a flow context: flowDeleteFn is called, at once or later.

use fwps_sys as sys;

use super::FlowState;
use super::context::State;
use super::custody::Way;
use crate::Status;
use crate::boundary;
use crate::context::{self, Frame};
use crate::engine::task::Task;
use crate::kernel::held_lock;
use crate::kernel::irql::{DISPATCH, PASSIVE};
use crate::machine::{self, Machine};
use crate::verify::contract::contract;

/// The contexts of a flow that ended leave.
pub(crate) fn end_contexts(machine: &mut Machine, flow: u64) {
    machine.route_ended(flow);
    let contexts = &mut machine.host.data.contexts;
    let range = (flow, 0)..=(flow, u32::MAX);
    let gone: Vec<_> = contexts
        .associated
        .range(range)
        .map(|(key, number)| (*key, *number))
        .collect();
    for (key, number) in gone {
        let contexts = &mut machine.host.data.contexts;
        contexts.associated.remove(&key);
        let Some(context) = contexts.all.get_mut(&number) else {
            continue;
        };
        context.state = State::Leaving;
        let (uses, value) = (context.uses, context.value);
        machine.note_custody(value, Way::Ended);
        if uses == 0 {
            schedule(machine, number);
        }
    }
}

/// Lets flowDeleteFn come later: between packets, or on another thread.
pub(crate) fn schedule(machine: &mut Machine, number: u64) {
    if machine.draw(2) == 0 {
        machine.tasks.push_back(Task::FlowDelete(number));
    } else {
        let generation = machine.generation;
        machine
            .scheduler
            .start(generation, 0, Box::new(move || delete_later(number)));
    }
}

/// Calls flowDeleteFn as the end of a flow does.
pub(crate) fn delete_later(number: u64) {
    let irql = machine::with(|machine| if machine.draw(2) == 0 { PASSIVE } else { DISPATCH });
    delete(number, irql);
}

/// Calls flowDeleteFn of a context.
fn delete(number: u64, irql: u8) {
    let begun = machine::with(|machine| {
        let context = machine.host.data.contexts.all.get_mut(&number)?;
        context.state = State::Deleting;
        let callout = std::sync::Arc::clone(&context.callout);
        Some((callout, context.layer, context.value))
    });
    let Some((callout, layer, value)) = begun else {
        return;
    };
    if let Some(routine) = callout.flow_delete {
        let frame = Frame::FlowDelete {
            locks: held_lock::locks_held(),
        };
        boundary::call(callout.driver, frame, irql, || {
            // SAFETY: the driver registered the routine with the callout, which stays registered until it returned.
            unsafe { routine(layer, callout.id, value) }
        });
    }
    machine::with(|machine| {
        machine.host.data.contexts.all.remove(&number);
    });
}

/// What a removal leads to.
enum Removal {
    Now(u64),
    Later,
}

/// Removes a context (C-208).
pub(crate) fn remove(flow: u64, layer: u16, id: u32) -> Status {
    match machine::with(|machine| begin_removal(machine, flow, layer, id)) {
        Err(status) => status,
        Ok(Removal::Later) => sys::STATUS_PENDING,
        Ok(Removal::Now(number)) => {
            delete(number, context::irql());
            sys::STATUS_SUCCESS
        }
    }
}

fn begin_removal(machine: &mut Machine, flow: u64, layer: u16, id: u32) -> Result<Removal, Status> {
    let inside = context::find(|frame| matches!(frame, Frame::FlowDelete { .. }).then_some(()));
    if inside.is_some() {
        let text = "FwpsFlowRemoveContext0 was called from flowDeleteFn";
        machine.report(contract!(207), text);
        return Err(sys::STATUS_UNSUCCESSFUL);
    }
    if machine.flow_state(flow) == FlowState::Unknown {
        machine.report_unknown_flow(flow);
        return Err(sys::STATUS_UNSUCCESSFUL);
    }
    // A call on another processor may have the context at any time, and the removal waits for it.
    let fault = machine.fault(&[sys::STATUS_PENDING]);
    if let Some(status) = fault.filter(|status| *status != sys::STATUS_PENDING) {
        return Err(status);
    }
    let contexts = &mut machine.host.data.contexts;
    let number = *contexts
        .associated
        .get(&(flow, id))
        .ok_or(sys::STATUS_UNSUCCESSFUL)?;
    let context = contexts.all.get_mut(&number).ok_or(sys::STATUS_UNSUCCESSFUL)?;
    if context.layer != layer {
        let text = format!(
            "the context of callout {id} is associated at layer {}, but was removed at layer {layer}",
            context.layer
        );
        machine.report(contract!(211), text);
        return Err(sys::STATUS_UNSUCCESSFUL);
    }
    context.state = State::Leaving;
    let (uses, value) = (context.uses, context.value);
    contexts.associated.remove(&(flow, id));
    let pending = uses > 0 || fault.is_some();
    machine.note_custody(value, if pending { Way::RemovedLater } else { Way::Removed });
    if !pending {
        return Ok(Removal::Now(number));
    }
    if uses == 0 {
        schedule(machine, number);
    }
    Ok(Removal::Later)
}
