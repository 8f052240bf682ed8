//! Showing frames to callouts: one list each, as a chain for callouts that take chains.

use std::sync::{Arc, OnceLock};

use smallvec::smallvec;

use super::frame::Frame;
use crate::engine::fate::Fate;
use crate::engine::indicate::{self, lay};
use crate::machine::Machine;
use crate::memory::list::{BufferPlan, List, build};
use crate::verify::ledger::Kind;
use crate::verify::list_record::{FrameRecord, ListRecord, Origin};

/// Makes a list for every frame, linked in order. `batch` says that a callout at the layer takes chains.
pub(crate) fn indicate(machine: &mut Machine, frames: &[Arc<Frame>], batch: bool) -> Vec<usize> {
    let lists: Vec<List> = frames
        .iter()
        .map(|frame| indicate_one(machine, frame, batch))
        .collect();
    for pair in lists.windows(2) {
        pair[0].set_next_pointer(std::ptr::with_exposed_provenance_mut(pair[1].address()));
    }
    lists.into_iter().map(List::address).collect()
}

fn indicate_one(machine: &mut Machine, frame: &Arc<Frame>, batch: bool) -> List {
    let headers = frame.ip.map_or(0, |ip| ip.ip_len + ip.transport_len);
    let laid = lay(machine, &frame.bytes, frame.ethernet.len + headers, frame.start());
    let plan = BufferPlan {
        pieces: &laid.pieces,
        chain: 0,
        offset: laid.offset,
        length: laid.length,
    };
    let (memory, list) = build(&[plan], 0, 0);
    let record = ListRecord {
        frame: Some(FrameRecord {
            frame: Arc::clone(frame),
            batch,
            injected: false,
            spent: false,
        }),
        fate: OnceLock::from(Fate::of_frame(frame)),
        shown: smallvec![(laid.first, 0)],
        ..ListRecord::new(list, Origin::Indicated)
    };
    machine.create(list.address(), Kind::List(record), vec![memory, laid.data]);
    list
}

/// Checks the lists after a classify call: they must look as before, but for those that were injected in it.
pub(crate) fn check_after_classify(machine: &mut Machine, lists: &[usize]) {
    for (index, address) in lists.iter().enumerate() {
        if !is_spent(machine, *address) {
            // An injection may have taken the lists behind this one out of the chain.
            let next = lists
                .get(index + 1)
                .copied()
                .filter(|next| !is_spent(machine, *next));
            indicate::check_link_after_classify(machine, *address, next);
        }
    }
}

/// Whether the original was injected, so that it is the stack's again.
pub(crate) fn is_spent(machine: &Machine, address: usize) -> bool {
    machine
        .ledger
        .list(address)
        .and_then(|record| record.frame.as_ref())
        .is_some_and(|frame| frame.spent)
}
