//! Registry keys.

use fwps_sys as sys;
use sys::{NTSTATUS, OBJECT_ATTRIBUTES, UNICODE_STRING};

use super::object::{self, Body, of_body};
use super::{attributes, bind};
use crate::kernel::irql::Range;
use crate::kernel::unicode;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

const REG_SZ: u32 = 1;
const REG_EXPAND_SZ: u32 = 2;
const REG_DWORD: u32 = 4;
/// OBJ_KERNEL_HANDLE and OBJ_CASE_INSENSITIVE.
const KEY_ATTRIBUTES: u32 = 0x240;
/// The bytes of a KEY_VALUE_PARTIAL_INFORMATION in front of its data.
const HEADER: usize = 12;

#[derive(Debug)]
pub(super) struct Key {
    handle: usize,
}
of_body!(key, Key, Key, "WDFKEY");

pub(super) fn dispose(key: Key) {
    // SAFETY: the handle was opened for this object alone.
    unsafe { sys::ZwClose(std::ptr::with_exposed_provenance_mut(key.handle)) };
}

/// Opens the key with this name below another one, or from the root, and makes an object of it.
fn open_below(
    globals: usize,
    root: usize,
    name: &[u16],
    access: u32,
    attributes: usize,
    parent: usize,
) -> Result<usize, NTSTATUS> {
    let attributes = attributes::read(attributes)?;
    let name = unicode::counted(name);
    let mut wanted = OBJECT_ATTRIBUTES {
        Length: size_of::<OBJECT_ATTRIBUTES>() as u32,
        RootDirectory: std::ptr::with_exposed_provenance_mut(root),
        ObjectName: (&raw const name).cast_mut(),
        Attributes: KEY_ATTRIBUTES,
        SecurityDescriptor: std::ptr::null_mut(),
        SecurityQualityOfService: std::ptr::null_mut(),
    };
    let mut handle = std::ptr::null_mut();
    // SAFETY: all pointers are to locals, and a name is of a string that outlives the call.
    let status = unsafe { sys::ZwOpenKey(&raw mut handle, access, &raw mut wanted) };
    if status < 0 {
        return Err(status);
    }
    let body = Key {
        handle: handle.expose_provenance(),
    };
    object::insert(globals, Body::Key(body), parent, &attributes).inspect_err(|_| {
        // SAFETY: the handle was just opened, and nothing else has it.
        unsafe { sys::ZwClose(handle) };
    })
}

fn units(string: usize) -> Vec<u16> {
    crate::kernel::unicode::text(std::ptr::with_exposed_provenance(string))
        .encode_utf16()
        .collect()
}

/// `WdfDriverOpenParametersRegistryKey`
///
/// # Safety
/// As the C function: the attributes are null or readable, `out` is writable.
pub(super) unsafe extern "system" fn open_parameters(
    globals: usize,
    driver: usize,
    access: u32,
    attributes: usize,
    out: usize,
) -> NTSTATUS {
    let _call = machine::enter(
        "WdfDriverOpenParametersRegistryKey",
        Range::PASSIVE,
        contract!(373),
    );
    let path = bind::client(globals, |client| client.path.clone());
    let name: Vec<u16> = path[..path.len() - 1]
        .iter()
        .copied()
        .chain("\\Parameters".encode_utf16())
        .collect();
    let made = open_below(globals, 0, &name, access, attributes, driver);
    // SAFETY: by the contract of this function.
    unsafe { object::give(out, made) }
}

/// `WdfRegistryOpenKey`
///
/// # Safety
/// As the C function: the name is a counted string, the attributes are null or readable, `out` is writable.
pub(super) unsafe extern "system" fn open(
    globals: usize,
    parent: usize,
    name: usize,
    access: u32,
    attributes: usize,
    out: usize,
) -> NTSTATUS {
    let _call = machine::enter("WdfRegistryOpenKey", Range::PASSIVE, contract!(373));
    let root = if parent == 0 {
        0
    } else {
        key(parent, |key| key.handle)
    };
    let made = open_below(
        globals,
        root,
        &units(name),
        access,
        attributes,
        bind::driver_of(globals),
    );
    // SAFETY: by the contract of this function.
    unsafe { object::give(out, made) }
}

/// `WdfRegistryClose`
pub(super) extern "system" fn close(_globals: usize, handle: usize) {
    let _call = machine::enter("WdfRegistryClose", Range::PASSIVE, contract!(373));
    key(handle, |_| ());
    object::delete(handle);
}

/// `WdfRegistryWdmGetHandle`
pub(super) extern "system" fn handle(_globals: usize, handle: usize) -> usize {
    let _call = machine::enter("WdfRegistryWdmGetHandle", Range::PASSIVE, contract!(373));
    key(handle, |key| key.handle)
}

/// The type and the data of a value.
fn query(handle: usize, name: usize) -> Result<(u32, Vec<u8>), NTSTATUS> {
    let key = key(handle, |key| key.handle);
    let mut bytes = vec![0_u8; HEADER + 256];
    loop {
        let mut needed = 0;
        // SAFETY: the key is open, the name is the driver's, and the buffer has the length that is given.
        let status = unsafe {
            sys::ZwQueryValueKey(
                std::ptr::with_exposed_provenance_mut(key),
                std::ptr::with_exposed_provenance_mut(name),
                sys::KeyValuePartialInformation,
                bytes.as_mut_ptr().cast(),
                bytes.len() as u32,
                &raw mut needed,
            )
        };
        match status {
            sys::STATUS_BUFFER_OVERFLOW | sys::STATUS_BUFFER_TOO_SMALL if needed as usize > bytes.len() => {
                bytes.resize(needed as usize, 0);
            }
            status if status < 0 => return Err(status),
            _ => {
                bytes.truncate(needed as usize);
                let word =
                    |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
                return Ok((word(4), bytes[HEADER..HEADER + word(8) as usize].to_vec()));
            }
        }
    }
}

/// `WdfRegistryQueryULong`
///
/// # Safety
/// As the C function: the name is a counted string, `out` is writable.
pub(super) unsafe extern "system" fn query_ulong(
    _globals: usize,
    handle: usize,
    name: usize,
    out: usize,
) -> NTSTATUS {
    let _call = machine::enter("WdfRegistryQueryULong", Range::PASSIVE, contract!(373));
    match query(handle, name) {
        Ok((REG_DWORD, data)) => {
            let Ok(data) = <[u8; 4]>::try_from(data) else {
                return sys::STATUS_BUFFER_OVERFLOW;
            };
            // SAFETY: by the contract of this function.
            unsafe { access::store(out, u32::from_le_bytes(data)) };
            sys::STATUS_SUCCESS
        }
        Ok(_) => sys::STATUS_OBJECT_TYPE_MISMATCH,
        Err(status) => status,
    }
}

/// `WdfRegistryQueryValue`
///
/// # Safety
/// As the C function: the name is a counted string, the buffer has the length that is given, the out pointers are null or writable.
pub(super) unsafe extern "system" fn query_value(
    _globals: usize,
    handle: usize,
    name: usize,
    length: u32,
    buffer: usize,
    queried: usize,
    kind: usize,
) -> NTSTATUS {
    let _call = machine::enter("WdfRegistryQueryValue", Range::PASSIVE, contract!(373));
    let (found, data) = match query(handle, name) {
        Ok(value) => value,
        Err(status) => return status,
    };
    for (out, value) in [(queried, data.len() as u32), (kind, found)] {
        if out != 0 {
            // SAFETY: by the contract of this function.
            unsafe { access::store(out, value) };
        }
    }
    if buffer == 0 || (length as usize) < data.len() {
        return sys::STATUS_BUFFER_OVERFLOW;
    }
    // SAFETY: by the contract of this function.
    unsafe { access::write(buffer, &data) };
    sys::STATUS_SUCCESS
}

/// `WdfRegistryQueryUnicodeString`
///
/// # Safety
/// As the C function: the name is a counted string, `needed` is null or writable, `value` is null or a string with a buffer.
pub(super) unsafe extern "system" fn query_unicode_string(
    _globals: usize,
    handle: usize,
    name: usize,
    needed: usize,
    value: usize,
) -> NTSTATUS {
    let _call = machine::enter("WdfRegistryQueryUnicodeString", Range::PASSIVE, contract!(373));
    let data = match query(handle, name) {
        Ok((REG_SZ | REG_EXPAND_SZ, data)) => data,
        Ok(_) => return sys::STATUS_OBJECT_TYPE_MISMATCH,
        Err(status) => return status,
    };
    if needed != 0 {
        // SAFETY: by the contract of this function.
        unsafe { access::store(needed, data.len() as u16) };
    }
    if value == 0 {
        return sys::STATUS_SUCCESS;
    }
    // SAFETY: by the contract of this function.
    let mut string: UNICODE_STRING = unsafe { access::load(value) };
    if usize::from(string.MaximumLength) < data.len() {
        return sys::STATUS_BUFFER_OVERFLOW;
    }
    // SAFETY: the buffer has room for that, as was just seen.
    unsafe { access::write(string.Buffer.expose_provenance(), &data) };
    // The zero at its end does not count.
    string.Length = data.len().saturating_sub(2) as u16;
    // SAFETY: by the contract of this function.
    unsafe { access::store(value, string) };
    sys::STATUS_SUCCESS
}
