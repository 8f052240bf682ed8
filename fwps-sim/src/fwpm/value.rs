//! Values in the structures of management functions.

use std::mem::offset_of as offset;

use fwps_sys as sys;
use sys::FWP_VALUE0;

use super::block::Block;
use crate::Status;
use crate::engine::value::{Value, intern};
use crate::memory::access;

/// Reads an FWP_VALUE0 of a type that fields, weights or options can have.
///
/// # Safety
/// `address` is that of an FWP_VALUE0 whose pointer, if its type has one, is null or valid.
pub(crate) unsafe fn read_value(address: usize) -> Result<Value, Status> {
    let union = address + offset!(FWP_VALUE0, __bindgen_anon_1);
    // SAFETY: the caller's promise.
    let data_type: i32 = unsafe { access::load(address + offset!(FWP_VALUE0, type_)) };
    // SAFETY: the union is as large as a pointer; only the bytes that the type names are used.
    let raw: u64 = unsafe { access::load(union) };
    let pointed = |size: usize| -> Result<&[u8], Status> {
        if raw == 0 {
            return Err(sys::STATUS_FWP_NULL_POINTER);
        }
        // SAFETY: the type says that the union is a pointer to `size` bytes; the caller promises that it is valid.
        Ok(unsafe { access::bytes(raw as usize, size) })
    };
    match data_type {
        sys::FWP_EMPTY => Ok(Value::Empty),
        sys::FWP_UINT8 => Ok(Value::U8(raw as u8)),
        sys::FWP_UINT16 => Ok(Value::U16(raw as u16)),
        sys::FWP_UINT32 => Ok(Value::U32(raw as u32)),
        sys::FWP_UINT64 => {
            let mut bytes = [0; 8];
            bytes.copy_from_slice(pointed(8)?);
            Ok(Value::U64(u64::from_ne_bytes(bytes)))
        }
        sys::FWP_BYTE_ARRAY16_TYPE => {
            let mut bytes = [0; 16];
            bytes.copy_from_slice(pointed(16)?);
            Ok(Value::Array16(bytes))
        }
        sys::FWP_BYTE_ARRAY6_TYPE => {
            let mut bytes = [0; 6];
            bytes.copy_from_slice(pointed(6)?);
            Ok(Value::Array6(bytes))
        }
        sys::FWP_BYTE_BLOB_TYPE => {
            // SAFETY: the type says that the union is a pointer to a blob; the caller promises that it is valid.
            Ok(Value::Blob(intern(&unsafe { read_blob_at(raw as usize) }?)))
        }
        _ => Err(sys::STATUS_FWP_TYPE_MISMATCH),
    }
}

/// Reads the bytes of a blob at an address.
///
/// # Safety
/// `address` is zero, or that of a blob that is valid.
pub(crate) unsafe fn read_blob_at(address: usize) -> Result<Vec<u8>, Status> {
    let blob = super::record::read(std::ptr::with_exposed_provenance::<sys::FWP_BYTE_BLOB>(address))?;
    if blob.data.is_null() {
        return Err(sys::STATUS_FWP_NULL_POINTER);
    }
    // SAFETY: the caller's promise.
    unsafe { super::record::read_blob(&blob) }
}

impl Value {
    /// Writes an FWP_VALUE0, or the start of an FWP_CONDITION_VALUE0.
    pub(crate) fn write(self, block: &mut Block, at: usize) {
        block.put(at + offset!(FWP_VALUE0, type_), self.data_type());
        let union = at + offset!(FWP_VALUE0, __bindgen_anon_1);
        match self {
            Value::Empty => {}
            Value::U8(value) => block.put(union, value),
            Value::U16(value) => block.put(union, value),
            Value::U32(value) => block.put(union, value),
            Value::U64(value) => block.bytes(union, &value.to_ne_bytes()),
            Value::Array16(value) => block.bytes(union, &value),
            Value::Array6(value) => block.bytes(union, &value),
            Value::Blob(bytes) => {
                let blob = block.array::<sys::FWP_BYTE_BLOB>(1);
                block.point(union, blob);
                block.blob(blob, bytes);
            }
        }
    }
}
