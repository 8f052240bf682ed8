//! A copy of the sources, one line of which is changed at a time.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};

use super::list::Mutant;
use super::lists::GUARD;
use crate::workspace::Workspace;

/// The packages that mutants change, with what compiling them needs.
const PACKAGES: [&str; 2] = ["fwps", "examples/inspect"];
/// Files beside those.
const FILES: [&str; 2] = [GUARD, "tests/c/fwps.h"];

/// A copy that belongs to one thread.
pub(super) struct Sources {
    folder: PathBuf,
    /// The file that is changed now, with its text.
    changed: Option<(PathBuf, String)>,
}

impl Sources {
    /// Copies what differs from the copy that an earlier run left.
    pub(super) fn copy(workspace: &Workspace, folder: &Path) -> Result<Self> {
        for package in PACKAGES {
            copy_folder(&workspace.root().join(package), &folder.join(package))?;
        }
        for file in FILES {
            copy_file(&workspace.root().join(file), &folder.join(file))?;
        }
        Ok(Self {
            folder: folder.to_owned(),
            changed: None,
        })
    }

    /// Where a file or folder of the workspace is in the copy.
    pub(super) fn place(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// Undoes the change before, and makes that of a mutant.
    pub(super) fn change(&mut self, mutant: Option<&Mutant>) -> Result<()> {
        if let Some((path, text)) = self.changed.take() {
            fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        }
        let Some(mutant) = mutant else {
            return Ok(());
        };
        let path = self.place(&mutant.file);
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let changed = mutant.apply(&text).map_err(|error| anyhow!(error))?;
        fs::write(&path, changed).with_context(|| format!("cannot write {}", path.display()))?;
        self.changed = Some((path, text));
        Ok(())
    }
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    let entries = fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))?;
    for entry in entries {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            copy_folder(&from, &to)?;
        } else {
            copy_file(&from, &to)?;
        }
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path) -> Result<()> {
    let text = fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
    if fs::read(to).is_ok_and(|known| known == text) {
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::write(to, text).with_context(|| format!("cannot write {}", to.display()))
}
