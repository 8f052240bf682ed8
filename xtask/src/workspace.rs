//! Where things are in this checkout.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The checkout, and where cargo puts what it builds.
#[derive(Clone, Debug)]
pub struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    /// Asks cargo about the workspace that this program was built from.
    ///
    /// # Errors
    ///
    /// If cargo cannot be started or does not answer with metadata.
    pub fn find() -> Result<Self> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask is not inside a workspace")?
            .join("Cargo.toml");
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(&cargo)
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .arg("--manifest-path")
            .arg(&manifest)
            .output()
            .with_context(|| format!("cannot start {}", cargo.to_string_lossy()))?;
        if !output.status.success() {
            bail!(
                "cargo metadata failed for {}: {}",
                manifest.display(),
                String::from_utf8_lossy(&output.stderr).trim()
            );
        }
        let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
        let folder = |name: &str| {
            metadata[name]
                .as_str()
                .map(PathBuf::from)
                .with_context(|| format!("cargo metadata has no {name}"))
        };
        Ok(Self {
            root: folder("workspace_root")?,
            target: folder("target_directory")?,
        })
    }

    /// The folder of the root manifest.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder that cargo builds in.
    #[must_use]
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// The folder of an example driver.
    ///
    /// # Errors
    ///
    /// If there is none of this name; the message lists those there are.
    pub fn example(&self, name: &str) -> Result<PathBuf> {
        let examples = self.root.join("examples");
        let is_example = |folder: &Path| folder.join("Cargo.toml").is_file();
        let folder = examples.join(name);
        if !name.is_empty() && !name.contains(['/', '\\', '.']) && is_example(&folder) {
            return Ok(folder);
        }
        let mut known: Vec<String> = std::fs::read_dir(&examples)
            .with_context(|| format!("cannot read {}", examples.display()))?
            .filter_map(Result::ok)
            .filter(|entry| is_example(&entry.path()))
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        known.sort();
        bail!(
            "there is no example `{name}`; expected one of: {}",
            known.join(", ")
        )
    }
}
