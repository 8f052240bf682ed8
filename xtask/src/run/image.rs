//! Driver images before they are run: what cannot be loaded is refused with the reason.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use fwps_harness::image::Image;
use fwps_harness::request::DriverImage;

use super::kernel;

/// What reports cannot say about the driver in a file, since something is not there; nothing when all is.
pub(super) fn shortcomings(path: &Path) -> Vec<String> {
    let Ok(bytes) = fs::read(path) else {
        return Vec::new();
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut notes = Vec::new();
    if Image::read(&bytes).is_ok_and(|image| !image.unwinds) {
        notes.push(format!(
            "{name} has no unwind data (.pdata): its backtraces end at the function that made the call"
        ));
    }
    if symbols(&bytes, path).is_none() {
        notes.push(format!(
            "there is no .pdb of {name} beside it: its backtraces have distances from its start instead of names"
        ));
    }
    notes
}

/// Looks at the image of a driver: whether it is one, and whether everything that it imports is there.
///
/// # Errors
///
/// If it cannot be loaded, with the reason.
pub(super) fn check(path: &Path, modules: Option<&Path>) -> Result<DriverImage> {
    let bytes = fs::read(path).with_context(|| format!("cannot read the driver {}", path.display()))?;
    let image = Image::read(&bytes).with_context(|| path.display().to_string())?;
    if let Some(modules) = modules {
        imports(&image, path, modules)?;
    }
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    Ok(DriverImage {
        name,
        path: path.to_owned(),
        symbols: symbols(&bytes, path),
    })
}

/// Compares the imports with what the kernel modules in a folder export.
fn imports(image: &Image, path: &Path, modules: &Path) -> Result<()> {
    let mut known = BTreeMap::new();
    let mut missing = Vec::new();
    for import in &image.imports {
        let module = import.module.to_ascii_lowercase();
        if !known.contains_key(&module) {
            let file = modules.join(&module);
            // A driver must not get at the library itself, nor at what else is there.
            let of_kernel = kernel::MODULES.contains(&module.as_str()) && file.is_file();
            let exports = if of_kernel {
                Some(kernel::exports(&fs::read(&file)?)?)
            } else {
                None
            };
            known.insert(module.clone(), exports);
        }
        match &known[&module] {
            None => missing.push(format!(
                "  {}!{} (there is no such module here)",
                import.module, import.name
            )),
            Some(exports) if !exports.contains(&import.name) => {
                missing.push(format!("  {}!{}", import.module, import.name));
            }
            Some(_) => {}
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    bail!(
        "{} imports what the simulator does not have:\n{}\n  it has {} of what a callout driver calls",
        path.display(),
        missing.join("\n"),
        kernel::MODULES.join(", ")
    )
}

/// The file with the debug symbols of an image: the one that it names, beside it, or one of its own name.
fn symbols(bytes: &[u8], path: &Path) -> Option<PathBuf> {
    let file = object::read::pe::PeFile64::parse(bytes).ok()?;
    let named = object::Object::pdb_info(&file)
        .ok()
        .flatten()
        .and_then(|information| {
            let text = String::from_utf8_lossy(information.path()).into_owned();
            let name = text.rsplit(['\\', '/']).next()?.to_owned();
            Some(path.with_file_name(name))
        });
    named
        .into_iter()
        .chain([path.with_extension("pdb")])
        .find(|candidate| candidate.is_file())
}
