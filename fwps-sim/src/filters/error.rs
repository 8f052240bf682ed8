//! What is wrong with a file of filters, and where.

use thiserror::Error;

/// A text is no description of filters.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}{}: {problem}", .field.as_ref().map(|field| format!(", `{field}`")).unwrap_or_default())]
#[non_exhaustive]
pub struct FiltersError {
    /// The line, from 1.
    pub line: usize,
    /// The member that is wrong, if one is.
    pub field: Option<String>,
    /// What was found, and what was expected.
    pub problem: String,
}

/// The text that errors point into.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a>(pub(super) &'a str);

impl Source<'_> {
    /// The line of a place in the text.
    pub(super) fn line(self, at: usize) -> usize {
        let before = self.0.as_bytes().get(..at).unwrap_or(self.0.as_bytes());
        1 + before.iter().filter(|byte| **byte == b'\n').count()
    }

    /// An error about a member whose value is at this place.
    pub(super) fn error(self, at: usize, field: &str, problem: impl Into<String>) -> FiltersError {
        FiltersError {
            line: self.line(at),
            field: Some(field.to_owned()),
            problem: problem.into(),
        }
    }

    /// What the TOML reader found.
    pub(super) fn syntax(self, error: &toml::de::Error) -> FiltersError {
        FiltersError {
            line: self.line(error.span().map_or(0, |span| span.start)),
            field: None,
            problem: error.message().to_owned(),
        }
    }
}
