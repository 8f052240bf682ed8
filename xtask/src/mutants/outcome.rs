//! What was found, beside what is listed.

use std::fmt;

use serde::Serialize;

use super::list;
use super::lists::{Driver, Listed};

/// What was found of one mutant.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
    /// The driver.
    pub driver: Driver,
    /// The mutant; `original` for the driver itself.
    pub name: String,
    /// What is listed, the first one being what the mutant is about.
    pub expected: Vec<String>,
    /// What was found, in order.
    pub found: Vec<String>,
    /// Why it was not examined.
    pub error: Option<String>,
}

impl Outcome {
    pub(super) fn new(listed: &Listed, found: Vec<String>) -> Self {
        Self {
            driver: listed.driver,
            name: listed.name.clone(),
            expected: listed.findings.clone(),
            found,
            error: None,
        }
    }

    pub(super) fn failed(listed: &Listed, error: &anyhow::Error) -> Self {
        Self {
            error: Some(format!("{error:#}")),
            ..Self::new(listed, Vec::new())
        }
    }

    /// Whether just what is listed was found.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.error.is_none() && list::is_as_listed(&self.expected, &self.found)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |findings: &[String]| match findings {
            [] => "nothing".to_owned(),
            findings => findings.join(" "),
        };
        write!(f, "{} {}: ", self.driver.name(), self.name)?;
        match &self.error {
            Some(error) => write!(f, "{error}"),
            None if self.is_right() => write!(f, "ok, {}", text(&self.found)),
            None => write!(
                f,
                "expected {}, found {}",
                text(&self.expected),
                text(&self.found)
            ),
        }
    }
}

/// What was found of all of them.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// The exit code of the command.
    pub exit: u8,
    /// How many mutants were examined, without the drivers themselves.
    pub mutants: usize,
    /// How many of them were caught as listed.
    pub caught: usize,
    /// One by one, in the order of the lists.
    pub outcomes: Vec<Outcome>,
}

impl Summary {
    pub(super) fn new(outcomes: Vec<Outcome>) -> Self {
        let mutants = || outcomes.iter().filter(|outcome| !outcome.expected.is_empty());
        let exit = if outcomes.iter().any(|outcome| outcome.error.is_some()) {
            2
        } else {
            u8::from(!outcomes.iter().all(Outcome::is_right))
        };
        Self {
            exit,
            mutants: mutants().count(),
            caught: mutants().filter(|outcome| outcome.is_right()).count(),
            outcomes,
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} of {} mutants were caught as listed",
            self.caught, self.mutants
        )?;
        for original in self.outcomes.iter().filter(|outcome| outcome.expected.is_empty()) {
            let is = if original.is_right() {
                "is clean"
            } else {
                "is not clean"
            };
            write!(f, "; {} {is}", original.driver.name())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::list::is_as_listed;

    #[test]
    fn nothing_else_is_found_unless_the_list_leaves_it_open() {
        let text = |findings: &str| findings.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert!(is_as_listed(&text("C-001 C-002"), &text("C-002 C-001")));
        assert!(!is_as_listed(&text("C-001 C-002"), &text("C-001")));
        assert!(!is_as_listed(&text("C-001"), &text("C-001 C-002")));
        assert!(is_as_listed(&text("C-001 …"), &text("C-001 crash")));
        assert!(!is_as_listed(&text("C-001 …"), &text("crash")));
        assert!(is_as_listed::<String>(&[], &[]) && !is_as_listed::<String>(&[], &text("output")));
    }
}
