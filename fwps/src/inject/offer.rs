//! What every inject function does around its C call: pack the completion, give the list away, and take both back if C refuses.

use core::{ffi::c_void, mem::ManuallyDrop};

use fwps_sys::{FWPS_INJECT_COMPLETE0, HANDLE, NET_BUFFER_LIST, NTSTATUS};

use super::{
    Completed, InjectError,
    block::{Block, Room},
    context::Context,
};
use crate::{
    Status,
    ffi::trampoline::{completed_block, completed_parts},
    nbl::{List, NblChain, Origin},
    pool::Lookaside,
};

/// What C is given for the completion: the function and its context.
pub(super) type Callback = (FWPS_INJECT_COMPLETE0, *mut c_void);

/// What an inject function works with: the raw handle, or why there is none, and where blocks come from.
#[derive(Clone, Copy)]
pub(super) struct Injector<'h> {
    pub(super) handle: Result<HANDLE, Status>,
    pub(super) lookaside: Option<&'h Lookaside>,
}

/// A target that owns a block, which also holds the completion and lives until it has run (C-051).
pub(super) trait BlockTarget {
    type Parameters: Copy;

    fn block(&mut self) -> &mut Block<Self::Parameters, Room>;
}

/// A number of lists.
#[derive(Clone, Copy)]
pub(super) struct Counted(pub(super) usize);

impl Injector<'_> {
    /// Offers one list to the stack, whose completion comes once.
    ///
    /// `inject` makes the C call with the handle, the list, the target and the completion, and returns its result: on success everything
    /// is the stack's, otherwise it is the caller's again (C-014, C-015).
    ///
    /// # Safety
    /// `inject` gives all of it to one inject function of C, which completes the list once, and only if it returns STATUS_SUCCESS.
    #[inline]
    pub(super) unsafe fn offer<L, T, C>(
        self,
        list: L,
        target: T,
        completion: C,
        inject: unsafe fn(HANDLE, *mut NET_BUFFER_LIST, &T, Callback) -> NTSTATUS,
    ) -> Result<(), InjectError<L, T, C>>
    where
        L: List,
        C: FnOnce(Completed<L::Origin>) + Send + 'static,
    {
        let handle = match self.handle {
            Ok(handle) => handle,
            Err(status) => return Err(InjectError::new(status, list, target, completion)),
        };
        let packed = match Context::once(completion, self.lookaside) {
            Ok(packed) => packed,
            Err(completion) => return Err(no_memory(list, target, completion)),
        };
        let callback = (packed.function, packed.context);
        // SAFETY: the handle is live (the caller's duty), the list is given away by `give`, and the completion is for it.
        let inject = |list| unsafe { inject(handle, list, &target, callback) };
        match give(list, inject) {
            Ok(()) => Ok(()),
            Err((status, list)) => {
                // SAFETY: refused, so the completion function will not be called (C-015).
                let completion = unsafe { packed.take_back() };
                Err(InjectError::new(status, list, target, completion))
            }
        }
    }

    /// Offers lists that are completed one by one or in parts.
    ///
    /// # Safety
    /// As for [`offer`](Self::offer), but that the lists, of which there are `count`, come back in any number of calls, each list once (C-020).
    pub(super) unsafe fn offer_counted<L, T, C>(
        self,
        lists: L,
        count: Counted,
        target: T,
        completion: C,
        inject: unsafe fn(HANDLE, *mut NET_BUFFER_LIST, &T, Callback) -> NTSTATUS,
    ) -> Result<(), InjectError<L, T, C>>
    where
        L: List,
        C: Fn(Completed<L::Origin>) + Send + Sync + 'static,
    {
        let handle = match self.handle {
            Ok(_) if count.0 == 0 => {
                return Err(InjectError::new(
                    Status::INVALID_PARAMETER,
                    lists,
                    target,
                    completion,
                ));
            }
            Ok(handle) => handle,
            Err(status) => return Err(InjectError::new(status, lists, target, completion)),
        };
        let packed = match Context::each(completion, count.0, self.lookaside) {
            Ok(packed) => packed,
            Err(completion) => return Err(no_memory(lists, target, completion)),
        };
        let callback = (packed.function, packed.context);
        // SAFETY: the handle is live (the caller's duty), the lists are given away by `give`, and the completion is for them.
        let inject = |list| unsafe { inject(handle, list, &target, callback) };
        match give(lists, inject) {
            Ok(()) => Ok(()),
            Err((status, lists)) => {
                // SAFETY: refused, so the completion function will not be called (C-015).
                let completion = unsafe { packed.take_back() };
                Err(InjectError::new(status, lists, target, completion))
            }
        }
    }

    /// Offers a chain, whose lists are completed one by one or in parts.
    ///
    /// # Safety
    /// As for [`offer_counted`](Self::offer_counted).
    pub(super) unsafe fn offer_chain<O, T, C>(
        self,
        chain: NblChain<O>,
        target: T,
        completion: C,
        inject: unsafe fn(HANDLE, *mut NET_BUFFER_LIST, &T, Callback) -> NTSTATUS,
    ) -> Result<(), InjectError<NblChain<O>, T, C>>
    where
        O: Origin,
        C: Fn(Completed<O>) + Send + Sync + 'static,
    {
        let count = Counted(chain.len());
        // SAFETY: the caller's duty; the chain knows its length.
        unsafe { self.offer_counted(chain, count, target, completion, inject) }
    }

    /// Offers one list with a target that brings a block for the completion.
    ///
    /// # Safety
    /// As for [`offer`](Self::offer).
    #[inline]
    pub(super) unsafe fn offer_with_block<L, T, C>(
        self,
        list: L,
        mut target: T,
        completion: C,
        inject: unsafe fn(HANDLE, *mut NET_BUFFER_LIST, &mut T, Callback) -> NTSTATUS,
    ) -> Result<(), InjectError<L, T, C>>
    where
        L: List,
        T: BlockTarget,
        C: FnOnce(Completed<L::Origin>) + Send + 'static,
    {
        if let Err(completion) = target.block().put(completion) {
            return Err(no_memory(list, target, completion));
        }
        let function = Some(completed_block::<L::Origin, C, T::Parameters, Room> as _);
        // SAFETY: the caller's duty; the function takes the closure that was stored out of the block, once.
        unsafe { self.offer_stored(list, target, function, inject) }
    }

    /// Offers a chain with a target that brings a block for the completion.
    ///
    /// # Safety
    /// As for [`offer_chain`](Self::offer_chain).
    pub(super) unsafe fn offer_chain_with_block<O, T, C>(
        self,
        chain: NblChain<O>,
        mut target: T,
        completion: C,
        inject: unsafe fn(HANDLE, *mut NET_BUFFER_LIST, &mut T, Callback) -> NTSTATUS,
    ) -> Result<(), InjectError<NblChain<O>, T, C>>
    where
        O: Origin,
        T: BlockTarget,
        C: Fn(Completed<O>) + Send + Sync + 'static,
    {
        if chain.is_empty() {
            return Err(InjectError::new(
                Status::INVALID_PARAMETER,
                chain,
                target,
                completion,
            ));
        }
        target.block().expect(chain.len());
        if let Err(completion) = target.block().put(completion) {
            return Err(no_memory(chain, target, completion));
        }
        let function = Some(completed_parts::<O, C, T::Parameters, Room> as _);
        // SAFETY: the caller's duty; the function counts the lists, and takes the closure out of the block with the last.
        unsafe { self.offer_stored(chain, target, function, inject) }
    }

    /// # Safety
    /// As for [`offer`](Self::offer); the block of `target` holds a `C`, and `function` expects the raw form of such a block.
    #[inline]
    unsafe fn offer_stored<L: List, T: BlockTarget, C>(
        self,
        list: L,
        target: T,
        function: FWPS_INJECT_COMPLETE0,
        inject: unsafe fn(HANDLE, *mut NET_BUFFER_LIST, &mut T, Callback) -> NTSTATUS,
    ) -> Result<(), InjectError<L, T, C>> {
        // On success the block belongs to the completion, which may have freed it before the call returns.
        let mut target = ManuallyDrop::new(target);
        let context = target.block().as_raw().as_ptr().cast();
        let given = match self.handle {
            Ok(handle) => give(list, |list| {
                // SAFETY: the handle is live (the caller's duty), the list is given away by `give`, and the completion is for it.
                unsafe { inject(handle, list, &mut target, (function, context)) }
            }),
            Err(status) => Err((status, list)),
        };
        match given {
            Ok(()) => Ok(()),
            Err((status, list)) => {
                let mut target = ManuallyDrop::into_inner(target);
                // SAFETY: refused, so the completion function will not be called with the block (C-015). It holds a C (the caller's duty),
                // which is taken out once.
                let completion = unsafe { target.block().take() };
                Err(InjectError::new(status, list, target, completion))
            }
        }
    }
}

/// Gives a list to C, and takes it back if C refuses.
#[inline]
fn give<L: List>(list: L, inject: impl FnOnce(*mut NET_BUFFER_LIST) -> NTSTATUS) -> Result<(), (Status, L)> {
    let parts = list.into_parts();
    let status = Status::from_raw(inject(L::first(&parts).as_ptr()));
    if status == Status::SUCCESS {
        return Ok(());
    }
    // SAFETY: from `into_parts` above; refused, so the stack did not take the list (C-015).
    Err((status, unsafe { L::from_parts(parts) }))
}

fn no_memory<L, T, C>(list: L, target: T, completion: C) -> InjectError<L, T, C> {
    InjectError::new(Status::INSUFFICIENT_RESOURCES, list, target, completion)
}
