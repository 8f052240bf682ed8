//! Drivers in C, built and run as a user does it.
//!
//! Skipped with the reason on a machine without Wine, or without clang and lld.

#![allow(dead_code, reason = "each test uses some of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;
use xtask::c_driver;
use xtask::driver::{Machine, ProgramToolchain, System};
use xtask::run::Wine;

/// A folder with images, in which the command runs.
pub(crate) struct Images(TempDir);

/// What a run came to.
pub(crate) struct Ended {
    pub(crate) status: i32,
    /// Standard output, then standard error.
    pub(crate) said: String,
    /// The report; null when there is none.
    pub(crate) report: Value,
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask is in the workspace")
}

pub(crate) fn default_capture() -> String {
    root()
        .join("captures/default.pcap")
        .to_str()
        .expect("a path in UTF-8")
        .to_owned()
}

/// Why this machine cannot run images of C drivers, if it cannot.
fn missing() -> Option<String> {
    if !System.is_windows() && Wine::find(&System).is_none() {
        return Some("there is no Wine here".to_owned());
    }
    c_driver::missing().or_else(|| ProgramToolchain::find(&System).err())
}

impl Images {
    /// A folder without images yet; `None`, and a line that says why, where they cannot be run.
    pub(crate) fn new() -> Option<Self> {
        if let Some(reason) = missing() {
            println!("SKIPPED: {reason}");
            return None;
        }
        Some(Self(TempDir::new().expect("a folder")))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Builds `name` from sources, from the root of the workspace.
    pub(crate) fn build(self, name: &str, sources: &[&str], entry: &str) -> Self {
        let sources: Vec<PathBuf> = sources.iter().map(|source| root().join(source)).collect();
        c_driver::build(root(), &sources, entry, &self.path(name))
            .unwrap_or_else(|error| panic!("{error:#}"));
        self
    }

    /// Runs `cargo xtask run` with these arguments.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        let report = self.path("report.json");
        // What an earlier run has left is none of this one.
        let _none = fs::remove_file(&report);
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .current_dir(self.0.path())
            .args(["run", "--json", "report.json"])
            .args(arguments)
            .output()
            .expect("the program that was built");
        let said = [&output.stdout[..], &output.stderr].concat();
        Ended {
            status: output.status.code().expect("it ended by itself"),
            said: String::from_utf8_lossy(&said).into_owned(),
            report: fs::read(&report).map_or(Value::Null, |bytes| {
                serde_json::from_slice(&bytes).expect("the report is JSON")
            }),
        }
    }
}

impl Ended {
    /// The exit status is this one, in the report as well, and all of `texts` were said.
    #[track_caller]
    pub(crate) fn assert(&self, status: i32, texts: &[&str]) {
        assert_eq!(self.status, status, "{}", self.said);
        if !self.report.is_null() {
            assert_eq!(self.report["exit"], status, "{}", self.said);
        }
        for text in texts {
            assert!(self.said.contains(text), "{text} was not said: {}", self.said);
        }
    }

    /// The numbers of all reports.
    pub(crate) fn contracts(&self) -> Vec<&str> {
        let reports = self.report["reports"].as_array().expect("a list");
        reports
            .iter()
            .map(|report| report["contract"].as_str().expect("a name"))
            .collect()
    }

    /// A number of the report.
    #[track_caller]
    pub(crate) fn number(&self, place: &str) -> u64 {
        let value = self.report.pointer(place).and_then(Value::as_u64);
        value.unwrap_or_else(|| panic!("no number at {place}: {}", self.report))
    }
}

/// The functions of a backtrace.
pub(crate) fn functions(backtrace: &Value) -> Vec<&str> {
    let frames = backtrace.as_array().into_iter().flatten();
    frames.filter_map(|frame| frame["function"].as_str()).collect()
}
