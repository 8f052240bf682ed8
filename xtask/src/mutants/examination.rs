//! Compiling a mutant with its program, and running that.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::libraries::Libraries;
use super::lists::{Driver, GUARD, Listed};
use super::outcome::Outcome;
use super::source::Sources;
use crate::workspace::Workspace;

/// How long the examination of a mutant may take. The simulator ends a run that hangs long before.
const PATIENCE: Duration = Duration::from_secs(300);

/// The program of every mutant, from the root of the workspace.
const PROGRAM: &str = "tests/mutants/program.rs";

/// Compiles and examines mutants, one after another, in a folder of its own.
pub(super) struct Examiner<'a> {
    workspace: &'a Workspace,
    libraries: &'a Libraries,
    sources: Sources,
    folder: PathBuf,
}

impl<'a> Examiner<'a> {
    pub(super) fn new(workspace: &'a Workspace, libraries: &'a Libraries, job: usize) -> Result<Self> {
        let folder = workspace.target().join("mutants").join(job.to_string());
        let sources = Sources::copy(workspace, &folder.join("sources"))?;
        let built = folder.join("built");
        fs::create_dir_all(&built).with_context(|| format!("cannot make {}", built.display()))?;
        Ok(Self {
            workspace,
            libraries,
            sources,
            folder,
        })
    }

    /// Examines one.
    pub(super) fn examine(&mut self, listed: &Listed) -> Result<Outcome> {
        self.sources.change(listed.mutant.as_ref())?;
        let compiled = match listed.driver {
            Driver::Inspect => self.compile_inspect(),
            Driver::Guard => self.compile_guard(),
        };
        let examined = compiled.and_then(|program| findings(&program));
        self.sources.change(None)?;
        Ok(match examined {
            Ok(found) => Outcome::new(listed, found),
            Err(error) => Outcome::failed(listed, &error),
        })
    }

    fn compile_inspect(&self) -> Result<PathBuf> {
        let sources = &self.sources;
        let below = ["bitflags", "fwps_sys", "static_assertions", "thiserror"];
        let fwps = self.library("fwps", &sources.place("fwps/src/lib.rs"), &below, &[])?;
        let root = sources.place("examples/inspect/src/lib.rs");
        let with_fwps = [external("fwps", &fwps)];
        let inspect = self.library("inspect", &root, &[], &with_fwps)?;
        let arguments = [
            external("inspect", &inspect),
            // What `inspect` was compiled with is searched for, and not given.
            format!("-Ldependency={}", self.folder.join("built").display()),
            "--cfg=driver=\"inspect\"".to_owned(),
        ];
        self.program(Driver::Inspect, &arguments)
    }

    fn compile_guard(&self) -> Result<PathBuf> {
        let object = self.folder.join("built/guard.o");
        let compiler = std::env::var_os("CC").unwrap_or_else(|| "cc".into());
        let mut command = Command::new(compiler);
        command
            .args(["-std=c11", "-w", "-fno-stack-protector", "-c"])
            .arg(self.sources.place(GUARD))
            .arg("-o")
            .arg(&object);
        succeed(&mut command)?;
        let arguments = [
            "--cfg=driver=\"guard\"".to_owned(),
            format!("-Clink-arg={}", object.display()),
        ];
        self.program(Driver::Guard, &arguments)
    }

    /// Compiles a library of the workspace.
    fn library(&self, name: &str, root: &Path, crates: &[&str], arguments: &[String]) -> Result<PathBuf> {
        let file = self.folder.join(format!("built/lib{name}.rlib"));
        let mut command = self.rustc(name, root, crates)?;
        command
            .arg("--crate-type=rlib")
            .args(arguments)
            .arg("-o")
            .arg(&file);
        // Another crate than that of the same name which cargo has built.
        command.arg("-Cmetadata=mutant");
        succeed(&mut command)?;
        Ok(file)
    }

    /// Compiles the program that examines a driver.
    fn program(&self, driver: Driver, arguments: &[String]) -> Result<PathBuf> {
        let file = self
            .folder
            .join(format!("built/{}{}", driver.name(), std::env::consts::EXE_SUFFIX));
        let root = self.workspace.root().join(PROGRAM);
        let mut command = self.rustc("examination", &root, &["etherparse", "fwps_sim", "fwps_sys"])?;
        command
            .arg("--crate-type=bin")
            .args(arguments)
            .arg("-o")
            .arg(&file);
        succeed(&mut command)?;
        Ok(file)
    }

    fn rustc(&self, name: &str, root: &Path, crates: &[&str]) -> Result<Command> {
        let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let mut command = Command::new(compiler);
        command
            .current_dir(self.workspace.root())
            .arg(root)
            .arg("--edition=2024")
            .arg(format!("--crate-name={name}"))
            .args(self.libraries.arguments(crates)?)
            .arg(format!(
                "-Cincremental={}",
                self.folder.join("incremental").display()
            ))
            .args(["-Cdebuginfo=0", "--cap-lints=allow"])
            // The sources ask for what cargo tells them.
            .env("CARGO_PKG_VERSION", env!("CARGO_PKG_VERSION"));
        Ok(command)
    }
}

fn external(name: &str, file: &Path) -> String {
    format!("--extern={name}={}", file.display())
}

/// Runs a compiler.
fn succeed(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start {program}"))?;
    if !output.status.success() {
        bail!(
            "it does not compile:\n{}",
            String::from_utf8_lossy(&output.stderr).trim_end()
        );
    }
    Ok(())
}

/// Runs the examination, and reads what it found.
fn findings(program: &Path) -> Result<Vec<String>> {
    let mut child = Command::new(program)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("cannot start {}", program.display()))?;
    let begun = Instant::now();
    // What it prints fits into the pipe: each finding once.
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break Some(status);
        }
        if begun.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            break None;
        }
        thread::sleep(Duration::from_millis(5));
    };
    let mut text = String::new();
    if let Some(mut output) = child.stdout.take() {
        std::io::Read::read_to_string(&mut output, &mut text)?;
    }
    let mut found: Vec<String> = text.lines().map(str::to_owned).collect();
    let whole = found.last().is_some_and(|line| line == "examined");
    if whole {
        found.pop();
    }
    match status {
        None => found.push("deadlock".to_owned()),
        Some(status) if !status.success() || !whole => found.push("crash".to_owned()),
        Some(_) => {}
    }
    found.sort();
    Ok(found)
}
