//! Freed memory waits here, poisoned, before it really goes: writes after free show in the poison.

use std::collections::VecDeque;

use super::{FREED, Memory};

/// How many bytes wait at most.
const LIMIT: usize = 2 << 20;

/// Freed blocks, the oldest first. `T` says what the block was.
#[derive(Debug)]
pub(crate) struct Quarantine<T> {
    blocks: VecDeque<(Memory, T)>,
    bytes: usize,
}

impl<T> Quarantine<T> {
    pub(crate) fn new() -> Self {
        Self {
            blocks: VecDeque::new(),
            bytes: 0,
        }
    }

    /// Poisons a block and keeps it. `written` is told what leaves for good and was written to after it was freed, with the first place of
    /// a write.
    pub(crate) fn add(&mut self, memory: Memory, what: T, mut written: impl FnMut(T, usize)) {
        memory.fill(FREED);
        self.bytes += memory.size();
        self.blocks.push_back((memory, what));
        while self.bytes > LIMIT {
            let Some((memory, what)) = self.blocks.pop_front() else {
                break;
            };
            self.bytes -= memory.size();
            if let Some(place) = memory.first_other_than(FREED) {
                written(what, place);
            }
        }
    }

    /// What the freed block was in which an address lies.
    pub(crate) fn block_at(&self, address: usize) -> Option<&T> {
        let mut blocks = self.blocks.iter().rev();
        let holds = |memory: &Memory| (memory.address()..memory.address() + memory.size()).contains(&address);
        blocks.find(|(memory, _)| holds(memory)).map(|(_, what)| what)
    }

    /// Lets everything go. Returns what was written to after it was freed, with the first place of a write.
    pub(crate) fn drain(&mut self) -> Vec<(T, usize)> {
        self.bytes = 0;
        self.blocks
            .drain(..)
            .filter_map(|(memory, what)| memory.first_other_than(FREED).map(|place| (what, place)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::access;

    #[test]
    fn writes_after_free_are_found() {
        let mut quarantine = Quarantine::new();
        let (good, bad) = (Memory::new(64, 16, 0), Memory::new(64, 16, 0));
        let address = bad.address();
        for (memory, what) in [(good, "good"), (bad, "bad")] {
            quarantine.add(memory, what, |_, _| panic!("nothing was written yet"));
        }
        // SAFETY: the quarantine still holds the block of 64 bytes.
        unsafe { access::store(address + 7, 1u8) };
        assert_eq!(quarantine.drain(), [("bad", 7)]);
    }
}
