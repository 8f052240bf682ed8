//! One classification of frames: filters by sublayer and weight, and the calls of their callouts.

use std::sync::Arc;

use fwps_sys as sys;
use sys::FWP_ACTION_BLOCK;

use super::arguments::arguments;
use super::frame::Frame;
use super::indicate;
use super::value::values;
use crate::boundary;
use crate::context::{self, ClassifyFrame, Frame as Context};
use crate::engine::arguments::Arguments;
use crate::engine::callout::{Callout, ClassifyCall};
use crate::engine::classify::{Verdict, count};
use crate::engine::indicate::release_if_unused;
use crate::engine::judge::{Answer, Decision, judge, merge, unregistered};
use crate::engine::layer::Layer;
use crate::engine::value::Value;
use crate::fwpm::filter::{Filter, FilterAction};
use crate::kernel::irql::{DISPATCH, PASSIVE};
use crate::machine::{self, Machine};
use crate::verify::contract::contract;

/// A classification with what its callouts are given; made when the first callout is called.
struct Indication {
    lists: Vec<usize>,
    arguments: Arguments,
    irql: u8,
}

/// How the callouts at a layer take frames.
#[derive(Clone, Copy)]
struct Batching {
    /// Some callout takes chains, so that lists must not be cloned or referenced (C-104).
    some: bool,
    /// All do, so that chains are indicated (C-100).
    all: bool,
}

/// Classifies frames at a layer; those that go on come back.
pub(crate) fn pass(layer: Layer, mut frames: Vec<Frame>) -> Vec<Frame> {
    frames.iter_mut().for_each(|frame| frame.layer = layer);
    if !machine::with(|machine| machine.management.has_filters(layer)) {
        return frames;
    }
    let frames: Vec<(Arc<Frame>, Vec<Value>)> = machine::with(|machine| {
        let with_values = |frame: Frame| {
            let values = values(machine, &frame);
            (Arc::new(frame), values)
        };
        frames.into_iter().map(with_values).collect()
    });
    let mut passed = Vec::new();
    // A chain has one set of values, so only frames that share them go together.
    for run in frames.chunk_by(|(a, with_a), (b, with_b)| with_a == with_b && a.is_exempt() == b.is_exempt())
    {
        let values = &run[0].1;
        let (filters, batching) = machine::with(|machine| {
            let filters = machine.management.matching(layer, values);
            let batching = machine.batching(&filters);
            (filters, batching)
        });
        let size = if batching.all { run.len() } else { 1 };
        for chain in run.chunks(size) {
            let chain: Vec<Arc<Frame>> = chain.iter().map(|(frame, _)| Arc::clone(frame)).collect();
            let goes_on =
                chain[0].is_exempt() || classify(&filters, &chain, values, batching.some) == Verdict::Permit;
            if goes_on {
                passed.extend(chain);
            }
        }
    }
    drop(frames);
    passed.into_iter().map(Arc::unwrap_or_clone).collect()
}

fn classify(filters: &[Arc<Filter>], chain: &[Arc<Frame>], values: &[Value], batch: bool) -> Verdict {
    let layer = chain[0].layer;
    let packet = context::set_packet(chain[0].source.number);
    machine::with(|machine| {
        machine.host.layers.at(layer).classified += chain.len() as u64;
    });
    let mut indication = None;
    let mut decision = Decision::NONE;
    for sublayer in filters.chunk_by(|a, b| a.sublayer == b.sublayer) {
        for filter in sublayer {
            let answer = ask(filter, chain, values, batch, decision, &mut indication);
            if answer != Answer::Continue {
                merge(&mut decision, answer, filter.id);
                break;
            }
        }
    }
    let verdict = machine::with(|machine| {
        let goes_on = decision.action != FWP_ACTION_BLOCK;
        let previous = context::set_function("classifyFn");
        if goes_on {
            for place in chain.iter().filter_map(|frame| frame.place.as_ref()) {
                machine.copy_goes_on(place);
            }
        }
        if let Some(indication) = indication {
            finish(machine, layer, indication, decision);
        }
        context::set_function(previous);
        for _ in 1..chain.len() {
            count(machine, layer, decision);
        }
        count(machine, layer, decision)
    });
    context::set_packet(packet);
    verdict
}

/// What a filter says: by itself, or through its callout.
fn ask(
    filter: &Arc<Filter>,
    chain: &[Arc<Frame>],
    values: &[Value],
    batch: bool,
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
        // No flow has a context at these layers (C-183).
        if callout.flags & sys::FWP_CALLOUT_FLAG_CONDITIONAL_ON_FLOW != 0 {
            machine.end_call(callout.id);
            return Some(None);
        }
        if indication.is_none() {
            let lists = indicate::indicate(machine, chain, batch);
            let arguments = arguments(machine, &chain[0], values);
            let irql = if machine.draw(4) == 0 { PASSIVE } else { DISPATCH };
            *indication = Some(Indication {
                lists,
                arguments,
                irql,
            });
        }
        Some(Some(callout))
    });
    match started {
        Some(Some(callout)) => {
            let indication = indication.as_ref().expect("made above");
            call(&callout, filter, decision, indication)
        }
        Some(None) => Answer::Continue,
        // A filter that was deleted after the packet had been matched decides nothing any more.
        None if machine::with(|machine| !machine.management.has_filter(filter.id)) => Answer::Continue,
        None => unregistered(filter),
    }
}

fn call(callout: &Arc<Callout>, filter: &Arc<Filter>, decision: Decision, indication: &Indication) -> Answer {
    let list = indication.lists[0];
    let frame = Context::Classify(ClassifyFrame {
        callout: callout.id,
        metadata: indication.arguments.metadata_address(),
        list,
        transport: false,
        right: decision.right,
        kept: false,
        copied: false,
        modify: false,
        stream: None,
        authorization: None,
    });
    let call = ClassifyCall {
        values: indication.arguments.values(),
        metadata: indication.arguments.metadata(),
        layer_data: std::ptr::with_exposed_provenance_mut(list),
        filter: filter.runtime(),
        out: indication.arguments.prepare_out(decision.action, decision.right),
        flow_context: 0,
        context: 0,
    };
    let ((), frame) = boundary::call(callout.driver, frame, indication.irql, || {
        callout.classify.call(call)
    });
    let Context::Classify(frame) = frame else {
        return Answer::Continue;
    };
    let out = indication.arguments.read_out();
    machine::with(|machine| {
        machine.end_call(callout.id);
        let previous = context::set_function("classifyFn");
        indicate::check_after_classify(machine, &indication.lists);
        let answer = judge(machine, filter, decision, out, &frame);
        context::set_function(previous);
        answer
    })
}

/// Ends the classification: arguments are poisoned, the lists go back when nobody holds them.
fn finish(machine: &mut Machine, layer: Layer, indication: Indication, decision: Decision) {
    for list in &indication.lists {
        let list = *list;
        if decision.action != FWP_ACTION_BLOCK {
            machine.original_goes_on(list);
        } else if !decision.absorb && indicate::is_spent(machine, list) {
            let text = "an original was injected whose classification blocked it without absorbing it";
            machine.report_about(contract!(70), &[list], text);
        }
        if let Some(record) = machine.ledger.list_mut(list) {
            record.indicated = false;
        }
        machine.note(list, "classified");
        release_if_unused(machine, list);
    }
    let metadata = indication.arguments.metadata_address();
    let permitted = decision.action != FWP_ACTION_BLOCK;
    machine.host.options.end(metadata, layer, permitted);
    let damage = machine
        .ledger
        .discard(indication.arguments.memory, "classify arguments");
    machine.report_damage(damage);
}

impl Machine {
    fn batching(&self, filters: &[Arc<Filter>]) -> Batching {
        let mut batching = Batching {
            some: false,
            all: true,
        };
        for filter in filters {
            let FilterAction::Callout { key, .. } = filter.action else {
                continue;
            };
            let Some(registered) = self.engine.by_key(key) else {
                continue;
            };
            let takes_chains = registered.callout.flags & sys::FWP_CALLOUT_FLAG_ALLOW_L2_BATCH_CLASSIFY != 0;
            batching.some |= takes_chains;
            batching.all &= takes_chains;
        }
        batching.all &= batching.some;
        batching
    }

    /// Whether a driver has a callout with a filter at a layer.
    pub(crate) fn has_own_callout(&self, layer: Layer, driver: u32) -> bool {
        self.management.objects.filters.iter().any(|filter| {
            let FilterAction::Callout { key, .. } = filter.action else {
                return false;
            };
            let own = |registered: &crate::engine::Registered| registered.callout.driver == driver;
            filter.layer == Some(layer) && self.engine.by_key(key).is_some_and(own)
        })
    }
}
