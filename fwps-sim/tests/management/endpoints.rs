//! ALE endpoints: listing, templates, security, and what a driver must not leave or do (C-294).

use std::ptr::{null, null_mut};

use fwps_sim::{Conversation, Direction, Faults, Outcome, Sim, SimBuilder};
use fwps_sys::*;

use crate::call::*;
use crate::driver::{driver_entry, plan, pointer};
use crate::{c, enumerate};

fn datagram(port: u16) -> Vec<u8> {
    let mut packet = Vec::new();
    etherparse::PacketBuilder::ipv4([10, 0, 0, 1], [10, 0, 0, 2], 64)
        .udp(port, 4000)
        .write(&mut packet, b"question")
        .expect("a vector takes all bytes");
    packet
}

/// Loads a driver with this code when the host has a UDP endpoint at port 53, a TCP server, and a TCP client.
fn run(builder: SimBuilder, code: fn(usize) -> NTSTATUS) -> Outcome {
    let mut sim = builder.build();
    sim.send(&datagram(53)).expect("a whole packet");
    let served = Conversation::v4(1).end(None);
    let client = Conversation::new(([10, 0, 0, 1], 50_000).into(), ([10, 0, 0, 9], 443).into(), 2)
        .opened_by_host(true)
        .end(None);
    for (direction, bytes) in served.packets().into_iter().chain(client.packets()) {
        match direction {
            Direction::Inbound => sim.receive(&bytes).expect("a whole packet"),
            Direction::Outbound => sim.send(&bytes).expect("a whole packet"),
        }
    }
    sim.settle();
    plan(code, None);
    let driver = sim.load(driver_entry).expect("the driver loads");
    sim.unload(driver);
    sim.finish()
}

fn reported(code: fn(usize) -> NTSTATUS) -> Vec<String> {
    let outcome = run(Sim::builder(), code);
    let mut contracts: Vec<String> = outcome.reports.iter().map(|r| r.contract.to_string()).collect();
    contracts.dedup();
    contracts
}

/// Protocol, local port, remote port and remote address of the endpoints that a template names.
fn list(
    engine: usize,
    template: *const FWPS_ALE_ENDPOINT_ENUM_TEMPLATE0,
) -> Result<Vec<(u8, u16, u16, u32)>, NTSTATUS> {
    enumerate!(
        FwpsAleEndpointCreateEnumHandle0,
        FwpsAleEndpointEnum0,
        FwpsAleEndpointDestroyEnumHandle0,
        engine,
        template,
        2,
        |found: FWPS_ALE_ENDPOINT_PROPERTIES0| (
            found.ipProtocol,
            found.localPort,
            found.remotePort,
            c!(found.__bindgen_anon_2.remoteV4Address)
        )
    )
}

fn create(engine: usize) -> HANDLE {
    let mut handle = null_mut();
    let status = c!(FwpsAleEndpointCreateEnumHandle0(
        pointer(engine),
        null(),
        &raw mut handle
    ));
    assert_eq!(status, STATUS_SUCCESS);
    handle
}

#[test]
fn endpoints_are_listed_with_both_ends() {
    run(Sim::builder(), |_| {
        let engine = open(true);
        let mut all = list(engine, null()).expect("they are listed");
        all.sort_unstable();
        let client = (6, 50_000, 443, u32::from_be_bytes([10, 0, 0, 9]));
        assert_eq!(all.len(), 3, "{all:?}");
        assert!(all.contains(&client), "{all:?}");
        assert!(
            all.contains(&(17, 53, 0, 0)),
            "a UDP endpoint has no other end: {all:?}"
        );
        let mut template: FWPS_ALE_ENDPOINT_ENUM_TEMPLATE0 = zeroed();
        template.ipProtocol.type_ = FWP_UINT8;
        template.ipProtocol.__bindgen_anon_1.uint8 = 6;
        assert_eq!(
            list(engine, &raw const template).expect("they are listed").len(),
            2
        );
        let mut net = FWP_V4_ADDR_AND_MASK {
            addr: u32::from_be_bytes([10, 0, 0, 8]),
            mask: 0xFFFF_FFF8,
        };
        template.remoteSubNet.type_ = FWP_V4_ADDR_MASK;
        template.remoteSubNet.__bindgen_anon_1.v4AddrMask = &raw mut net;
        assert_eq!(list(engine, &raw const template), Ok(vec![client]));
        template.localPort.type_ = FWP_UINT32;
        assert_eq!(list(engine, &raw const template), Err(STATUS_FWP_TYPE_MISMATCH));
        close(engine);
        STATUS_SUCCESS
    })
    .assert_clean();
}

#[test]
fn an_endpoint_is_found_by_its_id() {
    run(Sim::builder(), |_| {
        let engine = open(true);
        let ids = enumerate!(
            FwpsAleEndpointCreateEnumHandle0,
            FwpsAleEndpointEnum0,
            FwpsAleEndpointDestroyEnumHandle0,
            engine,
            null(),
            1,
            |found: FWPS_ALE_ENDPOINT_PROPERTIES0| (found.endpointId, found.localPort)
        );
        for (id, port) in ids.expect("they are listed") {
            let mut found: *mut FWPS_ALE_ENDPOINT_PROPERTIES0 = null_mut();
            let status = c!(FwpsAleEndpointGetById0(pointer(engine), id, &raw mut found));
            assert_eq!(status, STATUS_SUCCESS);
            assert_eq!(c!((*found).localPort), port);
            assert!(c!((*found).appId.size) > 0);
            free(&mut found);
        }
        let mut found = null_mut();
        let status = c!(FwpsAleEndpointGetById0(pointer(engine), 3, &raw mut found));
        assert_eq!(status, STATUS_FWP_NOT_FOUND);
        close(engine);
        STATUS_SUCCESS
    })
    .assert_clean();
}

#[test]
fn the_security_of_the_enumeration_can_be_changed() {
    /// S-1-5-32-544, the administrators.
    const ADMINISTRATORS: [u8; 16] = [1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 32, 2, 0, 0];
    run(Sim::builder(), |_| {
        let engine = open(true);
        let sid: *const SID = ADMINISTRATORS.as_ptr().cast();
        let set = || {
            c!(FwpsAleEndpointSetSecurityInfo0(
                pointer(engine),
                1,
                sid,
                null(),
                null(),
                null()
            ))
        };
        begin(engine, 0);
        assert_eq!(set(), STATUS_FWP_TXN_IN_PROGRESS);
        commit(engine);
        assert_eq!(set(), STATUS_SUCCESS);
        let (mut owner, mut descriptor) = (null_mut(), null_mut());
        let status = c!(FwpsAleEndpointGetSecurityInfo0(
            pointer(engine),
            1,
            &raw mut owner,
            null_mut(),
            null_mut(),
            null_mut(),
            &raw mut descriptor
        ));
        assert_eq!(status, STATUS_SUCCESS);
        assert_eq!(
            c!(std::slice::from_raw_parts(owner.cast::<u8>(), 16)),
            ADMINISTRATORS
        );
        free(&mut descriptor);
        close(engine);
        STATUS_SUCCESS
    })
    .assert_clean();
}

#[test]
fn an_enumeration_that_is_not_destroyed() {
    let code = |_| {
        create(open(true));
        STATUS_SUCCESS
    };
    assert!(reported(code).contains(&"C-367".to_owned()));
}

#[test]
fn a_page_that_is_not_freed() {
    let code = |_| {
        let engine = open(true);
        let handle = create(engine);
        let (mut entries, mut count) = (null_mut(), 0);
        c!(FwpsAleEndpointEnum0(
            pointer(engine),
            handle,
            9,
            &raw mut entries,
            &raw mut count
        ));
        assert_eq!(count, 3);
        c!(FwpsAleEndpointDestroyEnumHandle0(pointer(engine), handle));
        close(engine);
        STATUS_SUCCESS
    };
    assert_eq!(reported(code), ["C-364"]);
}

#[test]
fn an_enumeration_that_is_destroyed_twice() {
    let code = |_| {
        let engine = open(true);
        let handle = create(engine);
        for expected in [STATUS_SUCCESS, STATUS_INVALID_HANDLE] {
            let status = c!(FwpsAleEndpointDestroyEnumHandle0(pointer(engine), handle));
            assert_eq!(status, expected);
        }
        close(engine);
        STATUS_SUCCESS
    };
    assert_eq!(reported(code), ["C-367"]);
}

#[test]
fn no_session_and_too_high_an_irql() {
    let code = |_| {
        let mut handle = null_mut();
        let status = c!(FwpsAleEndpointCreateEnumHandle0(
            pointer(0x1234),
            null(),
            &raw mut handle
        ));
        assert_eq!(status, STATUS_INVALID_HANDLE);
        STATUS_SUCCESS
    };
    assert_eq!(reported(code), ["C-335"]);
    let code = |_| {
        let engine = open(true);
        let mut found = null_mut();
        let before = c!(KfRaiseIrql(2));
        c!(FwpsAleEndpointGetById0(pointer(engine), 3, &raw mut found));
        c!(KeLowerIrql(before));
        close(engine);
        STATUS_SUCCESS
    };
    assert_eq!(reported(code), ["C-330"]);
}

#[test]
fn each_function_refused_once() {
    for name in [
        "FwpsAleEndpointCreateEnumHandle0",
        "FwpsAleEndpointEnum0",
        "FwpsAleEndpointGetById0",
        "FwpsAleEndpointGetSecurityInfo0",
        "FwpsAleEndpointSetSecurityInfo0",
    ] {
        let builder = Sim::builder().faults(Faults::function(name, STATUS_INSUFFICIENT_RESOURCES));
        run(builder, |_| {
            let engine = open(true);
            let mut handle = null_mut();
            let mut refused = 0;
            let mut count = |status: NTSTATUS| {
                refused += u32::from(status == STATUS_INSUFFICIENT_RESOURCES);
                status == STATUS_SUCCESS
            };
            if count(c!(FwpsAleEndpointCreateEnumHandle0(
                pointer(engine),
                null(),
                &raw mut handle
            ))) {
                let (mut entries, mut number) = (null_mut(), 0);
                if count(c!(FwpsAleEndpointEnum0(
                    pointer(engine),
                    handle,
                    9,
                    &raw mut entries,
                    &raw mut number
                ))) {
                    free(&mut entries);
                }
                c!(FwpsAleEndpointDestroyEnumHandle0(pointer(engine), handle));
            }
            let mut found = null_mut();
            count(c!(FwpsAleEndpointGetById0(pointer(engine), 3, &raw mut found)));
            let mut descriptor = null_mut();
            if count(c!(FwpsAleEndpointGetSecurityInfo0(
                pointer(engine),
                15,
                null_mut(),
                null_mut(),
                null_mut(),
                null_mut(),
                &raw mut descriptor
            ))) {
                free(&mut descriptor);
            }
            count(c!(FwpsAleEndpointSetSecurityInfo0(
                pointer(engine),
                0,
                null(),
                null(),
                null(),
                null()
            )));
            assert_eq!(refused, 1);
            close(engine);
            STATUS_SUCCESS
        })
        .assert_clean();
    }
}
