//! Whether the parts of an image are where an image has them, so that loading it touches nothing else.

use object::LittleEndian as LE;
use object::pe;
use object::read::pe::PeFile64;

use crate::image::{ImageImport, NotAnImage, Section};

/// The largest image that is loaded, in bytes. Drivers are far smaller; a size beyond is one of a damaged file.
const LARGEST: u32 = 1 << 28;

/// Looks at the sections of an image, and the data that fills them.
///
/// # Errors
/// When something is not inside the image or the file, or overlaps; and for what the kernel's loader does not serve.
pub(crate) fn check_sections(file: &PeFile64<'_>, sections: &[Section]) -> Result<(), NotAnImage> {
    let header = file.nt_headers().optional_header;
    let size = header.size_of_image.get(LE);
    if size > LARGEST {
        return damaged(format!(
            "it says that it is {size} bytes large in memory; at most {LARGEST} are loaded"
        ));
    }
    let length = file.data().len() as u64;
    let mut end = u64::from(header.size_of_headers.get(LE));
    if end > length || end > u64::from(size) {
        return damaged(format!("its headers say that they are {end} bytes long"));
    }
    for (index, (section, raw)) in sections.iter().zip(file.section_table().iter()).enumerate() {
        let number = index + 1;
        let start = u64::from(section.address);
        if start < end {
            return damaged(format!("section {number} overlaps what is before it"));
        }
        end = start + u64::from(section.size);
        if end > u64::from(size) {
            return damaged(format!("section {number} ends behind the image"));
        }
        let filled = u64::from(raw.pointer_to_raw_data.get(LE)) + u64::from(raw.size_of_raw_data.get(LE));
        if raw.size_of_raw_data.get(LE) != 0 && filled > length {
            return damaged(format!("the data of section {number} ends behind the file"));
        }
    }
    let storage = file
        .data_directories()
        .get(pe::IMAGE_DIRECTORY_ENTRY_TLS)
        .is_some_and(|directory| directory.virtual_address.get(LE) != 0);
    if storage {
        return Err(NotAnImage::ThreadLocal);
    }
    Ok(())
}

/// Looks at the places that the imports and relocations of an image go to.
///
/// # Errors
/// When one is in no section.
pub(crate) fn check_places(
    sections: &[Section],
    imports: &[ImageImport],
    relocations: &[u32],
) -> Result<(), NotAnImage> {
    let outside = |import: &&ImageImport| !sections.iter().any(|section| section.holds(import.slot, 8));
    if let Some(import) = imports.iter().find(outside) {
        return damaged(format!(
            "the address of {}!{} would go to {:#x}, which is in no section",
            import.module, import.name, import.slot
        ));
    }
    let outside = |place: &&u32| !sections.iter().any(|section| section.holds(**place, 8));
    if let Some(place) = relocations.iter().find(outside) {
        return damaged(format!("the relocation at {place:#x} is in no section"));
    }
    Ok(())
}

fn damaged(what: String) -> Result<(), NotAnImage> {
    Err(NotAnImage::Damaged(what))
}
