//! The command `run` as a user runs it: its answers and its exit statuses.
//!
//! What needs Wine, or a compiler for Windows, is skipped with the reason on a machine without.
#![cfg(feature = "demo")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;
use xtask::driver::{Machine, ProgramToolchain, System, Toolchain};
use xtask::pe::Architecture;
use xtask::run::Wine;
use xtask::workspace::Workspace;

fn default_capture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../captures/default.pcap")
}

/// Runs the command in a folder of its own.
fn run(folder: &TempDir, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .current_dir(folder.path())
        .arg("run")
        .args(arguments)
        .output()
        .expect("the program that was built")
}

fn folder() -> TempDir {
    TempDir::new().expect("a folder")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Runs a driver image with these bytes, which must be refused; gives what was said.
fn refusal(image: &[u8]) -> String {
    let folder = folder();
    fs::write(folder.path().join("driver.sys"), image).expect("written");
    let output = run(&folder, &["driver.sys"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("driver.sys"), "the file is not named: {said}");
    said
}

/// Why this machine cannot run images, if it cannot.
fn missing() -> Option<String> {
    if !System.is_windows() && Wine::find(&System).is_none() {
        return Some("there is no Wine here".to_owned());
    }
    if let Err(missing) = Toolchain::find(&System, Architecture::X86_64) {
        return Some(missing.reason());
    }
    ProgramToolchain::find(&System).err()
}

/// The driver `inspect`, built once for all tests; `None`, and a line that says why, where that cannot be.
fn inspect() -> Option<&'static Path> {
    static DRIVER: OnceLock<Option<PathBuf>> = OnceLock::new();
    let driver = DRIVER.get_or_init(|| {
        if let Some(reason) = missing() {
            println!("SKIPPED: {reason}");
            return None;
        }
        let workspace = Workspace::find().expect("this checkout");
        let toolchain = Toolchain::find(&System, Architecture::X86_64).expect("it was there");
        let built = xtask::driver::build(&workspace, "inspect", "driver", &toolchain);
        Some(built.expect("the example builds").path)
    });
    driver.as_deref()
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

#[test]
fn the_example_passes_the_default_capture_clean_and_the_same_each_time() {
    let Some(driver) = inspect() else { return };
    let capture = default_capture();
    let report = |seed: &str| {
        let folder = folder();
        let arguments = [
            path(driver),
            "--pcap",
            path(&capture),
            "--seed",
            seed,
            "--json",
            "r.json",
            "--out",
            "o.pcapng",
        ];
        let output = run(&folder, &arguments);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{}{}",
            text(&output.stdout),
            text(&output.stderr)
        );
        assert!(text(&output.stdout).contains("clean"));
        let read = |name| fs::read(folder.path().join(name)).expect("written");
        (text(&read("r.json")), read("o.pcapng"))
    };
    let first = report("7");
    assert!(first == report("7"), "the same seed gave another run");
    let parsed: Value = serde_json::from_str(&first.0).expect("JSON");
    assert_eq!(parsed["exit"], 0);
    assert_eq!(parsed["seed"], 7);
    assert_eq!(parsed["packets"]["read"], 526);
    assert!(parsed["injections"]["accepted"].as_u64().expect("a number") > 0);
    assert_eq!(
        parsed["injections"]["accepted"],
        parsed["injections"]["completed"]
    );
    assert_eq!(parsed["reports"].as_array().expect("a list").len(), 0);
}

#[test]
fn a_driver_that_refuses_to_load_has_status_2() {
    let Some(driver) = inspect() else { return };
    let folder = folder();
    let output = run(
        &folder,
        &[
            path(driver),
            "--faults",
            "FwpmEngineOpen0@1=STATUS_ACCESS_DENIED",
            "--json",
            "r.json",
        ],
    );
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
    let report: Value =
        serde_json::from_slice(&fs::read(folder.path().join("r.json")).expect("written")).expect("JSON");
    assert_eq!(report["exit"], 2);
    let site = &report["faults"]["sites"][0]["backtrace"][0];
    assert_eq!(site["module"], "inspect.sys", "{report}");
    assert!(
        site["function"].as_str().is_some_and(|name| !name.is_empty()),
        "no name from the PDB: {site}"
    );
}

#[test]
fn a_capture_that_is_cut_off_has_status_2_after_the_part_that_is_whole() {
    let Some(driver) = inspect() else { return };
    let folder = folder();
    let mut capture = fs::read(default_capture()).expect("the default capture");
    capture.truncate(20_000);
    fs::write(folder.path().join("cut.pcap"), capture).expect("written");
    let output = run(&folder, &[path(driver), "--pcap", "cut.pcap"]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(said.contains("cut off") && said.contains("cut.pcap"), "{said}");
    assert!(
        text(&output.stdout).contains("packets:"),
        "{}",
        text(&output.stdout)
    );
}

#[test]
fn an_unknown_import_is_listed_with_its_module() {
    let Some(driver) = inspect() else { return };
    let mut image = fs::read(driver).expect("built");
    let name = b"FwpsInjectionHandleCreate0";
    // The name stands in the driver's own text, too.
    let places: Vec<usize> = (0..image.len())
        .filter(|at| image[*at..].starts_with(name))
        .collect();
    assert!(!places.is_empty(), "not imported");
    for at in places {
        image[at..at + 4].copy_from_slice(b"Xwps");
    }
    let said = refusal(&image);
    assert!(said.contains("fwpkclnt.sys!XwpsInjectionHandleCreate0"), "{said}");
}

#[test]
fn an_unknown_module_is_listed() {
    let Some(driver) = inspect() else { return };
    let mut image = fs::read(driver).expect("built");
    let at = image
        .windows(8)
        .position(|window| window == b"ndis.sys")
        .expect("imported");
    image[at..at + 4].copy_from_slice(b"nope");
    let said = refusal(&image);
    assert!(
        said.contains("nope.sys!") && said.contains("no such module"),
        "{said}"
    );
}

#[test]
fn what_is_no_image_is_refused() {
    assert!(refusal(b"").contains("empty"));
    assert!(refusal(b"%PDF-1.7 this is no driver").contains("no PE image"));
    let elf = fs::read(env!("CARGO_BIN_EXE_xtask")).expect("this program");
    if !elf.starts_with(b"MZ") {
        assert!(refusal(&elf).contains("no PE image"));
    }
}

/// The headers of an image for a machine, with nothing behind them.
fn headers(machine: u16) -> Vec<u8> {
    let mut bytes = vec![0; 0x400];
    bytes[..2].copy_from_slice(b"MZ");
    bytes[0x3C] = 0x40;
    bytes[0x40..0x44].copy_from_slice(b"PE\0\0");
    bytes[0x44..0x46].copy_from_slice(&machine.to_le_bytes());
    bytes[0x54..0x56].copy_from_slice(&240_u16.to_le_bytes());
    bytes[0x58..0x5A].copy_from_slice(&0x20B_u16.to_le_bytes());
    bytes[0x58 + 108] = 16;
    bytes
}

#[test]
fn images_for_other_machines_are_refused() {
    assert!(refusal(&headers(0xAA64)).contains("ARM64"));
    assert!(refusal(&headers(0x014C)).contains("32-bit x86"));
}

#[test]
fn an_image_without_an_entry_point_is_refused() {
    assert!(refusal(&headers(0x8664)).contains("no entry point"));
}

#[test]
fn a_missing_driver_is_said() {
    let output = run(&folder(), &["nowhere.sys"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("nowhere.sys"));
}

#[test]
fn a_run_that_comes_to_no_report_leaves_none_of_an_earlier_one() {
    let folder = folder();
    let report = folder.path().join("report.json");
    fs::write(&report, "{\"exit\": \"clean\"}").expect("written");
    let output = run(&folder, &["nowhere.sys", "--json", "report.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!report.exists(), "the report of another run is still there");
}

#[test]
fn captures_that_are_none_are_refused_before_anything_is_built() {
    let Some(driver) = inspect() else { return };
    for (bytes, expected) in [(&b""[..], "empty"), (b"not a capture", "no capture")] {
        let folder = folder();
        fs::write(folder.path().join("in.pcap"), bytes).expect("written");
        let output = run(&folder, &[path(driver), "--pcap", "in.pcap"]);
        assert_eq!(output.status.code(), Some(2));
        let said = text(&output.stderr);
        assert!(said.contains(expected) && said.contains("in.pcap"), "{said}");
    }
}

#[test]
fn a_wrong_argument_is_refused_with_the_reason() {
    for (argument, value, expected) in [
        ("--seed", "many", "--seed"),
        ("--local", "10.0.0.1/33", "--local"),
        ("--shape", "round", "expected plain"),
        ("--faults", "FwpsNothing@1", "no function is named"),
        ("--patience", "0", "--patience"),
    ] {
        let output = run(&folder(), &["driver.sys", argument, value]);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            text(&output.stderr).contains(expected),
            "{}",
            text(&output.stderr)
        );
    }
}
