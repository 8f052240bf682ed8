//! Drivers in C that damage memory, crash or hang, run as a user runs them: the exit status, and what is said.
#![cfg(feature = "demo")]

mod support;

use support::{Ended, Images, default_capture, functions};

/// Builds the driver with this entry point, and runs it over the default capture.
fn run(entry: &str, arguments: &[&str]) -> Option<Ended> {
    let images = Images::new()?.build("driver.sys", &["xtask/tests/drivers/damage.c"], entry);
    let capture = default_capture();
    let first = ["driver.sys", "--pcap", &capture];
    Some(images.run(&[&first[..], arguments].concat()))
}

/// The functions in the backtrace of a step in the life of the first object of the first report.
fn step<'a>(ended: &'a Ended, action: &str) -> Vec<&'a str> {
    let events = ended.report["reports"][0]["objects"][0]["events"].as_array();
    let events = events.unwrap_or_else(|| panic!("no history: {}", ended.said));
    let event = events.iter().find(|event| event["action"] == action);
    functions(&event.unwrap_or_else(|| panic!("never {action}: {}", ended.said))["backtrace"])
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
    assert_eq!(step(&ended, "created")[0], "WriteBehind", "{}", ended.said);
    assert_eq!(step(&ended, "freed")[0], "WriteBehind", "{}", ended.said);
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
    assert_eq!(step(&ended, "freed")[0], "WriteAfterFree", "{}", ended.said);
    assert_eq!(step(&ended, "created")[0], "WriteAfterFree", "{}", ended.said);
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
    assert_eq!(step(&ended, "freed")[0], "FreeTwice", "{}", ended.said);
}

#[test]
fn a_list_freed_twice_is_reported_with_its_history() {
    let Some(ended) = run("ListFreedTwice", &["--backtraces"]) else {
        return;
    };
    ended.assert(1, &["NET_BUFFER_LIST (clone) #"]);
    assert_eq!(ended.contracts(), ["C-085"]);
    assert_eq!(step(&ended, "freed")[0], "FreeListTwice", "{}", ended.said);
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
