//! The pool that lists of the driver's own come from.

use core::{ffi::c_void, ptr::NonNull};

use fwps_sys::{
    NDIS_OBJECT_HEADER, NDIS_OBJECT_TYPE_DEFAULT, NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1,
    NET_BUFFER_LIST_POOL_PARAMETERS, NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1, NdisAllocateGenericObject,
    NdisAllocateNetBufferListPool, NdisFreeGenericObject, NdisFreeNetBufferListPool,
};

use super::{
    Allocated, NblRef, NetBufferRef, Single, Singles,
    allocated::{self, Source},
};
use crate::{Error, Shared, ffi::memory};

/// A pool of NET_BUFFER_LISTs with the parameters that WFP demands (C-080).
///
/// Each list keeps the pool alive, also while the stack has the list, so the pool is freed after its last list (C-110)
/// whatever the order of drops.
#[doc(alias = "NdisAllocateNetBufferListPool")]
#[derive(Clone, Debug)]
pub struct NblPool {
    core: Shared<PoolCore>,
}

/// # Invariants
/// `pool` is a live NET_BUFFER_LIST pool made with the handle `object`; both belong to this value.
#[derive(Debug)]
pub(super) struct PoolCore {
    pool: NonNull<c_void>,
    object: NonNull<c_void>,
}

// SAFETY: both handles may be used and freed on any processor, up to DISPATCH_LEVEL.
unsafe impl Send for PoolCore {}
// SAFETY: NDIS serialises allocation from a pool.
unsafe impl Sync for PoolCore {}

/// The context space of a list, in bytes: one pointer, rounded up to MEMORY_ALLOCATION_ALIGNMENT (C-081).
pub(super) const CONTEXT_SIZE: u16 = memory::ALIGNMENT as u16;

impl NblPool {
    /// Makes a pool. IRQL <= DISPATCH_LEVEL.
    ///
    /// Source: NdisAllocateGenericObject, NdisAllocateNetBufferListPool.
    ///
    /// # Errors
    /// [`Error::NoMemory`] if NDIS returns no object or no pool.
    pub fn create() -> Result<Self, Error> {
        // SAFETY: the driver object is optional; the tag is not zero.
        let object = unsafe { NdisAllocateGenericObject(core::ptr::null_mut(), memory::TAG, 0) };
        let object = NonNull::new(object.cast::<c_void>()).ok_or(Error::NoMemory {
            function: "NdisAllocateGenericObject",
        })?;

        let parameters = NET_BUFFER_LIST_POOL_PARAMETERS {
            Header: NDIS_OBJECT_HEADER {
                Type: NDIS_OBJECT_TYPE_DEFAULT,
                Revision: NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1,
                Size: NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1,
            },
            ProtocolId: 0,
            fAllocateNetBuffer: 1,
            ContextSize: CONTEXT_SIZE,
            PoolTag: memory::TAG,
            DataSize: 0,
        };
        // SAFETY: the handle is live; NDIS only reads the parameters, during the call.
        let pool = unsafe { NdisAllocateNetBufferListPool(object.as_ptr(), &raw const parameters) };
        let Some(pool) = NonNull::new(pool) else {
            // SAFETY: made above, and no pool uses it.
            unsafe { NdisFreeGenericObject(object.as_ptr().cast()) };
            return Err(Error::NoMemory {
                function: "NdisAllocateNetBufferListPool",
            });
        };
        // INVARIANT: both were made above. Dropping the core on failure frees them.
        let core = Shared::try_new(PoolCore { pool, object })?;
        Ok(Self { core })
    }

    /// Makes a list with one packet: a copy of `bytes`, with at least `headroom` bytes in front of the data start.
    ///
    /// The data start is aligned to 16 bytes, which an outgoing IP header needs (C-029). One block of non-paged pool holds
    /// the bytes and what frees them. IRQL <= DISPATCH_LEVEL.
    ///
    /// Source: FwpsAllocateNetBufferAndNetBufferList0.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] if `bytes` is empty or too long for one MDL; [`Error::NoMemory`] or [`Error::Refused`] if an
    /// allocation fails. Nothing is left allocated.
    #[doc(alias = "FwpsAllocateNetBufferAndNetBufferList0")]
    pub fn allocate(&self, bytes: &[u8], headroom: u16) -> Result<Single<Allocated>, Error> {
        allocated::allocate(&self.core, Source::Bytes(bytes), headroom)
    }

    /// Makes a list with a copy of one packet, for example to send it once more elsewhere.
    ///
    /// To put a copy into the place of a packet, use [`Classify::capture_copy`](crate::callout::Classify::capture_copy), which takes the
    /// original out.
    ///
    /// As [`allocate`](Self::allocate) otherwise. The copy starts at the data start of `packet`; it carries no offload information, so
    /// checksums that a network adapter was to finish are the caller's to finish (C-031).
    ///
    /// # Errors
    /// As for [`allocate`](Self::allocate), and [`Error::NoMemory`] if a part of the packet cannot be mapped.
    pub fn copy(&self, packet: NetBufferRef<'_>, headroom: u16) -> Result<Single<Allocated>, Error> {
        allocated::allocate(&self.core, Source::Packet(packet), headroom)
    }
}

impl NblPool {
    /// Makes a list with a copy of each packet of `list`: a deep clone, in memory of the driver's own (C-093, C-108).
    ///
    /// Unlike [`copy`](Self::copy), it carries the offload information for sending over, so that a network adapter finishes the checksums of
    /// the copies as it would have finished those of the originals (C-031).
    ///
    /// # Errors
    /// As for [`copy`](Self::copy); no list is made then.
    #[doc(alias = "FwpsAllocateDeepCloneNetBufferList0")]
    pub fn copy_list(&self, list: NblRef<'_>, headroom: u16) -> Result<Singles<Allocated>, Error> {
        let mut copies = Singles::new();
        for packet in list.buffers() {
            let mut copy = self.copy(packet, headroom)?;
            copy.carry_over_send_info(list);
            copies.push(copy);
        }
        Ok(copies)
    }

    pub(super) fn handle(&self) -> *mut c_void {
        self.core.handle()
    }

    /// Gives this share away; [`NblPool::from_raw`] takes it back.
    pub(super) fn into_raw(self) -> NonNull<()> {
        self.core.into_raw()
    }

    /// # Safety
    /// `raw` came from [`NblPool::into_raw`] and is taken back once.
    pub(super) unsafe fn from_raw(raw: NonNull<()>) -> Self {
        // SAFETY: the caller's duty.
        let core = unsafe { Shared::from_raw(raw) };
        Self { core }
    }
}

impl PoolCore {
    pub(super) fn handle(&self) -> *mut c_void {
        self.pool.as_ptr()
    }
}

impl Drop for PoolCore {
    fn drop(&mut self) {
        // SAFETY: live and owned (invariant); every list of the pool held a share of this value, so all are freed (C-110).
        unsafe { NdisFreeNetBufferListPool(self.pool.as_ptr()) };
        // SAFETY: live and owned (invariant); its only pool was freed by the line above (C-109).
        unsafe { NdisFreeGenericObject(self.object.as_ptr().cast()) };
    }
}
