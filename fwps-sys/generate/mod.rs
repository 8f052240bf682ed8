//! Makes the raw bindings from the kit's headers. Shared by `cargo xtask bindgen` and the feature `regenerate`.

mod facts;
mod modules;
mod overlay;
mod recipe;
mod rewrite;
mod scan;
mod shared;

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use facts::{Layouts, Values};
use overlay::Overlay;
use recipe::{Architecture, Pass};

/// The names of constants that depend on the processor. The crate has what AMD64 has.
const PROCESSOR_CONSTANTS: [&str; 1] = ["CMCI_LEVEL"];

/// One generated file.
#[derive(Debug)]
pub(crate) struct Output {
    /// Path inside the crate fwps-sys.
    pub(crate) path: &'static str,
    /// The whole text. Rust still has to go through rustfmt.
    pub(crate) text: String,
}

/// The Rust files, from the headers of one kit in `folders`. `scratch` is an empty folder for files on the way.
pub(crate) fn sources(folders: &[PathBuf], scratch: &Path) -> Result<Vec<Output>> {
    find_libclang()?;
    let overlay = Overlay::new(folders, scratch)?;
    let run = |pass| recipe::run(pass, Architecture::X86_64, &overlay, scratch);
    Ok(vec![
        Output {
            path: "src/bindings.rs",
            text: rewrite::declarations(&run(Pass::Declarations)?)?,
        },
        Output {
            path: "src/constants.rs",
            text: rewrite::constants(&run(Pass::Constants)?)?,
        },
        Output {
            path: "src/guid.rs",
            text: rewrite::guids(&run(Pass::Guids)?, &scan::aliases(folders)?)?,
        },
    ])
}

/// bindgen panics when there is no libclang; this says what to do instead.
fn find_libclang() -> Result<()> {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let version = std::panic::catch_unwind(bindgen::clang_version);
    std::panic::set_hook(hook);
    ensure!(
        version.is_ok(),
        "libclang was not found; install it (Debian: libclang-19-dev, Windows: LLVM), and set LIBCLANG_PATH to the folder \
         that holds it"
    );
    Ok(())
}

/// The inventory of facts that the tests compare the crate with.
///
/// The headers are read a second time, for ARM64, and every layout and value that both have must agree: that is what
/// lets one set of Rust files serve both.
pub(crate) fn inventory(folders: &[PathBuf], scratch: &Path, sources: &[Output]) -> Result<Vec<Output>> {
    let overlay = Overlay::new(folders, scratch)?;
    let run = |pass| recipe::run(pass, Architecture::Aarch64, &overlay, scratch);
    let mut layouts = Layouts::new();
    let mut values = Values::new();
    for source in sources.iter().filter(|source| source.path != "src/guid.rs") {
        if source.path == "src/bindings.rs" {
            layouts = facts::layouts(&source.text)?;
        }
        values.append(&mut facts::values(&source.text)?);
    }
    let declarations = run(Pass::Declarations)?;
    for (name, layout) in facts::layouts(&declarations)? {
        let own = layouts.get(&name).copied();
        ensure!(
            own.is_none_or(|own| own == layout),
            "{name} is {own:?} on AMD64, {layout:?} on ARM64 (size, alignment)"
        );
    }
    let constants = run(Pass::Constants)?;
    for (name, value) in facts::values(&declarations)?
        .into_iter()
        .chain(facts::values(&constants)?)
    {
        let own = values.get(&name).copied();
        ensure!(
            PROCESSOR_CONSTANTS.contains(&name.as_str()) || own.is_none_or(|own| own == value),
            "{name} is {own:?} on AMD64, {value} on ARM64"
        );
    }
    let mut layout_lines = String::from(
        "# record size alignment, in bytes, on AMD64 and ARM64. Written by `cargo xtask bindgen`.\n",
    );
    for (name, (size, alignment)) in &layouts {
        layout_lines.push_str(&format!("{name} {size} {alignment}\n"));
    }
    let mut value_lines = String::from("# constant value. Written by `cargo xtask bindgen`.\n");
    for (name, value) in &values {
        value_lines.push_str(&format!("{name} {value}\n"));
    }
    Ok(vec![
        Output {
            path: "inventory/headers.txt",
            text: scan::inventory(folders)?,
        },
        Output {
            path: "inventory/layouts.txt",
            text: layout_lines,
        },
        Output {
            path: "inventory/values.txt",
            text: value_lines,
        },
    ])
}
