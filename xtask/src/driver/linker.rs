//! Which linker can make a Windows image here.

use std::fmt;
use std::path::{Path, PathBuf};

use super::toolchain::Machine;
use crate::pe::Architecture;

/// Versions of LLVM whose linker is looked for under its Debian name, newest first.
const LLVM_VERSIONS: std::ops::RangeInclusive<u32> = 14..=24;

/// A linker that makes Windows images.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Linker {
    /// The variable or configuration that cargo reads says which one.
    Configured(String),
    /// `lld-link`, or `lld-link-NN`, on the search path.
    LldLink(PathBuf),
    /// `rust-lld`, which comes with the toolchain.
    RustLld(PathBuf),
    /// On Windows, rustc finds `link.exe` of Visual Studio by itself.
    Microsoft,
}

impl Linker {
    /// The variable by which cargo takes a linker for an architecture.
    pub(super) fn variable(architecture: Architecture) -> String {
        let triple = architecture.triple().to_uppercase().replace('-', "_");
        format!("CARGO_TARGET_{triple}_LINKER")
    }

    /// Finds a linker: what the user set, then LLVM's, then the one in a toolchain.
    pub(super) fn find(
        machine: &dyn Machine,
        architecture: Architecture,
        sysroots: &[&Path],
    ) -> Option<Self> {
        if let Some(configured) = machine.variable(&Self::variable(architecture)) {
            return Some(Self::Configured(configured));
        }
        if machine.is_windows() {
            return Some(Self::Microsoft);
        }
        if let Some(path) = machine.on_path("lld-link") {
            return Some(Self::LldLink(path));
        }
        for version in LLVM_VERSIONS.rev() {
            if let Some(path) = machine.on_path(&format!("lld-link-{version}")) {
                return Some(Self::LldLink(path));
            }
        }
        for sysroot in sysroots {
            for host in machine.folders(&sysroot.join("lib/rustlib")) {
                let path = host.join("bin/rust-lld");
                if machine.exists(&path) {
                    return Some(Self::RustLld(path));
                }
            }
        }
        None
    }

    /// The program, unless rustc or cargo finds it by itself.
    pub(super) fn program(&self) -> Option<&Path> {
        match self {
            Self::LldLink(path) | Self::RustLld(path) => Some(path),
            Self::Configured(_) | Self::Microsoft => None,
        }
    }
}

impl fmt::Display for Linker {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Configured(program) => write!(formatter, "{program} (as configured)"),
            Self::LldLink(path) | Self::RustLld(path) => write!(formatter, "{}", path.display()),
            Self::Microsoft => formatter.write_str("link.exe of Visual Studio"),
        }
    }
}
