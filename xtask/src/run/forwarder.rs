//! PE modules that hold no code: each of their exports is one of another module.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow, ensure};
use object::pe;
use object::write::pe::{NtHeaders, Writer};

const SECTION_ALIGNMENT: u32 = 0x1000;
const FILE_ALIGNMENT: u32 = 0x200;
/// The export directory itself, in front of its tables.
const DIRECTORY: usize = 40;
/// Data directories of a PE file.
const DIRECTORIES: usize = 16;

/// Makes a module `name` that exports the keys of `forwards`; each value names what is exported, as `module.function`.
///
/// # Errors
///
/// If there are no exports, or too many for a module.
pub(super) fn module(name: &str, forwards: &BTreeMap<String, String>) -> Result<Vec<u8>> {
    ensure!(!forwards.is_empty(), "{name} would export nothing");
    let mut bytes = Vec::new();
    let mut writer = Writer::new(true, SECTION_ALIGNMENT, FILE_ALIGNMENT, &mut bytes);
    writer.reserve_dos_header();
    writer.reserve_nt_headers(DIRECTORIES);
    writer.reserve_section_headers(1);
    // The only section begins behind the headers, which fit into one unit of alignment.
    let exports = exports(name, forwards, SECTION_ALIGNMENT)?;
    let range = writer.reserve_edata_section(u32::try_from(exports.len())?);
    ensure!(
        range.virtual_address == SECTION_ALIGNMENT,
        "the exports of {name} were laid out for another address"
    );

    let failed = |error: object::write::Error| anyhow!("cannot write {name}: {error}");
    writer.write_empty_dos_header().map_err(failed)?;
    writer.write_nt_headers(NtHeaders {
        machine: pe::IMAGE_FILE_MACHINE_AMD64,
        time_date_stamp: 0,
        characteristics: pe::IMAGE_FILE_DLL
            | pe::IMAGE_FILE_EXECUTABLE_IMAGE
            | pe::IMAGE_FILE_LARGE_ADDRESS_AWARE,
        major_linker_version: 0,
        minor_linker_version: 0,
        address_of_entry_point: 0,
        image_base: image_base(name),
        major_operating_system_version: 6,
        minor_operating_system_version: 0,
        major_image_version: 0,
        minor_image_version: 0,
        major_subsystem_version: 6,
        minor_subsystem_version: 0,
        subsystem: pe::IMAGE_SUBSYSTEM_WINDOWS_CUI,
        dll_characteristics: pe::IMAGE_DLLCHARACTERISTICS_NX_COMPAT
            | pe::IMAGE_DLLCHARACTERISTICS_DYNAMIC_BASE,
        size_of_stack_reserve: 0,
        size_of_stack_commit: 0,
        size_of_heap_reserve: 0,
        size_of_heap_commit: 0,
    });
    writer.write_section_headers();
    writer.write_section(range.file_offset, &exports);
    debug_assert_eq!(writer.reserved_len() as usize, writer.len());
    Ok(bytes)
}

/// An address of its own for each module, so that none has to be moved.
fn image_base(name: &str) -> u64 {
    let place = name
        .bytes()
        .fold(0_u64, |sum, byte| (sum * 31 + u64::from(byte)) % 0x4000);
    0x2_0000_0000 + place * 0x10_0000
}

/// The export directory with its tables: addresses, names, ordinals, then the texts. All addresses count from the image base.
fn exports(name: &str, forwards: &BTreeMap<String, String>, address: u32) -> Result<Vec<u8>> {
    let count = forwards.len();
    ensure!(
        count <= usize::from(u16::MAX),
        "{name} would export {count} functions, more than a module can"
    );
    let addresses = DIRECTORY;
    let names = addresses + 4 * count;
    let ordinals = names + 4 * count;
    let texts = ordinals + 2 * count;
    let at = |offset: usize| Ok::<u32, anyhow::Error>(address + u32::try_from(offset)?);

    let mut text = Vec::new();
    let mut put = |value: &str| -> Result<u32> {
        let place = at(texts + text.len())?;
        text.extend_from_slice(value.as_bytes());
        text.push(0);
        Ok(place)
    };
    let own_name = put(name)?;
    let mut targets = Vec::new();
    let mut keys = Vec::new();
    // The loader searches the names as bytes, which is how the map sorts them.
    for (export, target) in forwards {
        keys.push(put(export)?);
        targets.push(put(target)?);
    }

    let count = u32::try_from(count)?;
    let directory = [
        0,
        0,
        0,
        own_name,
        1,
        count,
        count,
        at(addresses)?,
        at(names)?,
        at(ordinals)?,
    ];
    let mut bytes = Vec::new();
    for value in directory.into_iter().chain(targets).chain(keys) {
        bytes.extend_from_slice(&value.to_le_bytes());
    }
    for ordinal in 0..u16::try_from(count)? {
        bytes.extend_from_slice(&ordinal.to_le_bytes());
    }
    bytes.extend_from_slice(&text);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use object::read::pe::{ExportTarget, PeFile64};

    use super::*;

    fn example() -> BTreeMap<String, String> {
        let forwards = [
            ("memcpy", "ntdll.memcpy"),
            ("KeSetEvent", "state.KeSetEvent"),
            ("_vsnprintf", "ntdll._vsnprintf"),
        ];
        forwards
            .map(|(name, target)| (name.to_owned(), target.to_owned()))
            .into()
    }

    #[test]
    fn a_module_has_the_exports_it_was_given() {
        let bytes = module("ntoskrnl.exe", &example()).expect("a module");
        let file = PeFile64::parse(&*bytes).expect("a PE file");
        let table = file.export_table().expect("readable").expect("there");
        let mut found = BTreeMap::new();
        for export in table.exports().expect("whole") {
            let name = String::from_utf8(export.name.expect("named").to_vec()).expect("ASCII");
            let ExportTarget::ForwardByName(module, function) = export.target else {
                panic!("{name} is no forward");
            };
            let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("ASCII");
            found.insert(name, format!("{}.{}", text(module), text(function)));
        }
        assert_eq!(found, example());
    }

    #[test]
    fn a_module_without_exports_is_refused() {
        assert!(module("ntoskrnl.exe", &BTreeMap::new()).is_err());
    }
}
