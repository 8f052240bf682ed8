//! C-148: calls on several processors share a callout.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use fwps::{Guid, callout::*, layer::StreamV4};

pub struct Counts(pub AtomicU32);

impl Callout for Counts {
    type Layer = StreamV4;
    const KEY: Guid = Guid::from_u128(1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&mut self, _classify: &mut Classify<'c, StreamV4>) -> Verdict<'c> {
        self.0.fetch_add(1, Relaxed);
        Verdict::proceed()
    }
}
