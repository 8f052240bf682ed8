//! C-028: raw sends go out one packet at a time.

use fwps::{OutOfBand, V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Transport>, worker: &OutOfBand<'_>, list: Nbl<Cloned>, target: RawSend<V4>) {
    let _refused = handle.inject_raw_send(worker, list, target, |completed| drop(completed));
}
