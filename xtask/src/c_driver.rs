//! `cargo xtask c-driver`: builds a driver image from C, with clang and lld, against the header and the functions of fwps-sys.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::c_header::HEADER;
use crate::driver::{Machine, System};
use crate::pe::AllowedImports;
use crate::workspace::Workspace;

/// Versions of LLVM whose programs are looked for under their Debian names, newest first.
const LLVM_VERSIONS: std::ops::RangeInclusive<u32> = 14..=24;

/// Builds a driver image for x86-64 from C sources that include fwps.h, with clang and lld-link.
#[derive(Debug, clap::Args)]
pub struct CDriverArguments {
    /// The sources; the image is named after the first one.
    #[arg(required = true, value_name = "SOURCE.c")]
    sources: Vec<PathBuf>,
    /// Where the image goes [default: target/driver/x86_64/NAME.sys]
    #[arg(long, value_name = "FILE.sys")]
    out: Option<PathBuf>,
    /// The name of the entry point.
    #[arg(long, default_value = "DriverEntry")]
    entry: String,
}

/// Builds the image and says where it is.
///
/// # Errors
///
/// If clang or lld-link is missing, or one of them refuses the sources; they say why themselves.
pub fn run(arguments: &CDriverArguments) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    let name = arguments.sources[0]
        .file_stem()
        .context("the source has no name")?;
    let out = arguments.out.clone().unwrap_or_else(|| {
        let folder = workspace.target().join("driver/x86_64");
        folder.join(name).with_extension("sys")
    });
    build(workspace.root(), &arguments.sources, &arguments.entry, &out)?;
    println!("{}", out.display());
    Ok(ExitCode::SUCCESS)
}

/// Why this machine cannot build drivers in C, if it cannot.
pub fn missing() -> Option<String> {
    tool("clang")
        .and_then(|_| tool("lld-link"))
        .err()
        .map(|error| error.to_string())
}

/// Builds an image at `out` from sources, with its symbols in a `.pdb` beside it, for the workspace at `root`.
///
/// # Errors
///
/// If clang or lld-link is missing, or one of them refuses the sources; they say why themselves.
pub fn build(root: &Path, sources: &[PathBuf], entry: &str, out: &Path) -> Result<()> {
    let (clang, link) = (tool("clang")?, tool("lld-link")?);
    let folder = out.with_extension("objects");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let include = root.join(HEADER);
    let include = include.parent().context("the header is in a folder")?;

    let mut linked = Vec::new();
    for (index, source) in sources.iter().enumerate() {
        let object = folder.join(format!("{index}.obj"));
        let mut command = Command::new(&clang);
        command.args([
            "--target=x86_64-pc-windows-msvc",
            "-std=c11",
            "-O2",
            "-Wall",
            "-Wextra",
        ]);
        // Whoever walks a stack needs the unwind tables, which freestanding code goes without otherwise; the symbols name its functions.
        command.args(["-fasynchronous-unwind-tables", "-g", "-gcodeview"]);
        // What the kernel asks for: no runtime library, no stack cookies of one, nothing below the stack pointer.
        command.args([
            "-ffreestanding",
            "-fno-stack-protector",
            "-mno-red-zone",
            "-mno-implicit-float",
        ]);
        command
            .arg("-I")
            .arg(include)
            .arg("-c")
            .arg(source)
            .arg("-o")
            .arg(&object);
        finish(command).with_context(|| source.display().to_string())?;
        linked.push(object);
    }
    for (module, functions) in AllowedImports::of_workspace(root)?.iter() {
        let definition = folder.join(module).with_extension("def");
        let library = folder.join(module).with_extension("lib");
        let exports: Vec<&str> = functions.iter().map(String::as_str).collect();
        fs::write(
            &definition,
            format!("LIBRARY {module}\nEXPORTS\n{}\n", exports.join("\n")),
        )?;
        let mut command = Command::new(&link);
        command.args(["/lib", "/machine:x64", "/nologo"]);
        command
            .arg(argument("/def:", &definition))
            .arg(argument("/out:", &library));
        finish(command).with_context(|| format!("the import library of {module}"))?;
        linked.push(library);
    }
    let mut command = Command::new(&link);
    command.args([
        "/DRIVER",
        "/SUBSYSTEM:NATIVE",
        "/NODEFAULTLIB",
        "/NOLOGO",
        "/RELEASE",
    ]);
    command.args(["/NXCOMPAT", "/DYNAMICBASE", "/OPT:REF,ICF", "/INTEGRITYCHECK"]);
    command.args(["/DEBUG", "/PDBALTPATH:%_PDB%"]);
    command
        .arg(format!("/ENTRY:{entry}"))
        .arg(argument("/OUT:", out))
        .args(&linked);
    finish(command).with_context(|| out.display().to_string())?;
    // The image and its symbols have all of it.
    fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))
}

/// A linker's option that ends in a path.
fn argument(option: &str, path: &Path) -> std::ffi::OsString {
    let mut text = std::ffi::OsString::from(option);
    text.push(path);
    text
}

/// Finds a program of LLVM, under its own name or with a version behind it.
fn tool(name: &str) -> Result<PathBuf> {
    let versions = LLVM_VERSIONS.rev().map(|version| format!("{name}-{version}"));
    match std::iter::once(name.to_owned())
        .chain(versions)
        .find_map(|name| System.on_path(&name))
    {
        Some(path) => Ok(path),
        None => bail!("there is no {name} here: install LLVM (on Debian: clang-19 and lld-19)"),
    }
}

fn finish(mut command: Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command
        .output()
        .with_context(|| format!("cannot start {program}"))?;
    if !output.status.success() {
        let said = [&output.stdout[..], &output.stderr].concat();
        bail!("{program} failed: {}", String::from_utf8_lossy(&said).trim());
    }
    Ok(())
}
