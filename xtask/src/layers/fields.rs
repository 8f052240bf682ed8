//! Writes one trait per kind of field, with its accessor.

use std::fmt::Write as _;

use anyhow::{Result, bail, ensure};

use super::names::method_name;
use super::tables::{Kind, Layer, Tables};

/// How a kind of field is read.
#[derive(Debug)]
pub(super) struct Reading {
    /// The type of the engine's value; an address has another for IPv6.
    pub(super) tag: &'static str,
    /// What the accessor gives.
    pub(super) rust_type: String,
    /// What makes it of a value.
    convert: String,
}

impl Kind {
    /// How fields of this kind are read.
    pub(super) fn reading(&self) -> Result<Reading> {
        let (rule, open) = self.rule.split_once(':').unwrap_or((self.rule.as_str(), ""));
        let made_of = |value: &str, make: &str| format!("|value| value.{value}().map({open}::{make})");
        let plain = |tag, rust_type: &str, convert: &str| Reading {
            tag,
            rust_type: rust_type.to_owned(),
            convert: convert.to_owned(),
        };
        Ok(match rule {
            "u8" => plain("FWP_UINT8", "u8", "Value::uint8"),
            "u16" | "port" => plain("FWP_UINT16", "u16", "Value::uint16"),
            "icmp" => plain("FWP_UINT16", "u8", "Value::uint16"),
            "u32" => plain("FWP_UINT32", "u32", "Value::uint32"),
            "u64" => plain("FWP_UINT64", "u64", "Value::uint64"),
            "address" => plain(
                "FWP_UINT32",
                "<L::Family as Family>::Address",
                "<L::Family as Family>::from_value",
            ),
            "address_type" => plain(
                "FWP_UINT8",
                "AddressType",
                "|value| value.uint8().map(|raw| AddressType::from_raw(raw.into()))",
            ),
            "bytes" => plain("FWP_BYTE_BLOB_TYPE", "&'c [u8]", "Value::bytes"),
            "utf16" => plain("FWP_BYTE_BLOB_TYPE", "Utf16Blob<'c>", "Value::utf16"),
            "sid" => plain("FWP_SID", "Sid<'c>", "Value::sid"),
            "token" => plain(
                "FWP_TOKEN_ACCESS_INFORMATION_TYPE",
                "TokenAccessInformation<'c>",
                "Value::token",
            ),
            "mac" => plain("FWP_BYTE_ARRAY6_TYPE", "MacAddress", "Value::mac"),
            "open8" => plain("FWP_UINT8", open, &made_of("uint8", "from_raw")),
            "open32" => plain("FWP_UINT32", open, &made_of("uint32", "from_raw")),
            "flags" => plain("FWP_UINT32", open, &made_of("uint32", "from_bits_retain")),
            other => bail!("fields.csv: {}: there is no type {other}", self.suffix),
        })
    }

    /// Whether the kind's value depends on the protocol: ports, and what ICMP puts in their place.
    pub(super) fn shares_with_icmp(&self) -> bool {
        matches!(self.rule.as_str(), "port" | "icmp")
    }
}

/// Whether this layer's field of this kind is offered.
pub(super) fn is_offered(layer: &Layer, kind: &Kind) -> bool {
    let Some(field) = layer.field(&kind.suffix) else {
        return false;
    };
    let is_port_of_icmp =
        kind.rule == "port" && is_shared(layer, kind) && layer.field("IP_PROTOCOL").is_none();
    // Second names of ports are ICMP's; other second names get no accessor of their own.
    (field.alias_of.is_none() || kind.rule == "icmp") && !is_port_of_icmp
}

/// Whether a port field of this layer holds the ICMP type or code for ICMP (C-145), or is the other one of such a pair.
pub(super) fn is_shared(layer: &Layer, kind: &Kind) -> bool {
    layer.fields.iter().any(|field| {
        let is_icmp = matches!(field.suffix.as_str(), "ICMP_TYPE" | "ICMP_CODE");
        is_icmp
            && field
                .alias_of
                .as_deref()
                .is_some_and(|first| first == kind.suffix || field.suffix == kind.suffix)
    })
}

/// Writes the traits of all kinds.
pub(super) fn write(tables: &Tables, out: &mut String) -> Result<()> {
    for kind in &tables.kinds {
        check(tables, kind)?;
        write_kind(tables, kind, out)?;
    }
    Ok(())
}

/// Compares the kind with the types that the layers give to its fields.
fn check(tables: &Tables, kind: &Kind) -> Result<()> {
    let reading = kind.reading()?;
    for layer in &tables.layers {
        let Some(field) = layer.field(&kind.suffix).filter(|_| is_offered(layer, kind)) else {
            continue;
        };
        let expected = match (kind.rule.as_str(), layer.version) {
            ("address", Some(6)) => "FWP_BYTE_ARRAY16_TYPE",
            _ => reading.tag,
        };
        // The table adds to some types what conditions are written with.
        let tag = field.tag.split(' ').next().unwrap_or_default();
        ensure!(
            tag == expected,
            "{} is {tag}, but fields.csv reads {expected}",
            field.index
        );
    }
    Ok(())
}

fn write_kind(tables: &Tables, kind: &Kind, out: &mut String) -> Result<()> {
    let Kind {
        name, description, ..
    } = kind;
    let Reading {
        rust_type, convert, ..
    } = kind.reading()?;
    let method = method_name(name);
    let parent = if kind.rule == "address" {
        "IpLayer"
    } else {
        "Layer"
    };
    let lifetime = if rust_type.contains("'c") { "'c" } else { "'_" };
    let generics = if lifetime == "'c" { "'c, " } else { "" };
    let mut aliases: Vec<String> = tables
        .layers
        .iter()
        .filter(|layer| layer.discarded_at.is_none() && is_offered(layer, kind))
        .filter_map(|layer| layer.field(&kind.suffix))
        .map(|field| format!("\"{}\"", field.index))
        .collect();
    ensure!(!aliases.is_empty(), "fields.csv: no layer has {}", kind.suffix);
    aliases.sort();
    let aliases = aliases.join(", ");
    let (constant, call, more) = if kind.shares_with_icmp() {
        let (of_icmp, note) = match kind.rule.as_str() {
            "port" => (
                false,
                " `None` for ICMP where ICMP has its type and code in its place (C-145).",
            ),
            _ => (
                true,
                " `None` for other protocols where it is in the place of a port (C-145).",
            ),
        };
        let narrow = if of_icmp {
            ".and_then(|value| u8::try_from(value).ok())"
        } else {
            ""
        };
        (
            "/// The index of the protocol, if it says whether the field is a port or of ICMP.\n#[doc(hidden)]\n\
             const PROTOCOL: Option<u32>;\n",
            format!(
                "self.port_or_icmp(<L as {name}Field>::INDEX, <L as {name}Field>::PROTOCOL, {of_icmp}){narrow}"
            ),
            note,
        )
    } else {
        (
            "",
            format!("self.value(<L as {name}Field>::INDEX).and_then({convert})"),
            "",
        )
    };
    write!(
        out,
        "\n/// A layer with the field behind [`Classify::{method}`](crate::callout::Classify::{method}).\n\
         pub trait {name}Field: {parent} {{\n\
         /// The index of the field in the layer's values.\n#[doc(hidden)]\nconst INDEX: u32;\n{constant}}}\n\n\
         impl<{generics}L: {name}Field> Classify<{lifetime}, L> {{\n\
         /// {description}{more}\n#[doc(alias({aliases}))]\n#[inline]\n\
         pub fn {method}(&self) -> Option<{rust_type}> {{\n{call}\n}}\n}}\n",
    )?;
    Ok(())
}
