//! Clones with copies of the data.

use fwps_sys as sys;
use sys::{NDIS_HANDLE, NET_BUFFER_LIST, NTSTATUS};

use super::clone::{Depth, check_pools, clone_list};
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

export! {
    /// Clones a list with its data (C-108). The clone is the driver's to write; it keeps the original until it is freed.
    fn FwpsAllocateDeepCloneNetBufferList0(
        originalNetBufferList: *mut NET_BUFFER_LIST,
        netBufferListPoolHandle: NDIS_HANDLE,
        netBufferPoolHandle: NDIS_HANDLE,
        netBufferList: *mut *mut NET_BUFFER_LIST,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsAllocateDeepCloneNetBufferList0", Range::UP_TO_DISPATCH, contract!(147));
        machine::with(|machine| {
            if let Err(status) = check_pools(machine, [netBufferListPoolHandle, netBufferPoolHandle]) {
                return status;
            }
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            match clone_list(machine, originalNetBufferList.expose_provenance(), Depth::Copied) {
                Ok(clone) => {
                    // SAFETY: the out pointer is writable by the contract of the function.
                    unsafe { access::store(netBufferList.expose_provenance(), clone) };
                    sys::STATUS_SUCCESS
                }
                Err(status) => status,
            }
        })
    }
}
