//! NET_BUFFER_LISTs: building them, and reading what drivers left in them.

use std::hash::Hasher;

use smallvec::SmallVec;

use fwps_sys::{MDL, NET_BUFFER, NET_BUFFER_LIST, NET_BUFFER_LIST_CONTEXT};

use super::access::fields;
use super::buffer::{Broken, Buffer, Window};
use super::mdl::{Mdl, mdl_size};
use super::{Memory, UNWRITTEN};

/// The windows of the NET_BUFFERs of a list; nearly every list has one.
pub(crate) type Windows = SmallVec<[Window; 1]>;

/// The address of a live NET_BUFFER_LIST.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct List(usize);

impl List {
    /// Wraps the address of a list; `None` for null.
    ///
    /// # Safety
    /// `address` is zero or that of a live NET_BUFFER_LIST, and the wrapper is not used after the list is freed.
    pub(crate) unsafe fn new(address: usize) -> Option<Self> {
        (address != 0).then_some(Self(address))
    }

    pub(crate) fn address(self) -> usize {
        self.0
    }

    fields! {
        next_pointer, set_next_pointer: *mut NET_BUFFER_LIST = NET_BUFFER_LIST, __bindgen_anon_1.__bindgen_anon_1.Next;
        first_pointer, set_first_pointer: *mut NET_BUFFER = NET_BUFFER_LIST, __bindgen_anon_1.__bindgen_anon_1.FirstNetBuffer;
        context, set_context: *mut NET_BUFFER_LIST_CONTEXT = NET_BUFFER_LIST, Context;
        parent, set_parent: *mut NET_BUFFER_LIST = NET_BUFFER_LIST, ParentNetBufferList;
        pool, set_pool: *mut std::ffi::c_void = NET_BUFFER_LIST, NdisPoolHandle;
        children, set_children: i32 = NET_BUFFER_LIST, ChildRefCount;
        status, set_status: i32 = NET_BUFFER_LIST, __bindgen_anon_2.Status;
    }

    /// The NET_BUFFERs, in order.
    pub(crate) fn buffers(self) -> impl Iterator<Item = Buffer> {
        // SAFETY: a live list links to its live NET_BUFFERs (C-103), and the iterator is used at once.
        let first = unsafe { Buffer::new(self.first_pointer().expose_provenance()) };
        std::iter::successors(first, |buffer| buffer.next())
    }

    pub(crate) fn windows(self) -> Windows {
        self.buffers().map(Buffer::window).collect()
    }

    /// The bytes of every NET_BUFFER.
    pub(crate) fn data(self) -> Result<Vec<Vec<u8>>, Broken> {
        self.buffers().map(Buffer::data).collect()
    }

    /// A number that changes when the shape or the bytes of the list change.
    pub(crate) fn fingerprint(self) -> u64 {
        let mut hasher = rustc_hash::FxHasher::default();
        hasher.write_usize(self.next_pointer().expose_provenance());
        for buffer in self.buffers() {
            let window = buffer.window();
            hasher.write_usize(window.chain);
            hasher.write_usize(window.current);
            hasher.write_u32(window.offset);
            hasher.write_u32(window.length);
            if let Ok(data) = buffer.data() {
                hasher.write(&data);
            }
        }
        hasher.finish()
    }
}

/// What a NET_BUFFER of a new list describes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BufferPlan<'a> {
    /// The memory of its MDLs, as address and length.
    pub(crate) pieces: &'a [(usize, usize)],
    /// An MDL chain that exists already, instead of `pieces`.
    pub(crate) chain: usize,
    pub(crate) offset: usize,
    pub(crate) length: usize,
}

/// Size of `T`, rounded up so that what follows is aligned for everything here.
const fn rounded<T>() -> usize {
    size_of::<T>().next_multiple_of(16)
}

/// Builds a list with one NET_BUFFER per plan, all structures in one block of memory whose start is the list. `context` bytes of
/// context area go with it, the first `backfill` of them unused.
pub(crate) fn build(plans: &[BufferPlan<'_>], context: usize, backfill: u16) -> (Memory, List) {
    let mdls: usize = plans
        .iter()
        .flat_map(|plan| plan.pieces)
        .map(|(va, len)| mdl_size(*va, *len).next_multiple_of(16))
        .sum();
    let context_room = if context == 0 {
        0
    } else {
        (CONTEXT_HEADER + context).next_multiple_of(16)
    };
    let size = rounded::<NET_BUFFER_LIST>() + plans.len() * rounded::<NET_BUFFER>() + context_room + mdls;
    let memory = Memory::new(size, 16, 0);
    // SAFETY: the block starts with room for a NET_BUFFER_LIST, zeroed, and lives as long as the list is used.
    let list = unsafe { List::new(memory.address()) }.expect("memory is never at address zero");
    let mut at = memory.address() + rounded::<NET_BUFFER_LIST>();
    if context > 0 {
        let room = std::ptr::with_exposed_provenance_mut::<NET_BUFFER_LIST_CONTEXT>(at);
        list.set_context(room);
        // The used part of the context starts behind the backfill.
        // SAFETY: `context_room` bytes at `at` belong to the block.
        unsafe {
            super::access::store(
                at + std::mem::offset_of!(NET_BUFFER_LIST_CONTEXT, Offset),
                backfill,
            )
        };
        // SAFETY: as above.
        unsafe {
            super::access::store(
                at + std::mem::offset_of!(NET_BUFFER_LIST_CONTEXT, Size),
                context as u16,
            )
        };
        at += context_room;
    }
    let mut previous: Option<Buffer> = None;
    for plan in plans {
        // SAFETY: room for a zeroed NET_BUFFER was counted in `size` for every plan.
        let buffer = unsafe { Buffer::new(at) }.expect("memory is never at address zero");
        at += rounded::<NET_BUFFER>();
        let pointer = std::ptr::with_exposed_provenance_mut(buffer.address());
        match previous {
            None => list.set_first_pointer(pointer),
            Some(previous) => previous.set_next_pointer(pointer),
        }
        previous = Some(buffer);
        let mut last: Option<Mdl> = None;
        buffer.set_chain_pointer(std::ptr::with_exposed_provenance_mut::<MDL>(plan.chain));
        for (va, len) in plan.pieces {
            // SAFETY: room for an MDL over this piece was counted in `mdls`.
            let mdl = unsafe { Mdl::new(at) }.expect("memory is never at address zero");
            at += mdl_size(*va, *len).next_multiple_of(16);
            mdl.initialise(*va, *len);
            mdl.build_for_nonpaged();
            match last {
                None => buffer.set_chain(Some(mdl)),
                Some(last) => last.set_next(Some(mdl)),
            }
            last = Some(mdl);
        }
        buffer.set_window(plan.offset, plan.length);
    }
    (memory, list)
}

/// Bytes before the context data in a NET_BUFFER_LIST_CONTEXT.
const CONTEXT_HEADER: usize = std::mem::offset_of!(NET_BUFFER_LIST_CONTEXT, ContextData);

/// A block that holds one MDL over `len` bytes at `va`, built.
pub(crate) fn build_mdl(va: usize, len: usize) -> (Memory, Mdl) {
    let memory = Memory::new(mdl_size(va, len), 16, UNWRITTEN);
    // SAFETY: the block has room for an MDL over this piece and lives as long as the MDL is used.
    let mdl = unsafe { Mdl::new(memory.address()) }.expect("memory is never at address zero");
    mdl.initialise(va, len);
    (memory, mdl)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_starts_inside_the_second_mdl() {
        let data = Memory::new(64, 16, 7);
        let at = data.address();
        let plan = BufferPlan {
            pieces: &[(at, 10), (at + 10, 1), (at + 11, 50)],
            chain: 0,
            offset: 10,
            length: 40,
        };
        let (_memory, list) = build(&[plan], 0, 0);
        let buffer = list.buffers().next().expect("one buffer");
        assert_eq!(buffer.pieces(), Ok(vec![(at + 10, 1), (at + 11, 39)]));
        assert_eq!(buffer.data(), Ok(vec![7; 40]));
        let before = list.fingerprint();
        buffer.write(&[1]).expect("writable");
        assert_ne!(list.fingerprint(), before);
        buffer.set_length(52);
        assert_eq!(buffer.pieces(), Err(Broken::TooShort));
        buffer.set_current_offset(1);
        assert_eq!(buffer.pieces(), Err(Broken::Inconsistent));
    }
}
