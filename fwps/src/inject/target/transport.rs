//! Targets at the transport layers.

use core::{fmt, marker::PhantomData};

use fwps_sys::{COMPARTMENT_ID, IF_INDEX, SCOPE_ID};

use super::target;
use crate::{
    Error,
    family::Family,
    inject::{
        InjectionContext,
        block::{Block, Room},
    },
    pool::Lookaside,
};

/// Where a segment or datagram that leaves is put back: for `FwpsInjectTransportSendAsync0`.
///
/// From [`Classify::transport_send`](crate::callout::Classify::transport_send). It owns one block of pool: the remote address and the control
/// data, which the stack reads until the completion (C-051), with room for the completion closure. The endpoint is good only while its
/// socket is open (C-054): inject soon.
pub struct TransportSend<F: Family> {
    pub(crate) context: Option<InjectionContext>,
    pub(crate) block: Block<SendParameters<F>, Room>,
}

/// Where a datagram of a raw socket, which brought its own IP header, is put back: for `FwpsInjectTransportSendAsync1`.
///
/// As [`TransportSend`], with a copy of the IP header (C-056).
pub struct RawSend<F: Family> {
    pub(crate) context: Option<InjectionContext>,
    pub(crate) block: Block<SendParameters<F>, Room>,
}

/// What the stack is told of a send, but for the bytes.
#[derive(Clone, Copy)]
pub(crate) struct SendParameters<F: Family> {
    pub(crate) endpoint: u64,
    pub(crate) compartment: COMPARTMENT_ID,
    pub(crate) scope: SCOPE_ID,
    pub(crate) remote: F::Address,
    /// The remote address as the stack reads it.
    pub(crate) remote_bytes: [u8; 16],
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

impl<F: Family> TransportSend<F> {
    pub(crate) fn new(
        parameters: SendParameters<F>,
        control: &[u8],
        lookaside: Option<&Lookaside>,
    ) -> Result<Self, Error> {
        Ok(Self {
            context: None,
            block: Block::new(parameters, [control, &[]], lookaside)?,
        })
    }

    /// The remote address.
    pub fn remote(&self) -> F::Address {
        self.block.parameters().remote
    }
}

impl<F: Family> RawSend<F> {
    pub(crate) fn new(
        parameters: SendParameters<F>,
        control: &[u8],
        header: &[u8],
        lookaside: Option<&Lookaside>,
    ) -> Result<Self, Error> {
        Ok(Self {
            context: None,
            block: Block::new(parameters, [control, header], lookaside)?,
        })
    }

    /// The remote address.
    pub fn remote(&self) -> F::Address {
        self.block.parameters().remote
    }

    /// The IP header that the application brought.
    #[doc(alias = "headerIncludeHeader")]
    pub fn header(&self) -> &[u8] {
        self.block.tail(1)
    }
}

impl<F: Family> fmt::Debug for TransportSend<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportSend")
            .field("remote", &self.remote())
            .finish_non_exhaustive()
    }
}

impl<F: Family> fmt::Debug for RawSend<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawSend")
            .field("remote", &self.remote())
            .finish_non_exhaustive()
    }
}

target!([F: Family] TransportSend<F>);
target!([F: Family] RawSend<F>);
target!([F: Family] TransportReceive<F>);
