//! Redirection: letting a connection go to another place, often a proxy on the same machine, and a socket be bound to another address.
//!
//! At the layers of connect redirection a callout asks its [`RedirectHandle`] for the [`RedirectState`] of the connection. Only a connection
//! that may be redirected comes with a [`Redirectable`], which redirecting uses up (C-241). Then it changes the [`ConnectRequest`] in the call:
//!
//! ```
//! # use core::num::NonZeroU32;
//! # use fwps::{callout::{Classify, Verdict}, layer::AleConnectRedirectV4, redirect::{RedirectHandle, RedirectState}};
//! # fn classify<'c>(handle: &RedirectHandle, proxy: NonZeroU32, classify: &mut Classify<'c, AleConnectRedirectV4>) -> Verdict<'c> {
//! let redirectable = match handle.state(classify) {
//!     RedirectState::NotRedirected(redirectable) => redirectable,
//!     _ => return Verdict::proceed(), // the proxy's own connection, or somebody else's
//! };
//! let Some(right) = classify.take_action_right() else {
//!     return Verdict::proceed();
//! };
//! let redirected = classify.with_request(right, |request| {
//!     let target = request.local_target(8080);
//!     request.redirect_to_local(redirectable, target, proxy, None)
//! });
//! match redirected {
//!     Ok((Ok(()), right)) => right.permit(),
//!     _ => Verdict::block(),
//! }
//! # }
//! ```
//!
//! Or it pends the classification, with [`Classify::pend_redirect`](crate::callout::Classify::pend_redirect), and changes the request of
//! the [`PendedRedirect`] on another thread.
//!
//! A connect redirection is about one flow; a bind redirection about every connection of the socket (C-250). TCP, UDP, raw UDP over IPv4
//! without a header of the application's own, and raw ICMP can be redirected (C-248).
//!
//! The proxy gets the records and the context of the connection from the socket that it accepted, and sets the records on its socket
//! before that connects; otherwise its connection is redirected again (C-251). [`RedirectRecords`] are for drivers that hand them over
//! themselves.

mod bind;
mod connect;
mod context;
mod handle;
mod layer;
mod pended;
mod records;
mod request;
mod state;
mod version;
mod writable;

pub use self::{
    bind::{BindRequest, BindVersion},
    connect::{ConnectRequest, RedirectError, RedirectFailure},
    context::RedirectContext,
    handle::RedirectHandle,
    layer::{ConnectRedirectLayer, RedirectLayer},
    pended::{PendRedirectError, PendedRedirect, PendedRequestError, PendedRequestFailure, Reauthorize},
    records::RedirectRecords,
    request::RequestError,
    state::{RedirectState, Redirectable, RedirectedBySelf},
    version::ConnectVersion,
};
