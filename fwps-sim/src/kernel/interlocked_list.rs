//! Lists that a spin lock guards inside of the call.

use fwps_sys::PVOID;

use super::list_entry;
use crate::export::export_for_c;
use crate::machine;

/// An entry for the caller; null for the head, which is none.
fn entry_of(list: usize, entry: usize) -> PVOID {
    if entry == list {
        std::ptr::null_mut()
    } else {
        std::ptr::with_exposed_provenance_mut(entry)
    }
}

/// Links an entry in at one end. The entry that was there before is returned; null when the list was empty.
fn insert(name: &'static str, list: PVOID, entry: PVOID, at_head: bool) -> PVOID {
    let _call = machine::enter_quietly(name).handing_over();
    let (list, entry) = (list.expose_provenance(), entry.expose_provenance());
    machine::with(|_| {
        let (first, last) = (list_entry::next(list), list_entry::previous(list));
        let (behind, before) = if at_head { (list, first) } else { (last, last) };
        list_entry::insert_behind(behind, entry);
        entry_of(list, before)
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
        machine::with(|_| entry_of(list, list_entry::remove_first(list).unwrap_or(list)))
    }
}
