//! Writes the cases of the test `layers`: which accessor is to be tried with which constants of the headers.

use std::fmt::Write as _;

use anyhow::Result;

use super::fields::is_offered;
use super::names::method_name;
use super::tables::{Layer, Tables};

/// Writes the file of cases.
pub(super) fn write(tables: &Tables) -> Result<String> {
    let mut out = String::from(
        "// Generated from xtask/tables by `cargo xtask layers`; change the tables, and run it again.\n\
         //! Every layer, with all its accessors, beside the names that the headers give to what they read.\n\n\
         use super::case::{Visitor, case};\n\n\
         /// Shows every layer to `visitor`.\npub(crate) fn show_all(visitor: &mut impl Visitor) {\n",
    );
    for layer in &tables.layers {
        write_layer(tables, layer, &mut out)?;
    }
    out.push_str("}\n");
    Ok(out)
}

fn write_layer(tables: &Tables, layer: &Layer, out: &mut String) -> Result<()> {
    let constant = &layer.constant;
    writeln!(
        out,
        "    case! {{ visitor, {}, FWPS_LAYER_{constant}, FWPM_LAYER_{constant};",
        layer.type_name()
    )?;
    for field in &layer.fields {
        let kind = tables.kinds.iter().find(|kind| kind.suffix == field.suffix);
        if let Some(kind) = kind.filter(|kind| is_offered(layer, kind)) {
            writeln!(out, "        {} = {},", method_name(&kind.name), field.index)?;
        }
    }
    out.push_str("        ;\n");
    for member in tables.members.iter().filter(|member| member.is_offered()) {
        if member.layers.contains(constant) {
            writeln!(out, "        {} = {},", member.accessor, member.flag)?;
        }
    }
    out.push_str("    }\n");
    Ok(())
}
