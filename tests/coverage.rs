//! Each C function of the groups callout, classify, flow, pending, redirection, packet security and ALE endpoints is an item of `fwps`, or
//! stands among what is not covered, with the reason; and what the table from C to Rust names exists.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The functions of fwpsk.h that belong to callouts and classification.
const FUNCTIONS: [&str; 32] = [
    // Registration.
    "FwpsCalloutRegister0",
    "FwpsCalloutRegister1",
    "FwpsCalloutRegister2",
    "FwpsCalloutRegister3",
    "FwpsCalloutUnregisterById0",
    "FwpsCalloutUnregisterByKey0",
    // Answering a classify call later, and options.
    "FwpsAcquireClassifyHandle0",
    "FwpsReleaseClassifyHandle0",
    "FwpsPendClassify0",
    "FwpsCompleteClassify0",
    "FwpsClassifyOptionSet0",
    // Flows.
    "FwpsFlowAssociateContext0",
    "FwpsFlowRemoveContext0",
    "FwpsFlowAbort0",
    // Pended operations.
    "FwpsPendOperation0",
    "FwpsCompleteOperation0",
    // Redirection.
    "FwpsAcquireWritableLayerDataPointer0",
    "FwpsApplyModifiedLayerData0",
    "FwpsRedirectHandleCreate0",
    "FwpsRedirectHandleDestroy0",
    "FwpsQueryConnectionRedirectState0",
    "FwpsQueryConnectionSioFormatRedirectRecords0",
    // What IPsec did with a packet.
    "FwpsGetPacketListSecurityInformation0",
    "FwpsVirtualIfTunnelInfoGet0",
    "FwpsVirtualIfTunnelInfoSet0",
    // Endpoints and tokens.
    "FwpsOpenToken0",
    "FwpsAleEndpointGetById0",
    "FwpsAleEndpointCreateEnumHandle0",
    "FwpsAleEndpointEnum0",
    "FwpsAleEndpointDestroyEnumHandle0",
    "FwpsAleEndpointGetSecurityInfo0",
    "FwpsAleEndpointSetSecurityInfo0",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All sources of `fwps`.
fn sources() -> String {
    fn collect(folder: &Path, text: &mut String) {
        for entry in fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                collect(&path, text);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                *text += &fs::read_to_string(&path).expect("the file can be read");
            }
        }
    }
    let mut text = String::new();
    collect(&root().join("fwps/src"), &mut text);
    text
}

/// The rows of the first table of a page, by cells.
fn rows(page: &str) -> Vec<Vec<String>> {
    let lines = page
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| C |"));
    lines
        .map(|line| {
            line.trim_matches('|')
                .split(" | ")
                .map(|cell| cell.trim().to_owned())
                .collect()
        })
        .collect()
}

/// What stands between backticks.
fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// The last names of a path: two of `a::{b, c}`, one of `a::b`, without type arguments.
fn last_names(path: &str) -> Vec<String> {
    let without_arguments = path.split('<').next().unwrap_or(path);
    let tail = if path.contains("::{") {
        path.rsplit("::{").next().unwrap_or(path).trim_end_matches('}')
    } else if path.contains(">::") {
        path.rsplit("::").next().unwrap_or(path)
    } else {
        without_arguments.rsplit("::").next().unwrap_or(path)
    };
    tail.split(',')
        .map(|name| name.trim().trim_end_matches('!').to_owned())
        .filter(|name| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_'))
        .collect()
}

#[test]
fn each_function_is_an_item_or_named_as_not_covered() {
    let (index, missing) = (read("docs/src/c-to-rust.md"), read("docs/src/not-covered.md"));
    let mapped: BTreeSet<String> = rows(&index)
        .iter()
        .flat_map(|cells| quoted(&cells[0]).map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let not_covered: BTreeSet<String> = rows(&missing)
        .iter()
        .filter(|cells| cells.len() == 2 && !cells[1].is_empty())
        .flat_map(|cells| quoted(&cells[0]).map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let sources = sources();
    for function in FUNCTIONS {
        let (is_mapped, is_missing) = (mapped.contains(function), not_covered.contains(function));
        assert!(
            is_mapped != is_missing,
            "{function}: in c-to-rust.md {is_mapped}, in not-covered.md {is_missing}"
        );
        if is_mapped {
            // Its documentation is found by the C name.
            assert!(
                sources.contains(&format!("\"{function}\"")),
                "no item has {function} as an alias"
            );
            assert!(
                sources.contains(&format!("{function}(")),
                "nothing calls {function}"
            );
        }
    }
}

#[test]
fn what_the_table_names_exists() {
    let sources = sources();
    // Some functions are made by macros, so a name counts wherever it stands in code.
    let code = sources
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let words: BTreeSet<&str> = code
        .flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_'))
        .collect();
    let mut missing = Vec::new();
    for cells in rows(&read("docs/src/c-to-rust.md")) {
        for path in quoted(&cells[1]).filter(|path| !path.starts_with('…') && !path.contains("---")) {
            missing.extend(
                last_names(path)
                    .into_iter()
                    .filter(|name| !words.contains(name.as_str()))
                    .map(|name| format!("{path}: {name}")),
            );
        }
    }
    assert_eq!(missing, [""; 0], "c-to-rust.md names what does not exist");
}
