//! Callouts: the functions that the filter engine calls for each packet.
//!
//! A callout is a type that implements [`Callout`]. The engine calls [`Callout::classify`] on any processor, at any IRQL up to
//! DISPATCH_LEVEL, many times at once (C-147, C-148). What classify is given lives for the call, and its return value is the
//! verdict: there is no way to forget it, and none to make one that the call is not entitled to.
//!
//! A callout that keeps something with connections implements [`FlowCallout`] as well, one that keeps something with the filters that name it
//! [`FilterCallout`].

mod asynchronous;
mod capture;
mod capture_reference;
mod classify;
mod context;
mod destination;
mod flags;
mod option;
mod packet_security;
mod pend;
mod raw;
mod registration;
mod reinject;
mod right;
mod slot;
mod stream;
mod stream_custody;
mod stream_end;
mod stream_flags;
mod target;
mod verdict;
mod verdict_kind;

pub(crate) use asynchronous::Asynchronous;
pub use asynchronous::PendClassifyError;
pub use capture::{CaptureError, CaptureFailure, Custody};
pub use classify::Classify;
pub use context::{
    AssociateError, FilterCallout, Flow, FlowCallout, FlowContexts, NewFilter, Removal, RemovalPlace,
};
pub(crate) use context::{Contexts, FilterContexts, FilterSide, FlowSide};
pub use flags::CalloutFlags;
pub use option::{ClassifyOption, MulticastState};
pub use packet_security::{InboundIpsec, OutboundIpsec};
pub use pend::{PendError, PendFailure};
pub(crate) use registration::{Registration, register};
pub(crate) use reinject::has_frames;
pub use right::{ActionRight, Claim};
#[doc(hidden)]
pub use slot::{CalloutSlot, Slot};
pub use stream::StreamSegment;
pub(crate) use stream::is_stream;
pub use stream_custody::StreamCustody;
pub use stream_end::EndOfStream;
pub use stream_flags::StreamFlags;
pub(crate) use verdict::Taken;
pub use verdict::Verdict;
pub use verdict_kind::{DiscardVerdict, Discarded, Established, EstablishedVerdict, Filtering, VerdictKind};

use crate::{guid::Guid, layer::Layer};

/// A callout: one key, one layer, one classify function.
///
/// The value holds the state of the callout. It is moved into non-paged pool at registration, and dropped after the engine
/// promised not to call it again.
///
/// List the type in [`driver_entry!`](crate::driver_entry), which gives it a place where the C function finds it.
#[doc(alias = "FWPS_CALLOUT")]
pub trait Callout: Send + Sync + Sized + 'static {
    /// The layer of the callout.
    type Layer: Layer;

    /// The key, the same for the registration and for the filter engine's management (C-178). Make a new one for each callout.
    const KEY: Guid;

    /// What the callout can cope with. Each flag that is missing turns an offload off for all traffic that reaches the callout
    /// (C-184, C-185), so the choice is mandatory.
    const FLAGS: CalloutFlags;

    /// Looks at one event of the layer and decides. IRQL <= DISPATCH_LEVEL; it must not wait.
    ///
    /// Most layers take a [`Verdict`]. Where a flow was established it is an [`EstablishedVerdict`] (C-169), at discard layers a
    /// [`DiscardVerdict`] (C-172).
    ///
    /// Source: FWPS_CALLOUT_CLASSIFY_FN2.
    #[doc(alias = "classifyFn")]
    fn classify<'c>(
        &self,
        classify: &mut Classify<'c, Self::Layer>,
    ) -> Verdict<'c, <Self::Layer as Layer>::Verdict>;
}
