//! `cargo xtask ci`: what the project is checked with, on your own machine.

use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::workspace::Workspace;

/// Runs the checks of .ci/run: all of them, or the steps named
#[derive(Debug, clap::Args)]
pub struct CiArguments {
    /// install, format, clippy, test, docs, driver, demo, wine, sanitizer, bench or package
    pub steps: Vec<String>,
}

/// Runs the command; the exit code is that of the first step that failed.
///
/// # Errors
///
/// If bash cannot be started.
pub fn run(arguments: &CiArguments) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    let script = workspace.root().join(".ci/run");
    let status = Command::new("bash")
        .arg(&script)
        .args(&arguments.steps)
        .status()
        .with_context(|| {
            format!(
                "cannot start bash for {}; on Windows use the bash of Git",
                script.display()
            )
        })?;
    let code = status
        .code()
        .and_then(|code| u8::try_from(code).ok())
        .unwrap_or(1);
    Ok(ExitCode::from(code))
}
