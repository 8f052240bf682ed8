//! A second driver, which clones and injects what the first one injects, and one that keeps up with it for a while.

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicU8, AtomicU16, AtomicU32, Ordering::Relaxed},
};

use fwps::{
    Error, Guid, InjectionHandle, V4,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Driver, Start},
    inject::{Hop, HopBudget, InjectionState, Network},
    layer::OutboundIppacketV4,
    management::{Engine, Filter, SubLayer},
    wide,
};
use fwps_sim::Sim;
use fwps_workspace::came_out;

use crate::{
    common::{NETWORK, Plan, Way, alone, play},
    driver,
    traffic::{all_packets, packets},
};

/// Adds the callouts with a sublayer of their own.
fn attach<C: Callout>(start: &Start<'_>, key: u128, weight: u16) -> Result<Engine, Error> {
    let sublayer = SubLayer {
        key: Guid::from_u128(key),
        name: wide!("peer"),
        weight,
    };
    let mut engine = start.engine(wide!("peer"))?;
    let mut transaction = engine.transaction(start.passive())?;
    transaction.add_sublayer(sublayer)?;
    transaction.add_callout::<C>(wide!("callout"))?;
    transaction.add_filter(Filter::<C>::new(wide!("filter"), sublayer.key))?;
    transaction.commit()?;
    Ok(engine)
}

/// Clones what anybody else injected, or nobody.
pub(crate) struct Peer(InjectionHandle<Network<V4>>);

impl Callout for Peer {
    type Layer = OutboundIppacketV4;
    const KEY: Guid = Guid::from_u128(0xE800);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
        let Ok(claim) = self.0.claim(classify) else {
            return Verdict::proceed();
        };
        let target = classify.network_send();
        let (clone, custody) = match classify.capture(claim) {
            Ok(captured) => captured,
            Err(error) => return error.claim.permit(),
        };
        match self.0.inject_network_send(clone, target, drop) {
            Ok(()) => custody.absorb(),
            Err(refused) => match custody.give_back(refused.list) {
                Ok(claim) => claim.permit(),
                Err((_list, custody)) => custody.absorb(),
            },
        }
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        start.register(Peer(start.injection_handle()?))?;
        Ok(Self(attach::<Peer>(start, 0xE801, 2)?))
    }
}

fwps::driver_entry!(Program, callouts: [Peer]);

/// C-075, C-076: two drivers that clone what the other one injects come to an end, since history follows clones.
#[test]
fn two_drivers_that_clone_do_not_chase_each_other() {
    for seed in 0..12 {
        for entries in [
            [driver::DriverEntry, DriverEntry],
            [DriverEntry, driver::DriverEntry],
        ] {
            let played = play(
                Plan::new(NETWORK, Way::Clone),
                Sim::builder().seed(seed),
                &entries,
                packets,
            );
            assert_eq!(came_out(&played.outcome), all_packets(), "seed {seed}");
        }
    }
}

mod keeps_up {
    use super::*;

    pub(super) static BUDGET: AtomicU8 = AtomicU8::new(0);
    /// Of the sublayer of the driver.
    static WEIGHT: AtomicU16 = AtomicU16::new(3);
    pub(super) static HIGHEST: AtomicU32 = AtomicU32::new(0);
    pub(super) static PREVIOUSLY: AtomicU32 = AtomicU32::new(0);

    /// Takes a packet again that another driver has cloned, within a budget.
    pub(super) struct KeepsUp(InjectionHandle<Network<V4>>);

    impl Callout for KeepsUp {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xE810);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            if matches!(self.0.state(classify), InjectionState::PreviouslyBySelf(_)) {
                PREVIOUSLY.fetch_add(1, Relaxed);
            }
            let budget = BUDGET.load(Relaxed).try_into().expect("not zero");
            let Ok((claim, hop)) = self.0.claim_within(classify, HopBudget::new(budget)) else {
                return Verdict::proceed();
            };
            HIGHEST.fetch_max(hop.get().get().into(), Relaxed);
            let target = with_hop(classify, hop);
            let (clone, custody) = match classify.capture(claim) {
                Ok(captured) => captured,
                Err(error) => return error.claim.permit(),
            };
            match self.0.inject_network_send(clone, target, drop) {
                Ok(()) => custody.absorb(),
                Err(refused) => match custody.give_back(refused.list) {
                    Ok(claim) => claim.permit(),
                    Err((_list, custody)) => custody.absorb(),
                },
            }
        }
    }

    fn with_hop<'c>(
        classify: &Classify<'c, OutboundIppacketV4>,
        hop: Hop,
    ) -> fwps::inject::Within<'c, fwps::inject::NetworkSend<V4>> {
        classify.network_send().with_context(hop.into())
    }

    struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            start.register(KeepsUp(start.injection_handle()?))?;
            Ok(Self(attach::<KeepsUp>(start, 0xE811, WEIGHT.load(Relaxed))?))
        }
    }

    fwps::driver_entry!(Program, callouts: [KeepsUp]);

    /// Runs the two drivers with a budget, and says which contracts were reported.
    fn reported(budget: u8, seed: u64) -> BTreeSet<String> {
        let _one = alone();
        BUDGET.store(budget, Relaxed);
        let mut sim = Sim::builder().seed(seed).build();
        let ahead = sim.load(DriverEntry).expect("nothing refuses");
        let behind = sim.load(super::DriverEntry).expect("nothing refuses");
        packets(&mut sim);
        sim.settle();
        sim.unload(ahead);
        sim.unload(behind);
        let outcome = sim.finish();
        assert_eq!(came_out(&outcome), all_packets(), "budget {budget}, seed {seed}");
        let reports = outcome.reports.iter();
        reports.map(|report| report.contract.to_string()).collect()
    }

    /// C-035, C-078: the context carries the count of hops, and the budget ends them. To take a packet again at all is against C-076, which the
    /// simulator tells.
    #[test]
    fn a_driver_keeps_up_with_another_one_within_its_budget() {
        for seed in 0..8 {
            HIGHEST.store(0, Relaxed);
            PREVIOUSLY.store(0, Relaxed);
            assert_eq!(reported(1, seed), BTreeSet::new());
            assert!(PREVIOUSLY.load(Relaxed) > 0, "nobody cloned what was injected");
            assert_eq!(HIGHEST.load(Relaxed), 1);
            assert_eq!(reported(2, seed), BTreeSet::from(["C-076".to_owned()]));
            assert_eq!(HIGHEST.load(Relaxed), 2);
        }
    }
    /// A packet that was matched before its filter went is decided about by the other filters alone: nothing is lost while drivers
    /// unload.
    #[test]
    fn drivers_that_unload_while_packets_pass_lose_none() {
        let _one = alone();
        BUDGET.store(1, Relaxed);
        // Below the other driver, so that its filters go between the match and the turn of this one.
        WEIGHT.store(1, Relaxed);
        for seed in 0..60 {
            let mut sim = Sim::builder().seed(seed).build();
            let ahead = sim.load(DriverEntry).expect("nothing refuses");
            let behind = sim.load(super::DriverEntry).expect("nothing refuses");
            packets(&mut sim);
            sim.unload(ahead);
            sim.unload(behind);
            let outcome = sim.finish();
            outcome.assert_clean();
            assert_eq!(came_out(&outcome), all_packets(), "seed {seed}");
        }
        WEIGHT.store(3, Relaxed);
    }
}
