//! Unload while contexts are with the engine, while flows end, and while calls run.

use fwps_sim::Sim;
use fwps_workspace::drivers::datagram;

use crate::{
    all_came_back,
    keeper::{conversation, entry, reset},
    turn,
};

/// C-189, C-192.
#[test]
fn what_is_left_is_removed() {
    let _turn = turn();
    for seed in 0..50 {
        reset();
        let mut sim = Sim::builder().seed(seed).build();
        let driver = sim.load(entry).expect("the driver loads");
        for port in 0..20 {
            sim.send(&datagram_from(port)).expect("a whole packet");
        }
        sim.unload(driver);
        sim.finish().assert_clean();
        assert_eq!(all_came_back(), 40, "seed {seed}");
    }
}

/// A datagram of a flow of its own.
fn datagram_from(port: u16) -> Vec<u8> {
    let mut packet = Vec::new();
    etherparse::PacketBuilder::ipv4([10, 0, 0, 1], [10, 0, 0, 2], 64)
        .udp(1000 + port, 2000)
        .write(&mut packet, &[7; 33])
        .expect("a vector takes all bytes");
    packet
}

/// C-206, C-212: flow deletions are still to come, or run on other threads, when unload begins.
#[test]
fn flows_end_while_the_driver_unloads() {
    let _turn = turn();
    for seed in 0..200 {
        reset();
        let mut sim = Sim::builder().seed(seed).flow_idle_packets(4).build();
        let driver = sim.load(entry).expect("the driver loads");
        for port in 0..12 {
            sim.send(&datagram_from(port)).expect("a whole packet");
        }
        for (direction, packet) in conversation(seed).packets().iter().take(12) {
            match direction {
                fwps_sim::Direction::Inbound => sim.receive(packet).expect("well formed"),
                fwps_sim::Direction::Outbound => sim.send(packet).expect("well formed"),
            }
        }
        if seed % 2 == 0 {
            sim.end_flows();
        }
        sim.unload(driver);
        sim.finish().assert_clean();
        all_came_back();
    }
}

/// More flows than one block of the registry has places for, and places that are used again.
#[test]
fn many_flows() {
    let _turn = turn();
    reset();
    let mut sim = Sim::builder().flow_idle_packets(150).build();
    let driver = sim.load(entry).expect("the driver loads");
    for port in 0..600 {
        sim.send(&datagram_from(port)).expect("a whole packet");
    }
    sim.settle();
    sim.send(&datagram()).expect("a whole packet");
    sim.unload(driver);
    sim.finish().assert_clean();
    // The last datagram is of a flow that has ended meanwhile.
    assert_eq!(all_came_back(), 2 * 601);
}
