//! The tables that layers are generated from, against the headers.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use super::headers;

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
