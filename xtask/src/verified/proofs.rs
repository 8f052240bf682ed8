//! The tests that show the report of a contract.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{relative, rust_files};

/// For each contract as it prints, `C-084`, the tests that name it.
pub(super) struct Proofs(BTreeMap<String, BTreeSet<String>>);

impl Proofs {
    pub(super) fn read(root: &Path) -> Result<Self> {
        let mut proofs = Self(BTreeMap::new());
        for folder in ["fwps-sim/tests", "tests"] {
            for (path, text) in rust_files(&root.join(folder))? {
                let path = relative(&path, root);
                if !path.starts_with("tests/ui/") {
                    proofs.add_file(&path, &text);
                }
            }
        }
        for list in ["tests/c/mutants.txt", "tests/mutants/inspect.txt"] {
            proofs.add_mutants(list, &fs::read_to_string(root.join(list)).context(list)?);
        }
        Ok(proofs)
    }

    /// The tests of a contract.
    pub(super) fn of(&self, contract: &str) -> Vec<&str> {
        let tests = self.0.get(contract);
        tests.into_iter().flatten().map(String::as_str).collect()
    }

    fn add(&mut self, text: &str, test: &str) {
        for contract in named(text) {
            self.0.entry(contract).or_default().insert(test.to_owned());
        }
    }

    /// Tests are functions, and lines of tables that macros make tests of: `name: Bug => "C-001";`.
    fn add_file(&mut self, path: &str, text: &str) {
        for function in text.split("#[test]\n").skip(1) {
            // What stands behind the closing brace belongs to no test.
            let body = function.split("\n}\n").next().unwrap_or_default();
            if let Some((_, rest)) = body.split_once("fn ")
                && let Some((name, body)) = rest.split_once('(')
                && !name.starts_with('$')
            {
                self.add(body, &format!("{path}::{name}"));
            }
        }
        if text.contains("fn $name()") {
            for line in text.lines().map(str::trim) {
                if let Some((name, rest)) = line.split_once(": ")
                    && rest.contains(" => ")
                    && rest.ends_with(';')
                    && name
                        .chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
                {
                    self.add(rest, &format!("{path}::{name}"));
                }
            }
        }
    }

    /// The first contract of a mutant is the one that it is about.
    fn add_mutants(&mut self, path: &str, list: &str) {
        for head in list.lines().filter_map(|line| line.strip_prefix("= ")) {
            if let Some((name, contracts)) = head.split_once(": ")
                && let Some(contract) = contracts.split(' ').next()
            {
                self.add(&format!("\"{contract}\""), &format!("{path}: {name}"));
            }
        }
    }
}

/// The contracts in string literals: `"C-084"`.
fn named(text: &str) -> BTreeSet<String> {
    let found = text.split("\"C-").skip(1).filter_map(|rest| rest.split_once('"'));
    found
        .filter(|(number, _)| number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit()))
        .map(|(number, _)| format!("C-{number}"))
        .collect()
}
