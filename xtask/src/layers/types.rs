//! Writes one type per layer, with its fields and metadata.

use std::fmt::Write as _;

use anyhow::Result;

use super::fields::{is_offered, is_shared};
use super::names::type_name;
use super::tables::{Layer, Tables};

/// Writes the types of all layers.
pub(super) fn write(tables: &Tables, out: &mut String) -> Result<()> {
    for layer in &tables.layers {
        write_type(layer, out)?;
        write_fields(tables, layer, out)?;
        let name = layer.type_name();
        for member in tables.members.iter().filter(|member| member.is_offered()) {
            if member.layers.contains(&layer.constant) {
                write!(out, "\nimpl {}Metadata for {name} {{}}\n", member.name)?;
            }
        }
    }
    Ok(())
}

fn write_type(layer: &Layer, out: &mut String) -> Result<()> {
    let Layer {
        constant, what, data, ..
    } = layer;
    let name = layer.type_name();
    let text = match &layer.discarded_at {
        None => format!("/// {what} {data}\n"),
        Some(base) => format!(
            "/// Packets and events that were discarded at, or beside, [`{}`]: a callout is told, and decides nothing.\n\
             ///\n/// Where the data starts if there is a packet, depends on where the stack stopped.\n",
            type_name(base)
        ),
    };
    let reserved: Vec<String> = layer
        .fields
        .iter()
        .filter(|field| field.tag == "reserved")
        .map(|field| format!("`{}`", field.suffix))
        .collect();
    let reserved = match reserved.as_slice() {
        [] => String::new(),
        [one] => format!("///\n/// Its field {one} is reserved, and not offered.\n"),
        [first, .., last] => {
            format!("///\n/// Its fields {first} to {last} are reserved, and not offered.\n")
        }
    };
    write!(
        out,
        "\n{text}{reserved}///\n/// `FWPS_LAYER_{constant}`.\n\
         #[doc(alias(\"FWPS_LAYER_{constant}\", \"FWPM_LAYER_{constant}\"))]\n\
         #[derive(Clone, Copy, Debug)]\npub enum {name} {{}}\n\n\
         impl Sealed for {name} {{}}\n\n\
         impl Layer for {name} {{\nconst ID: u16 = fwps_sys::FWPS_LAYER_{constant} as u16;\n\
         const KEY: Guid = Guid::from_raw(fwps_sys::FWPM_LAYER_{constant});\ntype Verdict = {};\n}}\n",
        layer.verdict_kind(),
    )?;
    if let Some(version) = layer.version {
        write!(
            out,
            "\nimpl IpLayer for {name} {{\ntype Family = V{version};\n}}\n"
        )?;
    }
    Ok(())
}

fn write_fields(tables: &Tables, layer: &Layer, out: &mut String) -> Result<()> {
    let name = layer.type_name();
    for field in &layer.fields {
        let Some(kind) = tables.kinds.iter().find(|kind| kind.suffix == field.suffix) else {
            continue;
        };
        if !is_offered(layer, kind) {
            continue;
        }
        let protocol = match (kind.shares_with_icmp(), layer.field("IP_PROTOCOL")) {
            (false, _) => String::new(),
            (true, Some(protocol)) if is_shared(layer, kind) => {
                format!(
                    "const PROTOCOL: Option<u32> = Some(fwps_sys::{} as u32);\n",
                    protocol.index
                )
            }
            (true, _) => "const PROTOCOL: Option<u32> = None;\n".to_owned(),
        };
        // Second names are unsigned in the headers, those of the enumerations are not.
        let cast = if field.alias_of.is_some() { "" } else { " as u32" };
        write!(
            out,
            "\nimpl {}Field for {name} {{\nconst INDEX: u32 = fwps_sys::{}{cast};\n{protocol}}}\n",
            kind.name, field.index
        )?;
    }
    Ok(())
}
