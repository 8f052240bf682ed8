//! Copies between NET_BUFFERs, context space of lists, and what survives the construction of a header.

mod support;

use std::collections::BTreeSet;
use std::ptr::null_mut;

use fwps_sim::{Faults, Outcome, Sim, SimBuilder};
use fwps_sys::*;
use support::layers::first_buffer;
use support::own_list::Own;
use support::packets::{Kind, packet};
use support::plain;

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
    let found: BTreeSet<_> = outcome
        .reports
        .iter()
        .map(|report| report.contract.to_string())
        .collect();
    assert_eq!(found, BTreeSet::from([contract.to_owned()]));
}

/// Status and number of bytes.
fn copy(target: &Own, at: u32, count: u32, source: &Own, from: u32) -> (NDIS_STATUS, u32) {
    let mut copied = 99;
    let status = c!(NdisCopyFromNetBufferToNetBuffer(
        first_buffer(target.list),
        at,
        count,
        first_buffer(source.list),
        from,
        &raw mut copied
    ));
    (status, copied)
}

#[test]
fn copies_end_with_the_data_or_the_room() {
    run(Sim::builder(), || {
        let source = Own::new(b"0123456789", 3);
        let target = Own::new(b"........", 5);
        assert_eq!(copy(&target, 2, 4, &source, 1), (STATUS_SUCCESS, 4));
        assert_eq!(target.data(8), b"..1234..");
        // No more than the source has.
        assert_eq!(copy(&target, 0, 50, &source, 7), (STATUS_SUCCESS, 3));
        assert_eq!(target.data(8), b"789234..");
        // No more than there is room for.
        assert_eq!(copy(&target, 6, 10, &source, 0), (STATUS_SUCCESS, 2));
        assert_eq!(target.data(8), b"78923401");
        assert_eq!(copy(&target, 8, 1, &source, 0), (STATUS_SUCCESS, 0));
        assert_eq!(copy(&target, 0, 1, &source, 10), (STATUS_SUCCESS, 0));
        source.free();
        target.free();
    })
    .assert_clean();
}

#[test]
fn a_copy_refused() {
    let fault = Faults::nth(
        "NdisCopyFromNetBufferToNetBuffer",
        1,
        STATUS_INSUFFICIENT_RESOURCES,
    );
    run(Sim::builder().faults(fault), || {
        let own = Own::new(b"0123456789", 0);
        assert_eq!(copy(&own, 0, 4, &own, 5), (STATUS_INSUFFICIENT_RESOURCES, 0));
        assert_eq!(copy(&own, 0, 4, &own, 5), (STATUS_SUCCESS, 4));
        assert_eq!(own.data(10), b"5678456789");
        own.free();
    })
    .assert_clean();
}

fn allocate(own: &Own, size: u16, backfill: u16) -> NDIS_STATUS {
    c!(NdisAllocateNetBufferListContext(own.list, size, backfill, 1))
}

/// Where the used part of the context starts, and how much of it is unused.
fn context(own: &Own) -> (usize, u16) {
    let context = c!((*own.list).Context);
    if context.is_null() {
        return (0, 0);
    }
    (context.expose_provenance(), c!((*context).Offset))
}

#[test]
fn context_space_is_a_stack() {
    run(Sim::builder(), || {
        let own = Own::new(b"data", 0);
        let before = context(&own);
        assert_eq!(allocate(&own, 16, 32), STATUS_SUCCESS);
        let first = context(&own);
        assert_eq!(first.1, 32);
        // There is room in front of the first.
        assert_eq!(allocate(&own, 24, 0), STATUS_SUCCESS);
        assert_eq!(context(&own), (first.0, 8));
        assert_eq!(allocate(&own, 16, 0), STATUS_SUCCESS);
        assert_ne!(context(&own).0, first.0);
        c!(NdisFreeNetBufferListContext(own.list, 16));
        c!(NdisFreeNetBufferListContext(own.list, 24));
        assert_eq!(context(&own), first);
        c!(NdisFreeNetBufferListContext(own.list, 16));
        assert_eq!(context(&own), before);
        own.free();
    })
    .assert_clean();
}

#[test]
fn context_space_left_behind_or_freed_with_another_size() {
    breaks("C-122", || {
        let own = Own::new(b"data", 0);
        assert_eq!(allocate(&own, 16, 0), STATUS_SUCCESS);
        own.free();
    });
    breaks("C-122", || {
        let own = Own::new(b"data", 0);
        assert_eq!(allocate(&own, 16, 0), STATUS_SUCCESS);
        c!(NdisFreeNetBufferListContext(own.list, 8));
        c!(NdisFreeNetBufferListContext(own.list, 16));
        own.free();
    });
    breaks("C-122", || {
        let own = Own::new(b"data", 0);
        c!(NdisFreeNetBufferListContext(own.list, 8));
        own.free();
    });
}

#[test]
fn context_space_of_an_odd_size_or_refused() {
    breaks("C-081", || {
        let own = Own::new(b"data", 0);
        assert_eq!(allocate(&own, 12, 0), STATUS_UNSUCCESSFUL);
        own.free();
    });
    for status in [STATUS_INSUFFICIENT_RESOURCES, STATUS_UNSUCCESSFUL] {
        let fault = Faults::nth("NdisAllocateNetBufferListContext", 1, status);
        run(Sim::builder().faults(fault), move || {
            let own = Own::new(b"data", 0);
            assert_eq!(allocate(&own, 16, 0), status);
            own.free();
        })
        .assert_clean();
    }
}

fn construct(own: &Own, family: u16, existing: u32, addresses: [&[u8]; 2]) -> NTSTATUS {
    c!(FwpsConstructIpHeaderForTransportPacket0(
        own.list,
        existing,
        family,
        addresses[0].as_ptr(),
        addresses[1].as_ptr(),
        17,
        0,
        null_mut(),
        0,
        0,
        null_mut(),
        0,
        0
    ))
}

const V4: [&[u8]; 2] = [&[10, 0, 0, 1], &[10, 0, 0, 2]];
const V6: [&[u8]; 2] = [
    &[0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    &[0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2],
];

#[test]
fn a_rebuild_keeps_the_options_of_ipv4() {
    run(Sim::builder(), || {
        let mut whole = packet(Kind::Udp4, false, b"payload");
        // Three times "no operation", and the end of the options.
        whole.splice(20..20, [1, 1, 1, 0]);
        whole[0] = 0x46;
        let length = whole.len() as u32;
        let own = Own::new(&whole, 0);
        assert_eq!(construct(&own, AF_INET, 24, V4), STATUS_SUCCESS);
        let built = own.data(length);
        assert_eq!(built[20..24], [1, 1, 1, 0]);
        assert_eq!((built[0], usize::from(built[3])), (0x46, whole.len()));
        assert_eq!(built[24..], whole[24..]);
        own.free();
    })
    .assert_clean();
}

#[test]
fn a_rebuild_removes_the_extension_headers_of_ipv6() {
    run(Sim::builder(), || {
        let plain = packet(Kind::Udp6, false, b"payload");
        let mut whole = plain.clone();
        // Destination options: six bytes of padding.
        whole.splice(40..40, [17, 0, 1, 4, 0, 0, 0, 0]);
        whole[6] = 60;
        whole[5] += 8;
        let own = Own::new(&whole, 0);
        assert_eq!(construct(&own, AF_INET6, 48, V6), STATUS_SUCCESS);
        let built = own.data(plain.len() as u32);
        assert_eq!((built[6], &built[40..]), (17, &plain[40..]));
        assert_eq!(built[4..6], plain[4..6]);
        own.free();
    })
    .assert_clean();
}

#[test]
fn a_rebuild_of_two_net_buffers() {
    breaks("C-127", || {
        let whole = packet(Kind::Udp4, false, b"payload");
        let (one, two) = (Own::new(&whole, 0), Own::new(&whole, 0));
        let first = first_buffer(one.list);
        c!((*first).__bindgen_anon_1.__bindgen_anon_1.Next = first_buffer(two.list));
        assert_eq!(construct(&one, AF_INET, 20, V4), STATUS_INVALID_PARAMETER);
        c!((*first).__bindgen_anon_1.__bindgen_anon_1.Next = null_mut());
        one.free();
        two.free();
    });
}

#[test]
fn a_constructed_header_leaves_nothing_to_the_nic() {
    run(Sim::builder(), || {
        let own = Own::new(&packet(Kind::Udp4, false, b"payload"), 0);
        for slot in [TcpIpChecksumNetBufferListInfo, TcpLargeSendNetBufferListInfo] {
            let slot = c!(&raw mut (*own.list).NetBufferListInfo[slot as usize]);
            c!(slot.write(std::ptr::without_provenance_mut(9)));
            assert_eq!(construct(&own, AF_INET, 20, V4), STATUS_SUCCESS);
            assert!(c!(slot.read()).is_null());
        }
        own.free();
    })
    .assert_clean();
}
