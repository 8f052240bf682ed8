//! The flows of what has no connections: by ends, and by when they were seen last.

use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

use super::FlowState;
use crate::engine::ale::Flow;
use crate::engine::packet::Traveller;
use crate::traffic::packet::{TCP, UDP};

/// Handle of the first flow; the others follow at distances of 16.
const FIRST_FLOW: u64 = 0xF1_0000_0000;

/// The flows that exist.
#[derive(Debug, Default)]
pub(crate) struct Table {
    by_ends: FxHashMap<Flow, u64>,
    by_handle: FxHashMap<u64, Entry>,
    /// Handles by when the flow was seen last.
    by_age: BTreeMap<u64, u64>,
    made: u64,
    /// Packets so far.
    packets: u64,
}

#[derive(Debug)]
struct Entry {
    ends: Flow,
    seen: u64,
}

fn ends_of(packet: &Traveller) -> Flow {
    let (local, remote) = match packet.headers.protocol {
        UDP => packet.ports(),
        _ => (0, 0),
    };
    Flow(
        packet.headers.protocol,
        packet.local(),
        local,
        packet.remote(),
        remote,
    )
}

impl Table {
    pub(crate) fn handle_of(&self, packet: &Traveller) -> Option<u64> {
        self.by_ends.get(&ends_of(packet)).copied()
    }

    pub(crate) fn state(&self, handle: u64) -> FlowState {
        if self.by_handle.contains_key(&handle) {
            return FlowState::Lives;
        }
        let number = handle
            .checked_sub(FIRST_FLOW)
            .filter(|offset| offset % 16 == 0)
            .map(|offset| offset / 16);
        if number.is_some_and(|number| number < self.made) {
            FlowState::Over
        } else {
            FlowState::Unknown
        }
    }

    /// Takes note of a packet. Returns the flows that ended because `limit` packets passed without one of theirs.
    pub(crate) fn pass(&mut self, packet: &Traveller, limit: u64) -> Vec<(u64, Flow)> {
        self.packets += 1;
        let now = self.packets;
        if packet.headers.protocol != TCP {
            let ends = ends_of(packet);
            let made = &mut self.made;
            let handle = *self.by_ends.entry(ends).or_insert_with(|| {
                *made += 1;
                FIRST_FLOW + 16 * (*made - 1)
            });
            let entry = self.by_handle.entry(handle).or_insert(Entry { ends, seen: now });
            self.by_age.remove(&entry.seen);
            entry.seen = now;
            self.by_age.insert(now, handle);
        }
        let mut idle = Vec::new();
        while let Some((&seen, &handle)) = self.by_age.first_key_value() {
            if seen + limit > now {
                break;
            }
            let Some(ends) = self.by_handle.get(&handle).map(|entry| entry.ends) else {
                break;
            };
            self.end(handle);
            idle.push((handle, ends));
        }
        idle
    }

    /// Ends a flow. Returns whether it existed.
    pub(crate) fn end(&mut self, handle: u64) -> bool {
        let Some(entry) = self.by_handle.remove(&handle) else {
            return false;
        };
        self.by_ends.remove(&entry.ends);
        self.by_age.remove(&entry.seen);
        true
    }

    /// The flows that exist, the one that was idle for the longest time first.
    pub(crate) fn handles(&self) -> impl Iterator<Item = u64> {
        self.by_age.values().copied()
    }

    /// Ends all, the one that was idle for the longest time first.
    pub(crate) fn end_all(&mut self) -> Vec<u64> {
        let handles: Vec<u64> = self.handles().collect();
        for handle in &handles {
            self.end(*handle);
        }
        handles
    }
}
