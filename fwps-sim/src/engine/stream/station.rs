//! The filters that the data of a connection passes, one after the other, and what waits at each of them.

use std::collections::VecDeque;
use std::sync::Arc;

use super::assembler::{Piece, StreamEnd};
use super::flow::Half;
use crate::fwpm::filter::Filter;
use crate::machine::Machine;
use crate::verify::list_record::Custody;

/// How a callout edits a direction of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// It injects from inside of classify.
    Inline,
    /// It injects from elsewhere what it cloned.
    OutOfBand,
}

/// A filter on the way of one direction of a connection.
#[derive(Debug)]
pub(crate) struct Station {
    pub(crate) filter: Arc<Filter>,
    /// Whether the filter was deleted while its callout had work to do (C-284).
    pub(crate) deleted: bool,
    pub(crate) queue: VecDeque<Piece>,
    /// How many bytes the callout waits for.
    pub(crate) required: usize,
    /// The stream flags of the indication that the callout deferred.
    pub(crate) deferred: Option<u32>,
    /// Bytes that filters above took out since the last indication.
    pub(crate) missed: usize,
    /// Whether the callout allowed the connection.
    pub(crate) allowed: bool,
    /// Whether the callout let data of its last indication pass.
    pub(crate) permitted: bool,
    pub(crate) mode: Option<Mode>,
    /// Whether an end was indicated and blocked, and is not injected yet.
    pub(crate) keeps_end: bool,
    /// Whether the end passed, or was injected.
    pub(crate) end_passed: bool,
    /// Since which object of the ledger the callout knows that the connection was reset.
    pub(crate) aborted: Option<u64>,
    /// Clones made in the running classify call, by address and number.
    pub(crate) fresh: Vec<(usize, u64)>,
    /// Clones of blocked data.
    pub(crate) held: Vec<(usize, u64)>,
}

/// Where data goes from a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// To the next filter.
    Filter,
    /// To the first filter of the next sublayer.
    Sublayer,
}

impl Station {
    fn new(filter: Arc<Filter>) -> Self {
        Self {
            filter,
            deleted: false,
            queue: VecDeque::new(),
            required: 0,
            deferred: None,
            missed: 0,
            allowed: false,
            permitted: false,
            mode: None,
            keeps_end: false,
            end_passed: false,
            aborted: None,
            fresh: Vec::new(),
            held: Vec::new(),
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        self.queue.iter().map(|piece| piece.bytes.len()).sum()
    }

    /// Whether the end of the stream waits here, so that nothing more comes.
    pub(crate) fn has_end(&self) -> bool {
        self.queue.iter().any(|piece| piece.end.is_some())
    }

    /// Whether there is something to indicate.
    pub(crate) fn is_ready(&self, limit: usize) -> bool {
        if self.queue.is_empty() {
            return false;
        }
        let aborted = self.queue.iter().any(|piece| piece.end == Some(StreamEnd::Abort));
        let enough = self.bytes() >= self.required.min(limit) || self.has_end();
        aborted || (self.deferred.is_none() && enough)
    }

    /// Whether clones of blocked data exist that were not injected.
    pub(crate) fn holds_data(&self, machine: &Machine) -> bool {
        any_held(machine, &self.held)
    }

    /// Takes `count` bytes of the indicated ones, of which there are `length`, off the queue; with the last one goes the end.
    pub(crate) fn take(&mut self, count: usize, length: usize, end: bool) -> Vec<Piece> {
        let mut taken = Vec::new();
        let mut left = count;
        while left > 0 {
            let Some(front) = self.queue.front_mut() else {
                break;
            };
            if front.bytes.len() > left {
                taken.push(Piece {
                    bytes: front.bytes.drain(..left).collect(),
                    push: front.push,
                    expedited: front.expedited,
                    end: None,
                });
                break;
            }
            left -= front.bytes.len();
            taken.extend(self.queue.pop_front());
        }
        let last_has_end = taken.last().is_some_and(|piece| piece.end.is_some());
        if end && count == length && !last_has_end {
            taken.extend(self.queue.pop_front());
        }
        taken
    }
}

/// Whether one of these clones, by address and number, exists and was not injected.
pub(crate) fn any_held(machine: &Machine, clones: &[(usize, u64)]) -> bool {
    clones.iter().any(|(address, serial)| {
        let alive = machine
            .ledger
            .get(*address)
            .is_some_and(|object| object.serial == *serial);
        let custody = machine.ledger.list(*address).map(|record| record.custody);
        alive && matches!(custody, Some(Custody::Driver | Custody::Refused))
    })
}

impl Half {
    pub(crate) fn station(&mut self, filter: u64) -> Option<&mut Station> {
        self.stations
            .iter_mut()
            .find(|station| station.filter.id == filter)
    }

    /// Brings the stations into agreement with the filters that match now. A deleted filter stays while its callout has work to do
    /// (C-284).
    pub(crate) fn agree_with(
        &mut self,
        filters: &[Arc<Filter>],
        allowed: &[u64],
        busy: impl Fn(&Station) -> bool,
    ) {
        let mut old = std::mem::take(&mut self.stations);
        for filter in filters {
            let known = old.iter().position(|station| station.filter.id == filter.id);
            let station = match known {
                Some(index) => old.remove(index),
                None => Station {
                    allowed: allowed.contains(&filter.id),
                    ..Station::new(Arc::clone(filter))
                },
            };
            self.stations.push(station);
        }
        let rank = |station: &Station| {
            let filter = &station.filter;
            (filter.sublayer_weight, filter.sublayer, filter.weight)
        };
        for mut station in old.into_iter().filter(busy) {
            station.deleted = true;
            let at = self
                .stations
                .partition_point(|other| rank(other) >= rank(&station));
            self.stations.insert(at, station);
        }
    }

    /// Sends data on from the filter at `index`.
    pub(crate) fn forward(&mut self, index: usize, route: Route, piece: Piece) {
        let sublayer = self.stations[index].filter.sublayer;
        let next = self.stations[index + 1..]
            .iter()
            .position(|station| route == Route::Filter || station.filter.sublayer != sublayer);
        match next {
            Some(offset) => self.stations[index + 1 + offset].queue.push_back(piece),
            None => self.arrive(piece),
        }
    }

    /// Takes data out at the filter at `index`: the filters below miss it (C-283).
    pub(crate) fn remove(&mut self, index: usize, bytes: usize) {
        self.sender.own = true;
        for station in &mut self.stations[index + 1..] {
            station.missed += bytes;
        }
    }
}
