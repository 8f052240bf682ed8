//! Compiles the driver guard.c, and each mutant of it that mutants.txt lists, for the build script.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

/// One mutant: the source with one line changed.
struct Mutant<'a> {
    name: &'a str,
    /// The contracts that the change breaks, as written.
    contracts: Vec<&'a str>,
    old: &'a str,
    new: &'a str,
}

/// Reads mutants.txt: `= NAME: CONTRACT…`, then `- OLD` and `+ NEW`.
fn parse(list: &str) -> Vec<Mutant<'_>> {
    let mut mutants = Vec::new();
    let mut lines = list
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    while let Some(head) = lines.next() {
        let (name, contracts) = head
            .strip_prefix("= ")
            .and_then(|head| head.split_once(": "))
            .unwrap_or_else(|| panic!("mutants.txt: expected `= NAME: CONTRACT…`, found `{head}`"));
        let mut text = |mark| {
            lines
                .next()
                .and_then(|line| line.strip_prefix(mark))
                .unwrap_or_else(|| panic!("mutants.txt: {name} lacks its line `{mark}`"))
        };
        mutants.push(Mutant {
            name,
            contracts: contracts.split(' ').collect(),
            old: text("- "),
            new: text("+ "),
        });
    }
    mutants
}

/// Compiles all of them into one library, and writes the table that the test includes.
pub(super) fn compile() {
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let source = fs::read_to_string("tests/c/guard.c").expect("tests/c/guard.c");
    let list = fs::read_to_string("tests/c/mutants.txt").expect("tests/c/mutants.txt");
    let mutants = parse(&list);
    let mut build = cc::Build::new();
    build
        .include("tests/c")
        .std("c11")
        .flag_if_supported("-fno-stack-protector");
    // Some mutants leave functions and variables without use.
    build
        .flag_if_supported("-Wno-unused-function")
        .flag_if_supported("-Wno-unused-variable");
    let mut add = |symbol: &str, text: &str| {
        let path = folder.join(format!("{symbol}.c"));
        fs::write(&path, format!("#define DriverEntry {symbol}\n{text}")).expect("OUT_DIR can be written to");
        build.file(path);
    };
    add("GuardCDriverEntry", &source);
    let mut declarations = String::new();
    let mut table = String::new();
    for (index, mutant) in mutants.iter().enumerate() {
        let name = mutant.name;
        let found = source.matches(mutant.old).count();
        assert!(
            found == 1,
            "mutants.txt: {name}: the old text is {found} times in guard.c, expected once"
        );
        add(
            &format!("GuardMutant{index}"),
            &source.replace(mutant.old, mutant.new),
        );
        let _ = writeln!(
            declarations,
            "#[link_name = \"GuardMutant{index}\"] fn guard_mutant_{index}(driver: *mut fwps_sys::DRIVER_OBJECT, \
             path: *mut fwps_sys::UNICODE_STRING) -> fwps_sys::NTSTATUS;"
        );
        let _ = writeln!(
            table,
            "Mutant {{ name: \"{name}\", contracts: &{:?}, entry: guard_mutant_{index} }},",
            mutant.contracts
        );
    }
    build.compile("guard_c");
    let text =
        format!("unsafe extern \"system\" {{\n{declarations}}}\nconst MUTANTS: &[Mutant] = &[\n{table}];\n");
    fs::write(folder.join("mutants.rs"), text).expect("OUT_DIR can be written to");
}
