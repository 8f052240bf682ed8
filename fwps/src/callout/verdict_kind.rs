//! What callouts may answer, by the kind of their layer.

use super::{Verdict, verdict::Action};

/// What callouts at a layer may answer.
pub trait VerdictKind: sealed::Sealed + core::fmt::Debug + 'static {}

/// Layers that filter: callouts may let go, block, and with the right to it permit, capture and pend.
#[derive(Debug)]
pub enum Filtering {}

/// Layers that tell of flows that were established: the layers before authorised them, and these decide no more (C-169).
#[derive(Debug)]
pub enum Established {}

/// Discard layers: they tell of packets that are dropped already (C-172).
#[derive(Debug)]
pub enum Discarded {}

impl VerdictKind for Filtering {}
impl VerdictKind for Established {}
impl VerdictKind for Discarded {}

/// What a callout answers where a flow was established: it goes on, but for an emergency.
///
/// ```
/// use fwps::callout::{Classify, EstablishedVerdict, Verdict};
/// use fwps::layer::AleFlowEstablishedV4;
///
/// # fn remember(_flow: u64) -> Result<(), ()> { Ok(()) }
/// fn classify<'c>(classify: &mut Classify<'c, AleFlowEstablishedV4>) -> EstablishedVerdict<'c> {
///     match classify.flow_handle().map(remember) {
///         // A flow that would never be inspected is a hole; there is no other way to stop it any more.
///         Some(Err(())) => Verdict::emergency_block(),
///         _ => Verdict::proceed(),
///     }
/// }
/// ```
pub type EstablishedVerdict<'c> = Verdict<'c, Established>;

/// What a callout answers at a discard layer: the packet is gone, and the answer is about what the stack does next.
pub type DiscardVerdict<'c> = Verdict<'c, Discarded>;

impl Verdict<'_, Established> {
    /// Ends a connection that was authorised and established, because letting it go on would be a security risk after an error of the driver's
    /// own: its context could not be allocated, and it would pass uninspected.
    ///
    /// For nothing else: both sides believe that they are connected (C-169, C-295). Connections that are not wanted are blocked at the ALE layers
    /// before, those that turn out to be bad at the transport or stream layers.
    #[doc(alias = "FWP_ACTION_BLOCK")]
    pub fn emergency_block() -> Self {
        Self::new(Action::Block)
    }
}

impl Verdict<'_, Discarded> {
    /// Keeps the stack from answering the packet: no TCP reset and no ICMP error goes out for a port that nobody listens at, which hides the
    /// host (C-172).
    ///
    /// It has an effect where the stack would answer, when no endpoint was found: at the inbound transport discard layers for a TCP segment, at
    /// the inbound IP packet discard layers for a datagram. Elsewhere it is as good as [`Verdict::proceed`]. The reason is in [`Classify::discard_reason`](super::Classify::discard_reason).
    #[doc(alias = "FWP_ACTION_BLOCK")]
    pub fn suppress_answer() -> Self {
        Self::new(Action::Block)
    }
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Filtering {}
    impl Sealed for super::Established {}
    impl Sealed for super::Discarded {}
}
