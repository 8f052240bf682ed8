//! The text of the page.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};

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
        "{} contracts are enforced, and each number is named by at least one test (that the test asserts the report is not checked here). {} of {} functions are implemented.\n",
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
        "## By contract\n\n| Contract | Rule | A driver that breaks it, and is caught |\n|---|---|---|"
    )?;
    let mut unproved = Vec::new();
    for number in enforced {
        let contract = format!("C-{number:03}");
        let rule = simulator.rules.get(number);
        let rule = rule.with_context(|| format!("{contract} has no rule"))?;
        let tests = proofs.of(&contract);
        if tests.is_empty() {
            unproved.push(contract);
            continue;
        }
        // Three are enough to find one that can be read.
        let shown: Vec<String> = tests.iter().take(3).map(|test| format!("`{test}`")).collect();
        writeln!(
            text,
            "| {contract} | {} | {} |",
            rule.replace('|', "\\|"),
            shown.join(", ")
        )?;
    }
    text.push('\n');
    ensure!(
        unproved.is_empty(),
        "the simulator enforces {} and no test shows the report: write a driver that breaks it, and assert its number",
        unproved.join(", ")
    );
    Ok(())
}
