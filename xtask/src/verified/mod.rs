//! `cargo xtask contracts`: which contracts the simulator enforces, where, and which test shows each; which functions it has.
//!
//! All of it is read from the sources, so the page that it writes cannot say more than is there.

mod assertions;
mod page;
mod proofs;
mod source;
mod tokens;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::workspace::Workspace;

/// Where the page is, from the root of the workspace.
pub const PAGE: &str = "docs/src/verified.md";

/// Prints which contracts the simulator enforces, by function, and which functions it has.
#[derive(Debug, clap::Args)]
pub struct ContractsArguments {
    /// Write the page docs/src/verified.md as well.
    #[arg(long)]
    write: bool,
}

/// Prints the page, or writes it.
///
/// # Errors
///
/// If a source cannot be read; if no test breaks or keeps a contract that is enforced, or nothing says why a function is not modelled.
pub fn run(arguments: &ContractsArguments) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    let text = generate(workspace.root())?;
    if arguments.write {
        let path = workspace.root().join(PAGE);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        println!("{PAGE}: written");
    } else {
        print!("{text}");
    }
    Ok(ExitCode::SUCCESS)
}

/// The page for the workspace at `root`.
///
/// # Errors
///
/// If a source cannot be read; if no test breaks or keeps a contract that is enforced, or nothing says why a function is not modelled.
pub fn generate(root: &Path) -> Result<String> {
    let simulator = source::Simulator::read(root)?;
    let proofs = proofs::Proofs::read(root, &simulator)?;
    page::text(&simulator, &proofs)
}

/// The Rust files below a folder, sorted, with their texts.
fn rust_files(folder: &Path) -> Result<Vec<(PathBuf, String)>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text =
                    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
                files.push((path, text));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// A path from the root, with slashes on every host.
fn relative(path: &Path, root: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    path.to_string_lossy().replace('\\', "/")
}
