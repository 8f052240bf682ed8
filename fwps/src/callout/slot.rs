//! Where the C classify function finds the callout: it is given no context of the callout's own.
//!
//! The workspace's models run this very file under every order of its steps.

use core::{marker::PhantomData, ptr, ptr::NonNull};

use super::Callout;
use crate::{
    Error,
    atomic::{AtomicPtr, Ordering},
};

/// The place of one callout type: empty, or the registered value.
///
/// # Invariants
/// The pointer is null, or names a callout that stays alive until the slot was cleared *and* the engine promised not to call it
/// again. `registration` is null, or names the registration that has this callout, and is alive as long.
#[doc(hidden)]
#[derive(Debug)]
pub struct Slot<C> {
    callout: AtomicPtr<C>,
    registration: AtomicPtr<()>,
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
    #[allow(
        clippy::new_without_default,
        reason = "made in statics only; in the models, the lint is silent"
    )]
    pub const fn new() -> Self {
        Self {
            callout: AtomicPtr::new(ptr::null_mut()),
            registration: AtomicPtr::new(ptr::null_mut()),
            owner: PhantomData,
        }
    }

    /// Puts a callout in, before it is registered (C-149).
    ///
    /// # Safety
    /// `callout`, and `registration` with it, stays alive until [`Slot::clear`] was called, after the engine promised not to call it any more.
    pub(super) unsafe fn fill(&self, callout: *const C, registration: *const ()) -> Result<(), Error> {
        self.callout
            .compare_exchange(
                ptr::null_mut(),
                callout.cast_mut(),
                Ordering::AcqRel,
                Ordering::Acquire,
            )
            .map(|_empty| {
                self.registration
                    .store(registration.cast_mut(), Ordering::Release)
            })
            .map_err(|_taken| Error::AlreadyRegistered)
    }

    /// Empties the slot.
    pub(super) fn clear(&self) {
        self.registration.store(ptr::null_mut(), Ordering::Release);
        self.callout.store(ptr::null_mut(), Ordering::Release);
    }

    /// The registration of the callout, for the call that is running.
    ///
    /// # Safety
    /// Called from a function that only registrations of the type `R` give to the engine, and the reference is not used after that call.
    pub(crate) unsafe fn registration<'a, R>(&self) -> Option<&'a R> {
        let registration = NonNull::new(self.registration.load(Ordering::Acquire))?;
        // SAFETY: alive while the engine may call it (invariant), which it does now; of type R (the caller's duty).
        Some(unsafe { registration.cast::<R>().as_ref() })
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
