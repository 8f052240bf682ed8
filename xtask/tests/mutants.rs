//! `cargo xtask mutants`, on a few mutants of both drivers; all of them take minutes.

use std::process::{Command, Output};

fn mutants(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("mutants")
        .args(arguments)
        .output()
        .expect("xtask starts")
}

fn json(output: &Output) -> serde_json::Value {
    let text = String::from_utf8_lossy(&output.stdout);
    serde_json::from_str(&text).unwrap_or_else(|error| {
        panic!("{error}: {text}{}", String::from_utf8_lossy(&output.stderr));
    })
}

/// One of each kind: a contract, what comes out, a driver that does nothing, and one that hangs; in the example, in the crate and in C.
#[test]
#[cfg(all(unix, not(target_env = "musl")))]
fn a_few_mutants_are_caught_and_the_drivers_are_clean() {
    let output = mutants(&[
        "--json",
        "--only",
        "original",
        "own_packets_asked_of_another_handle",
        "own_packets_blocked",
        "transaction_dropped",
        "clone_not_freed",
        "worker_never_ends",
    ]);
    let summary = json(&output);
    assert_eq!(summary["mutants"], 5, "{summary:#}");
    assert_eq!(summary["caught"], 5, "{summary:#}");
    assert_eq!(summary["outcomes"][0]["name"], "original");
    assert_eq!(
        summary["outcomes"][0]["found"],
        serde_json::json!([]),
        "{summary:#}"
    );
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn mutants_are_listed_with_their_findings_and_reasons() {
    let output = mutants(&["--list", "--json"]);
    let list = json(&output);
    let list = list.as_array().expect("a list");
    for driver in ["inspect", "guard"] {
        let of_driver = || list.iter().filter(|mutant| mutant["driver"] == driver);
        assert!(of_driver().count() > 30, "{driver}");
        assert_eq!(of_driver().next().expect("there are some")["name"], "original");
    }
    assert!(list.iter().all(|mutant| {
        let reason = mutant["reason"].as_str().expect("text");
        !reason.is_empty()
    }));
    let text = String::from_utf8(mutants(&["--list", "--driver", "guard"]).stdout).expect("text");
    assert!(text.contains("guard clone_freed_twice: C-085 ("), "{text}");
    assert!(!text.contains("inspect "), "{text}");
}

#[test]
fn unknown_names_are_refused() {
    let output = mutants(&["--only", "no_such_mutant"]);
    assert_eq!(output.status.code(), Some(2));
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(
        text.contains("there is no mutant `no_such_mutant`") && text.contains("--list"),
        "{text}"
    );
}
