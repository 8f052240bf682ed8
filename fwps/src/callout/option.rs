//! Options: what a callout says about the state that permitted traffic creates.

use core::num::NonZeroU32;

use fwps_sys::{
    FWP_CLASSIFY_OPTION_LOCAL_ONLY_MAPPING, FWP_CLASSIFY_OPTION_LOOSE_SOURCE_MAPPING,
    FWP_CLASSIFY_OPTION_MCAST_BCAST_LIFETIME, FWP_CLASSIFY_OPTION_MULTICAST_STATE, FWP_CLASSIFY_OPTION_TYPE,
    FWP_CLASSIFY_OPTION_UNICAST_LIFETIME, FWP_OPTION_VALUE_ALLOW_GLOBAL_MULTICAST_STATE,
    FWP_OPTION_VALUE_ALLOW_MULTICAST_STATE, FWP_OPTION_VALUE_DENY_MULTICAST_STATE,
    FWP_OPTION_VALUE_DISABLE_LOCAL_ONLY_MAPPING, FWP_OPTION_VALUE_DISABLE_LOOSE_SOURCE,
    FWP_OPTION_VALUE_ENABLE_LOCAL_ONLY_MAPPING, FWP_OPTION_VALUE_ENABLE_LOOSE_SOURCE, FWP_UINT32, FWP_VALUE0,
    FWP_VALUE0___bindgen_ty_1, FwpsClassifyOptionSet0,
};

use super::{Classify, Filtering};
use crate::{Error, Status, layer::Layer};

/// An option of a classification: something about the state that its traffic creates if it is permitted.
///
/// The options of secure sockets are not here: they take policies of IPsec, which belong to whoever manages those.
#[doc(alias = "FWP_CLASSIFY_OPTION_TYPE")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ClassifyOption {
    /// For which multicast traffic that leaves a state is made, so that answers may come back.
    #[doc(alias = "FWP_CLASSIFY_OPTION_MULTICAST_STATE")]
    MulticastState(MulticastState),
    /// Whether answers may come from another address, as long as the port is the same.
    #[doc(alias = "FWP_CLASSIFY_OPTION_LOOSE_SOURCE_MAPPING")]
    LooseSourceMapping(bool),
    /// How long a unicast state lives without traffic, in seconds.
    #[doc(alias = "FWP_CLASSIFY_OPTION_UNICAST_LIFETIME")]
    UnicastLifetime(NonZeroU32),
    /// How long a multicast or broadcast state lives without traffic, in seconds.
    #[doc(alias = "FWP_CLASSIFY_OPTION_MCAST_BCAST_LIFETIME")]
    MulticastLifetime(NonZeroU32),
    /// Whether answers may come from the local network only.
    #[doc(alias = "FWP_CLASSIFY_OPTION_LOCAL_ONLY_MAPPING")]
    LocalOnlyMapping(bool),
}

/// For which multicast traffic a state is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MulticastState {
    /// For that of the link.
    #[doc(alias = "FWP_OPTION_VALUE_ALLOW_MULTICAST_STATE")]
    LinkLocal,
    /// For none.
    #[doc(alias = "FWP_OPTION_VALUE_DENY_MULTICAST_STATE")]
    Denied,
    /// For all of it.
    #[doc(alias = "FWP_OPTION_VALUE_ALLOW_GLOBAL_MULTICAST_STATE")]
    Global,
}

impl ClassifyOption {
    fn to_raw(self) -> (FWP_CLASSIFY_OPTION_TYPE, u32) {
        match self {
            Self::MulticastState(state) => (
                FWP_CLASSIFY_OPTION_MULTICAST_STATE,
                match state {
                    MulticastState::LinkLocal => FWP_OPTION_VALUE_ALLOW_MULTICAST_STATE,
                    MulticastState::Denied => FWP_OPTION_VALUE_DENY_MULTICAST_STATE,
                    MulticastState::Global => FWP_OPTION_VALUE_ALLOW_GLOBAL_MULTICAST_STATE,
                },
            ),
            Self::LooseSourceMapping(true) => (
                FWP_CLASSIFY_OPTION_LOOSE_SOURCE_MAPPING,
                FWP_OPTION_VALUE_ENABLE_LOOSE_SOURCE,
            ),
            Self::LooseSourceMapping(false) => (
                FWP_CLASSIFY_OPTION_LOOSE_SOURCE_MAPPING,
                FWP_OPTION_VALUE_DISABLE_LOOSE_SOURCE,
            ),
            Self::UnicastLifetime(seconds) => (FWP_CLASSIFY_OPTION_UNICAST_LIFETIME, seconds.get()),
            Self::MulticastLifetime(seconds) => (FWP_CLASSIFY_OPTION_MCAST_BCAST_LIFETIME, seconds.get()),
            Self::LocalOnlyMapping(true) => (
                FWP_CLASSIFY_OPTION_LOCAL_ONLY_MAPPING,
                FWP_OPTION_VALUE_ENABLE_LOCAL_ONLY_MAPPING,
            ),
            Self::LocalOnlyMapping(false) => (
                FWP_CLASSIFY_OPTION_LOCAL_ONLY_MAPPING,
                FWP_OPTION_VALUE_DISABLE_LOCAL_ONLY_MAPPING,
            ),
        }
    }
}

impl<L: Layer<Verdict = Filtering>> Classify<'_, L> {
    /// Sets an option of what this classification permits. IRQL <= DISPATCH_LEVEL.
    ///
    /// It has no effect if the traffic is blocked in the end, nor if a callout of higher weight has set the same option: the first one wins
    /// (C-173). Nothing of it lives longer than the state that the traffic creates.
    ///
    /// ```
    /// use core::num::NonZeroU32;
    /// use fwps::callout::{Classify, ClassifyOption, Verdict};
    /// use fwps::layer::AleAuthConnectV4;
    ///
    /// const MINUTE: NonZeroU32 = NonZeroU32::new(60).unwrap();
    ///
    /// fn classify<'c>(classify: &mut Classify<'c, AleAuthConnectV4>) -> Verdict<'c> {
    ///     if classify.remote_port() == Some(53) {
    ///         // Without it the state lives as long as usual, which is no reason to block.
    ///         let _usual = classify.set_option(ClassifyOption::UnicastLifetime(MINUTE));
    ///     }
    ///     Verdict::proceed()
    /// }
    /// ```
    ///
    /// Source: FwpsClassifyOptionSet0.
    ///
    /// # Errors
    /// [`Error`] with [`Status::UNSUCCESSFUL`] if the engine cannot keep it; the option is as it was.
    #[doc(alias = "FwpsClassifyOptionSet0")]
    pub fn set_option(&mut self, option: ClassifyOption) -> Result<(), Error> {
        let (option, number) = option.to_raw();
        let value = FWP_VALUE0 {
            type_: FWP_UINT32,
            __bindgen_anon_1: FWP_VALUE0___bindgen_ty_1 { uint32: number },
        };
        // SAFETY: inside of classify, with its own metadata (C-173); the value is a local that is only read.
        let status = unsafe { FwpsClassifyOptionSet0(self.metadata_address(), option, &raw const value) };
        Status::from_raw(status).ok("FwpsClassifyOptionSet0")
    }
}
