//! The program and the kernel modules, built once for each state of the sources.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::Hasher;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::kernel::{KernelModules, STATE};
use crate::driver::ProgramToolchain;
use crate::pe::AllowedImports;
use crate::workspace::Workspace;

/// What the modules are made of, below the workspace.
const SOURCES: [&str; 6] = [
    "Cargo.toml",
    "Cargo.lock",
    "fwps-sys",
    "fwps-sim",
    "harness",
    "xtask/src/run",
];
/// The cargo profile.
const PROFILE: &str = "harness";
/// The program.
pub(super) const PROGRAM: &str = "fwps-harness.exe";

/// The folder with the program and the modules; builds what is not there.
///
/// # Errors
///
/// If the build fails.
pub(super) fn find_or_build(workspace: &Workspace, toolchain: &ProgramToolchain) -> Result<PathBuf> {
    let key = key(workspace.root(), &toolchain.to_string())?;
    let folder = workspace.target().join("run").join(format!("modules-{key:016x}"));
    if folder.is_dir() {
        return Ok(folder);
    }
    eprintln!("building the simulator for Windows, once for this state of the sources: {toolchain}");
    let built = build(workspace, toolchain)?;
    // Made aside, so that a folder is whole or absent.
    let new = folder.with_extension(std::process::id().to_string());
    fs::create_dir_all(&new).with_context(|| format!("cannot create {}", new.display()))?;
    let library = format!("{STATE}.dll");
    for name in [PROGRAM, &library] {
        let from = built.join(name);
        fs::copy(&from, new.join(name)).with_context(|| format!("cannot copy {}", from.display()))?;
    }
    let bytes = fs::read(new.join(&library))?;
    let declared = AllowedImports::of_workspace(workspace.root())?;
    for (name, bytes) in KernelModules::of_library(&bytes, &declared)?.files()? {
        fs::write(new.join(&name), bytes).with_context(|| format!("cannot write {name}"))?;
    }
    if !cfg!(windows) {
        // Wine 8 has no such module; the standard library takes its random numbers from it.
        let forwards = [("ProcessPrng".to_owned(), "advapi32.SystemFunction036".to_owned())];
        let name = "bcryptprimitives.dll";
        fs::write(new.join(name), super::forwarder::module(name, &forwards.into())?)?;
    }
    if fs::rename(&new, &folder).is_err() {
        // Somebody else was faster.
        fs::remove_dir_all(&new).with_context(|| format!("cannot remove {}", new.display()))?;
    }
    if !folder.is_dir() {
        bail!("cannot create {}", folder.display());
    }
    Ok(folder)
}

/// Builds the library as a module, and the program around it; gives the folder of both.
fn build(workspace: &Workspace, toolchain: &ProgramToolchain) -> Result<PathBuf> {
    let target = workspace.target().join("run-build");
    for form in [
        &["rustc", "--lib", "--crate-type", "cdylib"][..],
        &["build", "--bin", "fwps-harness"],
    ] {
        let mut command = toolchain.cargo(workspace.root());
        command
            .args(form)
            .args(["--package", "fwps-harness", "--profile", PROFILE, "--target-dir"])
            .arg(&target);
        if let Some(triple) = toolchain.triple() {
            command.args(["--target", triple]);
        }
        let status = command
            .status()
            .with_context(|| format!("cannot start {:?}", command.get_program()))?;
        if !status.success() {
            bail!("the simulator does not build for Windows: see the messages of the compiler above");
        }
    }
    Ok(target.join(toolchain.triple().unwrap_or_default()).join(PROFILE))
}

/// A number for what the modules are made of and with.
fn key(root: &Path, toolchain: &str) -> Result<u64> {
    let mut files = Vec::new();
    let mut folders: Vec<PathBuf> = SOURCES.iter().map(|source| root.join(source)).collect();
    while let Some(path) = folders.pop() {
        if path.is_dir() {
            // Tests are not part of the modules.
            if path.file_name().is_some_and(|name| name == "tests") {
                continue;
            }
            let entries = fs::read_dir(&path).with_context(|| format!("cannot read {}", path.display()))?;
            for entry in entries {
                folders.push(entry?.path());
            }
        } else if path
            .extension()
            .is_some_and(|kind| kind == "rs" || kind == "toml" || kind == "lock")
        {
            files.push(path);
        }
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    hasher.write(toolchain.as_bytes());
    for file in files {
        hasher.write(file.strip_prefix(root)?.to_string_lossy().as_bytes());
        hasher.write(&fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?);
    }
    Ok(hasher.finish())
}
