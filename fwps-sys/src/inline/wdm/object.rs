//! Macros and inline functions of wdm.h for objects and fast mutexes.

use crate::{
    FAST_MUTEX, KEVENT, KeInitializeEvent, LONG, LONG_PTR, ObfDereferenceObject, ObfReferenceObject, PVOID,
    SynchronizationEvent,
};

/// Gives back one reference to the object: [`ObfDereferenceObject`] under its documented name.
///
/// # Safety
///
/// The caller must own a reference to `object`, and not use it afterwards. IRQL <= DISPATCH_LEVEL.
#[inline]
pub unsafe fn ObDereferenceObject(object: PVOID) -> LONG_PTR {
    // SAFETY: the caller keeps the contract of the function.
    unsafe { ObfDereferenceObject(object) }
}

/// Takes one more reference to the object: [`ObfReferenceObject`] under its documented name.
///
/// # Safety
///
/// `object` must be an object that something else keeps alive during the call. IRQL <= DISPATCH_LEVEL.
#[inline]
pub unsafe fn ObReferenceObject(object: PVOID) -> LONG_PTR {
    // SAFETY: the caller keeps the contract of the function.
    unsafe { ObfReferenceObject(object) }
}

/// Makes a fast mutex that is free.
///
/// # Safety
///
/// `mutex` must be writable nonpaged memory that stays where it is while the mutex is used. IRQL <= DISPATCH_LEVEL.
#[inline]
pub unsafe fn ExInitializeFastMutex(mutex: *mut FAST_MUTEX) {
    /// The count of a free mutex.
    const FREE: LONG = 1;
    // SAFETY: the caller vouches for the memory.
    unsafe { (*mutex).Count = FREE };
    // SAFETY: as above.
    unsafe { (*mutex).Owner = core::ptr::null_mut() };
    // SAFETY: as above.
    unsafe { (*mutex).Contention = 0 };
    let event = mutex
        .wrapping_byte_add(core::mem::offset_of!(FAST_MUTEX, Event))
        .cast::<KEVENT>();
    // SAFETY: the event lies in the caller's memory, and nobody waits on it yet.
    unsafe { KeInitializeEvent(event, SynchronizationEvent, 0) };
}
