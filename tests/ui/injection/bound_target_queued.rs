//! C-026: a target that is bound to its call does not travel to a worker.

use fwps::{V4, inject::*};

fn travels<T: Send + 'static>(_: T) {}

pub fn case(target: Within<'static, NetworkSend<V4>>) {
    travels(target);
}
