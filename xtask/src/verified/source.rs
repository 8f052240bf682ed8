//! What the source of the simulator says about itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::{relative, rust_files};

/// One module of the simulator that defines functions or enforces contracts.
pub(super) struct Module {
    /// From the root of the workspace.
    pub(super) path: String,
    /// The first line of its documentation.
    pub(super) about: String,
    /// The C functions that it defines.
    pub(super) functions: BTreeSet<String>,
    /// The numbers that it reports.
    pub(super) contracts: BTreeSet<u16>,
    /// The C functions that its code names as arguments of macros, which may define them.
    named: BTreeSet<String>,
}

/// The simulator.
pub(super) struct Simulator {
    pub(super) modules: Vec<Module>,
    /// Functions whose calls are reported as not modelled.
    pub(super) not_modelled: BTreeSet<String>,
    /// The rule of each contract, in one line.
    pub(super) rules: BTreeMap<u16, String>,
}

impl Simulator {
    pub(super) fn read(root: &Path) -> Result<Self> {
        let mut simulator = Self {
            modules: Vec::new(),
            not_modelled: BTreeSet::new(),
            rules: BTreeMap::new(),
        };
        let list = root.join("fwps-sim/tests/exports.rs");
        let list = fs::read_to_string(&list).with_context(|| format!("cannot read {}", list.display()))?;
        let all = declared(&list).context("fwps-sim/tests/exports.rs lists no functions")?;
        for (path, text) in rust_files(&root.join("fwps-sim/src"))? {
            let path = relative(&path, root);
            if path.contains("verify/rules/") {
                simulator.rules.extend(rules(&text));
                continue;
            }
            // Tests inside of a module come last.
            let code: String = text
                .split("#[cfg(test)]\nmod tests")
                .next()
                .unwrap_or_default()
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .map(|line| format!("{line}\n"))
                .collect();
            let functions = c_functions(&code);
            if path.ends_with("src/not_modelled.rs") {
                simulator.not_modelled.extend(functions);
                continue;
            }
            let contracts = contracts(&code).with_context(|| path.clone())?;
            let named = made_by_macros(&code, &all);
            if functions.is_empty() && contracts.is_empty() && named.is_empty() {
                continue;
            }
            let about = subject(&text);
            simulator.modules.push(Module {
                about: about.with_context(|| format!("{path} does not begin with its subject"))?,
                path,
                functions,
                contracts,
                named,
            });
        }
        simulator.place_rest(&all)?;
        ensure!(!simulator.rules.is_empty(), "no rules were found");
        Ok(simulator)
    }

    /// Puts functions that macros define into the module that names them.
    fn place_rest(&mut self, all: &BTreeSet<String>) -> Result<()> {
        let placed: BTreeSet<String> = self
            .modules
            .iter()
            .flat_map(|module| module.functions.clone())
            .collect();
        for name in all
            .difference(&placed)
            .filter(|name| !self.not_modelled.contains(*name))
        {
            let module = self.modules.iter_mut().find(|module| module.named.contains(name));
            let module = module.with_context(|| format!("no module defines {name}"))?;
            module.functions.insert(name.clone());
        }
        self.modules
            .retain(|module| !module.functions.is_empty() || !module.contracts.is_empty());
        Ok(())
    }

    /// The functions in whose modules a contract is checked, which is written as `C-084`.
    pub(super) fn functions_of(&self, contract: &str) -> BTreeSet<&String> {
        let number = contract.trim_start_matches("C-").parse();
        let modules = self.modules.iter();
        let checked = modules.filter(|module| {
            number
                .as_ref()
                .is_ok_and(|number| module.contracts.contains(number))
        });
        checked.flat_map(|module| &module.functions).collect()
    }

    /// Every number that is reported somewhere.
    pub(super) fn enforced(&self) -> BTreeSet<u16> {
        self.modules
            .iter()
            .flat_map(|module| module.contracts.iter().copied())
            .collect()
    }
}

/// The functions with the names of the platform: those that `export!` and `not_modelled!` define.
fn c_functions(code: &str) -> BTreeSet<String> {
    if !code.contains("export! {") && !code.contains("not_modelled! {") {
        return BTreeSet::new();
    }
    let lines = code
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("fn "));
    lines
        .filter(|line| line.starts_with(|first: char| first.is_ascii_uppercase()))
        .map(|line| {
            line.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect()
        })
        .collect()
}

/// The first sentence of a module's documentation.
fn subject(text: &str) -> Option<String> {
    let mut subject = String::new();
    for line in text.lines().map_while(|line| line.strip_prefix("//! ")) {
        if !subject.is_empty() {
            subject.push(' ');
        }
        subject.push_str(line);
        if line.ends_with('.') {
            break;
        }
    }
    (!subject.is_empty()).then_some(subject)
}

/// Every function that fwps-sys declares: a test lists them, and does not link unless they are all defined.
fn declared(list: &str) -> Option<BTreeSet<String>> {
    let names = list.split_once("\nfunctions! {")?.1.split_once('}')?.0;
    Some(names.split_whitespace().map(str::to_owned).collect())
}

/// The functions that stand in the code as identifiers and are not called there.
fn made_by_macros(code: &str, all: &BTreeSet<String>) -> BTreeSet<String> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = BTreeSet::new();
    let mut rest = code;
    while let Some(start) = rest.find(is_part) {
        let quoted = rest[..start].ends_with('"');
        rest = &rest[start..];
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if !quoted && all.contains(word) {
            found.insert(word.to_owned());
        }
        rest = after;
    }
    found
}

fn contracts(code: &str) -> Result<BTreeSet<u16>> {
    let numbers = code.split("contract!(").skip(1);
    numbers
        .map(|rest| {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            digits
                .parse()
                .with_context(|| format!("contract!({}", rest.lines().next().unwrap_or_default()))
        })
        .collect()
}

/// Reads the table `(NUMBER, "RULE")`.
fn rules(text: &str) -> BTreeMap<u16, String> {
    let mut rules = BTreeMap::new();
    for entry in text.split('(').skip(1) {
        if let Some((number, rest)) = entry.split_once(',')
            && let Ok(number) = number.trim().parse()
            && let Some((_, rest)) = rest.split_once('"')
            && let Some((rule, _)) = rest.split_once('"')
        {
            rules.insert(number, rule.to_owned());
        }
    }
    rules
}
