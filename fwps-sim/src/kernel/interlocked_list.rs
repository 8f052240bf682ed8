//! Lists that a spin lock guards inside of the call.

use std::mem::offset_of;

use fwps_sys::{LIST_ENTRY, PVOID};

use crate::export::export_for_c;
use crate::machine;
use crate::memory::access;

const FORWARD: usize = offset_of!(LIST_ENTRY, Flink);
const BACKWARD: usize = offset_of!(LIST_ENTRY, Blink);

fn load(address: usize) -> usize {
    // SAFETY: lists and entries are resident memory of the driver, linked by these functions and the inline ones of the headers.
    unsafe { access::load(address) }
}

fn store(address: usize, value: usize) {
    // SAFETY: as for `load`.
    unsafe { access::store(address, value) };
}

/// Links an entry in at one end. The entry that was there before is returned; null when the list was empty.
fn insert(name: &'static str, list: PVOID, entry: PVOID, at_head: bool) -> PVOID {
    let _call = machine::enter_quietly(name);
    let (list, entry) = (list.expose_provenance(), entry.expose_provenance());
    let (toward, away) = if at_head {
        (FORWARD, BACKWARD)
    } else {
        (BACKWARD, FORWARD)
    };
    machine::with(|_| {
        let other = load(list + toward);
        store(entry + toward, other);
        store(entry + away, list);
        store(other + away, entry);
        store(list + toward, entry);
        if other == list {
            std::ptr::null_mut()
        } else {
            std::ptr::with_exposed_provenance_mut(other)
        }
    })
}

export_for_c! {
    /// Links an entry in at the beginning. The entry that was first is returned; null when there was none.
    fn ExInterlockedInsertHeadList(ListHead: PVOID, ListEntry: PVOID, _Lock: PVOID) -> PVOID {
        insert("ExInterlockedInsertHeadList", ListHead, ListEntry, true)
    }

    /// Links an entry in at the end. The entry that was last is returned; null when there was none.
    fn ExInterlockedInsertTailList(ListHead: PVOID, ListEntry: PVOID, _Lock: PVOID) -> PVOID {
        insert("ExInterlockedInsertTailList", ListHead, ListEntry, false)
    }

    /// Takes the first entry out; null when there is none.
    fn ExInterlockedRemoveHeadList(ListHead: PVOID, _Lock: PVOID) -> PVOID {
        let _call = machine::enter_quietly("ExInterlockedRemoveHeadList");
        let list = ListHead.expose_provenance();
        machine::with(|_| {
            let entry = load(list + FORWARD);
            if entry == list {
                return std::ptr::null_mut();
            }
            let next = load(entry + FORWARD);
            store(list + FORWARD, next);
            store(next + BACKWARD, list);
            std::ptr::with_exposed_provenance_mut(entry)
        })
    }
}
