//! The import table, and the functions that a driver may import.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use object::LittleEndian as LE;
use object::read::pe::{Import, PeFile64};

use super::Finding;
use super::rules::unreadable;

/// Functions that the compiler calls by name and that ntoskrnl.exe exports.
const COMPILER_SUPPORT: [&str; 6] = ["__chkstk", "memcmp", "memcpy", "memmove", "memset", "strlen"];

/// Functions that the headers declare and that no kernel module exports: a driver that imports one does not load.
const NOT_EXPORTED: [&str; 11] = [
    "FwpmNetEventCreateEnumHandle0",
    "FwpmNetEventDestroyEnumHandle0",
    "FwpmNetEventEnum0",
    "FwpmNetEventEnum1",
    "FwpmNetEventEnum2",
    "FwpmNetEventEnum3",
    "FwpmNetEventEnum4",
    "FwpmNetEventEnum5",
    "FwpmNetEventsGetSecurityInfo0",
    "FwpmNetEventsSetSecurityInfo0",
    "FwpsOpenToken0",
];

/// Why the list of functions could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ImportListError {
    /// The declarations could not be read.
    #[error("cannot read {path}: {error}; run this inside a checkout of the workspace")]
    Read {
        /// The file or folder with the declarations.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// Nothing there declares functions of a module.
    #[error("{path} declares no function of {module}; expected extern blocks with #[link(name = ..)]")]
    Module {
        /// The folder with the declarations.
        path: PathBuf,
        /// The kernel module.
        module: &'static str,
    },
}

/// The kernel modules a driver may import from, each with its documented functions.
#[derive(Clone, Debug, Default)]
pub struct AllowedImports {
    modules: BTreeMap<String, BTreeSet<String>>,
}

impl AllowedImports {
    /// The modules that a callout driver needs.
    pub const MODULES: [&'static str; 3] = ["fwpkclnt.sys", "ndis.sys", "ntoskrnl.exe"];

    /// The functions that `fwps-sys`, found below `workspace`, declares, and those that the compiler calls by itself.
    ///
    /// # Errors
    ///
    /// If the declarations cannot be read, or have none for one of [`Self::MODULES`].
    pub fn of_workspace(workspace: &Path) -> Result<Self, ImportListError> {
        let path = workspace.join("fwps-sys/src");
        let mut allowed = Self::default();
        let mut folders = vec![path.clone()];
        while let Some(folder) = folders.pop() {
            let unreadable = |error| ImportListError::Read {
                path: folder.clone(),
                error,
            };
            for entry in fs::read_dir(&folder).map_err(unreadable)? {
                let path = entry.map_err(unreadable)?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let source = fs::read_to_string(&path).map_err(|error| ImportListError::Read {
                        path: path.clone(),
                        error,
                    })?;
                    allowed.add_declared(&source);
                }
            }
        }
        for module in Self::MODULES {
            if !allowed.modules.contains_key(module) {
                return Err(ImportListError::Module { path, module });
            }
        }
        for function in COMPILER_SUPPORT {
            allowed.add("ntoskrnl.exe", function);
        }
        Ok(allowed)
    }

    /// The modules, each with its functions.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &BTreeSet<String>)> {
        self.modules
            .iter()
            .map(|(module, functions)| (module.as_str(), functions))
    }

    /// Adds the functions declared in the extern blocks of a formatted source file.
    fn add_declared(&mut self, source: &str) {
        let mut module = None;
        let mut inside = false;
        for line in source.lines().map(str::trim) {
            if let Some((_, rest)) = line.split_once("link(name = \"") {
                let name = rest.split('"').next().unwrap_or_default();
                // With an import library the name is that of the library, and another attribute names the module.
                if name.contains('.') {
                    module = Some(name);
                }
            } else if line.starts_with("unsafe extern ") {
                inside = true;
            } else if inside && line == "}" {
                inside = false;
                module = None;
            } else if let (true, Some(module), Some((before, rest))) =
                (inside, module, line.split_once("fn "))
            {
                let function = rest.split('(').next().unwrap_or_default();
                if before.starts_with("pub") && !NOT_EXPORTED.contains(&function) {
                    self.add(module, function);
                }
            }
        }
    }

    /// Whether a function is declared in the headers, and exported by no module of the kernel.
    pub fn is_exported_nowhere(function: &str) -> bool {
        NOT_EXPORTED.contains(&function)
    }

    /// The module that exports a function.
    pub fn module_of(&self, function: &str) -> Option<&str> {
        let exports = |functions: &BTreeSet<String>| functions.contains(function);
        self.modules
            .iter()
            .find(|(_, functions)| exports(functions))
            .map(|(module, _)| module.as_str())
    }

    fn add(&mut self, module: &str, function: &str) {
        self.modules
            .entry(module.to_owned())
            .or_default()
            .insert(function.to_owned());
    }
}

/// Collects the imports of an image, and finds those that are not allowed.
pub(super) fn read(
    image: &PeFile64<'_>,
    allowed: &AllowedImports,
    findings: &mut Vec<Finding>,
) -> BTreeMap<String, Vec<String>> {
    match collect(image) {
        Ok(imports) => {
            for (module, functions) in &imports {
                judge(module, functions, allowed, findings);
            }
            imports
        }
        Err(error) => {
            findings.push(unreadable(&format!("import table: {error}")));
            BTreeMap::new()
        }
    }
}

fn collect(image: &PeFile64<'_>) -> object::Result<BTreeMap<String, Vec<String>>> {
    let mut imports = BTreeMap::<String, Vec<String>>::new();
    let Some(table) = image.import_table()? else {
        return Ok(imports);
    };
    let mut descriptors = table.descriptors()?;
    while let Some(descriptor) = descriptors.next()? {
        let module = String::from_utf8_lossy(table.name(descriptor.name.get(LE))?).into_owned();
        let functions = imports.entry(module).or_default();
        let mut thunks = table.thunks(descriptor.original_first_thunk.get(LE))?;
        while let Some(thunk) = thunks.next::<object::pe::ImageNtHeaders64>()? {
            functions.push(match table.import::<object::pe::ImageNtHeaders64>(thunk)? {
                Import::Ordinal(ordinal) => format!("#{ordinal}"),
                Import::Name(_, name) => String::from_utf8_lossy(name).into_owned(),
            });
        }
        functions.sort();
    }
    Ok(imports)
}

fn judge(module: &str, functions: &[String], allowed: &AllowedImports, findings: &mut Vec<Finding>) {
    let Some(known) = allowed.modules.get(&module.to_ascii_lowercase()) else {
        findings.push(Finding {
            subject: "import",
            found: format!("the module {module}"),
            expected: format!("one of {}", AllowedImports::MODULES.join(", ")),
            advice: "a driver cannot import from user-mode libraries: find the crate that does",
        });
        return;
    };
    for function in functions {
        if known.contains(function) {
            continue;
        }
        let expected = if NOT_EXPORTED.contains(&function.as_str()) {
            "a function that the module exports: this one is declared only, and the driver would not load"
        } else {
            "a function that fwps-sys declares for this module"
        };
        findings.push(Finding {
            subject: "import",
            found: format!("{module}: {function}"),
            expected: expected.to_owned(),
            advice: "call a documented function, or add it to fwps-sys if it is one",
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_declarations_of_the_workspace_are_found() {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("workspace");
        let allowed = AllowedImports::of_workspace(workspace).expect("fwps-sys");
        let has = |module: &str, function: &str| allowed.modules[module].contains(function);
        assert!(has("fwpkclnt.sys", "FwpsInjectNetworkSendAsync0"));
        assert!(has("ndis.sys", "NdisAllocateNetBufferListPool"));
        assert!(has("ntoskrnl.exe", "ExAllocatePool2"));
        assert!(has("ntoskrnl.exe", "memcpy"));
        assert!(has("ntoskrnl.exe", "ZwWaitForSingleObject"), "declared by hand");
        for function in NOT_EXPORTED {
            assert!(
                !has("fwpkclnt.sys", function),
                "{function} is exported by nothing"
            );
        }
        assert!(allowed.modules["fwpkclnt.sys"].len() > 150);
    }

    #[test]
    fn a_library_name_is_not_a_module() {
        let source = "#[cfg_attr(windows, link(name = \"ndis.sys\", kind = \"raw-dylib\"))]\n\
                      #[cfg_attr(feature, link(name = \"ndis\"))]\n\
                      unsafe extern \"system\" {\n    pub fn NdisFreeMdl(Mdl: *mut MDL);\n}\n\
                      pub fn outside() {}\n";
        let mut allowed = AllowedImports::default();
        allowed.add_declared(source);
        assert_eq!(allowed.modules.len(), 1);
        assert_eq!(
            allowed.modules["ndis.sys"].iter().collect::<Vec<_>>(),
            ["NdisFreeMdl"]
        );
    }
}
