//! Images that are damaged: each is refused with what is wrong with it, and none of them brings the program down.

use std::ops::Range;

use fwps_harness::image::{Image, NotAnImage};

/// Where the fields of a sound image are in its file.
const OPTIONAL: usize = 0x58;
const SECTIONS: usize = OPTIONAL + 240;
const TEXT: usize = 0x400;
const DATA: usize = 0x600;
/// From the base of the image.
const TEXT_AT: u32 = 0x1000;
const DATA_AT: u32 = 0x2000;

/// An image with an entry point, an import and a relocation.
fn sound() -> Vec<u8> {
    let mut image = vec![0; 0x800];
    image[..2].copy_from_slice(b"MZ");
    image[0x3C] = 0x40;
    image[0x40..0x44].copy_from_slice(b"PE\0\0");
    short(&mut image, 0x44, 0x8664);
    short(&mut image, 0x46, 2);
    short(&mut image, 0x54, 240);
    short(&mut image, OPTIONAL, 0x20B);
    // The entry point, the alignments, the sizes of the image and of the headers.
    for (offset, value) in [
        (16, TEXT_AT),
        (32, 0x1000),
        (36, 0x200),
        (56, 0x3000),
        (60, 0x400),
        (108, 16),
    ] {
        word(&mut image, OPTIONAL + offset, value);
    }
    // The import directory and the relocations.
    directory(&mut image, 1, DATA_AT, 40);
    directory(&mut image, 5, DATA_AT + 0x100, 12);
    for (index, (at, file, flags)) in [(TEXT_AT, TEXT, 0x6000_0020), (DATA_AT, DATA, 0xC000_0040)]
        .into_iter()
        .enumerate()
    {
        let header = SECTIONS + 40 * index;
        for (offset, value) in [(8, 0x200), (12, at), (16, 0x200), (20, file as u32), (36, flags)] {
            word(&mut image, header + offset, value);
        }
    }
    // One descriptor: names at 0x40, the module's name at 0x80, addresses at 0x60.
    word(&mut image, DATA, DATA_AT + 0x40);
    word(&mut image, DATA + 12, DATA_AT + 0x80);
    word(&mut image, DATA + 16, DATA_AT + 0x60);
    word(&mut image, DATA + 0x40, DATA_AT + 0x90);
    image[DATA + 0x80..DATA + 0x8D].copy_from_slice(b"ntoskrnl.exe\0");
    image[DATA + 0x92..DATA + 0xA0].copy_from_slice(b"IoDeleteDevice");
    // One block of relocations with one of 64 bits, at 0x180.
    word(&mut image, DATA + 0x100, DATA_AT);
    word(&mut image, DATA + 0x104, 12);
    short(&mut image, DATA + 0x108, 0xA180);
    image
}

fn short(image: &mut [u8], at: usize, value: u16) {
    image[at..at + 2].copy_from_slice(&value.to_le_bytes());
}

fn word(image: &mut [u8], at: usize, value: u32) {
    image[at..at + 4].copy_from_slice(&value.to_le_bytes());
}

fn directory(image: &mut [u8], index: usize, at: u32, size: u32) {
    word(image, OPTIONAL + 112 + 8 * index, at);
    word(image, OPTIONAL + 116 + 8 * index, size);
}

/// What is said of the sound image with a change.
fn said(change: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut image = sound();
    change(&mut image);
    Image::read(&image).expect_err("it is damaged").to_string()
}

#[test]
fn a_sound_image_is_read() {
    let image = Image::read(&sound()).expect("it is sound");
    assert_eq!(image.entry, TEXT_AT);
    assert_eq!(image.imports.len(), 1);
    assert_eq!(image.imports[0].name, "IoDeleteDevice");
    assert_eq!(image.imports[0].slot, DATA_AT + 0x60);
    assert_eq!(image.addresses.len(), 1);
    assert_eq!(image.addresses[0].at, DATA_AT + 0x180);
}

#[test]
fn a_section_without_a_size_in_memory_has_that_of_the_file() {
    let mut image = sound();
    word(&mut image, SECTIONS + 8, 0);
    assert_eq!(Image::read(&image).expect("it is sound").sections[0].size, 0x200);
}

#[test]
fn parts_that_are_not_where_an_image_has_them_are_named() {
    let section = |number: usize, offset: usize| SECTIONS + 40 * (number - 1) + offset;
    for (change, expected) in [
        // Sections over each other, over the headers, behind the image, out of the file.
        ((section(2, 12), TEXT_AT + 0x100), "section 2 overlaps"),
        ((section(1, 8), 0x1001), "section 2 overlaps"),
        ((section(2, 8), 0x2000), "section 2 ends behind the image"),
        ((section(2, 8), u32::MAX), "section 2 ends behind the image"),
        (
            (section(2, 16), 0x400),
            "the data of section 2 ends behind the file",
        ),
        (
            (section(1, 20), u32::MAX),
            "the data of section 1 ends behind the file",
        ),
        // Sizes of the image and of its headers.
        ((OPTIONAL + 56, u32::MAX), "bytes large in memory"),
        ((OPTIONAL + 56, 0x1800), "ends behind the image"),
        ((OPTIONAL + 60, u32::MAX), "its headers say"),
        // Where the import goes, and the relocation.
        (
            (DATA + 16, 0x9000),
            "ntoskrnl.exe!IoDeleteDevice would go to 0x9000",
        ),
        ((DATA + 16, DATA_AT + 0x1FC), "which is in no section"),
        // The entry point in data, and nowhere.
        ((OPTIONAL + 16, DATA_AT), "not inside an executable section"),
        ((OPTIONAL + 16, 0x8000_0000), "not inside an executable section"),
    ] {
        let (at, value) = change;
        let said = said(|image| word(image, at, value));
        assert!(said.contains(expected), "{at:#x} = {value:#x}: {said}");
    }
    let said = said(|image| short(image, DATA + 0x108, 0xA1FC));
    assert!(
        said.contains("the relocation at 0x21fc is in no section"),
        "{said}"
    );
}

#[test]
fn thread_local_storage_is_refused() {
    let said = said(|image| directory(image, 9, DATA_AT, 40));
    assert!(said.contains("thread-local storage"), "{said}");
}

#[test]
fn an_import_by_ordinal_is_named_by_it() {
    let mut image = sound();
    image[DATA + 0x40..DATA + 0x48].copy_from_slice(&(1 << 63 | 7_u64).to_le_bytes());
    assert_eq!(Image::read(&image).expect("it is sound").imports[0].name, "#7");
}

#[test]
fn a_file_that_is_cut_off_anywhere_is_refused() {
    let image = sound();
    for length in 0..image.len() {
        let refused = Image::read(&image[..length]).expect_err("a part is missing");
        if length == 0 {
            assert_eq!(refused, NotAnImage::Empty);
        }
    }
}

/// Each byte of the headers and tables with every one of some values, and pairs of them by chance: what is read is inside the image.
#[test]
fn no_byte_brings_the_program_down() {
    let check = |image: &[u8]| {
        let Ok(read) = Image::read(image) else { return };
        let inside = |range: Range<u64>| range.end <= u64::from(read.size);
        for section in &read.sections {
            let start = u64::from(section.address);
            assert!(inside(start..start + u64::from(section.size)));
        }
        for place in read
            .imports
            .iter()
            .map(|import| import.slot)
            .chain(read.addresses.iter().map(|address| address.at))
        {
            assert!(inside(u64::from(place)..u64::from(place) + 8));
        }
    };
    let sound = sound();
    for at in (0..SECTIONS + 80).chain(DATA..DATA + 0x10C) {
        for value in [0, 1, 2, 0x40, 0x7F, 0x80, 0xFE, 0xFF] {
            let mut image = sound.clone();
            image[at] = value;
            check(&image);
        }
    }
    let mut state: u64 = 0x1234_5678_9ABC_DEF1;
    let mut chance = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    for _ in 0..20_000 {
        let mut image = sound.clone();
        for _ in 0..3 {
            let at = chance(image.len());
            image[at] = chance(256) as u8;
        }
        check(&image);
    }
}
