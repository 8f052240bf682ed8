//! What queries give out about values and keys, byte by byte.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{
    KEY_VALUE_BASIC_INFORMATION, KEY_VALUE_FULL_INFORMATION, KEY_VALUE_INFORMATION_CLASS,
    KEY_VALUE_PARTIAL_INFORMATION, NTSTATUS, PULONG, PVOID, ULONG,
};

use super::{Node, Tree, Value};
use crate::memory::access;

/// The forms for which data lies at a multiple of eight.
const FULL_ALIGNED: KEY_VALUE_INFORMATION_CLASS = 3;
const PARTIAL_ALIGNED: KEY_VALUE_INFORMATION_CLASS = 4;
/// The classes of information about a key.
const KEY_BASIC: u32 = 0;
const KEY_NODE: u32 = 1;
const KEY_FULL: u32 = 2;
const KEY_NAME: u32 = 3;
/// When every key was last written: never since the start of the machine.
const WRITTEN: [u32; 2] = [0, 0];

/// Information, with how many of its bytes cannot be left out.
pub(super) struct Record {
    fixed: usize,
    bytes: Vec<u8>,
}

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn units(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A value in one of the documented forms.
pub(super) fn of_value(class: KEY_VALUE_INFORMATION_CLASS, value: &Value) -> Option<Record> {
    let name = units(&value.name);
    let (name_length, data_length) = (name.len() as u32, value.data.len() as u32);
    let (fixed, mut bytes) = match class {
        sys::KeyValueBasicInformation => (
            offset_of!(KEY_VALUE_BASIC_INFORMATION, Name),
            words(&[0, value.kind, name_length]),
        ),
        sys::KeyValuePartialInformation => (
            offset_of!(KEY_VALUE_PARTIAL_INFORMATION, Data),
            words(&[0, value.kind, data_length]),
        ),
        PARTIAL_ALIGNED => (8, words(&[value.kind, data_length])),
        sys::KeyValueFullInformation | FULL_ALIGNED => {
            let fixed = offset_of!(KEY_VALUE_FULL_INFORMATION, Name);
            let offset = (fixed + name.len()).next_multiple_of(8) as u32;
            (fixed, words(&[0, value.kind, offset, data_length, name_length]))
        }
        _ => return None,
    };
    if !matches!(class, sys::KeyValuePartialInformation | PARTIAL_ALIGNED) {
        bytes.extend(&name);
    }
    if matches!(class, sys::KeyValueFullInformation | FULL_ALIGNED) {
        bytes.resize(bytes.len().next_multiple_of(8), 0);
    }
    if class != sys::KeyValueBasicInformation {
        bytes.extend(&value.data);
    }
    Some(Record { fixed, bytes })
}

/// A key in one of the documented forms, with the name that it has for the caller.
pub(super) fn of_key(class: u32, tree: &Tree, key: &str, node: &Node, name: &str) -> Option<Record> {
    let text = units(name);
    let length = text.len() as u32;
    let [low, high] = WRITTEN;
    let longest = |lengths: &mut dyn Iterator<Item = usize>| lengths.max().unwrap_or(0) as u32;
    Some(match class {
        KEY_BASIC => Record {
            fixed: 16,
            bytes: [words(&[low, high, 0, length]), text].concat(),
        },
        // No key has a class.
        KEY_NODE => Record {
            fixed: 24,
            bytes: [words(&[low, high, 0, u32::MAX, 0, length]), text].concat(),
        },
        KEY_FULL => {
            let children = tree.children(key);
            let values = &node.values;
            let bytes = words(&[
                low,
                high,
                0,
                u32::MAX,
                0,
                children.len() as u32,
                longest(&mut children.iter().map(|child| units(child).len())),
                0,
                values.len() as u32,
                longest(&mut values.iter().map(|value| units(&value.name).len())),
                longest(&mut values.iter().map(|value| value.data.len())),
            ]);
            Record {
                fixed: bytes.len(),
                bytes,
            }
        }
        KEY_NAME => {
            let text = units(&node.path);
            Record {
                fixed: 4,
                bytes: [words(&[text.len() as u32]), text].concat(),
            }
        }
        _ => return None,
    })
}

/// Writes information to a buffer, as far as there is room, and says how long it is. There is none of a class that nobody knows.
pub(super) fn give(record: Option<Record>, buffer: PVOID, length: ULONG, result_length: PULONG) -> NTSTATUS {
    let Some(Record { fixed, bytes }) = record else {
        return sys::STATUS_INVALID_PARAMETER;
    };
    // SAFETY: the out pointer is writable by the contract of every function that gives information.
    unsafe { access::store(result_length.expose_provenance(), bytes.len() as u32) };
    let room = length as usize;
    if room < fixed {
        return sys::STATUS_BUFFER_TOO_SMALL;
    }
    let given = &bytes[..bytes.len().min(room)];
    // SAFETY: the buffer has `length` bytes, by the contract of those functions.
    unsafe { access::write(buffer.expose_provenance(), given) };
    if room < bytes.len() {
        sys::STATUS_BUFFER_OVERFLOW
    } else {
        sys::STATUS_SUCCESS
    }
}
