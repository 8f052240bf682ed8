//! Injection into TCP streams, and the end of a deferral.

use fwps_sys as sys;
use sys::{FWPS_INJECT_COMPLETE0, HANDLE, NET_BUFFER_LIST, NTSTATUS, SIZE_T, UINT16, UINT32, UINT64};

use super::completion::{self, Completion};
use super::stream_checks::{Place, check_chain, check_handle, check_place, check_state, mine};
use crate::Status;
use crate::context::{self, Frame};
use crate::engine::stream::assembler::{Piece, StreamEnd};
use crate::engine::stream::station::Route;
use crate::engine::task::Task;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::traffic::output::Direction;
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;
use crate::verify::list_record::{Custody, Origin};

/// What FwpsStreamInjectAsync0 is given.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) handle: usize,
    pub(super) flags: u32,
    pub(super) flow: u64,
    pub(super) callout: u32,
    pub(super) layer: u16,
    pub(super) stream_flags: u32,
    /// The first list of the chain; zero for none.
    pub(super) chain: usize,
    pub(super) length: usize,
    pub(super) completion: FWPS_INJECT_COMPLETE0,
    pub(super) completion_context: usize,
}

/// Statuses that a stream injection may be refused with by the machine's state.
const REFUSALS: &[Status] = &[
    sys::STATUS_FWP_TCPIP_NOT_READY,
    sys::STATUS_FWP_INJECT_HANDLE_CLOSING,
    sys::STATUS_INSUFFICIENT_RESOURCES,
];

const DISCONNECT: u32 = sys::FWPS_STREAM_FLAG_RECEIVE_DISCONNECT | sys::FWPS_STREAM_FLAG_SEND_DISCONNECT;
const ABORT: u32 = sys::FWPS_STREAM_FLAG_RECEIVE_ABORT | sys::FWPS_STREAM_FLAG_SEND_ABORT;
const PUSH: u32 = sys::FWPS_STREAM_FLAG_RECEIVE_PUSH | sys::FWPS_STREAM_FLAG_SEND_NODELAY;
const EXPEDITED: u32 = sys::FWPS_STREAM_FLAG_RECEIVE_EXPEDITED | sys::FWPS_STREAM_FLAG_SEND_EXPEDITED;

/// Every flag of received data.
const RECEIVE: u32 = sys::FWPS_STREAM_FLAG_RECEIVE
    | sys::FWPS_STREAM_FLAG_RECEIVE_EXPEDITED
    | sys::FWPS_STREAM_FLAG_RECEIVE_DISCONNECT
    | sys::FWPS_STREAM_FLAG_RECEIVE_ABORT
    | sys::FWPS_STREAM_FLAG_RECEIVE_PUSH;
/// Every flag of sent data.
const SEND: u32 = sys::FWPS_STREAM_FLAG_SEND
    | sys::FWPS_STREAM_FLAG_SEND_EXPEDITED
    | sys::FWPS_STREAM_FLAG_SEND_NODELAY
    | sys::FWPS_STREAM_FLAG_SEND_DISCONNECT
    | sys::FWPS_STREAM_FLAG_SEND_ABORT;

/// The direction that stream flags name; `None` when they name none, or have flags of the other one.
pub(super) fn direction_of(stream_flags: u32) -> Option<Direction> {
    if stream_flags & sys::FWPS_STREAM_FLAG_RECEIVE != 0 && stream_flags & !RECEIVE == 0 {
        Some(Direction::Inbound)
    } else if stream_flags & sys::FWPS_STREAM_FLAG_SEND != 0 && stream_flags & !SEND == 0 {
        Some(Direction::Outbound)
    } else {
        None
    }
}

impl Request {
    pub(super) fn end(&self) -> Option<StreamEnd> {
        if self.stream_flags & ABORT != 0 {
            Some(StreamEnd::Abort)
        } else if self.stream_flags & DISCONNECT != 0 {
            Some(StreamEnd::Disconnect)
        } else {
            None
        }
    }

    /// Counts the calls that run for a direction of a flow, for C-267.
    fn mark(&self, begins: bool) {
        machine::with(|machine| {
            let Some(direction) = direction_of(self.stream_flags) else {
                return;
            };
            if let Some(flow) = machine.host.streams.flow(self.flow) {
                let injecting = &mut flow.half(direction).injecting;
                *injecting = if begins {
                    *injecting + 1
                } else {
                    injecting.saturating_sub(1)
                };
            }
        });
    }

    fn run(&self) -> Status {
        let accepted = machine::with(|machine| {
            let mut lists = Vec::new();
            let result = self.accept(machine, &mut lists);
            if result.is_err() {
                machine.host.refused += 1;
                for list in lists {
                    let Some(record) = machine.ledger.list_mut(list) else {
                        continue;
                    };
                    if record.origin != Origin::Indicated && record.custody != Custody::Stack {
                        record.custody = Custody::Refused;
                        machine.note(list, "injection refused");
                    }
                }
            }
            result
        });
        match accepted {
            Ok(completions) => {
                completions.into_iter().for_each(completion::schedule);
                sys::STATUS_SUCCESS
            }
            Err(status) => status,
        }
    }

    fn accept(&self, machine: &mut Machine, lists: &mut Vec<usize>) -> Result<Vec<Completion>, Status> {
        let Some(routine) = self.completion else {
            let text = "FwpsStreamInjectAsync0 was given no completionFn";
            machine.report(contract!(19), text);
            return Err(sys::STATUS_FWP_NULL_POINTER);
        };
        if self.flags != 0 {
            let text = format!("FwpsStreamInjectAsync0 was given flags {:#x}", self.flags);
            machine.report(contract!(23), text);
            return Err(sys::STATUS_INVALID_PARAMETER);
        }
        check_handle(machine, self.handle)?;
        let Some(direction) = direction_of(self.stream_flags) else {
            let text = format!("stream flags {:#x} do not name one direction", self.stream_flags);
            machine.report(contract!(273), text);
            return Err(sys::STATUS_FWP_INVALID_PARAMETER);
        };
        let data = check_chain(machine, self, lists)?;
        let place = check_place(machine, self, direction)?;
        if let Some(status) = machine.fault(REFUSALS) {
            return Err(status);
        }
        check_state(machine, self, direction, place, lists);
        let status = self.send_on(machine, direction, place, data);
        if let Some(Kind::InjectionHandle(handle)) =
            machine.ledger.get_mut(self.handle).map(|object| &mut object.kind)
        {
            handle.pending += lists.len() as u32;
        }
        let mut completions = Vec::new();
        for list in lists.iter().copied() {
            super::stream_checks::hand_over(machine, list);
            machine.host.injected += 1;
            completions.push(Completion {
                handle: self.handle,
                list,
                routine,
                context: self.completion_context,
                status,
                packet: context::packet(),
                driver: context::driver(),
                lent: Vec::new(),
            });
        }
        Ok(completions)
    }

    /// Puts the data behind the callout. Returns the status of the completions.
    fn send_on(
        &self,
        machine: &mut Machine,
        direction: Direction,
        place: Place,
        data: Vec<Vec<u8>>,
    ) -> Status {
        let informational = machine.draw(4) == 0;
        let Some(flow) = machine.host.streams.flow(self.flow) else {
            return sys::STATUS_CONNECTION_ABORTED;
        };
        let dropped = flow.dropped;
        let half = flow.half(direction);
        let station = &mut half.stations[place.station];
        if dropped {
            return sys::STATUS_CONNECTION_ABORTED;
        }
        if station.aborted.is_some() {
            return sys::STATUS_CONNECTION_RESET;
        }
        let end = self.end();
        if end.is_some() {
            station.keeps_end = false;
            station.end_passed = true;
        }
        half.sender.own = true;
        let count = data.len();
        let mut pieces: Vec<Piece> = data
            .into_iter()
            .enumerate()
            .map(|(index, bytes)| Piece {
                bytes,
                push: self.stream_flags & PUSH != 0,
                expedited: self.stream_flags & EXPEDITED != 0,
                end: end.filter(|_| index + 1 == count),
            })
            .collect();
        if pieces.is_empty() {
            pieces.push(Piece {
                end,
                ..Piece::default()
            });
        }
        for piece in pieces {
            half.forward(place.station, Route::Sublayer, piece);
        }
        machine.tasks.push_back(Task::Stream(self.flow, direction));
        if informational {
            sys::STATUS_OBJECT_NAME_EXISTS
        } else {
            sys::STATUS_SUCCESS
        }
    }
}

/// Ends a deferral.
fn resume(machine: &mut Machine, flow: u64, callout: u32, layer: u16, stream_flags: u32) -> Status {
    if context::find(|frame| matches!(frame, Frame::Classify(_)).then_some(())).is_some() {
        let text = "FwpsStreamContinue0 was called from inside classifyFn";
        machine.report(contract!(267), text);
        return sys::STATUS_INVALID_PARAMETER;
    }
    let known = machine.host.streams.flow(flow);
    let injecting = known.is_some_and(|flow| flow.inbound.injecting + flow.outbound.injecting > 0);
    if injecting {
        let text = "FwpsStreamContinue0 was called while FwpsStreamInjectAsync0 runs for the stream";
        machine.report(contract!(267), text);
    }
    // Its page lists no status, so that only a plan for this very function makes it fail.
    if let Some(status) = machine.fault(&[]) {
        return status;
    }
    let deferred = machine.host.streams.flow(flow).and_then(|flow| {
        let same_layer = flow.layer().id() == layer;
        let dead = flow.dropped || flow.inbound.assembler.is_aborted();
        let station = flow
            .inbound
            .stations
            .iter_mut()
            .find(|station| mine(station, callout) && (dead || station.deferred == Some(stream_flags)))?;
        (same_layer).then(|| station.deferred.take())
    });
    if deferred.is_none() {
        let text = format!(
            "FwpsStreamContinue0 was called for flow {flow:#x}, callout {callout}, layer {layer}, flags {stream_flags:#x}: \
             no such stream is deferred"
        );
        machine.report(contract!(266), text);
        return sys::STATUS_INVALID_PARAMETER;
    }
    machine.tasks.push_back(Task::Stream(flow, Direction::Inbound));
    sys::STATUS_SUCCESS
}

export! {
    /// Injects data, or an end, into a TCP stream behind a callout.
    fn FwpsStreamInjectAsync0(
        injectionHandle: HANDLE,
        _injectionContext: HANDLE,
        flags: UINT32,
        flowId: UINT64,
        calloutId: UINT32,
        layerId: UINT16,
        streamFlags: UINT32,
        netBufferList: *mut NET_BUFFER_LIST,
        dataLength: SIZE_T,
        completionFn: FWPS_INJECT_COMPLETE0,
        completionContext: HANDLE,
    ) -> NTSTATUS {
        let request = Request {
            handle: injectionHandle.expose_provenance(),
            flags,
            flow: flowId,
            callout: calloutId,
            layer: layerId,
            stream_flags: streamFlags,
            chain: netBufferList.expose_provenance(),
            length: dataLength as usize,
            completion: completionFn,
            completion_context: completionContext.expose_provenance(),
        };
        request.mark(true);
        let _call = machine::enter("FwpsStreamInjectAsync0", Range::UP_TO_DISPATCH, contract!(147));
        let status = request.run();
        request.mark(false);
        status
    }

    /// Lets received data go on that a callout deferred.
    fn FwpsStreamContinue0(
        flowId: UINT64,
        calloutId: UINT32,
        layerId: UINT16,
        streamFlags: UINT32,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsStreamContinue0", Range::UP_TO_DISPATCH, contract!(147));
        machine::with(|machine| resume(machine, flowId, calloutId, layerId, streamFlags))
    }
}
