//! What a transport send needs until it completes: copies of the remote address, the control data and the header of a raw send.
#![allow(unreachable_pub, reason = "the parts of a test binary see each other")]

use std::ptr::null_mut;

use fwps_sys::*;

use crate::c;
use crate::driver::{Bug, Seen, has};

pub struct Send {
    family: u16,
    endpoint: u64,
    remote: [u8; 16],
    scope: SCOPE_ID,
    control: Vec<u8>,
    header: Vec<u8>,
}

fn copy(address: *mut std::ffi::c_void, len: u32) -> Vec<u8> {
    c!(std::slice::from_raw_parts(address.cast::<u8>(), len as usize)).to_vec()
}

impl Send {
    pub fn new(seen: &Seen, metadata: &FWPS_INCOMING_METADATA_VALUES0) -> Box<Self> {
        let has_field = |flag| metadata.currentMetadataValues & flag != 0;
        let v4 = seen.is_v4();
        // The peer of every test; the fields have it in another order.
        let remote = if v4 {
            let mut remote = [0; 16];
            remote[..4].copy_from_slice(&[10, 0, 0, 2]);
            remote
        } else {
            [0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]
        };
        let mut send = Self {
            family: if v4 { AF_INET } else { AF_INET6 },
            endpoint: seen.endpoint,
            remote,
            scope: metadata.remoteScopeId,
            control: Vec::new(),
            header: Vec::new(),
        };
        if has_field(FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA) {
            send.control = copy(metadata.controlData.cast(), metadata.controlDataLength);
        }
        // A raw datagram says so by the size of its header (C-056).
        let raw = seen.is_datagram() && has_field(FWPS_METADATA_FIELD_IP_HEADER_SIZE) && seen.ip_header > 0;
        if raw && !has(Bug::RawHeaderLost) {
            send.header = copy(metadata.headerIncludeHeader, metadata.headerIncludeHeaderLength);
        }
        Box::new(send)
    }
}

/// # Safety
/// As every completion routine; the context is a [`Send`].
unsafe extern "system" fn complete(
    context: *mut std::ffi::c_void,
    list: *mut NET_BUFFER_LIST,
    _dispatch: BOOLEAN,
) {
    drop(c!(Box::from_raw(context.cast::<Send>())));
    c!(FwpsFreeCloneNetBufferList0(list, 0));
}

pub fn inject(
    handle: HANDLE,
    clone: *mut NET_BUFFER_LIST,
    mut send: Box<Send>,
    compartment: i32,
) -> NTSTATUS {
    let pointer_or_null = |bytes: &mut Vec<u8>| match bytes.is_empty() {
        true => null_mut(),
        false => bytes.as_mut_ptr(),
    };
    let mut parameters = FWPS_TRANSPORT_SEND_PARAMS1 {
        remoteAddress: send.remote.as_mut_ptr(),
        remoteScopeId: send.scope,
        controlData: pointer_or_null(&mut send.control).cast(),
        controlDataLength: send.control.len() as u32,
        headerIncludeHeader: pointer_or_null(&mut send.header),
        headerIncludeHeaderLength: send.header.len() as u32,
    };
    let (family, endpoint) = (send.family, send.endpoint);
    let context = Box::into_raw(send);
    let status = c!(FwpsInjectTransportSendAsync1(
        handle,
        null_mut(),
        endpoint,
        0,
        &raw mut parameters,
        family,
        compartment,
        clone,
        Some(complete),
        context.cast()
    ));
    if status != STATUS_SUCCESS {
        drop(c!(Box::from_raw(context)));
    }
    status
}
