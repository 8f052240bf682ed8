//! What the simulator spends per packet: instructions of the whole process, counted by callgrind.
//!
//! `cargo bench --bench throughput` plays the file of a capture of TCP connections in three lengths, as the traffic of a host whose filters lead
//! to one permitting callout, and divides the differences: what starting and ending costs drops out, and what remains is linear in
//! packets, or shows as a second figure that is higher than the first.

use std::fs::File;
use std::io::{BufWriter, copy};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use fwps_sim::{Capture, Layer, Peer, PeerAction, Sim};
use fwps_workspace::generated::Generated;

/// At most as many instructions may a packet take through network, transport, ALE and stream layers with one permitting callout.
const LIMIT: u64 = 10_000;
/// The lengths of the captures. The steps are of equal lengths, so that equal costs are linear ones.
const LENGTHS: [u64; 3] = [2_000, 12_000, 22_000];

/// Where the callout stands.
const PLACES: [(&str, &[Layer]); 3] = [
    ("none", &[]),
    (
        "transport",
        &[Layer::InboundTransportV4, Layer::OutboundTransportV4],
    ),
    (
        "everywhere",
        &[
            Layer::InboundIpPacketV4,
            Layer::OutboundIpPacketV4,
            Layer::InboundTransportV4,
            Layer::OutboundTransportV4,
            Layer::AleAuthConnectV4,
            Layer::AleAuthRecvAcceptV4,
            Layer::AleFlowEstablishedV4,
            Layer::StreamV4,
        ],
    ),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--workload", place, packets, capture] => workload(place, packets, Path::new(capture)),
        // Cargo says so when it is to measure; with `cargo test --benches` it does not.
        _ if arguments.iter().any(|argument| argument == "--bench") => measure(),
        _ => {
            println!("SKIPPED: nothing is measured without --bench; run: cargo bench --bench throughput");
            Ok(())
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The part of this program that runs under callgrind.
fn workload(place: &str, packets: &str, capture: &Path) -> Result<(), String> {
    let packets: u64 = packets
        .parse()
        .map_err(|error| format!("'{packets}' is no number of packets: {error}"))?;
    let known = PLACES.iter().find(|(name, _)| *name == place);
    let (_, layers) = known.ok_or_else(|| format!("there is no place '{place}'"))?;
    let mut sim = Sim::builder().seed(1).keep_output(false).build();
    let peer = (!layers.is_empty()).then(|| {
        let peer = Peer::new(PeerAction::Permit).layers(layers.iter().copied());
        sim.load_peer(peer).expect("the driver loads")
    });
    let mut capture = Capture::open(capture).map_err(|error| error.to_string())?;
    sim.play(&mut capture, |_| ())
        .map_err(|error| error.to_string())?;
    sim.settle();
    if let Some(peer) = peer {
        sim.unload(peer);
    }
    let outcome = sim.finish();
    outcome.assert_clean();
    let passed = outcome.packets.delivered + outcome.packets.sent;
    if passed == packets {
        Ok(())
    } else {
        Err(format!("{passed} of {packets} packets came out"))
    }
}

fn measure() -> Result<(), String> {
    let version = match Command::new("valgrind").arg("--version").output() {
        Ok(output) => String::from_utf8_lossy(&output.stdout).trim().to_owned(),
        Err(error) => {
            println!("SKIPPED: valgrind does not start ({error}); install the package valgrind");
            return Ok(());
        }
    };
    println!(
        "Instructions per packet, the whole process counted by {version}; the goal is {LIMIT} with one callout."
    );
    let captures = Captures::write().map_err(|error| format!("the captures cannot be written: {error}"))?;
    for (place, _) in PLACES {
        let counts: Vec<u64> = LENGTHS
            .into_iter()
            .map(|packets| count(place, packets, &captures.path(packets)))
            .collect::<Result<_, _>>()?;
        let step = |from: usize| (counts[from + 1] - counts[from]) / (LENGTHS[from + 1] - LENGTHS[from]);
        let (early, late) = (step(0), step(1));
        println!("callout {place:<12} {early:>7} {late:>7}");
        if place == "transport" && late > LIMIT {
            return Err(format!(
                "a packet takes {late} instructions; the limit is {LIMIT}"
            ));
        }
        // A twentieth is what hash tables that grow make of it.
        if late > early + early / 20 {
            return Err(format!("later packets take more, {late} instead of {early}"));
        }
    }
    Ok(())
}

/// The captures, as files: what making them costs is none of the simulator's.
struct Captures(PathBuf);

impl Captures {
    fn write() -> std::io::Result<Self> {
        let folder = std::env::temp_dir().join(format!("fwps-throughput-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let captures = Self(folder);
        for packets in LENGTHS {
            let mut file = BufWriter::new(File::create(captures.path(packets))?);
            copy(&mut Generated::new(packets), &mut file)?;
        }
        Ok(captures)
    }

    fn path(&self, packets: u64) -> PathBuf {
        self.0.join(format!("{packets}.pcap"))
    }
}

impl Drop for Captures {
    fn drop(&mut self) {
        // A file that stays in the folder for temporary ones is no reason to fail.
        let _removed = std::fs::remove_dir_all(&self.0);
    }
}

/// Counts the instructions of one run.
fn count(place: &str, packets: u64, capture: &Path) -> Result<u64, String> {
    let program = std::env::current_exe().map_err(|error| format!("the path of this program: {error}"))?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(["--workload", place, &packets.to_string()])
        .arg(capture)
        .output()
        .map_err(|error| format!("valgrind does not start: {error}"))?;
    let text = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!(
            "the workload failed under valgrind, {}:\n{text}",
            output.status
        ));
    }
    let total = text
        .lines()
        .find_map(|line| line.split("Collected :").nth(1))
        .and_then(|number| number.trim().parse().ok());
    total.ok_or_else(|| format!("valgrind did not say how much it collected:\n{text}"))
}
