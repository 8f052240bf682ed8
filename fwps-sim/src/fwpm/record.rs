//! What all management objects have in common, and reading it from a driver's structures.

use fwps_sys as sys;
use sys::{FWP_BYTE_BLOB, FWPM_DISPLAY_DATA0, GUID};

use super::block::Block;
use super::key::Key;
use super::lifetime::Lifetime;
use crate::Status;
use crate::memory::access;

/// Texts that are longer than this are taken for ones without an end.
const LONGEST_TEXT: usize = 1 << 16;

/// The common part of a management object.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub(crate) key: Key,
    pub(crate) name: Vec<u16>,
    pub(crate) description: Option<Vec<u16>>,
    pub(crate) flags: u32,
    pub(crate) provider: Option<Key>,
    pub(crate) data: Vec<u8>,
    pub(crate) lifetime: Lifetime,
}

impl Record {
    /// A built-in object.
    pub(crate) fn built_in(key: GUID, name: &str) -> Self {
        Self {
            key: Key::from(key),
            name: name.encode_utf16().collect(),
            description: None,
            flags: sys::FWPM_PROVIDER_FLAG_PERSISTENT,
            provider: None,
            data: Vec::new(),
            lifetime: Lifetime::BuiltIn,
        }
    }

    /// Reads the members that every structure has.
    ///
    /// # Safety
    /// The pointers are null or valid, for the time of the call (C-363).
    pub(crate) unsafe fn read(
        key: GUID,
        display: &FWPM_DISPLAY_DATA0,
        flags: u32,
        provider: *const GUID,
        data: &FWP_BYTE_BLOB,
        lifetime: Lifetime,
    ) -> Result<Self, Status> {
        // SAFETY: the caller's promise.
        let name = unsafe { read_text(display.name) }.ok_or(sys::STATUS_FWP_NULL_DISPLAY_NAME)?;
        // SAFETY: as above.
        let description = unsafe { read_text(display.description) };
        // SAFETY: as above.
        let data = unsafe { read_blob(data) }?;
        Ok(Self {
            key: Key::from(key),
            name,
            description,
            flags,
            // SAFETY: as above.
            provider: unsafe { read_key(provider) },
            data,
            lifetime,
        })
    }

    /// Writes display data.
    pub(crate) fn write_display(&self, block: &mut Block, at: usize) {
        block.wide(at + std::mem::offset_of!(FWPM_DISPLAY_DATA0, name), &self.name);
        if let Some(description) = &self.description {
            block.wide(
                at + std::mem::offset_of!(FWPM_DISPLAY_DATA0, description),
                description,
            );
        }
    }
}

/// Reads a key behind a pointer that may be null.
///
/// # Safety
/// `pointer` is null or that of a GUID.
pub(crate) unsafe fn read_key(pointer: *const GUID) -> Option<Key> {
    if pointer.is_null() {
        return None;
    }
    // SAFETY: the caller's promise; the pointer is not null.
    let key = Key::from(unsafe { access::load::<GUID>(pointer.expose_provenance()) });
    (key != Key::NONE).then_some(key)
}

/// Reads a text behind a pointer that may be null.
///
/// # Safety
/// `pointer` is null or that of a text with its end.
pub(crate) unsafe fn read_text(pointer: *const u16) -> Option<Vec<u16>> {
    if pointer.is_null() {
        return None;
    }
    let mut text = Vec::new();
    while text.len() < LONGEST_TEXT {
        // SAFETY: the text goes on at least to its end, which was not reached.
        let unit: u16 = unsafe { access::load(pointer.expose_provenance() + 2 * text.len()) };
        if unit == 0 {
            break;
        }
        text.push(unit);
    }
    Some(text)
}

/// Reads the bytes of a blob.
///
/// # Safety
/// `blob.data` is null or that of `blob.size` bytes.
pub(crate) unsafe fn read_blob(blob: &FWP_BYTE_BLOB) -> Result<Vec<u8>, Status> {
    match blob.size {
        0 => Ok(Vec::new()),
        _ if blob.data.is_null() => Err(sys::STATUS_FWP_NULL_POINTER),
        size => {
            // SAFETY: the caller's promise; the pointer is not null.
            let bytes = unsafe { access::bytes(blob.data.expose_provenance(), size as usize) };
            Ok(bytes.to_vec())
        }
    }
}

/// Reads a structure that a driver gave.
pub(crate) fn read<T: Copy>(pointer: *const T) -> Result<T, Status> {
    if pointer.is_null() {
        return Err(sys::STATUS_FWP_NULL_POINTER);
    }
    // SAFETY: management functions take valid structures for the time of the call (C-363); null was refused.
    Ok(unsafe { access::load(pointer.expose_provenance()) })
}

/// Writes the common members of an object: those of every structure have the same names.
macro_rules! write_common {
    ($record:expr, $block:expr, $at:expr, $type:ty, $key:ident) => {{
        let (record, block, at): (
            &$crate::fwpm::record::Record,
            &mut $crate::fwpm::block::Block,
            usize,
        ) = ($record, $block, $at);
        block.put(at + std::mem::offset_of!($type, $key), record.key.to_guid());
        record.write_display(block, at + std::mem::offset_of!($type, displayData));
        block.put(at + std::mem::offset_of!($type, flags), record.flags);
        block.blob(at + std::mem::offset_of!($type, providerData), &record.data);
    }};
}
pub(crate) use write_common;
