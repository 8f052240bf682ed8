//! Data flows: what their handles name, how they end, and the contexts that callouts keep with them.
//!
//! A TCP connection is a flow from the moment its first packet passed, and ends when both directions are closed, when it is reset,
//! or when a driver ends it. What has no connections is a flow for each pair of ends, and ends when the host sees many packets
//! but none of it. At the end of the run every flow ends.

pub(crate) mod context;
pub(crate) mod custody;
pub(crate) mod deletion;
pub(crate) mod table;

use super::ale::Flow;
use super::authorization;
use super::layer::Layer;
use super::packet::Traveller;
use crate::machine::Machine;
use crate::traffic::packet::TCP;
use context::Contexts;
use custody::Custodies;
use table::Table;

/// Everything about the flows of the host but the streams of TCP.
#[derive(Debug, Default)]
pub(crate) struct DataFlows {
    pub(crate) table: Table,
    pub(crate) contexts: Contexts,
    pub(crate) custodies: Custodies,
}

impl Layer {
    /// Whether flows are indicated at the layer.
    pub(crate) fn has_flows(self) -> bool {
        let authorized = matches!(
            self,
            Layer::AleAuthRecvAcceptV4
                | Layer::AleAuthRecvAcceptV6
                | Layer::AleAuthConnectV4
                | Layer::AleAuthConnectV6
                | Layer::AleFlowEstablishedV4
                | Layer::AleFlowEstablishedV6
        );
        authorized || self.is_stream() || (self.is_transport() && !self.is_icmp_error())
    }
}

impl Machine {
    /// The handle of the flow that a packet belongs to. `None` when the flow does not exist yet, or has ended.
    pub(crate) fn flow_of(&mut self, packet: &Traveller) -> Option<u64> {
        if packet.headers.protocol != TCP {
            return self.host.data.table.handle_of(packet);
        }
        let handle = self.host.streams.handle_of(packet)?;
        let over = self.host.streams.flow(handle).is_none_or(|flow| flow.over);
        (!over).then_some(handle)
    }

    /// Whether a flow had this handle at some time, and whether it exists still.
    pub(crate) fn flow_state(&mut self, handle: u64) -> FlowState {
        if let Some(flow) = self.host.streams.flow(handle) {
            return if flow.over {
                FlowState::Over
            } else {
                FlowState::Lives
            };
        }
        if self.host.streams.is_forgotten(handle) {
            return FlowState::Over;
        }
        self.host.data.table.state(handle)
    }

    /// ALE forgets a flow that ended: another packet of it would be the first of a new one.
    fn forget_flow(&mut self, ends: Flow) {
        self.host.flows.forget(ends);
        authorization::forget_flow(self, ends);
    }

    /// Takes note of a packet that passed the transport layers: its flow exists from now on, and others have been idle for longer.
    pub(crate) fn flow_passed(&mut self, packet: &Traveller) {
        let limit = self.options.flow_idle_packets;
        for (idle, ends) in self.host.data.table.pass(packet, limit) {
            deletion::end_contexts(self, idle);
            self.forget_flow(ends);
        }
        self.note_route(packet);
    }

    /// Ends a connection that has come to its end.
    pub(crate) fn stream_went_on(&mut self, handle: u64) {
        let Some(flow) = self.host.streams.flow(handle) else {
            return;
        };
        if !flow.over && flow.is_finished() {
            flow.over = true;
            deletion::end_contexts(self, handle);
            if let Some(ends) = self.host.streams.note_over(handle) {
                self.forget_flow(ends);
            }
        }
    }

    /// Ends a flow. Returns whether it existed.
    pub(crate) fn end_flow(&mut self, handle: u64) -> bool {
        if let Some(flow) = self.host.streams.flow(handle) {
            if std::mem::replace(&mut flow.over, true) {
                return false;
            }
            flow.dropped = true;
        } else if !self.host.data.table.end(handle) {
            return false;
        }
        deletion::end_contexts(self, handle);
        true
    }

    /// Ends one flow, by a random number. Returns whether there was one.
    pub(crate) fn end_some_flow(&mut self, which: u64) -> bool {
        let streams = self.host.streams.in_order();
        let mut handles: Vec<u64> = streams
            .into_iter()
            .filter(|flow| !flow.over)
            .map(|flow| flow.handle)
            .collect();
        handles.extend(self.host.data.table.handles());
        let Some(index) = which.checked_rem(handles.len() as u64) else {
            return false;
        };
        self.end_flow(handles[index as usize])
    }

    /// Ends every flow, as the end of the network does.
    pub(crate) fn end_flows(&mut self) {
        let streams = self.host.streams.in_order();
        let mut handles: Vec<u64> = streams
            .into_iter()
            .filter_map(|flow| (!std::mem::replace(&mut flow.over, true)).then_some(flow.handle))
            .collect();
        handles.extend(self.host.data.table.end_all());
        for handle in handles {
            deletion::end_contexts(self, handle);
        }
        self.end_routes();
    }
}

/// What is known of a handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FlowState {
    /// No flow had it.
    Unknown,
    Lives,
    Over,
}
