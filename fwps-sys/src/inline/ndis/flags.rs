//! Macros of ndis/nblsend.h, ndis/nblreceive.h and ndis/nblapi.h that test flags.

use crate::{
    NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL, NDIS_RECEIVE_FLAGS_RESOURCES, NDIS_RETURN_FLAGS_DISPATCH_LEVEL,
    NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL, NDIS_SEND_FLAGS_DISPATCH_LEVEL, ULONG,
};

/// Whether all flags of `wanted` are set.
const fn has(flags: ULONG, wanted: ULONG) -> bool {
    flags & wanted == wanted
}

/// Whether all send flags of `wanted` (`NDIS_SEND_FLAGS_...`) are set.
#[inline]
#[must_use]
pub const fn NDIS_TEST_SEND_FLAG(flags: ULONG, wanted: ULONG) -> bool {
    has(flags, wanted)
}

/// Whether the sender runs at DISPATCH_LEVEL.
#[inline]
#[must_use]
pub const fn NDIS_TEST_SEND_AT_DISPATCH_LEVEL(flags: ULONG) -> bool {
    has(flags, NDIS_SEND_FLAGS_DISPATCH_LEVEL)
}

/// Whether all send completion flags of `wanted` (`NDIS_SEND_COMPLETE_FLAGS_...`) are set.
#[inline]
#[must_use]
pub const fn NDIS_TEST_SEND_COMPLETE_FLAG(flags: ULONG, wanted: ULONG) -> bool {
    has(flags, wanted)
}

/// Whether the send completion runs at DISPATCH_LEVEL.
#[inline]
#[must_use]
pub const fn NDIS_TEST_SEND_COMPLETE_AT_DISPATCH_LEVEL(flags: ULONG) -> bool {
    has(flags, NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL)
}

/// Whether all receive flags of `wanted` (`NDIS_RECEIVE_FLAGS_...`) are set.
#[inline]
#[must_use]
pub const fn NDIS_TEST_RECEIVE_FLAG(flags: ULONG, wanted: ULONG) -> bool {
    has(flags, wanted)
}

/// Whether the indication runs at DISPATCH_LEVEL.
#[inline]
#[must_use]
pub const fn NDIS_TEST_RECEIVE_AT_DISPATCH_LEVEL(flags: ULONG) -> bool {
    has(flags, NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL)
}

/// Whether the receiver has to be done with the lists when it returns.
#[inline]
#[must_use]
pub const fn NDIS_TEST_RECEIVE_CANNOT_PEND(flags: ULONG) -> bool {
    has(flags, NDIS_RECEIVE_FLAGS_RESOURCES)
}

/// Whether the receiver may keep the lists after it returns.
#[inline]
#[must_use]
pub const fn NDIS_TEST_RECEIVE_CAN_PEND(flags: ULONG) -> bool {
    !has(flags, NDIS_RECEIVE_FLAGS_RESOURCES)
}

/// Whether all return flags of `wanted` (`NDIS_RETURN_FLAGS_...`) are set.
#[inline]
#[must_use]
pub const fn NDIS_TEST_RETURN_FLAG(flags: ULONG, wanted: ULONG) -> bool {
    has(flags, wanted)
}

/// Whether the lists are given back at DISPATCH_LEVEL.
#[inline]
#[must_use]
pub const fn NDIS_TEST_RETURN_AT_DISPATCH_LEVEL(flags: ULONG) -> bool {
    has(flags, NDIS_RETURN_FLAGS_DISPATCH_LEVEL)
}

/// Whether all clone flags of `wanted` (`NDIS_CLONE_FLAGS_...`) are set.
#[inline]
#[must_use]
pub const fn NDIS_TEST_CLONE_FLAG(flags: ULONG, wanted: ULONG) -> bool {
    has(flags, wanted)
}
