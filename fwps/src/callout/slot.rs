//! Where the C classify function finds the callout: it is given no context of the callout's own.

use core::{marker::PhantomData, ptr, ptr::NonNull, sync::atomic::AtomicPtr, sync::atomic::Ordering};

use super::Callout;
use crate::Error;

/// The place of one callout type: empty, or the registered value.
///
/// # Invariants
/// The pointer is null, or names a callout that stays alive until the slot was cleared *and* the engine promised not to call it
/// again.
#[doc(hidden)]
#[derive(Debug)]
pub struct Slot<C> {
    callout: AtomicPtr<C>,
    owner: PhantomData<fn() -> C>,
}

/// A callout type that has a slot; implemented by [`driver_entry!`](crate::driver_entry).
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not listed in `fwps::driver_entry!`",
    label = "this callout type has no place where the C function could find it",
    note = "write `fwps::driver_entry!(MyDriver, callouts: [{Self}]);`"
)]
pub trait CalloutSlot: Callout {
    /// The one slot of the type. A constant, so that it is the same in every classify call.
    const SLOT: &'static Slot<Self>;
}

impl<C> Slot<C> {
    /// An empty slot.
    #[expect(clippy::new_without_default, reason = "made in statics only")]
    pub const fn new() -> Self {
        Self {
            callout: AtomicPtr::new(ptr::null_mut()),
            owner: PhantomData,
        }
    }

    /// Puts a callout in, before it is registered (C-149).
    ///
    /// # Safety
    /// `callout` stays alive until [`Slot::clear`] was called, after the engine promised not to call it any more.
    pub(super) unsafe fn fill(&self, callout: *const C) -> Result<(), Error> {
        self.callout
            .compare_exchange(
                ptr::null_mut(),
                callout.cast_mut(),
                Ordering::AcqRel,
                Ordering::Acquire,
            )
            .map(|_empty| ())
            .map_err(|_taken| Error::AlreadyRegistered)
    }

    /// Empties the slot.
    pub(super) fn clear(&self) {
        self.callout.store(ptr::null_mut(), Ordering::Release);
    }

    /// The callout, for the classify call that is running.
    ///
    /// # Safety
    /// Called from a classify function of `C`, and the reference is not used after that call.
    pub(crate) unsafe fn callout<'a>(&self) -> Option<&'a C> {
        let callout = NonNull::new(self.callout.load(Ordering::Acquire))?;
        // SAFETY: alive while the engine may call classify (invariant), which it does now (the caller's duty).
        Some(unsafe { callout.as_ref() })
    }
}
