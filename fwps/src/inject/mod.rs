//! Injection: putting packets into the stack.
//!
//! An [`InjectionHandle`] is made once, at start, for one kind of injection. Its inject functions take an owned list and a
//! closure. `Ok(())` means that both belong to the stack until the closure is called with a [`Completed`] list, once, perhaps
//! before the call returns (C-013). Anything else gives both back in an [`InjectError`]; dropping it frees them (C-015).
//!
//! | function | kind of handle | list | target |
//! |---|---|---|---|
//! | [`inject_network_send`](InjectionHandle::inject_network_send) | [`Network`] | any | [`NetworkSend`] |
//! | [`inject_network_receive`](InjectionHandle::inject_network_receive) | [`Network`] | one packet | [`NetworkReceive`] |
//! | [`inject_forward`](InjectionHandle::inject_forward) | [`Forward`] | any | [`Forwarding`] |
//! | [`inject_transport_send`](InjectionHandle::inject_transport_send) | [`Transport`] | any | [`TransportSend`] |
//! | [`inject_raw_send`](InjectionHandle::inject_raw_send) | [`Transport`] | one packet | [`RawSend`] |
//! | [`inject_transport_receive`](InjectionHandle::inject_transport_receive) | [`Transport`] | one packet | [`TransportReceive`] |
//! | [`inject_mac_send`](InjectionHandle::inject_mac_send) | [`L2`] | any, or a chain | [`MacSend`] |
//! | [`inject_mac_receive`](InjectionHandle::inject_mac_receive) | [`L2`] | any, or a chain | [`MacReceive`] |
//! | [`inject_vswitch_ingress`](InjectionHandle::inject_vswitch_ingress) | [`L2`] | any, or a chain | [`VSwitchIngress`] |
//!
//! A target comes from the classify call that saw the packet. At the transport layers the injection has to wait for a worker:
//!
//! ```
//! use fwps::{
//!     Job, OutOfBand, OutOfBandQueue, Shared, V4,
//!     callout::{Classify, Verdict},
//!     inject::{InjectionHandle, Transport, TransportSend},
//!     layer::OutboundTransportV4,
//!     nbl::{Cloned, Nbl},
//! };
//!
//! type Handle = Shared<InjectionHandle<Transport>>;
//!
//! struct Leaving {
//!     packet: Nbl<Cloned>,
//!     target: TransportSend<V4>,
//! }
//!
//! impl Job for Leaving {
//!     type State = Handle;
//!
//!     fn bytes(&self) -> usize {
//!         self.packet.as_ref().data_length()
//!     }
//!
//!     fn run(self, handle: &Handle, worker: &OutOfBand<'_>) {
//!         // Dropping the error frees the packet.
//!         let _lost = handle.inject_transport_send(worker, self.packet, self.target, drop);
//!     }
//! }
//!
//! fn take<'c>(
//!     handle: &Handle,
//!     queue: &OutOfBandQueue<Leaving>,
//!     classify: &mut Classify<'c, OutboundTransportV4>,
//! ) -> Verdict<'c> {
//!     let Ok(claim) = handle.claim(classify) else {
//!         return Verdict::proceed();
//!     };
//!     let Ok(Some(target)) = classify.transport_send() else {
//!         return claim.permit();
//!     };
//!     let (packet, custody) = match classify.capture(claim) {
//!         Ok(captured) => captured,
//!         Err(failed) => return failed.claim.permit(),
//!     };
//!     match queue.push(Leaving { packet, target }) {
//!         Ok(()) => custody.absorb(),
//!         Err(full) => match custody.give_back(full.0.packet) {
//!             Ok(claim) => claim.permit(),
//!             Err(_) => Verdict::block(),
//!         },
//!     }
//! }
//! ```
//!
//! Data of a stream is taken out and put back, here inside classify and unchanged:
//!
//! ```
//! use fwps::{
//!     callout::{Classify, Verdict},
//!     inject::{InjectionHandle, Stream},
//!     layer::StreamV4,
//! };
//!
//! fn through<'c>(handle: &InjectionHandle<Stream>, classify: &mut Classify<'c, StreamV4>) -> Verdict<'c> {
//!     let Some(segment) = classify.take_segment() else {
//!         return Verdict::proceed();
//!     };
//!     let Some(target) = classify.stream_injection(&segment) else {
//!         return segment.permit();
//!     };
//!     match segment.take() {
//!         Ok((data, custody)) => match handle.inject_stream(data, target, drop) {
//!             Ok(()) => custody.block(),
//!             Err(refused) => match custody.give_back(refused.list) {
//!                 Ok(segment) => segment.permit(),
//!                 Err((_other, custody)) => custody.block(),
//!             },
//!         },
//!         Err((segment, _reason)) => segment.permit(),
//!     }
//! }
//! ```

mod block;
mod claim;
mod completion;
mod context;
mod error;
mod forward;
mod handle;
mod kind;
mod mac;
mod network;
mod offer;
mod pending;
pub(crate) mod rundown;
mod state;
mod stream;
mod target;
mod transport;
mod vswitch;

pub use self::{
    claim::{Hop, HopBudget, NotClaimed},
    completion::Completed,
    error::InjectError,
    handle::InjectionHandle,
    kind::{
        Forward, InjectionType, InjectsForward, InjectsL2, InjectsNetwork, InjectsStream, InjectsTransport,
        Kind, L2, Network, Stream, Transport,
    },
    network::OneList,
    state::{InjectionContext, InjectionState},
    target::{
        ForwardTarget, Forwarding, InjectTo, MacReceive, MacSend, NetworkReceive, NetworkSend, RawSend,
        StreamInjection, Target, TransportReceive, TransportSend, VSwitchIngress, Within,
    },
};
pub(crate) use self::{
    context::{block_from, closure_from},
    handle::HandleShare,
    target::SendParameters,
};
