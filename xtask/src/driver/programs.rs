//! Which of the ways to compile programs for Windows this machine offers.
//!
//! A program needs the whole standard library, and a linker with the libraries of C. On Windows that is the toolchain in use. Elsewhere it
//! is the target of mingw-w64: compiled (`rustup target add`) or built from the library's source, as drivers are.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::toolchain::{Machine, Way, find_way};

/// What programs are compiled for where this is not Windows.
const TRIPLE: &str = "x86_64-pc-windows-gnu";
/// The linker, as mingw-w64 names it everywhere.
const LINKER: &str = "x86_64-w64-mingw32-gcc";

/// Everything needed to build a Windows program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramToolchain {
    /// Where the standard library comes from; `None` on Windows, where it is that of the toolchain in use.
    way: Option<Way>,
    linker: Option<PathBuf>,
}

impl ProgramToolchain {
    /// Looks for the ways in the order in which they are for drivers.
    ///
    /// # Errors
    ///
    /// If there is none, with what is missing and what to install.
    pub fn find(machine: &dyn Machine) -> Result<Self, String> {
        if machine.is_windows() {
            return Ok(Self {
                way: None,
                linker: None,
            });
        }
        let mut lacking = Vec::new();
        let way = find_way(machine, TRIPLE, &mut lacking, &mut Vec::new()).ok_or_else(|| {
            format!(
                "this machine cannot build programs for {TRIPLE}:\n  {}\ninstall one of:\n  rustup target add {TRIPLE}\n  \
                 rustup toolchain install nightly --component rust-src\n  apt-get install rustc-web cargo-web rust-web-src   (Debian)",
                lacking.join("\n  ")
            )
        })?;
        let linker = machine.on_path(LINKER).ok_or_else(|| {
            format!(
                "this machine cannot link programs for {TRIPLE}: there is no {LINKER}\ninstall it:\n  \
                 apt-get install gcc-mingw-w64-x86-64   (Debian, Ubuntu)\n  brew install mingw-w64                 (macOS)"
            )
        })?;
        Ok(Self {
            way: Some(way),
            linker: Some(linker),
        })
    }

    /// What it compiles for; `None` for the machine itself.
    #[must_use]
    pub fn triple(&self) -> Option<&'static str> {
        self.way.as_ref().map(|_| TRIPLE)
    }

    /// A cargo command in `folder` that uses this toolchain; the subcommand is still to be added.
    #[must_use]
    pub fn cargo(&self, folder: &Path) -> Command {
        let Some(way) = &self.way else {
            let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
            command.current_dir(folder);
            return command;
        };
        let mut command = way.cargo(folder);
        if way.builds_core() {
            command.env("CARGO_UNSTABLE_BUILD_STD", "std,panic_unwind");
        }
        if let Some(linker) = &self.linker {
            let name = TRIPLE.to_uppercase().replace('-', "_");
            command.env(format!("CARGO_TARGET_{name}_LINKER"), linker);
        }
        command
    }
}

impl fmt::Display for ProgramToolchain {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.way {
            None => formatter.write_str("the toolchain in use"),
            Some(way) => write!(formatter, "{way}; linker {LINKER}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A machine with a compiler that has the target, and a linker or not.
    struct Linux {
        linker: bool,
        target: bool,
    }

    impl Machine for Linux {
        fn variable(&self, _name: &str) -> Option<String> {
            None
        }

        fn is_windows(&self) -> bool {
            false
        }

        fn on_path(&self, program: &str) -> Option<PathBuf> {
            (self.linker && program == LINKER).then(|| PathBuf::from("/usr/bin").join(LINKER))
        }

        fn exists(&self, path: &Path) -> bool {
            self.target && path == Path::new("/sysroot/lib/rustlib/x86_64-pc-windows-gnu/lib")
        }

        fn folders(&self, _path: &Path) -> Vec<PathBuf> {
            Vec::new()
        }

        fn output(&self, program: &str, arguments: &[&str]) -> Option<String> {
            match (program, arguments) {
                ("rustc", ["--version"]) => Some("rustc 1.90.0".to_owned()),
                ("rustc", ["--print", "sysroot"]) => Some("/sysroot".to_owned()),
                _ => None,
            }
        }
    }

    #[test]
    fn a_compiled_target_and_a_linker_are_enough() {
        let toolchain = ProgramToolchain::find(&Linux {
            linker: true,
            target: true,
        });
        let toolchain = toolchain.expect("everything is there");
        assert_eq!(toolchain.triple(), Some(TRIPLE));
        let command = toolchain.cargo(Path::new("/workspace"));
        let linker = command
            .get_envs()
            .find(|(name, _)| *name == "CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER");
        assert!(linker.is_some_and(|(_, value)| value.is_some()));
    }

    #[test]
    fn what_is_missing_is_said_with_what_to_install() {
        let find =
            |linker, target| ProgramToolchain::find(&Linux { linker, target }).expect_err("incomplete");
        assert!(find(false, true).contains("gcc-mingw-w64-x86-64"));
        let no_library = find(true, false);
        assert!(
            no_library.contains("rustup target add x86_64-pc-windows-gnu"),
            "{no_library}"
        );
        assert!(no_library.contains("rust-web-src"), "{no_library}");
    }
}
