//! What a handle may inject, as flags and as types.

use core::marker::PhantomData;

use bitflags::bitflags;
use fwps_sys::{
    ADDRESS_FAMILY, AF_UNSPEC, FWPS_INJECTION_TYPE_FORWARD, FWPS_INJECTION_TYPE_L2,
    FWPS_INJECTION_TYPE_NETWORK, FWPS_INJECTION_TYPE_STREAM, FWPS_INJECTION_TYPE_TRANSPORT,
    FWPS_INJECTION_TYPE_VSWITCH_TRANSPORT,
};

use crate::family::Family;

bitflags! {
    /// The kinds of injection that a handle is made for (C-001).
    ///
    /// Bits that this version does not know are kept.
    #[doc(alias = "FWPS_INJECTION_TYPE")]
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct InjectionType: u32 {
        /// Data into TCP streams.
        #[doc(alias = "FWPS_INJECTION_TYPE_STREAM")]
        const STREAM = FWPS_INJECTION_TYPE_STREAM;
        /// Packets at the transport layers, and at the layers treated like them.
        #[doc(alias = "FWPS_INJECTION_TYPE_TRANSPORT")]
        const TRANSPORT = FWPS_INJECTION_TYPE_TRANSPORT;
        /// IP packets, sent and received; needs one address family (C-003).
        #[doc(alias = "FWPS_INJECTION_TYPE_NETWORK")]
        const NETWORK = FWPS_INJECTION_TYPE_NETWORK;
        /// IP packets that the machine forwards.
        #[doc(alias = "FWPS_INJECTION_TYPE_FORWARD")]
        const FORWARD = FWPS_INJECTION_TYPE_FORWARD;
        /// Frames, at the MAC layers and into a virtual switch (C-004).
        #[doc(alias = "FWPS_INJECTION_TYPE_L2")]
        const L2 = FWPS_INJECTION_TYPE_L2;
        /// In the headers, without a documented function.
        #[doc(alias = "FWPS_INJECTION_TYPE_VSWITCH_TRANSPORT")]
        const VSWITCH_TRANSPORT = FWPS_INJECTION_TYPE_VSWITCH_TRANSPORT;

        const _ = !0;
    }
}

/// A kind of injection handle: [`Network`], [`Transport`], [`Stream`], [`Forward`], [`L2`], or a tuple of them, in this order.
///
/// Each inject function exists for the kinds that may call it, so a wrong handle does not compile. A tuple makes a handle for several
/// kinds. [`Network`] and [`L2`] exclude each other, since a handle has one address family: the one needs a family, the other must not
/// have one (C-003).
///
/// ```
/// # use fwps::{V4, inject::{Forward, InjectionType, Kind, Network, Stream, Transport}};
/// type Everything = (Network<V4>, Transport, Stream, Forward);
/// assert_eq!(
///     Everything::TYPES,
///     InjectionType::NETWORK | InjectionType::TRANSPORT | InjectionType::STREAM | InjectionType::FORWARD
/// );
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no kind of injection handle",
    label = "expected `Network<F>`, `Transport`, `Stream`, `Forward`, `L2`, or a tuple of them in this order, without `L2` beside `Network<F>`"
)]
pub trait Kind: sealed::Sealed + Send + Sync + 'static {
    /// The flags that the handle is made with; never zero, which would mean three kinds at once (C-002).
    const TYPES: InjectionType;
    /// The address family that the handle is made with.
    #[doc(hidden)]
    const ADDRESS_FAMILY: ADDRESS_FAMILY;
    /// Whether the handle is destroyed before the filters go: injections of frames need them (C-068).
    #[doc(hidden)]
    const MUST_END_FIRST: bool = Self::TYPES.contains(InjectionType::L2);
}

/// Injection of IP packets of one family at the network layers (C-037).
#[derive(Debug)]
pub struct Network<F: Family>(PhantomData<F>);

/// Injection at the transport layers, of both families (C-048).
#[derive(Debug)]
pub enum Transport {}

/// Injection of data into TCP streams, of both families.
#[derive(Debug)]
pub enum Stream {}

/// Injection of IP packets on their way through this machine, of both families (C-041).
#[derive(Debug)]
pub enum Forward {}

/// Injection of frames: at the MAC layers, and into a virtual switch (C-004, C-065).
#[derive(Debug)]
pub enum L2 {}

/// A kind whose handles inject IP packets of family `F` at the network layers.
#[diagnostic::on_unimplemented(
    message = "a handle of kind `{Self}` does not inject at the network layers",
    label = "expected a kind with `Network<{F}>`"
)]
pub trait InjectsNetwork<F: Family>: Kind {}

/// A kind whose handles inject segments and datagrams of family `F`.
#[diagnostic::on_unimplemented(
    message = "a handle of kind `{Self}` does not inject at the transport layers",
    label = "expected a kind with `Transport`, and without a network family other than `{F}`"
)]
pub trait InjectsTransport<F: Family>: Kind {}

/// A kind whose handles inject data into TCP streams of family `F`.
#[diagnostic::on_unimplemented(
    message = "a handle of kind `{Self}` does not inject into streams",
    label = "expected a kind with `Stream`, and without a network family other than `{F}`"
)]
pub trait InjectsStream<F: Family>: Kind {}

/// A kind whose handles inject forwarded IP packets of family `F`.
#[diagnostic::on_unimplemented(
    message = "a handle of kind `{Self}` does not inject forwarded packets",
    label = "expected a kind with `Forward`, and without a network family other than `{F}`"
)]
pub trait InjectsForward<F: Family>: Kind {}

/// A kind whose handles inject frames.
#[diagnostic::on_unimplemented(
    message = "a handle of kind `{Self}` does not inject frames",
    label = "expected a kind with `L2`"
)]
pub trait InjectsL2: Kind {}

/// Makes types kinds of handles, of no family or of the family `F`, with their flags.
macro_rules! kinds {
    (no family: $($kind:ty = $($part:ident)|+;)+) => {$(
        impl sealed::Sealed for $kind {}
        impl Kind for $kind {
            const TYPES: InjectionType = InjectionType::empty()$(.union(InjectionType::$part))+;
            const ADDRESS_FAMILY: ADDRESS_FAMILY = AF_UNSPEC as ADDRESS_FAMILY;
        }
    )+};
    (family F: $($kind:ty = $($part:ident)|+;)+) => {$(
        impl<F: Family> sealed::Sealed for $kind {}
        impl<F: Family> Kind for $kind {
            const TYPES: InjectionType = InjectionType::empty()$(.union(InjectionType::$part))+;
            const ADDRESS_FAMILY: ADDRESS_FAMILY = F::ADDRESS_FAMILY;
        }
    )+};
}

kinds! { no family:
    Transport = TRANSPORT;
    Stream = STREAM;
    Forward = FORWARD;
    L2 = L2;
    (Transport, Stream) = TRANSPORT | STREAM;
    (Transport, Forward) = TRANSPORT | FORWARD;
    (Transport, L2) = TRANSPORT | L2;
    (Stream, Forward) = STREAM | FORWARD;
    (Stream, L2) = STREAM | L2;
    (Forward, L2) = FORWARD | L2;
    (Transport, Stream, Forward) = TRANSPORT | STREAM | FORWARD;
    (Transport, Stream, L2) = TRANSPORT | STREAM | L2;
    (Transport, Forward, L2) = TRANSPORT | FORWARD | L2;
    (Stream, Forward, L2) = STREAM | FORWARD | L2;
    (Transport, Stream, Forward, L2) = TRANSPORT | STREAM | FORWARD | L2;
}

kinds! { family F:
    Network<F> = NETWORK;
    (Network<F>, Transport) = NETWORK | TRANSPORT;
    (Network<F>, Stream) = NETWORK | STREAM;
    (Network<F>, Forward) = NETWORK | FORWARD;
    (Network<F>, Transport, Stream) = NETWORK | TRANSPORT | STREAM;
    (Network<F>, Transport, Forward) = NETWORK | TRANSPORT | FORWARD;
    (Network<F>, Stream, Forward) = NETWORK | STREAM | FORWARD;
    (Network<F>, Transport, Stream, Forward) = NETWORK | TRANSPORT | STREAM | FORWARD;
}

/// States which kinds have a capability, for the packets of a family. Only kinds with `Network<F>` are bound to one family.
macro_rules! capability {
    ($capability:ident: $($kind:ty),+ $(,)?) => {
        $(impl<F: Family> $capability<F> for $kind {})+
    };
}

capability! { InjectsNetwork:
    Network<F>, (Network<F>, Transport), (Network<F>, Stream), (Network<F>, Forward), (Network<F>, Transport, Stream),
    (Network<F>, Transport, Forward), (Network<F>, Stream, Forward), (Network<F>, Transport, Stream, Forward),
}

capability! { InjectsTransport:
    Transport, (Transport, Stream), (Transport, Forward), (Transport, L2), (Transport, Stream, Forward),
    (Transport, Stream, L2), (Transport, Forward, L2), (Transport, Stream, Forward, L2), (Network<F>, Transport),
    (Network<F>, Transport, Stream), (Network<F>, Transport, Forward), (Network<F>, Transport, Stream, Forward),
}

capability! { InjectsStream:
    Stream, (Transport, Stream), (Stream, Forward), (Stream, L2), (Transport, Stream, Forward),
    (Transport, Stream, L2), (Stream, Forward, L2), (Transport, Stream, Forward, L2), (Network<F>, Stream),
    (Network<F>, Transport, Stream), (Network<F>, Stream, Forward), (Network<F>, Transport, Stream, Forward),
}

capability! { InjectsForward:
    Forward, (Transport, Forward), (Stream, Forward), (Forward, L2), (Transport, Stream, Forward),
    (Transport, Forward, L2), (Stream, Forward, L2), (Transport, Stream, Forward, L2), (Network<F>, Forward),
    (Network<F>, Transport, Forward), (Network<F>, Stream, Forward), (Network<F>, Transport, Stream, Forward),
}

/// States which kinds inject frames.
macro_rules! frames {
    ($($kind:ty),+ $(,)?) => {
        $(impl InjectsL2 for $kind {})+
    };
}

frames! {
    L2, (Transport, L2), (Stream, L2), (Forward, L2), (Transport, Stream, L2), (Transport, Forward, L2),
    (Stream, Forward, L2), (Transport, Stream, Forward, L2),
}

mod sealed {
    pub trait Sealed {}
}
