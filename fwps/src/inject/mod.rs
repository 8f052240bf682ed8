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
