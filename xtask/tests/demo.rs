//! The command `demo` as a user runs it: its answers and its exit codes.
#![cfg(feature = "demo")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use pcap_file::pcapng::{Block, PcapNgReader};
use serde_json::Value;
use tempfile::TempDir;

const PACKETS: usize = 526;

fn default_capture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../captures/default.pcap")
}

/// Runs the demo without building drivers, in a folder of its own.
fn demo(folder: &TempDir, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .current_dir(folder.path())
        .args(["demo", "--no-driver"])
        .args(arguments)
        .output()
        .expect("the program that was built")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Runs it with a capture of these bytes, which must be refused; gives what it said.
fn refusal(capture: &[u8]) -> String {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("in.pcap");
    fs::write(&path, capture).expect("written");
    let output = demo(&folder, &["--pcap", "in.pcap"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        !folder.path().join("out.pcapng").exists(),
        "wrote an output for bad input"
    );
    assert!(said.contains("in.pcap"), "the file is not named: {said}");
    assert!(!said.contains("panicked"), "{said}");
    said
}

#[test]
fn the_default_capture_passes_whole_and_without_a_report() {
    let folder = TempDir::new().expect("a folder");
    let output = demo(&folder, &["--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let result: Value = serde_json::from_slice(&output.stdout).expect("JSON and nothing else");

    let mut keys: Vec<&String> = result.as_object().expect("an object").keys().collect();
    keys.sort();
    assert_eq!(
        keys,
        ["completed", "driver", "injected", "layers", "refused", "reports"]
    );
    assert!(result["driver"]["x86_64"].is_null());
    assert!(result["driver"]["aarch64"].is_null());
    assert_eq!(result["reports"].as_array().expect("an array").len(), 0);
    let injected = result["injected"].as_u64().expect("a number");
    assert!(injected > 0);
    assert_eq!(result["completed"].as_u64(), Some(injected));
    assert_eq!(result["refused"].as_u64(), Some(0));

    let layers = result["layers"].as_array().expect("an array");
    assert_eq!(layers.len(), 8, "{layers:?}");
    for layer in layers {
        let count = |name: &str| layer[name].as_u64().expect(name);
        assert!(count("classified") > 0, "nothing reached {layer}");
        let decided = count("permitted") + count("blocked") + count("absorbed");
        assert!(decided <= count("classified"), "{layer}");
    }
}

#[test]
fn what_comes_out_is_what_went_in() {
    let folder = TempDir::new().expect("a folder");
    let output = demo(&folder, &["--seed", "3"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let table = text(&output.stdout);
    for word in [
        "classified",
        "absorbed",
        "injected",
        "completed",
        "refused",
        "reports 0",
        "out.pcapng",
    ] {
        assert!(table.contains(word), "`{word}` is not in:\n{table}");
    }

    let capture = fs::File::open(default_capture()).expect("the default capture");
    let mut reader = pcap_file::pcap::PcapReader::new(capture).expect("pcap");
    let mut before = Vec::new();
    while let Some(packet) = reader.next_packet() {
        // Without the Ethernet header: the output is raw IP.
        before.push(packet.expect("whole").data[14..].to_vec());
    }
    let written = fs::File::open(folder.path().join("out.pcapng")).expect("an output");
    let mut reader = PcapNgReader::new(written).expect("pcapng");
    let mut after = Vec::new();
    while let Some(block) = reader.next_block() {
        if let Block::EnhancedPacket(packet) = block.expect("a whole block") {
            after.push(packet.data.into_owned());
        }
    }
    assert_eq!(before.len(), PACKETS);
    // Injected packets may overtake each other; none is lost, doubled or changed.
    before.sort();
    after.sort();
    assert_eq!(after.len(), before.len());
    assert!(before == after, "a packet was changed");
}

#[test]
fn the_same_seed_gives_the_same_run() {
    let run = |seed: &str| {
        let folder = TempDir::new().expect("a folder");
        let output = demo(&folder, &["--json", "--seed", seed]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        (
            output.stdout,
            fs::read(folder.path().join("out.pcapng")).expect("an output"),
        )
    };
    assert!(run("42") == run("42"));
}

#[test]
fn a_missing_capture_is_said() {
    let folder = TempDir::new().expect("a folder");
    let output = demo(&folder, &["--pcap", "nowhere.pcap"]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(
        said.contains("nowhere.pcap") && said.contains("cannot open"),
        "{said}"
    );
}

#[test]
fn an_empty_capture_is_said() {
    assert!(refusal(b"").contains("empty"));
}

#[test]
fn another_kind_of_file_is_said() {
    assert!(refusal(b"%PDF-1.7 this is not a capture").contains("pcap"));
}

#[test]
fn a_capture_that_is_cut_off_names_the_packet() {
    let mut capture = fs::read(default_capture()).expect("the default capture");
    // In the middle of the bytes of the third packet.
    let mut at = 24;
    for _ in 0..2 {
        let length: [u8; 4] = capture[at + 8..at + 12].try_into().expect("four bytes");
        at += 16 + u32::from_le_bytes(length) as usize;
    }
    capture.truncate(at + 20);
    assert!(refusal(&capture).contains("packet 3"));
}

#[test]
fn an_unknown_link_type_is_said() {
    let mut capture = fs::read(default_capture()).expect("the default capture");
    // Bluetooth HCI.
    capture[20] = 187;
    let said = refusal(&capture);
    assert!(said.contains("link type"), "{said}");
}

#[test]
fn a_wrong_argument_is_refused_with_the_usage() {
    let folder = TempDir::new().expect("a folder");
    let output = demo(&folder, &["--seed", "many"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("--seed"));
}
