//! C-391: nothing unwinds out of a callback. An image for Windows is built to abort; where panics unwind, as here, the callback ends the process.

#![forbid(unsafe_code)]

use std::process::Command;

use fwps::{
    Error, Guid,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Driver, Start},
    layer::OutboundIppacketV4,
    management::{Engine, Filter},
    wide,
};
use fwps_sim::Sim;
use fwps_workspace::drivers::SUBLAYER;

/// Says to the process of the test that it is the one that panics.
const PANICS: &str = "FWPS_PANICS";

struct Panics;

impl Callout for Panics {
    type Layer = OutboundIppacketV4;
    const KEY: Guid = Guid::from_u128(0xD1);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, _classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
        panic!("a callout panics");
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filters")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        start.register(Panics)?;
        let mut engine = start.engine(wide!("tests"))?;
        let mut transaction = engine.transaction(start.passive())?;
        transaction.add_sublayer(SUBLAYER)?;
        transaction.add_callout::<Panics>(wide!("callout"))?;
        transaction.add_filter(Filter::<Panics>::new(wide!("filter"), SUBLAYER.key))?;
        transaction.commit()?;
        Ok(Self(engine))
    }
}

fwps::driver_entry!(Program, callouts: [Panics]);

fn send_a_packet() {
    let mut packet = Vec::new();
    etherparse::PacketBuilder::ipv4([10, 0, 0, 1], [10, 0, 0, 2], 64)
        .udp(1000, 2000)
        .write(&mut packet, b"hello")
        .expect("a vector takes all bytes");
    let mut sim = Sim::builder().build();
    let driver = sim.load(DriverEntry).expect("the driver loads");
    sim.send(&packet).expect("a whole packet");
    sim.unload(driver);
    println!("the machine goes on");
}

#[test]
fn a_panic_does_not_leave_a_callback() {
    if std::env::var_os(PANICS).is_some() {
        return send_a_packet();
    }
    let program = std::env::current_exe().expect("a test has a file");
    let run = Command::new(program)
        .args(["--exact", "a_panic_does_not_leave_a_callback", "--nocapture"])
        .env(PANICS, "1")
        .output()
        .expect("the test can be run again");
    let (out, error) = (
        String::from_utf8_lossy(&run.stdout),
        String::from_utf8_lossy(&run.stderr),
    );
    assert!(error.contains("a callout panics"), "{error}");
    assert!(!run.status.success(), "{out}{error}");
    assert!(!out.contains("the machine goes on"), "{out}");
    // A test that fails ends with 101: its panic was caught by the test harness, so it would have left the callback.
    assert_ne!(run.status.code(), Some(101), "{out}{error}");
}
