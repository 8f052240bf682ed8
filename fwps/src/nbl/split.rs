//! Taking a list of several packets apart into lists of one packet each.

use core::{ptr, ptr::NonNull};

use fwps_sys::{
    FwpsAllocateNetBufferAndNetBufferList0, FwpsFreeNetBufferList0, NET_BUFFER_FIRST_MDL, NET_BUFFER_LIST,
    NET_BUFFER_LIST_CONTEXT_DATA_START, NdisCopySendNetBufferListInfo,
};

use super::{
    Cloned, Nbl, NblChain, NblPool, NblRef, NetBufferRef, Origin, SharesBytes, Single, Singles,
    origin::sealed::Free, pool::CONTEXT_SIZE,
};
use crate::{Error, Shared, Status, pool::OutOfPool};

/// A list with one packet of a clone, made by [`Nbl::split`]. It shares the MDLs of the clone and keeps the clone alive.
#[derive(Debug)]
pub enum Part {}

/// A clone could not be taken apart; it is unchanged, and yours again.
#[derive(Debug, thiserror::Error)]
#[error("the list could not be split: {cause}")]
pub struct SplitError {
    /// Why.
    pub cause: Error,
    /// The list.
    pub list: Nbl<Cloned>,
}

impl Nbl<Cloned> {
    /// Takes the list apart: a list for each packet, so that each can be let go, dropped, or injected where a list must hold exactly one
    /// (C-027, C-028, C-101). IRQL <= DISPATCH_LEVEL.
    ///
    /// No bytes are copied. The parts carry the offload information for sending of the whole list. `pool` keeps the lists; the clone is
    /// freed with the last part.
    ///
    /// Source: FwpsAllocateNetBufferAndNetBufferList0, NdisCopySendNetBufferListInfo.
    ///
    /// # Errors
    /// [`SplitError`] gives the list back if there is no memory for all of the parts.
    pub fn split(self, pool: &NblPool) -> Result<Singles<Part>, SplitError> {
        let mut bare = NblChain::new();
        for packet in self.buffers() {
            match part(pool, packet, self.as_ref()) {
                Ok(list) => bare.push(list),
                Err(cause) => return Err(SplitError { cause, list: self }),
            }
        }
        let whole = match Shared::try_new(self) {
            Ok(whole) => whole,
            Err(out_of_pool) => {
                let cause = Error::from(OutOfPool(()));
                return Err(SplitError {
                    cause,
                    list: out_of_pool.0,
                });
            }
        };
        let mut parts = Singles::new();
        // Nothing can fail from here.
        for list in bare {
            parts.push(share(list, pool, &whole));
        }
        Ok(parts)
    }
}

/// A list of one packet of a clone that does not keep the clone alive yet.
enum Bare {}

fn part(pool: &NblPool, packet: NetBufferRef<'_>, whole: NblRef<'_>) -> Result<Nbl<Bare>, Error> {
    const FUNCTION: &str = "FwpsAllocateNetBufferAndNetBufferList0";
    // SAFETY: the NET_BUFFER is live while the clone is.
    let mdls = unsafe { NET_BUFFER_FIRST_MDL(packet.as_raw()) };
    let mut list = ptr::null_mut();
    // SAFETY: the pool is live; the offset and length are those of a packet in this very chain of MDLs (C-082), which the clone keeps
    // alive for as long as the part (C-083); the out pointer is a local.
    let status = unsafe {
        FwpsAllocateNetBufferAndNetBufferList0(
            pool.handle(),
            CONTEXT_SIZE,
            0,
            mdls,
            packet.data_offset(),
            packet.len() as _,
            &raw mut list,
        )
    };
    Status::from_raw(status).ok(FUNCTION)?;
    let list = NonNull::new(list).ok_or(Error::NoMemory { function: FUNCTION })?;
    // SAFETY: both lists are live, the new one is this function's own.
    unsafe { NdisCopySendNetBufferListInfo(list.as_ptr(), whole.as_raw()) };
    // SAFETY: new, single, of the pool.
    Ok(unsafe { Nbl::from_raw(list) })
}

/// Lets a list keep the clone that it is a part of alive, and its pool.
fn share(list: Nbl<Bare>, pool: &NblPool, whole: &Shared<Nbl<Cloned>>) -> Single<Part> {
    let list = list.into_raw();
    let shares = Shares {
        whole: whole.clone().into_raw(),
        pool: pool.clone().into_raw(),
    };
    // SAFETY: the list was made with context space.
    let context = unsafe { NET_BUFFER_LIST_CONTEXT_DATA_START(list.as_ptr()) };
    // SAFETY: the context space is CONTEXT_SIZE bytes, aligned to 16, and belongs to the maker of the list.
    unsafe { context.cast::<Shares>().write(shares) };
    // SAFETY: live and owned, with the context that `free` expects.
    let list = unsafe { Nbl::from_raw(list) };
    // SAFETY: `part` makes lists with one NET_BUFFER.
    unsafe { Single::new_unchecked(list) }
}

/// What a part keeps alive, in its context space.
struct Shares {
    whole: NonNull<()>,
    pool: NonNull<()>,
}

const _: () = assert!(size_of::<Shares>() <= CONTEXT_SIZE as usize);

impl Origin for Part {}
impl SharesBytes for Part {}
impl Origin for Bare {}

impl Free for Bare {
    const SHARES_BYTES: bool = true;

    unsafe fn free(list: NonNull<NET_BUFFER_LIST>) {
        // SAFETY: the list is allocated and owned (the caller's duty).
        unsafe { FwpsFreeNetBufferList0(list.as_ptr()) };
    }
}

impl Free for Part {
    const SHARES_BYTES: bool = true;

    unsafe fn free(list: NonNull<NET_BUFFER_LIST>) {
        // SAFETY: a live list of `share` (the caller's duty), which has context space.
        let context = unsafe { NET_BUFFER_LIST_CONTEXT_DATA_START(list.as_ptr()) };
        // SAFETY: `share` wrote it, and contexts that the stack pushed are gone when it gives the list back.
        let shares = unsafe { context.cast::<Shares>().read() };
        // SAFETY: the list is allocated and owned (the caller's duty).
        unsafe { FwpsFreeNetBufferList0(list.as_ptr()) };
        // SAFETY: given away by `share` for this list, which is gone.
        drop(unsafe { Shared::<Nbl<Cloned>>::from_raw(shares.whole) });
        // SAFETY: as above. Last: this may free the pool that the list came from.
        drop(unsafe { NblPool::from_raw(shares.pool) });
    }
}
