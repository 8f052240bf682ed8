//! One classification: filters by sublayer and weight, and the calls of their callouts.

use std::sync::Arc;

use fwps_sys as sys;
use sys::FWP_ACTION_BLOCK;

use super::ale;
use super::arguments::Arguments;
use super::audit;
use super::authorization::{Subject, classify_handle, operation};
use super::callout::{Callout, ClassifyCall};
use super::discard::{self, Discard};
use super::flow::context::Lent;
use super::fragment_group;
use super::indicate;
use super::judge::{Answer, Decision, judge, merge, unregistered};
use super::layer::Layer;
use super::packet::Traveller;
use super::value::{self, Values};
use crate::boundary;
use crate::context::{self, AuthorizationCall, ClassifyFrame, Frame};
use crate::fwpm::Matching;
use crate::fwpm::filter::{Filter, FilterAction};
use crate::kernel::irql::{DISPATCH, PASSIVE};
use crate::machine::{self, Machine};
use crate::scheduler::Wait;
use crate::verify::contract::contract;

/// How a packet is shown at a layer; all numbers are bytes of the IP packet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View {
    /// Where the data starts.
    pub(crate) start: usize,
    /// The first byte that the buffer holds at all.
    pub(crate) from: usize,
    /// `ipHeaderSize` of the metadata.
    pub(crate) ip_header: usize,
    /// `transportHeaderSize` of the metadata.
    pub(crate) transport_header: usize,
}

/// What becomes of the packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Permit,
    Block,
}

/// A classification with what its callouts are given; made when the first callout is called.
struct Indication {
    /// The list that is indicated; zero for none.
    list: usize,
    /// What is given as layer data: the list, or a request.
    layer_data: usize,
    authorization: Option<AuthorizationCall>,
    arguments: Arguments,
    irql: u8,
}

/// Whether nobody is asked about what passes a layer, since it has no filters. Counts it then.
pub(super) fn passes_unseen(machine: &mut Machine, layer: Layer) -> bool {
    if machine.management.has_filters(layer) {
        return false;
    }
    let counters = machine.host.layers.at(layer);
    counters.classified += 1;
    counters.permitted += 1;
    true
}

/// Classifies a packet at a layer.
pub(crate) fn classify(layer: Layer, traveller: &Traveller, view: View) -> Verdict {
    classify_as(layer, traveller, view, None)
}

/// Classifies what ALE decides about.
pub(crate) fn authorize(subject: &Subject, completion: usize) -> Verdict {
    let authorization = Some((subject, completion));
    classify_as(subject.layer, &subject.packet, subject.view(), authorization)
}

/// What ALE decides about, with the completion handle.
type Authorization<'a> = Option<(&'a Subject, usize)>;

fn classify_as(layer: Layer, traveller: &Traveller, view: View, authorization: Authorization<'_>) -> Verdict {
    let shown = Shown {
        layer,
        base: layer,
        discard: None,
        traveller,
        view,
        values: &[],
        authorization,
    };
    let decision = decide(shown);
    if decision.drops() {
        let discard = Discard::by_filter(decision.filter);
        show_discarded(layer, traveller, view, discard, authorization);
    }
    decision.verdict()
}

/// Shows what was dropped at the discard layer of `base`, if that has one with filters.
pub(super) fn show_discarded(
    base: Layer,
    traveller: &Traveller,
    view: View,
    discard: Discard,
    authorization: Authorization<'_>,
) -> Verdict {
    let filtered = |layer: &Layer| machine::with(|machine| machine.management.has_filters(*layer));
    let Some(layer) = base.discard().filter(filtered) else {
        return Verdict::Permit;
    };
    let shown = Shown {
        layer,
        base,
        discard: Some(discard),
        traveller,
        view,
        values: &[],
        authorization,
    };
    decide(shown).verdict()
}

/// Lets the filters of a layer decide about what is shown, whose values are still to be read.
fn decide(shown: Shown<'_>) -> Decision {
    let Shown { layer, base, .. } = shown;
    let mut values = Values::new();
    let filters = machine::with(|machine| {
        machine.host.layers.at(layer).classified += 1;
        if !machine.management.has_filters(layer) {
            return Matching::new();
        }
        value::fill(&mut values, machine, base, shown.traveller);
        if let Some((subject, _)) = shown.authorization {
            subject.complete(machine, &mut values);
        }
        machine.management.matching(layer, &values)
    });
    let shown = Shown {
        values: &values,
        ..shown
    };
    let mut indication = None;
    let mut decision = Decision::NONE;
    for sublayer in filters.chunk_by(|a, b| a.sublayer == b.sublayer) {
        for filter in sublayer {
            let answer = ask(filter, &shown, decision, &mut indication);
            if answer != Answer::Continue {
                merge(&mut decision, answer, filter.id);
                break;
            }
        }
    }
    machine::with(|machine| {
        if let Some(indication) = indication {
            let goes_on = decision.action != FWP_ACTION_BLOCK && shown.discard.is_none();
            let metadata = indication.arguments.metadata_address();
            let keeps = goes_on && machine.options.keep_output;
            machine.host.options.end(metadata, layer, keeps);
            if goes_on {
                machine.original_goes_on(indication.list);
            }
            audit::move_data_start(machine, indication.list, shown.view, layer);
            finish(machine, indication);
        }
        count(machine, layer, decision);
    });
    decision
}

/// What is shown to callouts.
#[derive(Clone, Copy)]
struct Shown<'a> {
    layer: Layer,
    /// The layer whose drops `layer` shows; else the same.
    base: Layer,
    /// Why it was dropped, at a discard layer.
    discard: Option<Discard>,
    traveller: &'a Traveller,
    view: View,
    values: &'a [value::Value],
    authorization: Authorization<'a>,
}

impl Shown<'_> {
    fn is_reclassification(&self) -> bool {
        self.authorization
            .is_some_and(|(subject, _)| subject.is_reclassification())
    }

    fn indicate(&self, machine: &mut Machine) -> Indication {
        let (traveller, values) = (self.traveller, self.values);
        let (list, arguments) = match self.authorization {
            Some((subject, completion)) => {
                let list = if subject.shows_packet {
                    indicate::indicate(machine, traveller, self.view)
                } else {
                    0
                };
                let arguments = Arguments::of_authorization(machine, subject, completion, values);
                (list, arguments)
            }
            None => {
                let list = indicate::indicate(machine, traveller, self.view);
                let arguments = Arguments::new(machine, self.base, traveller, self.view, values);
                (list, arguments)
            }
        };
        if let Some(discard) = self.discard {
            arguments.show_discard(machine, self.layer, discard);
        }
        // A call from inside of another one does not lower the IRQL.
        let passive = machine.draw(4) == 0 && context::irql() < DISPATCH;
        let authorization = self.authorization.map(|(subject, completion)| AuthorizationCall {
            completion,
            can_pend: subject.is_operation() && self.discard.is_none(),
            reauthorization: subject.is_reauthorization(),
            reclassification: subject.is_reclassification(),
            pended: false,
            classify_pended: false,
            can_pend_classify: subject.stage.can_pend_classify(),
            filter: 0,
            out: 0,
            request: subject.request,
        });
        let layer_data = match self.authorization {
            Some((subject, _)) if subject.request != 0 => machine.layer_data_of(subject.request),
            _ => list,
        };
        Indication {
            list,
            layer_data,
            authorization,
            arguments,
            irql: if passive { PASSIVE } else { DISPATCH },
        }
    }
}

/// What a filter says: by itself, or through its callout.
fn ask(
    filter: &Arc<Filter>,
    shown: &Shown<'_>,
    decision: Decision,
    indication: &mut Option<Indication>,
) -> Answer {
    let clears = filter.flags & sys::FWPS_FILTER_FLAG_CLEAR_ACTION_RIGHT as u16 != 0;
    let key = match filter.action {
        FilterAction::Permit => return Answer::Permit { hard: clears },
        FilterAction::Block => {
            return Answer::Block {
                hard: true,
                veto: false,
                absorb: false,
                kept: false,
            };
        }
        FilterAction::Callout { key, .. } => key,
    };
    let started = machine::with(|machine| {
        let callout = machine.engine.begin_call(key)?;
        // Few callouts keep contexts.
        let flow = if machine.host.data.contexts.are_associated() && shown.base.has_flows() {
            machine.flow_of(shown.traveller)
        } else {
            None
        };
        let lent = machine.lend_context(flow, shown.layer, callout.id);
        // A callout that is conditional on a flow is not called where it has no context (C-183).
        if lent.is_none() && callout.flags & sys::FWP_CALLOUT_FLAG_CONDITIONAL_ON_FLOW != 0 {
            machine.end_call(callout.id);
            return Some(None);
        }
        // One that did not ask for it is not called about a bind or a listen once more (C-187).
        if shown.is_reclassification() && callout.flags & sys::FWP_CALLOUT_FLAG_ALLOW_RECLASSIFY == 0 {
            machine.end_call(callout.id);
            machine.give_back_context(lent);
            return Some(None);
        }
        if indication.is_none() {
            *indication = Some(shown.indicate(machine));
        }
        Some(Some((callout, lent)))
    });
    match started {
        Some(Some((callout, lent))) => {
            let indication = indication.as_ref().expect("made above");
            call(&callout, filter, shown, decision, indication, lent)
        }
        Some(None) => Answer::Continue,
        // A filter that was deleted after the packet had been matched decides nothing any more.
        None if machine::with(|machine| !machine.management.has_filter(filter.id)) => Answer::Continue,
        None => unregistered(filter),
    }
}

fn call(
    callout: &Arc<Callout>,
    filter: &Arc<Filter>,
    shown: &Shown<'_>,
    decision: Decision,
    indication: &Indication,
    lent: Option<Lent>,
) -> Answer {
    let out = indication.arguments.prepare_out(decision.action, decision.right);
    let authorization = indication.authorization.map(|authorization| AuthorizationCall {
        filter: filter.id,
        out: out.expose_provenance(),
        ..authorization
    });
    let frame = Frame::Classify(ClassifyFrame {
        callout: callout.id,
        metadata: indication.arguments.metadata_address(),
        list: indication.list,
        transport: shown.base.is_transport(),
        right: decision.right,
        kept: false,
        copied: false,
        modify: false,
        stream: None,
        authorization,
    });
    let call = ClassifyCall {
        values: indication.arguments.values(),
        metadata: indication.arguments.metadata(),
        layer_data: std::ptr::with_exposed_provenance_mut(indication.layer_data),
        filter: filter.runtime(),
        out,
        flow_context: lent.map_or(0, |lent| lent.value),
        context: indication.authorization.map_or(0, |call| call.completion),
    };
    let ((), frame) = boundary::call(callout.driver, frame, indication.irql, || {
        callout.classify.call(call)
    });
    let Frame::Classify(frame) = frame else {
        return Answer::Continue;
    };
    let out = indication.arguments.read_out();
    machine::with(|machine| {
        machine.give_back_context(lent);
        machine.end_call(callout.id);
        let previous = crate::context::set_function("classifyFn");
        indicate::check_after_classify(machine, indication.list);
        if let Some(call) = frame.authorization.filter(|call| call.request != 0) {
            check_redirect(machine, callout, call);
        }
        let out = match shown.discard {
            Some(_) => discard::check_answer(machine, indication.list, out),
            None => out,
        };
        let answer = match frame.authorization {
            Some(call) if call.pended => operation::answer_of_pended(machine, out, &frame),
            Some(call) if call.classify_pended => classify_handle::answer_of_pended(machine, out),
            _ => judge(machine, filter, decision, out, &frame),
        };
        if shown.discard.is_none() {
            operation::check_established(machine, shown.layer, answer);
            ale::check_answer(machine, &frame, answer);
        }
        crate::context::set_function(previous);
        answer
    })
}

/// What is to be checked after a call at a redirect layer.
fn check_redirect(machine: &mut Machine, callout: &Callout, call: AuthorizationCall) {
    if callout.classify.is_first_version() {
        let text = "a callout of version 0 was called at a redirect layer, where it can do nothing without a classify context";
        machine.report(contract!(249), text);
    }
    machine.check_loans(call.completion);
    machine.check_request(call.request);
}

/// Counts what became of a packet.
pub(super) fn count(machine: &mut Machine, layer: Layer, decision: Decision) -> Verdict {
    let verdict = decision.verdict();
    let counters = machine.host.layers.at(layer);
    counters.vetoed += u64::from(decision.vetoed);
    if verdict == Verdict::Permit {
        counters.permitted += 1;
    } else if decision.absorb {
        counters.absorbed += 1;
        counters.absorbed_without_copy += u64::from(!decision.kept);
    } else {
        counters.blocked += 1;
        counters.blocked_by_filter += u64::from(!decision.by_callout);
    }
    verdict
}

impl Decision {
    fn verdict(self) -> Verdict {
        if self.action == FWP_ACTION_BLOCK {
            Verdict::Block
        } else {
            Verdict::Permit
        }
    }
}

/// Ends the classification: arguments are poisoned, the list goes back when nobody holds it.
fn finish(machine: &mut Machine, indication: Indication) {
    if let Some(record) = machine.ledger.list_mut(indication.list) {
        record.indicated = false;
    }
    machine.note(indication.list, "classified");
    fragment_group::finish(machine, indication.list);
    // What the last callout left was checked when it returned, and no code of a driver has run since.
    indicate::release_checked(machine, indication.list);
    let damage = machine
        .ledger
        .discard(indication.arguments.memory, "classify arguments");
    machine.report_damage(damage);
}

impl Machine {
    /// Ends a call into a callout.
    pub(crate) fn end_call(&mut self, id: u32) {
        if let Some(registered) = self.engine.by_id(id) {
            registered.running -= 1;
            if registered.running == 0 {
                self.scheduler.wake(Wait::Callout(id));
            }
        }
    }
}
