//! Drivers in C with a device, beside peers, and under filters of somebody else, run as a user runs them.
#![cfg(feature = "demo")]

mod support;

use std::fs;

use support::{Images, default_capture};

const DEVICE: [&str; 1] = ["xtask/tests/drivers/device.c"];
const INSPECT: [&str; 3] = ["tests/c/inspect.c", "tests/c/network.c", "tests/c/transport.c"];
const NAME: &str = r"\\.\FwpsDev";
const SET_BLOCKING: &str = "0x222004:01";
const GET_COUNTS: &str = "0x222008";

#[test]
fn device_controls_reach_the_driver_and_decide_about_the_traffic() {
    let Some(images) = Images::new() else { return };
    let images = images.build("device.sys", &DEVICE, "DriverEntry");
    let capture = default_capture();

    let ended = images.run(&[
        "device.sys",
        "--pcap",
        &capture,
        "--device",
        NAME,
        "--ioctl",
        GET_COUNTS,
    ]);
    ended.assert(
        0,
        &[
            "ioctl 0x222008: STATUS_SUCCESS: 00000000000000000000000000000000",
            "clean",
        ],
    );
    assert_eq!(ended.number("/packets/blocked_by_callout"), 0);
    let delivered = ended.number("/packets/delivered");
    assert!(delivered > 100, "{delivered}");

    let ended = images.run(&[
        "device.sys",
        "--pcap",
        &capture,
        "--device",
        NAME,
        "--ioctl",
        SET_BLOCKING,
        "--ioctl",
        SET_BLOCKING,
        "--ioctl",
        "0x222004:0102",
        "--ioctl",
        "0x222ffc",
    ]);
    ended.assert(
        0,
        &[
            "ioctl 0x222004: STATUS_SUCCESS: 00\nioctl 0x222004: STATUS_SUCCESS: 01\n",
            "ioctl 0x222004: STATUS_INVALID_PARAMETER\n",
            "ioctl 0x222ffc: STATUS_INVALID_DEVICE_REQUEST\n",
            "blocked by callouts",
        ],
    );
    let blocked = ended.number("/packets/blocked_by_callout");
    assert!(blocked > 50, "{blocked}");
    assert!(ended.number("/packets/delivered") < delivered);
    let layers = ended.report["layers"].as_array().expect("a list");
    let layer = layers
        .iter()
        .find(|layer| layer["layer"] == "INBOUND_IPPACKET_V4");
    assert_eq!(layer.expect("it saw packets")["blocked"], blocked);
}

#[test]
fn a_device_that_is_not_there_is_said_after_the_run() {
    let Some(images) = Images::new() else { return };
    let images = images.build("device.sys", &DEVICE, "DriverEntry");
    let ended = images.run(&["device.sys", "--device", r"\\.\Nothing", "--ioctl", "0x222008"]);
    assert_eq!(ended.status, 2, "{}", ended.said);
    assert!(ended.said.contains("Nothing"), "{}", ended.said);
}

#[test]
fn a_peer_that_takes_packets_over_leaves_the_driver_clean() {
    let Some(images) = Images::new() else { return };
    let images = images.build("device.sys", &DEVICE, "DriverEntry").build(
        "inspect.sys",
        &INSPECT,
        "InspectCDriverEntry",
    );
    let capture = default_capture();
    for drivers in [
        ["device.sys", "--peer", "inspect.sys"],
        ["inspect.sys", "--peer", "device.sys"],
    ] {
        for seed in ["1", "2"] {
            let ended = images.run(&[&drivers[..], &["--pcap", &capture, "--seed", seed]].concat());
            ended.assert(0, &["clean", "taken over by callouts"]);
            assert!(ended.number("/packets/absorbed") > 100);
            assert!(ended.number("/injections/accepted") > 100);
            assert_eq!(
                ended.number("/injections/accepted"),
                ended.number("/injections/completed")
            );
        }
    }
}

#[test]
fn a_report_names_the_peer_that_broke_a_contract() {
    let Some(images) = Images::new() else { return };
    let images = images.build("device.sys", &DEVICE, "DriverEntry").build(
        "overrun.sys",
        &["xtask/tests/drivers/damage.c"],
        "Overrun",
    );
    let capture = default_capture();
    let ended = images.run(&["device.sys", "--peer", "overrun.sys", "--pcap", &capture]);
    ended.assert(1, &["C-380", "by: driver 2, in the order of loading"]);
    assert_eq!(ended.number("/reports/0/driver"), 2);
}

#[test]
fn filters_that_block_and_filters_that_nobody_asks_are_counted_and_named() {
    let Some(images) = Images::new() else { return };
    let images = images.build("device.sys", &DEVICE, "DriverEntry");
    let filters = "[[filter]]\nlayer = \"OUTBOUND_TRANSPORT_V4\"\naction = \"block\"\nprotocol = \"udp\"\n";
    fs::write(images.path("filters.toml"), filters).expect("written");
    let capture = default_capture();
    let ended = images.run(&["device.sys", "--pcap", &capture, "--filters", "filters.toml"]);
    ended.assert(
        0,
        &[
            "blocked by filters",
            "never asked: 1 filter at RPC_UM, which is one of user mode",
        ],
    );
    assert!(ended.number("/packets/blocked_by_filter") > 10);
    assert_eq!(ended.number("/packets/blocked_by_callout"), 0);
    assert_eq!(ended.report["unasked"][0]["layer"], "RPC_UM");
    assert_eq!(ended.report["unasked"][0]["filters"], 1);
    assert_eq!(ended.report["unasked"][0]["kernel"], false);

    fs::write(
        images.path("filters.toml"),
        "[[filter]]\nlayer = \"NOWHERE\"\naction = \"block\"\n",
    )
    .expect("written");
    let ended = images.run(&["device.sys", "--filters", "filters.toml"]);
    assert_eq!(ended.status, 2, "{}", ended.said);
    assert!(
        ended.said.contains("NOWHERE") && ended.said.contains("filters.toml"),
        "{}",
        ended.said
    );
}
