//! C-166: a clone that was delivered is not delivered again.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, target: NetworkSend<V4>, completed: Completed<Cloned>) {
    let _refused = handle.inject_network_send(completed.into_list(), target, |completed| drop(completed));
}
