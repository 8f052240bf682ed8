//! Options of classifications, and what a callout can ask about the packet that it is shown.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use fwps_sim::{Layer, OptionOutcome, Outcome, Sim};
use fwps_sys::*;

use crate::c;
use crate::driver::{Call, Handler, add_filter, complete_all, load, reported, state, turn};
use crate::support::packets::{Kind, packet};

/// The place of AUTH_CONNECT over IPv4 among the layers of the driver.
const CONNECT: usize = 6;

fn value(type_: FWP_DATA_TYPE, number: u32) -> FWP_VALUE0 {
    // SAFETY: all fields are integers, pointers and unions of them, for which zero is valid.
    let mut value: FWP_VALUE0 = unsafe { std::mem::zeroed() };
    value.type_ = type_;
    value.__bindgen_anon_1.uint32 = number;
    value
}

fn set(call: &Call, option: FWP_CLASSIFY_OPTION_TYPE, type_: FWP_DATA_TYPE, number: u32) -> NTSTATUS {
    let value = value(type_, number);
    c!(FwpsClassifyOptionSet0(call.metadata, option, &raw const value))
}

/// Lets the host send a datagram, and looks at what the handler does at AUTH_CONNECT.
fn connect(handler: Handler, before: fn(), after: fn()) -> Outcome {
    let mut sim = Sim::builder().build();
    let driver = load(&mut sim, handler);
    sim.run(before).expect("the machine runs");
    sim.send(&packet(Kind::Udp4, false, b"a state is made"))
        .expect("well formed");
    sim.settle();
    sim.run(after).expect("the machine runs");
    sim.unload(driver);
    sim.finish()
}

fn nothing() {}

fn options(outcome: &Outcome) -> Vec<(Layer, i32, u32)> {
    let part = |set: &OptionOutcome| (set.layer, set.option, set.value);
    outcome.options.iter().map(part).collect()
}

#[test]
fn an_option_is_in_force_for_what_passes() {
    let _turn = turn();
    let handler: Handler = |call| {
        if call.is(FWPS_LAYER_ALE_AUTH_CONNECT_V4) {
            for (option, number) in [
                (FWP_CLASSIFY_OPTION_UNICAST_LIFETIME, 30),
                (
                    FWP_CLASSIFY_OPTION_MULTICAST_STATE,
                    FWP_OPTION_VALUE_DENY_MULTICAST_STATE,
                ),
                (
                    FWP_CLASSIFY_OPTION_LOOSE_SOURCE_MAPPING,
                    FWP_OPTION_VALUE_ENABLE_LOOSE_SOURCE,
                ),
                (FWP_CLASSIFY_OPTION_MCAST_BCAST_LIFETIME, u32::MAX),
                (
                    FWP_CLASSIFY_OPTION_LOCAL_ONLY_MAPPING,
                    FWP_OPTION_VALUE_ENABLE_LOCAL_ONLY_MAPPING,
                ),
            ] {
                assert_eq!(set(call, option, FWP_UINT32, number), STATUS_SUCCESS);
            }
        }
        call.permit();
    };
    let outcome = connect(handler, nothing, nothing);
    outcome.assert_clean();
    let at = Layer::AleAuthConnectV4;
    assert_eq!(
        options(&outcome),
        [(at, 0, 1), (at, 1, 1), (at, 2, 30), (at, 3, u32::MAX), (at, 7, 1)]
    );
    assert_eq!(outcome.options[0].packet, Some(1));
}

#[test]
fn an_option_means_nothing_for_what_is_blocked() {
    let _turn = turn();
    let handler: Handler = |call| {
        if call.is(FWPS_LAYER_ALE_AUTH_CONNECT_V4) {
            let status = set(call, FWP_CLASSIFY_OPTION_UNICAST_LIFETIME, FWP_UINT32, 30);
            assert_eq!(status, STATUS_SUCCESS);
            call.block();
        }
    };
    let outcome = connect(handler, nothing, nothing);
    outcome.assert_clean();
    assert_eq!(options(&outcome), []);
}

static HEAVIER: AtomicU64 = AtomicU64::new(0);

#[test]
fn the_setter_with_the_highest_weight_wins() {
    let _turn = turn();
    let handler: Handler = |call| {
        if !call.is(FWPS_LAYER_ALE_AUTH_CONNECT_V4) {
            return call.permit();
        }
        let first = c!((*call.filter).filterId) == HEAVIER.load(Ordering::Relaxed);
        let seconds = if first { 10 } else { 20 };
        let status = set(call, FWP_CLASSIFY_OPTION_UNICAST_LIFETIME, FWP_UINT32, seconds);
        assert_eq!(status, STATUS_SUCCESS);
        if !first {
            let status = set(call, FWP_CLASSIFY_OPTION_MCAST_BCAST_LIFETIME, FWP_UINT32, 5);
            assert_eq!(status, STATUS_SUCCESS);
            call.permit();
        }
    };
    let before = || HEAVIER.store(add_filter(CONNECT, 9), Ordering::Relaxed);
    let outcome = connect(handler, before, nothing);
    outcome.assert_clean();
    let at = Layer::AleAuthConnectV4;
    assert_eq!(options(&outcome), [(at, 2, 10), (at, 3, 5)]);
}

/// Sets an option at AUTH_CONNECT that is refused, and is reported with C-173.
macro_rules! refused {
    ($($name:ident: $option:expr, $type:expr, $number:expr => $status:expr;)*) => {$(
        #[test]
        fn $name() {
            let _turn = turn();
            let handler: Handler = |call| {
                if call.is(FWPS_LAYER_ALE_AUTH_CONNECT_V4) {
                    assert_eq!(set(call, $option, $type, $number), $status);
                }
                call.permit();
            };
            let outcome = connect(handler, nothing, nothing);
            assert_eq!(reported(&outcome), ["C-173"]);
            assert_eq!(options(&outcome), []);
        }
    )*};
}

refused! {
    an_option_that_does_not_exist:
        FWP_CLASSIFY_OPTION_MAX, FWP_UINT32, 1 => STATUS_FWP_INVALID_ENUMERATOR;
    a_value_that_is_no_integer_of_32_bits:
        FWP_CLASSIFY_OPTION_UNICAST_LIFETIME, FWP_UINT16, 1 => STATUS_OBJECT_TYPE_MISMATCH;
    a_value_of_no_list:
        FWP_CLASSIFY_OPTION_MULTICAST_STATE, FWP_UINT32, 3 => STATUS_FWP_OUT_OF_BOUNDS;
    a_lifetime_of_nothing:
        FWP_CLASSIFY_OPTION_UNICAST_LIFETIME, FWP_UINT32, 0 => STATUS_FWP_OUT_OF_BOUNDS;
}

static METADATA: AtomicUsize = AtomicUsize::new(0);

#[test]
fn an_option_is_set_inside_of_the_call_only() {
    let _turn = turn();
    let handler: Handler = |call| {
        METADATA.store(call.metadata.expose_provenance(), Ordering::Relaxed);
        call.permit();
    };
    let after = || {
        let lifetime = value(FWP_UINT32, 5);
        let metadata = std::ptr::with_exposed_provenance(METADATA.load(Ordering::Relaxed));
        let option = FWP_CLASSIFY_OPTION_UNICAST_LIFETIME;
        let status = c!(FwpsClassifyOptionSet0(metadata, option, &raw const lifetime));
        assert_eq!(status, STATUS_UNSUCCESSFUL);
    };
    assert_eq!(reported(&connect(handler, nothing, after)), ["C-173"]);
}

fn ask(call: &Call, flags: u32) -> Result<u32, NTSTATUS> {
    // SAFETY: all fields are integers; what the function does not write is noticed.
    let mut answer: FWPS_PACKET_LIST_INFORMATION0 = unsafe { std::mem::zeroed() };
    answer.fwpInformation.set_isReinjected(1);
    match c!(FwpsGetPacketListSecurityInformation0(
        call.list,
        flags,
        &raw mut answer
    )) {
        STATUS_SUCCESS => Ok(answer.fwpInformation.isReinjected()),
        status => {
            assert_eq!(answer.fwpInformation.isReinjected(), 0, "it is zeroed first");
            Err(status)
        }
    }
}

#[test]
fn a_callout_is_told_whether_somebody_injected_the_packet() {
    let _turn = turn();
    static ANSWERS: [AtomicUsize; 2] = [AtomicUsize::new(0), AtomicUsize::new(0)];
    let handler: Handler = |call| {
        if !call.is(FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4) {
            return call.permit();
        }
        let injected = ask(call, FWPS_PACKET_LIST_INFORMATION_QUERY_ALL_INBOUND).expect("one direction");
        ANSWERS[injected as usize].fetch_add(1, Ordering::Relaxed);
        assert_eq!(ask(call, FWPS_PACKET_LIST_INFORMATION_QUERY_INBOUND), Ok(0));
        if call.is_own() || call.is_again() {
            call.permit();
        } else {
            call.pend_and_keep();
        }
    };
    let mut sim = Sim::builder().build();
    let driver = load(&mut sim, handler);
    sim.receive(&packet(Kind::Udp4, true, b"to be accepted"))
        .expect("well formed");
    complete_all(&mut sim, true);
    sim.unload(driver);
    sim.finish().assert_clean();
    let answers = ANSWERS.each_ref().map(|count| count.load(Ordering::Relaxed));
    assert_eq!(answers, [1, 1]);
}

#[test]
fn a_question_about_ipsec_has_one_direction() {
    let _turn = turn();
    let handler: Handler = |call| {
        if call.is(FWPS_LAYER_ALE_AUTH_CONNECT_V4) {
            let both =
                FWPS_PACKET_LIST_INFORMATION_QUERY_INBOUND | FWPS_PACKET_LIST_INFORMATION_QUERY_OUTBOUND;
            let ipsec = FWPS_PACKET_LIST_INFORMATION_QUERY_IPSEC;
            for flags in [both, both | ipsec, ipsec] {
                assert_eq!(ask(call, flags), Err(STATUS_INVALID_PARAMETER));
            }
            assert_eq!(ask(call, FWPS_PACKET_LIST_INFORMATION_QUERY_FWP), Ok(0));
        }
        call.permit();
    };
    let outcome = connect(handler, nothing, nothing);
    assert_eq!(reported(&outcome), ["C-174"]);
    assert_eq!(outcome.reports.len(), 3);
}

#[test]
fn a_question_is_about_the_list_of_the_call() {
    let _turn = turn();
    let handler: Handler = |call| {
        if call.is(FWPS_LAYER_ALE_AUTH_CONNECT_V4) {
            let clone = Call {
                list: call.clone_packet(),
                ..*call
            };
            let flags = FWPS_PACKET_LIST_INFORMATION_QUERY_ALL_OUTBOUND;
            assert_eq!(ask(&clone, flags), Err(STATUS_INVALID_PARAMETER));
            crate::driver::free(clone.list.expose_provenance());
        }
        call.permit();
    };
    assert_eq!(reported(&connect(handler, nothing, nothing)), ["C-174"]);
    assert!(state().pended.is_empty());
}
