//! The tables that layers are generated from, against the headers.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use fwps::layer::Layer;

use super::{
    case::{Case, Visitor},
    generated::show_all,
    headers,
};

/// The cells of a table, by the names of its columns.
fn table(name: &str) -> Vec<BTreeMap<String, String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("xtask/tables/{name}.csv"));
    let text = fs::read_to_string(path).expect("a table");
    let mut lines = text.lines();
    let columns: Vec<String> = cells(lines.next().expect("names of columns"));
    lines
        .map(|line| columns.iter().cloned().zip(cells(line)).collect())
        .collect()
}

/// The cells of a line; those with a comma inside are in quotation marks.
fn cells(line: &str) -> Vec<String> {
    let outside_and_inside = line.split('"').enumerate();
    let kept: String = outside_and_inside
        .map(|(place, part)| {
            if place % 2 == 0 {
                part.replace(',', "\n")
            } else {
                part.to_owned()
            }
        })
        .collect();
    kept.split('\n').map(str::to_owned).collect()
}

/// The constants of the headers with their values.
fn constants(prefix: &str) -> BTreeMap<&'static str, u32> {
    headers::starting_with(prefix)
        .map(|constant| (constant.name.as_str(), constant.value))
        .collect()
}

#[test]
fn the_layers_are_those_of_the_headers() {
    let table: BTreeMap<String, u32> = table("layers")
        .into_iter()
        .map(|row| {
            (
                row["layer"].clone(),
                row["layer_value"].parse().expect("a number"),
            )
        })
        .collect();
    let mut expected = constants("FWPS_LAYER_");
    // A number that no layer has, for messages that are not of this platform.
    assert!(expected.remove("FWPS_LAYER_NON_WFP").is_some());
    assert_eq!(table.len(), 99);
    assert_eq!(
        table,
        expected
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    );
}

#[test]
fn the_fields_are_those_of_the_headers() {
    let mut listed = BTreeMap::new();
    for row in table("layers")
        .into_iter()
        .filter(|row| !row["field_name"].is_empty())
    {
        let index: u32 = row["field_index"].parse().expect("a number");
        let before = listed.insert(row["field_name"].clone(), index);
        assert!(
            before.is_none_or(|before| before == index),
            "{}",
            row["field_name"]
        );
    }
    for row in table("aliases") {
        let index = *listed.get(&row["field_name"]).expect("a second name of a field");
        assert!(
            listed.insert(row["alias"].clone(), index).is_none(),
            "{}",
            row["alias"]
        );
    }
    // The end of an enumeration is no field.
    let (ends, expected): (Vec<_>, Vec<_>) = constants("FWPS_FIELD_")
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .partition(|(name, _)| name.ends_with("_MAX"));
    assert_eq!(listed, expected.into_iter().collect());
    for (end, count) in ends {
        let layer = end
            .strip_prefix("FWPS_FIELD_")
            .and_then(|end| end.strip_suffix("_MAX"))
            .expect("an end");
        let named = format!("FWPS_LAYER_{layer}");
        let rows = table("layers")
            .into_iter()
            .filter(|row| row["layer"] == named && !row["field_name"].is_empty());
        assert_eq!(rows.count() as u32, count, "{named}");
    }
}

#[test]
fn the_second_names_are_those_of_the_headers() {
    let listed: BTreeSet<String> = table("aliases")
        .into_iter()
        .map(|row| row["alias"].clone())
        .collect();
    let expected: BTreeSet<String> = headers::starting_with("FWPS_FIELD_")
        .filter(|constant| headers::is_second_name(constant))
        .map(|constant| constant.name.clone())
        .collect();
    assert_eq!(listed, expected);
    assert_eq!(listed.len(), 60);
}

#[test]
fn the_metadata_is_that_of_the_headers() {
    let number = |text: &str| u32::from_str_radix(text.trim_start_matches("0x"), 16).expect("a number");
    let listed: BTreeMap<String, u32> = table("metadata")
        .into_iter()
        .map(|row| (row["metadata_field"].clone(), number(&row["value"])))
        .collect();
    let expected = ["FWPS_METADATA_FIELD_", "FWPS_L2_METADATA_FIELD_"].map(constants);
    let expected: BTreeMap<String, u32> = expected
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    assert_eq!(listed, expected);
}

/// The layers that the cases of this test show, with the metadata members of each.
#[derive(Default)]
struct Shown(BTreeMap<&'static str, BTreeSet<&'static str>>);

impl Visitor for Shown {
    fn layer<L: Layer>(&mut self, case: Case<L>) {
        let members = case.metadata.iter().map(|member| member.constant).collect();
        assert!(
            self.0.insert(case.constant, members).is_none(),
            "{}",
            case.constant
        );
    }
}

fn shown() -> Shown {
    let mut shown = Shown::default();
    show_all(&mut shown);
    shown
}

#[test]
fn every_layer_of_the_table_is_offered_or_known_not_to_be() {
    const NOT_OFFERED: [(&str, &str); 14] = [
        // Layers of user mode, whose filters call no kernel callout.
        ("FWPS_LAYER_IKEEXT_V4", "user-mode"),
        ("FWPS_LAYER_IKEEXT_V6", "user-mode"),
        ("FWPS_LAYER_IPSEC_KM_DEMUX_V4", "user-mode"),
        ("FWPS_LAYER_IPSEC_KM_DEMUX_V6", "user-mode"),
        ("FWPS_LAYER_IPSEC_V4", "user-mode"),
        ("FWPS_LAYER_IPSEC_V6", "user-mode"),
        ("FWPS_LAYER_KM_AUTHORIZATION", "user-mode"),
        // Reserved layers without a key, which no filter can name.
        ("FWPS_LAYER_RESERVED_LAYER_10", "kernel-mode"),
        ("FWPS_LAYER_RESERVED_LAYER_9", "kernel-mode"),
        // User mode again.
        ("FWPS_LAYER_RPC_EPMAP", "user-mode"),
        ("FWPS_LAYER_RPC_EP_ADD", "user-mode"),
        ("FWPS_LAYER_RPC_PROXY_CONN", "user-mode"),
        ("FWPS_LAYER_RPC_PROXY_IF", "user-mode"),
        ("FWPS_LAYER_RPC_UM", "user-mode"),
    ];
    let shown = shown().0;
    let listed: BTreeMap<String, String> = table("layers")
        .into_iter()
        .map(|row| (row["layer"].clone(), row["mode"].clone()))
        .collect();
    let missing: Vec<(&str, &str)> = listed
        .iter()
        .filter(|(layer, _)| !shown.contains_key(layer.as_str()))
        .map(|(layer, mode)| (layer.as_str(), mode.as_str()))
        .collect();
    assert_eq!(missing, NOT_OFFERED);
    assert_eq!(shown.len() + missing.len(), listed.len());
}

#[test]
fn every_layer_has_the_metadata_of_the_table() {
    let mut shown = shown().0;
    let offered: BTreeSet<&str> = shown.values().flatten().copied().collect();
    let mut pairs = 0;
    for row in table("metadata") {
        let Some(member) = offered.get(row["metadata_field"].as_str()) else {
            continue;
        };
        for layer in row["layers"].split_whitespace() {
            // Those that are not offered are known from the test above.
            if let Some(members) = shown.get_mut(layer) {
                assert!(members.remove(member), "{layer} has no {member}");
                pairs += 1;
            }
        }
    }
    let more: Vec<_> = shown.iter().filter(|(_, members)| !members.is_empty()).collect();
    assert!(more.is_empty(), "members that the table does not list: {more:?}");
    assert!(pairs > 400, "only {pairs} members");
}
