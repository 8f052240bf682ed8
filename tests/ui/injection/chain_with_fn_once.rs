//! C-020: a chain completes in parts, so its completion is called more than once.

use fwps::{PoolBox, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<L2>, chain: NblChain<Cloned>, target: MacSend, once: PoolBox<u32>) {
    let _refused = handle.inject_mac_send_chain(chain, target, move |_completed| drop(once));
}
