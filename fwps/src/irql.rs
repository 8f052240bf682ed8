//! IRQL witnesses: zero-size values that prove at which level code runs.
//!
//! A function that may be called at PASSIVE_LEVEL only takes `&Passive<'_>`. Classify functions and completions are not
//! given one, so such a call does not compile there.

use core::marker::PhantomData;

use crate::{Error, ffi};

/// Proof that the processor is at PASSIVE_LEVEL.
///
/// Handed out by `DriverEntry`, unload and worker threads. Passed by reference, never stored: it is neither `Send` nor
/// `Copy`, and `'a` is the call that gave it.
///
/// # Invariants
/// While a value exists, the thread that holds it runs at PASSIVE_LEVEL.
#[doc(alias = "PASSIVE_LEVEL")]
#[derive(Debug)]
pub struct Passive<'a>(PhantomData<(&'a (), *mut ())>);

impl Passive<'_> {
    /// States that the processor is at PASSIVE_LEVEL.
    ///
    /// # Safety
    /// The caller runs at PASSIVE_LEVEL, holds no spin lock, and stays there for as long as the value exists.
    pub unsafe fn assume() -> Self {
        // INVARIANT: the caller's duty.
        Self(PhantomData)
    }

    /// Asks for the current IRQL and runs `work` with a witness if it is PASSIVE_LEVEL.
    ///
    /// This is the only safe way to a witness outside the places that hand one out.
    ///
    /// # Errors
    /// [`Error::NotPassive`] above PASSIVE_LEVEL, as in every completion; `work` is not called.
    #[doc(alias = "KeGetCurrentIrql")]
    pub fn check<R>(work: impl FnOnce(&Passive<'_>) -> R) -> Result<R, Error> {
        let current = ffi::current_irql();
        if current != ffi::PASSIVE_LEVEL {
            return Err(Error::NotPassive { current });
        }
        // INVARIANT: the level was read just now. Only this crate raises it: in lock guards, which
        // safe code does not get, and around completions, which end before `work` does.
        Ok(work(&Passive(PhantomData)))
    }
}

/// Runs `work`, which waits for completions or threads, if this is a place to wait: PASSIVE_LEVEL, and so not inside a completion.
///
/// For `Drop`. Says whether it ran; if not, the image does the work at unload.
pub(crate) fn if_waiting_is_allowed(work: impl FnOnce(&Passive<'_>)) -> bool {
    Passive::check(work).is_ok()
}

/// Proof that the processor is at DISPATCH_LEVEL, exactly.
///
/// Given to completions that run there, for functions that ask for exactly this level.
///
/// # Invariants
/// While a value exists, the thread that holds it runs at DISPATCH_LEVEL.
#[doc(alias = "DISPATCH_LEVEL")]
#[derive(Debug)]
pub struct Dispatch<'a>(PhantomData<(&'a (), *mut ())>);

impl Dispatch<'_> {
    /// States that the processor is at DISPATCH_LEVEL.
    ///
    /// # Safety
    /// The caller runs at DISPATCH_LEVEL and stays there for as long as the value exists.
    pub unsafe fn assume() -> Self {
        // INVARIANT: the caller's duty.
        Self(PhantomData)
    }
}
