//! Captures in: pcap and pcapng files, read as streams.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufReader, Chain, Cursor, Read};
use std::path::Path;
use std::sync::Arc;

use pcap_file::pcap::PcapReader;
use pcap_file::pcapng::{Block, PcapNgReader};
use pcap_file::{DataLink, PcapError};
use thiserror::Error;

/// A capture file that is being read.
///
/// Packets are read one by one, so a capture of any length takes the same memory.
pub struct Capture<R: Read> {
    reader: Reader<R>,
    number: u64,
}

type Source<R> = Chain<Cursor<Vec<u8>>, R>;

enum Reader<R: Read> {
    Pcap(Box<PcapReader<Source<R>>>),
    PcapNg(Box<PcapNgReader<Source<R>>>),
}

/// Why a capture cannot be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum CaptureError {
    /// The file cannot be opened or read.
    #[error("the capture cannot be read: {0}")]
    Io(#[from] io::Error),
    /// No byte in the file.
    #[error("the capture is empty: expected a pcap or pcapng file")]
    Empty,
    /// Neither pcap nor pcapng.
    #[error("this is no capture: it starts with neither the mark of a pcap file nor that of a pcapng file")]
    NotACapture,
    /// The file ends inside a packet.
    #[error("the capture is cut off: it ends inside packet {packet}; record it again, or cut it there")]
    CutOff {
        /// Number of the incomplete packet, from 1.
        packet: u64,
    },
    /// A field of the file is wrong.
    #[error("the capture is damaged at packet {packet}: {reason}")]
    Damaged {
        /// Number of the packet, from 1.
        packet: u64,
        /// What is wrong.
        reason: String,
    },
    /// A link type that the simulator cannot strip.
    #[error(
        "packet {packet} has link type {link_type}, which is not supported; \
         supported are Ethernet, raw IP, BSD loopback and Linux cooked captures"
    )]
    LinkType {
        /// Number of the packet, from 1.
        packet: u64,
        /// Name of the link type.
        link_type: String,
    },
}

/// One packet of a capture.
pub(crate) struct CapturedPacket {
    /// Number in the capture, from 1.
    pub(crate) number: u64,
    /// The IP packet without its link header; `None` when the frame holds something else (ARP ...).
    pub(crate) ip: Option<Arc<[u8]>>,
    /// The whole frame, when it is one of Ethernet.
    pub(crate) frame: Option<Vec<u8>>,
}

impl Capture<BufReader<File>> {
    /// Opens a pcap or pcapng file.
    ///
    /// # Errors
    /// As [`Capture::new`], and when the file cannot be opened.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, CaptureError> {
        Self::new(BufReader::new(File::open(path)?))
    }
}

impl<R: Read> Capture<R> {
    /// Reads a capture from `reader`; the first bytes tell pcap and pcapng apart.
    ///
    /// # Errors
    /// When the data is empty, cut off inside the file header, or no capture.
    pub fn new(mut reader: R) -> Result<Self, CaptureError> {
        let mut magic = Vec::new();
        reader.by_ref().take(4).read_to_end(&mut magic)?;
        let known = |bytes: &[u8]| -> Option<bool> {
            match bytes {
                [0x0A, 0x0D, 0x0D, 0x0A] => Some(true),
                [0xD4, 0xC3, 0xB2, 0xA1] | [0xA1, 0xB2, 0xC3, 0xD4] => Some(false),
                [0x4D, 0x3C, 0xB2, 0xA1] | [0xA1, 0xB2, 0x3C, 0x4D] => Some(false),
                _ => None,
            }
        };
        if magic.is_empty() {
            return Err(CaptureError::Empty);
        }
        let next_generation = known(&magic).ok_or(CaptureError::NotACapture)?;
        let source = Cursor::new(magic).chain(reader);
        let reader = if next_generation {
            Reader::PcapNg(Box::new(
                PcapNgReader::new(source).map_err(|error| explain(error, 1))?,
            ))
        } else {
            Reader::Pcap(Box::new(
                PcapReader::new(source).map_err(|error| explain(error, 1))?,
            ))
        };
        Ok(Self { reader, number: 0 })
    }

    /// The next packet, or `None` at the end.
    pub(crate) fn next_packet(&mut self) -> Option<Result<CapturedPacket, CaptureError>> {
        let number = self.number + 1;
        let (link, data) = match &mut self.reader {
            Reader::Pcap(reader) => {
                let link = reader.header().datalink;
                match reader.next_packet()? {
                    Ok(packet) => (link, packet.data),
                    Err(error) => return Some(Err(explain(error, number))),
                }
            }
            Reader::PcapNg(reader) => match next_of_blocks(reader, number)? {
                Ok((link, data)) => (link, Cow::Owned(data)),
                Err(error) => return Some(Err(error)),
            },
        };
        self.number = number;
        let ip = match strip(link, &data, number) {
            Ok(ip) => ip.map(Arc::from),
            Err(error) => return Some(Err(error)),
        };
        let frame = (link == DataLink::ETHERNET).then(|| data.into_owned());
        Some(Ok(CapturedPacket { number, ip, frame }))
    }
}

/// The next packet of a pcapng file; other blocks are skipped.
fn next_of_blocks<R: Read>(
    reader: &mut PcapNgReader<R>,
    number: u64,
) -> Option<Result<(DataLink, Vec<u8>), CaptureError>> {
    loop {
        let (interface, data) = match reader.next_block()? {
            Ok(Block::EnhancedPacket(packet)) => (packet.interface_id, packet.data.into_owned()),
            Ok(Block::SimplePacket(packet)) => (0, packet.data.into_owned()),
            Ok(Block::Packet(packet)) => (u32::from(packet.interface_id), packet.data.into_owned()),
            Ok(_) => continue,
            Err(error) => return Some(Err(explain(error, number))),
        };
        let link = reader
            .interfaces()
            .get(interface as usize)
            .map(|interface| interface.linktype);
        let reason = || format!("interface {interface} is not described");
        return Some(match link {
            Some(link) => Ok((link, data)),
            None => Err(CaptureError::Damaged {
                packet: number,
                reason: reason(),
            }),
        });
    }
}

fn explain(error: PcapError, packet: u64) -> CaptureError {
    match error {
        PcapError::IncompleteBuffer => CaptureError::CutOff { packet },
        PcapError::IoError(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            CaptureError::CutOff { packet }
        }
        PcapError::IoError(error) => CaptureError::Io(error),
        other => CaptureError::Damaged {
            packet,
            reason: other.to_string(),
        },
    }
}

/// Takes the link header off a frame.
fn strip(link: DataLink, frame: &[u8], packet: u64) -> Result<Option<&[u8]>, CaptureError> {
    let ethertype = |at: usize| {
        frame
            .get(at..at + 2)
            .map(|bytes| u16::from_be_bytes([bytes[0], bytes[1]]))
    };
    let is_ip = |kind: Option<u16>| matches!(kind, Some(0x0800 | 0x86DD));
    let start = match link {
        DataLink::ETHERNET => {
            let mut at = 12;
            while matches!(ethertype(at), Some(0x8100 | 0x88A8)) {
                at += 4;
            }
            is_ip(ethertype(at)).then_some(at + 2)
        }
        DataLink::LINUX_SLL => is_ip(ethertype(14)).then_some(16),
        DataLink::LINUX_SLL2 => is_ip(ethertype(0)).then_some(20),
        DataLink::NULL | DataLink::LOOP => Some(4),
        DataLink::RAW | DataLink::IPV4 | DataLink::IPV6 => Some(0),
        // The number that some systems write for raw IP.
        DataLink::Unknown(12) => Some(0),
        other => {
            return Err(CaptureError::LinkType {
                packet,
                link_type: format!("{other:?}"),
            });
        }
    };
    Ok(start.map(|start| frame.get(start..).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pcap(link: u32, frames: &[&[u8]]) -> Vec<u8> {
        let mut file = Vec::new();
        for word in [0xA1B2_C3D4, 0x0004_0002, 0, 0, 65535, link] {
            file.extend_from_slice(&u32::to_le_bytes(word));
        }
        for frame in frames {
            for word in [0, 0, frame.len() as u32, frame.len() as u32] {
                file.extend_from_slice(&word.to_le_bytes());
            }
            file.extend_from_slice(frame);
        }
        file
    }

    #[test]
    fn empty_and_foreign_files_are_refused() {
        assert!(matches!(Capture::new(&b""[..]), Err(CaptureError::Empty)));
        assert!(matches!(
            Capture::new(&b"PK\x03\x04 something"[..]),
            Err(CaptureError::NotACapture)
        ));
    }

    #[test]
    fn cut_off_captures_name_the_packet() {
        let mut file = pcap(101, &[&[0x45; 30], &[0x45; 30]]);
        file.truncate(file.len() - 1);
        let mut capture = Capture::new(&file[..]).expect("the header is whole");
        assert!(capture.next_packet().is_some_and(|packet| packet.is_ok()));
        let error = capture.next_packet().and_then(Result::err);
        assert!(
            matches!(error, Some(CaptureError::CutOff { packet: 2 })),
            "{error:?}"
        );
    }

    #[test]
    fn unknown_link_types_are_refused_by_name() {
        let file = pcap(105, &[&[0; 30]]);
        let error = Capture::new(&file[..])
            .expect("a capture")
            .next_packet()
            .and_then(Result::err);
        assert!(
            matches!(error, Some(CaptureError::LinkType { packet: 1, .. })),
            "{error:?}"
        );
    }

    #[test]
    fn link_headers_are_stripped() {
        let mut frame = vec![0; 12];
        frame.extend_from_slice(&[0x81, 0, 0, 5, 8, 0, 0x45, 1, 2]);
        assert_eq!(
            strip(DataLink::ETHERNET, &frame, 1).expect("known"),
            Some(&[0x45, 1, 2][..])
        );
        frame[16..18].copy_from_slice(&[8, 6]);
        assert_eq!(strip(DataLink::ETHERNET, &frame, 1).expect("known"), None);
        assert_eq!(strip(DataLink::ETHERNET, &[0; 5], 1).expect("known"), None);
    }
}
