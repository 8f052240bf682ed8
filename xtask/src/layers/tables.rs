//! The tables, put together.

use anyhow::{Context, Result, bail, ensure};

use super::csv::Table;
use super::names::type_name;

/// The name of a table and its text.
macro_rules! table {
    ($name:literal) => {
        Table::parse(include_str!(concat!("../../tables/", $name, ".csv"))).context(concat!(
            "in xtask/tables/",
            $name,
            ".csv"
        ))
    };
}

/// A kernel layer without a key: no filter can name it, so no callout is ever called there.
const WITHOUT_KEY: [&str; 2] = ["FWPS_LAYER_RESERVED_LAYER_9", "FWPS_LAYER_RESERVED_LAYER_10"];

/// Everything that is generated from.
#[derive(Debug)]
pub(super) struct Tables {
    pub(super) layers: Vec<Layer>,
    pub(super) kinds: Vec<Kind>,
    pub(super) members: Vec<Member>,
}

/// A layer.
#[derive(Debug)]
pub(super) struct Layer {
    /// The C name without its prefix: `INBOUND_IPPACKET_V4_DISCARD`.
    pub(super) constant: String,
    /// 4, 6, or `None` at a layer that has no IP version.
    pub(super) version: Option<u8>,
    /// The layer whose discarded packets this one sees, in C's casing.
    pub(super) discarded_at: Option<String>,
    pub(super) what: String,
    pub(super) data: String,
    pub(super) fields: Vec<Field>,
}

/// A field of a layer.
#[derive(Debug)]
pub(super) struct Field {
    /// The C name of its index.
    pub(super) index: String,
    /// Its C name without layer.
    pub(super) suffix: String,
    /// The C name of its type; `reserved` if it is not for drivers.
    pub(super) tag: String,
    /// If this is a second name of a field: the suffix of the first.
    pub(super) alias_of: Option<String>,
}

/// What fields of the same name have in common.
#[derive(Debug)]
pub(super) struct Kind {
    pub(super) suffix: String,
    pub(super) name: String,
    pub(super) rule: String,
    pub(super) description: String,
}

/// A metadata member.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) flag: String,
    pub(super) in_layer_2: bool,
    pub(super) place: String,
    pub(super) name: String,
    pub(super) accessor: String,
    pub(super) rust_type: String,
    pub(super) read: String,
    pub(super) description: String,
    /// The layers that can have it, without prefix.
    pub(super) layers: Vec<String>,
}

impl Tables {
    pub(super) fn read() -> Result<Self> {
        let kinds = table!("fields")?.rows(["suffix", "name", "type", "description"])?;
        let kinds = kinds.into_iter().map(|[suffix, name, rule, description]| Kind {
            suffix,
            name,
            rule,
            description,
        });
        let layers = layers()?;
        let members = members(&layers)?;
        Ok(Self {
            layers,
            kinds: kinds.collect(),
            members,
        })
    }
}

impl Layer {
    /// The name of its type.
    pub(super) fn type_name(&self) -> String {
        type_name(&self.constant)
    }

    /// The kind of verdicts of its callouts (C-169, C-172).
    pub(super) fn verdict_kind(&self) -> &'static str {
        if self.discarded_at.is_some() {
            "Discarded"
        } else if self.constant.starts_with("ALE_FLOW_ESTABLISHED") {
            "Established"
        } else {
            "Filtering"
        }
    }

    /// The field of this name, aliases too.
    pub(super) fn field(&self, suffix: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.suffix == suffix)
    }
}

/// The layers that a kernel callout can be at.
///
/// Layers of user mode are left out: their filters are matched by the base filtering engine, which calls no kernel callout, and their
/// numbers differ between versions of Windows.
fn layers() -> Result<Vec<Layer>> {
    let columns = ["layer", "mode", "field_name", "fwp_data_type"];
    let aliases = table!("aliases")?.rows(["alias", "field_name"])?;
    let descriptions = table!("descriptions")?.rows(["base", "what", "data"])?;
    let mut layers: Vec<Layer> = Vec::new();
    for [name, mode, index, tag] in table!("layers")?.rows(columns)? {
        if mode != "kernel-mode" || WITHOUT_KEY.contains(&name.as_str()) {
            continue;
        }
        let constant = name
            .strip_prefix("FWPS_LAYER_")
            .with_context(|| format!("{name} is not the name of a layer"))?;
        if layers.last().is_none_or(|last| last.constant != constant) {
            layers.push(layer(constant, &descriptions)?);
        }
        let layer = layers.last_mut().context("no layer")?;
        if index.is_empty() {
            continue;
        }
        let base = layer.discarded_at.as_deref().unwrap_or(constant);
        let prefix = format!("FWPS_FIELD_{base}_");
        let suffix_of = |index: &str| {
            let suffix = index.strip_prefix(&prefix).map(str::to_owned);
            suffix.with_context(|| format!("{index} is not a field of {constant}"))
        };
        let suffix = suffix_of(&index)?;
        for [alias, _] in aliases.iter().filter(|[_, field]| *field == index) {
            layer.fields.push(Field {
                index: alias.clone(),
                suffix: suffix_of(alias)?,
                tag: tag.clone(),
                alias_of: Some(suffix.clone()),
            });
        }
        layer.fields.push(Field {
            index,
            suffix,
            tag,
            alias_of: None,
        });
    }
    Ok(layers)
}

/// A layer without fields yet.
fn layer(constant: &str, descriptions: &[[String; 3]]) -> Result<Layer> {
    let discarded_at = constant.strip_suffix("_DISCARD").map(str::to_owned);
    let base = discarded_at.as_deref().unwrap_or(constant);
    let (base, version) = match base.rsplit_once('_') {
        Some((base, "V4")) => (base, Some(4)),
        Some((base, "V6")) => (base, Some(6)),
        _ => (base, None),
    };
    let [_, what, data] = descriptions
        .iter()
        .find(|[name, ..]| name == base)
        .with_context(|| format!("descriptions.csv does not describe {base}"))?;
    let ip = version.map_or_else(String::new, |version| format!("IPv{version}"));
    Ok(Layer {
        constant: constant.to_owned(),
        version,
        discarded_at,
        what: what.replace("{IP}", &ip),
        data: data.clone(),
        fields: Vec::new(),
    })
}

/// The metadata members.
fn members(layers: &[Layer]) -> Result<Vec<Member>> {
    let columns = [
        "metadata_field",
        "name",
        "accessor",
        "type",
        "read",
        "description",
    ];
    let ours = table!("members")?.rows(columns)?;
    let mut members = Vec::new();
    for [flag, set, place, known] in
        table!("metadata")?.rows(["metadata_field", "set", "struct_member", "layers"])?
    {
        let [_, name, accessor, rust_type, read, description] = ours
            .iter()
            .find(|[name, ..]| *name == flag)
            .with_context(|| format!("members.csv does not describe {flag}"))?
            .clone();
        let known: Vec<String> = known
            .split_whitespace()
            .filter_map(|layer| layer.strip_prefix("FWPS_LAYER_"))
            .map(str::to_owned)
            .collect();
        let offered = !matches!(read.as_str(), "internal" | "nowhere");
        if let Some(unknown) = known
            .iter()
            .find(|name| layers.iter().all(|layer| layer.constant != **name))
        {
            ensure!(!offered, "{flag}: there is no layer {unknown}");
        }
        if offered && known.is_empty() {
            bail!("{flag}: no layer has it, so it cannot be offered");
        }
        members.push(Member {
            flag,
            in_layer_2: set == "l2",
            place,
            name,
            accessor,
            rust_type,
            read,
            description,
            layers: known,
        });
    }
    Ok(members)
}

impl Member {
    /// Whether drivers get it.
    pub(super) fn is_offered(&self) -> bool {
        !matches!(self.read.as_str(), "internal" | "nowhere")
    }
}
