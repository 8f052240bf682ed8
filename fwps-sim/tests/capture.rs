//! The capture of the repository, played to a correct driver. Not part of the published package, which has no captures.

mod support;

use fwps_sim::{Capture, Sim};
use support::driver::driver_entry;
use support::{Bug, plant};

#[test]
fn a_real_capture_comes_out_as_it_went_in() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../captures/default.pcap");
    let mut expected = Vec::new();
    let file = std::fs::read(path).expect("the capture of the repository");
    let mut at = 24;
    while at < file.len() {
        let len = u32::from_le_bytes(file[at + 8..at + 12].try_into().expect("4 bytes")) as usize;
        let frame = &file[at + 16..at + 16 + len];
        let total = match frame[14] >> 4 {
            4 => usize::from(u16::from_be_bytes([frame[16], frame[17]])),
            _ => 40 + usize::from(u16::from_be_bytes([frame[18], frame[19]])),
        };
        if matches!(frame[12..14], [8, 0] | [0x86, 0xDD]) {
            expected.push(frame[14..14 + total].to_vec());
        }
        at += 16 + len;
    }
    for seed in 0..3 {
        let mut sim = Sim::builder().seed(seed).build();
        plant(Bug::None);
        let driver = sim.load(driver_entry).expect("the driver loads");
        let mut capture = Capture::open(path).expect("a capture");
        let mut last = 0;
        sim.play(&mut capture, |progress| last = progress.packets)
            .expect("whole");
        sim.settle();
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(outcome.packets.read, last);
        assert_eq!(outcome.injected, outcome.completed);
        let mut got: Vec<_> = outcome.output.iter().map(|packet| packet.bytes.clone()).collect();
        let mut want = expected.clone();
        got.sort();
        want.sort();
        assert_eq!(got.len(), want.len());
        assert!(got == want, "seed {seed}: every packet comes out byte for byte");
    }
}
