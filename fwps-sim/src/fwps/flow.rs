//! Flow contexts, and the end of a flow.

use fwps_sys as sys;
use sys::{NTSTATUS, UINT16, UINT32, UINT64};

use crate::engine::flow::{FlowState, deletion};
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine;
use crate::verify::contract::contract;

export! {
    /// Associates a context with a flow.
    fn FwpsFlowAssociateContext0(
        flowId: UINT64,
        layerId: UINT16,
        calloutId: UINT32,
        flowContext: UINT64,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsFlowAssociateContext0", Range::UP_TO_DISPATCH, contract!(147));
        machine::with(|machine| machine.associate(flowId, layerId, calloutId, flowContext))
    }

    /// Removes the context of a callout from a flow.
    fn FwpsFlowRemoveContext0(flowId: UINT64, layerId: UINT16, calloutId: UINT32) -> NTSTATUS {
        let _call = machine::enter("FwpsFlowRemoveContext0", Range::UP_TO_DISPATCH, contract!(147));
        deletion::remove(flowId, layerId, calloutId)
    }

    /// Ends a flow.
    fn FwpsFlowAbort0(flowId: UINT64) -> NTSTATUS {
        let _call = machine::enter("FwpsFlowAbort0", Range::UP_TO_DISPATCH, contract!(147));
        machine::with(|machine| {
            if machine.flow_state(flowId) == FlowState::Unknown {
                machine.report_unknown_flow(flowId);
                return sys::STATUS_INVALID_PARAMETER;
            }
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            if machine.end_flow(flowId) {
                sys::STATUS_SUCCESS
            } else {
                sys::STATUS_NOT_FOUND
            }
        })
    }
}
