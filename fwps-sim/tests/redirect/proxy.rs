//! Local proxies: what they learn of redirected connections, and that their own connections have the records.

use std::net::SocketAddr;

use fwps_sim::{Conversation, Outcome, RedirectRecords, Sim};

use crate::call::Call;
use crate::correct::{Ends, conversation, ends};
use crate::driver::{Handler, Plan, load, pend_for_worker, redirect_inline, reported, seeds, state, turn};

/// A connection to a server, which a driver redirects to a proxy, and then the connection of the proxy to that server.
struct Run {
    ends: Ends,
    /// Where the proxy listens.
    listens: SocketAddr,
    /// Whether the proxy sets the records on its socket.
    records: bool,
}

impl Run {
    fn new(v4: bool) -> Self {
        let listens = if v4 { "0.0.0.0:8080" } else { "[::]:8080" };
        Self {
            ends: ends(v4),
            listens: listens.parse().expect("written as addresses are"),
            records: true,
        }
    }

    /// The end from which the proxy connects.
    fn outside(&self) -> SocketAddr {
        SocketAddr::new(self.ends.client.ip(), 50_000)
    }

    fn with(&self, seed: u64, handler: Handler) -> (Outcome, Vec<String>) {
        let mut sim = Sim::builder().seed(seed).build();
        let proxy = sim.start_proxy(6, self.listens);
        let plan = Plan {
            // The handlers put in the address in the same zone (C-254).
            target: Some(SocketAddr::new(self.ends.client.ip(), proxy.address().port())),
            process: proxy.process_id(),
            context: true,
        };
        let driver = load(&mut sim, plan, handler);
        sim.converse(&conversation(&self.ends));
        let accepted = sim.accepted(proxy);
        assert_eq!(accepted.len(), 1, "seed {seed}: {:?}", sim.reports());
        let accepted = &accepted[0];
        let original = crate::call::read_address(accepted.context.as_ptr().cast());
        assert_eq!(original, self.ends.server);
        let records = RedirectRecords::from_bytes(accepted.records.as_bytes()).unwrap();
        assert_eq!(records, accepted.records);
        let records = self.records.then_some(&records);
        sim.open_proxy_socket(proxy, self.outside(), records);
        let outbound = Conversation::new(self.outside(), self.ends.server, 9)
            .opened_by_host(true)
            .from_host(b"request")
            .from_peer(b"an answer that is longer");
        sim.converse(&outbound);
        let notes = state().notes.clone();
        sim.unload(driver);
        (sim.finish(), notes)
    }
}

fn only_connect(call: &Call, handler: Handler) {
    if call.is_connect() {
        handler(call);
    } else {
        call.permit();
    }
}

fn serves(v4: bool, handler: Handler) {
    let run = Run::new(v4);
    for seed in 0..seeds() {
        let (outcome, notes) = run.with(seed, handler);
        outcome.assert_clean();
        let received = |local: SocketAddr| {
            let stream = outcome.streams.iter().find(|stream| stream.local == local);
            stream.map(|stream| (stream.remote, stream.received.clone()))
        };
        let at_proxy = SocketAddr::new(run.ends.client.ip(), 8080);
        let answer = b"an answer that is longer".to_vec();
        assert_eq!(
            received(run.ends.client),
            Some((at_proxy, answer.clone())),
            "seed {seed}"
        );
        assert_eq!(
            received(at_proxy),
            Some((run.ends.client, b"request".to_vec())),
            "seed {seed}"
        );
        assert_eq!(
            received(run.outside()),
            Some((run.ends.server, answer)),
            "seed {seed}"
        );
        let proxied = "connect redirected=false proxied=true from=None to=None";
        assert_eq!(notes.last().map(String::as_str), Some(proxied), "seed {seed}");
    }
}

#[test]
fn a_proxy_learns_the_original_destination_and_is_not_redirected_itself() {
    let _turn = turn();
    serves(true, |call| only_connect(call, redirect_inline));
    serves(false, |call| only_connect(call, redirect_inline));
}

#[test]
fn a_proxy_serves_pended_connections() {
    let _turn = turn();
    serves(true, |call| only_connect(call, pend_for_worker));
    serves(false, |call| only_connect(call, pend_for_worker));
}

#[test]
fn a_proxy_without_the_records_meets_itself() {
    let _turn = turn();
    let mut run = Run::new(true);
    run.records = false;
    for seed in 0..4 {
        let (outcome, _) = run.with(seed, |call| only_connect(call, redirect_inline));
        assert_eq!(reported(&outcome), ["C-251"], "seed {seed}");
    }
}

/// A datagram between the client and the server.
fn datagram(to_server: bool) -> Vec<u8> {
    let (client, server) = (([10, 0, 0, 1], 40_000), ([192, 0, 2, 7], 80));
    let (from, to) = if to_server {
        (client, server)
    } else {
        (server, client)
    };
    let mut packet = Vec::new();
    etherparse::PacketBuilder::ipv4(from.0, to.0, 64)
        .udp(from.1, to.1)
        .write(&mut packet, b"datagram")
        .expect("a packet in memory");
    packet
}

#[test]
fn a_proxy_serves_datagrams() {
    let _turn = turn();
    for seed in 0..seeds() {
        let mut sim = Sim::builder().seed(seed).build();
        let proxy = sim.start_proxy(17, ([0, 0, 0, 0], 8080).into());
        let plan = Plan {
            target: Some(([10, 0, 0, 1], 8080).into()),
            process: proxy.process_id(),
            context: true,
        };
        let driver = load(&mut sim, plan, |call| only_connect(call, redirect_inline));
        sim.send(&datagram(true)).unwrap();
        sim.receive(&datagram(false)).unwrap();
        sim.send(&datagram(true)).unwrap();
        let accepted = sim.accepted(proxy);
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!(accepted.len(), 1, "seed {seed}");
        assert_eq!(accepted[0].client, ([10, 0, 0, 1], 40_000).into());
        // Everything stayed on the host: the datagrams at the proxy, its answer at the application.
        let ports: Vec<[u8; 4]> = outcome
            .output
            .iter()
            .filter(|packet| packet.direction == fwps_sim::Direction::Inbound)
            .map(|packet| packet.bytes[20..24].try_into().expect("four bytes"))
            .collect();
        let (there, back) = ([0x9C, 0x40, 0x1F, 0x90], [0x1F, 0x90, 0x9C, 0x40]);
        assert_eq!(ports, [there, back, there], "seed {seed}");
        assert_eq!(outcome.output.len(), 3, "seed {seed}");
    }
}
