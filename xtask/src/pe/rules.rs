//! The rules about headers, sections and data directories.

use object::LittleEndian as LE;
use object::pe;
use object::read::pe::{ImageNtHeaders, ImageOptionalHeader, PeFile64};

use super::{Architecture, Finding};

const BUILD_ARGUMENTS: &str =
    "the example's build.rs passes the linker arguments of a driver: use its profile `driver`";

/// The finding for a file that is not an image at all.
pub(super) fn unreadable(problem: &str) -> Finding {
    Finding {
        subject: "file",
        found: problem.to_owned(),
        expected: "a complete 64-bit PE image".to_owned(),
        advice: "build it again; if it was copied, copy it whole",
    }
}

/// Reads the machine from the file header without trusting anything behind it.
pub(super) fn machine(bytes: &[u8], architecture: Architecture) -> Result<(), Finding> {
    let headers = pe::ImageDosHeader::parse(bytes)
        .map_err(|_| unreadable("no MZ header"))?
        .nt_headers_offset();
    let start = usize::try_from(headers).map_err(|_| unreadable("no PE header"))?;
    let Some([b'P', b'E', 0, 0, low, high]) = bytes.get(start..).and_then(|rest| rest.get(..6)) else {
        return Err(unreadable("no PE header"));
    };
    let found = u16::from_le_bytes([*low, *high]);
    if found == architecture.machine() {
        return Ok(());
    }
    Err(Finding {
        subject: "machine",
        found: format!("{found:#06x}"),
        expected: format!("{:#06x} ({architecture})", architecture.machine()),
        advice: "build for the target that the image is meant for",
    })
}

/// Subsystem, entry point and the flags of the image.
pub(super) fn headers(image: &PeFile64<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let header = image.nt_headers().optional_header();

    if header.subsystem() != pe::IMAGE_SUBSYSTEM_NATIVE {
        findings.push(Finding {
            subject: "subsystem",
            found: header.subsystem().to_string(),
            expected: "1 (native)".to_owned(),
            advice: BUILD_ARGUMENTS,
        });
    }
    let entry = header.address_of_entry_point();
    let in_code = image.section_table().iter().any(|section| {
        let start = section.virtual_address.get(LE);
        let executable = section.characteristics.get(LE) & pe::IMAGE_SCN_MEM_EXECUTE != 0;
        executable && entry >= start && entry < start.saturating_add(section.virtual_size.get(LE))
    });
    if entry == 0 || !in_code {
        findings.push(Finding {
            subject: "entry point",
            found: format!("{entry:#x}"),
            expected: "an address inside an executable section".to_owned(),
            advice: "the entry macro of the driver defines DriverEntry; link with /ENTRY:DriverEntry",
        });
    }

    let flags = header.dll_characteristics();
    for (flag, name) in [
        (pe::IMAGE_DLLCHARACTERISTICS_NX_COMPAT, "NX_COMPAT"),
        (pe::IMAGE_DLLCHARACTERISTICS_DYNAMIC_BASE, "DYNAMIC_BASE"),
        (pe::IMAGE_DLLCHARACTERISTICS_HIGH_ENTROPY_VA, "HIGH_ENTROPY_VA"),
        (pe::IMAGE_DLLCHARACTERISTICS_FORCE_INTEGRITY, "FORCE_INTEGRITY"),
    ] {
        if flags & flag == 0 {
            findings.push(Finding {
                subject: "image flags",
                found: format!("{flags:#06x} without {name}"),
                expected: format!("{name} set"),
                advice: BUILD_ARGUMENTS,
            });
        }
    }
    if image.nt_headers().file_header.characteristics.get(LE) & pe::IMAGE_FILE_RELOCS_STRIPPED != 0 {
        findings.push(Finding {
            subject: "relocations",
            found: "stripped".to_owned(),
            expected: "present, so that the image can be loaded anywhere".to_owned(),
            advice: "do not link with /FIXED",
        });
    }
    findings
}

/// Looks for pages that are writable and executable; gives the names of all sections.
pub(super) fn sections(image: &PeFile64<'_>, findings: &mut Vec<Finding>) -> Vec<String> {
    let mut described = Vec::new();
    for section in image.section_table().iter() {
        let name = String::from_utf8_lossy(section.raw_name()).into_owned();
        let flags = section.characteristics.get(LE);
        let letter = |flag, letter| if flags & flag == 0 { '-' } else { letter };
        described.push(format!(
            "{name} {}{}{}",
            letter(pe::IMAGE_SCN_MEM_READ, 'r'),
            letter(pe::IMAGE_SCN_MEM_WRITE, 'w'),
            letter(pe::IMAGE_SCN_MEM_EXECUTE, 'x'),
        ));
        let both = pe::IMAGE_SCN_MEM_WRITE | pe::IMAGE_SCN_MEM_EXECUTE;
        if flags & both == both {
            findings.push(Finding {
                subject: "section",
                found: format!("{name} writable and executable"),
                expected: "at most one of the two".to_owned(),
                advice: "remove the /SECTION or /MERGE argument that combines them",
            });
        }
        let end =
            u64::from(section.pointer_to_raw_data.get(LE)) + u64::from(section.size_of_raw_data.get(LE));
        if end > image.data().len() as u64 {
            findings.push(Finding {
                subject: "section",
                found: format!("{name} ends at {end:#x}, behind the end of the file"),
                expected: format!("at most {:#x}", image.data().len()),
                advice: "build it again; if it was copied, copy it whole",
            });
        }
    }
    described
}

/// Relocations are there, and nothing that a driver image has no use for.
pub(super) fn directories(image: &PeFile64<'_>, bytes: &[u8], findings: &mut Vec<Finding>) {
    let present = |index: usize| {
        image
            .data_directory(index)
            .is_some_and(|directory| directory.size.get(LE) != 0)
    };
    if !present(pe::IMAGE_DIRECTORY_ENTRY_BASERELOC) {
        findings.push(Finding {
            subject: "relocations",
            found: "no relocation directory".to_owned(),
            expected: "one, so that the image can be loaded anywhere".to_owned(),
            advice: "do not link with /FIXED",
        });
    }
    for (index, name) in [
        (pe::IMAGE_DIRECTORY_ENTRY_TLS, "thread-local storage"),
        (pe::IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT, "delayed imports"),
        (pe::IMAGE_DIRECTORY_ENTRY_BOUND_IMPORT, "bound imports"),
        (pe::IMAGE_DIRECTORY_ENTRY_COM_DESCRIPTOR, "a CLR header"),
    ] {
        if present(index) {
            findings.push(Finding {
                subject: "directories",
                found: name.to_owned(),
                expected: "none: the kernel's loader does not handle it".to_owned(),
                advice: "remove what brings it in (thread_local!, /DELAYLOAD, /CLR)",
            });
        }
    }
    let pdb = object::Object::pdb_info(image);
    match pdb {
        Ok(Some(information)) => {
            let path = String::from_utf8_lossy(information.path()).into_owned();
            if path.contains(['/', '\\']) {
                findings.push(Finding {
                    subject: "debug information",
                    found: format!("the path {path} of the machine that built it"),
                    expected: "the bare name of the .pdb file".to_owned(),
                    advice: "link with /PDBALTPATH:%_PDB%",
                });
            }
        }
        Ok(None) => {}
        Err(error) => findings.push(unreadable(&format!(
            "debug directory of a file of {} bytes: {error}",
            bytes.len()
        ))),
    }
}
