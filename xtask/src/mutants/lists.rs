//! The mutants of both drivers, and the drivers without a change.

use std::fmt;
use std::fs;

use anyhow::{Context, Result, anyhow};
use serde::Serialize;

use super::list::{self, Mutant};
use crate::workspace::Workspace;

/// A driver that mutants are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Driver {
    /// examples/inspect, in Rust, with the crate fwps below it
    Inspect,
    /// tests/c/guard.c
    Guard,
}

impl Driver {
    const ALL: [Self; 2] = [Self::Inspect, Self::Guard];

    /// Its name, as on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Inspect => "inspect",
            Self::Guard => "guard",
        }
    }

    /// The list of its mutants, from the root of the workspace.
    fn list(self) -> &'static str {
        match self {
            Self::Inspect => "tests/mutants/inspect.txt",
            Self::Guard => "tests/c/mutants.txt",
        }
    }

    /// The file that a mutant changes which names none.
    fn only_file(self) -> Option<&'static str> {
        match self {
            Self::Inspect => None,
            Self::Guard => Some(GUARD),
        }
    }
}

/// The source of the C driver, from the root of the workspace.
pub(super) const GUARD: &str = "tests/c/guard.c";

/// What [`Listed::name`] is for a driver without a change.
const ORIGINAL: &str = "original";

/// A mutant of a driver, or the driver itself.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Listed {
    /// The driver.
    pub driver: Driver,
    /// Its name; `original` for the driver itself.
    pub name: String,
    /// What has to be found, the first one being what the mutant is about; nothing for the driver itself.
    pub findings: Vec<String>,
    /// Why just these.
    pub reason: String,
    /// The change; `None` for the driver itself.
    #[serde(skip)]
    pub(super) mutant: Option<Mutant>,
}

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let findings = if self.findings.is_empty() {
            "clean".to_owned()
        } else {
            self.findings.join(" ")
        };
        write!(
            f,
            "{} {}: {findings} ({})",
            self.driver.name(),
            self.name,
            self.reason
        )
    }
}

/// Reads the lists, and applies each change once to see that it can be made.
pub(super) fn read(workspace: &Workspace) -> Result<Vec<Listed>> {
    let text = |path: &str| {
        fs::read_to_string(workspace.root().join(path)).with_context(|| format!("cannot read {path}"))
    };
    let mut all = Vec::new();
    for driver in Driver::ALL {
        all.push(Listed {
            driver,
            name: ORIGINAL.to_owned(),
            findings: Vec::new(),
            reason: "without a change".to_owned(),
            mutant: None,
        });
        let path = driver.list();
        let mutants =
            list::parse(&text(path)?, driver.only_file()).map_err(|error| anyhow!("{path}: {error}"))?;
        for mutant in mutants {
            let source = text(&mutant.file)?;
            mutant
                .apply(&source)
                .map_err(|error| anyhow!("{path}: {error}"))?;
            all.push(Listed {
                driver,
                name: mutant.name.clone(),
                findings: mutant.findings.clone(),
                reason: mutant.reason.clone(),
                mutant: Some(mutant),
            });
        }
    }
    Ok(all)
}
