//! Targets at the network layers.

use core::marker::PhantomData;

use fwps_sys::{COMPARTMENT_ID, IF_INDEX};

use super::target;
use crate::{family::Family, inject::InjectionContext};

/// Where a packet that leaves is put back: for `FwpsInjectNetworkSendAsync0`.
///
/// From [`Classify::network_send`](crate::callout::Classify::network_send) at an outbound IP packet layer, and from
/// [`Classify::forward`](crate::callout::Classify::forward) for a packet that only passes through the forward layer.
#[derive(Clone, Copy, Debug)]
pub struct NetworkSend<F: Family> {
    pub(crate) context: Option<InjectionContext>,
    pub(crate) compartment: COMPARTMENT_ID,
    pub(crate) family: PhantomData<F>,
}

/// Where a packet that arrives is put back: for `FwpsInjectNetworkReceiveAsync0`.
///
/// From [`Classify::network_receive`](crate::callout::Classify::network_receive) at an inbound IP packet layer, and from
/// [`Classify::forward`](crate::callout::Classify::forward) for a packet that only passes through the forward layer.
#[derive(Clone, Copy, Debug)]
pub struct NetworkReceive<F: Family> {
    pub(crate) context: Option<InjectionContext>,
    pub(crate) compartment: COMPARTMENT_ID,
    pub(crate) interface: IF_INDEX,
    pub(crate) sub_interface: IF_INDEX,
    pub(crate) family: PhantomData<F>,
}

target!([F: Family] NetworkSend<F>);
target!([F: Family] NetworkReceive<F>);
