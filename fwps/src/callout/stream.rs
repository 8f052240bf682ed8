//! What a callout at a stream layer is shown: a piece of a TCP stream, and its verdicts.

use core::{cell::Cell, marker::PhantomData, num::NonZeroU32, num::NonZeroUsize, ptr, ptr::NonNull};

use bitflags::bitflags;
use fwps_sys::{
    FWP_ACTION_BLOCK, FWP_ACTION_NONE, FWP_ACTION_PERMIT, FWPS_CLASSIFY_OUT_FLAG_BUFFER_LIMIT_REACHED,
    FWPS_CLASSIFY_OUT_FLAG_NO_MORE_DATA, FWPS_STREAM_ACTION_ALLOW_CONNECTION,
    FWPS_STREAM_ACTION_DROP_CONNECTION, FWPS_STREAM_ACTION_NEED_MORE_DATA, FWPS_STREAM_ACTION_NONE,
    FWPS_STREAM_ACTION_TYPE, FWPS_STREAM_CALLOUT_IO_PACKET0, FWPS_STREAM_DATA0, FWPS_STREAM_FLAG_RECEIVE,
    FWPS_STREAM_FLAG_RECEIVE_ABORT, FWPS_STREAM_FLAG_RECEIVE_DISCONNECT, FWPS_STREAM_FLAG_RECEIVE_EXPEDITED,
    FWPS_STREAM_FLAG_RECEIVE_PUSH, FWPS_STREAM_FLAG_SEND, FWPS_STREAM_FLAG_SEND_ABORT,
    FWPS_STREAM_FLAG_SEND_DISCONNECT, FWPS_STREAM_FLAG_SEND_EXPEDITED, FWPS_STREAM_FLAG_SEND_NODELAY,
    FwpsCloneStreamData0, FwpsCopyStreamDataToBuffer0, NET_BUFFER_LIST,
};

use super::{Classify, Verdict, verdict::Action};
use crate::{
    Error, Status,
    inject::{StreamInjection, Within},
    layer::{Layer, StreamLayer, StreamV4, StreamV6},
    nbl::StreamData,
};

bitflags! {
    /// What is said of a piece of a stream.
    #[doc(alias = "FWPS_STREAM_FLAG")]
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct StreamFlags: u32 {
        /// The data arrives.
        const RECEIVE = FWPS_STREAM_FLAG_RECEIVE;
        /// The data arrives out of band, as urgent.
        const RECEIVE_EXPEDITED = FWPS_STREAM_FLAG_RECEIVE_EXPEDITED;
        /// The other machine has sent its last byte.
        const RECEIVE_DISCONNECT = FWPS_STREAM_FLAG_RECEIVE_DISCONNECT;
        /// The other machine has reset the connection.
        const RECEIVE_ABORT = FWPS_STREAM_FLAG_RECEIVE_ABORT;
        /// The data is to be handed to the application at once.
        const RECEIVE_PUSH = FWPS_STREAM_FLAG_RECEIVE_PUSH;
        /// The data leaves.
        const SEND = FWPS_STREAM_FLAG_SEND;
        /// The data leaves out of band, as urgent.
        const SEND_EXPEDITED = FWPS_STREAM_FLAG_SEND_EXPEDITED;
        /// The data is to leave at once.
        const SEND_NODELAY = FWPS_STREAM_FLAG_SEND_NODELAY;
        /// The application has sent its last byte.
        const SEND_DISCONNECT = FWPS_STREAM_FLAG_SEND_DISCONNECT;
        /// The application has reset the connection.
        const SEND_ABORT = FWPS_STREAM_FLAG_SEND_ABORT;

        const _ = !0;
    }
}

/// Flags that say where injected data goes and how fast; the others say what has happened.
const CARRIED: StreamFlags = StreamFlags::RECEIVE
    .union(StreamFlags::RECEIVE_EXPEDITED)
    .union(StreamFlags::RECEIVE_PUSH)
    .union(StreamFlags::SEND)
    .union(StreamFlags::SEND_EXPEDITED)
    .union(StreamFlags::SEND_NODELAY);

const ABORTS: StreamFlags = StreamFlags::RECEIVE_ABORT.union(StreamFlags::SEND_ABORT);
const ENDS: StreamFlags = StreamFlags::RECEIVE_DISCONNECT.union(StreamFlags::SEND_DISCONNECT);

/// A piece of a TCP stream, as one classify call sees it.
///
/// Verdicts are made from it, since they concern its bytes; rights do not matter at stream layers (C-258). A callout that injects from elsewhere
/// takes and blocks everything, always (C-270).
///
/// # Invariants
/// `packet` is the layer data of the running call at a stream layer, whose `streamData` is valid for `'c`.
#[doc(alias = "FWPS_STREAM_CALLOUT_IO_PACKET0")]
#[derive(Debug)]
pub struct StreamSegment<'c> {
    packet: NonNull<FWPS_STREAM_CALLOUT_IO_PACKET0>,
    data: NonNull<FWPS_STREAM_DATA0>,
    out_flags: u32,
    captured: &'c Cell<bool>,
    call: PhantomData<(&'c (), *mut ())>,
}

/// Custody of a piece of a stream that was taken: the driver has its data, and owes the piece a verdict.
///
/// [`block`](Self::block) removes the piece: the driver injects the data, now or later, or drops it. To let the piece pass after all, give the data
/// back. Dropping the custody keeps the promise too: if classify then returns [`Verdict::proceed`], the piece is blocked all the same.
///
/// # Invariants
/// `data` was taken from `segment`; it is compared, never dereferenced.
#[derive(Debug)]
#[must_use = "return `custody.block()`, or give the data back"]
pub struct StreamCustody<'c> {
    segment: StreamSegment<'c>,
    data: NonNull<NET_BUFFER_LIST>,
}

/// The end of one half of a stream was seen and blocked; it is injected after the data (C-277).
#[derive(Debug)]
pub struct EndOfStream(StreamFlags);

impl EndOfStream {
    pub(crate) fn flags(&self) -> u32 {
        self.0.bits()
    }
}

/// What is done about a piece of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StreamDecision {
    action: u32,
    stream_action: FWPS_STREAM_ACTION_TYPE,
    required: u32,
    enforced: usize,
}

impl<'c, L: StreamLayer> Classify<'c, L> {
    /// The piece of the stream, once. `None` if the event has none, or it was taken before.
    pub fn take_segment(&mut self) -> Option<StreamSegment<'c>> {
        let packet = self.take_data()?.cast::<FWPS_STREAM_CALLOUT_IO_PACKET0>();
        // SAFETY: the layer data of the running call at a stream layer (C-255).
        let data = unsafe { (*packet.as_ptr()).streamData };
        // INVARIANT: as said above.
        Some(StreamSegment {
            packet,
            data: NonNull::new(data)?,
            out_flags: self.out_flags(),
            captured: self.captured(),
            call: PhantomData,
        })
    }

    /// Where data can be put into this stream, in the direction of this call.
    ///
    /// `None` if the engine named no flow, or the connection was reset (C-276).
    pub fn stream_injection(
        &self,
        segment: &StreamSegment<'c>,
    ) -> Option<Within<'c, StreamInjection<L::Family>>> {
        let flags = segment.flags();
        if flags.intersects(ABORTS) {
            return None;
        }
        Some(Within::new(StreamInjection {
            context: None,
            flow: self.flow_handle()?,
            callout: self.callout_id(),
            layer: L::ID,
            flags: flags.intersection(CARRIED).bits(),
            bytes: 0,
            family: PhantomData,
        }))
    }
}

impl<'c> StreamSegment<'c> {
    fn raw(&self) -> &FWPS_STREAM_DATA0 {
        // SAFETY: valid for the call (invariant), and only read.
        unsafe { self.data.as_ref() }
    }

    /// What is said of the piece.
    pub fn flags(&self) -> StreamFlags {
        StreamFlags::from_bits_retain(self.raw().flags)
    }

    /// The number of bytes; zero if only the end of the stream, or a reset, is told (C-278).
    pub fn len(&self) -> usize {
        if self.raw().netBufferListChain.is_null() {
            0
        } else {
            self.raw().dataLength as usize
        }
    }

    /// Whether there is no byte.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes that callouts of higher weight kept from this one (C-283).
    pub fn missed_bytes(&self) -> usize {
        // SAFETY: the layer data of the running call (invariant).
        unsafe { self.packet.as_ref() }.missedBytes as usize
    }

    /// Copies bytes from the start of the piece into `target`, and returns how many there were (C-280). IRQL <= DISPATCH_LEVEL.
    ///
    /// Source: FwpsCopyStreamDataToBuffer0.
    #[doc(alias = "FwpsCopyStreamDataToBuffer0")]
    pub fn copy_to(&self, target: &mut [u8]) -> usize {
        let wanted = target.len().min(self.len());
        if wanted == 0 {
            return 0;
        }
        let mut copied = 0;
        // SAFETY: the data is valid for the call and not empty (C-278); the buffer is as long as said; the out pointer is a local.
        unsafe {
            FwpsCopyStreamDataToBuffer0(
                self.data.as_ptr(),
                target.as_mut_ptr().cast(),
                wanted as _,
                &raw mut copied,
            )
        };
        (copied as usize).min(wanted)
    }

    /// Takes the data out of the stream: a clone of all of it, and the custody of the piece (C-270). IRQL <= DISPATCH_LEVEL.
    ///
    /// Source: FwpsCloneStreamData0.
    ///
    /// # Errors
    /// The segment with [`Error::InvalidArgument`] if it is empty (C-278), [`Error::NoMemory`] or [`Error::Refused`] if the clone cannot be made.
    #[doc(alias = "FwpsCloneStreamData0")]
    pub fn take(self) -> Result<(StreamData, StreamCustody<'c>), (Self, Error)> {
        const FUNCTION: &str = "FwpsCloneStreamData0";
        let bytes = self.len();
        if bytes == 0 {
            let what = "a piece of a stream without bytes; look at `is_empty` first";
            return Err((self, Error::InvalidArgument { what }));
        }
        let mut chain = ptr::null_mut();
        // SAFETY: the data is valid for the call and not empty; null pools select the default ones; the flags are zero (C-279); the out
        // pointer is a local.
        let status = unsafe {
            FwpsCloneStreamData0(
                self.data.as_ptr(),
                ptr::null_mut(),
                ptr::null_mut(),
                0,
                &raw mut chain,
            )
        };
        if let Err(error) = Status::from_raw(status).ok(FUNCTION) {
            return Err((self, error));
        }
        let Some(chain) = NonNull::new(chain) else {
            return Err((self, Error::NoMemory { function: FUNCTION }));
        };
        // SAFETY: made by the line above, of all bytes of the piece, and known to nobody else.
        let data = unsafe { StreamData::from_raw(chain, bytes) };
        self.captured.set(true);
        // INVARIANT: taken just now.
        let custody = StreamCustody {
            segment: self,
            data: chain,
        };
        Ok((data, custody))
    }

    /// The end of the stream, if this piece tells it, with the verdict that blocks it: to inject it after data that is still out (C-277).
    ///
    /// # Errors
    /// The segment, if it does not tell the end, or has bytes: take them first.
    pub fn take_end(self) -> Result<(EndOfStream, Verdict<'c>), Self> {
        let end = self.flags().intersection(ENDS);
        if end.is_empty() || !self.is_empty() {
            return Err(self);
        }
        Ok((EndOfStream(end), self.block()))
    }

    /// Lets all of it pass.
    #[doc(alias = "FWP_ACTION_PERMIT")]
    pub fn permit(self) -> Verdict<'c> {
        decide(FWP_ACTION_PERMIT, 0)
    }

    /// Lets the first `bytes` bytes pass; the rest is shown again (C-259). All of it if it is not longer.
    pub fn permit_first(self, bytes: NonZeroUsize) -> Verdict<'c> {
        decide(FWP_ACTION_PERMIT, self.bounded(bytes))
    }

    /// Removes all of it from the stream (C-256).
    #[doc(alias = "FWP_ACTION_BLOCK")]
    pub fn block(self) -> Verdict<'c> {
        decide(FWP_ACTION_BLOCK, 0)
    }

    /// Removes the first `bytes` bytes from the stream; the rest is shown again (C-259). All of it if it is not longer.
    pub fn block_first(self, bytes: NonZeroUsize) -> Verdict<'c> {
        decide(FWP_ACTION_BLOCK, self.bounded(bytes))
    }

    /// Asks for `bytes` more bytes: the piece comes again, with what follows (C-260).
    ///
    /// # Errors
    /// The segment, if there is no more: decide about it as it is (C-261, C-262).
    #[doc(alias = "FWPS_STREAM_ACTION_NEED_MORE_DATA")]
    pub fn need_more(self, bytes: NonZeroU32) -> Result<Verdict<'c>, Self> {
        const NO_MORE: u32 =
            FWPS_CLASSIFY_OUT_FLAG_BUFFER_LIMIT_REACHED | FWPS_CLASSIFY_OUT_FLAG_NO_MORE_DATA;
        if self.out_flags & NO_MORE != 0 {
            return Err(self);
        }
        Ok(Verdict::new(Action::Stream(StreamDecision {
            action: FWP_ACTION_NONE,
            stream_action: FWPS_STREAM_ACTION_NEED_MORE_DATA,
            required: bytes.get(),
            enforced: 0,
        })))
    }

    /// Ends the connection. Only a filter with the action "callout unknown" or "callout terminating" can (C-264).
    #[doc(alias = "FWPS_STREAM_ACTION_DROP_CONNECTION")]
    pub fn drop_connection(self) -> Verdict<'c> {
        Verdict::new(Action::Stream(StreamDecision {
            action: FWP_ACTION_NONE,
            stream_action: FWPS_STREAM_ACTION_DROP_CONNECTION,
            required: 0,
            enforced: 0,
        }))
    }

    /// Lets this and all further data of the connection pass; the callout is not asked again (C-265).
    #[doc(alias = "FWPS_STREAM_ACTION_ALLOW_CONNECTION")]
    pub fn allow_connection(self) -> Verdict<'c> {
        Verdict::new(Action::Stream(StreamDecision {
            action: FWP_ACTION_NONE,
            stream_action: FWPS_STREAM_ACTION_ALLOW_CONNECTION,
            required: 0,
            enforced: 0,
        }))
    }

    /// As many bytes as asked for, or zero, which stands for all of them, if there are no more.
    fn bounded(&self, bytes: NonZeroUsize) -> usize {
        if bytes.get() < self.len() { bytes.get() } else { 0 }
    }
}

impl<'c> StreamCustody<'c> {
    /// Removes the piece from the stream: the data stands for it now.
    pub fn block(self) -> Verdict<'c> {
        self.segment.block()
    }

    /// Discards the data and gives the piece back, to let it pass or to decide otherwise.
    ///
    /// # Errors
    /// The data and the custody, if the data is not what was taken with it.
    pub fn give_back(self, data: StreamData) -> Result<StreamSegment<'c>, (StreamData, Self)> {
        if data.first() != self.data {
            return Err((data, self));
        }
        drop(data);
        self.segment.captured.set(false);
        Ok(self.segment)
    }
}

/// Whether the layer data is a piece of a stream.
pub(crate) const fn is_stream<L: Layer>() -> bool {
    L::ID == StreamV4::ID || L::ID == StreamV6::ID
}

fn decide<'c>(action: u32, enforced: usize) -> Verdict<'c> {
    Verdict::new(Action::Stream(StreamDecision {
        enforced,
        ..StreamDecision::all(action)
    }))
}

impl StreamDecision {
    /// All of it passes, or goes: what a verdict that is not made from a segment means at a stream layer, where the action must always be said
    /// (C-257).
    pub(super) const fn all(action: u32) -> Self {
        Self {
            action,
            stream_action: FWPS_STREAM_ACTION_NONE,
            required: 0,
            enforced: 0,
        }
    }

    /// The action for classifyOut.
    pub(super) fn action(self) -> u32 {
        self.action
    }

    /// Writes the decision into the layer data.
    ///
    /// # Safety
    /// `packet` is the layer data of the running call at a stream layer.
    pub(super) unsafe fn write(self, packet: NonNull<FWPS_STREAM_CALLOUT_IO_PACKET0>) {
        // SAFETY: valid for the call, and this call's own to write (the caller's duty).
        let packet = unsafe { &mut *packet.as_ptr() };
        packet.streamAction = self.stream_action;
        packet.countBytesRequired = self.required;
        packet.countBytesEnforced = self.enforced as _;
    }
}
