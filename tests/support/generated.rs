//! A capture of any length, made while it is read: no byte of it is stored.

use std::io::{self, Read};

use etherparse::PacketBuilder;

const HOST: [u8; 4] = [10, 0, 0, 1];
/// The peer and the port of the first connection.
const PEER: [u8; 4] = [10, 1, 0, 0];
const PORT: u16 = 20_000;
/// Packets with data in each direction of a connection.
const EXCHANGES: u8 = 20;
/// Bytes of data in each of them.
const DATA: usize = 512;

/// A pcap file of raw IP packets: TCP connections of a host with many peers, one after the other, from the SYN to the last ACK, and
/// a datagram of UDP after each. What one connection says depends on its number alone.
pub struct Generated {
    packets: u64,
    made: u64,
    connection: u32,
    /// The packets of the first connection.
    template: Vec<Vec<u8>>,
    /// What is made but not read yet.
    ready: Vec<u8>,
    read: usize,
}

impl Generated {
    /// A capture of `packets` packets.
    pub fn new(packets: u64) -> Self {
        let ready = pcap(&[]);
        Self {
            packets,
            made: 0,
            connection: 0,
            template: connection(),
            ready,
            read: 0,
        }
    }

    /// Makes the packets of the next connection: those of the first one, with another peer and port.
    fn make(&mut self) {
        let number = self.connection;
        self.connection += 1;
        let peer = [10, 1 + (number >> 16) as u8, (number >> 8) as u8, number as u8];
        let port = (20_000 + (number % 20_000) as u16).to_be_bytes();
        for index in 0..self.template.len() {
            if self.made == self.packets {
                return;
            }
            self.made += 1;
            let packet = &self.template[index];
            let length = (packet.len() as u32).to_le_bytes();
            self.ready.extend([0; 8]);
            self.ready.extend(length);
            self.ready.extend(length);
            let start = self.ready.len();
            self.ready.extend(packet);
            let packet = &mut self.ready[start..];
            let sent = packet[12..16] == HOST;
            let address = if sent { 16 } else { 12 };
            let transport = if packet[9] == 6 { 36 } else { 26 };
            let mut change = Change::default();
            change.put(packet, address, [peer[0], peer[1]]);
            change.put(packet, address + 2, [peer[2], peer[3]]);
            change.apply(packet, 10);
            change.put(packet, if sent { 20 } else { 22 }, port);
            change.apply(packet, transport);
        }
    }
}

/// A pcap file of these raw IP packets.
pub fn pcap(packets: &[Vec<u8>]) -> Vec<u8> {
    let mut file = Vec::new();
    file.extend(0xA1B2_C3D4_u32.to_le_bytes());
    file.extend([2, 0, 4, 0]);
    file.extend([0; 8]);
    file.extend(0x4_0000_u32.to_le_bytes());
    // Raw IP.
    file.extend(101_u32.to_le_bytes());
    for packet in packets {
        let length = (packet.len() as u32).to_le_bytes();
        file.extend([0; 8]);
        file.extend(length);
        file.extend(length);
        file.extend(packet);
    }
    file
}

/// What a checksum has to be changed by.
#[derive(Clone, Copy, Default)]
struct Change(u32);

impl Change {
    /// Writes two bytes of what the checksum is about.
    fn put(&mut self, packet: &mut [u8], at: usize, new: [u8; 2]) {
        let old = u16::from_be_bytes([packet[at], packet[at + 1]]);
        self.0 += u32::from(!old) + u32::from(u16::from_be_bytes(new));
        packet[at..at + 2].copy_from_slice(&new);
    }

    /// Mends the checksum at a place (RFC 1624).
    fn apply(self, packet: &mut [u8], at: usize) {
        let old = u16::from_be_bytes([packet[at], packet[at + 1]]);
        let mut sum = u32::from(!old) + self.0;
        while sum > 0xFFFF {
            sum = (sum >> 16) + (sum & 0xFFFF);
        }
        packet[at..at + 2].copy_from_slice(&(!(sum as u16)).to_be_bytes());
    }
}

/// The packets of a connection with the peer 10.1.0.0, from port 20000, and a datagram.
fn connection() -> Vec<Vec<u8>> {
    let (mut host, mut other) = (1000, 2000);
    let mut packets = Vec::new();
    let mut say = |sent: bool, flags: &str, data: &[u8]| {
        let (from, to, ports) = if sent {
            (HOST, PEER, (PORT, 80))
        } else {
            (PEER, HOST, (80, PORT))
        };
        let (sequence, acknowledgement) = if sent { (host, other) } else { (other, host) };
        let mut builder = PacketBuilder::ipv4(from, to, 64).tcp(ports.0, ports.1, sequence, 65535);
        let mut advance = data.len() as u32;
        for flag in flags.chars() {
            builder = match flag {
                'S' => builder.syn(),
                'F' => builder.fin(),
                'P' => builder.psh(),
                _ => builder.ack(acknowledgement),
            };
            advance += u32::from(matches!(flag, 'S' | 'F'));
        }
        let mut packet = Vec::new();
        builder
            .write(&mut packet, data)
            .expect("a vector takes all bytes");
        packets.push(packet);
        *(if sent { &mut host } else { &mut other }) += advance;
    };
    say(true, "S", b"");
    say(false, "SA", b"");
    say(true, "A", b"");
    for exchange in 0..EXCHANGES {
        let data = [exchange; DATA];
        say(true, "PA", &data);
        say(false, "PA", &data);
    }
    say(true, "FA", b"");
    say(false, "FA", b"");
    say(true, "A", b"");
    let mut packet = Vec::new();
    PacketBuilder::ipv4(HOST, PEER, 64)
        .udp(PORT, 53)
        .write(&mut packet, &[0; 40])
        .expect("a vector takes all bytes");
    packets.push(packet);
    packets
}

impl Read for Generated {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.read == self.ready.len() {
            self.ready.clear();
            self.read = 0;
            if self.made < self.packets {
                self.make();
            }
        }
        let length = buffer.len().min(self.ready.len() - self.read);
        buffer[..length].copy_from_slice(&self.ready[self.read..self.read + length]);
        self.read += length;
        Ok(length)
    }
}
