//! MAC injection.

use fwps_sys as sys;
use sys::{
    FWPS_INJECT_COMPLETE0, HANDLE, IF_INDEX, NDIS_PORT_NUMBER, NET_BUFFER_LIST, NTSTATUS, UINT16, UINT32,
};

use super::chain::{ChainRequest, Target};
use crate::engine::layer::Layer;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine;
use crate::verify::contract::contract;

export! {
    /// Injects frames at an inbound MAC layer.
    fn FwpsInjectMacReceiveAsync0(
        injectionHandle: HANDLE,
        injectionContext: HANDLE,
        flags: UINT32,
        layerId: UINT16,
        interfaceIndex: IF_INDEX,
        NdisPortNumber: NDIS_PORT_NUMBER,
        netBufferLists: *mut NET_BUFFER_LIST,
        completionFn: FWPS_INJECT_COMPLETE0,
        completionContext: HANDLE,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsInjectMacReceiveAsync0", Range::UP_TO_DISPATCH, contract!(147));
        ChainRequest {
            handle: injectionHandle.expose_provenance(),
            context: injectionContext.expose_provenance(),
            lists: netBufferLists.expose_provenance(),
            completion: completionFn,
            completion_context: completionContext.expose_provenance(),
            reserved_clear: flags == 0,
            target: Target::Mac {
                allowed: [Layer::InboundMacFrameEthernet, Layer::InboundMacFrameNative],
                layer_id: layerId,
                interface: interfaceIndex,
                port: NdisPortNumber,
            },
        }
        .run()
    }

    /// Injects frames at an outbound MAC layer.
    fn FwpsInjectMacSendAsync0(
        injectionHandle: HANDLE,
        injectionContext: HANDLE,
        flags: UINT32,
        layerId: UINT16,
        interfaceIndex: IF_INDEX,
        NdisPortNumber: NDIS_PORT_NUMBER,
        netBufferLists: *mut NET_BUFFER_LIST,
        completionFn: FWPS_INJECT_COMPLETE0,
        completionContext: HANDLE,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsInjectMacSendAsync0", Range::UP_TO_DISPATCH, contract!(147));
        ChainRequest {
            handle: injectionHandle.expose_provenance(),
            context: injectionContext.expose_provenance(),
            lists: netBufferLists.expose_provenance(),
            completion: completionFn,
            completion_context: completionContext.expose_provenance(),
            reserved_clear: flags == 0,
            target: Target::Mac {
                allowed: [Layer::OutboundMacFrameEthernet, Layer::OutboundMacFrameNative],
                layer_id: layerId,
                interface: interfaceIndex,
                port: NdisPortNumber,
            },
        }
        .run()
    }
}
