//! One classify call, as the callouts of the tests see it and answer it.

use std::ptr::null_mut;

use fwps_sys::*;

use crate::c;
use crate::driver::{free, injected, state};
use crate::support::driver::pointer;

/// One classify call.
#[derive(Clone, Copy)]
pub struct Call {
    pub values: *const FWPS_INCOMING_VALUES0,
    pub metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    pub list: *mut NET_BUFFER_LIST,
    pub out: *mut FWPS_CLASSIFY_OUT0,
    pub context: *const std::ffi::c_void,
    pub filter: *const FWPS_FILTER2,
}

impl Call {
    pub fn layer(&self) -> u16 {
        c!((*self.values).layerId)
    }

    fn integer(&self, index: i32) -> u32 {
        let values = c!((*self.values).incomingValue);
        let value = c!(values.add(index as usize).read()).value;
        c!(value.__bindgen_anon_1.uint32)
    }

    pub fn flags(&self) -> u32 {
        self.integer(match i32::from(self.layer()) {
            FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V4 | FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V6 => {
                FWPS_FIELD_ALE_RESOURCE_ASSIGNMENT_V4_FLAGS
            }
            FWPS_LAYER_ALE_AUTH_LISTEN_V4 | FWPS_LAYER_ALE_AUTH_LISTEN_V6 => {
                FWPS_FIELD_ALE_AUTH_LISTEN_V4_FLAGS
            }
            FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4 | FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V6 => {
                FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_FLAGS
            }
            FWPS_LAYER_ALE_AUTH_CONNECT_V4 | FWPS_LAYER_ALE_AUTH_CONNECT_V6 => {
                FWPS_FIELD_ALE_AUTH_CONNECT_V4_FLAGS
            }
            FWPS_LAYER_ALE_ENDPOINT_CLOSURE_V4 | FWPS_LAYER_ALE_ENDPOINT_CLOSURE_V6 => {
                FWPS_FIELD_ALE_ENDPOINT_CLOSURE_V4_FLAGS
            }
            _ => FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_FLAGS,
        })
    }

    pub fn reason(&self) -> u32 {
        match i32::from(self.layer()) {
            FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4 | FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V6 => {
                self.integer(FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_REAUTHORIZE_REASON)
            }
            FWPS_LAYER_ALE_AUTH_CONNECT_V4 | FWPS_LAYER_ALE_AUTH_CONNECT_V6 => {
                self.integer(FWPS_FIELD_ALE_AUTH_CONNECT_V4_REAUTHORIZE_REASON)
            }
            _ => 0,
        }
    }

    pub fn is_again(&self) -> bool {
        self.flags() & FWP_CONDITION_FLAG_IS_REAUTHORIZE != 0
    }

    pub fn is(&self, v4: i32) -> bool {
        // The layers of IPv6 follow those of IPv4 at a distance of two, with the discard layer between.
        [v4, v4 + 2].contains(&i32::from(self.layer()))
    }

    pub fn completion_handle(&self) -> HANDLE {
        c!((*self.metadata).completionHandle)
    }

    pub fn pend(&self) -> Result<usize, NTSTATUS> {
        let mut context = null_mut();
        match c!(FwpsPendOperation0(self.completion_handle(), &raw mut context)) {
            STATUS_SUCCESS => Ok(context.expose_provenance()),
            status => Err(status),
        }
    }

    /// A clone from the IP header on, when the packet arrives; from the transport header on otherwise.
    pub fn clone_packet(&self) -> *mut NET_BUFFER_LIST {
        let inbound = self.is(FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4);
        let back = if inbound {
            c!((*self.metadata).ipHeaderSize) + c!((*self.metadata).transportHeaderSize)
        } else {
            0
        };
        let status = c!(NdisRetreatNetBufferListDataStart(self.list, back, 0, None, None));
        assert_eq!(status, STATUS_SUCCESS);
        let mut clone = null_mut();
        let status = c!(FwpsAllocateCloneNetBufferList0(
            self.list,
            null_mut(),
            null_mut(),
            0,
            &raw mut clone
        ));
        c!(NdisAdvanceNetBufferListDataStart(self.list, back, 0, None));
        assert_eq!(status, STATUS_SUCCESS);
        clone
    }

    pub fn has_right(&self) -> bool {
        c!((*self.out).rights) & FWPS_RIGHT_ACTION_WRITE != 0
    }

    fn answer(&self, action: u32, flags: u32) {
        if !self.has_right() {
            return;
        }
        c!((*self.out).actionType = action);
        if action == FWP_ACTION_BLOCK {
            c!((*self.out).rights &= !FWPS_RIGHT_ACTION_WRITE);
        }
        c!((*self.out).flags |= flags);
    }

    pub fn permit(&self) {
        self.answer(FWP_ACTION_PERMIT, 0);
    }

    pub fn block(&self) {
        self.answer(FWP_ACTION_BLOCK, 0);
    }

    pub fn absorb(&self) {
        self.answer(FWP_ACTION_BLOCK, FWPS_CLASSIFY_OUT_FLAG_ABSORB);
    }

    /// Whether the packet was injected by the driver.
    pub fn is_own(&self) -> bool {
        let handle = state().transport;
        !self.list.is_null()
            && matches!(
                c!(FwpsQueryPacketInjectionState0(
                    pointer(handle),
                    self.list,
                    null_mut()
                )),
                FWPS_PACKET_INJECTED_BY_SELF | FWPS_PACKET_PREVIOUSLY_INJECTED_BY_SELF
            )
    }

    /// Injects the clone of a packet that leaves for 10.0.0.2.
    pub fn send(&self, clone: usize) {
        // The stack reads it until the completion (C-051).
        static REMOTE: [u8; 4] = [10, 0, 0, 2];
        let mut parameters: FWPS_TRANSPORT_SEND_PARAMS0 = c!(std::mem::zeroed());
        parameters.remoteAddress = REMOTE.as_ptr().cast_mut();
        let handle = state().transport;
        let status = c!(FwpsInjectTransportSendAsync0(
            pointer(handle),
            null_mut(),
            (*self.metadata).transportEndpointHandle,
            0,
            &raw mut parameters,
            AF_INET,
            1,
            pointer(clone),
            Some(injected),
            null_mut()
        ));
        if status != STATUS_SUCCESS {
            free(clone);
        }
    }

    /// Pends, with a clone of the packet if there is one, and keeps both.
    pub fn pend_and_keep(&self) {
        let clone = if self.list.is_null() {
            null_mut()
        } else {
            self.clone_packet()
        };
        match self.pend() {
            Ok(context) => {
                state().pended.push((context, clone.expose_provenance()));
                self.absorb();
            }
            Err(_) => {
                free(clone.expose_provenance());
                self.block();
            }
        }
    }
}
