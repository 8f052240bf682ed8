//! Packets out: what reached the host or the wire, and the pcapng file of it.

use std::borrow::Cow;
use std::io::{self, Write};

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
pub(crate) struct OutputWriter<W: Write> {
    writer: PcapNgWriter<W>,
    written: u64,
}

impl<W: Write> OutputWriter<W> {
    /// Begins a file.
    pub(crate) fn new(writer: W) -> io::Result<Self> {
        let mut writer = PcapNgWriter::new(writer).map_err(explain)?;
        let interface = InterfaceDescriptionBlock {
            linktype: DataLink::RAW,
            snaplen: 0,
            options: Vec::new(),
        };
        writer.write_pcapng_block(interface).map_err(explain)?;
        Ok(Self { writer, written: 0 })
    }

    pub(crate) fn write(&mut self, packet: &OutputPacket) -> io::Result<()> {
        let (flags, verb) = match packet.direction {
            Direction::Inbound => (1, "delivered"),
            Direction::Outbound => (2, "sent"),
        };
        let how = if packet.injected { "injected, " } else { "" };
        let comment = match packet.packet {
            Some(number) => format!("packet {number}: {how}{verb}"),
            None => format!("made by a driver: {how}{verb}"),
        };
        let block = EnhancedPacketBlock {
            interface_id: 0,
            // pcap-file writes the count of nanoseconds into a field that readers take as microseconds.
            timestamp: std::time::Duration::from_nanos(self.written),
            original_len: packet.bytes.len() as u32,
            data: Cow::Borrowed(&packet.bytes),
            options: vec![
                EnhancedPacketOption::Comment(comment.into()),
                EnhancedPacketOption::Flags(flags),
            ],
        };
        self.written += 1;
        self.writer.write_pcapng_block(block).map_err(explain)?;
        Ok(())
    }

    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.writer.get_mut().flush()
    }
}

fn explain(error: PcapError) -> io::Error {
    match error {
        PcapError::IoError(error) => error,
        other => io::Error::other(other),
    }
}

/// Where what comes out goes.
pub(crate) struct Output {
    pub(crate) packets: Vec<OutputPacket>,
    pub(crate) frames: Vec<OutputFrame>,
    keeps: bool,
    writer: Option<OutputWriter<Box<dyn Write + Send>>>,
    error: Option<String>,
}

impl Output {
    pub(crate) fn new(keeps: bool) -> Self {
        Self {
            packets: Vec::new(),
            frames: Vec::new(),
            keeps,
            writer: None,
            error: None,
        }
    }

    /// Writes packets from now on.
    pub(crate) fn write_to(&mut self, writer: Box<dyn Write + Send>) -> io::Result<()> {
        self.writer = Some(OutputWriter::new(writer)?);
        Ok(())
    }

    /// Whether packets are of any use.
    pub(crate) fn wants_packets(&self) -> bool {
        self.keeps || self.writer.is_some()
    }

    pub(crate) fn push(&mut self, packet: OutputPacket) {
        if let Some(writer) = &mut self.writer {
            if let Err(error) = writer.write(&packet) {
                // What cannot be written once will not be complete any more.
                self.error = Some(error.to_string());
                self.writer = None;
            }
        }
        if self.keeps {
            self.packets.push(packet);
        }
    }

    pub(crate) fn push_frame(&mut self, frame: OutputFrame) {
        if self.keeps {
            self.frames.push(frame);
        }
    }

    /// Writes what is left. Returns why something was not written.
    pub(crate) fn end(&mut self) -> Option<String> {
        if let Some(mut writer) = self.writer.take() {
            if let Err(error) = writer.flush() {
                self.error = Some(error.to_string());
            }
        }
        self.error.take()
    }
}
