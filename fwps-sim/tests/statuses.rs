//! Every status that the page of an injection function or of a list function names can be provoked, and a correct driver survives
//! it. Those of other drivers stand with them: frames in `mac_contracts`, groups of fragments in `fragment_group`, and the second
//! version of transport sends in `datagram`.

mod support;

use std::ptr::null_mut;

use fwps_sim::{Faults, Sim, Status};
use fwps_sys::*;
use support::driver::driver_entry;
use support::own_list::Own;
use support::packets::{KINDS, Kind, packet};
use support::{Bug, plain, plant};

const NETWORK: &[Status] = &[
    STATUS_FWP_TCPIP_NOT_READY,
    STATUS_FWP_INJECT_HANDLE_CLOSING,
    STATUS_FWP_INJECT_HANDLE_STALE,
    STATUS_INSUFFICIENT_RESOURCES,
];
const TRANSPORT: &[Status] = &[
    STATUS_FWP_TCPIP_NOT_READY,
    STATUS_FWP_INJECT_HANDLE_CLOSING,
    STATUS_INSUFFICIENT_RESOURCES,
];

/// The functions that the driver of the tests calls, with the statuses of their pages.
const PAGES: &[(&str, &[Status], Bug)] = &[
    ("FwpsInjectNetworkSendAsync0", NETWORK, Bug::None),
    ("FwpsInjectNetworkReceiveAsync0", NETWORK, Bug::None),
    ("FwpsInjectTransportSendAsync0", TRANSPORT, Bug::None),
    ("FwpsInjectTransportReceiveAsync0", TRANSPORT, Bug::None),
    (
        "FwpsAllocateCloneNetBufferList0",
        &[STATUS_INSUFFICIENT_RESOURCES, STATUS_INVALID_PARAMETER],
        Bug::None,
    ),
    (
        "FwpsAllocateNetBufferAndNetBufferList0",
        &[STATUS_INSUFFICIENT_RESOURCES],
        Bug::Copy,
    ),
];

fn refuse_once(function: &str, status: Status, nth: u64, bug: Bug) {
    let fault = Faults::nth(function, nth, status);
    let mut sim = Sim::builder().seed(nth).faults(fault).build();
    plant(bug);
    let loaded = sim.load(driver_entry).expect("the driver loads");
    for kind in KINDS {
        sim.receive(&packet(kind, true, b"in")).expect("well formed");
        sim.send(&packet(kind, false, b"out")).expect("well formed");
    }
    sim.settle();
    sim.unload(loaded);
    let outcome = sim.finish();
    outcome.assert_clean();
    assert_eq!(outcome.refusals.get(function), Some(&1), "{function} {status:#x}");
    assert_eq!(outcome.injected, outcome.completed);
    // What was absorbed before its injection was refused out of band is lost.
    assert!(outcome.output.len() >= 11, "{function} {status:#x}");
}

#[test]
fn each_status_of_each_page_costs_a_packet_at_most() {
    for (function, statuses, bug) in PAGES {
        for status in *statuses {
            for nth in [1, 3] {
                refuse_once(function, *status, nth, *bug);
            }
        }
    }
    plant(Bug::None);
    // What is refused at creation refuses the driver.
    for status in [STATUS_FWP_TCPIP_NOT_READY, STATUS_INSUFFICIENT_RESOURCES] {
        for nth in 1..4 {
            let fault = Faults::nth("FwpsInjectionHandleCreate0", nth, status);
            let mut sim = Sim::builder().faults(fault).build();
            let error = sim.load(driver_entry).expect_err("the driver refuses to load");
            assert_eq!(error.status, status);
            assert!(error.reports.is_empty());
            sim.finish().assert_clean();
        }
    }
}

/// Calls a function twice, of which the first call is refused.
fn refused_once(function: &str, call: fn(&Own) -> NTSTATUS) {
    let status = STATUS_INSUFFICIENT_RESOURCES;
    let mut sim = Sim::builder().faults(Faults::nth(function, 1, status)).build();
    let driver = sim.load(plain::driver_entry).expect("the driver loads");
    let done = sim.run(|| {
        let whole = packet(Kind::Udp4, false, b"payload");
        let own = Own::new(&whole, 0);
        assert_eq!(call(&own), status);
        assert_eq!(own.data(whole.len() as u32), whole, "nothing was done");
        assert_eq!(call(&own), STATUS_SUCCESS);
        own.free();
    });
    done.expect("the machine goes on");
    sim.unload(driver);
    let outcome = sim.finish();
    outcome.assert_clean();
    assert_eq!(outcome.refusals.get(function), Some(&1));
}

#[test]
fn construction_of_a_header_refused() {
    refused_once("FwpsConstructIpHeaderForTransportPacket0", |own| {
        let (host, peer) = ([10_u8, 0, 0, 1], [10_u8, 0, 0, 2]);
        c!(FwpsConstructIpHeaderForTransportPacket0(
            own.list,
            20,
            AF_INET,
            host.as_ptr(),
            peer.as_ptr(),
            17,
            0,
            null_mut(),
            0,
            0,
            null_mut(),
            0,
            0
        ))
    });
}

#[test]
fn deep_clone_refused() {
    refused_once("FwpsAllocateDeepCloneNetBufferList0", |own| {
        let mut clone = null_mut();
        let status = c!(FwpsAllocateDeepCloneNetBufferList0(
            own.list,
            null_mut(),
            null_mut(),
            &raw mut clone
        ));
        if status == STATUS_SUCCESS {
            c!(FwpsFreeCloneNetBufferList0(clone, 0));
        }
        status
    });
}
