//! Injection contexts, and packets of the driver's own.

use std::{
    num::NonZeroUsize,
    sync::atomic::{AtomicUsize, Ordering},
};

use fwps::{
    Error, Guid, InjectionHandle, V4,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Driver, Start},
    inject::{InjectionContext, InjectionState, Network},
    layer::OutboundIppacketV4,
    management::{Engine, Filter, SubLayer},
    nbl::NblPool,
    wide,
};
use fwps_sim::{Direction, Sim};

const SUBLAYER: SubLayer = SubLayer {
    key: Guid::from_u128(0xB0),
    name: wide!("tests"),
    weight: 1,
};

/// Replaces each outgoing datagram by a changed copy, and counts by context.
struct Edits {
    handle: InjectionHandle<Network<V4>>,
    pool: NblPool,
}

static COME_BACK: AtomicUsize = AtomicUsize::new(0);

impl Callout for Edits {
    type Layer = OutboundIppacketV4;
    const KEY: Guid = Guid::from_u128(0xB1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
        match self.handle.state(classify) {
            InjectionState::NotInjected => {}
            InjectionState::BySelf(context) => {
                COME_BACK.fetch_add(
                    context.map_or(0, |context| context.get().get()),
                    Ordering::Relaxed,
                );
                return Verdict::proceed();
            }
            _ => return Verdict::block(),
        }
        let Ok(claim) = self.handle.claim(classify) else {
            return Verdict::proceed();
        };
        let Ok((mut copy, custody)) = classify.capture_copy(claim, &self.pool, 0) else {
            return Verdict::block();
        };
        // The last byte of the payload; a UDP checksum of zero means that there is none.
        let [.., last] = copy.bytes_mut() else {
            return Verdict::block();
        };
        *last = last.wrapping_add(1);
        if let Some(checksum) = copy.bytes_mut().get_mut(26..28) {
            checksum.fill(0);
        }
        let length = NonZeroUsize::new(copy.bytes().len()).map(InjectionContext::new);
        let target = match length {
            Some(context) => classify.network_send().with_context(context),
            None => classify.network_send(),
        };
        match self.handle.inject_network_send(copy, target, drop) {
            Ok(()) => custody.absorb(),
            Err(_) => Verdict::block(),
        }
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        start.register(Edits {
            handle: start.injection_handle()?,
            pool: NblPool::create()?,
        })?;
        let mut engine = start.engine(wide!("tests"))?;
        let mut transaction = engine.transaction(start.passive())?;
        transaction.add_sublayer(SUBLAYER)?;
        transaction.add_callout::<Edits>(wide!("edits"))?;
        transaction.add_filter(Filter::<Edits>::new(wide!("edits"), SUBLAYER.key))?;
        transaction.commit()?;
        Ok(Self(engine))
    }
}

fwps::driver_entry!(Program, callouts: [Edits]);

/// C-035, C-078: the context comes back with the packet; C-030, C-083: what goes out are the changed bytes.
#[test]
fn a_changed_copy_goes_out_and_its_context_comes_back() {
    let mut packet = Vec::new();
    etherparse::PacketBuilder::ipv4([10, 0, 0, 1], [10, 0, 0, 2], 64)
        .udp(1000, 2000)
        .write(&mut packet, &[1, 2, 3])
        .expect("a vector takes all bytes");
    for seed in 0..20 {
        COME_BACK.store(0, Ordering::Relaxed);
        let mut sim = Sim::builder().seed(seed).build();
        let driver = sim.load(DriverEntry).expect("the driver loads");
        sim.send(&packet).expect("a whole packet");
        sim.settle();
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(COME_BACK.load(Ordering::Relaxed), packet.len());
        let [out] = outcome.output.as_slice() else {
            panic!("one packet comes out, not {}", outcome.output.len());
        };
        assert_eq!(out.direction, Direction::Outbound);
        assert_eq!(out.bytes.last(), Some(&4));
        assert_eq!(out.bytes.len(), packet.len());
    }
}
