//! Lists over own memory, for tests of single calls.

use std::ptr::null_mut;

use fwps_sys::*;

use super::driver::{TAG, pointer};
use crate::c;

/// A pool for lists.
pub fn pool(single: bool) -> NDIS_HANDLE {
    let parameters = NET_BUFFER_LIST_POOL_PARAMETERS {
        Header: NDIS_OBJECT_HEADER {
            Type: NDIS_OBJECT_TYPE_DEFAULT,
            Revision: NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1,
            Size: size_of::<NET_BUFFER_LIST_POOL_PARAMETERS>() as u16,
        },
        ProtocolId: 0,
        fAllocateNetBuffer: u8::from(single),
        ContextSize: 0,
        PoolTag: TAG,
        DataSize: 0,
    };
    c!(NdisAllocateNetBufferListPool(null_mut(), &raw const parameters))
}

/// Everything behind an own list.
pub struct Own {
    pub pool: NDIS_HANDLE,
    pub block: PVOID,
    pub mdl: *mut MDL,
    pub list: *mut NET_BUFFER_LIST,
}

impl Own {
    /// A list whose data are `bytes`, with `backfill` unused bytes in front.
    pub fn new(bytes: &[u8], backfill: u32) -> Self {
        let pool = pool(true);
        let length = backfill + bytes.len() as u32;
        let block = c!(ExAllocatePool2(POOL_FLAG_NON_PAGED, u64::from(length) as _, TAG));
        c!(block
            .cast::<u8>()
            .add(backfill as usize)
            .copy_from_nonoverlapping(bytes.as_ptr(), bytes.len()));
        let mdl = c!(NdisAllocateMdl(null_mut(), block, length));
        let mut list = null_mut();
        let length = bytes.len() as u64;
        let status = c!(FwpsAllocateNetBufferAndNetBufferList0(
            pool,
            0,
            0,
            mdl,
            backfill,
            length as _,
            &raw mut list
        ));
        assert_eq!(status, STATUS_SUCCESS);
        Self {
            pool,
            block,
            mdl,
            list,
        }
    }

    /// The data of the list.
    pub fn data(&self, length: u32) -> Vec<u8> {
        let mut storage = vec![0u8; length as usize];
        let buffer = super::layers::first_buffer(self.list);
        let data = c!(NdisGetDataBuffer(
            buffer,
            length,
            storage.as_mut_ptr().cast(),
            1,
            0
        ));
        assert!(!data.is_null(), "the list holds {length} bytes");
        let slice = std::ptr::slice_from_raw_parts(data.cast::<u8>(), length as usize);
        c!(&*slice).to_vec()
    }

    pub fn free(self) {
        c!(FwpsFreeNetBufferList0(self.list));
        c!(NdisFreeMdl(self.mdl));
        c!(ExFreePoolWithTag(self.block, TAG));
        c!(NdisFreeNetBufferListPool(self.pool));
    }
}

/// An injection handle.
pub fn handle(family: u16, flags: u32) -> usize {
    let mut handle = null_mut();
    assert_eq!(
        c!(FwpsInjectionHandleCreate0(family, flags, &raw mut handle)),
        STATUS_SUCCESS
    );
    handle.expose_provenance()
}

pub fn destroy(handle: usize) {
    assert_eq!(c!(FwpsInjectionHandleDestroy0(pointer(handle))), STATUS_SUCCESS);
}
