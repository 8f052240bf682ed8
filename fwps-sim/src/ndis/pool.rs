//! Generic objects and pools of lists.

use fwps_sys as sys;
use sys::{
    NDIS_HANDLE, NET_BUFFER_LIST_POOL_PARAMETERS, PDRIVER_OBJECT, PNDIS_GENERIC_OBJECT, ULONG, USHORT,
};

use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::{Memory, access};
use crate::verify::contract::{Contract, contract};
use crate::verify::ledger::{Found, Kind};

/// Reports an object that is not what a free function takes. True when it is.
pub(super) fn is_live(
    machine: &mut Machine,
    address: usize,
    contract: Contract,
    what: fn(&Kind) -> bool,
) -> bool {
    let text = match machine.ledger.find(address) {
        Found::Live(object) if what(&object.kind) => return true,
        Found::Live(object) => format!(
            "{} was given a {}",
            crate::context::function(),
            object.kind.name()
        ),
        Found::Dead(object) => {
            format!(
                "{} was given a {} that was freed already",
                crate::context::function(),
                object.kind.name()
            )
        }
        Found::Unknown => format!(
            "{} was given something that was never allocated",
            crate::context::function()
        ),
    };
    machine.report_about(contract, &[address], text);
    false
}

export! {
    /// Allocates the handle that a driver uses for its pools.
    fn NdisAllocateGenericObject(DriverObject: PDRIVER_OBJECT, _Tag: ULONG, _Size: USHORT) -> PNDIS_GENERIC_OBJECT {
        let _call = machine::enter("NdisAllocateGenericObject", Range::UP_TO_DISPATCH, contract!(109));
        machine::with(|machine| {
            if machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]).is_some() {
                return std::ptr::null_mut();
            }
            let memory = Memory::new(size_of::<sys::NDIS_GENERIC_OBJECT>(), 16, 0);
            let address = memory.address();
            let at = address + std::mem::offset_of!(sys::NDIS_GENERIC_OBJECT, DriverObject);
            // SAFETY: the block has room for the structure.
            unsafe { access::store(at, DriverObject) };
            machine.create(address, Kind::GenericObject, vec![memory]);
            std::ptr::with_exposed_provenance_mut(address)
        })
    }

    /// Frees a generic object, after everything that was allocated with it.
    fn NdisFreeGenericObject(NdisObject: PNDIS_GENERIC_OBJECT) {
        let _call = machine::enter("NdisFreeGenericObject", Range::UP_TO_DISPATCH, contract!(109));
        let address = NdisObject.expose_provenance();
        machine::with(|machine| {
            if !is_live(machine, address, contract!(109), |kind| matches!(kind, Kind::GenericObject)) {
                return;
            }
            machine.destroy(address, "freed");
        });
    }

    /// Makes a pool of lists.
    fn NdisAllocateNetBufferListPool(
        NdisHandle: NDIS_HANDLE,
        Parameters: *const NET_BUFFER_LIST_POOL_PARAMETERS,
    ) -> NDIS_HANDLE {
        let _call = machine::enter("NdisAllocateNetBufferListPool", Range::UP_TO_DISPATCH, contract!(111));
        let null = std::ptr::null_mut();
        machine::with(|machine| {
            if Parameters.is_null() {
                return null;
            }
            // SAFETY: the parameters are valid for the call, by the contract of the function.
            let parameters = unsafe { Parameters.read() };
            let header = parameters.Header;
            let size = size_of::<NET_BUFFER_LIST_POOL_PARAMETERS>();
            let good_header = header.Type == sys::NDIS_OBJECT_TYPE_DEFAULT
                && header.Revision == sys::NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1
                && usize::from(header.Size) >= size;
            let single = parameters.fAllocateNetBuffer != 0;
            let wrong = if !good_header {
                format!("type {:#x}, revision {}, size {} of {size}", header.Type, header.Revision, header.Size)
            } else if parameters.DataSize != 0 && !single {
                "a DataSize without fAllocateNetBuffer".to_owned()
            } else if parameters.ContextSize % 16 != 0 {
                format!("a ContextSize of {}, which is no multiple of 16", parameters.ContextSize)
            } else {
                String::new()
            };
            if !wrong.is_empty() {
                machine.report(contract!(111), format!("the parameters of a list pool have {wrong}"));
                return null;
            }
            if machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]).is_some() {
                return null;
            }
            let generic = NdisHandle.expose_provenance();
            let handle = machine.ledger.new_handle();
            let single = single && parameters.DataSize == 0;
            let kind = Kind::ListPool { single, generic };
            machine.create(handle, kind, Vec::new());
            std::ptr::with_exposed_provenance_mut(handle)
        })
    }

    /// Frees a pool, after all its lists.
    fn NdisFreeNetBufferListPool(PoolHandle: NDIS_HANDLE) {
        let _call = machine::enter("NdisFreeNetBufferListPool", Range::UP_TO_DISPATCH, contract!(110));
        let handle = PoolHandle.expose_provenance();
        machine::with(|machine| {
            if !is_live(machine, handle, contract!(110), |kind| matches!(kind, Kind::ListPool { .. })) {
                return;
            }
            let Some(Kind::ListPool { generic, .. }) = machine.ledger.get(handle).map(|o| &o.kind) else { return };
            let generic = *generic;
            if generic != 0 && machine.ledger.get(generic).is_none() {
                let text = "a pool was freed after the generic object that it was allocated with";
                machine.report_about(contract!(109), &[handle, generic], text);
            }
            machine.destroy(handle, "freed");
        });
    }
}
