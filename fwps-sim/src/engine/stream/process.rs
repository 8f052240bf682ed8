//! Moving the data of a connection through its filters. One thread at a time works on one direction (C-268).

use std::sync::Arc;

use super::assembler::StreamEnd;
use super::indication::{self, Call};
use super::station::Route;
use crate::engine::flow::context::Lent;
use crate::engine::judge::{Answer, unregistered};
use crate::engine::packet::Traveller;
use crate::engine::{path, value};
use crate::fwpm::filter::{Filter, FilterAction};
use crate::machine::{self, Machine};
use crate::traffic::output::Direction;
use fwps_sys as sys;

/// What is to be done next.
enum Step {
    /// Something moved.
    Again,
    Call(Box<Call>),
    Send(Vec<Traveller>),
    Idle,
}

/// What a filter does with the data at its station.
enum Treatment {
    Pass(Route),
    Remove,
    Call(Arc<crate::engine::callout::Callout>, Option<Lent>),
}

/// Moves the data of one direction as far as it goes. Returns at once when another thread, or a caller of this one, does that.
pub(crate) fn run(flow: u64, direction: Direction) {
    let begun = machine::with(|machine| {
        let half = machine.host.streams.flow(flow)?.half(direction);
        if std::mem::replace(&mut half.busy, true) {
            return None;
        }
        agree(machine, flow, direction)
    });
    if begun.is_none() {
        return;
    }
    loop {
        match machine::with(|machine| step(machine, flow, direction).unwrap_or(Step::Idle)) {
            Step::Again => {}
            Step::Call(call) => call.run(),
            Step::Send(packets) => packets.into_iter().for_each(path::send_segment),
            Step::Idle => {
                machine::with(|machine| machine.stream_went_on(flow));
                return;
            }
        }
    }
}

fn step(machine: &mut Machine, handle: u64, direction: Direction) -> Option<Step> {
    if enter(machine, handle, direction)? {
        return Some(Step::Again);
    }
    let limit = machine.options.stream_limit;
    let flow = machine.host.streams.flow(handle)?;
    let half = flow.half(direction);
    // The last ones first, so that the order of the data is that of its way.
    let ready = half.stations.iter().rposition(|station| station.is_ready(limit));
    if let Some(index) = ready {
        return treat(machine, handle, direction, index);
    }
    let half = flow.half(direction);
    if half.sender.is_due() {
        let packets = flow.make_packets();
        let number = crate::context::packet();
        let packets = packets
            .into_iter()
            .filter_map(|bytes| Traveller::new(Direction::Outbound, bytes, number).ok());
        return Some(Step::Send(packets.collect()));
    }
    half.busy = false;
    Some(Step::Idle)
}

/// Lets what came in order enter: to the first filter, or to the receiver. Returns whether anything did.
fn enter(machine: &mut Machine, handle: u64, direction: Direction) -> Option<bool> {
    let half = machine.host.streams.flow(handle)?.half(direction);
    if half.entry.is_empty() {
        return Some(false);
    }
    agree(machine, handle, direction)?;
    let half = machine.host.streams.flow(handle)?.half(direction);
    for piece in std::mem::take(&mut half.entry) {
        match half.stations.first_mut() {
            Some(station) => station.queue.push_back(piece),
            None => half.arrive(piece),
        }
    }
    Some(true)
}

/// Brings the stations of a direction up to date.
pub(crate) fn agree(machine: &mut Machine, handle: u64, direction: Direction) -> Option<()> {
    let flow = machine.host.streams.flow(handle)?;
    let layer = flow.layer();
    let half = flow.half(direction);
    if half.stations.is_empty() && !machine.management.has_filters(layer) {
        return Some(());
    }
    let sample = half.sample.clone();
    let values = value::values(machine, layer, &sample);
    let filters = machine.management.matching(layer, &values);
    let mut stations = std::mem::take(&mut machine.host.streams.flow(handle)?.half(direction).stations);
    let busy: Vec<u64> = stations
        .iter()
        .filter(|station| {
            !station.queue.is_empty()
                || station.deferred.is_some()
                || station.keeps_end
                || station.holds_data(machine)
        })
        .map(|station| station.filter.id)
        .collect();
    let flow = machine.host.streams.flow(handle)?;
    let allowed = flow.allowed.clone();
    let half = flow.half(direction);
    half.stations.append(&mut stations);
    half.agree_with(&filters, &allowed, |station| busy.contains(&station.filter.id));
    Some(())
}

/// What the filter of a station does with data.
fn treatment(
    machine: &mut Machine,
    handle: u64,
    filter: &Filter,
    deleted: bool,
    allowed: bool,
) -> Option<Treatment> {
    if allowed {
        return Some(Treatment::Pass(Route::Sublayer));
    }
    let key = match filter.action {
        FilterAction::Permit => return Some(Treatment::Pass(Route::Sublayer)),
        FilterAction::Block => return Some(Treatment::Remove),
        FilterAction::Callout { key, .. } => key,
    };
    let Some(callout) = machine.engine.begin_call(key) else {
        return Some(match unregistered(filter) {
            // A filter that is gone keeps nothing back.
            _ if deleted => Treatment::Pass(Route::Filter),
            Answer::Continue | Answer::Stands => Treatment::Pass(Route::Filter),
            Answer::Permit { .. } => Treatment::Pass(Route::Sublayer),
            Answer::Block { .. } => Treatment::Remove,
        });
    };
    let flow = machine.host.streams.flow(handle)?;
    // A callout sees connections that are older than its filter only when it asks for them (C-186); one that is conditional on a
    // flow is not called where it has no context (C-183).
    let old = !flow.handshake || filter.id > flow.newest_filter;
    let (layer, live) = (flow.layer(), (!flow.over).then_some(handle));
    let lent = machine.lend_context(live, layer, callout.id);
    let conditional = callout.flags & sys::FWP_CALLOUT_FLAG_CONDITIONAL_ON_FLOW != 0;
    let mid_stream = callout.flags & sys::FWP_CALLOUT_FLAG_ALLOW_MID_STREAM_INSPECTION != 0;
    if (conditional && lent.is_none()) || (old && !mid_stream) {
        machine.give_back_context(lent);
        machine.end_call(callout.id);
        return Some(Treatment::Pass(Route::Filter));
    }
    Some(Treatment::Call(callout, lent))
}

fn treat(machine: &mut Machine, handle: u64, direction: Direction, index: usize) -> Option<Step> {
    let flow = machine.host.streams.flow(handle)?;
    let dropped = flow.dropped;
    let station = &flow.half(direction).stations[index];
    let (filter, deleted, allowed) = (Arc::clone(&station.filter), station.deleted, station.allowed);
    let treatment = if dropped {
        Treatment::Remove
    } else {
        treatment(machine, handle, &filter, deleted, allowed)?
    };
    let half = machine.host.streams.flow(handle)?.half(direction);
    match treatment {
        Treatment::Call(callout, lent) => {
            let call = indication::prepare(machine, handle, direction, index, callout, lent)?;
            return Some(Step::Call(Box::new(call)));
        }
        Treatment::Pass(route) => {
            half.stations[index].required = 0;
            while let Some(piece) = half.stations[index].queue.pop_front() {
                half.forward(index, route, piece);
            }
        }
        Treatment::Remove => {
            let station = &mut half.stations[index];
            let bytes = station.bytes();
            let aborted = station
                .queue
                .drain(..)
                .rfind(|piece| piece.end == Some(StreamEnd::Abort));
            half.remove(index, bytes);
            // Nothing keeps a reset back.
            if let Some(mut end) = aborted {
                end.bytes.clear();
                half.forward(index, Route::Filter, end);
            }
        }
    }
    Some(Step::Again)
}
