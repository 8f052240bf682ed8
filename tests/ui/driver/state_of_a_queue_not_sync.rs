//! C-148, C-377: classify and the worker use the state of a queue at once.

use std::cell::Cell;

use fwps::{Job, OutOfBand};

pub struct Work;

impl Job for Work {
    type State = Cell<u32>;

    fn run(self, _state: &Cell<u32>, _worker: &OutOfBand<'_>) {}
}
