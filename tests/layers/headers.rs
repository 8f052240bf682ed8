//! The constants of the headers, as the source of fwps-sys lists them.

use std::{fs, path::Path, sync::LazyLock};

/// A constant: name, type and value.
#[derive(Debug)]
pub(crate) struct Constant {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) value: u32,
}

/// All constants with a plain number as value.
static CONSTANTS: LazyLock<Vec<Constant>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fwps-sys/src");
    let read = |file: &str| fs::read_to_string(folder.join(file)).expect("the source of fwps-sys");
    let text = read("bindings.rs") + &read("constants.rs");
    text.split(';').filter_map(constant).collect()
});

/// The constant that a statement defines.
fn constant(statement: &str) -> Option<Constant> {
    let (_, definition) = statement.rsplit_once("pub const ")?;
    let (name, rest) = definition.split_once(':')?;
    let (kind, value) = rest.split_once('=')?;
    Some(Constant {
        name: name.trim().to_owned(),
        kind: kind.trim().to_owned(),
        value: value.trim().parse().ok()?,
    })
}

/// The constants whose names start with `prefix`.
pub(crate) fn starting_with(prefix: &str) -> impl Iterator<Item = &'static Constant> {
    CONSTANTS
        .iter()
        .filter(move |constant| constant.name.starts_with(prefix))
}

/// Whether a constant is a second name, which the headers define beside the enumeration.
pub(crate) fn is_second_name(constant: &Constant) -> bool {
    constant.name.starts_with("FWPS_FIELD_") && !constant.kind.starts_with("FWPS_FIELDS_")
}

/// The fields of a layer: suffix and index, as its enumeration lists them.
pub(crate) fn fields_of(layer: &str) -> Vec<(&'static str, u32)> {
    let prefix = field_prefix(layer);
    let enumeration = format!("FWPS_FIELDS_{layer}_");
    let known = CONSTANTS.iter().filter(|constant| constant.kind == enumeration);
    known
        .filter_map(|constant| Some((constant.name.strip_prefix(&prefix)?, constant.value)))
        .filter(|(suffix, _)| *suffix != "MAX")
        .collect()
}

/// What the names of a layer's fields start with.
pub(crate) fn field_prefix(layer: &str) -> String {
    format!("FWPS_FIELD_{layer}_")
}
