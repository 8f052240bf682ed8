//! Writes one trait per metadata member, with its accessor.

use std::fmt::Write as _;

use anyhow::{Result, bail};

use super::tables::{Member, Tables};

/// Writes the traits of all members that drivers get.
pub(super) fn write(tables: &Tables, out: &mut String) -> Result<()> {
    for member in tables.members.iter().filter(|member| member.is_offered()) {
        write_member(member, out)?;
    }
    Ok(())
}

fn write_member(member: &Member, out: &mut String) -> Result<()> {
    let Member {
        flag,
        place,
        name,
        accessor,
        rust_type,
        description,
        ..
    } = member;
    write!(
        out,
        "\n/// A layer that can have the metadata behind [`Classify::{accessor}`](crate::callout::Classify::{accessor}).\n\
         pub trait {name}Metadata: Layer {{}}\n",
    )?;
    let map = match member.read.split_once(':').unwrap_or((member.read.as_str(), "")) {
        // Its accessor is in metadata.rs: reading it needs unsafe code.
        ("hand", _) => return Ok(()),
        ("copy", _) => format!("|values| values.{place}"),
        ("flag", _) => "|_values| ()".to_owned(),
        ("handle", _) => format!("|values| EngineHandle::new(values.{place})"),
        ("map", path) => format!("|values| {path}(values.{place})"),
        (other, _) => bail!("members.csv: {flag}: {other} is no way to read a member"),
    };
    // Some handles are pointers in C, others numbers.
    let map = if place == "token" {
        map.replace("values.token", "values.token as _")
    } else {
        map
    };
    let reader = if member.in_layer_2 {
        "layer_2_metadata"
    } else {
        "metadata"
    };
    let lifetime = if rust_type.contains("'c") { "'c" } else { "'_" };
    let generics = if lifetime == "'c" { "'c, " } else { "" };
    write!(
        out,
        "\nimpl<{generics}L: {name}Metadata> Classify<{lifetime}, L> {{\n\
         /// {description}\n#[doc(alias = \"{flag}\")]\n#[inline]\n\
         pub fn {accessor}(&self) -> Option<{rust_type}> {{\n\
         self.{reader}(fwps_sys::{flag}).map({map})\n}}\n}}\n",
    )?;
    Ok(())
}
