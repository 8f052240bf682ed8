//! What a driver image says about itself, before it is loaded.

use object::LittleEndian as LE;
use object::pe::{self, ImageNtHeaders64};
use object::read::pe::{Import, PeFile64};
use thiserror::Error;

use crate::layout;

/// Why a file is no image that can be run.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum NotAnImage {
    /// No byte in it.
    #[error("the file is empty; expected a driver image (.sys)")]
    Empty,
    /// Another kind of file.
    #[error("this is no PE image: {0}; expected a driver image (.sys)")]
    NotPe(String),
    /// Its code is for processors of another kind.
    #[error(
        "the image is for {0}; only x86-64 images can be run here: build the driver for x86_64-pc-windows-msvc"
    )]
    Machine(String),
    /// Nothing says where it begins.
    #[error("the image has no entry point: link it with /ENTRY:DriverEntry (or GsDriverEntry)")]
    NoEntryPoint,
    /// The entry point is not in code.
    #[error("the entry point {0:#x} is not inside an executable section of the image")]
    EntryPoint(u32),
    /// Something is not where an image has it.
    #[error("the image is damaged: {0}")]
    Damaged(String),
    /// It has variables of each thread.
    #[error("the image has thread-local storage, which no driver has: the kernel's loader gives it none")]
    ThreadLocal,
}

/// What the loader needs to know of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Where it begins, from its base.
    pub entry: u32,
    /// Its size in memory in bytes.
    pub size: u32,
    /// Whether it says how its functions use the stack (`.pdata`); otherwise a backtrace ends at the first of them.
    pub unwinds: bool,
    /// Its sections, in the order of the file.
    pub sections: Vec<Section>,
    /// Its imports, in the order of the file.
    pub imports: Vec<ImageImport>,
    /// The base that the addresses in it count from.
    pub preferred_base: u64,
    /// The addresses in it that depend on its base.
    pub addresses: Vec<Address>,
}

/// An address in the data or the code of an image, which the loader adapts to where the image lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    /// Where it is, from the base of the image.
    pub at: u32,
    /// What the file has there: an address for the preferred base.
    pub value: u64,
}

/// A section of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Where it begins, from the base of the image.
    pub address: u32,
    /// Its size in memory in bytes.
    pub size: u32,
    /// Whether the driver may write to it.
    pub writable: bool,
    /// Whether it holds code.
    pub executable: bool,
}

/// A function or variable that an image imports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageImport {
    /// The module, as the image spells it.
    pub module: String,
    /// The name; `#7` for an import by ordinal.
    pub name: String,
    /// Where its address goes, from the base of the image.
    pub slot: u32,
}

impl Image {
    /// Reads an image file.
    ///
    /// # Errors
    /// When it is no image that can be run; the error tells why.
    pub fn read(bytes: &[u8]) -> Result<Self, NotAnImage> {
        if bytes.is_empty() {
            return Err(NotAnImage::Empty);
        }
        // The machine is looked at before the optional header, whose layout depends on it.
        let kind = object::FileKind::parse(bytes).map_err(|error| NotAnImage::NotPe(error.to_string()))?;
        if !matches!(kind, object::FileKind::Pe32 | object::FileKind::Pe64) {
            return Err(NotAnImage::NotPe(format!("it is a file of kind {kind:?}")));
        }
        let machine =
            machine(bytes).ok_or_else(|| NotAnImage::NotPe("its headers are cut off".to_owned()))?;
        if machine != pe::IMAGE_FILE_MACHINE_AMD64 {
            return Err(NotAnImage::Machine(machine_name(machine)));
        }
        let damaged = |error: object::Error| NotAnImage::Damaged(error.to_string());
        let file = PeFile64::parse(bytes).map_err(damaged)?;
        let header = file.nt_headers().optional_header;
        let sections: Vec<Section> = file.section_table().iter().map(section).collect();
        let entry = header.address_of_entry_point.get(LE);
        if entry == 0 {
            return Err(NotAnImage::NoEntryPoint);
        }
        if !sections
            .iter()
            .any(|section| section.executable && section.contains(entry))
        {
            return Err(NotAnImage::EntryPoint(entry));
        }
        layout::check_sections(&file, &sections)?;
        let imports = imports(&file).map_err(damaged)?;
        let relocations = relocations(&file).map_err(damaged)?;
        layout::check_places(&sections, &imports, &relocations)?;
        let unwind_data = file.data_directories().get(pe::IMAGE_DIRECTORY_ENTRY_EXCEPTION);
        Ok(Self {
            unwinds: unwind_data.is_some_and(|directory| directory.size.get(LE) > 0),
            entry,
            size: header.size_of_image.get(LE),
            sections,
            imports,
            preferred_base: header.image_base.get(LE),
            addresses: addresses(&file, &relocations),
        })
    }
}

impl Section {
    fn contains(&self, address: u32) -> bool {
        self.holds(address, 1)
    }

    /// Whether as many bytes, from an address on, are all in the section.
    pub(crate) fn holds(&self, address: u32, bytes: u32) -> bool {
        let offset = address.checked_sub(self.address);
        let end = offset.and_then(|offset| offset.checked_add(bytes));
        end.is_some_and(|end| end <= self.size)
    }
}

fn section(header: &pe::ImageSectionHeader) -> Section {
    let flags = header.characteristics.get(LE);
    Section {
        address: header.virtual_address.get(LE),
        // Old linkers give no size in memory; then it is that in the file.
        size: match header.virtual_size.get(LE) {
            0 => header.size_of_raw_data.get(LE),
            size => size,
        },
        writable: flags & pe::IMAGE_SCN_MEM_WRITE != 0,
        executable: flags & pe::IMAGE_SCN_MEM_EXECUTE != 0,
    }
}

/// The places that the table of relocations names, from the base of the image.
fn relocations(file: &PeFile64<'_>) -> object::Result<Vec<u32>> {
    let mut places = Vec::new();
    let blocks = file
        .data_directories()
        .relocation_blocks(file.data(), &file.section_table())?;
    let Some(mut blocks) = blocks else {
        return Ok(places);
    };
    while let Some(block) = blocks.next()? {
        let wide = block.filter(|relocation| relocation.typ == pe::IMAGE_REL_BASED_DIR64);
        places.extend(wide.map(|relocation| relocation.virtual_address));
    }
    Ok(places)
}

/// What the file has at these places. What lies behind the bytes of the file is zero, and no address.
fn addresses(file: &PeFile64<'_>, places: &[u32]) -> Vec<Address> {
    let sections = file.section_table();
    let address = |at: &u32| {
        let bytes = sections.pe_data_at(file.data(), *at)?.first_chunk()?;
        Some(Address {
            at: *at,
            value: u64::from_le_bytes(*bytes),
        })
    };
    places.iter().filter_map(address).collect()
}

fn imports(file: &PeFile64<'_>) -> object::Result<Vec<ImageImport>> {
    let mut imports = Vec::new();
    let Some(table) = file.import_table()? else {
        return Ok(imports);
    };
    let mut descriptors = table.descriptors()?;
    while let Some(descriptor) = descriptors.next()? {
        let module = String::from_utf8_lossy(table.name(descriptor.name.get(LE))?).into_owned();
        let first = descriptor.first_thunk.get(LE);
        // The table of names; images of some linkers have only the one that the addresses overwrite.
        let names = match descriptor.original_first_thunk.get(LE) {
            0 => first,
            names => names,
        };
        let mut thunks = table.thunks(names)?;
        let mut slot = first;
        while let Some(thunk) = thunks.next::<ImageNtHeaders64>()? {
            let name = match table.import::<ImageNtHeaders64>(thunk)? {
                Import::Ordinal(ordinal) => format!("#{ordinal}"),
                Import::Name(_, name) => String::from_utf8_lossy(name).into_owned(),
            };
            imports.push(ImageImport {
                module: module.clone(),
                name,
                slot,
            });
            slot = slot.wrapping_add(8);
        }
    }
    Ok(imports)
}

/// `IMAGE_FILE_HEADER.Machine`.
fn machine(bytes: &[u8]) -> Option<u16> {
    let offset = bytes.get(0x3C..0x40)?.try_into().ok()?;
    let at = usize::try_from(u32::from_le_bytes(offset)).ok()?.checked_add(4)?;
    let machine = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes([machine[0], machine[1]]))
}

fn machine_name(machine: u16) -> String {
    match machine {
        pe::IMAGE_FILE_MACHINE_ARM64 => "ARM64".to_owned(),
        pe::IMAGE_FILE_MACHINE_I386 => "32-bit x86".to_owned(),
        pe::IMAGE_FILE_MACHINE_ARMNT => "32-bit ARM".to_owned(),
        other => format!("the machine {other:#06x}"),
    }
}
