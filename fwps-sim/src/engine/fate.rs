//! What becomes of an indicated packet: the original goes on, or an injected clone or copy takes its place, but not both (C-166).

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

use super::layer2::frame::Frame;
use super::packet::Traveller;
use crate::context;
use crate::machine::Machine;
use crate::traffic::output::Direction;
use crate::traffic::packet::Headers;
use crate::verify::contract::contract;

/// What became of one packet in one classification; shared by the indicated list and everything that was made of it.
///
/// Read and written under the lock of the machine; the atomics only let the lists share it.
#[derive(Debug)]
pub(crate) struct Fate {
    shown: Shown,
    /// Whether the layer let the packet go on.
    went_on: AtomicBool,
    /// The clone or copy whose injection was accepted; zero for none.
    replacement: AtomicUsize,
    /// The number that the next object had when the stack moved the data start of the list; zero for never.
    moved: AtomicU64,
}

/// What was indicated.
#[derive(Debug)]
enum Shown {
    Packet(Traveller),
    Frame(Arc<Frame>),
}

impl Fate {
    /// The fate of a packet; `went_on` says whether its layer let it go on already.
    pub(crate) fn new(packet: &Traveller, went_on: bool) -> Arc<Self> {
        Self::of(Shown::Packet(packet.clone()), went_on)
    }

    pub(crate) fn of_frame(frame: &Arc<Frame>) -> Arc<Self> {
        Self::of(Shown::Frame(Arc::clone(frame)), false)
    }

    fn of(shown: Shown, went_on: bool) -> Arc<Self> {
        Arc::new(Self {
            shown,
            went_on: AtomicBool::new(went_on),
            replacement: AtomicUsize::new(0),
            moved: AtomicU64::new(0),
        })
    }

    /// The packet, when it was one that was indicated, and no frame.
    pub(crate) fn packet(&self) -> Option<&Traveller> {
        match &self.shown {
            Shown::Packet(packet) => Some(packet),
            Shown::Frame(_) => None,
        }
    }

    /// Notes that the stack moved the data start of the list, when the next object was to have this number.
    pub(crate) fn note_move(&self, serial: u64) {
        self.moved.store(serial, Ordering::Relaxed);
    }

    /// The number that the next object had when the data start moved.
    pub(crate) fn moved_before(&self) -> Option<u64> {
        Some(self.moved.load(Ordering::Relaxed)).filter(|serial| *serial != 0)
    }

    /// Whether a clone or copy of the packet was accepted for injection.
    pub(crate) fn is_replaced(&self) -> bool {
        self.replacement.load(Ordering::Relaxed) != 0
    }

    /// Whether one of these packets is the indicated one. A copy has no mark that it is one; only what would deliver the same
    /// packet a second time counts. The IP header may be another one: the stack builds it for a transport send.
    fn is_repeated_by(&self, direction: Direction, packets: &[Vec<u8>]) -> bool {
        let Some(packet) = self.packet() else {
            return false;
        };
        direction == packet.direction
            && packets.iter().any(|bytes| {
                let Ok(headers) = Headers::parse(bytes) else {
                    return false;
                };
                let parts = |headers: &Headers| {
                    (
                        headers.source,
                        headers.destination,
                        headers.protocol,
                        headers.fragment,
                    )
                };
                packet.parts().any(|part| {
                    parts(&part.headers) == parts(&headers)
                        && part.bytes[part.headers.ip_len..] == bytes[headers.ip_len..headers.total_len]
                })
            })
    }
}

impl Fate {
    /// Whether one of these frames is the indicated one.
    fn is_frame_repeated_by(&self, frames: &[Vec<u8>]) -> bool {
        matches!(&self.shown, Shown::Frame(frame) if frames.contains(&frame.bytes))
    }
}

/// The fate of the packet that the running classify call is about. `None` outside of classify.
pub(crate) fn of_running_call(machine: &Machine) -> Option<Arc<Fate>> {
    match context::innermost() {
        Some(context::Frame::Classify(frame)) => machine.ledger.list(frame.list)?.fate().cloned(),
        _ => None,
    }
}

impl Machine {
    /// Notes that the injection of `list` was accepted, which sends `packets` on their way. Returns whether those are of a
    /// clone or a copy of an indicated packet.
    pub(crate) fn replaces_original(
        &mut self,
        list: usize,
        direction: Direction,
        packets: &[Vec<u8>],
    ) -> bool {
        let Some(record) = self.ledger.list(list) else {
            return false;
        };
        let is_clone = record.packet.is_some();
        let Some(fate) = record.fate().cloned() else {
            return false;
        };
        if !is_clone && !fate.is_repeated_by(direction, packets) {
            return false;
        }
        self.note_replacement(&fate, list);
        true
    }

    /// As [`Machine::replaces_original`], for frames.
    pub(crate) fn replaces_original_frame(&mut self, list: usize, frames: &[Vec<u8>]) {
        let Some(record) = self.ledger.list(list) else {
            return;
        };
        let is_clone = record.frame.is_some();
        let Some(fate) = record.fate().cloned() else {
            return;
        };
        if is_clone || fate.is_frame_repeated_by(frames) {
            self.note_replacement(&fate, list);
        }
    }

    fn note_replacement(&mut self, fate: &Fate, list: usize) {
        fate.replacement.store(list, Ordering::Relaxed);
        if fate.went_on.load(Ordering::Relaxed) {
            let text = "a clone or copy was injected of a packet that had been let go on: both are delivered";
            self.report_about(contract!(166), &[list], text);
        }
    }

    /// Notes that the packet of an indicated list goes on.
    pub(crate) fn original_goes_on(&mut self, list: usize) {
        let Some(record) = self.ledger.list_mut(list) else {
            return;
        };
        record.went_on = true;
        let Some(fate) = record.shared_fate().cloned() else {
            return;
        };
        fate.went_on.store(true, Ordering::Relaxed);
        let replacement = fate.replacement.load(Ordering::Relaxed);
        if replacement != 0 {
            let before = context::set_function("classifyFn");
            let text =
                "a packet was let go on although a clone or copy of it had been injected: both are delivered";
            self.report_about(contract!(166), &[list, replacement], text);
            context::set_function(before);
        }
    }
}
