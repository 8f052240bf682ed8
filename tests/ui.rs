//! What the documents forbid does not compile.
//!
//! Each `tests/ui/RULE/CASE.rs` must be refused by the compiler with the errors in `CASE.stderr`; its near twin `CASE.twin.rs` must
//! compile. On a compiler other than the one in `tests/ui/blessed-with.txt`, whose wording may differ, only the error codes are
//! compared. `BLESS=1 cargo test --test ui` writes the `.stderr` files anew.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::Mutex,
};

const BLESSED_WITH: &str = "tests/ui/blessed-with.txt";

/// Folders of cases about lists and their injection.
const INJECTION: &[&str] = &["injection", "nbl"];
/// Folders of cases about callouts, and what happens in their calls.
const CALLOUTS: &[&str] = &["classify", "context", "pending", "redirect", "verdict"];

#[test]
fn forbidden_programs_do_not_compile_and_their_twins_do() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let compiler = Compiler::find(root);
    let bless = std::env::var_os("BLESS").is_some();
    if bless {
        fs::write(root.join(BLESSED_WITH), format!("{}\n", compiler.version))
            .expect("cannot write the version");
    }
    let blessed_with = fs::read_to_string(root.join(BLESSED_WITH)).unwrap_or_default();
    let same_compiler = blessed_with.trim() == compiler.version;
    if !same_compiler {
        println!(
            "only error codes are compared: blessed with {}, running {}",
            blessed_with.trim(),
            compiler.version
        );
    }

    let cases = cases(&root.join("tests/ui"));
    for rules in [INJECTION, CALLOUTS] {
        let count = cases.iter().filter(|case| is_about(case, rules)).count();
        assert!(count >= 40, "only {count} cases about {rules:?} were found");
    }
    let failures = Mutex::new(Vec::new());
    let (first, second) = cases.split_at(cases.len() / 2);
    std::thread::scope(|scope| {
        for half in [first, second] {
            let (compiler, failures) = (&compiler, &failures);
            scope.spawn(move || {
                for case in half {
                    if let Err(text) = check(compiler, case, bless, same_compiler) {
                        failures
                            .lock()
                            .expect("a check panicked")
                            .push(format!("{}: {text}", case.display()));
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().expect("a check panicked");
    assert!(
        failures.is_empty(),
        "{} of {} cases:\n\n{}",
        failures.len(),
        cases.len(),
        failures.join("\n\n")
    );
    println!("{} cases were refused, and their twins compiled", cases.len());
}

fn check(compiler: &Compiler, case: &Path, bless: bool, same_compiler: bool) -> Result<(), String> {
    let twin = case.with_extension("twin.rs");
    if !twin.exists() {
        return Err(format!("its twin {} is missing", twin.display()));
    }
    let refused = compiler.errors(&twin);
    if !refused.is_empty() {
        return Err(format!("its twin must compile, but:\n{refused}"));
    }

    let errors = compiler.errors(case);
    if errors.is_empty() {
        return Err("it must not compile, but does".to_owned());
    }
    let expected_file = case.with_extension("stderr");
    if bless {
        fs::write(&expected_file, &errors).map_err(|error| error.to_string())?;
        return Ok(());
    }
    let expected = fs::read_to_string(&expected_file)
        .map_err(|error| format!("{}: {error}", expected_file.display()))?;
    if same_compiler && errors != expected {
        return Err(format!("expected\n{expected}\nbut got\n{errors}"));
    }
    if codes(&errors) != codes(&expected) {
        return Err(format!(
            "expected the errors {:?}, but got\n{errors}",
            codes(&expected)
        ));
    }
    Ok(())
}

/// The error codes of a compiler's output, like `error[E0382]`. An error without a code counts as `error`.
fn codes(errors: &str) -> BTreeSet<String> {
    errors
        .lines()
        .filter(|line| line.starts_with("error") && !line.starts_with("error: aborting"))
        .map(|line| line.split_once(':').map_or(line, |(code, _)| code).to_owned())
        .collect()
}

/// Whether a case is in one of these folders.
fn is_about(case: &Path, folders: &[&str]) -> bool {
    case.parent()
        .and_then(Path::file_name)
        .is_some_and(|rule| folders.iter().any(|folder| rule == *folder))
}

fn cases(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("tests/ui cannot be read") {
        let path = entry.expect("tests/ui cannot be read").path();
        if path.is_dir() {
            found.extend(cases(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && !path.to_string_lossy().ends_with(".twin.rs")
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The compiler, and the library that the cases use.
struct Compiler {
    root: PathBuf,
    version: String,
    library: PathBuf,
    dependencies: PathBuf,
    output: PathBuf,
}

impl Compiler {
    /// Asks cargo where the library is that the tests were built with.
    fn find(root: &Path) -> Self {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let built = Command::new(cargo)
            .args([
                "build",
                "--package",
                "fwps",
                "--message-format",
                "json",
                "--quiet",
            ])
            .current_dir(root)
            .output()
            .expect("cargo cannot be run");
        assert!(
            built.status.success(),
            "{}",
            String::from_utf8_lossy(&built.stderr)
        );
        let messages = String::from_utf8(built.stdout).expect("cargo prints UTF-8");
        let library = messages
            .lines()
            .flat_map(|line| line.split('"'))
            .rfind(|part| {
                part.ends_with("libfwps.rlib") || part.ends_with(".rlib") && part.contains("libfwps-")
            })
            .map(|path| PathBuf::from(path.replace("\\\\", "\\")))
            .unwrap_or_else(|| panic!("cargo named no library of fwps:\n{messages}"));
        // Cargo names the copy in the profile's folder or the original in deps; the dependencies are in deps.
        let folder = library.parent().expect("a file has a folder");
        let dependencies = if folder.ends_with("deps") {
            folder.to_owned()
        } else {
            folder.join("deps")
        };
        let version = Command::new(rustc())
            .arg("--version")
            .output()
            .expect("rustc cannot be run");
        let output = folder.join("ui");
        fs::create_dir_all(&output).expect("cannot make the output folder");
        Self {
            root: root.to_owned(),
            version: String::from_utf8(version.stdout)
                .expect("rustc prints UTF-8")
                .trim()
                .to_owned(),
            library,
            dependencies,
            output,
        }
    }

    /// What the compiler says of a program, without paths of this machine; empty if it compiles.
    fn errors(&self, source: &Path) -> String {
        let relative = source.strip_prefix(&self.root).unwrap_or(source);
        let done = Command::new(rustc())
            .current_dir(&self.root)
            .args([
                "--edition",
                "2024",
                "--crate-type",
                "lib",
                "--crate-name",
                "case",
                "--emit",
                "metadata",
                "--color",
                "never",
            ])
            // What only warns counts if the case denies it.
            .args(["-A", "warnings", "--diagnostic-width", "140"])
            .arg("--extern")
            .arg(format!("fwps={}", self.library.display()))
            .arg("-L")
            .arg(format!("dependency={}", self.dependencies.display()))
            .arg("--out-dir")
            .arg(&self.output)
            .arg(relative)
            .output()
            .expect("rustc cannot be run");
        if done.status.success() {
            return String::new();
        }
        self.without_paths(&String::from_utf8_lossy(&done.stderr))
    }

    /// Keeps what is the same on every machine and after every edit of the library: no absolute paths, and no line numbers and
    /// excerpts of the library's or the toolchain's sources.
    fn without_paths(&self, text: &str) -> String {
        let root = format!("{}/", self.root.display());
        let mut lines = Vec::new();
        let mut in_excerpt = false;
        for line in text.replace('\\', "/").replace(&root, "").lines() {
            let trimmed = line.trim_start();
            in_excerpt = in_excerpt
                && (trimmed == "..."
                    || trimmed
                        .trim_start_matches(char::is_numeric)
                        .trim_start()
                        .starts_with('|'));
            if in_excerpt
                || ["/rustc/", "/library/", "rustup"]
                    .iter()
                    .any(|elsewhere| line.contains(elsewhere))
            {
                continue;
            }
            let place = ["--> fwps/src/", "::: fwps/src/"]
                .iter()
                .find_map(|arrow| trimmed.strip_prefix(arrow));
            match place {
                Some(place) => {
                    let file = place.split_once(':').map_or(place, |(file, _)| file);
                    lines.push(format!("--> fwps/src/{file}"));
                    in_excerpt = true;
                }
                // The indentation depends on the largest line number, which may be one of the library.
                None => lines.push(trimmed.trim_end().to_owned()),
            }
        }
        lines.join("\n") + "\n"
    }
}

fn rustc() -> std::ffi::OsString {
    std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())
}
