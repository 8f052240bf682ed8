//! Out-of-band information of lists.

use fwps_sys as sys;
use sys::{NDIS_NET_BUFFER_LIST_INFO, NET_BUFFER_LIST, PVOID};

use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::memory::list::List;
use crate::verify::contract::contract;

/// What is carried over to a list that is sent.
const SEND: [NDIS_NET_BUFFER_LIST_INFO; 4] = [
    sys::TcpIpChecksumNetBufferListInfo,
    sys::TcpLargeSendNetBufferListInfo,
    sys::Ieee8021QNetBufferListInfo,
    sys::NetBufferListHashValue,
];

/// What is carried over to a list that arrives.
const RECEIVE: [NDIS_NET_BUFFER_LIST_INFO; 4] = [
    sys::TcpIpChecksumNetBufferListInfo,
    sys::Ieee8021QNetBufferListInfo,
    sys::NetBufferListHashValue,
    sys::NetBufferListHashInfo,
];

/// Where a slot of a list is.
fn place(list: usize, slot: NDIS_NET_BUFFER_LIST_INFO) -> usize {
    list + std::mem::offset_of!(NET_BUFFER_LIST, NetBufferListInfo) + slot as usize * size_of::<PVOID>()
}

/// The value of a slot of a live list.
pub(crate) fn read(list: List, slot: NDIS_NET_BUFFER_LIST_INFO) -> usize {
    // SAFETY: the list is live, and the slot is one of its array.
    unsafe { access::load(place(list.address(), slot)) }
}

/// Sets the value of a slot of a live list.
pub(crate) fn write(list: List, slot: NDIS_NET_BUFFER_LIST_INFO, value: usize) {
    // SAFETY: as for `read`.
    unsafe { access::store(place(list.address(), slot), value) };
}

/// Gives a clone the information of its original.
pub(crate) fn carry(target: List, source: List) {
    for slot in SEND.into_iter().chain(RECEIVE) {
        write(target, slot, read(source, slot));
    }
}

fn copy(machine: &mut Machine, target: usize, source: usize, slots: &[NDIS_NET_BUFFER_LIST_INFO]) {
    if machine.usable_list(target).is_err() || machine.usable_list(source).is_err() {
        return;
    }
    // SAFETY: `usable_list` found it in the ledger.
    let target = unsafe { List::new(target) };
    // SAFETY: as above.
    let source = unsafe { List::new(source) };
    let (Some(target), Some(source)) = (target, source) else {
        return;
    };
    for slot in slots {
        write(target, *slot, read(source, *slot));
    }
}

export! {
    /// Carries the information for sending over from one list to another.
    fn NdisCopySendNetBufferListInfo(
        DestNetBufferList: *mut NET_BUFFER_LIST,
        SrcNetBufferList: *const NET_BUFFER_LIST,
    ) {
        let _call = machine::enter("NdisCopySendNetBufferListInfo", Range::UP_TO_DISPATCH, contract!(147));
        let (target, source) = (DestNetBufferList.expose_provenance(), SrcNetBufferList.expose_provenance());
        machine::with(|machine| copy(machine, target, source, &SEND));
    }

    /// Carries the information of a received list over to another.
    fn NdisCopyReceiveNetBufferListInfo(
        DestNetBufferList: *mut NET_BUFFER_LIST,
        SrcNetBufferList: *const NET_BUFFER_LIST,
    ) {
        let _call = machine::enter("NdisCopyReceiveNetBufferListInfo", Range::UP_TO_DISPATCH, contract!(147));
        let (target, source) = (DestNetBufferList.expose_provenance(), SrcNetBufferList.expose_provenance());
        machine::with(|machine| copy(machine, target, source, &RECEIVE));
    }
}
