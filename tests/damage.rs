//! Damaged traffic: whatever bytes a capture has, the simulator plays it, and drivers without a bug let the same packets out.

#[path = "c/entry.rs"]
mod entry;

use fwps_sim::{Capture, DriverEntry, Outcome, Shapes, Sim};
use fwps_workspace::{
    came_out, default_capture,
    numbers::{self, Numbers},
};

/// FWPS_SEEDS says how many seeds are tried.
fn seeds() -> u64 {
    numbers::seeds(12)
}

/// The default capture with damage in every third packet: in its headers mostly, sometimes behind them, and some are cut off.
fn damaged(seed: u64) -> Vec<u8> {
    const FILE_HEADER: usize = 24;
    const RECORD_HEADER: usize = 16;
    let whole = std::fs::read(default_capture()).expect("the capture is there");
    let mut numbers = Numbers::new(seed);
    let mut file = whole[..FILE_HEADER].to_vec();
    let mut rest = &whole[FILE_HEADER..];
    while let Some((header, behind)) = rest.split_at_checked(RECORD_HEADER) {
        let length = u32::from_le_bytes(header[8..12].try_into().expect("four bytes")) as usize;
        let (bytes, next) = behind.split_at(length);
        let mut bytes = bytes.to_vec();
        if numbers.one_in(3) {
            for _ in 0..=numbers.below(4) {
                let reach = if numbers.one_in(4) { length } else { length.min(60) };
                let place = numbers.below(reach as u64) as usize;
                bytes[place] = match numbers.below(3) {
                    0 => 0,
                    1 => 0xFF,
                    _ => bytes[place] ^ (1 << numbers.below(8)),
                };
            }
            if numbers.one_in(4) {
                bytes.truncate(numbers.below(length as u64) as usize);
            }
        }
        file.extend_from_slice(&header[..8]);
        let captured = u32::try_from(bytes.len()).expect("as long as before at most");
        file.extend_from_slice(&captured.to_le_bytes());
        file.extend_from_slice(&header[12..]);
        file.extend_from_slice(&bytes);
        rest = next;
    }
    file
}

fn run(file: &[u8], seed: u64, shapes: Shapes, entry: Option<DriverEntry>) -> Outcome {
    let mut sim = Sim::builder().seed(seed).shape(shapes).build();
    let driver = entry.map(|entry| sim.load(entry).expect("the driver loads"));
    let mut capture = Capture::new(file).expect("the header of the file is whole");
    sim.play(&mut capture, |_| ()).expect("every record is whole");
    sim.settle();
    if let Some(driver) = driver {
        sim.unload(driver);
    }
    sim.finish()
}

/// What came out, without the sums of IPv4 headers: the stack makes them new for what is injected into the send path, right or wrong before.
fn header_sums_aside(outcome: &Outcome) -> Vec<(bool, Vec<u8>)> {
    let mut packets = came_out(outcome);
    for (arrived, bytes) in &mut packets {
        if !*arrived && bytes.first().is_some_and(|first| first >> 4 == 4) {
            bytes[10..12].fill(0);
        }
    }
    packets.sort();
    packets
}

#[test]
fn damaged_packets_come_out_as_without_a_driver() {
    let mut malformed = 0;
    for seed in 0..seeds() {
        let file = damaged(seed);
        let without = run(&file, seed, Shapes::PLAIN, None);
        without.assert_clean();
        malformed += without.packets.malformed;
        let with = run(&file, seed, Shapes::PLAIN, Some(inspect::DriverEntry));
        with.assert_clean();
        assert!(
            header_sums_aside(&with) == header_sums_aside(&without),
            "seed {seed}: other packets came out"
        );
        run(&file, seed, Shapes::ALL, Some(inspect::DriverEntry)).assert_clean();
    }
    assert!(malformed > 0, "nothing was damaged badly enough");
}

#[test]
fn damaged_packets_do_not_harm_the_c_driver() {
    let Some(entries) = entry::driver_entries() else {
        println!("SKIPPED: {}", entry::SKIPPED);
        return;
    };
    for seed in 0..seeds() {
        let file = damaged(seed);
        for (entry, shapes) in [(entries.usual, Shapes::PLAIN), (entries.checked, Shapes::ALL)] {
            run(&file, seed, shapes, Some(entry)).assert_clean();
        }
    }
}
