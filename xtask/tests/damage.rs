//! Drivers in C that damage memory, crash or hang, run as a user runs them: the exit status, and what is said.
//!
//! Skipped with the reason on a machine without Wine, or without clang and lld.
#![cfg(feature = "demo")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;
use xtask::c_driver;
use xtask::driver::{Machine, ProgramToolchain, System};
use xtask::run::Wine;

/// What a run came to.
struct Ended {
    status: i32,
    said: String,
    report: Value,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask is in the workspace")
}

/// Why this machine cannot run images of C drivers, if it cannot.
fn missing() -> Option<String> {
    if !System.is_windows() && Wine::find(&System).is_none() {
        return Some("there is no Wine here".to_owned());
    }
    c_driver::missing().or_else(|| ProgramToolchain::find(&System).err())
}

/// Builds the driver with this entry point, and runs it over the default capture; `None`, and a line that says why, where that cannot be.
fn run(entry: &str, arguments: &[&str]) -> Option<Ended> {
    if let Some(reason) = missing() {
        println!("SKIPPED: {reason}");
        return None;
    }
    let folder = TempDir::new().expect("a folder");
    let image: PathBuf = folder.path().join("driver.sys");
    let source = root().join("xtask/tests/drivers/damage.c");
    c_driver::build(root(), &[source], entry, &image).unwrap_or_else(|error| panic!("{error:#}"));
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .current_dir(folder.path())
        .args(["run", "driver.sys", "--json", "report.json", "--pcap"])
        .arg(root().join("captures/default.pcap"))
        .args(arguments)
        .output()
        .expect("the program that was built");
    let said = [&output.stdout[..], &output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    let report = fs::read(folder.path().join("report.json"));
    Some(Ended {
        status: output.status.code().expect("it ended by itself"),
        report: report.map_or(Value::Null, |bytes| serde_json::from_slice(&bytes).expect("JSON")),
        said,
    })
}

impl Ended {
    /// The exit status is this one, in the report as well, and all of `texts` were said.
    #[track_caller]
    fn assert(&self, status: i32, texts: &[&str]) {
        assert_eq!(self.status, status, "{}", self.said);
        assert_eq!(self.report["exit"], status, "{}", self.said);
        for text in texts {
            assert!(self.said.contains(text), "{text} was not said: {}", self.said);
        }
    }

    /// The numbers of all reports.
    fn contracts(&self) -> Vec<&str> {
        let reports = self.report["reports"].as_array().expect("a list");
        reports
            .iter()
            .map(|report| report["contract"].as_str().expect("a name"))
            .collect()
    }

    /// The functions in the backtrace of a step in the life of the first object of the first report.
    fn step(&self, action: &str) -> Vec<&str> {
        let events = self.report["reports"][0]["objects"][0]["events"].as_array();
        let events = events.unwrap_or_else(|| panic!("no history: {}", self.said));
        let event = events.iter().find(|event| event["action"] == action);
        functions(&event.unwrap_or_else(|| panic!("never {action}: {}", self.said))["backtrace"])
    }
}

fn functions(backtrace: &Value) -> Vec<&str> {
    let frames = backtrace.as_array().into_iter().flatten();
    frames.filter_map(|frame| frame["function"].as_str()).collect()
}

#[test]
fn a_driver_that_fills_its_block_to_the_last_byte_is_clean() {
    let Some(ended) = run("Exact", &[]) else { return };
    ended.assert(0, &["clean"]);
}

#[test]
fn a_write_behind_a_block_is_found_when_it_is_freed() {
    let Some(ended) = run("Overrun", &["--backtraces"]) else {
        return;
    };
    ended.assert(
        1,
        &[
            "C-380",
            "behind its end, 1 byte from its last",
            "pool block #",
            "tag 'Dmag', 24 bytes",
        ],
    );
    assert_eq!(ended.contracts(), ["C-380"]);
    assert_eq!(ended.step("created")[0], "WriteBehind", "{}", ended.said);
    assert_eq!(ended.step("freed")[0], "WriteBehind", "{}", ended.said);
    assert_eq!(
        ended.report["reports"][0]["objects"][0]["detail"],
        "tag 'Dmag', 24 bytes"
    );
}

#[test]
fn without_backtraces_it_is_said_how_to_get_them() {
    let Some(ended) = run("Overrun", &[]) else { return };
    ended.assert(1, &["--backtraces"]);
}

#[test]
fn a_write_before_a_block_is_found_when_it_is_freed() {
    let Some(ended) = run("Underrun", &[]) else { return };
    ended.assert(
        1,
        &["before its start, 4 bytes from its first", "tag 'Dmag', 24 bytes"],
    );
    assert_eq!(ended.contracts(), ["C-380"]);
}

#[test]
fn a_write_after_free_is_found_with_where_it_was_freed() {
    let Some(ended) = run("WrittenAfterFree", &["--backtraces"]) else {
        return;
    };
    ended.assert(
        1,
        &[
            "was written to after it was freed, at offset 9",
            "tag 'Dmag', 24 bytes",
        ],
    );
    assert_eq!(ended.contracts(), ["C-380"]);
    assert_eq!(ended.step("freed")[0], "WriteAfterFree", "{}", ended.said);
    assert_eq!(ended.step("created")[0], "WriteAfterFree", "{}", ended.said);
}

#[test]
fn a_pointer_read_after_free_leads_nowhere_and_is_named() {
    let Some(ended) = run("ReadAfterItWasFreed", &[]) else {
        return;
    };
    ended.assert(
        3,
        &[
            "the driver crashed",
            "0xdddddddddddddddd",
            "memory that was freed",
            "ReadAfterFree",
        ],
    );
}

#[test]
fn a_block_freed_twice_is_reported_with_its_history() {
    let Some(ended) = run("FreedTwice", &["--backtraces"]) else {
        return;
    };
    ended.assert(
        1,
        &[
            "was given a pool block that was freed already",
            "tag 'Dmag', 24 bytes",
        ],
    );
    assert_eq!(ended.contracts(), ["C-380"]);
    assert_eq!(ended.step("freed")[0], "FreeTwice", "{}", ended.said);
}

#[test]
fn a_list_freed_twice_is_reported_with_its_history() {
    let Some(ended) = run("ListFreedTwice", &["--backtraces"]) else {
        return;
    };
    ended.assert(1, &["NET_BUFFER_LIST (clone) #"]);
    assert_eq!(ended.contracts(), ["C-085"]);
    assert_eq!(ended.step("freed")[0], "FreeListTwice", "{}", ended.said);
}

#[test]
fn a_write_past_an_mdl_of_a_packet_is_found() {
    let Some(ended) = run("MdlOverrun", &[]) else {
        return;
    };
    ended.assert(
        1,
        &[
            "NET_BUFFER_LIST (indicated) #",
            "behind its end, 1 byte from its last",
        ],
    );
    assert_eq!(ended.contracts(), ["C-082"]);
    assert_eq!(
        ended.report["reports"][0]["packet"]
            .as_u64()
            .map(|packet| packet > 0),
        Some(true)
    );
}

#[test]
fn a_call_through_null_is_a_crash_with_its_place() {
    let Some(ended) = run("NullCall", &[]) else { return };
    ended.assert(
        3,
        &["access violation executing 0x0, close to null", "CallNothing"],
    );
}

#[test]
fn a_driver_that_never_unloads_is_reported() {
    let Some(ended) = run("NeverUnloads", &[]) else {
        return;
    };
    ended.assert(1, &["C-373"]);
}

#[test]
fn an_entry_point_that_fails_has_status_2_and_what_it_left_is_reported() {
    let Some(ended) = run("EntryFails", &[]) else {
        return;
    };
    ended.assert(
        2,
        &["refused to load", "DriverEntry returned STATUS_NOT_SUPPORTED"],
    );
    assert!(ended.contracts().is_empty(), "{}", ended.said);
    let Some(ended) = run("EntryFailsAndLeaves", &[]) else {
        return;
    };
    ended.assert(2, &["refused to load", "C-372", "tag 'Dmag', 24 bytes"]);
}

/// The stacks of all threads are in the report: that of the one that hangs, and that of the one that waits beside it.
#[track_caller]
fn assert_hangs(entry: &str, arguments: &[&str], said: &str, innermost: &str, doing: &str) {
    let Some(ended) = run(entry, arguments) else {
        return;
    };
    ended.assert(3, &[said, "deadlock", "Wait", innermost]);
    let report = ended.report["reports"]
        .as_array()
        .and_then(|reports| reports.last());
    let report = report.unwrap_or_else(|| panic!("no report: {}", ended.said));
    assert_eq!(report["contract"], "deadlock");
    assert_eq!(report["fatal"], true);
    let threads = report["threads"].as_array().expect("all threads");
    let with = |function: &str| {
        let mut threads = threads.iter();
        let found = threads.find(|thread| functions(&thread["backtrace"]).contains(&function));
        found.unwrap_or_else(|| panic!("no thread is in {function}: {}", ended.said))
    };
    let hanging = with(innermost)["doing"].as_str().expect("text");
    assert!(hanging.contains(doing), "{hanging}");
    assert!(
        with("Wait")["doing"]
            .as_str()
            .expect("text")
            .contains("waits for"),
        "{}",
        ended.said
    );
}

#[test]
fn an_endless_loop_in_classify_is_stopped_and_shown() {
    assert_hangs(
        "LoopInClassify",
        &["--patience", "2"],
        "without a call",
        "Spin",
        "makes no call",
    );
}

#[test]
fn an_endless_loop_of_calls_is_stopped_and_shown() {
    assert_hangs(
        "CallsForEver",
        &["--call-limit", "10000"],
        "10000 calls",
        "AskForEver",
        "",
    );
}

#[test]
fn an_endless_loop_in_unload_is_stopped_and_shown() {
    assert_hangs(
        "LoopInUnload",
        &["--patience", "2"],
        "without a call",
        "Spin",
        "makes no call",
    );
}

#[test]
fn a_lock_taken_twice_stops_the_machine_and_is_shown() {
    let Some(ended) = run("LockedTwice", &[]) else {
        return;
    };
    ended.assert(3, &["spin lock", "LockTwice"]);
    assert_eq!(ended.contracts().first(), Some(&"C-381"), "{}", ended.said);
}
