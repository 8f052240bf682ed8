//! C-022: data of a stream is no packet.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: &InjectionHandle<Network<V4>>, data: StreamData, target: NetworkSend<V4>) {
    let _refused = handle.inject_network_send(data, target, |completed| drop(completed));
}
