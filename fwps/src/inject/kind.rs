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

/// A kind of injection handle. Each inject function exists for the kinds that may call it, so a wrong handle does not
/// compile.
pub trait Kind: sealed::Sealed + Send + Sync + 'static {
    /// The flags that the handle is made with; never zero, which would mean three kinds at once (C-002).
    const TYPES: InjectionType;
    /// The address family that the handle is made with.
    #[doc(hidden)]
    const ADDRESS_FAMILY: ADDRESS_FAMILY;
}

/// Injection of IP packets of one family at the network layers (C-037).
#[derive(Debug)]
pub struct Network<F: Family>(PhantomData<F>);

/// Injection at the transport layers, of both families (C-048).
#[derive(Debug)]
pub enum Transport {}

impl<F: Family> Kind for Network<F> {
    const TYPES: InjectionType = InjectionType::NETWORK;
    const ADDRESS_FAMILY: ADDRESS_FAMILY = F::ADDRESS_FAMILY;
}

impl Kind for Transport {
    const TYPES: InjectionType = InjectionType::TRANSPORT;
    const ADDRESS_FAMILY: ADDRESS_FAMILY = AF_UNSPEC as ADDRESS_FAMILY;
}

mod sealed {
    pub trait Sealed {}
    impl<F: super::Family> Sealed for super::Network<F> {}
    impl Sealed for super::Transport {}
}
