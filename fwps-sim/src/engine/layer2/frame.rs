//! A frame on its way.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use crate::context;
use crate::engine::host::ROUNDS;
use crate::engine::layer::Layer;
use crate::engine::packet::{Injection, Source};
use crate::machine::Machine;
use crate::traffic::ethernet::{self, Ethernet};
use crate::traffic::output::Direction;
use crate::traffic::packet::Headers;
use crate::verify::contract::contract;

/// A whole frame with its past.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    /// The layer that the frame is at, or enters at.
    pub(crate) layer: Layer,
    pub(crate) bytes: Vec<u8>,
    pub(crate) ethernet: Ethernet,
    /// The headers of the IP packet in the frame.
    pub(crate) ip: Option<Headers>,
    /// Every injection so far, the last one last.
    pub(crate) injections: Vec<Injection>,
    pub(crate) source: Arc<Source>,
    /// Where in the virtual switch the frame is.
    pub(crate) place: Option<Place>,
}

/// A place in the virtual switch.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) source: PortAndNic,
    /// Where it goes, at egress.
    pub(crate) destination: Option<PortAndNic>,
    /// What the indications of one frame for several destinations share, and whether this is a later one of them.
    pub(crate) copies: Arc<Copies>,
    pub(crate) later: bool,
}

/// A port of the switch and the index of the NIC at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PortAndNic {
    pub(crate) port: u32,
    pub(crate) nic: u16,
}

/// What becomes of one frame for several destinations; read and written under the lock of the machine.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    /// Number of the driver that injected a clone of the first indication; zero for none.
    replaced: AtomicU32,
    /// Whether a later indication was let go on.
    went_on: AtomicBool,
}

impl Frame {
    /// A frame that enters at `layer`; `None` when its Ethernet header is cut off.
    pub(crate) fn new(layer: Layer, bytes: Vec<u8>, source: Arc<Source>) -> Option<Self> {
        let ethernet = Ethernet::parse(&bytes)?;
        let ip = ethernet.ip(&bytes);
        Some(Self {
            layer,
            bytes,
            ethernet,
            ip,
            injections: Vec::new(),
            source,
            place: None,
        })
    }

    /// Which way a frame at a MAC layer goes.
    pub(crate) fn direction(&self) -> Direction {
        self.layer.direction()
    }

    /// The IP packet in the frame, without what fills the frame up.
    pub(crate) fn ip_packet(&self) -> Option<&[u8]> {
        let headers = self.ip?;
        self.bytes
            .get(self.ethernet.len..self.ethernet.len + headers.total_len)
    }

    /// Whether the frame went round too often and passes without any more classification.
    pub(crate) fn is_exempt(&self) -> bool {
        self.injections.len() >= ROUNDS
    }

    /// Where the data starts at the layer, in bytes of the frame.
    pub(crate) fn start(&self) -> usize {
        let at_ip_header = matches!(
            self.layer,
            Layer::InboundMacFrameEthernet
                | Layer::IngressVSwitchTransportV4
                | Layer::IngressVSwitchTransportV6
                | Layer::EgressVSwitchTransportV4
                | Layer::EgressVSwitchTransportV6
        );
        if at_ip_header { self.ethernet.len } else { 0 }
    }

    /// Source and destination address of the IP packet.
    pub(crate) fn addresses(&self) -> Option<(IpAddr, IpAddr)> {
        self.ip.map(|headers| (headers.source, headers.destination))
    }

    /// Whether the frame is for a group of stations.
    pub(crate) fn is_for_group(&self) -> bool {
        ethernet::is_group(self.ethernet.destination)
    }
}

impl Machine {
    /// Notes that a frame of the switch goes on.
    pub(crate) fn copy_goes_on(&mut self, place: &Place) {
        if place.later {
            place.copies.went_on.store(true, Ordering::Relaxed);
            if self.answers_at_switch(place.copies.replaced.load(Ordering::Relaxed)) {
                let text = "a later indication of a frame for several destinations was let go on although a clone of \
                            the first one had been injected: this destination gets it twice";
                self.report(contract!(73), text);
            }
        }
    }

    /// Whether a driver, if it is one, is still to answer for frames that leave the switch. One that unloads has destroyed the handle by which
    /// it knew its own (C-068), or deleted its filters.
    fn answers_at_switch(&self, driver: u32) -> bool {
        driver != 0 && !self.unloading.contains(&driver)
    }

    /// Notes that a clone of a frame of the switch was injected.
    pub(crate) fn copy_replaced(&mut self, place: &Place, list: usize) {
        if place.destination.is_none() {
            return;
        }
        if place.later {
            let text = "a clone was injected of a later indication of a frame for several destinations";
            self.report_about(contract!(73), &[list], text);
            return;
        }
        place.copies.replaced.store(context::driver(), Ordering::Relaxed);
        if place.copies.went_on.load(Ordering::Relaxed) {
            let text = "a clone was injected of a frame for several destinations of which a later indication had been \
                        let go on: that destination gets it twice";
            self.report_about(contract!(73), &[list], text);
        }
    }
}
