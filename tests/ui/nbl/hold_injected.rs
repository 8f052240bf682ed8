//! C-022, C-095: a held packet is read, not injected.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, hold: NblHold, target: NetworkSend<V4>) {
    let _refused = handle.inject_network_send(hold, target, |completed| drop(completed));
}
