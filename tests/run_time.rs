//! Rules that the crate keeps by itself while it runs: the answers a driver gets, and what it need not think of.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};

use fwps::{
    Error, Guid, InjectionHandle, Passive, V4,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Driver, Start},
    inject::{Completed, InjectionState, Network},
    layer::OutboundIppacketV4,
    management::{Engine, Filter, SubLayer, Transaction},
    nbl::Cloned,
    wide,
};
use fwps_sim::{Faults, Layer, LoadError, Outcome, Sim};
use fwps_sys::{STATUS_FWP_SESSION_ABORTED, STATUS_FWP_TCPIP_NOT_READY, STATUS_FWP_TIMEOUT, STATUS_SUCCESS};

const SUBLAYER: SubLayer = SubLayer {
    key: Guid::from_u128(0xB0),
    name: wide!("tests"),
    weight: 1,
};

/// Adds one callout, with a filter for all traffic of its layer.
fn attach<C: Callout>(transaction: &mut Transaction<'_>) -> Result<(), Error> {
    transaction.add_sublayer(SUBLAYER)?;
    transaction.add_callout::<C>(wide!("callout"))?;
    transaction.add_filter(Filter::<C>::new(wide!("filter"), SUBLAYER.key))?;
    Ok(())
}

fn datagram(payload: u8) -> Vec<u8> {
    let mut packet = Vec::new();
    etherparse::PacketBuilder::ipv4([10, 0, 0, 1], [10, 0, 0, 2], 64)
        .udp(1000, 2000)
        .write(&mut packet, &[payload; 40])
        .expect("a vector takes all bytes");
    packet
}

/// Sends some packets through a driver that loads.
fn send(packets: u8, seed: u64, entry: fwps_sim::DriverEntry) -> Outcome {
    let mut sim = Sim::builder().seed(seed).build();
    let driver = sim.load(entry).expect("the driver loads");
    for payload in 0..packets {
        sim.send(&datagram(payload)).expect("a whole packet");
    }
    sim.settle();
    sim.unload(driver);
    let outcome = sim.finish();
    outcome.assert_clean();
    outcome
}

/// Loads the driver `inspect` while the first call of a function is refused.
fn refused(function: &'static str, status: i32) -> LoadError {
    let mut sim = Sim::builder()
        .seed(1)
        .faults(Faults::nth(function, 1, status))
        .build();
    let error = sim
        .load(inspect::DriverEntry)
        .expect_err("a driver that cannot start says so");
    sim.finish().assert_clean();
    error
}

/// C-005: a stack that is not ready is an answer of its own, and the next load succeeds.
#[test]
fn a_stack_that_is_not_ready_is_told_and_can_be_tried_again() {
    let status = STATUS_FWP_TCPIP_NOT_READY;
    let mut sim = Sim::builder()
        .faults(Faults::nth("FwpsInjectionHandleCreate0", 1, status))
        .build();
    let error = sim.load(inspect::DriverEntry).expect_err("refused");
    assert_eq!(error.status, status);
    let driver = sim.load(inspect::DriverEntry).expect("the stack is ready now");
    sim.unload(driver);
    sim.finish().assert_clean();
}

/// C-331, C-336: a filter engine that does not answer, or ended the session, is told, and all that was made is undone.
/// C-392: a layer that the running system does not have is told by the filter engine, and the start is undone.
#[test]
fn a_layer_that_the_system_lacks_is_told() {
    let error = refused("FwpmFilterAdd0", fwps_sys::STATUS_FWP_LAYER_NOT_FOUND);
    assert_eq!(error.status, fwps_sys::STATUS_FWP_LAYER_NOT_FOUND);
    assert!(error.reports.is_empty(), "{:?}", error.reports);
}

#[test]
fn a_filter_engine_that_ends_the_session_is_told() {
    for function in [
        "FwpmEngineOpen0",
        "FwpmTransactionBegin0",
        "FwpmCalloutAdd0",
        "FwpmFilterAdd0",
    ] {
        let error = refused(function, STATUS_FWP_SESSION_ABORTED);
        assert_eq!(error.status, STATUS_FWP_SESSION_ABORTED, "{function}");
        assert_eq!(error.reports.len(), 0, "{function}: {:?}", error.reports);
    }
}

/// C-342: a lock that another client holds for too long is an answer.
#[test]
fn a_lock_that_does_not_come_is_told() {
    assert_eq!(
        refused("FwpmTransactionBegin0", STATUS_FWP_TIMEOUT).status,
        STATUS_FWP_TIMEOUT
    );
}

mod completions {
    use super::*;

    static CALLED: AtomicU32 = AtomicU32::new(0);
    static INFORMATIONAL: AtomicU32 = AtomicU32::new(0);
    static OWN: AtomicU32 = AtomicU32::new(0);
    static WRONG: AtomicBool = AtomicBool::new(false);

    struct Injects {
        handle: InjectionHandle<Network<V4>>,
        other: InjectionHandle<Network<V4>>,
    }

    fn completed(completed: &Completed<Cloned>) {
        CALLED.fetch_add(1, Relaxed);
        if completed.status().to_raw() != STATUS_SUCCESS {
            INFORMATIONAL.fetch_add(1, Relaxed);
        }
        // Nothing fails here, so every status is a success, or above it.
        let failed = completed.result().is_err();
        // At whatever level the stack completes: waiting inside a completion would never end.
        let level = Passive::check(|_passive| ());
        let at_dispatch = level == Err(Error::NotPassive { current: 2 });
        let _witness = completed.dispatch();
        if failed || !at_dispatch {
            WRONG.store(true, Relaxed);
        }
    }

    impl Callout for Injects {
        type Layer = OutboundIppacketV4;
        const KEY: Guid = Guid::from_u128(0xB1);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
            let (seen, seen_by_other) = (self.handle.state(classify), self.other.state(classify));
            if seen.is_own() {
                OWN.fetch_add(1, Relaxed);
                if seen_by_other != InjectionState::ByOther {
                    WRONG.store(true, Relaxed);
                }
                return Verdict::proceed();
            }
            if seen != InjectionState::NotInjected || seen_by_other != InjectionState::NotInjected {
                WRONG.store(true, Relaxed);
            }
            let target = classify.network_send();
            let Ok(claim) = self.handle.claim(classify) else {
                return Verdict::proceed();
            };
            let Ok((clone, custody)) = classify.capture(claim) else {
                return Verdict::block();
            };
            match self
                .handle
                .inject_network_send(clone, target, |list| completed(&list))
            {
                Ok(()) => custody.absorb(),
                Err(_) => Verdict::block(),
            }
        }
    }

    struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            start.register(Injects {
                handle: start.injection_handle()?,
                other: start.injection_handle()?,
            })?;
            let mut engine = start.engine(wide!("tests"))?;
            let mut transaction = engine.transaction(start.passive())?;
            attach::<Injects>(&mut transaction)?;
            transaction.commit()?;
            Ok(Self(engine))
        }
    }

    fwps::driver_entry!(Program, callouts: [Injects]);

    /// C-007, C-011, C-018, C-020, C-021, C-075, C-374: each injection completes once, before unload returns, at the level that
    /// is told, an informational status is no failure, and the own packet is known by its handle and by no other one.
    #[test]
    fn each_injection_completes_once_and_is_known_by_its_handle() {
        let mut sent = 0;
        for seed in 0..40 {
            let outcome = send(20, seed, DriverEntry);
            assert_eq!((outcome.injected, outcome.completed), (20, 20), "seed {seed}");
            assert_eq!(outcome.output.len(), 20, "seed {seed}");
            sent += 20;
            assert_eq!(CALLED.load(Relaxed), sent, "seed {seed}");
            assert_eq!(OWN.load(Relaxed), sent, "seed {seed}");
            assert!(!WRONG.load(Relaxed), "seed {seed}");
        }
        assert!(
            INFORMATIONAL.load(Relaxed) > 0,
            "the simulator completed nothing with an informational status: this test shows too little"
        );
    }
}

/// What a driver does with its session and its transaction decides whether packets reach its callout.
macro_rules! session_driver {
    ($module:ident, $key:literal, |$engine:ident, $start:ident| $work:block) => {
        mod $module {
            use super::*;

            pub(super) struct Counts;

            impl Callout for Counts {
                type Layer = OutboundIppacketV4;
                const KEY: Guid = Guid::from_u128($key);
                const FLAGS: CalloutFlags = CalloutFlags::empty();

                fn classify<'c>(&self, _classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
                    Verdict::block()
                }
            }

            pub(super) struct Program(#[expect(dead_code, reason = "keeps the filter")] Option<Engine>);

            impl Driver for Program {
                fn start($start: &mut Start<'_>) -> Result<Self, Error> {
                    $start.register(Counts)?;
                    #[allow(unused_mut, reason = "not every driver keeps it")]
                    let mut $engine = $start.engine(wide!("tests"))?;
                    let kept: Result<Option<Engine>, Error> = $work;
                    kept.map(Self)
                }
            }

            fwps::driver_entry!(Program, callouts: [Counts]);
        }
    };
}

session_driver!(committed, 0xB2, |engine, start| {
    let mut transaction = engine.transaction(start.passive())?;
    attach::<Counts>(&mut transaction)?;
    transaction.commit()?;
    Ok(Some(engine))
});

session_driver!(dropped_transaction, 0xB3, |engine, start| {
    let mut transaction = engine.transaction(start.passive())?;
    attach::<Counts>(&mut transaction)?;
    drop(transaction);
    // The session is free for another one.
    engine.transaction(start.passive())?.commit()?;
    Ok(Some(engine))
});

session_driver!(closed_session, 0xB4, |engine, start| {
    let mut transaction = engine.transaction(start.passive())?;
    attach::<Counts>(&mut transaction)?;
    transaction.commit()?;
    drop(engine);
    Ok(None)
});

session_driver!(failed_operation, 0xB5, |engine, start| {
    let mut transaction = engine.transaction(start.passive())?;
    attach::<Counts>(&mut transaction)?;
    // The key is taken: this is refused, and the transaction is still open.
    assert!(transaction.add_sublayer(SUBLAYER).is_err());
    transaction.commit()?;
    Ok(Some(engine))
});

fn blocked(entry: fwps_sim::DriverEntry) -> (u64, usize) {
    let outcome = send(5, 3, entry);
    (
        outcome.layer(Layer::OutboundIpPacketV4).blocked,
        outcome.output.len(),
    )
}

/// C-178: the callout that was registered is the one that filters name.
#[test]
fn a_committed_filter_calls_its_callout() {
    assert_eq!(blocked(committed::DriverEntry), (5, 0));
}

/// C-346: a transaction that is not committed changes nothing, and the lock is free again.
#[test]
fn a_dropped_transaction_changes_nothing() {
    assert_eq!(blocked(dropped_transaction::DriverEntry), (0, 5));
}

/// C-337: filters are gone with their session, while the driver runs on.
#[test]
fn a_closed_session_takes_its_filters_along() {
    assert_eq!(blocked(closed_session::DriverEntry), (0, 5));
}

/// C-341: a refused call leaves the transaction open, with what it did before.
#[test]
fn a_refused_call_does_not_end_the_transaction() {
    assert_eq!(blocked(failed_operation::DriverEntry), (5, 0));
}
