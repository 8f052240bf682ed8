//! A second driver beside the one under test: it re-injects, blocks or permits, above or below.
//!
//! It is a driver like any other, written against the C interface, and the ledger, the arbitration and every contract treat it so.

mod classify;
mod start;

use std::sync::{Mutex, PoisonError};

use crate::engine::layer::Layer;
use crate::machine;
use crate::sim::{Driver, LoadError, Sim};

/// At how many layers a peer stands at most.
const LAYERS: usize = 16;

/// What the next peer is to be, for its `DriverEntry`.
static NEXT: Mutex<Option<(Peer, u32)>> = Mutex::new(None);

/// What a [`Peer`] does with each packet that it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PeerAction {
    /// Nothing: `FWP_ACTION_CONTINUE`.
    Inspect,
    /// Permits, and lets sublayers of lower weight override that.
    Permit,
    /// Permits and takes the right away: those below may veto that, but not permit instead.
    PermitHard,
    /// Blocks every nth packet, and goes on with the others. 1 blocks all.
    BlockEvery(u32),
    /// Clones each packet, absorbs the original and injects the clone: once, since it knows its own packets again.
    Reinject,
}

/// A second driver, which [`Sim::load_peer`] loads.
///
/// Its place is given by two things: the weight of its sublayer says who is asked first (the greater one, "above"), and the order of
/// loading says whose sublayer comes first between equal weights and whose code is there earlier.
///
/// ```
/// use fwps_sim::{Peer, PeerAction, Sim};
///
/// let mut packet = Vec::new();
/// etherparse::PacketBuilder::ipv4([10, 0, 0, 1], [10, 0, 0, 2], 64)
///     .udp(1000, 2000)
///     .write(&mut packet, b"hello")?;
/// let mut sim = Sim::builder().seed(7).build();
/// let peer = sim.load_peer(Peer::new(PeerAction::Reinject).weight(0xFFFF))?;
/// sim.send(&packet)?;
/// sim.settle();
/// sim.unload(peer);
/// let outcome = sim.finish();
/// outcome.assert_clean();
/// assert_eq!((outcome.injected, outcome.output.len()), (1, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    action: PeerAction,
    layers: Vec<Layer>,
    weight: u16,
}

impl Peer {
    /// A peer at the IP packet layers of both directions and families, in a sublayer of weight 0: below most others.
    pub fn new(action: PeerAction) -> Self {
        let layers = vec![
            Layer::InboundIpPacketV4,
            Layer::InboundIpPacketV6,
            Layer::OutboundIpPacketV4,
            Layer::OutboundIpPacketV6,
        ];
        Self {
            action,
            layers,
            weight: 0,
        }
    }

    /// The weight of its sublayer: 0xFFFF is above all others, 0 below.
    pub fn weight(mut self, weight: u16) -> Self {
        self.weight = weight;
        self
    }

    /// The layers where it stands, instead of the IP packet layers.
    ///
    /// # Panics
    /// With no layer, more than 16, or a layer of the MAC or of the virtual switch; and for [`PeerAction::Reinject`] with any other
    /// layer than those of IP packets, since that is where this peer can inject.
    pub fn layers(mut self, layers: impl IntoIterator<Item = Layer>) -> Self {
        self.layers = layers.into_iter().collect();
        assert!(
            (1..=LAYERS).contains(&self.layers.len()),
            "a peer stands at 1 to {LAYERS} layers, and not at {}",
            self.layers.len()
        );
        for layer in &self.layers {
            assert!(
                !layer.is_layer2(),
                "a peer sees packets, and {layer:?} shows frames"
            );
            assert!(
                self.action != PeerAction::Reinject || is_ip_packet(*layer),
                "a peer re-injects at the IP packet layers, and {layer:?} is none"
            );
        }
        self
    }
}

fn is_ip_packet(layer: Layer) -> bool {
    matches!(
        layer,
        Layer::InboundIpPacketV4
            | Layer::InboundIpPacketV6
            | Layer::OutboundIpPacketV4
            | Layer::OutboundIpPacketV6
    )
}

impl Sim {
    /// Loads a peer, as [`Sim::load`] loads a driver.
    ///
    /// # Errors
    /// When its `DriverEntry` refuses: the fault plan made a call of it fail, or the filtering engine does not run.
    pub fn load_peer(&mut self, peer: Peer) -> Result<Driver, LoadError> {
        let number = machine::with(|machine| machine.drivers + 1);
        *NEXT.lock().unwrap_or_else(PoisonError::into_inner) = Some((peer, number));
        self.load(start::driver_entry)
    }
}
