//! Transport sends that have an IP header of their own, in the list or in the arguments of version 1.

mod support;

use std::collections::BTreeSet;
use std::ptr::null_mut;

use fwps_sim::{Completions, Faults, Outcome, Sim, SimBuilder};
use fwps_sys::*;
use support::driver::pointer;
use support::layers::first_buffer;
use support::own_list::{Own, destroy, handle};
use support::packets::{Kind, packet};
use support::plain;

/// # Safety
/// As every completion routine.
unsafe extern "system" fn complete(
    _context: *mut std::ffi::c_void,
    _list: *mut NET_BUFFER_LIST,
    _level: BOOLEAN,
) {
}

fn run(builder: SimBuilder, code: impl FnOnce() + Send) -> Outcome {
    let mut sim = builder.build();
    let driver = sim.load(plain::driver_entry).expect("the driver loads");
    sim.run(code).expect("the machine goes on");
    sim.settle();
    sim.unload(driver);
    sim.finish()
}

#[track_caller]
fn breaks(contract: &str, code: impl FnOnce() + Send) {
    let outcome = run(Sim::builder(), code);
    let contracts = outcome.reports.iter().map(|report| report.contract.to_string());
    assert_eq!(
        contracts.collect::<BTreeSet<_>>(),
        BTreeSet::from([contract.to_owned()])
    );
}

/// Sends a list with version 1 of the function; the header, which must stay until the completion, may be empty.
fn send(transport: usize, list: *mut NET_BUFFER_LIST, header: *mut u8, length: u32) -> NTSTATUS {
    static REMOTE: [u8; 4] = [10, 0, 0, 2];
    // SAFETY: all fields are integers and pointers, for which zero is valid.
    let mut parameters: FWPS_TRANSPORT_SEND_PARAMS1 = unsafe { std::mem::zeroed() };
    parameters.remoteAddress = REMOTE.as_ptr().cast_mut();
    parameters.headerIncludeHeader = header;
    parameters.headerIncludeHeaderLength = length;
    c!(FwpsInjectTransportSendAsync1(
        pointer(transport),
        null_mut(),
        0,
        0,
        &raw mut parameters,
        AF_INET,
        0,
        list,
        Some(complete),
        null_mut()
    ))
}

fn send_without_arguments(transport: usize, list: *mut NET_BUFFER_LIST) -> NTSTATUS {
    c!(FwpsInjectTransportSendAsync0(
        pointer(transport),
        null_mut(),
        0,
        0,
        null_mut(),
        AF_INET,
        0,
        list,
        Some(complete),
        null_mut()
    ))
}

fn datagram() -> Vec<u8> {
    packet(Kind::Udp4, false, b"what a raw socket sends")
}

#[test]
fn the_header_of_the_arguments_goes_in_front() {
    for seed in 0..8 {
        let outcome = run(Sim::builder().seed(seed), || {
            let bytes = datagram();
            let mut header = bytes[..20].to_vec();
            let own = Own::new(&bytes[20..], 0);
            let transport = handle(AF_INET, FWPS_INJECTION_TYPE_TRANSPORT);
            assert_eq!(send(transport, own.list, header.as_mut_ptr(), 20), STATUS_SUCCESS);
            destroy(transport);
            own.free();
        });
        assert!(outcome.reports.is_empty(), "seed {seed}");
        assert_eq!(outcome.output.len(), 1);
        assert_eq!(outcome.output[0].bytes, datagram());
    }
}

#[test]
fn without_arguments_the_header_is_in_the_list() {
    let outcome = run(Sim::builder(), || {
        let own = Own::new(&datagram(), 0);
        let transport = handle(AF_INET, FWPS_INJECTION_TYPE_TRANSPORT);
        assert_eq!(send_without_arguments(transport, own.list), STATUS_SUCCESS);
        destroy(transport);
        own.free();
    });
    assert!(outcome.reports.is_empty());
    assert_eq!(outcome.output[0].bytes, datagram());
}

#[test]
fn a_header_in_the_arguments_and_another_in_the_list() {
    breaks("C-049", || {
        let mut header = datagram()[..20].to_vec();
        let own = Own::new(&datagram(), 0);
        let transport = handle(AF_INET, FWPS_INJECTION_TYPE_TRANSPORT);
        send(transport, own.list, header.as_mut_ptr(), 20);
        destroy(transport);
        own.free();
    });
}

#[test]
fn a_header_that_changes_before_the_completion() {
    let outcome = run(Sim::builder().completions(Completions::Late), || {
        let mut header = datagram()[..20].to_vec();
        let own = Own::new(&datagram()[20..], 0);
        let transport = handle(AF_INET, FWPS_INJECTION_TYPE_TRANSPORT);
        send(transport, own.list, header.as_mut_ptr(), 20);
        header[8] = 1;
        destroy(transport);
        own.free();
    });
    let contracts: Vec<_> = outcome
        .reports
        .iter()
        .map(|report| report.contract.to_string())
        .collect();
    assert_eq!(contracts, ["C-051"]);
}

#[test]
fn a_raw_send_of_two_packets_in_one_list() {
    breaks("C-028", || {
        let (first, second) = (Own::new(&datagram(), 0), Own::new(&datagram(), 0));
        let (buffer, next) = (first_buffer(first.list), first_buffer(second.list));
        c!((*buffer).__bindgen_anon_1.__bindgen_anon_1.Next = next);
        let transport = handle(AF_INET, FWPS_INJECTION_TYPE_TRANSPORT);
        send_without_arguments(transport, first.list);
        destroy(transport);
        c!((*buffer).__bindgen_anon_1.__bindgen_anon_1.Next = null_mut());
        first.free();
        second.free();
    });
}

#[test]
fn an_endpoint_is_needed_when_the_stack_makes_the_header() {
    breaks("C-054", || {
        let own = Own::new(&datagram()[20..], 0);
        let transport = handle(AF_INET, FWPS_INJECTION_TYPE_TRANSPORT);
        send(transport, own.list, null_mut(), 0);
        destroy(transport);
        own.free();
    });
}

#[test]
fn each_status_of_the_page_can_be_had() {
    for status in [
        STATUS_FWP_TCPIP_NOT_READY,
        STATUS_FWP_INJECT_HANDLE_CLOSING,
        STATUS_INSUFFICIENT_RESOURCES,
    ] {
        let faults = Faults::nth("FwpsInjectTransportSendAsync1", 1, status);
        let outcome = run(Sim::builder().faults(faults), move || {
            let mut header = datagram()[..20].to_vec();
            let own = Own::new(&datagram()[20..], 0);
            let transport = handle(AF_INET, FWPS_INJECTION_TYPE_TRANSPORT);
            assert_eq!(send(transport, own.list, header.as_mut_ptr(), 20), status);
            destroy(transport);
            own.free();
        });
        assert!(outcome.reports.is_empty());
        assert!(outcome.output.is_empty());
    }
}
