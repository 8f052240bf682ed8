//! Compiles the driver guard.c, and each mutant of it that mutants.txt lists, for the build script.

#[path = "../mutants/list.rs"]
#[allow(dead_code, reason = "what only `cargo xtask mutants` reads")]
mod list;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

/// Compiles all of them into one library, and writes the table that the test includes.
pub(super) fn compile() {
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let source = fs::read_to_string("tests/c/guard.c").expect("tests/c/guard.c");
    let list = fs::read_to_string("tests/c/mutants.txt").expect("tests/c/mutants.txt");
    let mutants = list::parse(&list, Some("tests/c/guard.c"))
        .unwrap_or_else(|error| panic!("tests/c/mutants.txt: {error}"));
    let mut build = cc::Build::new();
    build
        .include("tests/c")
        .std("c11")
        .flag_if_supported("-fno-stack-protector");
    // Some mutants leave functions and variables without use.
    build
        .flag_if_supported("-Wno-unused-function")
        .flag_if_supported("-Wno-unused-variable")
        .flag_if_supported("-Wno-unused-but-set-variable");
    let mut add = |symbol: &str, text: &str| {
        let path = folder.join(format!("{symbol}.c"));
        fs::write(&path, format!("#define DriverEntry {symbol}\n{text}")).expect("OUT_DIR can be written to");
        build.file(path);
    };
    add("GuardCDriverEntry", &source);
    let mut declarations = String::new();
    let mut table = String::new();
    for (index, mutant) in mutants.iter().enumerate() {
        let name = &mutant.name;
        let changed = mutant
            .apply(&source)
            .unwrap_or_else(|error| panic!("tests/c/mutants.txt: {error}"));
        add(&format!("GuardMutant{index}"), &changed);
        let _ = writeln!(
            declarations,
            "#[link_name = \"GuardMutant{index}\"] fn guard_mutant_{index}(driver: *mut fwps_sys::DRIVER_OBJECT, \
             path: *mut fwps_sys::UNICODE_STRING) -> fwps_sys::NTSTATUS;"
        );
        let _ = writeln!(
            table,
            "Mutant {{ name: \"{name}\", findings: &{:?}, entry: guard_mutant_{index} }},",
            mutant.findings
        );
    }
    build.compile("guard_c");
    let text =
        format!("unsafe extern \"system\" {{\n{declarations}}}\nconst MUTANTS: &[Mutant] = &[\n{table}];\n");
    fs::write(folder.join("mutants.rs"), text).expect("OUT_DIR can be written to");
}
