//! Macros of ndis/nblhash.h: the receive-side scaling hash of a list.

use super::info_place;
use crate::{
    NDIS_HASH_FUNCTION_MASK, NDIS_HASH_TYPE_MASK, NDIS_NET_BUFFER_LIST_INFO, NET_BUFFER_LIST,
    NetBufferListHashInfo, NetBufferListHashValue, PVOID, ULONG,
};

/// # Safety
///
/// `list` must point to a live list of NDIS that nobody else writes during the call.
unsafe fn get(list: *const NET_BUFFER_LIST, slot: NDIS_NET_BUFFER_LIST_INFO) -> ULONG {
    // SAFETY: the slot lies in the caller's list.
    unsafe { info_place(list, slot).read() }.addr() as ULONG
}

/// # Safety
///
/// `list` must point to a live list of NDIS that nobody else uses during the call.
unsafe fn set(list: *mut NET_BUFFER_LIST, slot: NDIS_NET_BUFFER_LIST_INFO, value: ULONG) {
    let value: PVOID = core::ptr::without_provenance_mut(value as usize);
    // SAFETY: the slot lies in the caller's list.
    unsafe { info_place(list, slot).cast_mut().write(value) };
}

/// The hash type (`NDIS_HASH_IPV4`, ...).
///
/// # Safety
///
/// `list` must point to a live list of NDIS that nobody else writes during the call.
#[inline]
#[must_use]
pub unsafe fn NET_BUFFER_LIST_GET_HASH_TYPE(list: *const NET_BUFFER_LIST) -> ULONG {
    // SAFETY: the caller vouches for the list.
    unsafe { get(list, NetBufferListHashInfo) & NDIS_HASH_TYPE_MASK }
}

/// The hash function (`NdisHashFunction...`).
///
/// # Safety
///
/// `list` must point to a live list of NDIS that nobody else writes during the call.
#[inline]
#[must_use]
pub unsafe fn NET_BUFFER_LIST_GET_HASH_FUNCTION(list: *const NET_BUFFER_LIST) -> ULONG {
    // SAFETY: the caller vouches for the list.
    unsafe { get(list, NetBufferListHashInfo) & NDIS_HASH_FUNCTION_MASK }
}

/// The hash value.
///
/// # Safety
///
/// `list` must point to a live list of NDIS that nobody else writes during the call.
#[inline]
#[must_use]
pub unsafe fn NET_BUFFER_LIST_GET_HASH_VALUE(list: *const NET_BUFFER_LIST) -> ULONG {
    // SAFETY: the caller vouches for the list.
    unsafe { get(list, NetBufferListHashValue) }
}

/// Sets the hash type, and leaves the hash function.
///
/// # Safety
///
/// `list` must point to a live list of NDIS that nobody else uses during the call.
#[inline]
pub unsafe fn NET_BUFFER_LIST_SET_HASH_TYPE(list: *mut NET_BUFFER_LIST, hash_type: ULONG) {
    // SAFETY: the caller vouches for the list.
    let other = unsafe { get(list, NetBufferListHashInfo) } & !NDIS_HASH_TYPE_MASK;
    // SAFETY: as above.
    unsafe {
        set(
            list,
            NetBufferListHashInfo,
            other | (hash_type & NDIS_HASH_TYPE_MASK),
        )
    };
}

/// Sets the hash function, and leaves the hash type.
///
/// # Safety
///
/// `list` must point to a live list of NDIS that nobody else uses during the call.
#[inline]
pub unsafe fn NET_BUFFER_LIST_SET_HASH_FUNCTION(list: *mut NET_BUFFER_LIST, function: ULONG) {
    // SAFETY: the caller vouches for the list.
    let other = unsafe { get(list, NetBufferListHashInfo) } & !NDIS_HASH_FUNCTION_MASK;
    // SAFETY: as above.
    unsafe {
        set(
            list,
            NetBufferListHashInfo,
            other | (function & NDIS_HASH_FUNCTION_MASK),
        )
    };
}

/// Sets the hash value.
///
/// # Safety
///
/// `list` must point to a live list of NDIS that nobody else uses during the call.
#[inline]
pub unsafe fn NET_BUFFER_LIST_SET_HASH_VALUE(list: *mut NET_BUFFER_LIST, value: ULONG) {
    // SAFETY: the caller vouches for the list.
    unsafe { set(list, NetBufferListHashValue, value) };
}
