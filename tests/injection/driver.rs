//! A driver that takes traffic at every layer that injection knows, as far as the plan says.

use fwps::{
    Error, Guid,
    callout::Callout,
    driver::{Driver, Start},
    layer::{
        DatagramDataV4, DatagramDataV6, EgressVswitchEthernet, InboundIcmpErrorV4, InboundIcmpErrorV6,
        InboundIppacketV4, InboundIppacketV6, InboundMacFrameEthernet, InboundMacFrameNative,
        InboundTransportV4, InboundTransportV6, IngressVswitchEthernet, IpforwardV4, IpforwardV6,
        OutboundIcmpErrorV4, OutboundIcmpErrorV6, OutboundIppacketV4, OutboundIppacketV6,
        OutboundMacFrameEthernet, OutboundMacFrameNative, OutboundTransportV4, OutboundTransportV6, StreamV4,
        StreamV6,
    },
    management::{Engine, Filter, SubLayer, Transaction},
    wide,
};

use crate::{
    common::plan,
    segments::{Arrives, Leaves},
    streams::Streams,
    takes::Takes,
};

/// A callout of this driver.
pub(crate) trait Create: Callout + Sized {
    /// The kind that plans name.
    const KIND: u32;

    fn create(start: &Start<'_>) -> Result<Self, Error>;
}

const SUBLAYER: SubLayer = SubLayer {
    key: Guid::from_u128(0xE5),
    name: wide!("tests"),
    weight: 1,
};

fn attach<C: Create>(transaction: &mut Transaction<'_>) -> Result<(), Error> {
    if plan().kinds & C::KIND == 0 {
        return Ok(());
    }
    transaction.add_callout::<C>(wide!("callout"))?;
    transaction.add_filter(Filter::<C>::new(wide!("filter"), SUBLAYER.key))?;
    Ok(())
}

macro_rules! program {
    ($($callout:ty,)+) => {
        struct Program(#[expect(dead_code, reason = "keeps the filters")] Engine);

        impl Driver for Program {
            fn start(start: &mut Start<'_>) -> Result<Self, Error> {
                $(if plan().kinds & <$callout as Create>::KIND != 0 {
                    start.register(<$callout as Create>::create(start)?)?;
                })+
                let mut engine = start.engine(wide!("tests"))?;
                let mut transaction = engine.transaction(start.passive())?;
                transaction.add_sublayer(SUBLAYER)?;
                $(attach::<$callout>(&mut transaction)?;)+
                transaction.commit()?;
                Ok(Self(engine))
            }
        }

        fwps::driver_entry!(Program, callouts: [$($callout),+]);
    };
}

program! {
    Takes<OutboundIppacketV4>,
    Takes<OutboundIppacketV6>,
    Takes<InboundIppacketV4>,
    Takes<InboundIppacketV6>,
    Takes<IpforwardV4>,
    Takes<IpforwardV6>,
    Takes<InboundMacFrameEthernet>,
    Takes<InboundMacFrameNative>,
    Takes<OutboundMacFrameEthernet>,
    Takes<OutboundMacFrameNative>,
    Takes<IngressVswitchEthernet>,
    Takes<EgressVswitchEthernet>,
    Leaves<OutboundTransportV4>,
    Leaves<OutboundTransportV6>,
    Arrives<InboundTransportV4>,
    Arrives<InboundTransportV6>,
    Leaves<DatagramDataV4>,
    Leaves<DatagramDataV6>,
    Arrives<DatagramDataV4>,
    Arrives<DatagramDataV6>,
    Leaves<OutboundIcmpErrorV4>,
    Leaves<OutboundIcmpErrorV6>,
    Arrives<InboundIcmpErrorV4>,
    Arrives<InboundIcmpErrorV6>,
    Streams<StreamV4>,
    Streams<StreamV6>,
}
