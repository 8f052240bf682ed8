//! The tables of a file of filters.

use fwps_sys as sys;
use serde::Deserialize;
use toml::{Spanned, Value};

use super::condition::read_condition;
use super::error::{FiltersError, Source};
use super::{FilterEntry, Filters, SubLayerEntry};
use crate::engine::layer::Layer;
use crate::fwpm::filter_plan::Weight;
use crate::fwpm::key::Key;
use crate::fwpm::layers::LayerRecord;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    sublayer: Vec<SubLayerTable>,
    #[serde(default)]
    filter: Vec<Spanned<FilterTable>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SubLayerTable {
    name: Spanned<String>,
    weight: Option<u16>,
    key: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FilterTable {
    layer: Spanned<String>,
    action: Spanned<String>,
    callout: Option<Spanned<String>>,
    sublayer: Option<Spanned<String>>,
    name: Option<String>,
    key: Option<Spanned<String>>,
    weight: Option<Spanned<Value>>,
    range: Option<Spanned<i64>>,
    #[serde(default)]
    clear_action_right: bool,
    permit_if_callout_unregistered: Option<Spanned<bool>>,
    local_address: Option<Spanned<Value>>,
    remote_address: Option<Spanned<Value>>,
    source_address: Option<Spanned<Value>>,
    destination_address: Option<Spanned<Value>>,
    local_port: Option<Spanned<Value>>,
    remote_port: Option<Spanned<Value>>,
    source_port: Option<Spanned<Value>>,
    destination_port: Option<Spanned<Value>>,
    protocol: Option<Spanned<Value>>,
    application: Option<Spanned<Value>>,
}

/// Reads a whole file.
pub(super) fn read(text: &str) -> Result<Filters, FiltersError> {
    let source = Source(text);
    let file: File = toml::from_str(text).map_err(|error| source.syntax(&error))?;
    let mut sublayers: Vec<SubLayerEntry> = Vec::new();
    for table in file.sublayer {
        let at = table.name.span().start;
        let name = table.name.into_inner();
        if sublayers.iter().any(|other| other.name == name) {
            let problem = format!("there is a sublayer {name:?} already");
            return Err(source.error(at, "name", problem));
        }
        sublayers.push(SubLayerEntry {
            name,
            key: read_key(source, "key", table.key.as_ref())?,
            weight: table.weight.unwrap_or(0x8000),
        });
    }
    let filters = file
        .filter
        .into_iter()
        .map(|table| read_filter(source, &sublayers, table));
    Ok(Filters {
        filters: filters.collect::<Result<_, _>>()?,
        sublayers,
    })
}

fn read_filter(
    source: Source<'_>,
    sublayers: &[SubLayerEntry],
    table: Spanned<FilterTable>,
) -> Result<FilterEntry, FiltersError> {
    let line = source.line(table.span().start);
    let table = table.into_inner();
    let name = table.layer.get_ref();
    let layer_error = |problem: String| source.error(table.layer.span().start, "layer", problem);
    let record = LayerRecord::by_name(name).ok_or_else(|| {
        layer_error(format!(
            "{name:?} is no layer; expected a name such as \"OUTBOUND_TRANSPORT_V4\""
        ))
    })?;
    if Layer::from_key(record.key()).is_none() {
        return Err(layer_error(format!(
            "the simulator does not model the layer {name:?}"
        )));
    }
    let (action, is_callout) = match table.action.get_ref().as_str() {
        "permit" => (sys::FWP_ACTION_PERMIT, false),
        "block" => (sys::FWP_ACTION_BLOCK, false),
        "terminating" => (sys::FWP_ACTION_CALLOUT_TERMINATING, true),
        "inspection" => (sys::FWP_ACTION_CALLOUT_INSPECTION, true),
        "unknown" => (sys::FWP_ACTION_CALLOUT_UNKNOWN, true),
        other => {
            let problem = format!(
                "{other:?} is no action; expected \"permit\" or \"block\", or \"terminating\", \"inspection\" or \"unknown\" \
                 with a callout"
            );
            return Err(source.error(table.action.span().start, "action", problem));
        }
    };
    let callout = read_key(source, "callout", table.callout.as_ref())?;
    if callout.is_some() != is_callout {
        let problem = if is_callout {
            "this action needs the GUID of a callout in `callout`"
        } else {
            "only \"terminating\", \"inspection\" and \"unknown\" have a callout"
        };
        return Err(source.error(table.action.span().start, "action", problem));
    }
    let sublayer = match &table.sublayer {
        None => None,
        Some(wanted) => {
            let index = sublayers
                .iter()
                .position(|sublayer| sublayer.name == *wanted.get_ref());
            Some(index.ok_or_else(|| {
                let problem = format!("no [[sublayer]] of this file has the name {:?}", wanted.get_ref());
                source.error(wanted.span().start, "sublayer", problem)
            })?)
        }
    };
    let mut flags = 0;
    if table.clear_action_right {
        flags |= sys::FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT;
    }
    if let Some(permit) = &table.permit_if_callout_unregistered {
        if *permit.get_ref() && (!is_callout || action == sys::FWP_ACTION_CALLOUT_INSPECTION) {
            let problem = "only \"terminating\" and \"unknown\" callouts can be replaced by a permit";
            return Err(source.error(permit.span().start, "permit_if_callout_unregistered", problem));
        }
        if *permit.get_ref() {
            flags |= sys::FWPM_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED;
        }
    }
    let members = [
        ("local_address", &table.local_address),
        ("remote_address", &table.remote_address),
        ("source_address", &table.source_address),
        ("destination_address", &table.destination_address),
        ("local_port", &table.local_port),
        ("remote_port", &table.remote_port),
        ("source_port", &table.source_port),
        ("destination_port", &table.destination_port),
        ("protocol", &table.protocol),
        ("application", &table.application),
    ];
    let mut conditions = Vec::new();
    for (field, value) in members {
        if let Some(value) = value {
            read_condition(source, record, field, value, &mut conditions)?;
        }
    }
    Ok(FilterEntry {
        name: table.name.clone().unwrap_or_else(|| "filter".to_owned()),
        line,
        key: read_key(source, "key", table.key.as_ref())?,
        layer: record,
        sublayer,
        action,
        callout,
        weight: read_weight(source, &table)?,
        flags,
        conditions,
    })
}

fn read_weight(source: Source<'_>, table: &FilterTable) -> Result<Weight, FiltersError> {
    match (&table.weight, &table.range) {
        (Some(weight), Some(_)) => Err(source.error(
            weight.span().start,
            "weight",
            "a filter has a `weight` or a `range`, not both",
        )),
        (Some(weight), None) => {
            let exact = weight
                .get_ref()
                .as_integer()
                .and_then(|weight| u64::try_from(weight).ok());
            exact.map(Weight::Fixed).ok_or_else(|| {
                let problem = format!("{} is no weight; expected a number from 0", weight.get_ref());
                source.error(weight.span().start, "weight", problem)
            })
        }
        (None, Some(range)) => match u8::try_from(*range.get_ref()) {
            Ok(number @ 0..=15) => Ok(Weight::Range(number)),
            _ => {
                let problem = format!("{} is no range of weights; expected 0 to 15", range.get_ref());
                Err(source.error(range.span().start, "range", problem))
            }
        },
        (None, None) => Ok(Weight::Automatic),
    }
}

/// Reads a GUID, with or without braces.
fn read_key(
    source: Source<'_>,
    field: &str,
    text: Option<&Spanned<String>>,
) -> Result<Option<Key>, FiltersError> {
    let Some(text) = text else {
        return Ok(None);
    };
    Key::parse(text.get_ref()).map(Some).ok_or_else(|| {
        let problem = format!(
            "{:?} is no GUID; expected one such as \"c86fd1bf-21cd-497e-a0bb-17425c885c58\"",
            text.get_ref()
        );
        source.error(text.span().start, field, problem)
    })
}
