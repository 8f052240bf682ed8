//! Whose machine a capture was taken on.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::net::IpAddr;
use std::path::Path;

use etherparse::{LaxNetSlice, LaxSlicedPacket};
use fwps_sim::LocalAddress;
use pcap_file::DataLink;
use pcap_file::pcap::PcapReader;
use pcap_file::pcapng::{Block, PcapNgReader};

/// The host of the capture that ships with the repository; what the simulator assumes, too.
const DEFAULT: [&str; 2] = ["10.0.0.1/24", "fd00::1/64"];

/// How often each address sends or receives, and when it came first.
#[derive(Default)]
struct Tally {
    packets: HashMap<IpAddr, (u64, usize)>,
}

impl Tally {
    fn add(&mut self, address: IpAddr) {
        let broadcast = matches!(address, IpAddr::V4(address) if address.is_broadcast());
        if address.is_multicast() || address.is_unspecified() || address.is_loopback() || broadcast {
            return;
        }
        let order = self.packets.len();
        self.packets.entry(address).or_insert((0, order)).0 += 1;
    }

    /// The address of a family that most packets have; of two, the one that came first.
    fn most(&self, v4: bool) -> Option<IpAddr> {
        let of_family = self.packets.iter().filter(|(address, _)| address.is_ipv4() == v4);
        let best = of_family.max_by_key(|(_, (count, order))| (*count, std::cmp::Reverse(*order)));
        best.map(|(address, _)| *address)
    }
}

/// The addresses of the host that a capture was taken on.
///
/// The default host, if it is in the capture; otherwise, for each family, the address that most packets come from or go to.
/// What cannot be read is left to the simulator to complain about.
pub(crate) fn guess(path: &Path) -> Vec<LocalAddress> {
    let parse = |text: &str| text.parse::<LocalAddress>().ok();
    let default: Vec<LocalAddress> = DEFAULT.iter().filter_map(|text| parse(text)).collect();
    let tally = tally(path).unwrap_or_default();
    if tally.packets.is_empty()
        || default
            .iter()
            .any(|own| tally.packets.contains_key(&own.address()))
    {
        return default;
    }
    let found = [(true, 24), (false, 64)].into_iter().filter_map(|(v4, prefix)| {
        let address = tally.most(v4)?;
        parse(&format!("{address}/{prefix}"))
    });
    found.collect()
}

fn tally(path: &Path) -> Option<Tally> {
    let mut file = File::open(path).ok()?;
    let mut magic = [0; 4];
    file.read_exact(&mut magic).ok()?;
    file.rewind().ok()?;
    let mut tally = Tally::default();
    if magic == [0x0A, 0x0D, 0x0D, 0x0A] {
        let mut reader = PcapNgReader::new(BufReader::new(file)).ok()?;
        while let Some(Ok(block)) = reader.next_block() {
            let (interface, data) = match block {
                Block::EnhancedPacket(packet) => (packet.interface_id, packet.data.into_owned()),
                Block::SimplePacket(packet) => (0, packet.data.into_owned()),
                _ => continue,
            };
            let interface = usize::try_from(interface)
                .ok()
                .and_then(|index| reader.interfaces().get(index));
            if let Some(interface) = interface {
                count(interface.linktype, &data, &mut tally);
            }
        }
    } else {
        let mut reader = PcapReader::new(BufReader::new(file)).ok()?;
        let link = reader.header().datalink;
        while let Some(Ok(packet)) = reader.next_packet() {
            count(link, &packet.data, &mut tally);
        }
    }
    Some(tally)
}

/// Counts both ends of one packet.
fn count(link: DataLink, frame: &[u8], tally: &mut Tally) {
    let sliced = match link {
        DataLink::ETHERNET => LaxSlicedPacket::from_ethernet(frame).ok(),
        DataLink::RAW | DataLink::IPV4 | DataLink::IPV6 | DataLink::Unknown(12) => {
            LaxSlicedPacket::from_ip(frame).ok()
        }
        DataLink::NULL | DataLink::LOOP => frame
            .get(4..)
            .and_then(|packet| LaxSlicedPacket::from_ip(packet).ok()),
        DataLink::LINUX_SLL => frame
            .get(16..)
            .and_then(|packet| LaxSlicedPacket::from_ip(packet).ok()),
        DataLink::LINUX_SLL2 => frame
            .get(20..)
            .and_then(|packet| LaxSlicedPacket::from_ip(packet).ok()),
        _ => None,
    };
    match sliced.and_then(|packet| packet.net) {
        Some(LaxNetSlice::Ipv4(packet)) => {
            tally.add(packet.header().source_addr().into());
            tally.add(packet.header().destination_addr().into());
        }
        Some(LaxNetSlice::Ipv6(packet)) => {
            tally.add(packet.header().source_addr().into());
            tally.add(packet.header().destination_addr().into());
        }
        Some(LaxNetSlice::Arp(_)) | None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(path: &str) -> Vec<String> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        guess(&path)
            .iter()
            .map(|own| format!("{}/{}", own.address(), own.prefix()))
            .collect()
    }

    #[test]
    fn the_default_host_is_recognised() {
        assert_eq!(addresses("../captures/default.pcap"), DEFAULT);
    }

    #[test]
    fn what_is_no_capture_changes_nothing() {
        assert_eq!(addresses("Cargo.toml"), DEFAULT);
        assert_eq!(addresses("there is no such file"), DEFAULT);
    }

    #[test]
    fn the_busiest_address_of_a_family_is_the_host() {
        let mut tally = Tally::default();
        for (source, destination) in [
            ("192.0.2.9", "192.0.2.1"),
            ("192.0.2.1", "198.51.100.7"),
            ("192.0.2.1", "224.0.0.251"),
            ("0.0.0.0", "255.255.255.255"),
            ("2001:db8::2", "2001:db8::1"),
        ] {
            tally.add(source.parse().expect("an address"));
            tally.add(destination.parse().expect("an address"));
        }
        assert_eq!(tally.most(true), "192.0.2.1".parse().ok());
        // As often as the other one, but first.
        assert_eq!(tally.most(false), "2001:db8::2".parse().ok());
        assert_eq!(tally.packets.len(), 5);
    }
}
