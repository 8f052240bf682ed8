//! Compiles the C drivers of tests/c: `inspect`, which the benchmarks compare the Rust one with, and `guard` with its mutants.
//!
//! Without a C compiler, everything else still builds: the cfg `c_driver` is missing then, and what needs it says so.

#[path = "tests/c/mutants.rs"]
mod mutants;

use std::process::{Command, Stdio};

const SOURCES: [&str; 3] = ["tests/c/inspect.c", "tests/c/network.c", "tests/c/transport.c"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=tests/c");
    println!("cargo::rerun-if-changed=tests/mutants");
    println!("cargo::rustc-check-cfg=cfg(c_driver)");
    println!("cargo::rustc-check-cfg=cfg(sanitized)");
    if std::env::var("CARGO_ENCODED_RUSTFLAGS").is_ok_and(|flags| flags.contains("sanitizer=")) {
        println!("cargo::rustc-cfg=sanitized");
    }
    let mut build = cc::Build::new();
    // The structures in fwps.h are laid out for pointers of 64 bits.
    if std::env::var("CARGO_CFG_TARGET_POINTER_WIDTH").is_ok_and(|width| width != "64") {
        println!(
            "cargo::warning=the C drivers of tests/c are for 64-bit targets: their tests and the benchmarks are skipped"
        );
        return;
    }
    build
        .files(SOURCES)
        .std("c11")
        .flag_if_supported("-fno-stack-protector");
    match compiler(&build) {
        Ok(name) => {
            // A compiler that refuses the source is a mistake of this repository, so it ends the build.
            build.compile("inspect_c");
            // Once more, with the checks of the Rust crate.
            build.define("CHECKED", None).compile("inspect_c_checked");
            mutants::compile();
            println!("cargo::rustc-cfg=c_driver");
            println!("cargo::rustc-env=C_COMPILER={name}");
        }
        Err(reason) => println!(
            "cargo::warning=no C compiler ({reason}): the tests of the C drivers and the benchmarks are skipped; install one, or set CC"
        ),
    }
}

/// The name and version of the C compiler, or why there is none that runs.
fn compiler(build: &cc::Build) -> Result<String, String> {
    let compiler = build.try_get_compiler().map_err(|error| error.to_string())?;
    let path = compiler.path().display().to_string();
    let output = Command::new(compiler.path())
        .arg("--version")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{path} does not start: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text
        .lines()
        .next()
        .filter(|line| !line.is_empty())
        .unwrap_or(&path)
        .to_owned())
}
