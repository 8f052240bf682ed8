//! The conditions of a filter in a file.

use std::net::IpAddr;

use fwps_sys as sys;
use toml::{Spanned, Value};

use super::error::{FiltersError, Source};
use crate::engine::value::{Value as FieldValue, intern};
use crate::fwpm::condition::Condition;
use crate::fwpm::layers::LayerRecord;
use crate::fwpm::operand::Operand;

/// What the values of a member are.
#[derive(Clone, Copy)]
enum Kind {
    Address,
    Port,
    Protocol,
    Application,
}

/// The condition key of a member, and what its values are.
fn member(field: &str) -> (sys::GUID, Kind) {
    match field {
        "local_address" => (sys::FWPM_CONDITION_IP_LOCAL_ADDRESS, Kind::Address),
        "remote_address" => (sys::FWPM_CONDITION_IP_REMOTE_ADDRESS, Kind::Address),
        "source_address" => (sys::FWPM_CONDITION_IP_SOURCE_ADDRESS, Kind::Address),
        "destination_address" => (sys::FWPM_CONDITION_IP_DESTINATION_ADDRESS, Kind::Address),
        "local_port" => (sys::FWPM_CONDITION_IP_LOCAL_PORT, Kind::Port),
        "remote_port" => (sys::FWPM_CONDITION_IP_REMOTE_PORT, Kind::Port),
        "source_port" => (sys::FWPM_CONDITION_IP_SOURCE_PORT, Kind::Port),
        "destination_port" => (sys::FWPM_CONDITION_IP_DESTINATION_PORT, Kind::Port),
        "protocol" => (sys::FWPM_CONDITION_IP_PROTOCOL, Kind::Protocol),
        _ => (sys::FWPM_CONDITION_ALE_APP_ID, Kind::Application),
    }
}

/// Reads a member that is a value or an array of alternatives.
pub(super) fn read_condition(
    source: Source<'_>,
    layer: &LayerRecord,
    field: &str,
    value: &Spanned<Value>,
    conditions: &mut Vec<Condition>,
) -> Result<(), FiltersError> {
    let at = value.span().start;
    let (key, kind) = member(field);
    let alternatives: &[Value] = match value.get_ref() {
        Value::Array(values) if values.is_empty() => {
            let problem = "an empty array matches nothing; expected at least one value";
            return Err(source.error(at, field, problem));
        }
        Value::Array(values) => values,
        single => std::slice::from_ref(single),
    };
    for value in alternatives {
        let (match_type, operand) = match kind {
            Kind::Address => read_address(value),
            Kind::Port => read_port(value),
            Kind::Protocol => read_protocol(value),
            Kind::Application => read_application(value),
        }
        .map_err(|expected| source.error(at, field, format!("found {value}; expected {expected}")))?;
        let condition = Condition::new(layer, key, match_type, Ok(operand));
        let problem = |status| match status {
            sys::STATUS_FWP_CONDITION_NOT_FOUND => {
                format!("the layer {} does not have this field", layer.name())
            }
            sys::STATUS_FWP_TYPE_MISMATCH => {
                let family = if layer.is_v6() { "IPv6" } else { "IPv4" };
                format!(
                    "found {value}; the layer {} has addresses of {family}",
                    layer.name()
                )
            }
            _ => format!("found {value}; the end of a range is not below its start"),
        };
        conditions.push(condition.map_err(|status| source.error(at, field, problem(status)))?);
    }
    Ok(())
}

type Read = Result<(sys::FWP_MATCH_TYPE, Operand), &'static str>;

const ADDRESS: &str =
    "an address, a network such as \"192.0.2.0/24\", or a range such as \"192.0.2.1-192.0.2.9\"";

fn read_address(value: &Value) -> Read {
    let text = value.as_str().ok_or(ADDRESS)?;
    let address = |text: &str| text.trim().parse::<IpAddr>().map_err(|_| ADDRESS);
    if let Some((low, high)) = text.split_once('-') {
        let (low, high) = (
            FieldValue::address(address(low)?),
            FieldValue::address(address(high)?),
        );
        return Ok((sys::FWP_MATCH_RANGE, Operand::Range { low, high }));
    }
    let Some((network, prefix)) = text.split_once('/') else {
        return Ok((
            sys::FWP_MATCH_EQUAL,
            Operand::Value(FieldValue::address(address(text)?)),
        ));
    };
    let prefix: u8 = prefix.trim().parse().map_err(|_| ADDRESS)?;
    let operand = match address(network)? {
        IpAddr::V4(address) if prefix <= 32 => Operand::V4Mask {
            address: address.into(),
            mask: u32::MAX.checked_shl(32 - u32::from(prefix)).unwrap_or(0),
        },
        IpAddr::V6(address) if prefix <= 128 => Operand::V6Prefix {
            address: address.into(),
            prefix,
        },
        _ => return Err("a prefix of at most 32 bits for IPv4, and 128 for IPv6"),
    };
    Ok((sys::FWP_MATCH_EQUAL, operand))
}

const PORT: &str = "a port from 0 to 65535, or a range such as \"1024-65535\"";

fn read_port(value: &Value) -> Read {
    let number = |text: &str| text.trim().parse::<u16>().map_err(|_| PORT);
    match value {
        Value::Integer(port) => {
            let port = u16::try_from(*port).map_err(|_| PORT)?;
            Ok((sys::FWP_MATCH_EQUAL, Operand::Value(FieldValue::U16(port))))
        }
        Value::String(text) => {
            let (low, high) = text.split_once('-').ok_or(PORT)?;
            let (low, high) = (FieldValue::U16(number(low)?), FieldValue::U16(number(high)?));
            Ok((sys::FWP_MATCH_RANGE, Operand::Range { low, high }))
        }
        _ => Err(PORT),
    }
}

fn read_protocol(value: &Value) -> Read {
    let expected = "\"tcp\", \"udp\", \"icmp\", \"icmpv6\", or a number from 0 to 255";
    let number = match value {
        Value::Integer(number) => u8::try_from(*number).map_err(|_| expected)?,
        Value::String(name) => match name.as_str() {
            "icmp" => 1,
            "tcp" => 6,
            "udp" => 17,
            "icmpv6" => 58,
            _ => return Err(expected),
        },
        _ => return Err(expected),
    };
    Ok((sys::FWP_MATCH_EQUAL, Operand::Value(FieldValue::U8(number))))
}

fn read_application(value: &Value) -> Read {
    let expected = "the device path of an image, such as '\\device\\harddiskvolume1\\programs\\client.exe'";
    let path = value.as_str().filter(|path| !path.is_empty()).ok_or(expected)?;
    let units = path.to_lowercase();
    let bytes: Vec<u8> = units
        .encode_utf16()
        .chain([0])
        .flat_map(u16::to_le_bytes)
        .collect();
    Ok((
        sys::FWP_MATCH_EQUAL,
        Operand::Value(FieldValue::Blob(intern(&bytes))),
    ))
}
