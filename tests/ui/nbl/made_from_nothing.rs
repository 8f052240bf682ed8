//! C-022, C-112: lists come from pools, not from driver memory.

use fwps::nbl::*;

pub fn case() -> Nbl<Allocated> {
    Nbl { list: core::ptr::NonNull::dangling(), origin: core::marker::PhantomData }
}
