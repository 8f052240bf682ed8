//! The capture that ships with the repository is what its README says.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

use etherparse::checksum::Sum16BitWords;
use etherparse::defrag::IpDefragPool;
use etherparse::{IpNumber, NetSlice, SlicedPacket, ip_number};
use pcap_file::pcap::PcapReader;

/// Adds what the checksums of TCP, UDP and `ICMPv6` cover besides the payload.
fn pseudo_header(net: &NetSlice<'_>, protocol: IpNumber, length: usize) -> Sum16BitWords {
    let length = u32::try_from(length).expect("below 64 KiB");
    let mut sum = Sum16BitWords::new();
    let mut sum = match net {
        NetSlice::Ipv4(slice) => sum
            .add_4bytes(slice.header().source())
            .add_4bytes(slice.header().destination()),
        NetSlice::Ipv6(slice) => sum
            .add_16bytes(slice.header().source())
            .add_16bytes(slice.header().destination()),
        NetSlice::Arp(_) => panic!("not an IP packet"),
    };
    sum.add_4bytes(length.to_be_bytes()).add_2bytes([0, protocol.0])
}

/// Whether the checksum of a whole transport packet is right.
fn transport_is_right(net: &NetSlice<'_>, protocol: IpNumber, payload: &[u8]) -> bool {
    let sum = match protocol {
        ip_number::ICMP => Sum16BitWords::new(),
        _ => pseudo_header(net, protocol, payload.len()),
    };
    sum.add_slice(payload).ones_complement() == 0
}

#[test]
fn every_packet_is_whole_and_every_checksum_is_right() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../captures/default.pcap");
    let size = path.metadata().expect("captures/default.pcap").len();
    assert!(size < 400_000, "{size} bytes");
    let mut reader = PcapReader::new(File::open(&path).expect("captures/default.pcap")).expect("a pcap file");

    let mut pool: IpDefragPool<(), ()> = IpDefragPool::new();
    let mut counts = BTreeMap::<(&str, IpNumber), u32>::new();
    let (mut packets, mut fragments, mut reassembled) = (0, 0, 0);
    while let Some(packet) = reader.next_packet() {
        let packet = packet.expect("a whole packet");
        packets += 1;
        assert_eq!(
            packet.data.len(),
            packet.orig_len as usize,
            "packet {packets} is cut short"
        );
        let sliced = SlicedPacket::from_ethernet(&packet.data).expect("a well-formed packet");
        let net = sliced.net.as_ref().expect("an IP packet");
        let family = match net {
            NetSlice::Ipv4(slice) => {
                let header = slice.header().to_header();
                assert_eq!(
                    header.calc_header_checksum(),
                    header.header_checksum,
                    "packet {packets}"
                );
                "IPv4"
            }
            NetSlice::Ipv6(_) => "IPv6",
            NetSlice::Arp(_) => panic!("packet {packets} is ARP"),
        };
        let payload = net.ip_payload_ref().expect("an IP packet");
        let (protocol, data) = if payload.fragmented {
            fragments += 1;
            let whole = pool
                .process_sliced_packet(&sliced, (), ())
                .expect("fragments that fit");
            let Some(whole) = whole else { continue };
            reassembled += 1;
            (whole.ip_number, whole.payload)
        } else {
            (payload.ip_number, payload.payload.to_vec())
        };
        assert!(
            transport_is_right(net, protocol, &data),
            "packet {packets}: the checksum is wrong"
        );
        *counts.entry((family, protocol)).or_default() += 1;
    }

    println!("{packets} packets, {fragments} fragments of {reassembled} datagrams, {counts:?}");
    assert_eq!(packets, 526, "captures/README.md says how many");
    assert_eq!(
        (fragments, reassembled),
        (92, 28),
        "captures/README.md says how many"
    );
    for family in ["IPv4", "IPv6"] {
        let icmp = if family == "IPv4" {
            ip_number::ICMP
        } else {
            ip_number::IPV6_ICMP
        };
        for protocol in [ip_number::TCP, ip_number::UDP, icmp] {
            let count = counts.get(&(family, protocol)).copied().unwrap_or_default();
            assert!(count >= 10, "{family} {protocol:?}: {count}");
        }
    }
}
