//! Macros of ndis/nbl8021q.h: the VLAN of a list.

use super::info_place;
use crate::{Ieee8021QNetBufferListInfo, NDIS_NET_BUFFER_LIST_8021Q_INFO, NET_BUFFER_LIST, UINT32};

/// The VLAN identifier of the list.
///
/// # Safety
///
/// `list` must point to a live list of NDIS that nobody else writes during the call.
#[inline]
#[must_use]
pub unsafe fn NDIS_GET_NET_BUFFER_LIST_VLAN_ID(list: *const NET_BUFFER_LIST) -> UINT32 {
    let place = info_place(list, Ieee8021QNetBufferListInfo).cast::<NDIS_NET_BUFFER_LIST_8021Q_INFO>();
    // SAFETY: the slot lies in the caller's list and holds such a record, for which any bytes are a value.
    let info = unsafe { place.read() };
    // SAFETY: any bytes are a value of this member of the union.
    let header = unsafe { info.__bindgen_anon_1.TagHeader };
    header.VlanId()
}

/// Sets the VLAN identifier of the list: its lowest 12 bits count.
///
/// # Safety
///
/// `list` must point to a live list of NDIS that nobody else uses during the call.
#[inline]
pub unsafe fn NDIS_SET_NET_BUFFER_LIST_VLAN_ID(list: *mut NET_BUFFER_LIST, vlan: UINT32) {
    let place = info_place(list, Ieee8021QNetBufferListInfo)
        .cast::<NDIS_NET_BUFFER_LIST_8021Q_INFO>()
        .cast_mut();
    // SAFETY: the slot lies in the caller's list and holds such a record, for which any bytes are a value.
    let mut info = unsafe { place.read() };
    // SAFETY: any bytes are a value of this member of the union.
    let mut header = unsafe { info.__bindgen_anon_1.TagHeader };
    header.set_VlanId(vlan);
    info.__bindgen_anon_1.TagHeader = header;
    // SAFETY: the slot lies in the caller's list.
    unsafe { place.write(info) };
}
