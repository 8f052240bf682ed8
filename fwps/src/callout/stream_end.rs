//! The end of one half of a TCP stream, which is put back after its data.

use super::StreamFlags;
use crate::nbl::StreamData;

const ENDS: StreamFlags = StreamFlags::RECEIVE_DISCONNECT.union(StreamFlags::SEND_DISCONNECT);

/// The end of one half of a stream was seen and blocked; it is injected after the data (C-277).
///
/// From [`StreamSegment::take_end`](super::StreamSegment::take_end), or [`StreamData::take_end`] where it came with data.
#[derive(Debug)]
pub struct EndOfStream(StreamFlags);

impl EndOfStream {
    /// The end that the flags of a piece tell.
    pub(super) fn told_by(flags: StreamFlags) -> Option<Self> {
        let end = flags.intersection(ENDS);
        (!end.is_empty()).then_some(Self(end))
    }

    pub(crate) fn flags(&self) -> u32 {
        self.0.bits()
    }

    /// The flag for an end that came with data, as long as the data goes the way whose end it is; else zero.
    pub(crate) fn with_data(end: u32, flags: u32) -> u32 {
        Self::told_by(StreamFlags::from_bits_retain(end))
            .filter(|end| end.is_of(flags))
            .map_or(0, |end| end.flags())
    }

    /// Whether data with `flags` goes the way whose end this is.
    pub(crate) fn is_of(&self, flags: u32) -> bool {
        let data = StreamFlags::from_bits_retain(flags);
        self.0.contains(StreamFlags::SEND_DISCONNECT) == data.contains(StreamFlags::SEND)
            && self.0.contains(StreamFlags::RECEIVE_DISCONNECT) == data.contains(StreamFlags::RECEIVE)
    }
}

impl StreamData {
    /// Takes off the end of the stream, if it came with this data, to inject it later or after other data.
    ///
    /// Otherwise it goes with the data when that is injected in its own direction, and is lost when the data is dropped.
    pub fn take_end(&mut self) -> Option<EndOfStream> {
        EndOfStream::told_by(StreamFlags::from_bits_retain(self.take_end_flags()))
    }
}
