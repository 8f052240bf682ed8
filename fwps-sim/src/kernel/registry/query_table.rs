//! Reading several values at once, by a table that says what becomes of each.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{NTSTATUS, PCWSTR, PVOID, ULONG, UNICODE_STRING};

use super::Value;
use super::path::{self, OPTIONAL};
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::kernel::{string, unicode};
use crate::machine;
use crate::memory::access;
use crate::verify::contract::{Contract, contract};

/// What an entry asks for: the key below or the first one again, a value that must be there, a call without a value, text as it is, the
/// value itself, its deletion, no texts, and its type.
const SUBKEY: u32 = 0x1;
const TOP_KEY: u32 = 0x2;
const REQUIRED: u32 = 0x4;
const NO_VALUE: u32 = 0x8;
const NO_EXPAND: u32 = 0x10;
const DIRECT: u32 = 0x20;
const DELETE: u32 = 0x40;
const NO_STRING: u32 = 0x80;
const TYPE_CHECK: u32 = 0x100;
/// Where the type that is wanted is in the default type.
const TYPE_SHIFT: u32 = 24;

const REG_NONE: u32 = 0;
const REG_EXPAND_SZ: u32 = 2;

type Query = unsafe extern "system" fn(PCWSTR, ULONG, PVOID, ULONG, PVOID, PVOID) -> NTSTATUS;

/// An entry (`RTL_QUERY_REGISTRY_TABLE`).
#[repr(C)]
#[derive(Clone, Copy)]
struct Entry {
    routine: Option<Query>,
    flags: u32,
    name: usize,
    context: usize,
    default_type: u32,
    default_data: usize,
    default_length: u32,
}

const _: () = assert!(
    size_of::<Entry>() == 56,
    "an RTL_QUERY_REGISTRY_TABLE has 56 bytes"
);

impl Entry {
    /// What is there when the key has no such value.
    fn default(&self, name: &str) -> Option<Value> {
        let kind = self.default_type & ((1 << TYPE_SHIFT) - 1);
        if kind == REG_NONE {
            return None;
        }
        let is_text = matches!(kind, sys::REG_SZ | REG_EXPAND_SZ);
        let data = if is_text && self.default_length == 0 {
            let text = path::text(self.default_data);
            text.encode_utf16()
                .chain([0])
                .flat_map(u16::to_le_bytes)
                .collect()
        } else {
            // SAFETY: the default has that many bytes, by the contract of the function.
            unsafe { access::bytes(self.default_data, self.default_length as usize) }.to_vec()
        };
        Some(Value {
            name: name.to_owned(),
            kind,
            data,
        })
    }

    /// Hands a value to the routine of the driver.
    fn call(&self, context: PVOID, name: &str, kind: u32, data: &[u8]) -> NTSTATUS {
        let Some(routine) = self.routine else {
            return sys::STATUS_SUCCESS;
        };
        let name: Vec<u16> = name.encode_utf16().chain([0]).collect();
        let mut data = data.to_vec();
        let own = std::ptr::with_exposed_provenance_mut(self.context);
        // SAFETY: the routine is that of the table; the name and the data live until it returns.
        unsafe {
            routine(
                name.as_ptr(),
                kind,
                data.as_mut_ptr().cast(),
                data.len() as u32,
                context,
                own,
            )
        }
    }

    /// Writes a value where the entry says.
    fn store(&self, value: &Value) -> NTSTATUS {
        let at = self.context;
        if matches!(value.kind, sys::REG_SZ | REG_EXPAND_SZ | sys::REG_MULTI_SZ) {
            let mut units: Vec<u16> = value
                .data
                .chunks_exact(2)
                .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
                .collect();
            if units.last() == Some(&0) {
                units.pop();
            }
            // SAFETY: the caller asks for text, so there is a string, by the contract of the function.
            let own: usize = unsafe { access::load(at + offset_of!(UNICODE_STRING, Buffer)) };
            return string::give(std::ptr::with_exposed_provenance_mut(at), &units, own == 0, true);
        }
        let length = value.data.len();
        if length <= size_of::<u32>() {
            // SAFETY: the caller has room for a number, by the contract of the function.
            unsafe { access::write(at, &value.data) };
            return sys::STATUS_SUCCESS;
        }
        // What is longer goes into a buffer that begins with its size: negative when the data alone is wanted.
        // SAFETY: as above.
        let size: i32 = unsafe { access::load(at) };
        let header = if size < 0 { 0 } else { 2 * size_of::<u32>() };
        if (size.unsigned_abs() as usize) < header + length {
            return sys::STATUS_BUFFER_TOO_SMALL;
        }
        if header > 0 {
            // SAFETY: the buffer has that size, which is enough.
            unsafe { access::store(at, [length as u32, value.kind]) };
        }
        // SAFETY: as above.
        unsafe { access::write(at + header, &value.data) };
        sys::STATUS_SUCCESS
    }

    /// Does with a value what the entry asks for.
    fn handle(&self, context: PVOID, value: &Value) -> NTSTATUS {
        let is_texts = value.kind == sys::REG_MULTI_SZ;
        if self.flags & DIRECT != 0 {
            let is_text = is_texts || matches!(value.kind, sys::REG_SZ | REG_EXPAND_SZ);
            let wanted = self.default_type >> TYPE_SHIFT;
            let wrong = self.flags & TYPE_CHECK != 0 && wanted != value.kind;
            if wrong || (is_text && self.flags & NO_STRING != 0) {
                return sys::STATUS_OBJECT_TYPE_MISMATCH;
            }
        }
        if value.kind == REG_EXPAND_SZ && self.flags & NO_EXPAND == 0 && value.data.contains(&b'%') {
            machine::with(|machine| {
                let text = "a value of the registry has variables to expand, and this machine has none";
                machine.report(Contract::NotModelled, text);
            });
        }
        if self.flags & DIRECT != 0 {
            return self.store(value);
        }
        if !is_texts || self.flags & NO_EXPAND != 0 {
            let kind = if value.kind == REG_EXPAND_SZ && self.flags & NO_EXPAND == 0 {
                sys::REG_SZ
            } else {
                value.kind
            };
            return self.call(context, &value.name, kind, &value.data);
        }
        // One call for each text of several.
        let units: Vec<[u8; 2]> = value
            .data
            .chunks_exact(2)
            .map(|pair| [pair[0], pair[1]])
            .collect();
        for text in units
            .split_inclusive(|unit| *unit == [0, 0])
            .filter(|text| text.len() > 1)
        {
            let status = self.call(context, &value.name, sys::REG_SZ, text.as_flattened());
            if status < 0 {
                return status;
            }
        }
        sys::STATUS_SUCCESS
    }
}

/// Does one entry with the values of a key.
fn entry(entry: &Entry, context: PVOID, key: &str) -> NTSTATUS {
    let name = path::text(entry.name);
    if entry.flags & NO_VALUE != 0 {
        return entry.call(context, &name, REG_NONE, &[]);
    }
    if entry.name == 0 {
        let all = machine::with(|machine| {
            machine
                .registry
                .get(key)
                .map_or_else(Vec::new, |node| node.values.clone())
        });
        let mut status = if all.is_empty() && entry.flags & REQUIRED != 0 {
            sys::STATUS_OBJECT_NAME_NOT_FOUND
        } else {
            sys::STATUS_SUCCESS
        };
        for value in &all {
            status = entry.handle(context, value);
            if status < 0 {
                break;
            }
        }
        return status;
    }
    let found = machine::with(|machine| machine.registry.find(key, &name));
    match found.or_else(|| entry.default(&name)) {
        Some(value) => {
            let status = entry.handle(context, &value);
            if status >= 0 && entry.flags & DELETE != 0 {
                machine::with(|machine| machine.registry.remove(key, &name));
            }
            status
        }
        None if entry.flags & REQUIRED != 0 => sys::STATUS_OBJECT_NAME_NOT_FOUND,
        None => sys::STATUS_SUCCESS,
    }
}

fn query(relative_to: ULONG, path: PCWSTR, table: PVOID, context: PVOID) -> NTSTATUS {
    let top = machine::with(|machine| {
        if let Some(status) = machine.fault(&[sys::STATUS_OBJECT_NAME_NOT_FOUND]) {
            return Err(status);
        }
        let top = path::whole(machine, relative_to, path)?;
        if machine.registry.find_key(&top) {
            Ok(top)
        } else {
            Err(sys::STATUS_OBJECT_NAME_NOT_FOUND)
        }
    });
    let top = match top {
        Ok(top) => top,
        Err(sys::STATUS_OBJECT_NAME_NOT_FOUND) if relative_to & OPTIONAL != 0 => return sys::STATUS_SUCCESS,
        Err(status) => return status,
    };
    let mut key = unicode::folded(&top);
    for index in 0.. {
        let at = table.expose_provenance() + index * size_of::<Entry>();
        // SAFETY: the table ends with an entry without a routine and a name, by the contract of the function.
        let one: Entry = unsafe { access::load(at) };
        if one.routine.is_none() && one.flags & (SUBKEY | DIRECT) == 0 {
            break;
        }
        if one.flags & (SUBKEY | TOP_KEY) != 0 {
            key = unicode::folded(&top);
        }
        if one.flags & SUBKEY != 0 {
            let below = format!("{top}\\{}", path::text(one.name));
            if !machine::with(|machine| machine.registry.find_key(&below)) {
                if one.flags & REQUIRED != 0 {
                    return sys::STATUS_OBJECT_NAME_NOT_FOUND;
                }
                continue;
            }
            key = unicode::folded(&below);
            if one.routine.is_none() {
                continue;
            }
        }
        let named = if one.flags & SUBKEY != 0 {
            Entry { name: 0, ..one }
        } else {
            one
        };
        let status = entry(&named, context, &key);
        if status < 0 {
            return status;
        }
    }
    sys::STATUS_SUCCESS
}

export_for_c! {
    /// Reads the values that a table names, and hands each to a routine of the driver or writes it where the table says.
    fn RtlQueryRegistryValues(
        RelativeTo: ULONG,
        Path: PCWSTR,
        QueryTable: PVOID,
        Context: PVOID,
        _Environment: PVOID,
    ) -> NTSTATUS {
        let _call = machine::enter("RtlQueryRegistryValues", Range::PASSIVE, contract!(373));
        query(RelativeTo, Path, QueryTable, Context)
    }

    /// As `RtlQueryRegistryValues`, which checks less on old systems.
    fn RtlQueryRegistryValuesEx(
        RelativeTo: ULONG,
        Path: PCWSTR,
        QueryTable: PVOID,
        Context: PVOID,
        _Environment: PVOID,
    ) -> NTSTATUS {
        let _call = machine::enter("RtlQueryRegistryValuesEx", Range::PASSIVE, contract!(373));
        query(RelativeTo, Path, QueryTable, Context)
    }
}
