//! What is said of a piece of a TCP stream.

use bitflags::bitflags;
use fwps_sys::{
    FWPS_STREAM_FLAG_RECEIVE, FWPS_STREAM_FLAG_RECEIVE_ABORT, FWPS_STREAM_FLAG_RECEIVE_DISCONNECT,
    FWPS_STREAM_FLAG_RECEIVE_EXPEDITED, FWPS_STREAM_FLAG_RECEIVE_PUSH, FWPS_STREAM_FLAG_SEND,
    FWPS_STREAM_FLAG_SEND_ABORT, FWPS_STREAM_FLAG_SEND_DISCONNECT, FWPS_STREAM_FLAG_SEND_EXPEDITED,
    FWPS_STREAM_FLAG_SEND_NODELAY,
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
pub(super) const CARRIED: StreamFlags = StreamFlags::RECEIVE
    .union(StreamFlags::RECEIVE_EXPEDITED)
    .union(StreamFlags::RECEIVE_PUSH)
    .union(StreamFlags::SEND)
    .union(StreamFlags::SEND_EXPEDITED)
    .union(StreamFlags::SEND_NODELAY);

/// Nothing is injected after these (C-276).
pub(super) const ABORTS: StreamFlags = StreamFlags::RECEIVE_ABORT.union(StreamFlags::SEND_ABORT);
