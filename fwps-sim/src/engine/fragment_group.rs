//! Groups of fragments at IPFORWARD: with grouping on, the fragments of a packet that were shown one by one are held back until all
//! of them are there, and then shown together, as a chain of lists (C-100, C-327).

use std::collections::BTreeMap;
use std::sync::Arc;

use fwps_sys as sys;

use super::classify::View;
use super::forward;
use super::indicate;
use super::packet::Traveller;
use crate::machine::{self, Machine};
use crate::memory::list::List;
use crate::traffic::fragments::{Piece, Reassembly};

/// What the host knows about groups.
#[derive(Debug)]
pub(crate) struct Groups {
    /// Fragments whose group is not whole.
    waiting: Reassembly<Traveller>,
    /// The lists behind the first one of every chain.
    followers: BTreeMap<usize, Vec<usize>>,
    /// The lists that a reassembled one keeps.
    pub(crate) kept: BTreeMap<usize, Vec<usize>>,
}

impl Groups {
    pub(crate) fn new() -> Self {
        Self {
            waiting: Reassembly::new(),
            followers: BTreeMap::new(),
            kept: BTreeMap::new(),
        }
    }

    /// Takes out what never became whole; how many fragments that were.
    pub(crate) fn take_incomplete(&mut self) -> usize {
        self.waiting.take_incomplete().len()
    }

    /// The lists of the chain that starts with this one; `None` when it is no group.
    pub(crate) fn chain(&self, head: usize) -> Option<Vec<usize>> {
        let behind = self.followers.get(&head)?;
        Some(std::iter::once(head).chain(behind.iter().copied()).collect())
    }
}

/// The packet that fragments are made of.
pub(crate) fn join<'a>(fragments: impl Iterator<Item = &'a Traveller>) -> Option<Vec<u8>> {
    let mut whole = Reassembly::new();
    let pieces = fragments.map(|fragment| Piece {
        bytes: fragment.bytes.clone(),
        headers: fragment.headers,
        tag: (),
    });
    pieces
        .filter_map(|piece| whole.add(piece))
        .last()
        .map(|(bytes, _)| bytes)
}

/// Holds back a fragment that may go on; the whole group goes on when it was the last one missing and the group passes.
pub(super) fn collect(fragment: Traveller) {
    let complete = machine::with(|machine| {
        let piece = Piece {
            bytes: fragment.bytes.clone(),
            headers: fragment.headers,
            tag: fragment,
        };
        machine.host.groups.waiting.add(piece)
    });
    let Some((_, mut pieces)) = complete else { return };
    pieces.sort_by_key(|piece| piece.headers.fragment.map_or(0, |fragment| fragment.offset));
    let mut parts = pieces.into_iter().map(|piece| piece.tag);
    let Some(mut group) = parts.next() else { return };
    let before = group.flags;
    group.flags |= sys::FWP_CONDITION_FLAG_IS_FRAGMENT_GROUP;
    group.rest = parts.collect();
    let Some(mut group) = forward::at_forward(group) else {
        return;
    };
    group.flags = before;
    let rest = std::mem::take(&mut group.rest);
    std::iter::once(group).chain(rest).for_each(forward::send);
}

/// Shows a group as a chain, each fragment in a list of its own. The first one stands for all.
pub(super) fn indicate(machine: &mut Machine, group: &Traveller, view: View) -> usize {
    let lists: Vec<usize> = group
        .parts()
        .map(|part| {
            let mut part = part.clone();
            part.rest.clear();
            part.flags &= !sys::FWP_CONDITION_FLAG_IS_FRAGMENT_GROUP;
            indicate::indicate(machine, &Arc::new(part), view)
        })
        .collect();
    for pair in lists.windows(2) {
        // SAFETY: the list was made above.
        if let Some(list) = unsafe { List::new(pair[0]) } {
            list.set_next_pointer(std::ptr::with_exposed_provenance_mut(pair[1]));
        }
    }
    machine
        .host
        .groups
        .followers
        .insert(lists[0], lists[1..].to_vec());
    lists[0]
}

/// Checks every list of a chain after classify.
pub(super) fn check_after_classify(machine: &mut Machine, chain: &[usize]) {
    for (index, list) in chain.iter().enumerate() {
        indicate::check_link_after_classify(machine, *list, chain.get(index + 1).copied());
    }
}

/// Takes back the lists of a chain behind the first, whose classification ended.
pub(super) fn finish(machine: &mut Machine, head: usize) {
    for list in machine
        .host
        .groups
        .followers
        .get(&head)
        .cloned()
        .unwrap_or_default()
    {
        if let Some(record) = machine.ledger.list_mut(list) {
            record.indicated = false;
        }
        machine.note(list, "classified");
        indicate::release_if_unused(machine, list);
    }
}

/// Forgets the chain of a list that is gone, or of one that was at the same address before.
pub(super) fn forget(machine: &mut Machine, head: usize) {
    machine.host.groups.followers.remove(&head);
}
