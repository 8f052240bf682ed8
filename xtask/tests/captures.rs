//! Captures of every kind, given to `cargo xtask run`: what is one is played, and what is none has a clear message and exit status 2.
#![cfg(feature = "demo")]

mod support;

use std::fs;

use support::{Ended, Images, default_capture, root};

const RAW_IP: u16 = 101;
const ETHERNET: u16 = 1;

/// A datagram to the host.
fn datagram() -> Vec<u8> {
    let mut packet = Vec::new();
    etherparse::PacketBuilder::ipv4([10, 0, 0, 2], [10, 0, 0, 1], 64)
        .udp(4000, 53)
        .write(&mut packet, b"question")
        .expect("a vector takes all bytes");
    packet
}

/// The same in a frame.
fn frame() -> Vec<u8> {
    [&[2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0][..], &datagram()].concat()
}

fn pcap(magic: u32, link_type: u16, packets: &[Vec<u8>]) -> Vec<u8> {
    let mut file = Vec::new();
    for word in [magic, 0x0004_0002, 0, 0, 0x1_0000, u32::from(link_type)] {
        file.extend(word.to_le_bytes());
    }
    for bytes in packets {
        for word in [0, 999_999, bytes.len() as u32, bytes.len() as u32] {
            file.extend(word.to_le_bytes());
        }
        file.extend(bytes);
    }
    file
}

/// A block of a pcapng file.
fn block(kind: u32, body: &[u8]) -> Vec<u8> {
    let mut body = body.to_vec();
    body.resize(body.len().next_multiple_of(4), 0);
    let length = (body.len() as u32 + 12).to_le_bytes();
    [&kind.to_le_bytes()[..], &length, &body, &length].concat()
}

/// A pcapng file with two interfaces, and a packet of each.
fn two_interfaces() -> Vec<u8> {
    let mut file = block(
        0x0A0D_0D0A,
        &[&0x1A2B_3C4D_u32.to_le_bytes()[..], &[1, 0, 0, 0], &[0xFF; 8]].concat(),
    );
    for link_type in [RAW_IP, ETHERNET] {
        file.extend(block(1, &[&link_type.to_le_bytes()[..], &[0; 6]].concat()));
    }
    for (interface, bytes) in [(0_u32, datagram()), (1, frame())] {
        let length = (bytes.len() as u32).to_le_bytes();
        let head = [&interface.to_le_bytes()[..], &[0; 8], &length, &length].concat();
        file.extend(block(6, &[&head[..], &bytes].concat()));
    }
    file
}

/// A folder with a driver that counts packets.
fn images() -> Option<Images> {
    Some(Images::new()?.build("device.sys", &["xtask/tests/drivers/device.c"], "DriverEntry"))
}

fn play(images: &Images, bytes: &[u8]) -> Ended {
    fs::write(images.path("in.pcap"), bytes).expect("written");
    images.run(&["device.sys", "--pcap", "in.pcap", "--local", "10.0.0.1/24"])
}

#[test]
fn captures_in_every_form_are_played() {
    let Some(images) = images() else { return };
    for (form, bytes, packets) in [
        ("raw IP", pcap(0xA1B2_C3D4, RAW_IP, &[datagram()]), 1),
        (
            "nanoseconds",
            pcap(0xA1B2_3C4D, RAW_IP, &[datagram(), datagram()]),
            2,
        ),
        ("Ethernet", pcap(0xA1B2_C3D4, ETHERNET, &[frame()]), 1),
        ("several interfaces", two_interfaces(), 2),
        ("no packets", pcap(0xA1B2_C3D4, ETHERNET, &[]), 0),
    ] {
        let ended = play(&images, &bytes);
        ended.assert(0, &["clean"]);
        assert_eq!(ended.number("/packets/read"), packets, "{form}");
        assert_eq!(
            ended.number("/packets/delivered"),
            packets,
            "{form}: {}",
            ended.said
        );
    }
}

#[test]
fn what_is_no_capture_is_refused_before_the_driver_runs() {
    let Some(images) = images() else { return };
    for (bytes, said) in [
        (Vec::new(), "empty"),
        (b"GIF89a is no capture at all".to_vec(), "no capture"),
        (
            fs::read(root().join("Cargo.toml")).expect("it is there"),
            "no capture",
        ),
    ] {
        let ended = play(&images, &bytes);
        assert_eq!(ended.status, 2, "{}", ended.said);
        assert!(
            ended.said.contains("in.pcap") && ended.said.contains(said),
            "{}",
            ended.said
        );
        assert!(ended.report.is_null(), "{}", ended.report);
    }
    let ended = images.run(&["device.sys", "--pcap", "nowhere.pcap"]);
    assert_eq!(ended.status, 2, "{}", ended.said);
    assert!(ended.said.contains("nowhere.pcap"), "{}", ended.said);
}

#[test]
fn captures_that_go_wrong_on_the_way_have_status_2_after_what_is_whole() {
    let Some(images) = images() else { return };
    let whole = pcap(0xA1B2_C3D4, RAW_IP, &[datagram(), datagram()]);
    for (bytes, said, packets) in [
        (whole[..whole.len() - 3].to_vec(), "cut off", 1),
        (whole[..30].to_vec(), "cut off", 0),
        (pcap(0xA1B2_C3D4, 9999, &[datagram()]), "9999", 0),
    ] {
        let ended = play(&images, &bytes);
        assert_eq!(ended.status, 2, "{}", ended.said);
        assert!(
            ended.said.contains("in.pcap") && ended.said.contains(said),
            "{}",
            ended.said
        );
        if !ended.report.is_null() {
            assert_eq!(ended.number("/packets/delivered"), packets, "{}", ended.said);
        }
    }
}

#[test]
fn several_captures_are_played_one_after_the_other() {
    let Some(images) = images() else { return };
    let capture = default_capture();
    let ended = images.run(&["device.sys", "--pcap", &capture, "--pcap", &capture]);
    ended.assert(0, &["clean"]);
    assert_eq!(ended.number("/packets/read"), 2 * 526);
}
