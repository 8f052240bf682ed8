//! What cargo has built: the libraries that mutants and their program are compiled against.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::workspace::Workspace;

/// The libraries by the names of their crates, and the folder of all of them.
pub(super) struct Libraries {
    by_name: BTreeMap<String, Built>,
    folder: PathBuf,
}

struct Built {
    version: Vec<u64>,
    file: PathBuf,
}

/// A message of cargo's about something that was built.
#[derive(Deserialize)]
struct Message {
    reason: String,
    #[serde(default)]
    package_id: String,
    target: Option<Target>,
    #[serde(default)]
    filenames: Vec<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

/// Lets cargo build what this program is built from, which it mostly is already.
pub(super) fn build(workspace: &Workspace) -> Result<Libraries> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(&cargo)
        .current_dir(workspace.root())
        .args(["build", "--package", "xtask", "--lib", "--message-format", "json"])
        .arg("--target-dir")
        .arg(workspace.target())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start {}", cargo.to_string_lossy()))?;
    if !output.status.success() {
        bail!("the simulator does not compile; cargo has said why");
    }
    let mut by_name: BTreeMap<String, Built> = BTreeMap::new();
    let mut folder = None;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Message>(line) else {
            continue;
        };
        let Some(target) = message.target.filter(|_| message.reason == "compiler-artifact") else {
            continue;
        };
        let is_library = |file: &PathBuf| file.extension().is_some_and(|extension| extension == "rlib");
        let Some(file) = message.filenames.into_iter().find(is_library) else {
            continue;
        };
        if target.name == "fwps_sim" {
            folder = file.parent().map(Path::to_owned);
        }
        let version = version(&message.package_id);
        let name = target.name.replace('-', "_");
        // Where several versions of a crate are used, fwps and the simulator use the newest.
        if by_name.get(&name).is_none_or(|known| known.version < version) {
            by_name.insert(name, Built { version, file });
        }
    }
    let folder = folder.context("cargo built no fwps_sim")?;
    // Libraries are beside the programs of the profile, with links in the folder of all of them.
    let deps = folder.join("deps");
    let folder = if deps.is_dir() { deps } else { folder };
    Ok(Libraries { by_name, folder })
}

/// `…#bitflags@2.6.0` or `…#0.1.0`.
fn version(package_id: &str) -> Vec<u64> {
    let version = package_id.rsplit(['@', '#']).next().unwrap_or_default();
    version.split('.').map_while(|part| part.parse().ok()).collect()
}

impl Libraries {
    /// The arguments that let rustc use these crates.
    pub(super) fn arguments(&self, crates: &[&str]) -> Result<Vec<String>> {
        let mut arguments = vec![format!("-Ldependency={}", self.folder.display())];
        for name in crates {
            let built = self.by_name.get(*name);
            let built = built.with_context(|| format!("cargo built no {name}"))?;
            arguments.push("--extern".to_owned());
            arguments.push(format!("{name}={}", built.file.display()));
        }
        Ok(arguments)
    }
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn versions_are_read_from_package_ids() {
        assert_eq!(version("registry+https://somewhere#bitflags@2.10.1"), [2, 10, 1]);
        assert_eq!(version("path+file:///somewhere/fwps#0.1.0"), [0, 1, 0]);
        assert!(version("registry+https://somewhere#thiserror@2.0.9") > version("a#thiserror@1.0.69"));
    }
}
