//! What callouts say about the states that permitted traffic creates.

use std::collections::BTreeMap;

use super::layer::Layer;
use crate::context;
use crate::outcome_option::OptionOutcome;

/// The options of classifications.
#[derive(Debug, Default)]
pub(crate) struct ClassifyOptions {
    /// Of those that run, by the address of their metadata: option and value.
    running: BTreeMap<usize, BTreeMap<i32, u32>>,
    /// Of those that permitted.
    pub(crate) set: Vec<OptionOutcome>,
}

impl ClassifyOptions {
    /// Sets an option, unless a callout before did: that has the higher weight (C-173).
    pub(crate) fn set(&mut self, metadata: usize, option: i32, value: u32) {
        self.running
            .entry(metadata)
            .or_default()
            .entry(option)
            .or_insert(value);
    }

    /// A classification is over; what was set matters if it permitted, and the run keeps it.
    pub(crate) fn end(&mut self, metadata: usize, layer: Layer, keeps: bool) {
        let Some(options) = self.running.remove(&metadata) else {
            return;
        };
        if keeps {
            let packet = context::packet();
            self.set
                .extend(options.into_iter().map(|(option, value)| OptionOutcome {
                    layer,
                    packet,
                    option,
                    value,
                }));
        }
    }
}
