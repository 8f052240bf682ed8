//! What a callout can cope with.

use bitflags::bitflags;

bitflags! {
    /// Registration flags of a callout.
    ///
    /// Without `ALLOW_OFFLOAD`, `ALLOW_RSC`, `ALLOW_USO` and `ALLOW_URO` the stack turns these off for all traffic that a filter of
    /// the callout matches. Bits that this version does not know are kept, but for `FWP_CALLOUT_FLAG_ALLOW_L2_BATCH_CLASSIFY`, with which a
    /// callout is not registered: frames come one by one, each with a verdict of its own (C-302).
    #[doc(alias = "FWP_CALLOUT_FLAG")]
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct CalloutFlags: u32 {
        /// Checksum and large send offload stay on; outgoing packets may be large and have unfinished checksums.
        #[doc(alias = "FWP_CALLOUT_FLAG_ALLOW_OFFLOAD")]
        const ALLOW_OFFLOAD = fwps_sys::FWP_CALLOUT_FLAG_ALLOW_OFFLOAD;
        /// Only flows with a context of this callout reach it (C-183). For a [`FlowCallout`](super::FlowCallout).
        #[doc(alias = "FWP_CALLOUT_FLAG_CONDITIONAL_ON_FLOW")]
        const CONDITIONAL_ON_FLOW = fwps_sys::FWP_CALLOUT_FLAG_CONDITIONAL_ON_FLOW;
        /// Also tells when the transaction that added a filter was committed (C-188). For a [`FilterCallout`](super::FilterCallout), whose
        /// [`filter_committed`](super::FilterCallout::filter_committed) comes then.
        #[doc(alias = "FWP_CALLOUT_FLAG_ENABLE_COMMIT_ADD_NOTIFY")]
        const ENABLE_COMMIT_ADD_NOTIFY = fwps_sys::FWP_CALLOUT_FLAG_ENABLE_COMMIT_ADD_NOTIFY;
        /// Also calls when an existing operation is classified again (C-187), at the layers where sockets are authorised. Without it the verdict
        /// of the first time stands as long as the operation goes on.
        #[doc(alias = "FWP_CALLOUT_FLAG_ALLOW_RECLASSIFY")]
        const ALLOW_RECLASSIFY = fwps_sys::FWP_CALLOUT_FLAG_ALLOW_RECLASSIFY;
        /// Receive segment coalescing stays on; arriving TCP packets may have up to 64 KB.
        #[doc(alias = "FWP_CALLOUT_FLAG_ALLOW_RSC")]
        const ALLOW_RSC = fwps_sys::FWP_CALLOUT_FLAG_ALLOW_RSC;
        /// UDP segmentation offload stays on; outgoing datagrams may be larger than the MTU.
        #[doc(alias = "FWP_CALLOUT_FLAG_ALLOW_USO")]
        const ALLOW_USO = fwps_sys::FWP_CALLOUT_FLAG_ALLOW_USO;
        /// UDP receive offload stays on. Such packets must not be cloned and injected again (C-105).
        #[doc(alias = "FWP_CALLOUT_FLAG_ALLOW_URO")]
        const ALLOW_URO = fwps_sys::FWP_CALLOUT_FLAG_ALLOW_URO;

        const _ = !0;
    }
}
