//! Running a workload under callgrind, and reading what a driver spent.
//!
//! callgrind writes the costs out, and starts again from zero, each time a classify function is entered: each part of its file is
//! what followed one classify call. It keeps the costs apart by chains of callers, so that what a driver spent is told from what
//! the simulated kernel spent for it: the driver is everything from its callbacks down to the next function of the C interface.

use std::{
    collections::HashMap,
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
    process::Command,
};

/// The callers that are told apart; the way from a callback to the C interface is shorter.
const CALLERS: &str = "--separate-callers=8";

/// Which callback of a driver something was spent in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Callback {
    Classify,
    Completion,
    Worker,
}

impl Callback {
    /// The callback that a symbol is, in either language.
    fn of(symbol: &str) -> Option<Self> {
        // The C driver is there twice.
        let symbol = symbol.strip_prefix("Checked").unwrap_or(symbol);
        // Parts of mangled Rust names, the same in both ways of mangling; names of C functions.
        if symbol.contains("10trampoline8classify") || symbol.starts_with("Classify") {
            Some(Self::Classify)
        } else if symbol.contains("10trampoline14completed_word")
            || symbol.contains("10trampoline15completed_block")
            || symbol.starts_with("Completed")
        {
            Some(Self::Completion)
        } else if symbol.contains("5queue6worker") || symbol == "Worker" {
            Some(Self::Worker)
        } else {
            None
        }
    }
}

/// Whether a symbol is a function of the C interface: `KeSetEvent`, not `Keyed`.
fn is_interface(symbol: &str) -> bool {
    [
        "Fwpm", "Fwps", "Ndis", "Ex", "Io", "Iof", "Ke", "Kf", "Mm", "Ob", "Ps", "Rtl", "Zw",
    ]
    .iter()
    .filter_map(|prefix| symbol.strip_prefix(prefix))
    .any(|rest| rest.starts_with(|first: char| first.is_ascii_uppercase()))
}

/// The callback that a chain of callers belongs to: innermost first, until the driver was left.
fn callback_of(chain: &str) -> Option<Callback> {
    for symbol in chain.split('\'') {
        if is_interface(symbol) {
            return None;
        }
        if let Some(callback) = Callback::of(symbol) {
            return Some(callback);
        }
    }
    None
}

/// What was spent after one classify function was entered, and before the next.
#[derive(Debug, Default)]
pub(crate) struct Part {
    /// The classify function; empty for what came before the first.
    pub(crate) entered: String,
    instructions: HashMap<Callback, u64>,
    calls: HashMap<(Callback, String), u64>,
}

impl Part {
    /// Instructions of the driver itself in a callback.
    pub(crate) fn instructions(&self, callback: Callback) -> u64 {
        self.instructions.get(&callback).copied().unwrap_or(0)
    }

    /// Calls that a callback made to the functions of the C interface whose name begins so.
    pub(crate) fn calls(&self, callback: Callback, name: &str) -> u64 {
        self.calls
            .iter()
            .filter(|((from, to), _)| *from == callback && to.starts_with(name))
            .map(|(_, count)| count)
            .sum()
    }
}

/// Whether valgrind runs here; if not, why.
pub(crate) fn check() -> Result<String, String> {
    let output = Command::new("valgrind")
        .arg("--version")
        .output()
        .map_err(|error| format!("valgrind does not start ({error}); install the package valgrind"))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs this program with `arguments` under callgrind, which writes to `file`.
pub(crate) fn record(arguments: &[String], file: &Path) -> Result<Vec<Part>, String> {
    let program = std::env::current_exe().map_err(|error| format!("the path of this program: {error}"))?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--demangle=no", "--combine-dumps=yes"])
        .args(["--compress-strings=no", "--compress-pos=no", CALLERS])
        .args([
            "--dump-before=*10trampoline8classify*",
            "--dump-before=Classify*",
            "--dump-before=CheckedClassify*",
        ])
        .arg(format!("--callgrind-out-file={}", file.display()))
        .arg(program)
        .args(arguments)
        .output()
        .map_err(|error| format!("valgrind does not start: {error}"))?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr);
        return Err(format!(
            "the workload {arguments:?} failed under valgrind, {}:\n{text}",
            output.status
        ));
    }
    let parts = File::open(file)
        .and_then(|opened| parse(BufReader::new(opened)))
        .map_err(|error| format!("the profile {} cannot be read: {error}", file.display()))?;
    std::fs::remove_file(file).map_err(|error| format!("{} cannot be removed: {error}", file.display()))?;
    Ok(parts)
}

/// Reads the parts of a profile in callgrind's format, without compressed names and positions.
fn parse(profile: impl BufRead) -> std::io::Result<Vec<Part>> {
    let mut parts = Vec::new();
    let mut part = Part::default();
    let mut next = String::new();
    let mut callback = None;
    let mut callee = String::new();
    let mut is_inclusive = false;
    for line in profile.lines() {
        let line = line?;
        if line.starts_with("part: ") {
            let ended = std::mem::replace(
                &mut part,
                Part {
                    entered: std::mem::take(&mut next),
                    ..Part::default()
                },
            );
            parts.push(ended);
        } else if let Some(name) = line.strip_prefix("desc: Trigger: --dump-before=") {
            next = name.to_owned();
        } else if let Some(chain) = line.strip_prefix("fn=") {
            callback = callback_of(chain);
        } else if let Some(chain) = line.strip_prefix("cfn=") {
            callee.clear();
            callee.push_str(chain.split('\'').next().unwrap_or(""));
        } else if let Some(count) = line.strip_prefix("calls=") {
            // The line after this one is what the callee spent.
            is_inclusive = true;
            if let (Some(callback), true) = (callback, is_interface(&callee)) {
                *part.calls.entry((callback, callee.clone())).or_default() += first_number(count);
            }
        } else if line.starts_with(|first: char| first.is_ascii_digit()) {
            if let (Some(callback), false) = (callback, std::mem::take(&mut is_inclusive)) {
                let spent = line.split_whitespace().nth(1).map_or(0, first_number);
                *part.instructions.entry(callback).or_default() += spent;
            }
        }
    }
    parts.push(part);
    // Nothing stands before the first header.
    parts.remove(0);
    Ok(parts)
}

fn first_number(text: &str) -> u64 {
    text.split_whitespace()
        .next()
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}
