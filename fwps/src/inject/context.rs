//! How a completion closure travels through C's context pointer.
//!
//! A closure of no size, or of at most one word, *is* the context: no allocation. A larger one goes into one block of
//! non-paged pool, with whatever else the call may still read while the injection is pending (C-051).

use core::{
    ffi::c_void,
    marker::PhantomData,
    mem::{ManuallyDrop, MaybeUninit},
    ptr,
};

use fwps_sys::FWPS_INJECT_COMPLETE0;

use super::Completed;
use crate::{
    PoolBox,
    ffi::trampoline::{completed_block, completed_word},
    nbl::Origin,
    pool::OutOfPool,
};

/// What a block of a pending injection holds.
pub(crate) struct Sealed<C, P> {
    /// The completion closure.
    pub(crate) completion: C,
    /// What C reads until the completion.
    pub(crate) parameters: P,
}

/// A packed closure, with the C function that knows how to unpack it.
///
/// # Invariants
/// `context` is what `function` expects, and is given to it once, or taken back by [`Context::take_back`] once.
pub(crate) struct Context<O, C> {
    pub(crate) context: *mut c_void,
    pub(crate) function: FWPS_INJECT_COMPLETE0,
    closure: PhantomData<fn(O, C)>,
}

/// Whether a `C` fits into the context pointer.
pub(crate) const fn fits_in_word<C>() -> bool {
    size_of::<C>() <= size_of::<*mut c_void>() && align_of::<C>() <= align_of::<*mut c_void>()
}

impl<O: Origin, C: FnOnce(Completed<O>) + Send + 'static> Context<O, C> {
    /// Packs a closure.
    ///
    /// # Errors
    /// The closure, if it needs a block and the pool is exhausted.
    pub(crate) fn pack(completion: C) -> Result<Self, C> {
        if fits_in_word::<C>() {
            return Ok(Self {
                context: word_from(completion),
                function: Some(completed_word::<O, C>),
                closure: PhantomData,
            });
        }
        match PoolBox::try_new(Sealed {
            completion,
            parameters: (),
        }) {
            Ok(block) => Ok(Self {
                context: block.into_raw().as_ptr().cast(),
                function: Some(completed_block::<O, C, ()>),
                closure: PhantomData,
            }),
            Err(OutOfPool(sealed)) => Err(sealed.completion),
        }
    }

    /// Unpacks the closure of an injection that was refused.
    ///
    /// # Safety
    /// C refused the context and will not call `function` with it.
    pub(crate) unsafe fn take_back(self) -> C {
        if fits_in_word::<C>() {
            // SAFETY: `pack` made it from a C, and nobody else takes it (the caller's duty).
            return unsafe { closure_from(self.context) };
        }
        // SAFETY: `pack` made it from such a block, and nobody else takes it (the caller's duty).
        unsafe { block_from::<C, ()>(self.context) }
            .into_inner()
            .completion
    }
}

/// Takes a block back from a context pointer.
///
/// # Safety
/// `context` is the raw form of a `PoolBox<Sealed<C, P>>` that is taken back once.
pub(crate) unsafe fn block_from<C, P>(context: *mut c_void) -> PoolBox<Sealed<C, P>> {
    let block = context.cast::<Sealed<C, P>>();
    // SAFETY: it came from a NonNull (the caller's duty).
    let block = unsafe { ptr::NonNull::new_unchecked(block) };
    // SAFETY: the caller's duty.
    unsafe { PoolBox::from_raw(block) }
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
/// `word` came from `word_from::<C>` and is turned back once.
pub(crate) unsafe fn closure_from<C>(word: *mut c_void) -> C {
    // SAFETY: the first bytes of the word are a C (the caller's duty), which is not larger than a word.
    unsafe { (&raw const word).cast::<C>().read() }
}
