//! `cargo xtask driver`: an example as a Windows kernel driver, checked.

mod linker;
mod programs;
mod toolchain;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use serde::Serialize;

use crate::pe::{self, AllowedImports, Architecture};
use crate::workspace::Workspace;

pub use linker::Linker;
pub use programs::ProgramToolchain;
pub use toolchain::{Machine, Missing, System, Toolchain, Way};

/// Builds an example as a Windows kernel driver and checks the image.
#[derive(Debug, clap::Args)]
pub struct DriverArguments {
    /// The package below examples/ to build, for example `inspect`
    pub name: String,
    /// What to build for
    #[arg(long, value_enum, default_value_t = Target::All, value_name = "ARCHITECTURE")]
    pub target: Target,
    /// Cargo profile: `driver`, or one of your own whose name begins with `driver-`
    #[arg(long, default_value = "driver")]
    pub profile: String,
    /// Print what was built as JSON
    #[arg(long)]
    pub json: bool,
}

/// What `--target` accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Target {
    /// AMD64
    #[value(name = "x86_64", alias = "x86_64-pc-windows-msvc")]
    X86_64,
    /// ARM64
    #[value(name = "aarch64", alias = "aarch64-pc-windows-msvc")]
    Aarch64,
    /// Both
    All,
}

impl Target {
    fn architectures(self) -> &'static [Architecture] {
        match self {
            Self::X86_64 => &[Architecture::X86_64],
            Self::Aarch64 => &[Architecture::Aarch64],
            Self::All => &Architecture::ALL,
        }
    }
}

/// A finished and checked driver.
#[derive(Debug, Serialize)]
pub struct Driver {
    /// What it runs on.
    pub architecture: Architecture,
    /// The `.sys` file.
    pub path: PathBuf,
    /// Its debug symbols, if the linker wrote any.
    pub symbols: Option<PathBuf>,
    /// How its `core` and `alloc` came about, and why that way.
    pub way: String,
    /// The linker.
    pub linker: String,
    /// What the image is made of.
    pub image: pe::Summary,
}

/// Runs the command.
///
/// The exit code is 2 if this machine cannot build drivers.
///
/// # Errors
///
/// If there is no such example, if the build fails, or if an image breaks a rule of [`pe::check`].
pub fn run(arguments: &DriverArguments) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    workspace.example(&arguments.name)?;
    let profile = &arguments.profile;
    if profile != "driver" && !profile.starts_with("driver-") {
        bail!(
            "the profile `{profile}` does not make drivers; expected `driver`, or one whose name begins with `driver-`"
        );
    }
    let mut drivers = Vec::new();
    for &architecture in arguments.target.architectures() {
        let toolchain = match Toolchain::find(&System, architecture) {
            Ok(toolchain) => toolchain,
            Err(missing) => {
                eprintln!("error: {missing}");
                return Ok(ExitCode::from(2));
            }
        };
        eprintln!("{architecture}: {toolchain}");
        let driver = build(&workspace, &arguments.name, profile, &toolchain)?;
        eprintln!(
            "{architecture}: {} ({} bytes), image checks passed",
            driver.path.display(),
            driver.image.bytes
        );
        drivers.push(driver);
    }
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&drivers)?);
    }
    Ok(ExitCode::SUCCESS)
}

/// Builds one driver with a toolchain that was found, and checks it.
///
/// # Errors
///
/// If the build fails, or if the image breaks a rule of [`pe::check`].
pub fn build(workspace: &Workspace, name: &str, profile: &str, toolchain: &Toolchain) -> Result<Driver> {
    let architecture = toolchain.architecture;
    // A directory of its own: another compiler would throw away what ordinary builds have there.
    let build_directory = workspace.target().join("driver-build");
    let mut command = toolchain.cargo(workspace.root());
    command
        .args(["rustc", "--lib", "--crate-type", "cdylib"])
        .args(["--package", name, "--profile", profile])
        .args(["--target", architecture.triple()])
        .arg("--target-dir")
        .arg(&build_directory);
    let status = command
        .status()
        .with_context(|| format!("cannot start {:?}", command.get_program()))?;
    if !status.success() {
        bail!("{name} does not build for {architecture}: see the messages of the compiler above");
    }

    let built = build_directory.join(architecture.triple()).join(profile);
    let stem = name.replace('-', "_");
    let output = workspace.target().join("driver").join(architecture.name());
    fs::create_dir_all(&output).with_context(|| format!("cannot create {}", output.display()))?;
    let path = output.join(format!("{name}.sys"));
    let image = built.join(format!("{stem}.dll"));
    copy(&image, &path)?;
    let symbols = built.join(format!("{stem}.pdb"));
    let symbols = if symbols.is_file() {
        // The image names its symbols by the name they were linked under.
        let copied = output.join(format!("{stem}.pdb"));
        copy(&symbols, &copied)?;
        Some(copied)
    } else {
        None
    };

    let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let allowed = AllowedImports::of_workspace(workspace.root())?;
    let image = pe::check(&bytes, architecture, &allowed).map_err(|findings| {
        let list: Vec<String> = findings.iter().map(|finding| format!("  {finding}")).collect();
        anyhow::anyhow!(
            "{} must not be loaded as a driver:\n{}",
            path.display(),
            list.join("\n")
        )
    })?;
    Ok(Driver {
        architecture,
        path,
        symbols,
        way: toolchain.way.to_string(),
        linker: toolchain.linker.to_string(),
        image,
    })
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}
