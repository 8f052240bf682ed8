//! A lookaside list: blocks of one size that are kept for the next use.

use core::{
    alloc::Layout,
    cell::UnsafeCell,
    ffi::c_void,
    fmt, mem,
    ptr::NonNull,
    sync::atomic::{AtomicBool, Ordering},
};

use fwps_sys::{
    ExAllocateFromLookasideListEx, ExDeleteLookasideListEx, ExFreeToLookasideListEx,
    ExInitializeLookasideListEx, LOOKASIDE_LIST_EX, NonPagedPoolNx,
};

use super::Shared;
use crate::{Error, Status, ffi::memory};

/// A lookaside list for the blocks of pending injections: blocks that are freed are kept for the next one, which spares the pool.
///
/// Give it to a handle with [`InjectionHandle::with_lookaside`](crate::InjectionHandle::with_lookaside), and to
/// [`Classify::transport_send_from`](crate::callout::Classify::transport_send_from). What needs a larger block than the list has comes from the
/// pool. The list is deleted when its last owner and the last block are gone.
///
/// Source: ExInitializeLookasideListEx.
#[doc(alias("LOOKASIDE_LIST_EX", "ExInitializeLookasideListEx"))]
#[derive(Clone)]
pub struct Lookaside {
    core: Shared<Core>,
}

/// The kernel's functions. Blocks reach them by reference, so that a driver without a lookaside list imports none of them.
struct Functions {
    allocate: unsafe fn(*mut LOOKASIDE_LIST_EX) -> *mut c_void,
    free: unsafe fn(*mut LOOKASIDE_LIST_EX, *mut c_void),
    delete: unsafe extern "system" fn(*mut LOOKASIDE_LIST_EX),
}

static FUNCTIONS: Functions = Functions {
    allocate: ExAllocateFromLookasideListEx,
    free: ExFreeToLookasideListEx,
    delete: ExDeleteLookasideListEx,
};

/// # Invariants
/// `list` is initialised for blocks of `size` bytes if `initialised` says so, and always in a [`Lookaside`]; it does not move.
struct Core {
    list: UnsafeCell<LOOKASIDE_LIST_EX>,
    size: usize,
    initialised: AtomicBool,
    functions: &'static Functions,
}

// SAFETY: the list is used through kernel functions only, which any processor may call at any time.
unsafe impl Send for Core {}
// SAFETY: as above.
unsafe impl Sync for Core {}

impl Lookaside {
    /// Makes a list of blocks of `size` bytes. IRQL <= DISPATCH_LEVEL.
    ///
    /// A block holds about 100 bytes of the crate's own, the completion closure, and what the injection needs until its completion: for a
    /// transport send, its control data.
    ///
    /// # Errors
    /// [`Error::NoMemory`] if the pool is exhausted, [`Error::Refused`] if the kernel refuses the list.
    pub fn create(size: usize) -> Result<Self, Error> {
        let core = Core {
            // SAFETY: all zero bytes are a valid LOOKASIDE_LIST_EX value; it is initialised in its final place below.
            list: UnsafeCell::new(unsafe { mem::zeroed() }),
            size,
            initialised: AtomicBool::new(false),
            functions: &FUNCTIONS,
        };
        let core = Shared::try_new(core)?;
        // SAFETY: the list lies in its final place, in non-paged pool, aligned for its type; null functions select the pool's.
        let status = unsafe {
            ExInitializeLookasideListEx(
                core.list.get(),
                None,
                None,
                NonPagedPoolNx,
                0,
                size as _,
                memory::TAG,
                0,
            )
        };
        Status::from_raw(status).ok("ExInitializeLookasideListEx")?;
        // INVARIANT: initialised above.
        core.initialised.store(true, Ordering::Relaxed);
        Ok(Self { core })
    }

    /// A block for `layout` from `lookaside` if it has such blocks, else from the pool; and where to free it.
    #[inline]
    pub(crate) fn allocate(
        lookaside: Option<&Self>,
        layout: Layout,
    ) -> Option<(NonNull<c_void>, Option<Self>)> {
        let Some(lookaside) = lookaside.filter(|lookaside| layout.size() <= lookaside.core.size) else {
            return Some((memory::allocate_layout(layout)?, None));
        };
        // SAFETY: the list is initialised (invariant).
        let block = unsafe { (lookaside.core.functions.allocate)(lookaside.core.list.get()) };
        Some((NonNull::new(block)?, Some(lookaside.clone())))
    }

    /// Frees a block.
    ///
    /// # Safety
    /// `block` came from [`allocate`](Self::allocate) together with `origin`, and is freed once.
    pub(crate) unsafe fn free(origin: Option<Self>, block: NonNull<c_void>) {
        let Some(origin) = origin else {
            // SAFETY: a block of the pool (the caller's duty).
            return unsafe { memory::free(block) };
        };
        // SAFETY: a block of this list (the caller's duty), which is initialised (invariant).
        unsafe { (origin.core.functions.free)(origin.core.list.get(), block.as_ptr()) };
    }
}

impl Drop for Core {
    fn drop(&mut self) {
        if *self.initialised.get_mut() {
            // SAFETY: initialised (invariant), and every block held a share of this value, so none is out.
            unsafe { (self.functions.delete)(self.list.get()) };
        }
    }
}

impl fmt::Debug for Lookaside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lookaside")
            .field("size", &self.core.size)
            .finish()
    }
}
