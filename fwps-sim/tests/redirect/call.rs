//! One classify call, as the callouts of the tests see it and answer it.

use std::net::SocketAddr;
use std::ptr::null_mut;

use fwps_sys::*;

use crate::c;
use crate::driver::state;
use crate::support::driver::pointer;

/// One classify call.
#[derive(Clone, Copy)]
pub struct Call {
    pub values: *const FWPS_INCOMING_VALUES0,
    pub metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    pub data: *mut std::ffi::c_void,
    pub out: *mut FWPS_CLASSIFY_OUT0,
    pub context: *const std::ffi::c_void,
    pub filter: u64,
    /// Which of the callouts of the layer is called.
    pub second: bool,
}

impl Call {
    pub fn layer(&self) -> u16 {
        c!((*self.values).layerId)
    }

    pub fn is(&self, v4: i32, v6: i32) -> bool {
        [v4, v6].contains(&i32::from(self.layer()))
    }

    pub fn is_connect(&self) -> bool {
        self.is(
            FWPS_LAYER_ALE_CONNECT_REDIRECT_V4,
            FWPS_LAYER_ALE_CONNECT_REDIRECT_V6,
        )
    }

    pub fn is_bind(&self) -> bool {
        self.is(FWPS_LAYER_ALE_BIND_REDIRECT_V4, FWPS_LAYER_ALE_BIND_REDIRECT_V6)
    }

    pub fn value(&self, index: i32) -> FWP_VALUE0 {
        let values = c!((*self.values).incomingValue);
        c!(values.add(index as usize).read()).value
    }

    pub fn flags(&self) -> u32 {
        let index = match i32::from(self.layer()) {
            FWPS_LAYER_ALE_CONNECT_REDIRECT_V4 | FWPS_LAYER_ALE_CONNECT_REDIRECT_V6 => {
                FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_FLAGS
            }
            FWPS_LAYER_ALE_BIND_REDIRECT_V4 | FWPS_LAYER_ALE_BIND_REDIRECT_V6 => {
                FWPS_FIELD_ALE_BIND_REDIRECT_V4_FLAGS
            }
            FWPS_LAYER_ALE_AUTH_CONNECT_V4 | FWPS_LAYER_ALE_AUTH_CONNECT_V6 => {
                FWPS_FIELD_ALE_AUTH_CONNECT_V4_FLAGS
            }
            _ => return 0,
        };
        let value = self.value(index);
        c!(value.__bindgen_anon_1.uint32)
    }

    pub fn is_again(&self) -> bool {
        self.flags() & FWP_CONDITION_FLAG_IS_REAUTHORIZE != 0
    }

    pub fn has(&self, field: u32) -> bool {
        c!((*self.metadata).currentMetadataValues) & field != 0
    }

    pub fn records(&self) -> HANDLE {
        if self.has(FWPS_METADATA_FIELD_REDIRECT_RECORD_HANDLE) {
            c!((*self.metadata).redirectRecords)
        } else {
            null_mut()
        }
    }

    /// The redirect state for a handle, with the context.
    pub fn state_for(&self, handle: usize) -> (FWPS_CONNECTION_REDIRECT_STATE, usize) {
        let mut context = null_mut();
        let state = c!(FwpsQueryConnectionRedirectState0(
            self.records(),
            pointer(handle),
            &raw mut context
        ));
        (state, context.expose_provenance())
    }

    pub fn query(&self) -> FWPS_CONNECTION_REDIRECT_STATE {
        self.state_for(state().redirect).0
    }

    pub fn acquire(&self) -> u64 {
        let mut handle = 0;
        let status = c!(FwpsAcquireClassifyHandle0(
            self.context.cast_mut(),
            0,
            &raw mut handle
        ));
        assert_eq!(status, STATUS_SUCCESS);
        handle
    }

    pub fn pend(&self, handle: u64) -> NTSTATUS {
        c!(FwpsPendClassify0(handle, self.filter, 0, self.out))
    }

    /// The writable data of the layer.
    pub fn lend(&self, handle: u64) -> *mut FWPS_CONNECT_REQUEST0 {
        lend(handle, self.filter, self.out).expect("the request is there")
    }

    pub fn has_right(&self) -> bool {
        c!((*self.out).rights) & FWPS_RIGHT_ACTION_WRITE != 0
    }

    pub fn permit(&self) {
        c!((*self.out).actionType = FWP_ACTION_PERMIT);
    }

    /// Permits, unless it was decided already.
    pub fn permit_if_possible(&self) {
        if self.has_right() {
            self.permit();
        }
    }

    /// Permits after the writable data was acquired, which had taken the right away (C-236).
    pub fn permit_again(&self) {
        c!((*self.out).actionType = FWP_ACTION_PERMIT);
        c!((*self.out).rights |= FWPS_RIGHT_ACTION_WRITE);
    }

    pub fn block(&self) {
        c!((*self.out).actionType = FWP_ACTION_BLOCK);
        c!((*self.out).rights &= !FWPS_RIGHT_ACTION_WRITE);
    }
}

pub fn lend(
    handle: u64,
    filter: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
) -> Result<*mut FWPS_CONNECT_REQUEST0, NTSTATUS> {
    let mut data = null_mut();
    match c!(FwpsAcquireWritableLayerDataPointer0(
        handle,
        filter,
        0,
        &raw mut data,
        out
    )) {
        STATUS_SUCCESS => Ok(data.cast()),
        status => Err(status),
    }
}

pub fn apply(handle: u64, data: *mut FWPS_CONNECT_REQUEST0, flags: u32) {
    c!(FwpsApplyModifiedLayerData0(handle, data.cast(), flags));
}

pub fn release(handle: u64) {
    c!(FwpsReleaseClassifyHandle0(handle));
}

/// A classifyOut of the driver's own.
pub fn out_with(action: u32) -> FWPS_CLASSIFY_OUT0 {
    FWPS_CLASSIFY_OUT0 {
        actionType: action,
        outContext: 0,
        filterId: 0,
        rights: 0,
        flags: 0,
        reserved: 0,
    }
}

pub fn complete(handle: u64, action: u32) {
    let out = out_with(action);
    c!(FwpsCompleteClassify0(handle, 0, &raw const out));
}

/// Writes a socket address into a request.
pub fn write_address(at: *mut SOCKADDR_STORAGE, address: SocketAddr) {
    let mut bytes = [0u8; 28];
    match address {
        SocketAddr::V4(address) => {
            bytes[..2].copy_from_slice(&AF_INET.to_le_bytes());
            bytes[2..4].copy_from_slice(&address.port().to_be_bytes());
            bytes[4..8].copy_from_slice(&address.ip().octets());
        }
        SocketAddr::V6(address) => {
            bytes[..2].copy_from_slice(&AF_INET6.to_le_bytes());
            bytes[2..4].copy_from_slice(&address.port().to_be_bytes());
            bytes[8..24].copy_from_slice(&address.ip().octets());
        }
    }
    let at: *mut [u8; 28] = at.cast();
    c!(at.write_unaligned(bytes));
}

/// Reads a socket address.
pub fn read_address(at: *const SOCKADDR_STORAGE) -> SocketAddr {
    let at: *const [u8; 28] = at.cast();
    let bytes = c!(at.read_unaligned());
    let port = u16::from_be_bytes([bytes[2], bytes[3]]);
    if u16::from_le_bytes([bytes[0], bytes[1]]) == AF_INET {
        ([bytes[4], bytes[5], bytes[6], bytes[7]], port).into()
    } else {
        let address: [u8; 16] = bytes[8..24].try_into().expect("16 bytes");
        (address, port).into()
    }
}
