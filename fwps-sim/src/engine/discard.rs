//! The discard layers: what was dropped is shown there, with the reason, when nothing can be done about it any more (C-172).
//!
//! A layer with a discard layer shows there what its filters blocked, unless a callout absorbed it (C-162). What the stack drops on
//! its own account is the matter of [`closed_port`](super::closed_port). Discard layers see what the layer itself sees: the same
//! fields, the same packet, and the reason in the metadata. STREAM_DISCARD is not modelled: what its layer data is, nobody says.

use std::sync::Arc;

use fwps_sys as sys;

use super::arguments::Out;
use super::classify::{self, Verdict, View};
use super::layer::Layer;
use super::packet::Traveller;
use crate::machine::Machine;
use crate::verify::contract::contract;

/// Why something was dropped: `FWPS_DISCARD_METADATA0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Discard {
    /// `FWPS_DISCARD_MODULE_*`.
    pub(crate) module: i32,
    /// `FWPS_DISCARD_*`, `IpDiscard*` or `InetDiscard*`, by the module.
    pub(crate) reason: i32,
    /// The run-time id of the filter that blocked; zero for none.
    pub(crate) filter: u64,
}

impl Discard {
    /// A filter blocked it.
    pub(crate) fn by_filter(filter: u64) -> Self {
        Self {
            module: sys::FWPS_DISCARD_MODULE_GENERAL,
            reason: sys::FWPS_DISCARD_FIREWALL_POLICY,
            filter,
        }
    }

    /// The network layer dropped it, for an `IpDiscard*` reason.
    pub(crate) fn by_network(reason: i32) -> Self {
        Self {
            module: sys::FWPS_DISCARD_MODULE_NETWORK,
            reason,
            filter: 0,
        }
    }

    /// The transport layer dropped it, for an `InetDiscard*` reason.
    pub(crate) fn by_transport(reason: i32) -> Self {
        Self {
            module: sys::FWPS_DISCARD_MODULE_TRANSPORT,
            reason,
            filter: 0,
        }
    }
}

/// Each layer that has a discard layer, with that.
const PAIRS: &[(Layer, Layer)] = &[
    (Layer::InboundIpPacketV4, Layer::InboundIpPacketV4Discard),
    (Layer::InboundIpPacketV6, Layer::InboundIpPacketV6Discard),
    (Layer::OutboundIpPacketV4, Layer::OutboundIpPacketV4Discard),
    (Layer::OutboundIpPacketV6, Layer::OutboundIpPacketV6Discard),
    (Layer::IpForwardV4, Layer::IpForwardV4Discard),
    (Layer::IpForwardV6, Layer::IpForwardV6Discard),
    (Layer::InboundTransportV4, Layer::InboundTransportV4Discard),
    (Layer::InboundTransportV6, Layer::InboundTransportV6Discard),
    (Layer::OutboundTransportV4, Layer::OutboundTransportV4Discard),
    (Layer::OutboundTransportV6, Layer::OutboundTransportV6Discard),
    (Layer::DatagramDataV4, Layer::DatagramDataV4Discard),
    (Layer::DatagramDataV6, Layer::DatagramDataV6Discard),
    (Layer::InboundIcmpErrorV4, Layer::InboundIcmpErrorV4Discard),
    (Layer::InboundIcmpErrorV6, Layer::InboundIcmpErrorV6Discard),
    (Layer::OutboundIcmpErrorV4, Layer::OutboundIcmpErrorV4Discard),
    (Layer::OutboundIcmpErrorV6, Layer::OutboundIcmpErrorV6Discard),
    (
        Layer::AleResourceAssignmentV4,
        Layer::AleResourceAssignmentV4Discard,
    ),
    (
        Layer::AleResourceAssignmentV6,
        Layer::AleResourceAssignmentV6Discard,
    ),
    (Layer::AleAuthListenV4, Layer::AleAuthListenV4Discard),
    (Layer::AleAuthListenV6, Layer::AleAuthListenV6Discard),
    (Layer::AleAuthRecvAcceptV4, Layer::AleAuthRecvAcceptV4Discard),
    (Layer::AleAuthRecvAcceptV6, Layer::AleAuthRecvAcceptV6Discard),
    (Layer::AleAuthConnectV4, Layer::AleAuthConnectV4Discard),
    (Layer::AleAuthConnectV6, Layer::AleAuthConnectV6Discard),
    (Layer::AleFlowEstablishedV4, Layer::AleFlowEstablishedV4Discard),
    (Layer::AleFlowEstablishedV6, Layer::AleFlowEstablishedV6Discard),
];

impl Layer {
    /// The layer that shows what this one drops.
    pub(crate) fn discard(self) -> Option<Layer> {
        let pair = PAIRS.iter().find(|(base, _)| *base == self);
        pair.map(|(_, discard)| *discard)
    }

    /// The layer whose drops this one shows; the layer itself when it shows none.
    pub(crate) fn base(self) -> Layer {
        let pair = PAIRS.iter().find(|(_, discard)| *discard == self);
        pair.map_or(self, |(base, _)| *base)
    }
}

/// Shows a packet that the stack drops at the discard layer of `base`. Blocking it there keeps the stack from answering.
pub(crate) fn show(base: Layer, packet: Traveller, view: View, discard: Discard) -> Verdict {
    if packet.exempt {
        return Verdict::Permit;
    }
    classify::show_discarded(base, &Arc::new(packet), view, discard, None)
}

/// Checks what a callout of a discard layer left: what is gone cannot be absorbed (C-163, C-172). The answer counts without that.
pub(crate) fn check_answer(machine: &mut Machine, list: usize, mut out: Out) -> Out {
    let absorb = sys::FWPS_CLASSIFY_OUT_FLAG_ABSORB;
    if out.flags & absorb != 0 {
        let text = "classifyFn absorbed at a discard layer, whose packets are dropped already";
        machine.report_about(contract!(172), &[list], text);
        out.flags &= !absorb;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn discard_layers_are_numbered_behind_their_layers() {
        let discards: Vec<Layer> = Layer::all().filter(|layer| layer.base() != *layer).collect();
        assert_eq!(discards.len(), PAIRS.len());
        for discard in discards {
            let base = discard.base();
            assert_eq!(discard.id(), base.id() + 1, "{}", discard.name());
            assert_eq!(discard.name(), format!("{}_DISCARD", base.name()));
            assert_eq!(base.discard(), Some(discard));
            assert_eq!(discard.fields(), base.fields());
        }
    }
}
