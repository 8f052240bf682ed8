//! C-012, C-020: lists of a chain may complete on several processors at once.

use core::cell::Cell;

use fwps::{inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<L2>, chain: NblChain<Cloned>, target: MacReceive, count: Cell<u32>) {
    let _refused = handle.inject_mac_receive_chain(chain, target, move |_completed| count.set(count.get() + 1));
}
