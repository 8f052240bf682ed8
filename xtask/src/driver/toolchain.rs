//! Which of the ways to compile for Windows this machine offers.
//!
//! A driver needs `core` and `alloc` for a Windows target. An ordinary rustup installation downloads them compiled
//! (`rustup target add`). Where that is not to be had, they are compiled from source: rustup's nightly toolchain with
//! its `rust-src` component, or Debian's `rustc-web` with `rust-web-src`.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::linker::Linker;
use crate::pe::Architecture;

/// The oldest compiler that the workspace builds with: its `rust-version`.
const OLDEST: (u32, u32) = (1, 85);

/// Where a toolchain keeps the source of `core`, below its sysroot.
const CORE_SOURCE: &str = "lib/rustlib/src/rust/library/core/src/lib.rs";

const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";

/// What the search asks the machine; tests answer for machines that are not at hand.
pub trait Machine {
    /// The value of an environment variable, if it is set and not empty.
    fn variable(&self, name: &str) -> Option<String>;
    /// Whether this is Windows.
    fn is_windows(&self) -> bool;
    /// Finds a program on the search path.
    fn on_path(&self, program: &str) -> Option<PathBuf>;
    /// Whether a file or folder exists.
    fn exists(&self, path: &Path) -> bool;
    /// The entries of a folder.
    fn folders(&self, path: &Path) -> Vec<PathBuf>;
    /// The trimmed standard output of a program that succeeded.
    fn output(&self, program: &str, arguments: &[&str]) -> Option<String>;
}

/// The machine that this program runs on.
#[derive(Clone, Copy, Debug)]
pub struct System;

impl Machine for System {
    fn variable(&self, name: &str) -> Option<String> {
        std::env::var(name).ok().filter(|value| !value.is_empty())
    }

    fn is_windows(&self) -> bool {
        cfg!(windows)
    }

    fn on_path(&self, program: &str) -> Option<PathBuf> {
        let path = std::env::var_os("PATH")?;
        let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
        std::env::split_paths(&path)
            .map(|folder| folder.join(&file))
            .find(|candidate| candidate.is_file())
    }

    fn exists(&self, path: &Path) -> bool {
        path.exists()
    }

    fn folders(&self, path: &Path) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(path).into_iter().flatten();
        let mut folders: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        folders.sort();
        folders
    }

    fn output(&self, program: &str, arguments: &[&str]) -> Option<String> {
        let output = Command::new(program).args(arguments).output().ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        output.status.success().then(|| text.trim().to_owned())
    }
}

/// How `core` and `alloc` for the target come about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// The toolchain in use has them compiled.
    Precompiled {
        /// What `rustc --version` says.
        version: String,
    },
    /// The toolchain in use is a nightly with the library source.
    CurrentNightly {
        /// What `rustc --version` says.
        version: String,
    },
    /// rustup has a nightly toolchain with the library source.
    RustupNightly {
        /// What `rustc --version` says.
        version: String,
    },
    /// Debian's compiler with its library source package.
    Debian {
        /// What `rustc --version` says.
        version: String,
    },
}

impl Way {
    pub(super) fn builds_core(&self) -> bool {
        !matches!(self, Self::Precompiled { .. })
    }

    /// A cargo command in `folder` that uses the compiler of this way.
    pub(super) fn cargo(&self, folder: &Path) -> Command {
        let mut command = match self {
            Self::Precompiled { .. } | Self::CurrentNightly { .. } => {
                Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            }
            Self::RustupNightly { .. } => {
                let mut command = Command::new("rustup");
                command.args(["run", "nightly", "cargo"]);
                command.env_remove("RUSTC").env_remove("RUSTUP_TOOLCHAIN");
                command
            }
            Self::Debian { .. } => {
                let mut command = Command::new(DEBIAN_CARGO);
                command.env("RUSTC", DEBIAN_RUSTC);
                // Lets a stable compiler build core; nothing else in the workspace uses unstable features.
                command.env("RUSTC_BOOTSTRAP", "1");
                command
            }
        };
        command.current_dir(folder);
        // `cargo run` points the loader at its own toolchain's libraries: those of another must not find them.
        command.env_remove("LD_LIBRARY_PATH");
        command
    }
}

impl fmt::Display for Way {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Precompiled { version } => {
                write!(formatter, "the Windows target installed for {version}")
            }
            Self::CurrentNightly { version } => {
                write!(formatter, "core and alloc built from the source of {version}")
            }
            Self::RustupNightly { version } => write!(
                formatter,
                "core and alloc built from the source of rustup's nightly toolchain, {version}; \
                 the toolchain in use has no Windows target"
            ),
            Self::Debian { version } => write!(
                formatter,
                "core and alloc built from Debian's source package with {DEBIAN_RUSTC}, {version}; \
                 rustup has neither a Windows target nor a nightly with rust-src here"
            ),
        }
    }
}

/// Everything needed to build a driver for one architecture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toolchain {
    /// What it builds for.
    pub architecture: Architecture,
    /// Where `core` and `alloc` come from.
    pub way: Way,
    /// What links the image.
    pub linker: Linker,
}

impl fmt::Display for Toolchain {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}; linker {}", self.way, self.linker)
    }
}

/// Why a machine cannot build drivers, and what would change that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    architecture: Architecture,
    /// What each way lacks; empty if only the linker is missing.
    ways: Vec<String>,
}

impl Missing {
    /// The reason in one line.
    #[must_use]
    pub fn reason(&self) -> String {
        let triple = self.architecture.triple();
        if self.ways.is_empty() {
            format!("no linker for {triple}: neither lld-link nor rust-lld was found")
        } else {
            format!("no core library for {triple}: {}", self.ways.join("; "))
        }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let triple = self.architecture.triple();
        writeln!(formatter, "this machine cannot build drivers for {triple}")?;
        if self.ways.is_empty() {
            writeln!(
                formatter,
                "  no linker: neither lld-link, lld-link-NN nor rust-lld was found"
            )?;
            writeln!(formatter, "install one of:")?;
            writeln!(formatter, "  apt-get install lld-19          (Debian, Ubuntu)")?;
            writeln!(formatter, "  brew install lld                (macOS)")?;
            return write!(
                formatter,
                "  a rustup toolchain              (rust-lld comes with it)"
            );
        }
        for way in &self.ways {
            writeln!(formatter, "  {way}")?;
        }
        writeln!(formatter, "install one of:")?;
        writeln!(formatter, "  rustup target add {triple}")?;
        writeln!(
            formatter,
            "  rustup toolchain install nightly --component rust-src"
        )?;
        write!(
            formatter,
            "  apt-get install rustc-web cargo-web rust-web-src lld-19   (Debian)"
        )
    }
}

impl Toolchain {
    /// Looks for the ways in order: compiled, nightly source, Debian's source.
    ///
    /// # Errors
    ///
    /// If there is no way, with what each lacks and what to install.
    pub fn find(machine: &dyn Machine, architecture: Architecture) -> Result<Self, Missing> {
        let mut lacking = Vec::new();
        let mut sysroots = Vec::new();
        let way = find_way(machine, architecture.triple(), &mut lacking, &mut sysroots).ok_or(Missing {
            architecture,
            ways: lacking,
        })?;
        let sysroots: Vec<&Path> = sysroots.iter().map(PathBuf::as_path).collect();
        let linker = Linker::find(machine, architecture, &sysroots).ok_or(Missing {
            architecture,
            ways: Vec::new(),
        })?;
        Ok(Self {
            architecture,
            way,
            linker,
        })
    }

    /// A cargo command in `folder` that uses this toolchain and linker; the subcommand is still to be added.
    ///
    /// The arguments for building `core` follow from environment variables, so that any subcommand takes them.
    #[must_use]
    pub fn cargo(&self, folder: &Path) -> Command {
        let mut command = self.way.cargo(folder);
        if self.way.builds_core() {
            command.env("CARGO_UNSTABLE_BUILD_STD", "core,alloc,compiler_builtins");
        }
        if let Some(program) = self.linker.program() {
            command.env(Linker::variable(self.architecture), program);
        }
        command
    }
}

/// The first way that works; notes what the others lack, and every sysroot seen.
pub(super) fn find_way(
    machine: &dyn Machine,
    triple: &str,
    lacking: &mut Vec<String>,
    sysroots: &mut Vec<PathBuf>,
) -> Option<Way> {
    let current = machine.variable("RUSTC").unwrap_or_else(|| "rustc".to_owned());
    if let Some((version, sysroot)) = compiler(machine, &current, &[]) {
        let compiled = sysroot.join("lib/rustlib").join(triple).join("lib");
        let source = sysroot.join(CORE_SOURCE);
        sysroots.push(sysroot);
        if machine.exists(&compiled) {
            return Some(Way::Precompiled { version });
        }
        if version.contains("-nightly") && machine.exists(&source) {
            return Some(Way::CurrentNightly { version });
        }
        lacking.push(format!("{version}: the target {triple} is not installed"));
    } else {
        lacking.push(format!("{current} does not run"));
    }

    match compiler(machine, "rustup", &["run", "nightly", "rustc"]) {
        Some((version, sysroot)) => {
            let source = machine.exists(&sysroot.join(CORE_SOURCE));
            sysroots.push(sysroot);
            if source {
                return Some(Way::RustupNightly { version });
            }
            lacking.push(format!("{version}: the component rust-src is not installed"));
        }
        None => lacking.push("rustup: there is no nightly toolchain".to_owned()),
    }

    if !machine.exists(Path::new(DEBIAN_RUSTC)) || !machine.exists(Path::new(DEBIAN_CARGO)) {
        lacking.push(format!("there is no {DEBIAN_RUSTC} with {DEBIAN_CARGO}"));
        return None;
    }
    let Some((version, sysroot)) = compiler(machine, DEBIAN_RUSTC, &[]) else {
        lacking.push(format!("{DEBIAN_RUSTC} does not run"));
        return None;
    };
    if release(&version).is_none_or(|release| release < OLDEST) {
        let (major, minor) = OLDEST;
        lacking.push(format!("{DEBIAN_RUSTC} is {version}, older than {major}.{minor}"));
        return None;
    }
    if !machine.exists(&sysroot.join(CORE_SOURCE)) {
        lacking.push(format!(
            "{DEBIAN_RUSTC}, {version}: there is no library source beside it"
        ));
        return None;
    }
    sysroots.push(sysroot);
    Some(Way::Debian { version })
}

/// Version and sysroot of a compiler, if it runs.
fn compiler(machine: &dyn Machine, program: &str, before: &[&str]) -> Option<(String, PathBuf)> {
    let ask = |arguments: &[&str]| machine.output(program, &[before, arguments].concat());
    let version = ask(&["--version"])?;
    let sysroot = ask(&["--print", "sysroot"])?;
    Some((version, PathBuf::from(sysroot)))
}

/// Major and minor number out of `rustc 1.96.0 (...)`.
fn release(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.split_whitespace().nth(1)?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests;
