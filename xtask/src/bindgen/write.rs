//! Runs the generator, formats what it made, and writes or compares the files.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result, ensure};

use super::generate::{self, Output};

/// Where the crate fwps-sys is.
const CRATE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../fwps-sys");

/// Where the settings of rustfmt are.
const WORKSPACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Makes all files from the headers in `folders`; with `check`, compares them with the committed ones.
pub(crate) fn run(folders: &[PathBuf], check: bool) -> Result<ExitCode> {
    let scratch = tempfile::tempdir().context("cannot make a folder for intermediate files")?;
    eprintln!("reading the headers for AMD64 ...");
    let mut files = generate::sources(folders, scratch.path())?;
    eprintln!("reading the headers for ARM64, and comparing ...");
    let inventory = generate::inventory(folders, scratch.path(), &files)?;
    for file in &mut files {
        file.text = format(&file.text).with_context(|| format!("cannot format {}", file.path))?;
    }
    files.extend(inventory);
    if check { compare(&files) } else { write(&files) }
}

fn write(files: &[Output]) -> Result<ExitCode> {
    for file in files {
        let path = Path::new(CRATE).join(file.path);
        std::fs::write(&path, &file.text).with_context(|| format!("cannot write {}", path.display()))?;
        eprintln!("wrote {} ({} lines)", file.path, file.text.lines().count());
    }
    Ok(ExitCode::SUCCESS)
}

fn compare(files: &[Output]) -> Result<ExitCode> {
    let mut different = 0;
    for file in files {
        let path = Path::new(CRATE).join(file.path);
        let committed =
            std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        if committed == file.text {
            eprintln!("{}: the same", file.path);
            continue;
        }
        different += 1;
        let line = committed
            .lines()
            .zip(file.text.lines())
            .take_while(|(old, new)| old == new)
            .count()
            + 1;
        eprintln!(
            "{}: differs from line {line} on. Run `cargo xtask bindgen` without --check to write it.",
            file.path
        );
    }
    Ok(if different == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Formats Rust as the workspace does.
fn format(source: &str) -> Result<String> {
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
