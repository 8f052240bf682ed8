//! C-022, C-095: what was taken by reference is injected as a clone.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, reference: CapturedReference, target: NetworkSend<V4>) {
    let _refused = handle.inject_network_send(reference, target, |completed| drop(completed));
}
