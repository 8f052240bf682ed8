//! Wine: the program, its prefix, and paths as it sees them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::kernel;
use crate::driver::Machine;

/// Where Debian keeps Wine, off the search path.
const DEBIAN: &str = "/usr/lib/wine";
/// Names of the program, those that run 64-bit programs for certain first.
const NAMES: [&str; 2] = ["wine64", "wine"];

/// Wine on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wine {
    program: PathBuf,
}

impl Wine {
    /// Finds Wine.
    pub fn find(machine: &dyn Machine) -> Option<Self> {
        for name in NAMES {
            let debian = Path::new(DEBIAN).join(name);
            if machine.exists(&debian) {
                return Some(Self { program: debian });
            }
            if let Some(program) = machine.on_path(name) {
                return Some(Self { program });
            }
        }
        None
    }

    /// Makes the prefix below `folder`, unless it is there; gives its path.
    ///
    /// # Errors
    ///
    /// If Wine fails.
    pub fn prefix(&self, folder: &Path) -> Result<PathBuf> {
        let prefix = folder.join("prefix");
        if prefix.is_dir() {
            return Ok(prefix);
        }
        eprintln!("making a Wine prefix, once: {}", prefix.display());
        // Made aside, so that a prefix is whole or absent, whoever else makes one at the same time.
        let new = folder.join(format!("prefix.{}", std::process::id()));
        fs::create_dir_all(&new).with_context(|| format!("cannot create {}", new.display()))?;
        self.quietly(&new, &["wineboot", "-i"])?;
        // The modules of the kernel are ours for the harness alone; Wine's own services keep Wine's.
        let key = r"HKCU\Software\Wine\AppDefaults\fwps-harness.exe\DllOverrides";
        for module in kernel::MODULES {
            let name = format!("*{}", module.strip_suffix(".dll").unwrap_or(module));
            self.quietly(&new, &["reg", "add", key, "/v", &name, "/d", "native", "/f"])?;
        }
        if fs::rename(&new, &prefix).is_err() {
            // Somebody else was faster.
            fs::remove_dir_all(&new).with_context(|| format!("cannot remove {}", new.display()))?;
        }
        if !prefix.is_dir() {
            bail!("cannot create the Wine prefix {}", prefix.display());
        }
        Ok(prefix)
    }

    fn quietly(&self, prefix: &Path, arguments: &[&str]) -> Result<()> {
        let output = self
            .command(prefix)
            .args(arguments)
            // No questions about components for .NET and HTML that nothing here needs.
            .env("WINEDLLOVERRIDES", "mscoree,mshtml=")
            .stdin(Stdio::null())
            .output()
            .with_context(|| format!("cannot start {}", self.program.display()))?;
        if !output.status.success() {
            bail!(
                "`{} {}` failed: {}",
                self.program.display(),
                arguments.join(" "),
                String::from_utf8_lossy(&output.stderr).trim()
            );
        }
        Ok(())
    }

    /// Keeps the server of the prefix alive between runs, which then start faster. It ends by itself a minute after the last one.
    pub fn keep_server(&self, prefix: &Path) {
        let name = self
            .program
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .replace("wine", "wineserver");
        let server = self.program.with_file_name(name);
        if server.is_file() {
            // Without it, runs are only slower.
            let _started = Command::new(server)
                .arg("-p60")
                .env("WINEPREFIX", prefix)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
        }
    }

    /// A command that runs a Windows program in a prefix.
    pub fn command(&self, prefix: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command
            .env("WINEPREFIX", prefix)
            .env("WINEARCH", "win64")
            .env("WINEDEBUG", "-all")
            .env_remove("LD_LIBRARY_PATH");
        command
    }
}

/// An absolute path of this machine as a Windows program sees it.
pub(super) fn windows_path(path: &Path) -> PathBuf {
    if cfg!(windows) {
        return path.to_owned();
    }
    PathBuf::from(format!("Z:{}", path.display().to_string().replace('/', "\\")))
}
