//! The traffic that is measured: the same packet, again and again, through one driver.

use std::net::{Ipv4Addr, Ipv6Addr};

use etherparse::PacketBuilder;
use fwps_sim::{Completions, DriverEntry, Sim};
use fwps_sys::FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA;

// The simulator's own addresses, and others of their networks.
const LOCAL_V4: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 1);
const REMOTE_V4: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 2);
const LOCAL_V6: Ipv6Addr = Ipv6Addr::new(0xFD00, 0, 0, 0, 0, 0, 0, 1);
const REMOTE_V6: Ipv6Addr = Ipv6Addr::new(0xFD00, 0, 0, 0, 0, 0, 0, 2);

/// What goes through the driver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Traffic {
    /// The name on the command line and in the table.
    pub(crate) name: &'static str,
    is_v6: bool,
    arrives: bool,
    /// Whether about half of the packets come with socket control data.
    has_control_data: bool,
    /// How many packets come before any of them goes on, as on a busy host.
    pub(crate) burst: usize,
}

impl Traffic {
    /// Everything that is measured.
    pub(crate) const ALL: [Self; 6] = [
        Self {
            name: "ipv4-receive",
            is_v6: false,
            arrives: true,
            has_control_data: false,
            burst: 1,
        },
        Self {
            name: "ipv4-receive-bursts",
            is_v6: false,
            arrives: true,
            has_control_data: false,
            burst: 10,
        },
        Self {
            name: "ipv4-send",
            is_v6: false,
            arrives: false,
            has_control_data: false,
            burst: 1,
        },
        Self {
            name: "ipv4-send-control-data",
            is_v6: false,
            arrives: false,
            has_control_data: true,
            burst: 1,
        },
        Self {
            name: "ipv6-receive",
            is_v6: true,
            arrives: true,
            has_control_data: false,
            burst: 1,
        },
        Self {
            name: "ipv6-send",
            is_v6: true,
            arrives: false,
            has_control_data: false,
            burst: 1,
        },
    ];

    /// A UDP datagram of this kind.
    fn packet(self) -> Vec<u8> {
        let builder = match (self.is_v6, self.arrives) {
            (false, true) => PacketBuilder::ipv4(REMOTE_V4.octets(), LOCAL_V4.octets(), 64),
            (false, false) => PacketBuilder::ipv4(LOCAL_V4.octets(), REMOTE_V4.octets(), 64),
            (true, true) => PacketBuilder::ipv6(REMOTE_V6.octets(), LOCAL_V6.octets(), 64),
            (true, false) => PacketBuilder::ipv6(LOCAL_V6.octets(), REMOTE_V6.octets(), 64),
        };
        let mut packet = Vec::new();
        builder
            .udp(1000, 2000)
            .write(&mut packet, &[0x5A; 100])
            .expect("a vector takes all bytes");
        packet
    }
}

/// Sends `packets` packets through a driver, each burst to its end before the next.
///
/// Completions come late, so that none runs inside of the injection that it belongs to.
pub(crate) fn run(entry: DriverEntry, traffic: Traffic, packets: usize) {
    let packet = traffic.packet();
    let mut builder = Sim::builder().seed(1).completions(Completions::Late);
    if !traffic.has_control_data {
        builder = builder.omit_metadata(FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA);
    }
    let mut sim = builder.build();
    let driver = sim.load(entry).expect("the driver loads");
    for number in 1..=packets {
        let offered = if traffic.arrives {
            sim.receive(&packet)
        } else {
            sim.send(&packet)
        };
        offered.expect("a whole packet");
        if number % traffic.burst == 0 || number == packets {
            sim.settle();
        }
    }
    sim.unload(driver);
    let outcome = sim.finish();
    outcome.assert_clean();
    assert_eq!(outcome.output.len(), packets, "each packet comes out once");
    assert_eq!(
        outcome.completed,
        2 * packets as u64,
        "one injection at each layer"
    );
}
