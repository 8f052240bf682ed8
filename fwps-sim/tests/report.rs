//! Reports of runs as JSON and as text: the documented schema, from a broken driver and back.

mod support;

use fwps_sim::{Exit, Faults, Outcome, ParseReportError, RunReport, Sim};
use serde_json::{Value, json};
use support::driver::driver_entry;
use support::packets::{Kind, packet};
use support::{Bug, plant};

/// Lets a driver with a bug work on one packet.
fn run(bug: Bug, backtraces: bool, faults: Faults) -> Outcome {
    let mut sim = Sim::builder()
        .seed(1)
        .backtraces(backtraces)
        .faults(faults)
        .build();
    plant(bug);
    if let Ok(driver) = sim.load(driver_entry) {
        sim.receive(&packet(Kind::Udp4, true, b"x")).expect("well formed");
        sim.settle();
        sim.unload(driver);
    }
    plant(Bug::None);
    sim.finish()
}

/// Takes out what depends on the compiler: the frames. Their number stays out, too.
fn without_frames(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                if key == "backtrace" && value.is_array() {
                    *value = json!([]);
                } else {
                    without_frames(value);
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(without_frames),
        _ => {}
    }
}

/// Whether everything of `golden` is in `json`, which may have more fields: those can be added within a version of the schema.
fn keeps(json: &Value, golden: &Value) -> bool {
    match (json, golden) {
        (Value::Object(json), Value::Object(golden)) => golden
            .iter()
            .all(|(key, value)| json.get(key).is_some_and(|found| keeps(found, value))),
        (Value::Array(json), Value::Array(golden)) => {
            json.len() == golden.len() && json.iter().zip(golden).all(|(json, golden)| keeps(json, golden))
        }
        (json, golden) => json == golden,
    }
}

#[test]
fn json_is_as_in_the_golden_file() {
    let outcome = run(Bug::DoubleFree, false, Faults::none());
    let mut json: Value = serde_json::from_str(&outcome.report().to_json()).expect("JSON");
    without_frames(&mut json);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/double_free.json");
    if std::env::var_os("FWPS_BLESS").is_some() {
        let text = serde_json::to_string_pretty(&json).expect("plain data");
        std::fs::write(path, text + "\n").expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(path).expect("the golden file is there");
    let golden: Value = serde_json::from_str(&golden).expect("JSON");
    assert!(
        keeps(&json, &golden),
        "not as in {path}; after a change of the schema that is meant, run with FWPS_BLESS=1:\n{json:#}"
    );
    assert!(!keeps(&golden["reports"], &json), "a part is not the whole");
}

#[test]
fn json_survives_a_round_trip() {
    for (bug, backtraces) in [
        (Bug::None, false),
        (Bug::DoubleFree, true),
        (Bug::LeakClone, true),
    ] {
        let report = run(bug, backtraces, Faults::none()).report();
        let again = RunReport::from_json(&report.to_json()).expect("what was written is read");
        assert_eq!(again, report);
        assert_eq!(again.to_json(), report.to_json());
    }
}

#[test]
fn other_versions_and_other_texts_are_refused() {
    let error = RunReport::from_json("{\"schema\": 2}").expect_err("another version");
    assert!(matches!(error, ParseReportError::Schema { found: 2 }));
    assert!(error.to_string().contains("reads version 1"));
    for text in ["", "{}", "{\"schema\": 1}", "[1]"] {
        assert!(
            matches!(RunReport::from_json(text), Err(ParseReportError::Json(_))),
            "{text}"
        );
    }
}

#[test]
fn frames_are_those_of_the_driver_alone() {
    let outcome = run(Bug::DoubleFree, true, Faults::none());
    let report = &outcome.reports[0];
    let backtrace = report.backtrace.as_ref().expect("a driver was running");
    let names: Vec<_> = backtrace
        .frames()
        .iter()
        .filter_map(|frame| frame.function.as_deref())
        .collect();
    assert!(names[0].contains("support::"), "{backtrace}");
    assert!(
        names.iter().all(|name| !name.contains("fwps_sim::")),
        "{backtrace}"
    );
    assert!(
        names.iter().all(|name| !name.contains("lang_start")),
        "{backtrace}"
    );
    // Every step of the driver has its place; completion is one of the stack.
    for event in report.objects[0]
        .events
        .iter()
        .filter(|event| !event.function.is_empty())
    {
        let place = event.backtrace.as_ref().expect("asked for");
        assert!(!place.is_empty(), "{} by {}", event.action, event.function);
    }
}

#[test]
fn every_way_to_end_has_its_exit_status() {
    for (bug, faults, exit, code) in [
        (Bug::None, "none", Exit::Clean, 0),
        (Bug::DoubleFree, "none", Exit::Reports, 1),
        (Bug::None, "FwpsInjectionHandleCreate0@1", Exit::RefusedToLoad, 2),
        (Bug::StopsTheMachine, "none", Exit::Stopped, 3),
        (Bug::Deadlock, "none", Exit::Stopped, 3),
    ] {
        let outcome = run(bug, false, faults.parse().expect("a plan"));
        assert_eq!((outcome.exit, outcome.exit.code()), (exit, code), "{outcome}");
        assert_eq!(Exit::try_from(code), Ok(exit));
    }
    assert!(Exit::try_from(4).is_err());
}

#[test]
fn the_text_tells_a_person_everything() {
    let text = run(Bug::DoubleFree, true, Faults::none()).to_string();
    for part in [
        "seed 1 replays this run",
        "C-085: ",
        "  rule: ",
        "  in: FwpsFreeCloneNetBufferList0",
        "    at report::support::",
        "NET_BUFFER_LIST (clone) #",
        "freed by FwpsFreeCloneNetBufferList0 (packet 1)",
        "packets: 1 read, 1 of the host",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    let text = run(
        Bug::None,
        false,
        "FwpmFilterAdd0@2,FwpmFilterAdd0@99".parse().expect("a plan"),
    )
    .to_string();
    assert!(
        text.starts_with("the driver refused to load, 0 reports (seed 1"),
        "{text}"
    );
    assert!(
        text.contains("faults: 1 calls failed on purpose, at 1 call sites, 1 survived"),
        "{text}"
    );
    assert!(
        text.contains("`FwpmFilterAdd0@99` names a call that never came"),
        "{text}"
    );
}
