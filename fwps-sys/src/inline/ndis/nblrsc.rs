//! Macros of ndis/nblrsc.h: counts of TCP segments that the adapter coalesced.

use core::mem::offset_of;

use super::info_place;
use crate::{NDIS_RSC_NBL_INFO, NET_BUFFER_LIST, TcpRecvSegCoalesceInfo, USHORT};

/// # Safety
///
/// `list` must point to a live list of NDIS that nobody else writes during the call.
unsafe fn read(list: *const NET_BUFFER_LIST, offset: usize) -> USHORT {
    let place = info_place(list, TcpRecvSegCoalesceInfo).cast::<NDIS_RSC_NBL_INFO>();
    // SAFETY: the slot lies in the caller's list and holds such a record, of which `offset` is a member.
    unsafe { place.wrapping_byte_add(offset).cast::<USHORT>().read() }
}

/// How many TCP segments the adapter coalesced into this list.
///
/// # Safety
///
/// `list` must point to a live list of NDIS that nobody else writes during the call.
#[inline]
#[must_use]
pub unsafe fn NET_BUFFER_LIST_COALESCED_SEG_COUNT(list: *const NET_BUFFER_LIST) -> USHORT {
    // SAFETY: the caller vouches for the list.
    unsafe { read(list, offset_of!(NDIS_RSC_NBL_INFO, Info.CoalescedSegCount)) }
}

/// How many duplicate acknowledgments the adapter coalesced into this list.
///
/// # Safety
///
/// `list` must point to a live list of NDIS that nobody else writes during the call.
#[inline]
#[must_use]
pub unsafe fn NET_BUFFER_LIST_DUP_ACK_COUNT(list: *const NET_BUFFER_LIST) -> USHORT {
    // SAFETY: the caller vouches for the list.
    unsafe { read(list, offset_of!(NDIS_RSC_NBL_INFO, Info.DupAckCount)) }
}
