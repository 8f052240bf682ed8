//! Targets at the forward layers.

use core::marker::PhantomData;

use fwps_sys::{COMPARTMENT_ID, IF_INDEX};

use super::{NetworkReceive, NetworkSend, Within, target};
use crate::{family::Family, inject::InjectionContext};

/// Where a packet that this machine forwards goes on: for `FwpsInjectForwardAsync0`.
///
/// From [`Classify::forward`](crate::callout::Classify::forward). The interface is the one that the packet leaves by (C-042).
#[derive(Clone, Copy, Debug)]
pub struct Forwarding<F: Family> {
    pub(crate) context: Option<InjectionContext>,
    pub(crate) compartment: COMPARTMENT_ID,
    pub(crate) interface: IF_INDEX,
    pub(crate) family: PhantomData<F>,
}

target!([F: Family] Forwarding<F>);

/// How a packet of a forward layer is put back: three ways, since two kinds of packets only pass through (C-045).
#[derive(Debug)]
pub enum ForwardTarget<'c, F: Family> {
    /// From one network to another: with [`inject_forward`](crate::InjectionHandle::inject_forward).
    Forward(Within<'c, Forwarding<F>>),
    /// Bound for an address of this machine: with [`inject_network_receive`](crate::InjectionHandle::inject_network_receive).
    Receive(Within<'c, NetworkReceive<F>>),
    /// From an address of this machine: with [`inject_network_send`](crate::InjectionHandle::inject_network_send).
    Send(Within<'c, NetworkSend<F>>),
}
