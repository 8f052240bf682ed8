//! Packets out: what reached the host or the wire, and the pcapng file of it.

use std::borrow::Cow;
use std::io::Write;

use pcap_file::pcapng::PcapNgWriter;
use pcap_file::pcapng::blocks::enhanced_packet::{EnhancedPacketBlock, EnhancedPacketOption};
use pcap_file::pcapng::blocks::interface_description::InterfaceDescriptionBlock;
use pcap_file::{DataLink, PcapError};
use serde::Serialize;

/// Which way a packet goes, seen from the simulated host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// To the host.
    Inbound,
    /// From the host.
    Outbound,
}

/// A packet that came out of the simulated stack: up to the host or down to the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OutputPacket {
    /// Where it went.
    pub direction: Direction,
    /// The whole IP packet.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// Number of the captured packet it came from, from 1; `None` when a driver made it.
    pub packet: Option<u64>,
    /// Whether a driver injected it.
    pub injected: bool,
}

/// A frame that came out of the MAC layers or of the virtual switch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OutputFrame {
    /// Where it went.
    pub target: FrameTarget,
    /// The whole frame, Ethernet header and padding included.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// Number of the captured frame it came from, from 1; `None` when a driver made it.
    pub packet: Option<u64>,
    /// Whether a driver injected it.
    pub injected: bool,
}

/// Where a frame went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "lowercase")]
pub enum FrameTarget {
    /// Up to the stack of the host.
    Host,
    /// Down to the wire.
    Wire,
    /// To a port of the virtual switch.
    Port(u32),
}

/// Writes packets as a pcapng file of raw IP, each with its direction and a comment that says what happened to it.
pub(crate) fn write_pcapng<W: Write>(writer: W, packets: &[OutputPacket]) -> Result<(), PcapError> {
    let mut writer = PcapNgWriter::new(writer)?;
    let interface = InterfaceDescriptionBlock {
        linktype: DataLink::RAW,
        snaplen: 0,
        options: Vec::new(),
    };
    writer.write_pcapng_block(interface)?;
    for (index, packet) in packets.iter().enumerate() {
        let (flags, verb) = match packet.direction {
            Direction::Inbound => (1, "delivered"),
            Direction::Outbound => (2, "sent"),
        };
        let how = if packet.injected { "injected, " } else { "" };
        let comment = match packet.packet {
            Some(number) => format!("packet {number}: {how}{verb}"),
            None => format!("made by a driver: {how}{verb}"),
        };
        writer.write_pcapng_block(EnhancedPacketBlock {
            interface_id: 0,
            // pcap-file writes the count of nanoseconds into a field that readers take as microseconds.
            timestamp: std::time::Duration::from_nanos(index as u64),
            original_len: packet.bytes.len() as u32,
            data: Cow::Borrowed(&packet.bytes),
            options: vec![
                EnhancedPacketOption::Comment(comment.into()),
                EnhancedPacketOption::Flags(flags),
            ],
        })?;
    }
    writer.into_inner().flush().map_err(PcapError::IoError)
}
