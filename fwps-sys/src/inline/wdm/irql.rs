//! Macros of wdm.h for interrupt request levels, spin locks and the interrupt time.

use crate::{DISPATCH_LEVEL, KIRQL, KSPIN_LOCK, KeAcquireSpinLockRaiseToDpc, KfRaiseIrql};

#[cfg(all(windows, panic = "abort", target_arch = "aarch64"))]
mod arm64 {
    //! ARM64 exports the function under another name.

    use crate::KIRQL;

    #[cfg_attr(
        not(feature = "import-lib"),
        link(name = "ntoskrnl.exe", kind = "raw-dylib", modifiers = "+verbatim")
    )]
    #[cfg_attr(feature = "import-lib", link(name = "ntoskrnl"))]
    unsafe extern "system" {
        /// Lowers the IRQL.
        pub fn KfLowerIrql(NewIrql: KIRQL);
    }

    /// Lowers the IRQL to `new`.
    ///
    /// # Safety
    ///
    /// `new` must be what raising the IRQL returned, on the same processor, with every lock taken in between released.
    #[inline]
    pub unsafe fn KeLowerIrql(new: KIRQL) {
        // SAFETY: the caller keeps the contract of the function.
        unsafe { KfLowerIrql(new) };
    }
}
#[cfg(all(windows, panic = "abort", target_arch = "aarch64"))]
pub use arm64::*;

/// Raises the IRQL to `new`, and stores the one before in `old`.
///
/// # Safety
///
/// `new` must not be below the current IRQL. `old` must be writable. The caller must lower the IRQL again, on the same
/// processor, and do nothing in between that the higher IRQL forbids.
#[inline]
pub unsafe fn KeRaiseIrql(new: KIRQL, old: *mut KIRQL) {
    // SAFETY: the caller keeps the contract of the function.
    let previous = unsafe { KfRaiseIrql(new) };
    // SAFETY: the caller vouches for `old`.
    unsafe { old.write(previous) };
}

/// Raises the IRQL to DISPATCH_LEVEL, and returns the one before.
///
/// # Safety
///
/// As for [`KeRaiseIrql`].
#[inline]
#[must_use]
pub unsafe fn KeRaiseIrqlToDpcLevel() -> KIRQL {
    // SAFETY: the caller keeps the contract of the function.
    unsafe { KfRaiseIrql(DISPATCH_LEVEL) }
}

/// Takes the lock at DISPATCH_LEVEL, and stores the IRQL before in `old`.
///
/// # Safety
///
/// `lock` must be an initialized lock that this thread does not hold; `old` must be writable. IRQL <= DISPATCH_LEVEL.
#[inline]
pub unsafe fn KeAcquireSpinLock(lock: *mut KSPIN_LOCK, old: *mut KIRQL) {
    // SAFETY: the caller keeps the contract of the function.
    let previous = unsafe { KeAcquireSpinLockRaiseToDpc(lock) };
    // SAFETY: the caller vouches for `old`.
    unsafe { old.write(previous) };
}

/// Time since the machine started, in units of 100 ns, as of the last clock tick. Any IRQL.
///
/// Read from the page that the kernel shares with its drivers, so it exists in driver builds only.
#[cfg(all(windows, panic = "abort"))]
#[inline]
#[must_use]
pub fn KeQueryInterruptTime() -> u64 {
    /// Where every 64-bit Windows kernel maps its shared page, and the place of the time in it.
    const INTERRUPT_TIME: usize = 0xFFFF_F780_0000_0000 + 0x8;
    // SAFETY: the kernel maps this page at this address for its whole life, writes the member with one aligned store, and
    // drivers run in the kernel's address space.
    unsafe { core::ptr::with_exposed_provenance::<u64>(INTERRUPT_TIME).read_volatile() }
}
