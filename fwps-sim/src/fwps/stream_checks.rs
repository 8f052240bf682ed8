//! What a stream injection must keep: handle, place, chain, and the moment.

use fwps_sys as sys;

use super::stream::Request;
use crate::Status;
use crate::context::{self, Frame};
use crate::engine::stream::assembler::StreamEnd;
use crate::engine::stream::process;
use crate::engine::stream::station::{Mode, Station};
use crate::fwpm::filter::FilterAction;
use crate::kernel::held_lock;
use crate::machine::Machine;
use crate::memory::list::List;
use crate::traffic::output::Direction;
use crate::verify::contract::{Contract, contract};
use crate::verify::ledger::{Found, Kind};
use crate::verify::list_record::{Custody, Origin};

/// Where an injection takes place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Index of the station of the callout.
    pub(super) station: usize,
    /// Whether the call comes from inside of classify for this flow and callout.
    pub(super) inside: bool,
    /// Whether that call is about the end of the direction.
    pub(super) end_shown: bool,
}

/// Whether the filter of a station is one of the callout.
pub(super) fn mine(station: &Station, callout: u32) -> bool {
    matches!(station.filter.action, FilterAction::Callout { id, .. } if id == callout)
}

/// The handle must be for streams (C-272).
pub(super) fn check_handle(machine: &mut Machine, address: usize) -> Result<(), Status> {
    let handle = machine.injection_handle(address)?;
    let (types, closing) = (handle.types, handle.closing);
    if types & sys::FWPS_INJECTION_TYPE_STREAM == 0 {
        let text = format!("FwpsStreamInjectAsync0 was given a handle of types {types:#x}");
        machine.report_about(contract!(272), &[address], text);
        return Err(sys::STATUS_INVALID_PARAMETER);
    }
    if closing {
        Err(sys::STATUS_FWP_INJECT_HANDLE_CLOSING)
    } else {
        Ok(())
    }
}

/// Reads the chain into `lists`. Returns the bytes of each list.
pub(super) fn check_chain(
    machine: &mut Machine,
    request: &Request,
    lists: &mut Vec<usize>,
) -> Result<Vec<Vec<u8>>, Status> {
    if request.chain == 0 {
        if request.end().is_none() || request.length != 0 {
            let text = format!(
                "FwpsStreamInjectAsync0 was given no list, {} bytes, and stream flags {:#x}",
                request.length, request.stream_flags
            );
            machine.report(contract!(274), text);
            return Err(sys::STATUS_INVALID_PARAMETER);
        }
        return Ok(Vec::new());
    }
    let mut data = Vec::new();
    let mut next = request.chain;
    while next != 0 {
        let list = check_list(machine, next)?;
        lists.push(next);
        let bytes = list.data().map_err(|broken| {
            let text = format!(
                "the data of an injected list cannot be read: {}",
                broken.describe()
            );
            machine.report_about(contract!(83), &[next], text);
            sys::STATUS_INVALID_PARAMETER
        })?;
        data.push(bytes.concat());
        next = list.next_pointer().expose_provenance();
        if lists.contains(&next) {
            let text = "the chain of lists that FwpsStreamInjectAsync0 was given has no end";
            machine.report_about(contract!(14), &[next], text);
            return Err(sys::STATUS_INVALID_PARAMETER);
        }
    }
    let total: usize = data.iter().map(Vec::len).sum();
    if total != request.length {
        let text = format!(
            "dataLength is {}, but the chain has {total} bytes",
            request.length
        );
        machine.report_about(contract!(275), &[request.chain], text);
    }
    Ok(data)
}

/// A list of the chain must be a clone or an own one that the driver has.
fn check_list(machine: &mut Machine, address: usize) -> Result<List, Status> {
    let (contract, what): (Contract, String) = match machine.ledger.find(address) {
        Found::Live(object) => match &object.kind {
            Kind::List(record) if record.origin == Origin::Indicated => {
                (contract!(22), "an indicated original".to_owned())
            }
            Kind::List(record) if record.custody == Custody::Stack => (
                contract!(14),
                "a list that the stack owns since an injection".to_owned(),
            ),
            Kind::List(_) => {
                // SAFETY: the list is in the ledger.
                return unsafe { List::new(address) }.ok_or(sys::STATUS_INVALID_PARAMETER);
            }
            _ => (contract!(22), format!("a {}", object.kind.name())),
        },
        Found::Dead(_) => (contract!(85), "a list that was freed".to_owned()),
        Found::Unknown => (contract!(22), "an address at which there is no list".to_owned()),
    };
    let text = format!("FwpsStreamInjectAsync0 was given {what}");
    machine.report_about(contract, &[address], text);
    Err(sys::STATUS_INVALID_PARAMETER)
}

/// Flow, callout and layer must be those of a classification (C-272).
pub(super) fn check_place(
    machine: &mut Machine,
    request: &Request,
    direction: Direction,
) -> Result<Place, Status> {
    let frame = context::find(|frame| match frame {
        Frame::Classify(classify) if classify.callout == request.callout => Some(classify.stream),
        // Work of its own, whatever it interrupts.
        Frame::Dpc | Frame::WorkItem | Frame::Thread => Some(None),
        _ => None,
    });
    let inside = frame.flatten().filter(|call| call.flow == request.flow);
    // A callout may inject before it was called for this direction.
    let known = process::agree(machine, request.flow, direction);
    let found = machine.host.streams.flow(request.flow).and_then(|flow| {
        let layer = flow.layer().id() == request.layer;
        let stations = &flow.half(direction).stations;
        let same = |station: &&Station| inside.is_some_and(|call| call.filter == station.filter.id);
        let filter = stations
            .iter()
            .find(same)
            .or_else(|| stations.iter().find(|station| mine(station, request.callout)))?
            .filter
            .id;
        let index = stations.iter().position(|station| station.filter.id == filter)?;
        layer.then_some(Place {
            station: index,
            inside: inside.is_some(),
            end_shown: inside.is_some_and(|call| call.direction == direction && call.end),
        })
    });
    found.filter(|_| known.is_some()).ok_or_else(|| {
        let text = format!(
            "FwpsStreamInjectAsync0 was given flow {:#x}, callout {} and layer {}, of which there was no classification",
            request.flow, request.callout, request.layer
        );
        machine.report(contract!(272), text);
        sys::STATUS_INVALID_PARAMETER
    })
}

/// Reports an injection at a moment when none is allowed.
pub(super) fn check_state(
    machine: &mut Machine,
    request: &Request,
    direction: Direction,
    place: Place,
    lists: &[usize],
) {
    let about: Vec<usize> = lists.to_vec();
    if held_lock::locks_held() > 0 {
        let text = "FwpsStreamInjectAsync0 was called with a spin lock held; its completion may run before it returns";
        machine.report_about(contract!(381), &about, text);
    }
    let newest = lists
        .iter()
        .filter_map(|list| machine.ledger.get(*list).map(|object| object.serial))
        .max();
    // What a driver that unloads still has is overtaken by what comes when its filters are gone: it can do nothing about that.
    let overtaken = machine.unloading.contains(&context::driver());
    let Some(flow) = machine.host.streams.flow(request.flow) else {
        return;
    };
    let dropped = flow.dropped;
    let station = &mut flow.half(direction).stations[place.station];
    let mut broken: Vec<(Contract, &str)> = Vec::new();
    if let Some(since) = station.aborted {
        if place.inside || newest.is_some_and(|serial| serial >= since) {
            broken.push((
                contract!(276),
                "data was injected into a stream after its reset was indicated",
            ));
        }
    } else if !dropped {
        let end = request.end();
        if end == Some(StreamEnd::Disconnect)
            && direction == Direction::Outbound
            && !station.keeps_end
            && !place.end_shown
        {
            broken.push((
                contract!(277),
                "a disconnect was injected into the outgoing stream that was not indicated and blocked",
            ));
        } else if station.end_passed && !overtaken {
            broken.push((
                contract!(277),
                "stream data was injected behind the end of the stream",
            ));
        }
        let pended = station.deferred.is_some() || station.keeps_end;
        if !place.inside && !pended && station.permitted && !overtaken {
            broken.push((
                contract!(271),
                "stream data was injected from outside of classify although the callout let the last data pass",
            ));
        }
        let mode = match place.inside {
            true => Some(Mode::Inline),
            false if pended => None,
            false => Some(Mode::OutOfBand),
        };
        if broken.is_empty() && mode.is_some() && station.mode.is_some() && mode != station.mode {
            broken.push((
                contract!(270),
                "the callout injected both from inside and from outside of classify into one stream",
            ));
        }
        station.mode = station.mode.or(mode);
    }
    for (contract, text) in broken {
        machine.report_about(contract, &about, text);
    }
}

/// Hands a list of an accepted chain to the stack, on its own from now on.
pub(super) fn hand_over(machine: &mut Machine, address: usize) {
    // SAFETY: `check_list` found the list in the ledger.
    let Some(list) = (unsafe { List::new(address) }) else {
        return;
    };
    list.set_next_pointer(std::ptr::null_mut());
    if let Some(record) = machine.ledger.list_mut(address) {
        record.custody = Custody::Stack;
        record.fingerprint = list.fingerprint();
    }
    machine.note(address, "injected");
}
