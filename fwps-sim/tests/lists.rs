//! Deep clones, and NET_BUFFERs whose window the driver moves by hand.

mod support;

use std::collections::BTreeSet;
use std::ptr::null_mut;

use fwps_sim::{Faults, Outcome, Sim, SimBuilder};
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

fn contracts(outcome: &Outcome) -> BTreeSet<String> {
    let reports = outcome.reports.iter();
    reports.map(|report| report.contract.to_string()).collect()
}

fn datagram() -> Vec<u8> {
    packet(Kind::Udp4, false, b"to be copied")
}

fn deep_clone(list: *mut NET_BUFFER_LIST, pool: usize) -> Result<*mut NET_BUFFER_LIST, NTSTATUS> {
    let mut clone = null_mut();
    let status = c!(FwpsAllocateDeepCloneNetBufferList0(
        list,
        pointer(pool),
        null_mut(),
        &raw mut clone
    ));
    if status == STATUS_SUCCESS {
        Ok(clone)
    } else {
        Err(status)
    }
}

fn first_byte(list: *mut NET_BUFFER_LIST) -> *mut u8 {
    c!(NdisGetDataBuffer(first_buffer(list), 1, null_mut(), 1, 0)).cast()
}

fn inject(own: &Own) {
    let network = handle(AF_INET, FWPS_INJECTION_TYPE_NETWORK);
    c!(FwpsInjectNetworkSendAsync0(
        pointer(network),
        null_mut(),
        0,
        0,
        own.list,
        Some(complete),
        null_mut()
    ));
    destroy(network);
}

#[test]
fn a_deep_clone_has_bytes_of_its_own() {
    let outcome = run(Sim::builder(), || {
        let own = Own::new(&datagram(), 0);
        let clone = deep_clone(own.list, 0).expect("memory is there");
        assert_ne!(first_byte(clone), first_byte(own.list));
        assert_eq!(c!(first_byte(clone).read()), 0x45);
        c!(first_byte(clone).write(0));
        assert_eq!(own.data(datagram().len() as u32), datagram());
        c!(FwpsFreeCloneNetBufferList0(clone, 0));
        own.free();
    });
    assert_eq!(contracts(&outcome), BTreeSet::new());
}

#[test]
fn a_deep_clone_freed_as_an_own_list() {
    let outcome = run(Sim::builder(), || {
        let own = Own::new(&datagram(), 0);
        let clone = deep_clone(own.list, 0).expect("memory is there");
        c!(FwpsFreeNetBufferList0(clone));
        c!(FwpsFreeCloneNetBufferList0(clone, 0));
        own.free();
    });
    assert_eq!(contracts(&outcome), BTreeSet::from(["C-084".to_owned()]));
}

#[test]
fn an_original_freed_before_its_deep_clone() {
    let outcome = run(Sim::builder(), || {
        let own = Own::new(&datagram(), 0);
        let clone = deep_clone(own.list, 0).expect("memory is there");
        c!(FwpsFreeNetBufferList0(own.list));
        c!(FwpsFreeCloneNetBufferList0(clone, 0));
        own.free();
    });
    assert_eq!(contracts(&outcome), BTreeSet::from(["C-085".to_owned()]));
}

#[test]
fn a_deep_clone_from_a_pool_that_does_not_exist() {
    let outcome = run(Sim::builder(), || {
        let own = Own::new(&datagram(), 0);
        assert_eq!(deep_clone(own.list, 4711), Err(STATUS_INVALID_PARAMETER));
        own.free();
    });
    assert_eq!(contracts(&outcome), BTreeSet::from(["C-110".to_owned()]));
}

#[test]
fn a_deep_clone_can_be_refused() {
    let faults = Faults::nth(
        "FwpsAllocateDeepCloneNetBufferList0",
        1,
        STATUS_INSUFFICIENT_RESOURCES,
    );
    let outcome = run(Sim::builder().faults(faults), || {
        let own = Own::new(&datagram(), 0);
        assert_eq!(deep_clone(own.list, 0), Err(STATUS_INSUFFICIENT_RESOURCES));
        own.free();
    });
    assert_eq!(contracts(&outcome), BTreeSet::new());
}

/// Moves the data start of a list back by 20 bytes, by hand.
fn move_start(own: &Own) {
    let buffer = first_buffer(own.list);
    let header = c!(&raw mut (*buffer).__bindgen_anon_1.__bindgen_anon_1);
    c!((*header).DataOffset -= 20);
    let length = c!(&raw mut (*header).__bindgen_anon_1.DataLength);
    c!(*length += 20);
}

fn own_behind_a_header() -> Own {
    let own = Own::new(&datagram(), 0);
    c!(NdisAdvanceNetBufferDataStart(first_buffer(own.list), 20, 0, None));
    own
}

#[test]
fn a_window_moved_by_hand_is_adjusted() {
    let outcome = run(Sim::builder(), || {
        let own = own_behind_a_header();
        move_start(&own);
        c!(NdisAdjustNetBufferCurrentMdl(first_buffer(own.list)));
        inject(&own);
        own.free();
    });
    assert_eq!(contracts(&outcome), BTreeSet::new());
    assert_eq!(outcome.output[0].bytes, datagram());
}

#[test]
fn a_window_moved_by_hand_that_does_not_agree_with_its_mdl() {
    let outcome = run(Sim::builder(), || {
        let own = own_behind_a_header();
        move_start(&own);
        inject(&own);
        own.free();
    });
    assert_eq!(contracts(&outcome), BTreeSet::from(["C-120".to_owned()]));
}
