//! Where an injected packet goes: snapshots that classify takes, so that only what the layer gave is passed on.
//!
//! Everything in a target is a copy (C-026): it may leave the classify call.

use core::{fmt, marker::PhantomData};

use fwps_sys::{COMPARTMENT_ID, IF_INDEX, SCOPE_ID};

use super::InjectionContext;
use crate::{family::Family, pool::PoolBytes};

/// Where a packet that leaves is put back: for `FwpsInjectNetworkSendAsync0`.
///
/// From [`Classify::network_send`](crate::callout::Classify::network_send) at an outbound IP packet layer.
#[derive(Clone, Copy, Debug)]
pub struct NetworkSend<F: Family> {
    pub(crate) context: Option<InjectionContext>,
    pub(crate) compartment: COMPARTMENT_ID,
    pub(crate) family: PhantomData<F>,
}

/// Where a packet that arrives is put back: for `FwpsInjectNetworkReceiveAsync0`.
///
/// From [`Classify::network_receive`](crate::callout::Classify::network_receive) at an inbound IP packet layer.
#[derive(Clone, Copy, Debug)]
pub struct NetworkReceive<F: Family> {
    pub(crate) context: Option<InjectionContext>,
    pub(crate) compartment: COMPARTMENT_ID,
    pub(crate) interface: IF_INDEX,
    pub(crate) sub_interface: IF_INDEX,
    pub(crate) family: PhantomData<F>,
}

/// Where a segment or datagram that leaves is put back: for `FwpsInjectTransportSendAsync0`.
///
/// The address and the control data travel with the injection, in the block of its completion, since the stack reads them until
/// then (C-051). The endpoint is good only while its socket is open (C-054): inject soon.
pub struct TransportSend<F: Family> {
    pub(crate) context: Option<InjectionContext>,
    pub(crate) endpoint: u64,
    pub(crate) compartment: COMPARTMENT_ID,
    pub(crate) remote: F::Address,
    pub(crate) scope: SCOPE_ID,
    pub(crate) control: Option<ControlData>,
}

impl<F: Family> TransportSend<F> {
    /// The remote address.
    pub fn remote(&self) -> F::Address {
        self.remote
    }
}

impl<F: Family> fmt::Debug for TransportSend<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportSend")
            .field("remote", &self.remote)
            .finish_non_exhaustive()
    }
}

/// Where a segment or datagram that arrives is put back: for `FwpsInjectTransportReceiveAsync0`.
#[derive(Clone, Copy, Debug)]
pub struct TransportReceive<F: Family> {
    pub(crate) context: Option<InjectionContext>,
    pub(crate) compartment: COMPARTMENT_ID,
    pub(crate) interface: IF_INDEX,
    pub(crate) sub_interface: IF_INDEX,
    pub(crate) family: PhantomData<F>,
}

/// Gives a target the method that sets the context of its injection.
macro_rules! with_context {
    ($($target:ident),+) => {$(
        impl<F: Family> $target<F> {
            /// Lets the packet carry `context`, which [`InjectionHandle::state`](super::InjectionHandle::state) gives back when the
            /// packet comes by again.
            #[must_use]
            pub fn with_context(self, context: InjectionContext) -> Self {
                Self { context: Some(context), ..self }
            }
        }
    )+};
}

with_context!(NetworkSend, NetworkReceive, TransportSend, TransportReceive);

/// A deep copy of the socket control data of one send (C-051).
#[doc(alias = "WSACMSGHDR")]
#[derive(Debug)]
pub struct ControlData(pub(crate) PoolBytes);
