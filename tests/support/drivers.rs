//! What the drivers of the tests have in common.

use fwps::{
    Error, Guid, InjectionHandle, V4,
    callout::{Callout, Classify, Verdict},
    driver::Start,
    inject::{Completed, Network},
    layer::OutboundIppacketV4,
    management::{Engine, Filter, FilterAction, SubLayer},
    nbl::Cloned,
    wide,
};
use fwps_sim::{Completions, DriverEntry, Outcome, Sim};

/// A handle as these drivers use it.
pub type Handle = InjectionHandle<Network<V4>>;

/// The sublayer of these drivers.
pub const SUBLAYER: SubLayer = SubLayer {
    key: Guid::from_u128(0xC0),
    name: wide!("tests"),
    weight: 1,
};

/// Adds a callout, with a filter for all traffic of its layer.
///
/// # Errors
/// What the filter engine refuses.
pub fn attach<C: Callout>(start: &Start<'_>, action: FilterAction) -> Result<Engine, Error> {
    let mut engine = start.engine(wide!("tests"))?;
    let mut transaction = engine.transaction(start.passive())?;
    transaction.add_sublayer(SUBLAYER)?;
    transaction.add_callout::<C>(wide!("callout"))?;
    let mut filter = Filter::<C>::new(wide!("filter"), SUBLAYER.key);
    filter.action = action;
    transaction.add_filter(filter)?;
    transaction.commit()?;
    Ok(engine)
}

/// Puts a clone into the place of each packet.
pub fn replace<'c>(
    handle: &Handle,
    classify: &mut Classify<'c, OutboundIppacketV4>,
    completion: impl FnOnce(Completed<Cloned>) + Send + 'static,
) -> Verdict<'c> {
    let Ok(claim) = handle.claim(classify) else {
        return Verdict::proceed();
    };
    let target = classify.network_send();
    let Ok((clone, custody)) = classify.capture(claim) else {
        return Verdict::block();
    };
    match handle.inject_network_send(clone, target, completion) {
        Ok(()) => custody.absorb(),
        Err(_) => Verdict::block(),
    }
}

/// A UDP datagram from the host, with right checksums.
pub fn datagram() -> Vec<u8> {
    let mut packet = Vec::new();
    etherparse::PacketBuilder::ipv4([10, 0, 0, 1], [10, 0, 0, 2], 64)
        .udp(1000, 2000)
        .write(&mut packet, &[7; 33])
        .expect("a vector takes all bytes");
    packet
}

/// Loads a driver, lets the host send five datagrams, unloads.
pub fn send_five(seed: u64, completions: Completions, entry: DriverEntry) -> Outcome {
    let mut sim = Sim::builder().seed(seed).completions(completions).build();
    let driver = sim.load(entry).expect("the driver loads");
    for _ in 0..5 {
        sim.send(&datagram()).expect("a whole packet");
    }
    sim.unload(driver);
    sim.finish()
}
