//! Runs the generator, formats what it made, and writes or compares the files.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use xtask::rustfmt::format;

use super::generate::{self, Output};

/// Where the crate fwps-sys is.
const CRATE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../fwps-sys");

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
