//! Packets that the ALE layers still have to see: the first ones of flows that the host did not begin.
//!
//! Such a packet is marked at INBOUND_TRANSPORT, and is to pass there (C-171). The flow exists from then on that a packet of it
//! passed, or that the host sent one. The ALE layers themselves are the matter of [`authorization`].

use std::hash::{Hash, Hasher};
use std::net::IpAddr;

use fwps_sys as sys;
use rustc_hash::FxHashSet;

use super::authorization;
use super::judge::Answer;
use super::packet::Traveller;
use crate::context::{self, ClassifyFrame};
use crate::machine::Machine;
use crate::traffic::packet::{TCP, UDP};
use crate::verify::contract::contract;

/// Protocol, local address and port, remote address and port. What has no ports has zeros there: for such a protocol a flow is
/// all that two hosts send each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Flow(
    pub(crate) u8,
    pub(crate) IpAddr,
    pub(crate) u16,
    pub(crate) IpAddr,
    pub(crate) u16,
);

impl Hash for Flow {
    // Flows are looked up several times for every packet: whole words are hashed, and not the bytes one after the other.
    fn hash<H: Hasher>(&self, state: &mut H) {
        for address in [self.1, self.3] {
            match address {
                IpAddr::V4(address) => state.write_u32(address.to_bits()),
                IpAddr::V6(address) => state.write_u128(address.to_bits()),
            }
        }
        state.write_u64(u64::from(self.0) << 32 | u64::from(self.2) << 16 | u64::from(self.4));
    }
}

/// The flows that exist.
#[derive(Debug, Default)]
pub(crate) struct Flows(FxHashSet<Flow>);

pub(super) fn flow_of(packet: &Traveller) -> Flow {
    let protocol = packet.headers.protocol;
    let (local, remote) = match protocol {
        TCP | UDP => packet.ports(),
        _ => (0, 0),
    };
    Flow(protocol, packet.local(), local, packet.remote(), remote)
}

impl Flows {
    /// Whether the packet belongs to a flow that exists.
    pub(crate) fn contain(&self, packet: &Traveller) -> bool {
        self.0.contains(&flow_of(packet))
    }

    /// Lets a flow go that ended.
    pub(super) fn forget(&mut self, flow: Flow) {
        self.0.remove(&flow);
    }
}

/// Takes in the flows of a packet that the host sent, or that passed, if the run has marks of flows that do not exist.
pub(super) fn add(machine: &mut Machine, packet: &Traveller) {
    if machine.options.ale_classify_required {
        machine.host.flows.0.extend(packet.parts().map(flow_of));
    }
}

impl Traveller {
    /// Whether the packet is indicated as one that ALE has to classify.
    pub(crate) fn requires_ale_classify(&self) -> bool {
        self.flags & sys::FWP_CONDITION_FLAG_REQUIRES_ALE_CLASSIFY != 0
    }
}

/// Marks a packet that reaches INBOUND_TRANSPORT, if AUTH_RECV_ACCEPT has something to decide about it, or if the run has such marks
/// and the flow does not exist.
pub(crate) fn mark(machine: &Machine, packet: &mut Traveller) {
    let flag = sys::FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED;
    let options = &machine.options;
    let unknown = options.ale_classify_required && !machine.host.flows.contain(packet);
    if options.omitted_metadata & flag == 0 && (unknown || authorization::is_due(machine, packet)) {
        packet.flags |= sys::FWP_CONDITION_FLAG_REQUIRES_ALE_CLASSIFY;
    }
}

/// A marked packet must not be taken over by the callout that answered (C-171). To drop it is fine.
pub(crate) fn check_answer(machine: &mut Machine, frame: &ClassifyFrame, answer: Answer) {
    let Answer::Block { absorb, .. } = answer else {
        return;
    };
    let Some(record) = machine.ledger.list(frame.list) else {
        return;
    };
    let marked = record
        .packet
        .as_ref()
        .is_some_and(|packet| packet.requires_ale_classify());
    let replaced = record.fate().is_some_and(|fate| fate.is_replaced());
    let cloned = frame.kept && (record.children > 0 || replaced);
    if marked && (absorb || cloned) {
        let text = format!(
            "classifyFn {} a packet whose metadata says FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED",
            if absorb { "absorbed" } else { "blocked and cloned" }
        );
        machine.report_about(contract!(171), &[frame.list], text);
    }
}

/// A marked packet is not injected past the ALE layers (C-059).
pub(crate) fn check_injection(machine: &mut Machine, list: usize) {
    authorization::operation::check_injection(machine, list);
    let marked = machine
        .ledger
        .list(list)
        .and_then(|record| record.fate())
        .and_then(|fate| fate.packet())
        .is_some_and(Traveller::requires_ale_classify);
    if marked {
        let text = format!(
            "{} was given a packet that was indicated with FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED",
            context::function()
        );
        machine.report_about(contract!(59), &[list], text);
    }
}
