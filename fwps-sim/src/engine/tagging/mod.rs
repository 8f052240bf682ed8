//! Tags of NET_BUFFER_LISTs: values that drivers keep with packets, and what they are told about these packets.
//!
//! A tagged packet of the stack keeps its contexts from layer to layer, through every list that shows it, until it leaves: up to the
//! host, down to the wire, or because it was dropped. A list that a driver made keeps them itself, and hands them to the packet
//! when it is injected.
//!
//! The documentation leaves some of it open. What is done here: a packet that leaves gives EXIT_NETIO; an outbound one gives
//! CONTEXT_REMOVED then, and an inbound one may, by the seed, as the page lists that event for outbound packets and says that a
//! removal generally has it. A packet that was dropped, or that is joined with others, gives CONTEXT_REMOVED. A list that never
//! entered the stack gives no event (C-322). Lists of the MAC layers and of the virtual switch are not tagged: `not-modelled`.

pub(crate) mod association;
pub(crate) mod event;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

/// The way of one packet through the stack, which its contexts go along. All states of one packet share it; it is over with the last.
///
/// Most packets have one state at a time and no tag, and their journey is never asked for: it is made when it is.
#[derive(Debug, Default)]
pub(crate) struct Journey(OnceLock<Arc<u64>>);

static NEXT: AtomicU64 = AtomicU64::new(1);

impl Journey {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    fn shared(&self) -> &Arc<u64> {
        self.0
            .get_or_init(|| Arc::new(NEXT.fetch_add(1, Ordering::Relaxed)))
    }

    pub(crate) fn number(&self) -> u64 {
        **self.shared()
    }

    /// The same journey, for something that does not keep it going.
    pub(crate) fn shadow(&self) -> Self {
        Self(OnceLock::from(Arc::new(self.number())))
    }
}

impl Clone for Journey {
    fn clone(&self) -> Self {
        Self(OnceLock::from(Arc::clone(self.shared())))
    }
}
