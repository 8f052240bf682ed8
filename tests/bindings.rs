//! Counts what `fwps-sys` has, and compares it with what the filtering headers declare.
//!
//! The inventory was written by reading the text of the headers without clang, so it is a second opinion on what
//! bindgen found. Run with `--nocapture` to see the numbers.

use std::collections::{BTreeMap, BTreeSet};

const BINDINGS: &str = include_str!("../fwps-sys/src/bindings.rs");
const CONSTANTS: &str = include_str!("../fwps-sys/src/constants.rs");
const KEYS: &str = include_str!("../fwps-sys/src/guid.rs");
const ADDITIONAL: &str = include_str!("../fwps-sys/src/additional.rs");
const MACROS: &str = include_str!("../fwps-sys/src/inline/fwpsk.rs");
const HEADERS: &str = include_str!("../fwps-sys/inventory/headers.txt");
const LAYOUTS: &str = include_str!("../fwps-sys/inventory/layouts.txt");
const VALUES: &str = include_str!("../fwps-sys/inventory/values.txt");

/// What a header declares and the crate does not have, with the reason.
const ABSENT: [(&str, &str); 5] = [
    (
        "FWPS_LAYER_RESERVED1_V4",
        "only in a build for Windows 7, where the number means another layer",
    ),
    (
        "FWPS_LAYER_RESERVED1_V6",
        "only in a build for Windows 7, where the number means another layer",
    ),
    (
        "FwpmDynamicKeywordUnsubscribe",
        "the unversioned name of a function of user mode",
    ),
    (
        "IKEEXT_ERROR_CODE_COUNT",
        "the difference of two Win32 error codes that kernel headers do not define",
    ),
    ("espAuthTranform", "a macro that corrects the name of a member"),
];

/// The names that follow `keyword` at the start of a line, such as `pub fn `.
fn names(source: &'static str, keyword: &str) -> BTreeSet<&'static str> {
    source
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix(keyword))
        .map(|rest| {
            rest.split(|character: char| !(character.is_alphanumeric() || character == '_'))
                .next()
                .unwrap_or(rest)
        })
        .collect()
}

/// The functions that `source` declares: those of `extern` blocks, which are indented, and not the methods of bit-fields.
fn functions(source: &'static str) -> BTreeSet<&'static str> {
    let mut inside = false;
    let mut functions = BTreeSet::new();
    for line in source.lines() {
        if line.starts_with("unsafe extern ") {
            inside = true;
        } else if line == "}" {
            inside = false;
        } else if inside && line.starts_with("    pub fn ") {
            functions.extend(names(line, "pub fn "));
        }
    }
    functions
}

fn entries(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split(' ').collect())
}

#[test]
fn nothing_of_the_filtering_headers_is_missing() {
    let mut functions = functions(BINDINGS);
    functions.extend(self::functions(ADDITIONAL));
    let records: BTreeSet<_> = names(BINDINGS, "pub struct ")
        .union(&names(BINDINGS, "pub union "))
        .copied()
        .collect();
    let types: BTreeSet<_> = names(BINDINGS, "pub type ").union(&records).copied().collect();
    let enumerators = names(BINDINGS, "pub const ");
    let mut constants = names(CONSTANTS, "pub const ");
    constants.extend(names(ADDITIONAL, "pub const "));
    constants.extend(&enumerators);
    let keys = names(KEYS, "pub const ");
    let macros = names(MACROS, "pub const fn ");

    let by_module = |prefixes: &[&str]| {
        functions
            .iter()
            .filter(|name| prefixes.iter().any(|prefix| name.starts_with(prefix)))
            .count()
    };
    let filtering = by_module(&["Fwps", "Fwpm", "IPsec", "Ikeext"]);
    let ndis = by_module(&["Ndis"]);
    println!(
        "functions: {} (fwpkclnt {filtering}, ndis {ndis}, kernel {})",
        functions.len(),
        functions.len() - filtering - ndis
    );
    println!(
        "structs and unions: {} ({} with members)",
        records.len(),
        entries(LAYOUTS).count()
    );
    println!("enumerators: {}", enumerators.len());
    println!("constants: {}", constants.len() - enumerators.len());
    println!("GUIDs: {}", keys.len());

    let reasons: BTreeMap<_, _> = ABSENT.into_iter().collect();
    let mut declared: BTreeMap<(&str, &str), (usize, Vec<&str>)> = BTreeMap::new();
    for entry in entries(HEADERS) {
        let [header, kind, name] = entry[..] else {
            panic!("not a line of the inventory: {entry:?}")
        };
        let has = match kind {
            "function" => functions.contains(name),
            "record" | "callback" => types.contains(name),
            "enumerator" | "constant" => constants.contains(name),
            "guid" => keys.contains(name),
            "function-macro" => macros.contains(name),
            // Left out by rule: see RULES.md, Names.
            "unversioned" => continue,
            other => panic!("unknown kind {other}"),
        };
        let (count, missing) = declared.entry((header, kind)).or_default();
        *count += 1;
        if !has {
            missing.push(name);
        }
    }
    let mut unexplained = Vec::new();
    for ((header, kind), (count, missing)) in declared {
        println!("{header}: {count} of kind {kind}, missing {}", missing.len());
        for name in missing {
            match reasons.get(name) {
                Some(reason) => println!("    {name}: {reason}"),
                None => unexplained.push(format!("{header} {kind} {name}")),
            }
        }
    }
    assert!(
        unexplained.is_empty(),
        "declared by the headers, not in the crate: {unexplained:#?}"
    );
}

#[test]
fn the_counts_of_the_headers_are_known() {
    let count = |header: &str, kind: &str, prefix: &str| {
        entries(HEADERS)
            .filter(|entry| entry[0] == header && entry[1] == kind && entry[2].starts_with(prefix))
            .count()
    };
    assert_eq!(count("fwpsk.h", "function", "Fwps"), 67);
    assert_eq!(count("fwpmk.h", "guid", "FWPM_"), 329);
    for callback in ["CLASSIFY_FN", "NOTIFY_FN"] {
        for version in 0..4 {
            let name = format!("FWPS_CALLOUT_{callback}{version}");
            assert_eq!(count("fwpsk.h", "callback", &name), 1, "{name}");
        }
    }
}

#[test]
fn every_reason_for_an_absence_is_needed() {
    let declared: BTreeSet<_> = entries(HEADERS).map(|entry| entry[2]).collect();
    for (name, _) in ABSENT {
        assert!(
            declared.contains(name),
            "{name} is not declared by a header any more"
        );
    }
}

/// The values in the inventory are what the crate was generated with: look at some through the compiler.
#[test]
fn values_are_those_of_the_inventory() {
    let values: BTreeMap<_, _> = entries(VALUES)
        .map(|entry| (entry[0], entry[1].parse::<i128>().expect("an integer")))
        .collect();
    macro_rules! same {
        ($($name:ident),+ $(,)?) => {
            $(assert_eq!(values.get(stringify!($name)).copied(), Some(i128::from(fwps_sys::$name)), stringify!($name));)+
        };
    }
    same!(
        STATUS_FWP_CALLOUT_NOT_FOUND,
        STATUS_FWP_TCPIP_NOT_READY,
        STATUS_OBJECT_NAME_EXISTS,
        FWPS_LAYER_INBOUND_IPPACKET_V4,
        FWPS_LAYER_STREAM_V6,
        FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_REMOTE_PORT,
        FWPS_METADATA_FIELD_IP_HEADER_SIZE,
        FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_PORT_ID,
        FWP_CONDITION_FLAG_IS_LOOPBACK,
        FWPS_INJECTION_TYPE_TRANSPORT,
        FWP_ACTION_CALLOUT_TERMINATING,
        POOL_FLAG_NON_PAGED,
        NonPagedPoolNx,
        NDIS_OBJECT_TYPE_DEFAULT,
        MDL_PAGES_LOCKED,
        IPPROTO_TCP,
        AF_INET6,
        DISPATCH_LEVEL,
        UNSPECIFIED_COMPARTMENT_ID,
        DO_DEVICE_INITIALIZING,
        DPFLTR_IHVDRIVER_ID,
        FILE_DEVICE_NETWORK,
        FWPM_CONTEXT_ALE_ALLOW_AUTH_FW,
        NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1,
        NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1,
    );
}

/// Statuses and keys as Microsoft's documents print them, not as the headers gave them to the generator.
#[test]
fn documented_values() {
    assert_eq!(fwps_sys::STATUS_FWP_CALLOUT_NOT_FOUND as u32, 0xC022_0001);
    assert_eq!(fwps_sys::STATUS_FWP_DROP_NOICMP as u32, 0xC022_0104);
    assert_eq!(fwps_sys::STATUS_DEVICE_BUSY as u32, 0x8000_0011);
    assert_eq!(fwps_sys::STATUS_FWP_TOO_MANY_SUBLAYERS as u32, 0xC022_0036);
    let key = fwps_sys::FWPM_LAYER_INBOUND_IPPACKET_V4;
    assert_eq!((key.Data1, key.Data2, key.Data3), (0xC86F_D1BF, 0x21CD, 0x497E));
    assert_eq!(key.Data4, [0xA0, 0xBB, 0x17, 0x42, 0x5C, 0x88, 0x5C, 0x58]);
}

/// C-393: the structures of `FwpsCalloutRegister3` are younger than the function, so the crate registers callouts of version 2 and imports no
/// other.
#[test]
fn the_safe_crate_registers_callouts_of_version_2() {
    const REGISTRATION: &str = include_str!("../fwps/src/callout/registration.rs");
    let mut calls = BTreeSet::new();
    for (at, _) in REGISTRATION.match_indices("FwpsCalloutRegister") {
        let name: String = REGISTRATION[at..]
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        calls.insert(name);
    }
    assert_eq!(calls, BTreeSet::from(["FwpsCalloutRegister2".to_owned()]));
}

/// C-389: an image that imports a function that the system lacks is not loaded. These are declared or documented, and Windows 10 version 2004, which
/// the crate needs, has them not, or not by any document.
#[test]
fn the_safe_crate_calls_nothing_that_its_minimum_system_lacks() {
    const NEWER: [&str; 3] = [
        "FwpsAllocateDeepCloneNetBufferList0",
        "FwpmBitmapIndexGet0",
        "FwpmBitmapIndexFree0",
    ];
    fn visit(folder: &std::path::Path, files: &mut u32) {
        for entry in std::fs::read_dir(folder).expect("the sources of the crate can be read") {
            let path = entry.expect("the sources of the crate can be read").path();
            if path.is_dir() {
                visit(&path, files);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a source is text");
            for name in NEWER {
                let call = format!("{name}(");
                assert!(!text.contains(&call), "{} calls {name}", path.display());
            }
            *files += 1;
        }
    }
    let mut files = 0;
    let sources = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fwps/src");
    visit(&sources, &mut files);
    assert!(files > 100, "only {files} files were found");
}
