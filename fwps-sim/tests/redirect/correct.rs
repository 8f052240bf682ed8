//! Drivers that redirect as they may: nothing is reported, and the traffic goes where they sent it.

use std::net::SocketAddr;

use fwps_sim::{Conversation, Direction, Outcome, Sim};

use crate::call::Call;
use crate::driver::{
    Handler, Plan, load, pend_for_worker, rebind_inline, redirect_inline, seeds, state, turn,
};

/// Two ends that the host has, one of a server, and one of another server.
pub struct Ends {
    pub client: SocketAddr,
    pub server: SocketAddr,
    pub elsewhere: SocketAddr,
}

pub fn ends(v4: bool) -> Ends {
    let ends = if v4 {
        ["10.0.0.1:40000", "192.0.2.7:80", "192.0.2.99:8080"]
    } else {
        ["[fd00::1]:40000", "[2001:db8::7]:80", "[2001:db8::99]:8080"]
    };
    let [client, server, elsewhere] = ends.map(|end| end.parse().expect("written as addresses are"));
    Ends {
        client,
        server,
        elsewhere,
    }
}

pub fn conversation(ends: &Ends) -> Conversation {
    Conversation::new(ends.client, ends.server, 3)
        .opened_by_host(true)
        .from_host(b"request")
        .from_peer(b"an answer that is longer")
}

fn only_connect(call: &Call, handler: Handler) {
    if call.is_connect() {
        handler(call);
    } else {
        call.permit();
    }
}

fn only_bind(call: &Call, handler: Handler) {
    if call.is_bind() {
        handler(call);
    } else {
        call.permit();
    }
}

/// Both sides received everything, at these ends.
#[track_caller]
fn assert_conversation(outcome: &Outcome, local: SocketAddr, remote: SocketAddr) {
    let stream = outcome
        .streams
        .iter()
        .find(|stream| stream.local == local)
        .unwrap_or_else(|| {
            panic!(
                "seed {}: no connection from {local}: {:?}",
                outcome.seed, outcome.streams
            )
        });
    assert_eq!(stream.remote, remote, "seed {}", outcome.seed);
    assert_eq!(
        stream.received, b"an answer that is longer",
        "seed {}",
        outcome.seed
    );
    assert_eq!(stream.sent, b"request", "seed {}", outcome.seed);
}

fn redirects_to_another_host(v4: bool, handler: Handler) {
    for seed in 0..seeds() {
        let ends = ends(v4);
        let mut sim = Sim::builder().seed(seed).build();
        let plan = Plan {
            target: Some(ends.elsewhere),
            process: 0,
            context: true,
        };
        let driver = load(&mut sim, plan, handler);
        sim.converse(&conversation(&ends));
        let notes = state().notes.clone();
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_conversation(&outcome, ends.client, ends.elsewhere);
        assert_eq!(outcome.streams.len(), 1, "seed {seed}");
        let note = format!(
            "connect redirected=true proxied=false from={:?} to=None",
            Some(ends.server)
        );
        assert_eq!(notes, [note], "seed {seed}");
        assert_eq!(
            outcome.packets.blocked_by_filter, 0,
            "seed {seed}: what a callout pends, no filter blocks"
        );
        let ports = |packet: &fwps_sim::OutputPacket| packet.direction == Direction::Outbound;
        assert!(outcome.output.iter().any(ports));
    }
}

#[test]
fn connections_over_ipv4_go_where_the_driver_sends_them() {
    let _turn = turn();
    redirects_to_another_host(true, |call| only_connect(call, redirect_inline));
}

#[test]
fn connections_over_ipv6_go_where_the_driver_sends_them() {
    let _turn = turn();
    redirects_to_another_host(false, |call| only_connect(call, redirect_inline));
}

#[test]
fn pended_connections_over_ipv4_go_where_the_worker_sends_them() {
    let _turn = turn();
    redirects_to_another_host(true, |call| only_connect(call, pend_for_worker));
}

#[test]
fn pended_connections_over_ipv6_go_where_the_worker_sends_them() {
    let _turn = turn();
    redirects_to_another_host(false, |call| only_connect(call, pend_for_worker));
}

fn rebinds(v4: bool, handler: Handler, process: u32) {
    for seed in 0..seeds() {
        let ends = ends(v4);
        let mut sim = Sim::builder()
            .seed(seed)
            .local("10.0.0.1/24".parse().unwrap())
            .local("10.0.0.5/24".parse().unwrap())
            .local("fd00::1/64".parse().unwrap())
            .local("fd00::5/64".parse().unwrap())
            .build();
        let bound: SocketAddr = if v4 { "10.0.0.5:50000" } else { "[fd00::5]:50000" }
            .parse()
            .unwrap();
        let plan = Plan {
            target: Some(bound),
            process,
            context: false,
        };
        let driver = load(&mut sim, plan, handler);
        sim.converse(&conversation(&ends));
        // Another connection of the same socket (C-250).
        let again = Conversation::new(ends.client, ends.elsewhere, 5)
            .opened_by_host(true)
            .from_host(b"request")
            .from_peer(b"an answer that is longer");
        sim.converse(&again);
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        let mut remotes: Vec<SocketAddr> = outcome
            .streams
            .iter()
            .filter(|stream| stream.local == bound && stream.received == b"an answer that is longer")
            .map(|stream| stream.remote)
            .collect();
        remotes.sort_unstable();
        let mut expected = [ends.server, ends.elsewhere];
        expected.sort_unstable();
        assert_eq!(remotes, expected, "seed {seed}");
    }
}

#[test]
fn all_connections_of_a_socket_come_from_where_it_was_bound() {
    let _turn = turn();
    rebinds(true, |call| only_bind(call, rebind_inline), 0);
    rebinds(false, |call| only_bind(call, rebind_inline), 0);
}

#[test]
fn pended_binds_are_made_where_the_worker_says() {
    let _turn = turn();
    rebinds(true, |call| only_bind(call, pend_for_worker), u32::MAX);
    rebinds(false, |call| only_bind(call, pend_for_worker), u32::MAX);
}
