//! What ALE classifies: an endpoint or a flow, at one of its layers, with or without a packet.

use std::sync::Arc;

use fwps_sys as sys;

use super::super::classify::{self, Verdict, View};
use super::super::layer::Layer;
use super::super::packet::Traveller;
use super::fields::AleField;
use super::operation;
use crate::context;
use crate::engine::layer::Field;
use crate::engine::value::Value;
use crate::machine::{self, Machine};
use crate::traffic::output::Direction;
use crate::traffic::packet::{Family, ICMP, ICMPV6, TCP};

/// A step of an endpoint or a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    BindRedirect,
    Assignment,
    Listen,
    Accept,
    ConnectRedirect,
    Connect,
    Established,
    Closure,
    Release,
}

impl Stage {
    /// Whether the layer is one of those where addresses are redirected.
    pub(crate) fn is_redirect(self) -> bool {
        matches!(self, Stage::BindRedirect | Stage::ConnectRedirect)
    }

    /// Whether `FwpsPendClassify0` may pend classifications there (C-229).
    pub(crate) fn can_pend_classify(self) -> bool {
        self.is_redirect() || self == Stage::Closure
    }

    /// The step at which a flow is authorised.
    pub(crate) fn of_flow(accepted: bool) -> Self {
        if accepted { Stage::Accept } else { Stage::Connect }
    }

    pub(crate) fn layer(self, family: Family) -> Layer {
        match (self, family) {
            (Stage::BindRedirect, Family::V4) => Layer::AleBindRedirectV4,
            (Stage::BindRedirect, Family::V6) => Layer::AleBindRedirectV6,
            (Stage::ConnectRedirect, Family::V4) => Layer::AleConnectRedirectV4,
            (Stage::ConnectRedirect, Family::V6) => Layer::AleConnectRedirectV6,
            (Stage::Assignment, Family::V4) => Layer::AleResourceAssignmentV4,
            (Stage::Assignment, Family::V6) => Layer::AleResourceAssignmentV6,
            (Stage::Listen, Family::V4) => Layer::AleAuthListenV4,
            (Stage::Listen, Family::V6) => Layer::AleAuthListenV6,
            (Stage::Accept, Family::V4) => Layer::AleAuthRecvAcceptV4,
            (Stage::Accept, Family::V6) => Layer::AleAuthRecvAcceptV6,
            (Stage::Connect, Family::V4) => Layer::AleAuthConnectV4,
            (Stage::Connect, Family::V6) => Layer::AleAuthConnectV6,
            (Stage::Established, Family::V4) => Layer::AleFlowEstablishedV4,
            (Stage::Established, Family::V6) => Layer::AleFlowEstablishedV6,
            (Stage::Closure, Family::V4) => Layer::AleEndpointClosureV4,
            (Stage::Closure, Family::V6) => Layer::AleEndpointClosureV6,
            (Stage::Release, Family::V4) => Layer::AleResourceReleaseV4,
            (Stage::Release, Family::V6) => Layer::AleResourceReleaseV6,
        }
    }
}

/// One thing to decide about.
#[derive(Debug)]
pub(crate) struct Subject {
    pub(crate) stage: Stage,
    pub(crate) layer: Layer,
    /// The packet as it is shown, with its condition flags.
    pub(crate) packet: Traveller,
    /// Whether the packet is in the layer data.
    pub(crate) shows_packet: bool,
    /// Why it is classified again; zero the first time.
    pub(crate) reason: u32,
    /// The request, at the redirect layers; zero elsewhere.
    pub(crate) request: u64,
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Permit,
    Block,
    /// A callout will complete the operation.
    Pended,
}

impl Subject {
    pub(crate) fn new(stage: Stage, packet: &Traveller, reason: Option<u32>) -> Arc<Self> {
        let tcp = packet.headers.protocol == TCP;
        // What connects has no packet yet (C-286), and what completion resumes was flushed (C-224). A connection that exists is authorised
        // again by a packet of it (C-287).
        let resumed = reason == Some(sys::FWP_CONDITION_REAUTHORIZE_REASON_CLASSIFY_COMPLETION);
        let shows_packet = match stage {
            Stage::Assignment
            | Stage::Listen
            | Stage::Closure
            | Stage::Release
            | Stage::BindRedirect
            | Stage::ConnectRedirect => false,
            Stage::Connect => (!tcp || reason.is_some()) && !resumed,
            Stage::Accept | Stage::Established => true,
        };
        let mut packet = packet.apart();
        if reason.is_some() {
            packet.flags |= sys::FWP_CONDITION_FLAG_IS_REAUTHORIZE;
        }
        if stage == Stage::Connect {
            packet.flags |= machine::with(|machine| machine.redirection_flags(&packet));
        }
        Arc::new(Self {
            stage,
            layer: stage.layer(packet.headers.family),
            packet,
            shows_packet,
            reason: reason.unwrap_or(0),
            request: 0,
        })
    }

    /// A request to bind or to connect, with its condition flags.
    pub(crate) fn of_request(stage: Stage, mut packet: Traveller, flags: u32, request: u64) -> Arc<Self> {
        packet.flags = flags;
        Arc::new(Self {
            stage,
            layer: stage.layer(packet.headers.family),
            packet,
            shows_packet: false,
            reason: 0,
            request,
        })
    }

    /// What was decided about before, and is decided about once more although nothing happens: a bind or a listen (C-187).
    pub(crate) fn again(stage: Stage, packet: &Traveller) -> Arc<Self> {
        let mut packet = packet.clone();
        packet.flags |= sys::FWP_CONDITION_FLAG_IS_RECLASSIFY;
        Self::new(stage, &packet, None)
    }

    /// Whether only callouts that asked for it are called (C-187).
    pub(crate) fn is_reclassification(&self) -> bool {
        self.packet.flags & sys::FWP_CONDITION_FLAG_IS_RECLASSIFY != 0
    }

    /// Whether `FwpsPendOperation0` may pend it (C-216).
    pub(crate) fn is_operation(&self) -> bool {
        matches!(
            self.stage,
            Stage::Assignment | Stage::Listen | Stage::Accept | Stage::Connect
        )
    }

    /// Whether it was decided about before.
    pub(crate) fn is_reauthorization(&self) -> bool {
        self.packet.flags & sys::FWP_CONDITION_FLAG_IS_REAUTHORIZE != 0
    }

    /// How the packet is shown: from its payload on when it arrives, from its transport header on, without anything in front, when it
    /// leaves (C-135, C-140).
    pub(crate) fn view(&self) -> View {
        let headers = self.packet.headers;
        let icmp = matches!(headers.protocol, ICMP | ICMPV6);
        match self.packet.direction {
            Direction::Inbound => View {
                start: headers.ip_len + if icmp { 0 } else { headers.transport_len },
                from: 0,
                ip_header: headers.ip_len,
                transport_header: if icmp { 0 } else { headers.transport_len },
            },
            Direction::Outbound => View {
                start: headers.ip_len,
                from: headers.ip_len,
                ip_header: 0,
                transport_header: headers.transport_len,
            },
        }
    }

    /// Puts in the values that are not those of the packet alone.
    pub(crate) fn complete(&self, machine: &Machine, values: &mut [Value]) {
        let ends = machine.shown_ends(self.request);
        for (field, value) in self.layer.fields().iter().zip(values) {
            if let Some(shown) = ends.and_then(|ends| ends.value(*field)) {
                *value = shown;
            }
            match field {
                Field::Ale(AleField::ReauthorizeReason) => *value = Value::U32(self.reason),
                // The direction is that of the connection, not of the packet that completes it.
                Field::Direction if machine.is_accepted(&self.packet) => {
                    *value = Value::U32(sys::FWP_DIRECTION_INBOUND as u32);
                }
                Field::Direction => *value = Value::U32(sys::FWP_DIRECTION_OUTBOUND as u32),
                _ => {}
            }
        }
    }

    /// Lets the callouts of a layer decide about a packet. A layer without filters permits.
    pub(crate) fn decide(stage: Stage, packet: &Traveller, reason: Option<u32>) -> Answer {
        let layer = stage.layer(packet.headers.family);
        if !machine::with(|machine| machine.management.has_filters(layer)) {
            return Answer::Permit;
        }
        Self::new(stage, packet, reason).ask()
    }

    /// Lets the callouts of the layer decide.
    pub(crate) fn ask(self: &Arc<Self>) -> Answer {
        let Some(completion) = machine::with(|machine| operation::begin(machine, self)) else {
            return Answer::Permit;
        };
        let before = context::set_packet(self.packet.source.number);
        let verdict = classify::authorize(self, completion);
        let ended = operation::end(completion);
        context::set_packet(before);
        match (ended, verdict) {
            (true, _) => Answer::Pended,
            (false, Verdict::Permit) => Answer::Permit,
            (false, Verdict::Block) => Answer::Block,
        }
    }
}
