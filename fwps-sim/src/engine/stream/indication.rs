//! Showing stream data to a callout: lists, the two structures, and the call.

use std::mem::offset_of;
use std::sync::Arc;

use fwps_sys as sys;
use sys::{FWPS_STREAM_CALLOUT_IO_PACKET0, FWPS_STREAM_DATA_OFFSET0, FWPS_STREAM_DATA0};

use super::assembler::{Piece, StreamEnd};
use super::lists::{self, Chain};
use super::station::Station;
use super::{consume, stream_flags};
use crate::boundary;
use crate::context::{ClassifyFrame, Frame, StreamCall};
use crate::engine::arguments::Arguments;
use crate::engine::callout::{Callout, ClassifyCall};
use crate::engine::classify::View;
use crate::engine::flow::context::Lent;
use crate::engine::value;
use crate::fwpm::filter::Filter;
use crate::kernel::irql::{DISPATCH, PASSIVE};
use crate::machine::{self, Machine};
use crate::memory::{Memory, UNWRITTEN, access};
use crate::traffic::output::Direction;

/// A call of a callout about stream data.
pub(crate) struct Call {
    pub(crate) callout: Arc<Callout>,
    pub(crate) filter: Arc<Filter>,
    pub(crate) flow: u64,
    pub(crate) direction: Direction,
    pub(crate) chain: Chain,
    /// FWPS_STREAM_CALLOUT_IO_PACKET0 and FWPS_STREAM_DATA0.
    pub(crate) memory: Memory,
    pub(crate) arguments: Arguments,
    pub(crate) shown: Shown,
    lent: Option<Lent>,
    irql: u8,
    right: bool,
}

/// What is indicated.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown {
    pub(crate) length: usize,
    pub(crate) end: Option<StreamEnd>,
    /// `FWPS_STREAM_FLAG_*`.
    pub(crate) stream_flags: u32,
    /// `FWPS_CLASSIFY_OUT_FLAG_*` that the engine sets.
    pub(crate) out_flags: u32,
}

/// What a callout left in FWPS_STREAM_CALLOUT_IO_PACKET0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Left {
    pub(crate) required: usize,
    pub(crate) enforced: usize,
    pub(crate) action: i32,
}

/// The pieces at the front of a queue that one indication shows: some of them, by the seed; all when the callout waited for them.
fn choose(machine: &mut Machine, station: &Station) -> Vec<Piece> {
    let all = station.queue.len() as u64;
    let most = if station.required > 0 {
        all
    } else {
        1 + machine.draw(all)
    };
    let mut chosen: Vec<Piece> = Vec::new();
    for piece in station.queue.iter().take(most as usize) {
        let first = chosen.first();
        let kind = first.is_some_and(|first| first.expedited != piece.expedited);
        let bare_end = first.is_some() && piece.bytes.is_empty();
        if kind || bare_end {
            break;
        }
        chosen.push(piece.clone());
        if piece.end.is_some() {
            break;
        }
    }
    chosen
}

/// Prepares the call of the callout whose station has data.
pub(crate) fn prepare(
    machine: &mut Machine,
    handle: u64,
    direction: Direction,
    index: usize,
    callout: Arc<Callout>,
    lent: Option<Lent>,
) -> Option<Call> {
    let limit = machine.options.stream_limit;
    let flow = machine.host.streams.flow(handle)?;
    let layer = flow.layer();
    let half = flow.half(direction);
    let sample = half.sample.clone();
    // Out of its place while the seed is asked.
    let mut station = half.stations.remove(index);
    let pieces = choose(machine, &station);
    let mut out_flags = 0;
    if station.has_end() {
        out_flags |= sys::FWPS_CLASSIFY_OUT_FLAG_NO_MORE_DATA;
    }
    if station.bytes() >= limit {
        out_flags |= sys::FWPS_CLASSIFY_OUT_FLAG_BUFFER_LIMIT_REACHED;
    }
    let missed = std::mem::take(&mut station.missed);
    station.fresh.clear();
    let end = pieces.last().and_then(|piece| piece.end);
    if end == Some(StreamEnd::Abort) {
        station.aborted = Some(machine.ledger.next_serial());
        station.deferred = None;
    }
    let filter = Arc::clone(&station.filter);
    machine
        .host
        .streams
        .flow(handle)?
        .half(direction)
        .stations
        .insert(index, station);
    let stream_flags = pieces
        .iter()
        .fold(0, |flags, piece| flags | stream_flags(direction, piece));
    let shown = Shown {
        length: pieces.iter().map(|piece| piece.bytes.len()).sum(),
        end,
        stream_flags,
        out_flags,
    };
    let chain = lists::build_chain(machine, &pieces);
    let memory = describe(&chain, shown, missed);
    let values = value::values(machine, layer, &sample);
    let view = View {
        start: 0,
        from: 0,
        ip_header: 0,
        transport_header: 0,
    };
    let arguments = Arguments::new(machine, layer, &sample, view, &values);
    arguments.name_flow(machine, handle);
    let irql = if machine.draw(4) == 0 { PASSIVE } else { DISPATCH };
    // The right has no meaning at these layers (C-258), so it is there or not.
    let right = machine.draw(2) == 0;
    machine.host.layers.at(layer).classified += 1;
    Some(Call {
        callout,
        filter,
        flow: handle,
        direction,
        chain,
        memory,
        arguments,
        shown,
        lent,
        irql,
        right,
    })
}

/// The structures of an indication: the IO packet, with the stream data behind it. Reserved members have no meaning (C-281).
fn describe(chain: &Chain, shown: Shown, missed: usize) -> Memory {
    type Io = FWPS_STREAM_CALLOUT_IO_PACKET0;
    type Data = FWPS_STREAM_DATA0;
    type Offset = FWPS_STREAM_DATA_OFFSET0;
    let data_at = size_of::<Io>().next_multiple_of(16);
    let memory = Memory::new(data_at + size_of::<Data>(), 16, UNWRITTEN);
    let io = memory.address();
    let data = io + data_at;
    put(io + offset_of!(Io, streamData), data);
    put(io + offset_of!(Io, missedBytes), missed);
    put(io + offset_of!(Io, countBytesRequired), 0u32);
    put(io + offset_of!(Io, countBytesEnforced), 0usize);
    put(io + offset_of!(Io, streamAction), sys::FWPS_STREAM_ACTION_NONE);
    put(data + offset_of!(Data, flags), shown.stream_flags);
    put(data + offset_of!(Data, dataLength), shown.length);
    put(data + offset_of!(Data, netBufferListChain), chain.head());
    let at = data + offset_of!(Data, dataOffset);
    let start = chain.start;
    put(at + offset_of!(Offset, netBufferList), start.list);
    put(at + offset_of!(Offset, netBuffer), start.buffer);
    put(at + offset_of!(Offset, mdl), start.mdl);
    put(at + offset_of!(Offset, mdlOffset), start.offset as u32);
    memory
}

impl Call {
    /// Calls the callout, and applies what it says.
    pub(crate) fn run(self) {
        let frame = Frame::Classify(ClassifyFrame {
            authorization: None,
            callout: self.callout.id,
            metadata: self.arguments.metadata_address(),
            list: self.chain.head(),
            transport: false,
            right: self.right,
            kept: false,
            copied: false,
            modify: false,
            stream: Some(StreamCall {
                flow: self.flow,
                direction: self.direction,
                filter: self.filter.id,
                end: self.shown.end.is_some(),
            }),
        });
        let out = self.arguments.prepare_out(sys::FWP_ACTION_NONE, self.right);
        self.arguments.set_out_flags(self.shown.out_flags);
        let call = ClassifyCall {
            values: self.arguments.values(),
            metadata: self.arguments.metadata(),
            layer_data: std::ptr::with_exposed_provenance_mut(self.memory.address()),
            filter: self.filter.runtime(),
            out,
            flow_context: self.lent.map_or(0, |lent| lent.value),
            context: 0,
        };
        boundary::call(self.callout.driver, frame, self.irql, || {
            self.callout.classify.call(call)
        });
        machine::with(|machine| {
            machine.give_back_context(self.lent);
            machine.end_call(self.callout.id);
            let previous = crate::context::set_function("classifyFn");
            consume::finish(machine, self);
            crate::context::set_function(previous);
        });
    }

    /// What the callout left.
    pub(crate) fn left(&self) -> Left {
        type Io = FWPS_STREAM_CALLOUT_IO_PACKET0;
        let io = self.memory.address();
        Left {
            required: get::<u32>(io + offset_of!(Io, countBytesRequired)) as usize,
            enforced: get(io + offset_of!(Io, countBytesEnforced)),
            action: get(io + offset_of!(Io, streamAction)),
        }
    }
}

fn put<T: Copy>(address: usize, value: T) {
    // SAFETY: every caller writes a member of the two structures, for both of which the block has room.
    unsafe { access::store(address, value) }
}

fn get<T: Copy>(address: usize) -> T {
    // SAFETY: every caller reads an integer member of the IO packet, which `describe` wrote.
    unsafe { access::load(address) }
}
