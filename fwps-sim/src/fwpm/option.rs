//! The options of the filter engine.

use fwps_sys as sys;
use sys::{FWP_VALUE0, FWPM_ENGINE_OPTION, HANDLE, NTSTATUS};

use super::block::Block;
use super::returned::Shape;
use super::transaction::{look, status};
use super::value::read_value;
use crate::Status;
use crate::engine::value::Value;
use crate::export::export;
use crate::memory::access;

/// How many options there are.
pub(crate) const COUNT: usize = sys::FWPM_ENGINE_OPTION_MAX as usize;
/// What they are at first: network events are collected and names are cached, all else is off.
pub(crate) const INITIAL: [u32; COUNT] = [1, 0, 1, 0, 0, 0];

/// The place of an option.
fn index(option: FWPM_ENGINE_OPTION) -> Result<usize, Status> {
    let index = usize::try_from(option).ok().filter(|index| *index < COUNT);
    index.ok_or(sys::STATUS_FWP_INVALID_ENUMERATOR)
}

export! {
    /// Gets an engine option, as FWP_UINT32; FwpmFreeMemory0 frees it.
    fn FwpmEngineGetOption0(engineHandle: HANDLE, option: FWPM_ENGINE_OPTION, value: *mut *mut FWP_VALUE0) -> NTSTATUS {
        let statuses = &[sys::STATUS_INSUFFICIENT_RESOURCES];
        status(look(engineHandle, "FwpmEngineGetOption0", statuses, |machine, _| {
            if value.is_null() {
                return Err(sys::STATUS_FWP_NULL_POINTER);
            }
            let current = machine.management.options[index(option)?];
            let mut block = Block::default();
            let at = block.array::<FWP_VALUE0>(1);
            Value::U32(current).write(&mut block, at);
            let address = machine.hand_out(block, Shape::Object);
            // SAFETY: the out pointer is not null and writable by the contract of the function.
            unsafe { access::store(value.expose_provenance(), address) };
            Ok(())
        }))
    }

    /// Sets an engine option; not in a transaction, nor in a dynamic session.
    fn FwpmEngineSetOption0(
        engineHandle: HANDLE,
        option: FWPM_ENGINE_OPTION,
        newValue: *const FWP_VALUE0,
    ) -> NTSTATUS {
        let statuses = &[sys::STATUS_INSUFFICIENT_RESOURCES, sys::STATUS_FWP_STILL_ON];
        status(look(engineHandle, "FwpmEngineSetOption0", statuses, |machine, session| {
            if machine.in_transaction(session) {
                return Err(sys::STATUS_FWP_TXN_IN_PROGRESS);
            }
            if machine.dynamic_session(session).is_some() {
                return Err(sys::STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS);
            }
            if newValue.is_null() {
                return Err(sys::STATUS_FWP_NULL_POINTER);
            }
            let at = index(option)?;
            // SAFETY: the value is not null, and valid for the time of the call (C-363).
            let Value::U32(value) = unsafe { read_value(newValue.expose_provenance()) }? else {
                return Err(sys::STATUS_FWP_TYPE_MISMATCH);
            };
            machine.management.options[at] = value;
            Ok(())
        }))
    }
}
