//! How a completion closure travels through C's context pointer.
//!
//! A closure of no size, or of at most one word, *is* the context: no allocation. A larger one goes into one block. A closure that is called
//! for each list of a chain is shared by those calls: it needs no block if it has no size and nothing to drop.

use core::{
    ffi::c_void,
    mem::{ManuallyDrop, MaybeUninit, needs_drop},
    ptr,
};

use fwps_sys::FWPS_INJECT_COMPLETE0;

use super::{Completed, block::Block};
use crate::{
    ffi::trampoline::{completed_block, completed_each, completed_parts, completed_word},
    nbl::Origin,
    pool::Lookaside,
};

/// A packed closure, with the C function that knows how to unpack it.
///
/// # Invariants
/// `context` is what `function` expects, and is given to it, or taken back by [`take_back`](Self::take_back) once.
pub(super) struct Context<C> {
    pub(super) context: *mut c_void,
    pub(super) function: FWPS_INJECT_COMPLETE0,
    take_back: unsafe fn(*mut c_void) -> C,
}

/// Whether a `C` fits into the context pointer.
const fn fits_in_word<C>() -> bool {
    size_of::<C>() <= size_of::<*mut c_void>() && align_of::<C>() <= align_of::<*mut c_void>()
}

impl<C> Context<C> {
    /// Packs a closure that is called once, for one list.
    ///
    /// # Errors
    /// The closure, if it needs a block and there is no memory.
    #[inline]
    pub(super) fn once<O>(completion: C, lookaside: Option<&Lookaside>) -> Result<Self, C>
    where
        O: Origin,
        C: FnOnce(Completed<O>) + Send + 'static,
    {
        if fits_in_word::<C>() {
            return Ok(Self {
                context: word_from(completion),
                function: Some(completed_word::<O, C>),
                take_back: closure_from::<C>,
            });
        }
        let Ok(mut block) = Block::<(), C>::new((), [&[], &[]], lookaside) else {
            return Err(completion);
        };
        block.put(completion)?;
        Ok(Self {
            context: block.into_raw().as_ptr().cast(),
            function: Some(completed_block::<O, C, (), C>),
            take_back: block_closure_from::<C>,
        })
    }

    /// Packs a closure that is called for each of `lists` lists.
    ///
    /// # Errors
    /// The closure, if it needs a block and there is no memory.
    pub(super) fn each<O>(completion: C, lists: usize, lookaside: Option<&Lookaside>) -> Result<Self, C>
    where
        O: Origin,
        C: Fn(Completed<O>) + Send + Sync + 'static,
    {
        if size_of::<C>() == 0 && !needs_drop::<C>() {
            return Ok(Self {
                context: word_from(completion),
                function: Some(completed_each::<O, C>),
                take_back: closure_from::<C>,
            });
        }
        let Ok(mut block) = Block::<(), C>::new((), [&[], &[]], lookaside) else {
            return Err(completion);
        };
        block.put(completion)?;
        block.expect(lists);
        Ok(Self {
            context: block.into_raw().as_ptr().cast(),
            function: Some(completed_parts::<O, C, (), C>),
            take_back: block_closure_from::<C>,
        })
    }

    /// Unpacks the closure of an injection that was refused.
    ///
    /// # Safety
    /// C refused the context and will not call `function` with it.
    pub(super) unsafe fn take_back(self) -> C {
        // SAFETY: packed together with the context (invariant), and nobody else takes it (the caller's duty).
        unsafe { (self.take_back)(self.context) }
    }
}

/// The closure of a block without parameters.
///
/// # Safety
/// `context` is the raw form of a `Block<(), C>` that holds a `C`, and is taken back once.
unsafe fn block_closure_from<C>(context: *mut c_void) -> C {
    // SAFETY: the caller's duty.
    let mut block = unsafe { block_from::<(), C>(context) };
    // SAFETY: the caller's duty.
    unsafe { block.take() }
}

/// Takes a block back from a context pointer.
///
/// # Safety
/// `context` is the raw form of a `Block<P, R>` that is taken back once.
pub(crate) unsafe fn block_from<P: Copy, R>(context: *mut c_void) -> Block<P, R> {
    // SAFETY: it came from a NonNull (the caller's duty).
    let block = unsafe { ptr::NonNull::new_unchecked(context.cast()) };
    // SAFETY: the caller's duty.
    unsafe { Block::from_raw(block) }
}

/// The bytes of a closure that fits into a word, as a pointer.
fn word_from<C>(closure: C) -> *mut c_void {
    if size_of::<C>() == 0 {
        core::mem::forget(closure);
        return ptr::null_mut();
    }
    let closure = ManuallyDrop::new(closure);
    let mut word = MaybeUninit::<*mut c_void>::new(ptr::null_mut());
    // SAFETY: C is not larger than a word and not more aligned; the closure is not dropped here.
    unsafe {
        ptr::copy_nonoverlapping(
            (&raw const closure).cast::<u8>(),
            word.as_mut_ptr().cast::<u8>(),
            size_of::<C>(),
        )
    };
    // The closure may have padding, whose bytes are undefined. An assembly block that might write to the word fixes them.
    // SAFETY: the block is empty; it gets the address of a local and leaves memory and flags alone.
    unsafe { core::arch::asm!("/* {0} */", in(reg) word.as_mut_ptr(), options(nostack, preserves_flags)) };
    // SAFETY: initialised to null, then overwritten with bytes that are fixed since the assembly block.
    unsafe { word.assume_init() }
}

/// The closure back from [`word_from`].
///
/// # Safety
/// `word` came from `word_from::<C>` and is turned back once, or has no size and nothing to drop.
pub(crate) unsafe fn closure_from<C>(word: *mut c_void) -> C {
    if size_of::<C>() == 0 {
        // The word may be aligned less than such a closure.
        // SAFETY: a value without size is read from any place that is aligned for it (the caller's duty that there is one).
        return unsafe { ptr::NonNull::<C>::dangling().read() };
    }
    // SAFETY: the first bytes of the word are a C (the caller's duty), which is neither larger nor more aligned than a word.
    unsafe { (&raw const word).cast::<C>().read() }
}
