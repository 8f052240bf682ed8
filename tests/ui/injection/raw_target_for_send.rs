//! C-050, C-056: the target of a raw send brings its IP header, which an ordinary send would lose.

use fwps::{OutOfBand, V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Transport>, worker: &OutOfBand<'_>, list: Single<Cloned>, target: RawSend<V4>) {
    let _refused = handle.inject_transport_send(worker, list, target, |completed| drop(completed));
}
