//! The attributes that objects are created with.

use fwps_sys::{NTSTATUS, STATUS_INFO_LENGTH_MISMATCH};

use super::refused::not_modelled;
use super::structure::{self, ContextType, ObjectAttributes};
use crate::context;

const STATUS_WDF_OBJECT_ATTRIBUTES_INVALID: NTSTATUS = 0xC020_0209_u32 as NTSTATUS;
/// `WdfExecutionLevelPassive`
pub(super) const PASSIVE: u32 = 2;
/// `WdfExecutionLevelDispatch`
pub(super) const DISPATCH: u32 = 3;
/// Synchronisation scopes that take the lock of a device or queue around callbacks.
const SCOPES_WITH_LOCK: [u32; 2] = [2, 3];

/// Reads attributes; those of a null pointer are empty.
///
/// # Errors
/// `STATUS_INFO_LENGTH_MISMATCH` when a size is wrong, `STATUS_WDF_OBJECT_ATTRIBUTES_INVALID` when a context has no name or a larger size is
/// asked for without a type.
pub(super) fn read(address: usize) -> Result<ObjectAttributes, NTSTATUS> {
    if address == 0 {
        return Ok(ObjectAttributes::default());
    }
    // SAFETY: attributes that are not null are readable, by the contract of every function that takes them.
    let attributes: ObjectAttributes = unsafe { structure::read(address) };
    if attributes.size as usize != size_of::<ObjectAttributes>() {
        return Err(STATUS_INFO_LENGTH_MISMATCH);
    }
    if let Some(kind) = context_type(&attributes) {
        if kind.size as usize != size_of::<ContextType>() {
            return Err(STATUS_INFO_LENGTH_MISMATCH);
        }
        if kind.context_size > 0 && kind.name == 0 {
            return Err(STATUS_WDF_OBJECT_ATTRIBUTES_INVALID);
        }
    } else if attributes.context_size_override > 0 {
        return Err(STATUS_WDF_OBJECT_ATTRIBUTES_INVALID);
    }
    if SCOPES_WITH_LOCK.contains(&attributes.synchronization_scope) {
        let function = context::function();
        not_modelled(&format!(
            "{function} was given a synchronisation scope, which is not modelled: callbacks are not serialised by it"
        ));
    }
    Ok(attributes)
}

/// The type of the context that the attributes ask for.
pub(super) fn context_type(attributes: &ObjectAttributes) -> Option<ContextType> {
    // SAFETY: the type of attributes of a driver is readable.
    (attributes.context_type != 0).then(|| unsafe { structure::read(attributes.context_type) })
}
