//! Safe Rust for callout drivers of the Windows Filtering Platform.
//!
//! With C you write
//!
//! ```c
//! FwpsAllocateCloneNetBufferList0(original, NULL, NULL, 0, &clone);
//! status = FwpsInjectNetworkSendAsync0(handle, NULL, 0, compartment, clone, completed, context);
//! if (status != STATUS_SUCCESS) { /* who frees clone and context now? */ }
//! classifyOut->actionType = FWP_ACTION_BLOCK;             /* may this call write it at all? */
//! classifyOut->flags |= FWPS_CLASSIFY_OUT_FLAG_ABSORB;    /* and the rights? */
//! ```
//!
//! Here you write
//!
//! ```
//! # use fwps::{V4, callout::{Classify, Verdict}, inject::{InjectionHandle, Network}, layer::OutboundIppacketV4};
//! # fn classify<'c>(handle: &InjectionHandle<Network<V4>>, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
//! let Ok(claim) = handle.claim(classify) else {
//!     return Verdict::proceed(); // its own injection, which comes by again, or somebody has decided already
//! };
//! let (clone, custody) = match classify.capture(claim) {
//!     Ok(captured) => captured,
//!     Err(failed) => return failed.claim.permit(),
//! };
//! match handle.inject_network_send(clone, classify.network_send(), drop) {
//!     Ok(()) => custody.absorb(),
//!     Err(refused) => match custody.give_back(refused.list) {
//!         Ok(claim) => claim.permit(),
//!         Err(_) => Verdict::block(),
//!     },
//! }
//! # }
//! ```
//!
//! # What the crate does for you
//!
//! | rule of the platform | how it is kept |
//! |---|---|
//! | a list is freed once, by the function of its origin | [`Nbl<O>`](nbl::Nbl): the origin is a type, `Drop` frees |
//! | after a successful injection the list is the stack's | it was moved |
//! | after a refused one it is yours | [`InjectError`](inject::InjectError) gives it back, with the target and the closure |
//! | a handle injects what it was made for | [`InjectionHandle<K>`](inject::InjectionHandle): other kinds do not compile |
//! | an inbound injection has one packet | [`Single<O>`](nbl::Single) |
//! | a chain completes in parts | its closure is an `Fn`, counted and dropped once |
//! | own packets pass as they are | a capture takes a [`Claim`](callout::Claim), which is not given for them |
//! | TCP is not injected from inside classify at transport layers | those functions want an [`OutOfBand`] witness |
//! | passive-level functions | want a [`Passive`] witness, which classify and completions do not have |
//! | nothing of classify is kept | everything borrowed carries the lifetime of the call |
//! | the action needs the right | verdicts are made from an [`ActionRight`](callout::ActionRight), a [`Claim`](callout::Claim) or a [`Custody`](callout::Custody) |
//! | a stream callout always decides, once | verdicts are made from the [`StreamSegment`](callout::StreamSegment) |
//! | a pended operation is completed once | [`PendedOperation`](pending::PendedOperation): a token, completed by its drop and at unload |
//! | a pended classification is completed once, after what was changed is applied | [`PendedClassify`](pending::PendedClassify): the same, and its request is lent to a closure |
//! | a connection is not redirected again and again | [`Redirectable`](redirect::Redirectable): only the state that was asked for gives it |
//! | a flow context goes back once | [`FlowContexts`](callout::FlowContexts) owns it; a refusal returns it, a call is lent it |
//! | unload waits for everything | the [`Image`](driver::Image) ends it, in order, even what was leaked |
//!
//! # What it does not do
//!
//! It does not parse packets: use a parser crate on the bytes that you read. It does not check what a packet says. What it covers of the
//! platform grows; functions that are not here yet are in [`fwps_sys`], raw.
//!
//! # Beside the WDK
//!
//! A driver whose `DriverEntry` belongs to another framework, as with KMDF through `wdk-sys`, starts its [`Driver`](driver::Driver) with
//! [`LoadedDriver`](driver::LoadedDriver). With the feature `wdk`, on Windows, `DEVICE_OBJECT` and `UNICODE_STRING` are those of `wdk-sys`,
//! so they pass without a cast.
//!
//! # Requirements
//!
//! Windows 10 version 2004 or later, x86-64 or ARM64. `no_std`; it allocates non-paged pool only, and every allocation can fail.

#![no_std]

mod atomic;
pub mod callout;
pub mod driver;
mod error;
mod family;
mod ffi;
mod guid;
pub mod inject;
mod irql;
pub mod layer;
mod macros;
pub mod management;
pub mod nbl;
pub mod pending;
mod pool;
mod promises;
mod queue;
pub mod redirect;
mod status;
mod sync;

pub use crate::{
    error::Error,
    family::{Family, V4, V6},
    guid::Guid,
    inject::{InjectionHandle, Kind},
    irql::{Dispatch, Passive},
    pool::{Lookaside, OutOfPool, PoolBox, Shared},
    queue::{Job, OutOfBand, OutOfBandQueue, QueueFull, QueueLimits, QueueLoad},
    status::Status,
};

/// What the macros of this crate refer to; not for use.
#[doc(hidden)]
pub mod private {
    pub use fwps_sys::{DRIVER_OBJECT, NTSTATUS, UNICODE_STRING};

    pub use crate::management::{wide_length, wide_units};
}
