//! The text of the page.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};

use super::assertions::TOGETHER;
use super::proofs::Proofs;
use super::source::{Module, Simulator};

/// Why the functions whose names begin so are not modelled.
const REASONS: [(&str, &str); 7] = [
    (
        "IPsec",
        "IPsec policy, keys and associations: the simulator has no cryptography, and its packets are in the clear",
    ),
    ("Ikeext", "IKE and AuthIP: the simulator negotiates with nobody"),
    (
        "FwpmIPsecTunnel",
        "IPsec policy: the simulator has no cryptography, and its packets are in the clear",
    ),
    (
        "FwpmBitmapIndex",
        "gone from the headers, and without documentation to model",
    ),
    ("Fwpm", "management of what the simulator does not record"),
    (
        "FwpsOpenToken",
        "tokens of users: the simulator's processes have none",
    ),
    ("Fwps", "not built yet"),
];

const HEAD: &str = "\
# What the simulator verifies

This page is written by `cargo xtask contracts --write` from the sources; `cargo xtask contracts` prints it, and a test compares it with what is
committed. Numbers are those of [the contracts](../contracts.md).

";

/// The page.
pub(super) fn text(simulator: &Simulator, proofs: &Proofs) -> Result<String> {
    let enforced = simulator.enforced();
    let functions: BTreeSet<&String> = simulator
        .modules
        .iter()
        .flat_map(|module| &module.functions)
        .collect();
    let left = &simulator.not_modelled;
    let mut text = HEAD.to_owned();
    writeln!(
        text,
        "{} contracts are enforced. {} of {} functions are implemented.\n",
        enforced.len(),
        functions.len(),
        functions.len() + left.len()
    )?;
    by_function(simulator, &mut text)?;
    by_contract(simulator, proofs, &enforced, &mut text)?;
    writeln!(
        text,
        "## Functions that are left\n\nAny driver links with them. A call is reported as `not-modelled` and refused.\n"
    )?;
    writeln!(text, "| Function | Why |\n|---|---|")?;
    for function in left {
        let reason = REASONS.iter().find(|(prefix, _)| function.starts_with(prefix));
        let (_, reason) = reason.with_context(|| format!("nothing says why {function} is not modelled"))?;
        writeln!(text, "| `{function}` | {reason} |")?;
    }
    Ok(text)
}

/// Functions of one subject are in one module, and share its checks.
fn by_function(simulator: &Simulator, text: &mut String) -> Result<()> {
    writeln!(
        text,
        "## By function\n\nFunctions in one row are defined in one module and share its checks. What concerns no single call, as answers of \
         callouts and what is left behind at unload, is in the second table.\n"
    )?;
    writeln!(text, "| Functions | Contracts |\n|---|---|")?;
    let (with, without): (Vec<&Module>, Vec<&Module>) = simulator
        .modules
        .iter()
        .partition(|module| !module.functions.is_empty());
    for module in with {
        let names: Vec<String> = module.functions.iter().map(|name| format!("`{name}`")).collect();
        writeln!(text, "| {} | {} |", names.join(", "), numbers(module))?;
    }
    writeln!(text, "\n| Subject | Contracts |\n|---|---|")?;
    for module in without {
        let path = module.path.trim_start_matches("fwps-sim/src/");
        writeln!(text, "| {} (`{path}`) | {} |", module.about, numbers(module))?;
    }
    text.push('\n');
    Ok(())
}

fn numbers(module: &Module) -> String {
    if module.contracts.is_empty() {
        return "-".to_owned();
    }
    let numbers: Vec<String> = module
        .contracts
        .iter()
        .map(|number| format!("C-{number:03}"))
        .collect();
    numbers.join(", ")
}

fn by_contract(
    simulator: &Simulator,
    proofs: &Proofs,
    enforced: &BTreeSet<u16>,
    text: &mut String,
) -> Result<()> {
    writeln!(
        text,
        "## By contract\n\nThe test on the left has a driver, or a call, that breaks the rule, and asserts that this number is reported and no other. \
         The one on the right keeps it, and asserts that nothing is reported. Both are found in the sources of the tests by what they assert \
         (`xtask/src/verified/assertions.rs`), except for twins in another test, which `fwps-sim/tests/kept.txt` names. Where there are more, \
         two are shown. Without one on each side, no page is written, and a test fails.\n"
    )?;
    writeln!(
        text,
        "| Contract | Rule | Broken, and caught | Kept, and not reported |\n|---|---|---|---|"
    )?;
    let mut unproved = Vec::new();
    for number in enforced {
        let contract = format!("C-{number:03}");
        let rule = simulator.rules.get(number);
        let rule = rule.with_context(|| format!("{contract} has no rule"))?;
        let (broken, kept) = (proofs.broken(&contract), proofs.kept(&contract));
        for (tests, missing) in [(&broken, "breaks"), (&kept, "keeps")] {
            if tests.is_empty() {
                unproved.push(format!(
                    "no test {missing} {contract} ({rule}): {:?}",
                    shown(&broken)
                ));
            }
        }
        writeln!(
            text,
            "| {contract} | {} | {} | {} |",
            rule.replace('|', "\\|"),
            shown(&broken),
            shown(&kept)
        )?;
    }
    text.push('\n');
    for (contract, with) in TOGETHER {
        writeln!(
            text,
            "{contract} cannot be broken alone: its tests assert it together with {with}.\n"
        )?;
    }
    ensure!(
        unproved.is_empty(),
        "not every contract that the simulator enforces is proved:\n  {}\nwrite a driver that breaks it, and assert its number alone; and its twin, \
         which is clean, in the same test or named in fwps-sim/tests/kept.txt",
        unproved.join("\n  ")
    );
    Ok(())
}

/// Two are enough to find one that can be read.
fn shown(tests: &[&str]) -> String {
    let shown: Vec<String> = tests.iter().take(2).map(|test| format!("`{test}`")).collect();
    shown.join(", ")
}
