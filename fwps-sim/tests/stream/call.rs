//! One classify call, and what a driver does with stream data.

use std::ptr::null_mut;

use fwps_sys::*;

use crate::c;
use crate::driver::handle;
use crate::support::driver::pointer;
use crate::support::own_list::Own;

/// Everything of one classify call.
#[derive(Clone, Copy)]
pub struct Call {
    pub values: *const FWPS_INCOMING_VALUES0,
    pub metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    pub io: *mut FWPS_STREAM_CALLOUT_IO_PACKET0,
    pub out: *mut FWPS_CLASSIFY_OUT0,
    pub callout: u32,
}

/// Where to inject: what a driver keeps of a classify call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub flow: u64,
    pub callout: u32,
    pub layer: u16,
    pub flags: u32,
}

impl Call {
    pub fn data(&self) -> *mut FWPS_STREAM_DATA0 {
        c!((*self.io).streamData)
    }

    pub fn flags(&self) -> u32 {
        c!((*self.data()).flags)
    }

    pub fn inbound(&self) -> bool {
        self.flags() & FWPS_STREAM_FLAG_RECEIVE != 0
    }

    /// Whether the end of the stream is indicated, and whether by a reset.
    pub fn end(&self) -> Option<bool> {
        let flags = self.flags();
        if flags & (FWPS_STREAM_FLAG_RECEIVE_ABORT | FWPS_STREAM_FLAG_SEND_ABORT) != 0 {
            Some(true)
        } else if flags & (FWPS_STREAM_FLAG_RECEIVE_DISCONNECT | FWPS_STREAM_FLAG_SEND_DISCONNECT) != 0 {
            Some(false)
        } else {
            None
        }
    }

    pub fn length(&self) -> usize {
        c!((*self.data()).dataLength) as usize
    }

    pub fn out_flags(&self) -> u32 {
        c!((*self.out).flags)
    }

    pub fn missed(&self) -> usize {
        c!((*self.io).missedBytes) as usize
    }

    pub fn bytes(&self) -> Vec<u8> {
        let length = self.length();
        let mut bytes = vec![0; length];
        let mut copied = 0;
        if length > 0 {
            c!(FwpsCopyStreamDataToBuffer0(
                self.data(),
                bytes.as_mut_ptr().cast(),
                length as _,
                &raw mut copied
            ));
        }
        assert_eq!(copied as usize, length);
        bytes
    }

    /// Clones the data.
    pub fn clone_data(&self) -> Result<*mut NET_BUFFER_LIST, NTSTATUS> {
        let mut chain = null_mut();
        match c!(FwpsCloneStreamData0(
            self.data(),
            null_mut(),
            null_mut(),
            0,
            &raw mut chain
        )) {
            STATUS_SUCCESS => Ok(chain),
            status => Err(status),
        }
    }

    pub fn place(&self) -> Place {
        Place {
            flow: c!((*self.metadata).flowHandle),
            callout: self.callout,
            layer: c!((*self.values).layerId),
            flags: self.flags(),
        }
    }

    pub fn answer(&self, action: u32) {
        c!((*self.out).actionType = action);
    }

    pub fn permit(&self) {
        self.answer(FWP_ACTION_PERMIT);
    }

    pub fn block(&self) {
        self.answer(FWP_ACTION_BLOCK);
    }

    pub fn enforce(&self, count: usize) {
        c!((*self.io).countBytesEnforced = count as _);
    }

    pub fn act(&self, action: i32) {
        c!((*self.io).streamAction = action);
        self.answer(FWP_ACTION_NONE);
    }

    pub fn need(&self, count: u32) {
        self.act(FWPS_STREAM_ACTION_NEED_MORE_DATA);
        c!((*self.io).countBytesRequired = count);
    }
}

impl Place {
    /// The place with the flags of bare data.
    pub fn bare(self) -> Self {
        let directions = FWPS_STREAM_FLAG_RECEIVE | FWPS_STREAM_FLAG_SEND;
        Self {
            flags: self.flags & directions,
            ..self
        }
    }

    /// Injects a chain; clones are freed by the completion, and by this function when it is refused.
    pub fn inject(self, chain: *mut NET_BUFFER_LIST, length: usize) -> NTSTATUS {
        let status = self.inject_with(handle(), chain, length, Some(complete_clone), 0);
        if status != STATUS_SUCCESS && !chain.is_null() {
            discard(chain);
        }
        status
    }

    /// Injects bytes of the driver's own.
    pub fn inject_own(self, bytes: &[u8]) -> NTSTATUS {
        let own = Box::new(Own::new(bytes, 0));
        let list = own.list;
        let context = Box::into_raw(own).expose_provenance();
        let status = self.inject_with(handle(), list, bytes.len(), Some(complete_own), context);
        if status != STATUS_SUCCESS {
            free_own(context);
        }
        status
    }

    pub fn inject_with(
        self,
        handle: usize,
        chain: *mut NET_BUFFER_LIST,
        length: usize,
        completion: FWPS_INJECT_COMPLETE0,
        context: usize,
    ) -> NTSTATUS {
        c!(FwpsStreamInjectAsync0(
            pointer(handle),
            null_mut(),
            0,
            self.flow,
            self.callout,
            self.layer,
            self.flags,
            chain,
            length as _,
            completion,
            pointer(context)
        ))
    }

    pub fn resume(self) -> NTSTATUS {
        c!(FwpsStreamContinue0(
            self.flow,
            self.callout,
            self.layer,
            self.flags
        ))
    }
}

pub fn discard(chain: *mut NET_BUFFER_LIST) {
    c!(FwpsDiscardClonedStreamData0(chain, 0, 0));
}

/// # Safety
/// As every completion routine.
pub unsafe extern "system" fn complete_clone(
    _context: *mut std::ffi::c_void,
    list: *mut NET_BUFFER_LIST,
    _dispatch: BOOLEAN,
) {
    c!(FwpsFreeCloneNetBufferList0(list, 0));
}

fn free_own(context: usize) {
    let own: *mut Own = pointer(context);
    c!(Box::from_raw(own)).free();
}

/// # Safety
/// As every completion routine.
unsafe extern "system" fn complete_own(
    context: *mut std::ffi::c_void,
    _list: *mut NET_BUFFER_LIST,
    _dispatch: BOOLEAN,
) {
    free_own(context.expose_provenance());
}
