//! `cargo xtask layers`: writes the layers of fwps, with their fields and metadata, from the tables in `xtask/tables`.
//!
//! `layers.csv` and `metadata.csv` say what the platform has. `aliases.csv` has the second names that its headers give to some
//! fields. `fields.csv`, `members.csv` and `descriptions.csv` say how each kind of field, each metadata member and each layer is
//! called and described here. What the tables say is checked against the headers by the test `layers` of the workspace.

mod cases;
mod csv;
mod fields;
mod members;
mod names;
mod tables;
mod types;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};

use self::tables::Tables;
use crate::rustfmt::format;

/// Where the checkout is.
const WORKSPACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Generates the layers of fwps, and the cases of their test, from the tables in xtask/tables
#[derive(Debug, clap::Args)]
pub struct LayersArguments {
    /// Compare with the committed files instead of writing them; exit code 1 if one differs
    #[arg(long)]
    check: bool,
}

/// Runs the command.
///
/// # Errors
///
/// If a table says something that cannot be generated, or a file cannot be read or written.
pub fn run(arguments: &LayersArguments) -> Result<ExitCode> {
    let mut code = ExitCode::SUCCESS;
    for (file, text) in files()? {
        let path = PathBuf::from(WORKSPACE).join(file);
        if !arguments.check {
            std::fs::write(&path, &text).with_context(|| format!("cannot write {file}"))?;
            eprintln!("wrote {file} ({} lines)", text.lines().count());
            continue;
        }
        let committed = std::fs::read_to_string(&path).with_context(|| format!("cannot read {file}"))?;
        if let Some(line) = first_difference(&committed, &text) {
            code = ExitCode::FAILURE;
            eprintln!(
                "{file}: differs from line {line} on. Run `cargo xtask layers` without --check to write it."
            );
        } else {
            eprintln!("{file}: the same");
        }
    }
    Ok(code)
}

/// The files, as they are to be committed.
fn files() -> Result<Vec<(&'static str, String)>> {
    let sources = sources(&Tables::read()?)?;
    let formatted = sources.map(|(file, text)| {
        let text = format(&text).with_context(|| format!("cannot format {file}"))?;
        Ok((file, text))
    });
    formatted.into_iter().collect()
}

/// What is generated: file and text, not formatted yet.
fn sources(tables: &Tables) -> Result<[(&'static str, String); 2]> {
    let mut layers = String::from(
        "// Generated from xtask/tables by `cargo xtask layers`; change the tables, and run it again.\n\
         //! The layers, their fields and their metadata.\n\n\
         use super::{AddressType, ConditionFlags, Direction, DiscardReason, EngineHandle, Fragment, IpLayer, L2Flags, \
         Layer, MacAddress, MacAddressType, PromiscuousMode, ReauthorizeReasons, Sid, TokenAccessInformation, Utf16Blob, \
         VSwitchInterfaceType, VSwitchNetworkType, Value, metadata::sub_process_tag, sealed::Sealed};\n\
         use crate::{Guid, V4, V6, callout::{Classify, Discarded, Established, Filtering}, family::Family};\n",
    );
    fields::write(tables, &mut layers)?;
    members::write(tables, &mut layers)?;
    types::write(tables, &mut layers)?;
    Ok([
        ("fwps/src/layer/generated.rs", layers),
        ("tests/layers/generated.rs", cases::write(tables)?),
    ])
}

/// The number of the first line in which two texts differ.
fn first_difference(old: &str, new: &str) -> Option<usize> {
    if old == new {
        return None;
    }
    let same = old.lines().zip(new.lines()).take_while(|(old, new)| old == new);
    Some(same.count() + 1)
}

#[cfg(test)]
mod tests {
    use super::{LayersArguments, WORKSPACE, files, first_difference, run};

    #[test]
    fn the_committed_files_are_what_the_tables_give() {
        for (file, text) in files().unwrap() {
            let committed = std::fs::read_to_string(format!("{WORKSPACE}/{file}")).unwrap();
            assert_eq!(
                first_difference(&committed, &text),
                None,
                "{file}: run `cargo xtask layers`"
            );
        }
        let code = run(&LayersArguments { check: true }).unwrap();
        assert_eq!(
            format!("{code:?}"),
            format!("{:?}", std::process::ExitCode::SUCCESS)
        );
    }

    #[test]
    fn the_first_difference_is_found() {
        assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
        assert_eq!(first_difference("a\nb\n", "a\nc\n"), Some(2));
        assert_eq!(first_difference("a\n", "a\nb\n"), Some(2));
        assert_eq!(first_difference("a\n", "a"), Some(2));
    }
}
