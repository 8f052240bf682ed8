//! Flow contexts: which callout keeps what value with which flow, and who is using it.

use std::collections::BTreeMap;
use std::sync::Arc;

use fwps_sys as sys;
use rustc_hash::{FxHashMap, FxHashSet};

use super::FlowState;
use super::custody::Way;
use crate::Status;
use crate::engine::callout::Callout;
use crate::engine::layer::Layer;
use crate::machine::Machine;
use crate::verify::contract::contract;

/// A context until its flowDeleteFn has returned.
#[derive(Debug)]
pub(crate) struct Context {
    pub(crate) layer: u16,
    pub(crate) callout: Arc<Callout>,
    pub(crate) value: u64,
    /// Classify calls that have the value.
    pub(crate) uses: u32,
    pub(crate) state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Associated,
    /// The flow ended, or it was removed: flowDeleteFn is still to be called.
    Leaving,
    /// flowDeleteFn is called, or about to be.
    Deleting,
}

/// All contexts, by number.
#[derive(Debug, Default)]
pub(crate) struct Contexts {
    pub(crate) all: BTreeMap<u64, Context>,
    /// The associated ones by flow and callout.
    pub(crate) associated: BTreeMap<(u64, u32), u64>,
    next: u64,
    /// Callouts that were registered at some time.
    registered: FxHashSet<u32>,
    /// The layers that callouts were added at.
    layers: FxHashMap<u32, Layer>,
}

/// A context that a classify call was given.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lent {
    number: u64,
    pub(crate) value: u64,
}

impl Contexts {
    pub(crate) fn callout_registered(&mut self, id: u32) {
        self.registered.insert(id);
    }

    /// Whether any flow has a context.
    pub(crate) fn are_associated(&self) -> bool {
        !self.associated.is_empty()
    }

    pub(crate) fn callout_added(&mut self, id: u32, layer: Layer) {
        self.layers.insert(id, layer);
    }

    /// The layer that a callout was added at.
    pub(crate) fn layer_of(&self, id: u32) -> Option<Layer> {
        self.layers.get(&id).copied()
    }

    /// Forgets the contexts of a callout whose code must not run any more.
    pub(crate) fn callout_is_gone(&mut self, id: u32) {
        self.all.retain(|_, context| context.callout.id != id);
        self.associated.retain(|(_, callout), _| *callout != id);
    }

    /// How many contexts a callout has whose flowDeleteFn has not returned.
    pub(crate) fn of_callout(&self, id: u32) -> usize {
        self.all
            .values()
            .filter(|context| context.callout.id == id)
            .count()
    }
}

impl Machine {
    /// Lends the context of a flow to a classify call.
    pub(crate) fn lend_context(&mut self, flow: Option<u64>, layer: Layer, callout: u32) -> Option<Lent> {
        let contexts = &mut self.host.data.contexts;
        let number = *contexts.associated.get(&(flow?, callout))?;
        let context = contexts.all.get_mut(&number)?;
        if context.layer != layer.id() {
            return None;
        }
        context.uses += 1;
        Some(Lent {
            number,
            value: context.value,
        })
    }

    /// Takes back what a classify call was lent.
    pub(crate) fn give_back_context(&mut self, lent: Option<Lent>) {
        let Some(Lent { number, .. }) = lent else {
            return;
        };
        if let Some(context) = self.host.data.contexts.all.get_mut(&number) {
            context.uses -= 1;
            if context.uses == 0 && context.state == State::Leaving {
                super::deletion::schedule(self, number);
            }
        }
    }

    /// Associates a context.
    pub(crate) fn associate(&mut self, flow: u64, layer: u16, id: u32, value: u64) -> Status {
        let status = self.check_association(flow, layer, id, value);
        let refused = status.err().or_else(|| {
            // The flow may have ended.
            self.fault(&[sys::STATUS_INVALID_PARAMETER, sys::STATUS_INSUFFICIENT_RESOURCES])
        });
        let known = self.host.data.contexts.associated.contains_key(&(flow, id));
        let refused = refused.or(known.then_some(sys::STATUS_OBJECT_NAME_EXISTS));
        let callout = self
            .engine
            .by_id(id)
            .map(|registered| Arc::clone(&registered.callout));
        let (Some(callout), None) = (callout, refused) else {
            let status = refused.unwrap_or(sys::STATUS_INVALID_PARAMETER);
            self.note_custody(value, Way::Refused(status));
            return status;
        };
        self.note_custody(value, Way::Associated);
        let contexts = &mut self.host.data.contexts;
        contexts.next += 1;
        let number = contexts.next;
        contexts.associated.insert((flow, id), number);
        let context = Context {
            layer,
            callout,
            value,
            uses: 0,
            state: State::Associated,
        };
        contexts.all.insert(number, context);
        sys::STATUS_SUCCESS
    }

    fn check_association(&mut self, flow: u64, layer: u16, id: u32, value: u64) -> Result<(), Status> {
        let refused = Err(sys::STATUS_INVALID_PARAMETER);
        if value == 0 {
            self.report(contract!(201), "a flow context of zero was associated");
            return refused;
        }
        if !self.host.data.contexts.registered.contains(&id) {
            let text = format!("a flow context was associated for callout {id}, which never was registered");
            self.report(contract!(202), text);
            return refused;
        }
        let own = self.host.data.contexts.layers.get(&id).copied();
        if own.is_some_and(|own| own.id() != layer || !own.has_flows()) {
            let text = format!(
                "a flow context was associated at layer {layer} for callout {id}, which is not there"
            );
            self.report(contract!(204), text);
            return refused;
        }
        // One that was unregistered meanwhile is nobody's mistake.
        let Some(registered) = self.engine.by_id(id) else {
            return refused;
        };
        if registered.callout.flow_delete.is_none() {
            let text = format!("a flow context was associated for callout {id}, which has no flowDeleteFn");
            self.report(contract!(181), text);
            return refused;
        }
        match self.flow_state(flow) {
            FlowState::Lives => Ok(()),
            FlowState::Over => Err(sys::STATUS_NOT_FOUND),
            FlowState::Unknown => {
                self.report_unknown_flow(flow);
                refused
            }
        }
    }

    /// A flow id that no metadata ever held.
    pub(crate) fn report_unknown_flow(&mut self, flow: u64) {
        let text = format!("{flow:#x} is no flow: the id is the flowHandle of the metadata");
        self.report(contract!(214), text);
    }
}
