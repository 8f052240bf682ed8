//! A callout driver that takes every packet out of the stack and puts it back, unchanged.
//!
//! It is the shape that firewalls, VPNs and inspectors start from. At the IP packet layers it works in band: clone, inject, absorb,
//! all inside classify (`network`). At the transport layers it works out of band: clone, absorb, and inject from a worker thread
//! (`transport`). Its own injections come by again; it recognises them and lets them pass.
//!
//! What it saw is in [`COUNTERS`]; in a debugger, `dx inspect!inspect::counters::COUNTERS`.

#![no_std]
#![forbid(unsafe_code)]

mod counters;
mod handles;
mod keys;
mod network;
mod transport;

pub use counters::{COUNTERS, Counters};
use fwps::{
    Error, Guid, Shared, V4, V6,
    callout::Callout,
    driver::{Driver, Start},
    layer::{
        InboundIppacketV4, InboundIppacketV6, InboundTransportV4, InboundTransportV6, OutboundIppacketV4,
        OutboundIppacketV6, OutboundTransportV4, OutboundTransportV6,
    },
    management::{Filter, SubLayer, Transaction, WideStr},
    wide,
};
use handles::Handles;
use network::{InboundNetwork, OutboundNetwork};
use transport::{InboundTransport, OutboundTransport};

fwps::driver_entry!(Inspect, callouts: [
    InboundNetwork<InboundIppacketV4>,
    InboundNetwork<InboundIppacketV6>,
    OutboundNetwork<OutboundIppacketV4>,
    OutboundNetwork<OutboundIppacketV6>,
    InboundTransport<InboundTransportV4>,
    InboundTransport<InboundTransportV6>,
    OutboundTransport<OutboundTransportV4>,
    OutboundTransport<OutboundTransportV6>,
]);

const NAME: WideStr = wide!("inspect");

const SUBLAYER: SubLayer = SubLayer {
    key: Guid::from_u128(0x0f5f_2b0a_64c7_4b57_8c1e_5c3d_7f10_a001),
    name: NAME,
    // Below the universal sublayer, so that IPsec comes first.
    weight: 0,
};

/// The loaded driver: the session keeps the filters alive; the image keeps the callouts.
struct Inspect {
    _engine: fwps::management::Engine,
}

impl Driver for Inspect {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        let v4 = Shared::try_new(Handles::<V4>::create(start)?)?;
        let v6 = Shared::try_new(Handles::<V6>::create(start)?)?;

        start.register(InboundNetwork::<InboundIppacketV4>::new(v4.clone()))?;
        start.register(InboundNetwork::<InboundIppacketV6>::new(v6.clone()))?;
        start.register(OutboundNetwork::<OutboundIppacketV4>::new(v4.clone()))?;
        start.register(OutboundNetwork::<OutboundIppacketV6>::new(v6.clone()))?;
        start.register(InboundTransport::<InboundTransportV4>::create(start, v4.clone())?)?;
        start.register(InboundTransport::<InboundTransportV6>::create(start, v6.clone())?)?;
        start.register(OutboundTransport::<OutboundTransportV4>::create(start, v4)?)?;
        start.register(OutboundTransport::<OutboundTransportV6>::create(start, v6)?)?;

        // Last, since packets come as soon as the filters are there.
        let mut engine = start.engine(NAME)?;
        let mut transaction = engine.transaction(start.passive())?;
        transaction.add_sublayer(SUBLAYER)?;
        attach::<InboundNetwork<InboundIppacketV4>>(&mut transaction)?;
        attach::<InboundNetwork<InboundIppacketV6>>(&mut transaction)?;
        attach::<OutboundNetwork<OutboundIppacketV4>>(&mut transaction)?;
        attach::<OutboundNetwork<OutboundIppacketV6>>(&mut transaction)?;
        attach::<InboundTransport<InboundTransportV4>>(&mut transaction)?;
        attach::<InboundTransport<InboundTransportV6>>(&mut transaction)?;
        attach::<OutboundTransport<OutboundTransportV4>>(&mut transaction)?;
        attach::<OutboundTransport<OutboundTransportV6>>(&mut transaction)?;
        transaction.commit()?;
        Ok(Self { _engine: engine })
    }
}

/// Makes a callout known to the filter engine, with a filter that matches all traffic of its layer.
fn attach<C: Callout>(transaction: &mut Transaction<'_>) -> Result<(), Error> {
    transaction.add_callout::<C>(NAME)?;
    transaction.add_filter(Filter::<C>::new(NAME, SUBLAYER.key))?;
    Ok(())
}
