//! Lets clang read the headers as a Windows compiler does: names of included files without regard to case.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// A view of the header folders that ignores case and has an `ndis.h` that clang accepts.
#[derive(Debug)]
pub(crate) struct Overlay {
    description: PathBuf,
    folders: Vec<PathBuf>,
}

impl Overlay {
    /// Describes `folders` in a file of the folder `scratch`.
    pub(crate) fn new(folders: &[PathBuf], scratch: &Path) -> Result<Self> {
        let mut text = String::from("{\"version\":0,\"case-sensitive\":\"false\",\"roots\":[\n");
        let mut resolved = Vec::new();
        for folder in folders {
            let folder = folder
                .canonicalize()
                .with_context(|| format!("cannot open the include folder {}", folder.display()))?;
            describe(&folder, scratch, &mut text)?;
            resolved.push(folder);
        }
        if text.ends_with(",\n") {
            text.truncate(text.len() - 2);
        }
        text.push_str("]}\n");
        let description = scratch.join("overlay.json");
        std::fs::write(&description, text)
            .with_context(|| format!("cannot write {}", description.display()))?;
        for header in ["ntddk.h", "ndis.h", "fwpsk.h", "fwpmk.h", "fwptypes.h", "ntdef.h"] {
            if !resolved.iter().any(|folder| folder.join(header).is_file()) {
                bail!(
                    "no include folder holds {header}; give the kit's `km` folder and the `shared` folder of the \
                     same version, each with --include"
                );
            }
        }
        Ok(Self {
            description,
            folders: resolved,
        })
    }

    /// Arguments for clang.
    pub(crate) fn arguments(&self) -> Vec<String> {
        let mut arguments = vec!["-ivfsoverlay".to_owned(), self.description.display().to_string()];
        for folder in &self.folders {
            arguments.push("-isystem".to_owned());
            arguments.push(folder.display().to_string());
            // The kit's C runtime has its own intrinsics headers; clang's must be found first.
            let runtime = folder.join("crt");
            if runtime.is_dir() {
                arguments.push("-idirafter".to_owned());
                arguments.push(runtime.display().to_string());
            }
        }
        arguments
    }
}

fn describe(folder: &Path, scratch: &Path, text: &mut String) -> Result<()> {
    let mut files = Vec::new();
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            folders.push(path);
        } else {
            files.push(path);
        }
    }
    files.sort();
    folders.sort();
    if !files.is_empty() {
        writeln!(
            text,
            "{{\"type\":\"directory\",\"name\":{:?},\"contents\":[",
            folder.display().to_string()
        )?;
        for (index, file) in files.iter().enumerate() {
            let name = file
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            let external = match name.to_ascii_lowercase().as_str() {
                "ndis.h" => readable_ndis_header(file, scratch)?,
                _ => file.clone(),
            };
            let separator = if index + 1 == files.len() { "" } else { "," };
            writeln!(
                text,
                "{{\"type\":\"file\",\"name\":{name:?},\"external-contents\":{:?}}}{separator}",
                external.display().to_string()
            )?;
        }
        text.push_str("]},\n");
    }
    folders
        .iter()
        .try_for_each(|folder| describe(folder, scratch, text))
}

/// A copy of `ndis.h` without the checks that paste `0x` to the name of a macro, which only Microsoft's compiler takes.
fn readable_ndis_header(header: &Path, scratch: &Path) -> Result<PathBuf> {
    let bytes = std::fs::read(header).with_context(|| format!("cannot read {}", header.display()))?;
    let text = String::from_utf8_lossy(&bytes);
    let copy = scratch.join("ndis.h");
    std::fs::write(
        &copy,
        text.replace("#if !NDIS_API_VERSION_AVAILABLE(", "#if 0 && ("),
    )
    .with_context(|| format!("cannot write {}", copy.display()))?;
    Ok(copy)
}
