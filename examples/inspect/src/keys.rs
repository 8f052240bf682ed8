//! The keys of the callouts: one per layer, made once for this driver.

use fwps::{
    Guid,
    layer::{
        InboundIppacketV4, InboundIppacketV6, InboundTransportV4, InboundTransportV6, OutboundIppacketV4,
        OutboundIppacketV6, OutboundTransportV4, OutboundTransportV6,
    },
};

/// A layer that this driver has a callout for.
pub(crate) trait Keyed {
    /// The callout's key.
    const CALLOUT_KEY: Guid;
}

macro_rules! keys {
    ($($layer:ty = $key:literal,)+) => {
        $(impl Keyed for $layer {
            const CALLOUT_KEY: Guid = Guid::from_u128($key);
        })+
    };
}

keys! {
    InboundIppacketV4 = 0x0f5f_2b0a_64c7_4b57_8c1e_5c3d_7f10_b001,
    InboundIppacketV6 = 0x0f5f_2b0a_64c7_4b57_8c1e_5c3d_7f10_b002,
    OutboundIppacketV4 = 0x0f5f_2b0a_64c7_4b57_8c1e_5c3d_7f10_b003,
    OutboundIppacketV6 = 0x0f5f_2b0a_64c7_4b57_8c1e_5c3d_7f10_b004,
    InboundTransportV4 = 0x0f5f_2b0a_64c7_4b57_8c1e_5c3d_7f10_b005,
    InboundTransportV6 = 0x0f5f_2b0a_64c7_4b57_8c1e_5c3d_7f10_b006,
    OutboundTransportV4 = 0x0f5f_2b0a_64c7_4b57_8c1e_5c3d_7f10_b007,
    OutboundTransportV6 = 0x0f5f_2b0a_64c7_4b57_8c1e_5c3d_7f10_b008,
}
