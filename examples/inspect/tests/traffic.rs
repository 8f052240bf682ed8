//! The driver on the simulator: what a driver of your own would test first.

use fwps_sim::{Capture, Sim};

#[test]
fn every_packet_comes_through_and_nothing_is_left_behind() {
    // A seed decides when completions come and on which thread; one number replays a run.
    for seed in 0..5 {
        let mut sim = Sim::builder().seed(seed).build();
        let driver = sim.load(inspect::DriverEntry).expect("the driver loads");
        let capture = concat!(env!("CARGO_MANIFEST_DIR"), "/../../captures/default.pcap");
        sim.play(
            &mut Capture::open(capture).expect("the capture opens"),
            |_progress| (),
        )
        .expect("the capture is whole");
        sim.settle();
        sim.unload(driver);

        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(outcome.completed, outcome.injected);
        assert_eq!(
            outcome.packets.delivered + outcome.packets.sent,
            outcome.packets.inbound + outcome.packets.outbound
        );
    }
}
