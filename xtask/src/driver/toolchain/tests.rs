//! The search on machines that are not at hand.

use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// A machine described by what it has.
#[derive(Default)]
struct Described {
    windows: bool,
    variables: BTreeMap<&'static str, &'static str>,
    programs: BTreeSet<&'static str>,
    files: BTreeSet<PathBuf>,
    outputs: BTreeMap<String, &'static str>,
}

impl Described {
    /// A compiler: what runs it, its version and its sysroot.
    fn compiler(mut self, run: &str, version: &'static str, sysroot: &'static str) -> Self {
        self.outputs.insert(format!("{run} --version"), version);
        self.outputs.insert(format!("{run} --print sysroot"), sysroot);
        self
    }

    fn file(mut self, path: &str) -> Self {
        for folder in Path::new(path).ancestors() {
            self.files.insert(folder.to_owned());
        }
        self
    }

    fn program(mut self, name: &'static str) -> Self {
        self.programs.insert(name);
        self
    }

    fn stable(self) -> Self {
        self.compiler("rustc", "rustc 1.95.0 (stable)", "/stable")
            .file("/stable/lib/rustlib/x86_64-unknown-linux-gnu/bin/rust-lld")
    }

    fn debian(self, version: &'static str) -> Self {
        self.compiler(DEBIAN_RUSTC, version, "/usr")
            .file(DEBIAN_RUSTC)
            .file(DEBIAN_CARGO)
    }
}

impl Machine for Described {
    fn variable(&self, name: &str) -> Option<String> {
        self.variables.get(name).map(|value| (*value).to_owned())
    }

    fn is_windows(&self) -> bool {
        self.windows
    }

    fn on_path(&self, program: &str) -> Option<PathBuf> {
        let found = self.programs.contains(program);
        found.then(|| Path::new("/usr/bin").join(program))
    }

    fn exists(&self, path: &Path) -> bool {
        self.files.contains(path)
    }

    fn folders(&self, path: &Path) -> Vec<PathBuf> {
        let inside = self.files.iter().filter(|file| file.parent() == Some(path));
        inside.cloned().collect()
    }

    fn output(&self, program: &str, arguments: &[&str]) -> Option<String> {
        let command = format!("{program} {}", arguments.join(" "));
        self.outputs.get(&command).map(|output| (*output).to_owned())
    }
}

fn find(machine: &Described) -> Result<Toolchain, Missing> {
    Toolchain::find(machine, Architecture::Aarch64)
}

#[test]
fn an_installed_target_comes_first() {
    let machine = Described::default()
        .stable()
        .file("/stable/lib/rustlib/aarch64-pc-windows-msvc/lib")
        .compiler("rustup run nightly rustc", "rustc 1.97.0-nightly", "/nightly")
        .file("/nightly/lib/rustlib/src/rust/library/core/src/lib.rs");
    let toolchain = find(&machine).expect("a way");
    assert!(matches!(toolchain.way, Way::Precompiled { .. }));
    let rust_lld = "/stable/lib/rustlib/x86_64-unknown-linux-gnu/bin/rust-lld";
    assert_eq!(toolchain.linker, Linker::RustLld(rust_lld.into()));

    let command = toolchain.cargo(Path::new("/checkout"));
    let variables: Vec<_> = command.get_envs().filter(|(_, value)| value.is_some()).collect();
    assert_eq!(variables.len(), 1, "{variables:?}");
    assert_eq!(variables[0].0, "CARGO_TARGET_AARCH64_PC_WINDOWS_MSVC_LINKER");
}

#[test]
fn the_target_of_another_architecture_does_not_count() {
    let machine = Described::default()
        .stable()
        .file("/stable/lib/rustlib/x86_64-pc-windows-msvc/lib");
    assert!(find(&machine).is_err());
    assert!(Toolchain::find(&machine, Architecture::X86_64).is_ok());
}

#[test]
fn a_nightly_with_source_comes_second() {
    let machine = Described::default()
        .stable()
        .compiler("rustup run nightly rustc", "rustc 1.97.0-nightly", "/nightly")
        .file("/nightly/lib/rustlib/src/rust/library/core/src/lib.rs")
        .debian("rustc 1.96.0")
        .file("/usr/lib/rustlib/src/rust/library/core/src/lib.rs");
    let toolchain = find(&machine).expect("a way");
    assert!(matches!(toolchain.way, Way::RustupNightly { .. }));
    let command = toolchain.cargo(Path::new("/checkout"));
    assert_eq!(command.get_program(), "rustup");
    assert!(command.get_envs().any(|(name, value)| {
        name == "CARGO_UNSTABLE_BUILD_STD" && value.is_some_and(|value| value.len() > 4)
    }));
}

#[test]
fn a_nightly_in_use_needs_no_rustup() {
    let machine = Described::default()
        .compiler("rustc", "rustc 1.97.0-nightly (x)", "/nightly")
        .file("/nightly/lib/rustlib/src/rust/library/core/src/lib.rs")
        .program("lld-link");
    let toolchain = find(&machine).expect("a way");
    assert!(matches!(toolchain.way, Way::CurrentNightly { .. }));
}

#[test]
fn debian_comes_third_and_must_be_new_enough() {
    let source = "/usr/lib/rustlib/src/rust/library/core/src/lib.rs";
    let new = Described::default()
        .stable()
        .debian("rustc 1.96.0 (built from a source tarball)")
        .file(source)
        .program("lld-link-19")
        .program("lld-link-14");
    let toolchain = find(&new).expect("a way");
    assert!(matches!(toolchain.way, Way::Debian { .. }));
    assert_eq!(toolchain.linker, Linker::LldLink("/usr/bin/lld-link-19".into()));
    let command = toolchain.cargo(Path::new("/checkout"));
    assert_eq!(command.get_program(), DEBIAN_CARGO);

    let old = Described::default().stable().debian("rustc 1.63.0").file(source);
    let missing = find(&old).expect_err("too old");
    assert!(
        missing.to_string().contains("1.63.0, older than 1.85"),
        "{missing}"
    );

    let without_source = Described::default().stable().debian("rustc 1.96.0");
    let missing = find(&without_source).expect_err("no source");
    assert!(missing.to_string().contains("no library source"), "{missing}");
}

#[test]
fn a_bare_machine_says_what_to_install() {
    let missing = find(&Described::default()).expect_err("nothing there");
    let text = missing.to_string();
    for expected in [
        "rustc does not run",
        "there is no nightly toolchain",
        "there is no /usr/bin/rustc",
        "rustup target add aarch64-pc-windows-msvc",
        "rustup toolchain install nightly --component rust-src",
        "apt-get install rustc-web cargo-web rust-web-src lld-19",
    ] {
        assert!(text.contains(expected), "`{expected}` is not in:\n{text}");
    }
    assert!(!missing.reason().contains('\n'));
}

#[test]
fn a_missing_linker_is_said() {
    let machine = Described::default()
        .compiler("rustc", "rustc 1.95.0 (no linker inside)", "/stable")
        .file("/stable/lib/rustlib/aarch64-pc-windows-msvc/lib");
    let missing = find(&machine).expect_err("no linker");
    assert!(missing.to_string().contains("no linker"), "{missing}");
    assert!(missing.reason().contains("lld-link"));
}

#[test]
fn a_linker_that_the_user_set_is_kept() {
    let mut machine = Described::default()
        .stable()
        .file("/stable/lib/rustlib/aarch64-pc-windows-msvc/lib")
        .program("lld-link");
    machine
        .variables
        .insert("CARGO_TARGET_AARCH64_PC_WINDOWS_MSVC_LINKER", "my-link");
    let toolchain = find(&machine).expect("a way");
    assert_eq!(toolchain.linker, Linker::Configured("my-link".to_owned()));
    let command = toolchain.cargo(Path::new("/checkout"));
    assert!(!command.get_envs().any(|(_, value)| value.is_some()));
}

#[test]
fn windows_finds_its_own_linker() {
    let mut machine = Described::default()
        .stable()
        .file("/stable/lib/rustlib/aarch64-pc-windows-msvc/lib");
    machine.windows = true;
    assert_eq!(find(&machine).expect("a way").linker, Linker::Microsoft);
}
