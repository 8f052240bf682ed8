//! What the builder fixes for a run.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::kernel::version::Version;
use crate::registry::RegistryValue;
use crate::traffic::address::LocalAddress;
use crate::traffic::shape::Shapes;
use crate::verify::fault::Faults;

/// When and where completion routines run. In every mode some run at PASSIVE_LEVEL and some at DISPATCH_LEVEL, by the seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Completions {
    /// Before the inject call returns.
    Early,
    /// Some packets later, in any order.
    Late,
    /// On another thread, which may run while the inject call has not returned yet.
    OtherThread,
    /// Each in one of these ways, by the seed.
    Seeded,
}

/// The settings of a run.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub(crate) seed: u64,
    pub(crate) local: Vec<LocalAddress>,
    pub(crate) completions: Completions,
    pub(crate) faults: Vec<Faults>,
    pub(crate) shapes: Shapes,
    pub(crate) field_limit: Option<u32>,
    pub(crate) omitted_metadata: u32,
    pub(crate) omitted_layer2_metadata: u32,
    /// How many ports the virtual switch has; `None` without one.
    pub(crate) switch_ports: Option<u32>,
    pub(crate) ale_classify_required: bool,
    pub(crate) raw_sends: bool,
    /// Whether packets that came out are kept for the outcome.
    pub(crate) keep_output: bool,
    pub(crate) checksum_offload: bool,
    /// How many bytes of a stream may wait for a callout that needs more.
    pub(crate) stream_limit: usize,
    /// For how many packets a driver may hold a clone or a reference.
    pub(crate) hold_limit: u64,
    pub(crate) forwarding: bool,
    pub(crate) fragment_groups: bool,
    /// After how many packets of others a flow without connections ends.
    pub(crate) flow_idle_packets: u64,
    pub(crate) lost_delete_notifications: bool,
    /// Whether callouts are told what no version so far tells.
    pub(crate) unknown_notifications: bool,
    /// Whether the filter engine runs at boot.
    pub(crate) engine_running: bool,
    pub(crate) weak_host: bool,
    /// Protocol and number of the ports that nobody listens at.
    pub(crate) closed_ports: BTreeSet<(u8, u16)>,
    /// Keys, names and values of the registry.
    pub(crate) registry: Vec<(String, String, RegistryValue)>,
    pub(crate) windows: Version,
    pub(crate) backtraces: bool,
    /// How probable it is that something happens at a yield point: a flow ends, an endpoint is closed, a completion comes.
    pub(crate) disturbances: f64,
    pub(crate) strict: bool,
    /// How long the machine may go without any call of a C function before it counts as hanging.
    pub(crate) patience: Duration,
    /// How many calls one job of the test, or one packet, may take.
    pub(crate) call_limit: u64,
}

impl Default for Options {
    fn default() -> Self {
        let local = ["10.0.0.1/24", "fd00::1/64"].map(|text| text.parse().expect("written as addresses are"));
        Self {
            seed: 0,
            local: local.to_vec(),
            completions: Completions::Seeded,
            faults: Vec::new(),
            shapes: Shapes::PLAIN,
            field_limit: None,
            omitted_metadata: 0,
            omitted_layer2_metadata: 0,
            switch_ports: None,
            ale_classify_required: false,
            raw_sends: false,
            keep_output: true,
            checksum_offload: false,
            stream_limit: 8 << 20,
            hold_limit: 10_000,
            forwarding: false,
            fragment_groups: false,
            flow_idle_packets: 1000,
            lost_delete_notifications: false,
            unknown_notifications: false,
            engine_running: true,
            weak_host: false,
            closed_ports: BTreeSet::new(),
            registry: Vec::new(),
            windows: Version {
                major: 10,
                minor: 0,
                build: 22621,
            },
            backtraces: false,
            disturbances: 0.0,
            strict: false,
            patience: Duration::from_secs(30),
            call_limit: 10_000_000,
        }
    }
}
