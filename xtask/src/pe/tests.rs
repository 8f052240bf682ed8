//! Images made byte by byte, each wrong in one way.

use super::*;

/// File offsets of the image that [`Sample::build`] makes.
const NT: usize = 0x40;
const OPTIONAL: usize = NT + 24;
const SECTIONS: usize = OPTIONAL + 240;
const TEXT: usize = SECTIONS;
const DATA: usize = SECTIONS + 2 * 40;

const SUBSYSTEM: usize = OPTIONAL + 68;
const DLL_CHARACTERISTICS: usize = OPTIONAL + 70;
const ENTRY_POINT: usize = OPTIONAL + 16;
const CHECKSUM: usize = OPTIONAL + 64;
const DIRECTORIES: usize = OPTIONAL + 112;
const RDATA_ADDRESS: u32 = 0x2000;
const RDATA_FILE: usize = 0x400;

/// A complete driver image: code, imports, data, relocations.
struct Sample {
    bytes: Vec<u8>,
}

impl Sample {
    fn build(imports: &[(&str, &str)]) -> Self {
        let mut sample = Self {
            bytes: vec![0; 0xA00],
        };
        sample.text(0, "MZ");
        sample.u32(0x3C, 0x40);
        sample.text(NT, "PE");
        sample.u16(NT + 4, 0x8664);
        sample.u16(NT + 6, 4);
        sample.u16(NT + 20, 240);
        sample.u16(NT + 22, 0x22);
        sample.u16(OPTIONAL, 0x20B);
        sample.u32(ENTRY_POINT, 0x1000);
        sample.u32(OPTIONAL + 32, 0x1000);
        sample.u32(OPTIONAL + 36, 0x200);
        sample.u32(OPTIONAL + 56, 0x5000);
        sample.u32(OPTIONAL + 60, 0x200);
        sample.u16(SUBSYSTEM, 1);
        sample.u16(DLL_CHARACTERISTICS, 0x01E0);
        sample.u32(OPTIONAL + 108, 16);
        for (index, (name, flags)) in [
            (".text", 0x6000_0020),
            (".rdata", 0x4000_0040),
            (".data", 0xC000_0040),
            (".reloc", 0x4200_0040),
        ]
        .into_iter()
        .enumerate()
        {
            let at = SECTIONS + index * 40;
            let number = u32::try_from(index).expect("few sections");
            sample.text(at, name);
            sample.u32(at + 8, 0x200);
            sample.u32(at + 12, 0x1000 * (number + 1));
            sample.u32(at + 16, 0x200);
            sample.u32(at + 20, 0x200 * (number + 1));
            sample.u32(at + 36, flags);
        }
        sample.directory(1, RDATA_ADDRESS, 20);
        sample.directory(5, 0x4000, 12);
        for (index, (module, function)) in imports.iter().enumerate() {
            sample.import(index, module, function);
        }
        sample.seal();
        sample
    }

    fn u16(&mut self, at: usize, value: u16) {
        self.bytes[at..at + 2].copy_from_slice(&value.to_le_bytes());
    }

    fn u32(&mut self, at: usize, value: u32) {
        self.bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }

    fn text(&mut self, at: usize, text: &str) {
        self.bytes[at..at + text.len()].copy_from_slice(text.as_bytes());
    }

    fn directory(&mut self, index: usize, address: u32, size: u32) {
        self.u32(DIRECTORIES + index * 8, address);
        self.u32(DIRECTORIES + index * 8 + 4, size);
    }

    /// One descriptor with one function; descriptors stand at the start of .rdata, each entry's rest at 0x60 times two.
    fn import(&mut self, index: usize, module: &str, function: &str) {
        let rest = 0x80 + index * 0x60;
        let address = |offset: usize| RDATA_ADDRESS + u32::try_from(offset).expect("small");
        let descriptor = RDATA_FILE + index * 20;
        self.u32(descriptor, address(rest));
        self.u32(descriptor + 12, address(rest + 0x10));
        self.u32(descriptor + 16, address(rest));
        self.u32(RDATA_FILE + rest, address(rest + 0x30));
        self.text(RDATA_FILE + rest + 0x10, module);
        self.text(RDATA_FILE + rest + 0x32, function);
    }

    /// Writes the checksum that belongs to the bytes as they are.
    fn seal(&mut self) {
        self.u32(CHECKSUM, 0);
        let mut sum = 0_u32;
        for pair in self.bytes.chunks(2) {
            sum += u32::from(u16::from_le_bytes([pair[0], pair[1]]));
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        let length = u32::try_from(self.bytes.len()).expect("small");
        self.u32(CHECKSUM, sum + length);
    }
}

fn good() -> Sample {
    Sample::build(&[
        ("fwpkclnt.sys", "FwpsInjectNetworkSendAsync0"),
        ("NDIS.SYS", "NdisFreeMdl"),
        ("ntoskrnl.exe", "memcpy"),
    ])
}

fn allowed() -> AllowedImports {
    let workspace = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("workspace");
    AllowedImports::of_workspace(workspace).expect("fwps-sys")
}

fn findings(bytes: &[u8]) -> Vec<Finding> {
    check(bytes, Architecture::X86_64, &allowed()).expect_err("accepted a wrong image")
}

#[test]
fn a_right_image_is_accepted() {
    let sample = good();
    let summary = check(&sample.bytes, Architecture::X86_64, &allowed())
        .unwrap_or_else(|findings| panic!("{findings:#?}"));
    assert_eq!(summary.bytes, 0xA00);
    assert_eq!(
        summary.sections,
        [".text r-x", ".rdata r--", ".data rw-", ".reloc r--"]
    );
    assert_eq!(summary.imports["NDIS.SYS"], ["NdisFreeMdl"]);
    assert_eq!(summary.imports.len(), 3);
}

#[test]
fn each_wrong_header_is_one_finding() {
    type Spoil = fn(&mut Sample);
    let cases: [(&str, Spoil); 13] = [
        ("subsystem", |sample| sample.u16(SUBSYSTEM, 3)),
        ("entry point", |sample| sample.u32(ENTRY_POINT, 0)),
        ("entry point", |sample| sample.u32(ENTRY_POINT, 0x3000)),
        ("image flags", |sample| {
            sample.u16(DLL_CHARACTERISTICS, 0x00E0);
        }),
        ("image flags", |sample| {
            sample.u16(DLL_CHARACTERISTICS, 0x01A0);
        }),
        ("image flags", |sample| {
            sample.u16(DLL_CHARACTERISTICS, 0x01C0);
        }),
        ("image flags", |sample| {
            sample.u16(DLL_CHARACTERISTICS, 0x0160);
        }),
        ("relocations", |sample| sample.u16(NT + 22, 0x23)),
        ("relocations", |sample| sample.directory(5, 0, 0)),
        ("section", |sample| sample.u32(TEXT + 36, 0xE000_0020)),
        ("section", |sample| sample.u32(DATA + 16, 0x2000)),
        ("directories", |sample| sample.directory(9, 0x3000, 40)),
        ("directories", |sample| sample.directory(13, 0x3000, 32)),
    ];
    for (subject, spoil) in cases {
        let mut sample = good();
        spoil(&mut sample);
        sample.seal();
        let findings = findings(&sample.bytes);
        assert_eq!(findings.len(), 1, "{subject}: {findings:#?}");
        assert_eq!(findings[0].subject, subject, "{findings:#?}");
    }
}

#[test]
fn a_changed_byte_is_seen_in_the_checksum() {
    let mut sample = good();
    sample.bytes[0x210] ^= 1;
    let findings = findings(&sample.bytes);
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(findings[0].subject, "checksum");
}

#[test]
fn another_machine_is_refused() {
    let wrong = check(&good().bytes, Architecture::Aarch64, &allowed()).expect_err("accepted");
    assert_eq!(wrong.len(), 1);
    assert_eq!(wrong[0].subject, "machine");
    assert!(wrong[0].to_string().contains("0x8664"), "{}", wrong[0]);
    assert!(wrong[0].to_string().contains("aarch64"), "{}", wrong[0]);
}

#[test]
fn what_is_not_an_image_is_refused() {
    for bytes in [
        &b""[..],
        b"MZ",
        b"\x7FELF\x02\x01\x01 some other kind of file, long enough to have a header",
    ] {
        let findings = findings(bytes);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].subject, "file");
    }
}

#[test]
fn no_truncation_is_accepted() {
    let whole = good().bytes;
    let allowed = allowed();
    for length in 0..whole.len() {
        let result = check(&whole[..length], Architecture::X86_64, &allowed);
        assert!(result.is_err(), "accepted the first {length} bytes");
    }
}

#[test]
fn imports_are_held_against_the_list() {
    for (module, function, expected) in [
        ("kernel32.dll", "CreateFileW", "kernel32.dll"),
        ("ntoskrnl.exe", "KiSecret", "KiSecret"),
        ("ndis.sys", "FwpsInjectNetworkSendAsync0", "ndis.sys"),
        ("fwpkclnt.sys", "FwpsOpenToken0", "would not load"),
    ] {
        let sample = Sample::build(&[("ntoskrnl.exe", "memcpy"), (module, function)]);
        let findings = findings(&sample.bytes);
        assert_eq!(findings.len(), 1, "{findings:#?}");
        assert_eq!(findings[0].subject, "import");
        assert!(findings[0].to_string().contains(expected), "{}", findings[0]);
    }
}

#[test]
fn random_damage_never_panics() {
    let allowed = allowed();
    let mut state = 1_u64;
    let mut next = || {
        // A linear congruential generator: the test is the same in every run.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits")
    };
    for _ in 0..5_000 {
        let mut sample = good();
        for _ in 0..4 {
            let at = next() % sample.bytes.len();
            sample.bytes[at] = u8::try_from(next() & 0xFF).expect("one byte");
        }
        // Any answer is right here, as long as it is an answer.
        let _ = check(&sample.bytes, Architecture::X86_64, &allowed);
    }
}
