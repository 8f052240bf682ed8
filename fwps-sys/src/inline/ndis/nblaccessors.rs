//! Macros of ndis/nblaccessors.h: the members of NET_BUFFER and NET_BUFFER_LIST.

use super::super::members;
use super::info_place;
use crate::{
    MDL, NDIS_NET_BUFFER_LIST_INFO, NDIS_STATUS, NET_BUFFER, NET_BUFFER_LIST, NetBufferListProtocolId,
    PUCHAR, PVOID, UCHAR, ULONG, USHORT,
};

members! {
    /// The next NET_BUFFER of the list, or null.
    NET_BUFFER_NEXT_NB, SET_NET_BUFFER_NEXT_NB: NET_BUFFER => *mut NET_BUFFER, __bindgen_anon_1.NetBufferHeader.NetBufferData.Next;
    /// The first MDL of the chain.
    NET_BUFFER_FIRST_MDL, SET_NET_BUFFER_FIRST_MDL: NET_BUFFER => *mut MDL, __bindgen_anon_1.NetBufferHeader.NetBufferData.MdlChain;
    /// Length of the used data in bytes.
    NET_BUFFER_DATA_LENGTH, SET_NET_BUFFER_DATA_LENGTH: NET_BUFFER => ULONG, __bindgen_anon_1.NetBufferHeader.NetBufferData.NbDataLength.DataLength;
    /// Bytes from the start of the first MDL to the used data.
    NET_BUFFER_DATA_OFFSET, SET_NET_BUFFER_DATA_OFFSET: NET_BUFFER => ULONG, __bindgen_anon_1.NetBufferHeader.NetBufferData.DataOffset;
    /// The MDL in which the used data starts.
    NET_BUFFER_CURRENT_MDL, SET_NET_BUFFER_CURRENT_MDL: NET_BUFFER => *mut MDL, __bindgen_anon_1.NetBufferHeader.NetBufferData.CurrentMdl;
    /// Bytes from the start of the current MDL to the used data.
    NET_BUFFER_CURRENT_MDL_OFFSET, SET_NET_BUFFER_CURRENT_MDL_OFFSET: NET_BUFFER => ULONG, __bindgen_anon_1.NetBufferHeader.NetBufferData.CurrentMdlOffset;
    /// The six pointers that belong to the protocol that made the buffer.
    NET_BUFFER_PROTOCOL_RESERVED, SET_NET_BUFFER_PROTOCOL_RESERVED: NET_BUFFER => [PVOID; 6], ProtocolReserved;
    /// The four pointers that belong to the miniport.
    NET_BUFFER_MINIPORT_RESERVED, SET_NET_BUFFER_MINIPORT_RESERVED: NET_BUFFER => [PVOID; 4], MiniportReserved;
    /// What the miniport adds to a checksum.
    NET_BUFFER_CHECKSUM_BIAS, SET_NET_BUFFER_CHECKSUM_BIAS: NET_BUFFER => USHORT, ChecksumBias;

    /// The next list of the chain, or null.
    NET_BUFFER_LIST_NEXT_NBL, SET_NET_BUFFER_LIST_NEXT_NBL: NET_BUFFER_LIST => *mut NET_BUFFER_LIST, __bindgen_anon_1.NetBufferListHeader.NetBufferListData.Next;
    /// The first NET_BUFFER of the list.
    NET_BUFFER_LIST_FIRST_NB, SET_NET_BUFFER_LIST_FIRST_NB: NET_BUFFER_LIST => *mut NET_BUFFER, __bindgen_anon_1.NetBufferListHeader.NetBufferListData.FirstNetBuffer;
    /// The flags of NDIS and of the protocol (`NBL_FLAGS_...`).
    NET_BUFFER_LIST_FLAGS, SET_NET_BUFFER_LIST_FLAGS: NET_BUFFER_LIST => ULONG, Flags;
    /// The flags that miniport, protocol and NDIS share (`NDIS_NBL_FLAGS_...`).
    NET_BUFFER_LIST_NBL_FLAGS, SET_NET_BUFFER_LIST_NBL_FLAGS: NET_BUFFER_LIST => ULONG, NblFlags;
    /// The status of the list.
    NET_BUFFER_LIST_STATUS, SET_NET_BUFFER_LIST_STATUS: NET_BUFFER_LIST => NDIS_STATUS, __bindgen_anon_2.Status;
    /// The four pointers that belong to the protocol that made the list.
    NET_BUFFER_LIST_PROTOCOL_RESERVED, SET_NET_BUFFER_LIST_PROTOCOL_RESERVED: NET_BUFFER_LIST => [PVOID; 4], ProtocolReserved;
    /// The two pointers that belong to the miniport.
    NET_BUFFER_LIST_MINIPORT_RESERVED, SET_NET_BUFFER_LIST_MINIPORT_RESERVED: NET_BUFFER_LIST => [PVOID; 2], MiniportReserved;
}

/// One slot of the list's out-of-band information.
///
/// # Safety
///
/// `list` must point to a live list of NDIS that nobody else writes during the call; `slot` must be one that the list
/// has: those up to the NDIS version of the machine.
#[inline]
#[must_use]
pub unsafe fn NET_BUFFER_LIST_INFO(list: *const NET_BUFFER_LIST, slot: NDIS_NET_BUFFER_LIST_INFO) -> PVOID {
    // SAFETY: the caller vouches for the list and the slot.
    unsafe { info_place(list, slot).read() }
}

/// Assigns what [`NET_BUFFER_LIST_INFO`] reads.
///
/// # Safety
///
/// As for [`NET_BUFFER_LIST_INFO`], with nobody else using the list during the call.
#[inline]
pub unsafe fn SET_NET_BUFFER_LIST_INFO(
    list: *mut NET_BUFFER_LIST,
    slot: NDIS_NET_BUFFER_LIST_INFO,
    value: PVOID,
) {
    // SAFETY: the caller vouches for the list and the slot.
    unsafe { info_place(list, slot).cast_mut().write(value) };
}

/// Sets the protocol identifier of the list (`NDIS_PROTOCOL_ID_...`).
///
/// # Safety
///
/// `list` must point to a live list of NDIS that nobody else uses during the call.
#[inline]
pub unsafe fn NdisSetNetBufferListProtocolId(list: *mut NET_BUFFER_LIST, protocol: UCHAR) {
    // SAFETY: the caller vouches for the list; the identifier is the first byte of the slot.
    unsafe {
        info_place(list, NetBufferListProtocolId)
            .cast_mut()
            .cast::<UCHAR>()
            .write(protocol)
    };
}

/// Start of the used part of the list's context area.
///
/// # Safety
///
/// `list` must point to a live list with a context (not null) that nobody else writes during the call.
#[inline]
#[must_use]
pub unsafe fn NET_BUFFER_LIST_CONTEXT_DATA_START(list: *const NET_BUFFER_LIST) -> PUCHAR {
    // SAFETY: the caller vouches for the list.
    let context = unsafe { (*list).Context };
    // SAFETY: the caller vouches that there is a context.
    let offset = unsafe { (*context).Offset };
    context
        .wrapping_add(1)
        .cast::<UCHAR>()
        .wrapping_add(usize::from(offset))
}

/// Size in bytes of the list's context area.
///
/// # Safety
///
/// As for [`NET_BUFFER_LIST_CONTEXT_DATA_START`].
#[inline]
#[must_use]
pub unsafe fn NET_BUFFER_LIST_CONTEXT_DATA_SIZE(list: *const NET_BUFFER_LIST) -> USHORT {
    // SAFETY: the caller vouches for the list.
    let context = unsafe { (*list).Context };
    // SAFETY: the caller vouches that there is a context.
    unsafe { (*context).Size }
}

/// Defines how to test, set and clear flags in one member of a list.
macro_rules! flags {
    ($read:ident, $write:ident: $any:ident, $all:ident, $set:ident, $clear:ident) => {
        #[doc = concat!("Whether any of the flags is set in [`", stringify!($read), "`].")]
        ///
        /// # Safety
        ///
        /// `list` must point to a live list that nobody else writes during the call.
        #[inline]
        #[must_use]
        pub unsafe fn $any(list: *const NET_BUFFER_LIST, flags: ULONG) -> bool {
            // SAFETY: the caller vouches for the list.
            unsafe { $read(list) & flags != 0 }
        }

        #[doc = concat!("Whether all of the flags are set in [`", stringify!($read), "`].")]
        ///
        /// # Safety
        ///
        /// `list` must point to a live list that nobody else writes during the call.
        #[inline]
        #[must_use]
        pub unsafe fn $all(list: *const NET_BUFFER_LIST, flags: ULONG) -> bool {
            // SAFETY: the caller vouches for the list.
            unsafe { $read(list) & flags == flags }
        }

        #[doc = concat!("Sets the flags in [`", stringify!($read), "`].")]
        ///
        /// # Safety
        ///
        /// `list` must point to a live list that nobody else uses during the call.
        #[inline]
        pub unsafe fn $set(list: *mut NET_BUFFER_LIST, flags: ULONG) {
            // SAFETY: the caller vouches for the list.
            let old = unsafe { $read(list) };
            // SAFETY: as above.
            unsafe { $write(list, old | flags) };
        }

        #[doc = concat!("Clears the flags in [`", stringify!($read), "`].")]
        ///
        /// # Safety
        ///
        /// `list` must point to a live list that nobody else uses during the call.
        #[inline]
        pub unsafe fn $clear(list: *mut NET_BUFFER_LIST, flags: ULONG) {
            // SAFETY: the caller vouches for the list.
            let old = unsafe { $read(list) };
            // SAFETY: as above.
            unsafe { $write(list, old & !flags) };
        }
    };
}

flags!(NET_BUFFER_LIST_FLAGS, SET_NET_BUFFER_LIST_FLAGS: NBL_TEST_FLAG, NBL_TEST_FLAGS, NBL_SET_FLAG, NBL_CLEAR_FLAG);
flags!(
    NET_BUFFER_LIST_NBL_FLAGS, SET_NET_BUFFER_LIST_NBL_FLAGS:
    NdisTestNblFlag, NdisTestNblFlags, NdisSetNblFlag, NdisClearNblFlag
);
