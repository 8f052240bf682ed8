//! The driver: callouts at every layer that the crate knows something to do at.

use std::sync::atomic::Ordering::Relaxed;

use fwps::{
    Error, Guid, Passive,
    callout::Callout,
    driver::{Driver, Start},
    layer::{
        AleAuthConnectV4, AleAuthConnectV6, AleAuthListenV4, AleAuthListenV6, AleAuthRecvAcceptV4,
        AleAuthRecvAcceptV6, AleBindRedirectV4, AleBindRedirectV6, AleConnectRedirectV4,
        AleConnectRedirectV6, AleEndpointClosureV4, AleEndpointClosureV6, AleResourceAssignmentV4,
        AleResourceAssignmentV6, DatagramDataV4, DatagramDataV6, EgressVswitchEthernet, InboundIcmpErrorV4,
        InboundIcmpErrorV6, InboundIppacketV4, InboundIppacketV6, InboundMacFrameEthernet,
        InboundMacFrameNative, InboundTransportV4, InboundTransportV6, IngressVswitchEthernet, IpforwardV4,
        IpforwardV6, OutboundIcmpErrorV4, OutboundIcmpErrorV6, OutboundIppacketV4, OutboundIppacketV6,
        OutboundMacFrameEthernet, OutboundMacFrameNative, OutboundTransportV4, OutboundTransportV6, StreamV4,
        StreamV6,
    },
    management::{Engine, Filter, FilterAction, SubLayer, Transaction},
    wide,
};

use crate::{
    ale::{self, Pends},
    answers::{self, Answers, Redirects},
    common::plan,
    keeps::{self, v4, v6},
    odd::Odd,
    options::{OptionsV4, OptionsV6},
    segments::{Arrives, Leaves},
    streams::Streams,
    takes::Takes,
    tool::{LEAKS, dispose},
};

/// A callout of the injection tests.
pub(crate) trait Create: Callout + Sized {
    /// The kind that plans name.
    const KIND: u32;

    fn create(start: &Start<'_>) -> Result<Self, Error>;
}

/// Kinds of this driver, beside those of the injection tests.
pub(crate) const KEEPS: u32 = 1 << 16;
pub(crate) const PENDS: u32 = 1 << 17;
pub(crate) const ODD: u32 = 1 << 18;
pub(crate) const ANSWERS: u32 = 1 << 19;

/// Those that watch come before those that take.
const SUBLAYERS: [SubLayer; 3] = [
    SubLayer {
        key: Guid::from_u128(0x7A80),
        name: wide!("watch"),
        weight: 9,
    },
    SubLayer {
        key: Guid::from_u128(0x7A81),
        name: wide!("take"),
        weight: 5,
    },
    SubLayer {
        key: Guid::from_u128(0x7A82),
        name: wide!("odd"),
        weight: 1,
    },
];

fn attach<C: Callout>(
    transaction: &mut Transaction<'_>,
    kind: u32,
    sublayer: usize,
    action: FilterAction,
) -> Result<(), Error> {
    if plan().kinds & kind == 0 {
        return Ok(());
    }
    transaction.add_callout::<C>(wide!("callout"))?;
    let mut filter = Filter::<C>::new(wide!("filter"), SUBLAYERS[sublayer].key);
    filter.action = action;
    transaction.add_filter(filter)?;
    Ok(())
}

macro_rules! program {
    (takes: [$($takes:ty,)+], others: [$($other:ty = ($kind:ident, $sublayer:literal, $action:ident),)+],) => {
        pub(crate) struct Program(Option<Engine>);

        impl Driver for Program {
            fn start(start: &mut Start<'_>) -> Result<Self, Error> {
                let kinds = plan().kinds;
                $(if kinds & <$takes as Create>::KIND != 0 {
                    start.register(<$takes as Create>::create(start)?)?;
                })+
                if kinds & KEEPS != 0 {
                    keeps::register(start)?;
                }
                if kinds & PENDS != 0 {
                    ale::register(start)?;
                }
                if kinds & ANSWERS != 0 {
                    answers::register(start)?;
                    start.register(OptionsV4)?;
                    start.register(OptionsV6)?;
                }
                if kinds & ODD != 0 {
                    Odd::register(start, LEAKS.load(Relaxed))?;
                }
                let mut engine = start.engine(wide!("races"))?;
                let mut transaction = engine.transaction(start.passive())?;
                for sublayer in SUBLAYERS {
                    transaction.add_sublayer(sublayer)?;
                }
                $(attach::<$takes>(
                    &mut transaction,
                    <$takes as Create>::KIND,
                    1,
                    FilterAction::Unknown,
                )?;)+
                $(attach::<$other>(&mut transaction, $kind, $sublayer, FilterAction::$action)?;)+
                transaction.commit()?;
                Ok(Self(Some(engine)))
            }

            fn stop(&mut self, _passive: &Passive<'_>) {
                dispose(self.0.take());
            }
        }

        fwps::driver_entry!(Program, callouts: [$($takes,)+ $($other),+]);
    };
}

program! {
    takes: [
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
    ],
    others: [
        v4::Keeps = (KEEPS, 0, Inspection),
        v6::Keeps = (KEEPS, 0, Inspection),
        v4::Watches = (KEEPS, 0, Inspection),
        v6::Watches = (KEEPS, 0, Inspection),
        v4::Established = (KEEPS, 0, Inspection),
        v6::Established = (KEEPS, 0, Inspection),
        Pends<AleAuthRecvAcceptV4> = (PENDS, 1, Unknown),
        Pends<AleAuthRecvAcceptV6> = (PENDS, 1, Unknown),
        Pends<AleAuthConnectV4> = (PENDS, 1, Unknown),
        Pends<AleAuthConnectV6> = (PENDS, 1, Unknown),
        Pends<AleResourceAssignmentV4> = (PENDS, 1, Unknown),
        Pends<AleResourceAssignmentV6> = (PENDS, 1, Unknown),
        Pends<AleAuthListenV4> = (PENDS, 1, Unknown),
        Pends<AleAuthListenV6> = (PENDS, 1, Unknown),
        Redirects<AleConnectRedirectV4> = (ANSWERS, 1, Unknown),
        Redirects<AleConnectRedirectV6> = (ANSWERS, 1, Unknown),
        Answers<AleBindRedirectV4> = (ANSWERS, 1, Unknown),
        Answers<AleBindRedirectV6> = (ANSWERS, 1, Unknown),
        Answers<AleEndpointClosureV4> = (ANSWERS, 1, Unknown),
        Answers<AleEndpointClosureV6> = (ANSWERS, 1, Unknown),
        OptionsV4 = (ANSWERS, 1, Unknown),
        OptionsV6 = (ANSWERS, 1, Unknown),
        Odd = (ODD, 2, Unknown),
    ],
}
