//! Macros and inline functions of the headers in the ndis folder.

mod flags;
mod mdlapi;
mod nbl8021q;
mod nblaccessors;
mod nblhash;
mod nblrsc;

pub use flags::*;
pub use mdlapi::*;
pub use nbl8021q::*;
pub use nblaccessors::*;
pub use nblhash::*;
pub use nblrsc::*;

use crate::{NDIS_NET_BUFFER_LIST_INFO, NET_BUFFER_LIST, PVOID};

/// The place of one slot of a list's out-of-band information.
fn info_place(list: *const NET_BUFFER_LIST, slot: NDIS_NET_BUFFER_LIST_INFO) -> *const PVOID {
    list.wrapping_byte_add(core::mem::offset_of!(NET_BUFFER_LIST, NetBufferListInfo))
        .cast::<PVOID>()
        .wrapping_offset(slot as isize)
}
