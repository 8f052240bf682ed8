//! The tests that prove a contract: one that breaks it, and asserts its number and no other; and one that keeps it, and asserts that
//! nothing is reported.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::assertions::{Asserted, Crate};
use super::source::Simulator;
use super::{relative, rust_files};

/// Which test keeps what another one breaks, where that is not the same test.
const TWINS: &str = "fwps-sim/tests/kept.txt";
/// The mutants of drivers, and the tests in which the drivers themselves are clean.
const MUTANTS: [(&str, &str); 2] = [
    (
        "tests/c/mutants.txt",
        "tests/originals.rs::c_drivers_are_clean_over_seeds_and_shapes",
    ),
    (
        "tests/mutants/inspect.txt",
        "tests/originals.rs::inspect_is_clean_over_seeds_and_shapes",
    ),
];

/// The tests of each contract, which is written as it prints: `C-084`.
#[derive(Default)]
pub(super) struct Proofs {
    broken: BTreeMap<String, BTreeSet<String>>,
    kept: BTreeMap<String, BTreeSet<String>>,
}

impl Proofs {
    /// Reads the tests.
    ///
    /// # Errors
    ///
    /// If a file cannot be read, or the list of twins names a test that is not there or does not fit.
    pub(super) fn read(root: &Path, simulator: &Simulator) -> Result<Self> {
        let mut proofs = Self::default();
        let mut clean = BTreeMap::new();
        for (name, files) in crates(root)? {
            let texts: String = files.iter().map(|(_, text)| text.as_str()).collect();
            let tests = Crate::parse(&files).with_context(|| name.clone())?.tests();
            for (test, Asserted { broken, is_clean }) in tests {
                for contract in broken {
                    add(&mut proofs.broken, &contract, &test);
                    if is_clean {
                        // The same test has the twin.
                        add(&mut proofs.kept, &contract, &test);
                    }
                }
                if is_clean {
                    clean.insert(test, texts.clone());
                }
            }
        }
        for (list, original) in MUTANTS {
            ensure!(
                clean.contains_key(original),
                "{original} is no test that asserts a clean run"
            );
            let text = fs::read_to_string(root.join(list)).context(list)?;
            proofs.add_mutants(list, &text, original);
        }
        let twins = fs::read_to_string(root.join(TWINS)).context(TWINS)?;
        proofs.add_twins(&twins, &clean, simulator).context(TWINS)?;
        Ok(proofs)
    }

    /// The tests that break a contract, and just that.
    pub(super) fn broken(&self, contract: &str) -> Vec<&str> {
        named(&self.broken, contract)
    }

    /// The tests that keep it.
    pub(super) fn kept(&self, contract: &str) -> Vec<&str> {
        named(&self.kept, contract)
    }

    /// A mutant that breaks one contract; the driver without the change keeps it.
    fn add_mutants(&mut self, path: &str, list: &str, original: &str) {
        for head in list.lines().filter_map(|line| line.strip_prefix("= ")) {
            if let Some((name, contract)) = head.split_once(": ")
                && contract.starts_with("C-")
                && !contract.contains(' ')
            {
                add(&mut self.broken, contract, &format!("{path}: {name}"));
                add(&mut self.kept, contract, original);
            }
        }
    }

    /// Lines `TEST: C-001 C-002 …`.
    fn add_twins(
        &mut self,
        list: &str,
        clean: &BTreeMap<String, String>,
        simulator: &Simulator,
    ) -> Result<()> {
        for line in list
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            let (test, contracts) = line.split_once(": ").context(line.to_owned())?;
            let text = clean.get(test);
            let text = text.with_context(|| format!("{test} is no test that asserts a clean run"))?;
            for contract in contracts.split_whitespace() {
                let functions = simulator.functions_of(contract);
                // What concerns no single call, no call can show.
                ensure!(
                    functions.is_empty() || functions.iter().any(|function| text.contains(function.as_str())),
                    "the tests beside {test} call none of the functions that {contract} is checked in: {functions:?}"
                );
                ensure!(
                    self.broken.contains_key(contract),
                    "{test} is to keep {contract}, which no test breaks"
                );
                add(&mut self.kept, contract, test);
            }
        }
        Ok(())
    }
}

fn add(map: &mut BTreeMap<String, BTreeSet<String>>, contract: &str, test: &str) {
    map.entry(contract.to_owned())
        .or_default()
        .insert(test.to_owned());
}

fn named<'a>(map: &'a BTreeMap<String, BTreeSet<String>>, contract: &str) -> Vec<&'a str> {
    map.get(contract)
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect()
}

/// The files of each test crate: a file, or a folder.
fn crates(root: &Path) -> Result<BTreeMap<String, Vec<(String, String)>>> {
    let mut crates = BTreeMap::<String, Vec<(String, String)>>::new();
    for folder in ["fwps-sim/tests", "tests"] {
        for (path, text) in rust_files(&root.join(folder))? {
            let path = relative(&path, root);
            let inside = &path[folder.len() + 1..];
            if folder == "tests" && inside.starts_with("ui/") {
                continue;
            }
            let name = inside.split('/').next().unwrap_or_default();
            crates
                .entry(format!("{folder}/{name}"))
                .or_default()
                .push((path, text));
        }
    }
    // What they share is part of each of them.
    for folder in ["fwps-sim/tests", "tests"] {
        let shared = crates.remove(&format!("{folder}/support")).unwrap_or_default();
        for (name, files) in &mut crates {
            if name.rsplit_once('/').is_some_and(|(of, _)| of == folder) {
                files.extend(shared.iter().cloned());
            }
        }
    }
    Ok(crates)
}
