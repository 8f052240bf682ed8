//! The settings of a simulation.

use std::time::Duration;

use crate::kernel::version::Version;
use crate::options::{Completions, Options};
use crate::registry::{REGISTRY_PATH, RegistryValue};
use crate::sim::Sim;
use crate::traffic::address::LocalAddress;
use crate::traffic::packet::{TCP, UDP};
use crate::traffic::shape::{Shape, Shapes};
use crate::verify::fault::Faults;

/// Settings of a simulation.
#[derive(Clone, Debug, Default)]
pub struct SimBuilder {
    options: Options,
    own_addresses: bool,
}

impl SimBuilder {
    /// The number that every choice of the run depends on. The same seed replays the same run.
    pub fn seed(mut self, seed: u64) -> Self {
        self.options.seed = seed;
        self
    }

    /// Adds a local address of the host. The first call replaces the default ones, 10.0.0.1/24 and fd00::1/64; loopback addresses
    /// always are local.
    pub fn local(mut self, address: LocalAddress) -> Self {
        if !std::mem::replace(&mut self.own_addresses, true) {
            self.options.local.clear();
        }
        self.options.local.push(address);
        self
    }

    /// When and where completion routines run; [`Completions::Seeded`] by default.
    pub fn completions(mut self, completions: Completions) -> Self {
        self.options.completions = completions;
        self
    }

    /// Adds a plan of failures.
    ///
    /// # Panics
    /// When the plan asks for a sweep, which takes many runs: give it to [`sweep`](crate::sweep()).
    pub fn faults(mut self, faults: Faults) -> Self {
        assert!(
            !faults.is_sweep(),
            "a sweep takes many runs: give the closure that makes one run to fwps_sim::sweep"
        );
        self.options.faults.push(faults);
        self
    }

    /// In what form packets come, and how they lie in memory: one [`Shape`](crate::Shape) or several [`Shapes`]; plain by default.
    pub fn shape(mut self, shapes: impl Into<Shapes>) -> Self {
        self.options.shapes = shapes.into();
        self.options.checksum_offload |= self.options.shapes.has(Shape::Offload);
        self
    }

    /// Indicates at most this many fixed fields, as an older Windows does.
    pub fn field_limit(mut self, fields: u32) -> Self {
        self.options.field_limit = Some(fields);
        self
    }

    /// Withholds these metadata fields (`FWPS_METADATA_FIELD_*`), which are conditional everywhere.
    pub fn omit_metadata(mut self, flags: u32) -> Self {
        self.options.omitted_metadata |= flags;
        self
    }

    /// Withholds these metadata fields of the MAC layers and of the layers of the virtual switch (`FWPS_L2_METADATA_FIELD_*`).
    pub fn omit_layer2_metadata(mut self, flags: u32) -> Self {
        self.options.omitted_layer2_metadata |= flags;
        self
    }

    /// Gives the host a virtual switch with ports 1 to `ports`. Port 1 leads to the external network, with NIC index 1; behind
    /// every other one is a virtual machine, with NIC index 0. Without this there is no switch.
    ///
    /// The switch learns which station is behind which port, and sends what is for a group, or for a station that it does not
    /// know, to every port but the one that it came from. [`Sim::switch_receive`] lets frames come in, [`Outcome::frames`] has
    /// those that came out.
    ///
    /// ```
    /// use fwps_sim::{FrameTarget, Sim};
    ///
    /// let mut sim = Sim::builder().virtual_switch(3).build();
    /// let mut frame = vec![0xFF; 6];
    /// frame.extend([2, 0, 0, 0, 0, 9, 0x88, 0xB5, 1, 2, 3]);
    /// sim.switch_receive(2, &[&frame])?;
    /// let outcome = sim.finish();
    /// let targets: Vec<_> = outcome.frames.iter().map(|frame| frame.target).collect();
    /// assert_eq!(targets, [FrameTarget::Port(1), FrameTarget::Port(3)]);
    /// # Ok::<(), fwps_sim::Malformed>(())
    /// ```
    ///
    /// [`Outcome::frames`]: crate::Outcome::frames
    pub fn virtual_switch(mut self, ports: u32) -> Self {
        self.options.switch_ports = Some(ports);
        self
    }

    /// Marks the first packets of every flow that the host did not begin as such that ALE has to classify: at the inbound
    /// transport layers they have `FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED` and the condition flag for it. To take such a packet
    /// over there breaks C-171, to inject it into the transport receive path C-059. Off by default: then only what a filter at
    /// ALE_AUTH_RECV_ACCEPT will see is marked.
    pub fn ale_classify_required(mut self, required: bool) -> Self {
        self.options.ale_classify_required = required;
        self
    }

    /// After how many packets of the host without one of theirs flows of UDP, ICMP and the like end; 1000 by default. Their contexts go back
    /// through flowDeleteFn then.
    pub fn flow_idle_packets(mut self, packets: u64) -> Self {
        self.options.flow_idle_packets = packets.max(1);
        self
    }

    /// Loses delete notifications of filters, each by the seed, as some systems do for filters that are in use (C-199). Off by default.
    pub fn lost_delete_notifications(mut self, lost: bool) -> Self {
        self.options.lost_delete_notifications = lost;
        self
    }

    /// Tells each callout of a filter that was added also in a way that no version of Windows so far does, as a later one may: a driver
    /// ignores that, and returns STATUS_SUCCESS (C-196). Off by default.
    pub fn unknown_notifications(mut self, unknown: bool) -> Self {
        self.options.unknown_notifications = unknown;
        self
    }

    /// Whether the base filtering engine runs from the start, as it does by default. Without it, `FwpmEngineOpen0` fails (C-331) until
    /// [`Sim::start_filter_engine`], as for a driver that loads early at boot.
    ///
    /// ```
    /// let mut sim = fwps_sim::Sim::builder().filter_engine_running(false).build();
    /// sim.start_filter_engine();
    /// sim.finish().assert_clean();
    /// ```
    pub fn filter_engine_running(mut self, running: bool) -> Self {
        self.options.engine_running = running;
        self
    }

    /// Indicates what the host sends of a protocol other than TCP, UDP, ICMP and IGMP as raw sends with an IP header of the
    /// application's own: at the outbound transport layers the header is in the metadata
    /// (`FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER`), not in the list. ALE_AUTH_CONNECT does not show it, but has, like those,
    /// `FWP_CONDITION_FLAG_IS_RAW_ENDPOINT` among its flags. To inject such a packet again without its header breaks C-056. Off by
    /// default.
    pub fn raw_sends(mut self, raw_sends: bool) -> Self {
        self.options.raw_sends = raw_sends;
        self
    }

    /// Keeps what came out for the outcome: [`Outcome::output`], [`Outcome::frames`], [`Outcome::options`], and the data of
    /// [`Outcome::streams`]. On by default. Without it a run takes the same memory however long its captures are: connections that are
    /// over are forgotten, too, and what comes out can be written as it comes ([`Sim::write_output_to`]).
    ///
    /// ```
    /// use fwps_sim::{Conversation, Sim};
    ///
    /// let mut sim = Sim::builder().keep_output(false).build();
    /// sim.converse(&Conversation::v4(7).from_peer(b"GET /"));
    /// let outcome = sim.finish();
    /// assert!(outcome.output.is_empty() && outcome.packets.delivered > 0);
    /// ```
    ///
    /// [`Outcome::output`]: crate::Outcome::output
    /// [`Outcome::frames`]: crate::Outcome::frames
    /// [`Outcome::options`]: crate::Outcome::options
    /// [`Outcome::streams`]: crate::Outcome::streams
    pub fn keep_output(mut self, keep: bool) -> Self {
        self.options.keep_output = keep;
        self
    }

    /// Gives the host a NIC that computes and checks TCP and UDP checksums. Some sends, by the seed, are shown with the sum of the
    /// pseudo header alone and with `TcpIpChecksumNetBufferListInfo` that says so (C-031), and some received packets with the
    /// result of the check. Off by default.
    ///
    /// ```
    /// let sim = fwps_sim::Sim::builder().checksum_offload(true).build();
    /// # drop(sim);
    /// ```
    pub fn checksum_offload(mut self, offload: bool) -> Self {
        self.options.checksum_offload = offload;
        self
    }

    /// How many bytes of a TCP stream the engine keeps for a callout that asked for more data; 8 MB by default, as on Windows. At
    /// this limit classifyOut has `FWPS_CLASSIFY_OUT_FLAG_BUFFER_LIMIT_REACHED`, and the callout has to decide (C-261). A small limit
    /// shows in a short test what a callout does there:
    ///
    /// ```
    /// use fwps_sim::{Conversation, Sim};
    ///
    /// let mut sim = Sim::builder().stream_limit(1000).build();
    /// sim.converse(&Conversation::v4(1).from_peer(&[b'x'; 5000]));
    /// let outcome = sim.finish();
    /// assert_eq!(outcome.streams[0].received.len(), 5000);
    /// ```
    pub fn stream_limit(mut self, bytes: usize) -> Self {
        self.options.stream_limit = bytes.max(1);
        self
    }

    /// For how many packets a driver may hold a clone of a packet, or a reference to one, before that is reported (C-036, C-093);
    /// 10,000 by default. While the stack has a clone, the driver is not to blame.
    ///
    /// ```
    /// let sim = fwps_sim::Sim::builder().hold_limit(100).build();
    /// # drop(sim);
    /// ```
    pub fn hold_limit(mut self, packets: u64) -> Self {
        self.options.hold_limit = packets;
        self
    }

    /// Forwards packets between other hosts, as a router does: they pass the IPFORWARD layers (C-046). The networks of the local
    /// addresses are behind one interface (12), all others behind a second one (13). Off by default.
    ///
    /// ```
    /// let sim = fwps_sim::Sim::builder().forwarding(true).build();
    /// # drop(sim);
    /// ```
    pub fn forwarding(mut self, forwarding: bool) -> Self {
        self.options.forwarding = forwarding;
        self
    }

    /// Shows the fragments of a forwarded packet twice at the IPFORWARD layers: each alone, and then all of them together, as a chain
    /// of lists with `FWP_CONDITION_FLAG_IS_FRAGMENT_GROUP` (C-327). Needs [`SimBuilder::forwarding`]. Off by default.
    ///
    /// ```
    /// let sim = fwps_sim::Sim::builder().forwarding(true).fragment_groups(true).build();
    /// # drop(sim);
    /// ```
    pub fn fragment_groups(mut self, groups: bool) -> Self {
        self.options.fragment_groups = groups;
        self
    }

    /// Lets packets between the host and other networks pass through the second interface, whose address they do not have. They
    /// are shown at the IPFORWARD layers too, with `FWP_CONDITION_FLAG_IS_INBOUND_PASS_THRU` or
    /// `FWP_CONDITION_FLAG_IS_OUTBOUND_PASS_THRU` (C-045). Off by default.
    ///
    /// ```
    /// let sim = fwps_sim::Sim::builder().weak_host(true).build();
    /// # drop(sim);
    /// ```
    pub fn weak_host(mut self, weak_host: bool) -> Self {
        self.options.weak_host = weak_host;
        self
    }

    /// Closes a port of the host: nobody listens there. `protocol` is 6 for TCP or 17 for UDP. By default every port has a listener.
    ///
    /// What comes for it is dropped behind INBOUND_IPPACKET, and the stack answers: a segment, which is shown at
    /// INBOUND_TRANSPORT_DISCARD, with a reset, and a datagram, which is shown at INBOUND_IPPACKET_DISCARD, with an ICMP error. A callout
    /// that blocks at the discard layer keeps the stack from answering. What comes back for what the host sent from there is received.
    ///
    /// ```
    /// use fwps_sim::{Conversation, Direction, Sim};
    ///
    /// let mut sim = Sim::builder().closed_port(6, 80).build();
    /// let (_, syn) = &Conversation::v4(1).packets()[0];
    /// sim.receive(syn)?;
    /// let outcome = sim.finish();
    /// assert_eq!(outcome.packets.delivered, 0);
    /// assert_eq!(outcome.output[0].direction, Direction::Outbound);
    /// # Ok::<(), fwps_sim::Malformed>(())
    /// ```
    ///
    /// # Panics
    /// When the protocol is another one, which has no ports.
    pub fn closed_port(mut self, protocol: u8, port: u16) -> Self {
        assert!(
            matches!(protocol, TCP | UDP),
            "protocol {protocol} has no ports: expected 6 (TCP) or 17 (UDP)"
        );
        self.options.closed_ports.insert((protocol, port));
        self
    }

    /// Gives the registry a value. `key` is a whole path (`\\Registry\\Machine\\...`), or one below the key of the driver, such as
    /// `Parameters`; that key itself is the empty one.
    ///
    /// ```
    /// let sim = fwps_sim::Sim::builder().registry_value("Parameters", "BlockPort", 443_u32).build();
    /// # drop(sim);
    /// ```
    pub fn registry_value(
        mut self,
        key: impl AsRef<str>,
        name: impl Into<String>,
        value: impl Into<RegistryValue>,
    ) -> Self {
        let key = match key.as_ref() {
            "" => REGISTRY_PATH.to_owned(),
            whole if whole.starts_with('\\') => whole.to_owned(),
            part => format!("{REGISTRY_PATH}\\{part}"),
        };
        self.options.registry.push((key, name.into(), value.into()));
        self
    }

    /// The version that Windows says it is: 10.0.22621 by default. With an older one, MmGetSystemRoutineAddress does not find
    /// ExAllocatePool2 and other functions that came later.
    pub fn windows_version(mut self, major: u32, minor: u32, build: u32) -> Self {
        self.options.windows = Version { major, minor, build };
        self
    }

    /// Records a backtrace for every step in the life of every object, and for every report. Slow.
    pub fn backtraces(mut self, backtraces: bool) -> Self {
        self.options.backtraces = backtraces;
        self
    }

    /// Lets something happen at each yield point with this probability (0 to 1), by the seed: a flow ends, an endpoint is closed, or a
    /// completion comes, while the driver is in the middle of a call. 0 by default. The verdicts of a driver that keeps state by flow
    /// can depend on it.
    ///
    /// ```
    /// let sim = fwps_sim::Sim::builder().seed(3).disturbances(0.01).build();
    /// # drop(sim);
    /// ```
    pub fn disturbances(mut self, probability: f64) -> Self {
        self.options.disturbances = probability.clamp(0.0, 1.0);
        self
    }

    /// Reports what is legal but loses packets, too: absorbing without keeping anything (C-164), pending so
    /// (C-224), and blocking a flow that is established (C-295).
    pub fn strict(mut self, strict: bool) -> Self {
        self.options.strict = strict;
        self
    }

    /// How long driver code may run without any call of a C function, in real time, before the machine is stopped as hanging; 30
    /// seconds by default. The report shows the stack of the thread that runs, and what each of the others waits for and holds;
    /// [`Outcome::exit`](crate::Outcome::exit) is [`Exit::Stopped`](crate::Exit::Stopped).
    pub fn patience(mut self, patience: Duration) -> Self {
        self.options.patience = patience;
        self
    }

    /// How many calls of C functions one packet, one unload or another step of the test may take before the machine is stopped, as the
    /// driver asks for ever for what never comes; ten million by default.
    ///
    /// ```
    /// let sim = fwps_sim::Sim::builder().call_limit(100_000).build();
    /// # drop(sim);
    /// ```
    pub fn call_limit(mut self, calls: u64) -> Self {
        self.options.call_limit = calls.max(1);
        self
    }

    /// Starts the machine. Waits while another one runs in this process.
    pub fn build(self) -> Sim {
        Sim::start(self.options)
    }
}
