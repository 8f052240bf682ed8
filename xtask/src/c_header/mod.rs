//! `cargo xtask c-header`: declares for C what fwps-sys declares for Rust, so that drivers written in C run in the same simulator.
//!
//! The source is the text of fwps-sys, not the headers of a kit: what a C driver is compiled against is what the Rust crate was checked
//! with. The compiler of the driver checks each size, alignment and offset again.

mod bindings;
mod declare;
mod write;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::workspace::Workspace;

/// Where the header is, from the root of the workspace.
pub const HEADER: &str = "tests/c/fwps.h";

/// Writes the C header tests/c/fwps.h from fwps-sys.
#[derive(Debug, clap::Args)]
pub struct CHeaderArguments {
    /// Compare with the committed file instead of writing it; exit code 1 if it differs.
    #[arg(long)]
    check: bool,
}

/// Writes or compares the header.
///
/// # Errors
///
/// If a source of fwps-sys cannot be read, or holds a declaration that this generator does not know.
pub fn run(arguments: &CHeaderArguments) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    let root = workspace.root();
    let text = generate(root)?;
    let path = root.join(HEADER);
    if !arguments.check {
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        println!("{HEADER}: written");
        return Ok(ExitCode::SUCCESS);
    }
    let committed = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    if committed == text {
        println!("{HEADER}: up to date");
        return Ok(ExitCode::SUCCESS);
    }
    println!("{HEADER} is not what fwps-sys gives: run `cargo xtask c-header`");
    Ok(ExitCode::FAILURE)
}

/// The text of the header for the fwps-sys of the workspace at `root`.
///
/// # Errors
///
/// If a source of fwps-sys cannot be read, or holds a declaration that this generator does not know.
pub fn generate(root: &Path) -> Result<String> {
    let crate_root = root.join("fwps-sys");
    let read = |path: &str| {
        fs::read_to_string(crate_root.join(path)).with_context(|| format!("cannot read fwps-sys/{path}"))
    };
    let mut items = bindings::Bindings::default();
    for path in [
        "src/bindings.rs",
        "src/additional.rs",
        "src/constants.rs",
        "src/guid.rs",
    ] {
        items
            .add(&read(path)?)
            .with_context(|| format!("fwps-sys/{path}"))?;
    }
    items.add_layouts(&read("inventory/layouts.txt")?)?;
    write::header(&items)
}
