//! What a driver image must be before it is worth copying to a Windows machine.
//!
//! The linker accepts much that the kernel's loader, or a code reviewer, does not: an import that no kernel module
//! exports, a section that is writable and executable, a missing relocation table. [`check`] looks at the finished file
//! and names each thing found, what was expected, and what to do.

mod checksum;
mod imports;
mod rules;

use std::collections::BTreeMap;
use std::fmt;

use object::read::pe::PeFile64;
use serde::Serialize;

pub use imports::{AllowedImports, ImportListError};

/// The processor architecture of a driver image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Architecture {
    /// AMD64.
    #[serde(rename = "x86_64")]
    X86_64,
    /// ARM64.
    Aarch64,
}

impl Architecture {
    /// Every architecture that drivers are built for.
    pub const ALL: [Self; 2] = [Self::X86_64, Self::Aarch64];

    /// The name as rustc spells it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::X86_64 => "x86_64",
            Self::Aarch64 => "aarch64",
        }
    }

    /// The target triple that drivers for it are compiled for.
    #[must_use]
    pub fn triple(self) -> &'static str {
        match self {
            Self::X86_64 => "x86_64-pc-windows-msvc",
            Self::Aarch64 => "aarch64-pc-windows-msvc",
        }
    }

    /// `IMAGE_FILE_HEADER.Machine` of its images.
    fn machine(self) -> u16 {
        match self {
            Self::X86_64 => object::pe::IMAGE_FILE_MACHINE_AMD64,
            Self::Aarch64 => object::pe::IMAGE_FILE_MACHINE_ARM64,
        }
    }
}

impl fmt::Display for Architecture {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// One thing wrong with an image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was looked at.
    pub subject: &'static str,
    /// What the image says.
    pub found: String,
    /// What it should say.
    pub expected: String,
    /// How to get there.
    pub advice: &'static str,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}: found {}, expected {}; {}",
            self.subject, self.found, self.expected, self.advice
        )
    }
}

/// What a good image is made of.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// Size of the file in bytes.
    pub bytes: usize,
    /// The functions it imports, by module.
    pub imports: BTreeMap<String, Vec<String>>,
    /// The names of its sections, each with `r`, `w` and `x` for what its pages allow.
    pub sections: Vec<String>,
}

/// Checks one image for `architecture`, and says what it is made of or everything that is wrong with it.
///
/// # Errors
///
/// All findings, in the order of the file. A file that cannot be read as an image gives one finding.
pub fn check(
    bytes: &[u8],
    architecture: Architecture,
    allowed: &AllowedImports,
) -> Result<Summary, Vec<Finding>> {
    // The machine is looked at before the optional header, whose layout depends on it.
    rules::machine(bytes, architecture).map_err(|finding| vec![finding])?;
    let image = PeFile64::parse(bytes).map_err(|error| vec![rules::unreadable(&error.to_string())])?;

    let mut findings = rules::headers(&image);
    let sections = rules::sections(&image, &mut findings);
    rules::directories(&image, bytes, &mut findings);
    findings.extend(checksum::finding(&image, bytes));
    let imports = imports::read(&image, allowed, &mut findings);
    if findings.is_empty() {
        Ok(Summary {
            bytes: bytes.len(),
            imports,
            sections,
        })
    } else {
        Err(findings)
    }
}

#[cfg(test)]
mod tests;
