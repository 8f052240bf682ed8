//! `cargo xtask bindgen`: makes the raw bindings of fwps-sys from the headers of a kit.

use std::path::PathBuf;
use std::process::ExitCode;

#[cfg(feature = "bindgen")]
mod write;

#[cfg(feature = "bindgen")]
#[path = "../../../fwps-sys/generate/mod.rs"]
mod generate;

/// Arguments of `cargo xtask bindgen`.
#[derive(Debug, clap::Args)]
pub(crate) struct BindgenArgs {
    /// Folder with headers of the kit: give its `km` folder and the `shared` folder of the same version.
    #[arg(long = "include", value_name = "DIR", required = true)]
    include: Vec<PathBuf>,
    /// Compare with the committed files instead of writing them; exit code 1 if one differs.
    #[arg(long)]
    check: bool,
}

/// Regenerates the files, or compares them.
#[cfg(feature = "bindgen")]
pub(crate) fn run(arguments: BindgenArgs) -> anyhow::Result<ExitCode> {
    write::run(&arguments.include, arguments.check)
}

/// Builds this tool again with bindgen in it, and hands the arguments on: an ordinary build stays small.
#[cfg(not(feature = "bindgen"))]
pub(crate) fn run(arguments: BindgenArgs) -> anyhow::Result<ExitCode> {
    use anyhow::Context as _;

    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = std::process::Command::new(cargo);
    command.args(["run", "--quiet", "--manifest-path"]);
    command.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
    // Without the simulator and the examples, which need not compile while the bindings change.
    command.args(["--no-default-features", "--features", "bindgen", "--", "bindgen"]);
    for folder in &arguments.include {
        command.arg("--include").arg(folder);
    }
    if arguments.check {
        command.arg("--check");
    }
    let status = command
        .status()
        .context("cannot start cargo to build the generator")?;
    let code = status
        .code()
        .and_then(|code| u8::try_from(code).ok())
        .unwrap_or(1);
    Ok(ExitCode::from(code))
}
