//! C-006, C-032: a worker is a witness on its own thread.

use fwps::OutOfBand;

fn travels<T: Send>(_: T) {}

pub fn case(worker: &OutOfBand<'_>, number: &u32) {
    travels(worker);
}
