//! What a callout does with the next packet: always the same, or by a seed.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use crate::common::{Plan, Way, plan};

/// The choices of one callout.
pub(crate) struct Choice {
    plan: Plan,
    state: AtomicU64,
}

const WAYS: [Way; 10] = [
    Way::Clone,
    Way::Detached,
    Way::Queued,
    Way::Referenced,
    Way::Copy,
    Way::Parts,
    Way::Copies,
    Way::Chain,
    Way::Original,
    Way::Forget,
];

impl Choice {
    /// `callout` makes the choices of each callout its own.
    pub(crate) fn new(callout: u64) -> Self {
        let plan = plan();
        let seed = plan.random.unwrap_or(0) ^ callout.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Self {
            plan,
            state: AtomicU64::new(seed),
        }
    }

    /// A number below `bound`, if the plan leaves the choice open.
    pub(crate) fn below(&self, bound: u64) -> Option<u64> {
        self.plan.random?;
        // SplitMix64: one step of addition, so that calls on several threads need no lock.
        const STEP: u64 = 0x9E37_79B9_7F4A_7C15;
        let mut bits = self.state.fetch_add(STEP, Relaxed).wrapping_add(STEP);
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        Some((bits ^ (bits >> 31)) % bound)
    }

    pub(crate) fn way(&self) -> Way {
        match self.below(WAYS.len() as u64) {
            Some(index) => WAYS[index as usize],
            None => self.plan.way,
        }
    }

    /// Whether the completion captures much.
    pub(crate) fn large(&self) -> bool {
        self.below(2).map_or(self.plan.large, |one| one == 1)
    }
}
