//! A callout sees every list of its call, and takes none of several.

use std::sync::Mutex;

use etherparse::PacketBuilder;
use fwps::{
    Error, Guid, InjectionHandle,
    callout::{Callout, CalloutFlags, CaptureFailure, Classify, Verdict},
    driver::{Driver, Start},
    inject::Forward,
    layer::{ConditionFlags, IpforwardV4},
    management::{Engine, FilterAction},
};
use fwps_sim::Sim;
use fwps_workspace::drivers::attach;

/// Of each call: whether it was about a group, and how many packets its lists have.
static CALLS: Mutex<Vec<(bool, Vec<usize>)>> = Mutex::new(Vec::new());

/// Takes what is alone back, and groups as well if it could.
struct Takes(InjectionHandle<Forward>);

impl Callout for Takes {
    type Layer = IpforwardV4;
    const KEY: Guid = Guid::from_u128(0x1A4);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, IpforwardV4>) -> Verdict<'c> {
        let group = classify
            .flags()
            .is_some_and(|flags| flags.contains(ConditionFlags::FRAGMENT_GROUP));
        let packets = classify.lists().map(|list| list.buffers().count()).collect();
        CALLS.lock().expect("no test panicked").push((group, packets));
        let Ok(claim) = self.0.claim(classify) else {
            return Verdict::proceed();
        };
        match classify.capture(claim) {
            Ok((clone, custody)) => {
                assert!(!group);
                let claim = custody.give_back(clone).expect("the clone of this call");
                claim.permit()
            }
            Err(refused) => {
                assert_eq!((group, refused.cause), (true, CaptureFailure::SeveralLists));
                refused.claim.permit()
            }
        }
    }
}

/// A callout that wants frames in batches.
struct Batches;

impl Callout for Batches {
    type Layer = fwps::layer::InboundMacFrameEthernet;
    const KEY: Guid = Guid::from_u128(0x1A5);
    const FLAGS: CalloutFlags =
        CalloutFlags::from_bits_retain(fwps_sys::FWP_CALLOUT_FLAG_ALLOW_L2_BATCH_CLASSIFY);

    fn classify<'c>(&self, _classify: &mut Classify<'c, Self::Layer>) -> Verdict<'c> {
        Verdict::proceed()
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        let refused = start.register(Batches);
        assert!(
            matches!(refused, Err(Error::InvalidArgument { .. })),
            "{refused:?}"
        );
        start.register(Takes(start.injection_handle()?))?;
        Ok(Self(attach::<Takes>(start, FilterAction::Unknown)?))
    }
}

fwps::driver_entry!(Program, callouts: [Takes, Batches]);

/// A datagram between other hosts, in three fragments.
fn fragments() -> Vec<Vec<u8>> {
    let mut packet = Vec::new();
    PacketBuilder::ipv4([10, 0, 0, 2], [192, 0, 2, 7], 64)
        .udp(4000, 53)
        .write(&mut packet, &[7; 100])
        .expect("a vector takes all bytes");
    let (header, payload) = etherparse::Ipv4Header::from_slice(&packet).expect("a header");
    let pieces: Vec<&[u8]> = payload.chunks(48).collect();
    let last = pieces.len() - 1;
    let fragment = |(index, piece): (usize, &&[u8])| {
        let mut header = header.clone();
        header.dont_fragment = false;
        header.identification = 77;
        header.more_fragments = index < last;
        header.fragment_offset = etherparse::IpFragOffset::try_new(index as u16 * 6).expect("in range");
        header.total_len = 20 + piece.len() as u16;
        header.header_checksum = header.calc_header_checksum();
        [&header.to_bytes()[..], piece].concat()
    };
    pieces.iter().enumerate().map(fragment).collect()
}

#[test]
fn a_group_of_fragments_is_seen_whole_and_not_taken() {
    let mut sim = Sim::builder().forwarding(true).fragment_groups(true).build();
    CALLS.lock().expect("no test panicked").clear();
    let driver = sim.load(DriverEntry).expect("the driver loads");
    let fragments = fragments();
    for fragment in &fragments {
        sim.receive(fragment).expect("a whole packet");
    }
    sim.settle();
    sim.unload(driver);
    let outcome = sim.finish();
    outcome.assert_clean();
    let alone = (false, vec![1]);
    let expected = [alone.clone(), alone.clone(), alone, (true, vec![1, 1, 1])];
    assert_eq!(*CALLS.lock().expect("no test panicked"), expected);
    let out: Vec<&Vec<u8>> = outcome.output.iter().map(|packet| &packet.bytes).collect();
    assert_eq!(out.len(), fragments.len());
}
