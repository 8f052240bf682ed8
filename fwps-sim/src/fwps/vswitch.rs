//! Injection into the virtual switch.

use std::ffi::c_void;
use std::mem::offset_of;

use fwps_sys as sys;
use sys::{
    FWP_BYTE_BLOB, FWPS_INJECT_COMPLETE0, HANDLE, NDIS_SWITCH_NIC_INDEX, NDIS_SWITCH_PORT_ID,
    NET_BUFFER_LIST, NTSTATUS, UINT32,
};

use super::chain::{ChainRequest, Target};
use crate::engine::layer2::frame::PortAndNic;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// The bytes of a blob; `None` for null.
///
/// # Safety
/// `blob` is null or that of a valid blob for the call.
unsafe fn read_blob(blob: usize) -> Option<Vec<u8>> {
    if blob == 0 {
        return None;
    }
    // SAFETY: the caller's promise.
    let size: u32 = unsafe { access::load(blob + offset_of!(FWP_BYTE_BLOB, size)) };
    // SAFETY: as above.
    let data: usize = unsafe { access::load(blob + offset_of!(FWP_BYTE_BLOB, data)) };
    if data == 0 {
        return None;
    }
    // SAFETY: as above: the blob says how many bytes it has.
    Some(unsafe { access::bytes(data, size as usize) }.to_vec())
}

export! {
    /// Injects frames into the ingress path of the virtual switch.
    fn FwpsInjectvSwitchEthernetIngressAsync0(
        injectionHandle: HANDLE,
        injectionContext: HANDLE,
        flags: UINT32,
        reserved: *mut c_void,
        vSwitchId: *const FWP_BYTE_BLOB,
        vSwitchSourcePortId: NDIS_SWITCH_PORT_ID,
        vSwitchSourceNicIndex: NDIS_SWITCH_NIC_INDEX,
        netBufferLists: *mut NET_BUFFER_LIST,
        completionFn: FWPS_INJECT_COMPLETE0,
        completionContext: HANDLE,
    ) -> NTSTATUS {
        let _call = machine::enter(
            "FwpsInjectvSwitchEthernetIngressAsync0",
            Range::UP_TO_DISPATCH,
            contract!(147),
        );
        // SAFETY: the identifier is null or a valid blob, by the contract of the function.
        let id = unsafe { read_blob(vSwitchId.expose_provenance()) };
        ChainRequest {
            handle: injectionHandle.expose_provenance(),
            context: injectionContext.expose_provenance(),
            lists: netBufferLists.expose_provenance(),
            completion: completionFn,
            completion_context: completionContext.expose_provenance(),
            reserved_clear: flags == 0 && reserved.is_null(),
            target: Target::Switch {
                id,
                source: PortAndNic { port: vSwitchSourcePortId, nic: vSwitchSourceNicIndex },
            },
        }
        .run()
    }
}
