//! What a callout at a stream layer is shown: a piece of a TCP stream, and its verdicts.

use core::{cell::Cell, marker::PhantomData, num::NonZeroU32, num::NonZeroUsize, ptr, ptr::NonNull};

use fwps_sys::{
    FWP_ACTION_BLOCK, FWP_ACTION_NONE, FWP_ACTION_PERMIT, FWPS_CLASSIFY_OUT_FLAG_BUFFER_LIMIT_REACHED,
    FWPS_CLASSIFY_OUT_FLAG_NO_MORE_DATA, FWPS_STREAM_ACTION_ALLOW_CONNECTION,
    FWPS_STREAM_ACTION_DROP_CONNECTION, FWPS_STREAM_ACTION_NEED_MORE_DATA, FWPS_STREAM_ACTION_NONE,
    FWPS_STREAM_ACTION_TYPE, FWPS_STREAM_CALLOUT_IO_PACKET0, FWPS_STREAM_DATA0, FwpsCloneStreamData0,
    FwpsCopyStreamDataToBuffer0,
};

use super::{
    Classify, EndOfStream, StreamCustody, StreamFlags, Taken, Verdict,
    stream_flags::{ABORTS, CARRIED},
    verdict::Action,
};
use crate::{
    Error, Status,
    inject::{StreamInjection, Within},
    layer::{Layer, StreamLayer, StreamV4, StreamV6},
    nbl::StreamData,
};

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
    inspects: bool,
    pub(super) captured: &'c Cell<Taken>,
    call: PhantomData<(&'c (), *mut ())>,
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
            inspects: self.inspects(),
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
            end: 0,
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
    /// The data does not pass, also if classify then returns [`Verdict::proceed`]. An end of the stream that comes with it goes with it
    /// ([`StreamData::take_end`]).
    ///
    /// Source: FwpsCloneStreamData0.
    ///
    /// # Errors
    /// The segment with [`Error::InvalidArgument`] if it is empty (C-278) or the filter only inspects, so that the data passes in any case
    /// (C-155), [`Error::NoMemory`] or [`Error::Refused`] if the clone cannot be made.
    #[doc(alias = "FwpsCloneStreamData0")]
    pub fn take(self) -> Result<(StreamData, StreamCustody<'c>), (Self, Error)> {
        const FUNCTION: &str = "FwpsCloneStreamData0";
        let bytes = self.len();
        if bytes == 0 {
            let what = "a piece of a stream without bytes; look at `is_empty` first";
            return Err((self, Error::InvalidArgument { what }));
        }
        if self.inspects {
            let what = "data that passes in any case; the filter only inspects";
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
        let data = data.with_end_flags(self.end_flags());
        self.captured.set(Taken::Packet);
        // INVARIANT: taken just now.
        let custody = StreamCustody::new(self, chain);
        Ok((data, custody))
    }

    /// The end of the stream, if this piece tells it, with the verdict that blocks it: to inject it after data that is still out (C-277).
    ///
    /// # Errors
    /// The segment, if it does not tell the end, or has bytes, which [`take`](Self::take) takes with the end. Also if the filter only inspects.
    pub fn take_end(self) -> Result<(EndOfStream, Verdict<'c>), Self> {
        if !self.is_empty() || self.inspects {
            return Err(self);
        }
        let Some(end) = EndOfStream::told_by(self.flags()) else {
            return Err(self);
        };
        self.captured.set(Taken::Packet);
        Ok((end, self.block()))
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

    /// The flag for the end of the stream, if the piece tells it; else zero.
    pub(super) fn end_flags(&self) -> u32 {
        EndOfStream::told_by(self.flags()).map_or(0, |end| end.flags())
    }

    /// As many bytes as asked for, or zero, which stands for all of them, if there are no more.
    fn bounded(&self, bytes: NonZeroUsize) -> usize {
        if bytes.get() < self.len() { bytes.get() } else { 0 }
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
