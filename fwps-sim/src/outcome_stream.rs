//! What became of a TCP connection.

use std::net::SocketAddr;

use serde::Serialize;

use crate::engine::stream::assembler::StreamEnd;
use crate::engine::stream::flow::Flow;

/// What became of a TCP connection: what each side received in the end, edits of callouts included.
///
/// ```
/// use fwps_sim::{Conversation, Sim};
///
/// let conversation = Conversation::v4(7).from_peer(b"question").from_host(b"answer");
/// let mut sim = Sim::builder().build();
/// sim.converse(&conversation);
/// let outcome = sim.finish();
/// assert_eq!(outcome.streams[0].received, b"question");
/// assert_eq!(outcome.streams[0].sent, b"answer");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct StreamOutcome {
    /// The end of the host.
    pub local: SocketAddr,
    /// The end of the peer.
    pub remote: SocketAddr,
    /// Whether the connection was seen from its first packet on.
    pub handshake: bool,
    /// What the application of the host received.
    #[serde(skip)]
    pub received: Vec<u8>,
    /// What the peer received.
    #[serde(skip)]
    pub sent: Vec<u8>,
    /// How the application was told that the peer ended the connection, if it was.
    pub received_end: Option<StreamEnd>,
    /// How the peer was told that the host ended the connection, if it was.
    pub sent_end: Option<StreamEnd>,
    /// Whether a callout dropped the connection.
    pub dropped: bool,
}

impl StreamOutcome {
    pub(crate) fn new(flow: Flow) -> Self {
        Self {
            local: flow.local,
            remote: flow.remote,
            handshake: flow.handshake,
            received: flow.inbound.received,
            sent: flow.outbound.received,
            received_end: flow.inbound.end,
            sent_end: flow.outbound.end,
            dropped: flow.dropped,
        }
    }
}
