//! Running authorisations, and operations that a callout pended.

use std::collections::BTreeMap;
use std::sync::Arc;

use fwps_sys as sys;
use rustc_hash::FxHashMap;

use super::classify_handle::{self, Completion};
use super::subject::{Answer, Stage, Subject};
use super::{Endpoint, endpoint_of, opened_by};
use crate::context::{AuthorizationCall, ClassifyFrame};
use crate::engine::ale::{Flow, flow_of};
use crate::engine::arguments::Out;
use crate::engine::judge::Answer as FilterAnswer;
use crate::engine::layer::Layer;
use crate::engine::packet::Traveller;
use crate::engine::path;
use crate::machine::{self, Machine};
use crate::traffic::output::Direction;
use crate::traffic::packet::TCP;
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// Running authorisations, pended operations, and packets that were pended at AUTH_RECV_ACCEPT.
#[derive(Debug, Default)]
pub(crate) struct Operations {
    /// By completion handle.
    pub(super) running: BTreeMap<usize, Running>,
    /// By completion context.
    pended: BTreeMap<usize, Pended>,
    accepts: Vec<Accept>,
    /// Flows whose connection is being classified again, since its operation was completed, with what the host has sent of them meanwhile: that
    /// goes on behind the decision.
    resuming: FxHashMap<Flow, Vec<Traveller>>,
}

/// A classification that runs.
#[derive(Debug)]
pub(super) struct Running {
    pub(super) subject: Arc<Subject>,
    /// The completion context, or the classify handle.
    pub(super) pended: Option<usize>,
    /// Whether the operation goes on when the classification returns, being completed before.
    completed: bool,
    /// The completion of the classification, if that came before it returned.
    pub(super) completion: Option<Completion>,
    /// What the host sent of the flow since the operation was completed: it goes on behind the classification.
    waiting: Vec<Traveller>,
}

/// A pended operation.
#[derive(Debug)]
struct Pended {
    subject: Arc<Subject>,
    completion: usize,
    /// Whether the endpoint was closed meanwhile.
    closed: bool,
}

/// A packet whose acceptance was pended.
#[derive(Debug)]
struct Accept {
    packet: Traveller,
    operation: usize,
    /// The list that the completion was given; zero for none. `None` while the operation is pended.
    completed: Option<usize>,
}

/// Begins an authorisation, and makes its completion handle. `None` when the layer has no filters.
pub(super) fn begin(machine: &mut Machine, subject: &Arc<Subject>) -> Option<usize> {
    if !machine.management.has_filters(subject.layer) {
        return None;
    }
    let completion = machine.ledger.new_handle();
    let running = Running {
        subject: Arc::clone(subject),
        pended: None,
        completed: false,
        completion: None,
        waiting: Vec::new(),
    };
    let operations = &mut machine.host.authorizations.operations;
    operations.running.insert(completion, running);
    Some(completion)
}

/// Ends an authorisation. Whether it was pended; what was completed meanwhile goes on now.
pub(super) fn end(completion: usize) -> bool {
    let running = machine::with(|machine| {
        let operations = &mut machine.host.authorizations.operations;
        operations.running.remove(&completion)
    });
    let Some(running) = running.filter(|running| running.pended.is_some()) else {
        return false;
    };
    if running.completed {
        resume(&running.subject);
    }
    if let Some(completion) = running.completion {
        classify_handle::go_on(&running.subject, completion);
    }
    for packet in running.waiting {
        path::send_segment(packet);
    }
    true
}

/// Pends the operation of a running call. The completion context is returned.
pub(crate) fn pend(machine: &mut Machine, call: AuthorizationCall) -> Option<usize> {
    let context = machine.ledger.new_handle();
    let known = &mut machine.host.authorizations;
    let running = known.operations.running.get_mut(&call.completion)?;
    if running.pended.is_some() {
        return None;
    }
    running.pended = Some(context);
    let subject = Arc::clone(&running.subject);
    match subject.stage {
        Stage::Assignment | Stage::Listen => {
            known.pending_endpoints.insert(endpoint_of(&subject.packet));
        }
        _ => {
            known.pending_flows.insert(flow_of(&subject.packet));
        }
    }
    if subject.stage == Stage::Accept {
        let accepts = &mut known.operations.accepts;
        // No list shows what nothing else holds: a driver cannot inject it any more.
        accepts.retain(|accept| accept.completed.is_none() || accept.packet.is_shared());
        accepts.push(Accept {
            packet: subject.packet.clone(),
            operation: context,
            completed: None,
        });
    }
    let pended = Pended {
        subject,
        completion: call.completion,
        closed: false,
    };
    known.operations.pended.insert(context, pended);
    machine.create(context, Kind::PendedOperation, Vec::new());
    Some(context)
}

/// The packet that a pended operation is about, as it was shown. `None` when there was none in the layer data.
pub(crate) fn packet_of(machine: &Machine, context: usize) -> Option<Traveller> {
    let pended = machine.host.authorizations.operations.pended.get(&context)?;
    let subject = &pended.subject;
    subject.shows_packet.then(|| subject.packet.clone())
}

/// Completes a pended operation, which was given `list`. Returns what goes on now.
pub(crate) fn complete(machine: &mut Machine, context: usize, list: usize) -> Option<Arc<Subject>> {
    let known = &mut machine.host.authorizations;
    let pended = known.operations.pended.remove(&context)?;
    let operations = &mut known.operations;
    if let Some(accept) = operations
        .accepts
        .iter_mut()
        .find(|accept| accept.operation == context)
    {
        accept.completed = Some(list);
    }
    machine.destroy(context, "completed");
    let operations = &mut machine.host.authorizations.operations;
    if let Some(running) = operations.running.get_mut(&pended.completion) {
        running.completed = !pended.closed;
        // Nothing is classified again there, and the injected packet may come before the classification returns.
        if running.completed && pended.subject.stage == Stage::Accept {
            let flow = flow_of(&pended.subject.packet);
            machine.host.authorizations.pending_flows.remove(&flow);
        }
        return None;
    }
    (!pended.closed).then_some(pended.subject)
}

/// Keeps a packet that the host sends of a flow whose decision is open, if the operation was completed, and only its classification or the one
/// that decides has not returned. Without that the packet is lost (C-224).
pub(super) fn wait(machine: &mut Machine, packet: Traveller) {
    if packet.direction != Direction::Outbound {
        return;
    }
    let flow = flow_of(&packet);
    let operations = &mut machine.host.authorizations.operations;
    if let Some(waiting) = operations.resuming.get_mut(&flow) {
        waiting.push(packet);
        return;
    }
    let completed = operations.running.values_mut().find(|running| {
        let subject = &running.subject;
        running.completed && subject.stage == Stage::Connect && flow_of(&subject.packet) == flow
    });
    if let Some(completed) = completed {
        completed.waiting.push(packet);
    }
}

/// Goes on with what was pended: at AUTH_RECV_ACCEPT the injected packet decides (C-222), elsewhere it is classified again, at once
/// (C-220, C-221). Until that has decided, nothing else of the endpoint or the flow is: what does not exist yet has no packets.
pub(crate) fn resume(subject: &Arc<Subject>) {
    let packet = &subject.packet;
    let flow = flow_of(packet);
    match subject.stage {
        Stage::Accept => machine::with(|machine| {
            machine.host.authorizations.pending_flows.remove(&flow);
        }),
        Stage::Closure => {
            machine::with(|machine| {
                machine.host.authorizations.pending_flows.remove(&flow);
            });
            // An endpoint closes whatever the answer is.
            Subject::new(Stage::Closure, packet, None).ask();
        }
        Stage::Connect => resume_connection(packet, flow),
        _ => {
            let permitted = ask_again(subject.stage, packet);
            if permitted {
                opened_by(subject.stage, packet);
            }
            machine::with(|machine| {
                let known = &mut machine.host.authorizations;
                known.pending_endpoints.remove(&endpoint_of(packet));
            });
        }
    }
}

/// Lets the callouts decide about what was pended.
fn ask_again(stage: Stage, packet: &Traveller) -> bool {
    let reason = sys::FWP_CONDITION_REAUTHORIZE_REASON_CLASSIFY_COMPLETION;
    Subject::new(stage, packet, Some(reason)).ask() == Answer::Permit
}

fn resume_connection(packet: &Traveller, flow: Flow) {
    machine::with(|machine| {
        let operations = &mut machine.host.authorizations.operations;
        operations.resuming.insert(flow, Vec::new());
    });
    let permitted = ask_again(Stage::Connect, packet);
    let waiting = machine::with(|machine| {
        if permitted {
            super::authorize(machine, packet, false, false);
        }
        let known = &mut machine.host.authorizations;
        known.pending_flows.remove(&flow);
        known.operations.resuming.remove(&flow).unwrap_or_default()
    });
    // The stack had not made the segment yet. What was shown is flushed (C-224).
    if permitted && packet.headers.protocol == TCP {
        let mut segment = packet.clone();
        segment.flags &= !sys::FWP_CONDITION_FLAG_IS_REAUTHORIZE;
        path::send_segment(segment);
    }
    for packet in waiting {
        path::send_segment(packet);
    }
}

/// What a callout answers that pended: a block that absorbs, with the right cleared (C-218).
pub(crate) fn answer_of_pended(machine: &mut Machine, out: Out, frame: &ClassifyFrame) -> FilterAnswer {
    let absorbs = out.flags & sys::FWPS_CLASSIFY_OUT_FLAG_ABSORB != 0;
    let right = out.rights & sys::FWPS_RIGHT_ACTION_WRITE != 0;
    if out.action != sys::FWP_ACTION_BLOCK || !absorbs || right {
        let text = "classifyFn pended the operation, and did not block and absorb with the right cleared";
        machine.report_about(contract!(218), &[frame.list], text);
    }
    if frame.list != 0 && !frame.kept && machine.options.strict {
        let text =
            "classifyFn pended the operation without a clone or copy of its packet, which the stack flushes";
        machine.report_about(contract!(224), &[frame.list], text);
    }
    FilterAnswer::Block {
        hard: true,
        veto: false,
        absorb: true,
        kept: frame.kept || frame.list == 0,
    }
}

/// A flow that is established was authorised before. To block it there leaves the other side with half of a connection (C-295); one page of
/// the documents allows it for errors, so only a strict run reports it.
pub(crate) fn check_established(machine: &mut Machine, layer: Layer, answer: FilterAnswer) {
    let established = matches!(layer, Layer::AleFlowEstablishedV4 | Layer::AleFlowEstablishedV6);
    if established && machine.options.strict && matches!(answer, FilterAnswer::Block { .. }) {
        let text = "classifyFn blocked a flow that is established: the layers before authorise";
        machine.report(contract!(295), text);
    }
}

/// A packet whose acceptance was pended is injected after the completion, which is given the list first (C-060).
pub(crate) fn check_injection(machine: &mut Machine, list: usize) {
    let Some(record) = machine.ledger.list(list) else {
        return;
    };
    let shown = match (&record.packet, record.fate()) {
        (Some(packet), _) => Some(packet),
        (None, Some(fate)) => fate.packet(),
        (None, None) => None,
    };
    let Some(shown) = shown else { return };
    let accepts = &machine.host.authorizations.operations.accepts;
    let accept = accepts.iter().find(|accept| accept.packet.is(shown));
    let Some(accept) = accept.filter(|accept| accept.completed != Some(list)) else {
        return;
    };
    let operation = accept.operation;
    let text = "a packet was injected whose acceptance was pended, and the list was not given to FwpsCompleteOperation0 before";
    machine.report_about(contract!(60), &[operation, list], text);
}

impl Operations {
    /// The endpoint of some operations is closed: completing them comes to nothing.
    pub(super) fn close(&mut self, endpoint: Endpoint) {
        for pended in self.pended.values_mut() {
            pended.closed |= endpoint_of(&pended.subject.packet) == endpoint;
        }
    }
}
