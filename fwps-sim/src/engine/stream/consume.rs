//! Applying what a callout said about stream data.

use super::assembler::StreamEnd;
use super::indication::Call;
use super::lists;
use super::station::Route;
use super::verdict::{Verdict, judge};
use crate::machine::Machine;
use crate::traffic::output::Direction;
use crate::verify::contract::contract;

/// Ends a call: judges what the callout left, moves the data, takes the indication back.
pub(crate) fn finish(machine: &mut Machine, call: Call) {
    let verdict = judge(machine, &call, call.left(), call.arguments.read_out());
    if let Some(layer) = machine.host.streams.flow(call.flow).map(|flow| flow.layer()) {
        let permitted = verdict.lets_pass(call.shown.length, call.shown.end);
        let metadata = call.arguments.metadata_address();
        machine.host.options.end(metadata, layer, permitted);
    }
    apply(machine, &call, verdict);
    lists::release(machine, &call.chain);
    for (memory, what) in [
        (call.arguments.memory, "classify arguments"),
        (call.memory, "stream data"),
    ] {
        let damage = machine.ledger.discard(memory, what);
        machine.report_damage(damage);
    }
}

fn apply(machine: &mut Machine, call: &Call, verdict: Verdict) -> Option<()> {
    let shown = call.shown;
    let aborted = shown.end == Some(StreamEnd::Abort);
    check_order(machine, call, verdict, aborted)?;
    let flow = machine.host.streams.flow(call.flow)?;
    let layer = flow.layer();
    let half = flow.half(call.direction);
    let index = half
        .stations
        .iter()
        .position(|station| station.filter.id == call.filter.id)?;
    let whole = Verdict::Pass(shown.length, Route::Filter);
    // Nothing keeps a reset back.
    let verdict = if aborted && verdict != Verdict::Drop {
        whole
    } else {
        verdict
    };
    let station = &mut half.stations[index];
    let fresh = std::mem::take(&mut station.fresh);
    station.required = 0;
    let (count, route) = match verdict {
        Verdict::Pass(count, route) => (count, Some(route)),
        Verdict::Allow => (shown.length, Some(Route::Sublayer)),
        Verdict::Remove(count) => (count, None),
        Verdict::Wait(more) => {
            station.required = shown.length + more;
            return Some(());
        }
        Verdict::Defer => {
            station.deferred = Some(shown.stream_flags);
            return Some(());
        }
        Verdict::Drop => {
            flow.dropped = true;
            machine.host.layers.at(layer).blocked += 1;
            return Some(());
        }
    };
    let pieces = station.take(count, shown.length, shown.end.is_some());
    let end = pieces.iter().any(|piece| piece.end.is_some());
    match route {
        Some(route) => {
            station.permitted = true;
            station.end_passed |= end;
            for piece in pieces {
                half.forward(index, route, piece);
            }
        }
        None => {
            station.permitted = false;
            // The callout may have injected the end already, from this call.
            station.keeps_end |= end && !station.end_passed;
            station.held.extend(fresh);
            half.remove(index, count);
        }
    }
    if verdict == Verdict::Allow {
        for direction in [Direction::Inbound, Direction::Outbound] {
            if let Some(station) = flow.half(direction).station(call.filter.id) {
                station.allowed = true;
            }
        }
        flow.allowed.push(call.filter.id);
    }
    let counters = machine.host.layers.at(layer);
    match route {
        Some(_) => counters.permitted += 1,
        None => counters.blocked += 1,
    }
    Some(())
}

/// Nothing may pass a callout that holds earlier data (C-270).
fn check_order(machine: &mut Machine, call: &Call, verdict: Verdict, aborted: bool) -> Option<()> {
    let flow = machine.host.streams.flow(call.flow)?;
    let station = flow.half(call.direction).station(call.filter.id)?;
    let held = std::mem::take(&mut station.held);
    let passes = verdict.lets_pass(call.shown.length, call.shown.end) && !aborted;
    let holds = super::station::any_held(machine, &held);
    let first = held.iter().map(|(address, _)| *address).next();
    if passes && holds {
        let text = "stream data was let pass although earlier data is cloned, blocked and not injected yet";
        machine.report_about(contract!(270), &[first.unwrap_or_default()], text);
    }
    let flow = machine.host.streams.flow(call.flow)?;
    // What was given back needs no attention any more.
    if holds {
        flow.half(call.direction).station(call.filter.id)?.held = held;
    }
    Some(())
}
