//! Long captures take no more memory than short ones.

use fwps_sim::{Capture, Layer, Peer, PeerAction, Sim};
use fwps_workspace::generated::Generated;

/// What may be added while packets pass, in bytes: arenas of the allocator, tables that reach their size.
const GROWTH: u64 = 24 << 20;

/// Bytes of memory that this process has.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kilobytes << 10)
}

/// FWPS_PACKETS says how many packets; the issue asks for 10,000,000.
#[test]
fn memory_is_flat_over_a_long_capture() {
    if resident().is_none() {
        println!("SKIPPED: /proc/self/status is not there, so memory cannot be measured");
        return;
    }
    let packets = std::env::var("FWPS_PACKETS").map_or(60_000, |packets| {
        packets.parse().expect("FWPS_PACKETS is a number of packets")
    });
    let mut sim = Sim::builder().seed(5).keep_output(false).build();
    sim.write_output_to(std::io::sink()).expect("a sink takes all");
    let layers = [
        Layer::InboundIpPacketV4,
        Layer::OutboundTransportV4,
        Layer::AleFlowEstablishedV4,
        Layer::StreamV4,
    ];
    let permitting = Peer::new(PeerAction::Permit).layers(layers);
    let permitting = sim.load_peer(permitting).expect("the driver loads");
    let injecting = sim
        .load_peer(Peer::new(PeerAction::Reinject))
        .expect("the driver loads");
    let mut capture = Capture::new(Generated::new(packets)).expect("a capture");
    // At first tables reach the size that they keep.
    let settled = 20_000.min(packets / 2);
    let mut samples = Vec::new();
    let played = sim.play(&mut capture, |progress| {
        if progress.packets >= settled && progress.packets % (packets / 20).max(1) == 0 {
            samples.extend(resident());
        }
    });
    played.expect("the capture is whole");
    sim.settle();
    sim.unload(injecting);
    sim.unload(permitting);
    let outcome = sim.finish();
    outcome.assert_clean();
    assert_eq!(outcome.packets.delivered + outcome.packets.sent, packets);
    let (first, last) = (samples[0], samples[samples.len() - 1]);
    println!("{packets} packets: {first} bytes at first, {last} at the end");
    assert!(
        last < first + GROWTH,
        "memory grew from {first} to {last} bytes over {packets} packets: {samples:?}"
    );
}
