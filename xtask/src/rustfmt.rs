//! Formats generated Rust as the workspace does.

use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

/// Where the settings of rustfmt are.
const WORKSPACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Formats Rust as the workspace does.
///
/// # Errors
///
/// If rustfmt is not installed, or refuses the source.
pub fn format(source: &str) -> Result<String> {
    let mut rustfmt = Command::new("rustfmt")
        .args([
            "--edition",
            "2024",
            "--emit",
            "stdout",
            "--config-path",
            WORKSPACE,
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start rustfmt; install it with `rustup component add rustfmt`")?;
    let mut input = rustfmt.stdin.take().context("rustfmt has no standard input")?;
    let source = source.to_owned();
    // Written from a thread: rustfmt may answer before it has read everything.
    let writer = std::thread::spawn(move || input.write_all(source.as_bytes()));
    let output = rustfmt.wait_with_output().context("rustfmt was interrupted")?;
    let written = writer
        .join()
        .map_err(|_| anyhow::anyhow!("the thread that feeds rustfmt panicked"))?;
    written.context("rustfmt did not read its input")?;
    ensure!(output.status.success(), "rustfmt ended with {}", output.status);
    String::from_utf8(output.stdout).context("rustfmt wrote something that is not UTF-8")
}
