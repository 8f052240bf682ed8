//! Each planted bug gives a report with the number of the contract that it breaks, and no report of another one.

mod support;

use std::collections::BTreeSet;

use fwps_sim::{Completions, Outcome, Sim, SimBuilder};
use support::driver::driver_entry;
use support::out_of_band::LEFT;
use support::packets::{KINDS, Kind, packet, raw};
use support::{Bug, plain, plant};

/// Runs the driver with a bug over some packets, at one seed.
fn run(builder: SimBuilder, bug: Bug) -> Outcome {
    let mut sim = builder.build();
    plant(bug);
    LEFT.lock().expect("no test panics with it").clear();
    if let Ok(driver) = sim.load(driver_entry) {
        for kind in KINDS {
            for inbound in [true, false] {
                let bytes = packet(kind, inbound, b"payload of some length");
                if inbound {
                    sim.receive(&bytes).expect("well formed");
                } else {
                    sim.send(&bytes).expect("well formed");
                }
            }
        }
        sim.settle();
        sim.unload(driver);
    }
    plant(Bug::None);
    sim.finish()
}

fn contracts(outcome: &Outcome) -> BTreeSet<String> {
    outcome
        .reports
        .iter()
        .map(|report| report.contract.to_string())
        .collect()
}

/// The bug is noticed on every one of some seeds, and nothing else is reported.
#[track_caller]
fn caught(bug: Bug, expected: &[&str]) {
    let expected: BTreeSet<String> = expected.iter().map(ToString::to_string).collect();
    for seed in 0..8 {
        let outcome = run(Sim::builder().seed(seed), bug);
        let text: Vec<String> = outcome.reports.iter().map(ToString::to_string).collect();
        assert_eq!(
            contracts(&outcome),
            expected,
            "{bug:?}, seed {seed}:\n{}",
            text.join("\n")
        );
    }
}

macro_rules! caught {
    ($($(#[$meta:meta])* $name:ident: $bug:ident => $($contract:literal)+;)*) => {
        $(
            $(#[$meta])*
            #[test]
            fn $name() {
                caught(Bug::$bug, &[$($contract),+]);
            }
        )*
    };
}

caught! {
    leak_of_a_completed_clone: LeakClone => "C-016";
    leak_of_a_clone_never_injected: LeakNeverInjected => "C-085";
    double_free: DoubleFree => "C-085";
    wrong_free: WrongFree => "C-084";
    missing_unregister: MissingUnregister => "C-192";
    handle_not_destroyed: HandleNotDestroyed => "C-010";
    session_not_closed: HandleLeftOpenSession => "C-335";
    wrong_handle_type: WrongHandleType => "C-037";
    wrong_family: WrongFamily => "C-037";
    retreat_not_undone: RetreatNotUndone => "C-098";
    bytes_changed: BytesChanged => "C-099";
    soft_absorb: SoftAbsorb => "C-157";
    absorb_with_permit: AbsorbWithPermit => "C-162";
    reserved_member_touched: ReservedTouched => "C-161";
    no_state_query: NoStateQuery => "C-074";
    own_packet_injected_again: InjectOwnAgain => "C-076";
    wrong_compartment: WrongCompartment => "C-024";
    wrong_interface: WrongInterface => "C-025";
    wrong_start: WrongStart => "C-038";
    wrong_checksum: WrongChecksum => "C-030";
    tcp_injected_inline: InlineTcp => "C-032";
    pool_leak: PoolLeak => "C-373";
    list_pool_leak: ListPoolLeak => "C-110";
    leak_of_an_own_list: LeakCopy => "C-016" "C-124" "C-373";
    device_deleted_before_callouts: DeviceDeletedFirst => "C-175";
    generic_object_leak: GenericObjectLeak => "C-109";
    device_leak: DeviceLeak => "C-373";
    thread_handle_leak: ThreadHandleLeak => "C-377";
    thread_object_leak: ThreadObjectLeak => "C-377";
    lock_held_across_inject: LockHeldAcrossInject => "C-381";
    reserved_argument_not_zero: FlagsNotZero => "C-023";
    dereference_twice: DereferenceTwice => "C-096";
    reference_leak: ReferenceLeak => "C-094";
    use_after_classify: UseAfterClassify => "C-094";
    no_completion_routine: NoCompletion => "C-019";
    pool_freed_with_another_tag: PoolWrongTag => "C-380";
    original_injected: InjectOriginal => "C-022";
    advance_beyond_the_data: AdvanceTooFar => "C-115";
    clone_not_restored: CloneNotRestored => "C-091";
    filters_left_behind: StaticFilters => "C-379";
    driver_without_unload: NoUnload => "C-010" "C-109" "C-110" "C-192" "C-335" "C-373" "C-377";
    lock_not_released: LockNotReleased => "C-381";
    recursive_lock: RecursiveLock => "C-381";
    bug_check: StopsTheMachine => "bug-check";
    reference_to_modify_without_a_block: ReferenceToModify => "C-095";
    header_constructed_on_the_original: ConstructOnOriginal => "C-132";
    engine_called_from_notify: EngineInNotify => "C-200";
    callout_without_notify: NoNotify => "C-182";
    remote_address_in_host_order: HostOrder => "C-030" "C-052";
    original_permitted_after_its_clone_was_injected: PermitAfterInjection => "C-166";
    original_permitted_after_a_copy_was_injected: PermitAfterCopy => "C-166";
    clone_injected_after_its_original_was_permitted: InjectionAfterPermit => "C-166";
    deadlock_at_unload: Deadlock => "deadlock";
}

/// What is near a bug but none is not reported.
#[track_caller]
fn clean(bug: Bug) {
    for seed in 0..8 {
        run(Sim::builder().seed(seed), bug).assert_clean();
    }
}

#[test]
fn clone_that_is_looked_at_and_freed() {
    clean(Bug::CloneToLookAt);
    clean(Bug::KeepToLookAt);
}

#[test]
fn own_packet_beside_a_permitted_one() {
    clean(Bug::OwnPacketBeside);
}

#[test]
fn original_permitted_after_a_refused_injection() {
    let refusal = |function| fwps_sim::Faults::function(function, fwps_sys::STATUS_INSUFFICIENT_RESOURCES);
    for bug in [Bug::PermitAfterInjection, Bug::PermitAfterCopy] {
        let builder = Sim::builder()
            .faults(refusal("FwpsInjectNetworkSendAsync0"))
            .faults(refusal("FwpsInjectNetworkReceiveAsync0"));
        let outcome = run(builder, bug);
        outcome.assert_clean();
        assert_eq!(outcome.output.len(), 12, "each packet goes on once");
    }
}

/// Each kind of packet comes in, as the first one of its flow.
fn run_unsolicited(builder: SimBuilder, bug: Bug) -> Outcome {
    let mut sim = builder.build();
    plant(bug);
    let driver = sim.load(driver_entry).expect("the driver loads");
    for kind in KINDS {
        sim.receive(&packet(kind, true, b"unsolicited"))
            .expect("well formed");
    }
    sim.settle();
    sim.unload(driver);
    plant(Bug::None);
    sim.finish()
}

#[test]
fn packet_for_ale_taken_over_at_transport() {
    for (bug, expected) in [
        (Bug::CaptureForAle, &["C-059", "C-171"][..]),
        (Bug::BlockForAleWithClone, &["C-059", "C-171"]),
        (Bug::AbsorbForAle, &["C-171"]),
        (Bug::BlockForAle, &[]),
        (Bug::None, &[]),
    ] {
        let expected: BTreeSet<String> = expected.iter().map(ToString::to_string).collect();
        for seed in 0..8 {
            let outcome = run_unsolicited(Sim::builder().seed(seed).ale_classify_required(true), bug);
            assert_eq!(contracts(&outcome), expected, "{bug:?}, seed {seed}");
            let dropped = matches!(bug, Bug::AbsorbForAle | Bug::BlockForAle);
            let delivered = if dropped { 0 } else { 6 };
            assert_eq!(outcome.output.len(), delivered, "{bug:?}, seed {seed}");
        }
        // Without the option no packet is such a one.
        run_unsolicited(Sim::builder(), bug).assert_clean();
    }
}

/// Without a checksum, as UDP over IPv4 allows: with one, it would be wrong for this address, too.
#[test]
fn remote_address_of_a_packet_without_a_checksum_in_host_order() {
    let mut bytes = packet(Kind::Udp4, false, b"payload of some length");
    bytes[26..28].fill(0);
    for (bug, expected) in [(Bug::HostOrder, Some("C-052")), (Bug::None, None)] {
        for seed in 0..8 {
            let mut sim = Sim::builder().seed(seed).build();
            plant(bug);
            let driver = sim.load(driver_entry).expect("the driver loads");
            sim.send(&bytes).expect("well formed");
            sim.settle();
            sim.unload(driver);
            plant(Bug::None);
            let expected: BTreeSet<String> = expected.into_iter().map(str::to_owned).collect();
            assert_eq!(contracts(&sim.finish()), expected, "{bug:?}, seed {seed}");
        }
    }
}

#[test]
fn raw_send_without_its_header() {
    for (bug, expected) in [
        (Bug::RawHeaderLost, Some("C-056")),
        (Bug::PermitRaw, None),
        (Bug::None, None),
    ] {
        for seed in 0..8 {
            let mut sim = Sim::builder().seed(seed).raw_sends(true).build();
            plant(bug);
            let driver = sim.load(driver_entry).expect("the driver loads");
            let packets = [raw(true, b"not of any known protocol"), raw(false, b"")];
            for bytes in &packets {
                sim.send(bytes).expect("well formed");
            }
            sim.settle();
            sim.unload(driver);
            plant(Bug::None);
            let outcome = sim.finish();
            let expected: BTreeSet<String> = expected.into_iter().map(str::to_owned).collect();
            assert_eq!(contracts(&outcome), expected, "{bug:?}, seed {seed}");
            let came_out = |bytes: &Vec<u8>| outcome.output.iter().any(|packet| packet.bytes == *bytes);
            let lost = !expected.is_empty();
            assert!(
                packets.iter().all(|bytes| came_out(bytes) != lost),
                "{bug:?}, seed {seed}"
            );
        }
    }
}

#[test]
fn use_after_injection() {
    // Only a completion that comes later leaves the list with the stack for some time.
    let outcome = run(
        Sim::builder().completions(Completions::Late),
        Bug::UseAfterInjection,
    );
    assert!(contracts(&outcome).contains("C-014"), "{:?}", contracts(&outcome));
}

#[test]
fn free_after_injection() {
    let outcome = run(
        Sim::builder().completions(Completions::Late),
        Bug::FreeAfterInjection,
    );
    assert_eq!(contracts(&outcome), BTreeSet::from(["C-014".to_owned()]));
}

#[test]
fn inject_twice() {
    let outcome = run(Sim::builder().completions(Completions::Late), Bug::InjectTwice);
    assert_eq!(contracts(&outcome), BTreeSet::from(["C-014".to_owned()]));
}

#[test]
fn passive_call_at_dispatch() {
    let outcome = run(Sim::builder().seed(3), Bug::PassiveCallAtDispatch);
    // The handles that the bug creates are left behind, too.
    assert_eq!(
        contracts(&outcome),
        BTreeSet::from(["C-006".to_owned(), "C-010".to_owned()])
    );
}

#[test]
fn wait_in_classify() {
    let outcome = run(Sim::builder().seed(3), Bug::WaitInClassify);
    assert_eq!(contracts(&outcome), BTreeSet::from(["C-147".to_owned()]));
}

#[test]
fn send_arguments_changed() {
    let outcome = run(
        Sim::builder().completions(Completions::Late),
        Bug::FreedSendArguments,
    );
    assert_eq!(contracts(&outcome), BTreeSet::from(["C-051".to_owned()]));
}

#[test]
fn leak_of_a_refused_clone() {
    let fault = fwps_sim::Faults::nth(
        "FwpsInjectNetworkSendAsync0",
        1,
        fwps_sys::STATUS_INSUFFICIENT_RESOURCES,
    );
    let outcome = run(Sim::builder().faults(fault), Bug::LeakRefusedClone);
    assert_eq!(contracts(&outcome), BTreeSet::from(["C-015".to_owned()]));
}

#[test]
fn destroy_inside_completion() {
    // Completions between the packets, so that no classify call uses the handle at the same time.
    let outcome = run(
        Sim::builder().completions(Completions::Late),
        Bug::DestroyInsideCompletion,
    );
    assert!(contracts(&outcome).contains("C-008"), "{:?}", contracts(&outcome));
}

#[test]
fn bytes_changed_through_a_clone() {
    // Completions after classify: before its end the change would be one of the indicated list itself.
    let outcome = run(
        Sim::builder().completions(Completions::Late),
        Bug::ChangedThroughClone,
    );
    assert_eq!(contracts(&outcome), BTreeSet::from(["C-086".to_owned()]));
}

#[test]
fn wait_in_a_completion() {
    let outcome = run(Sim::builder().seed(3), Bug::WaitInCompletion);
    assert_eq!(contracts(&outcome), BTreeSet::from(["C-017".to_owned()]));
}

#[test]
fn a_completion_that_needs_the_unloading_thread() {
    // Completions wait at PASSIVE_LEVEL only, and some of them while unload destroys their handle.
    let runs = (0..8).map(|seed| {
        let builder = Sim::builder().seed(seed).completions(Completions::OtherThread);
        run(builder, Bug::CompletionNeedsUnload)
    });
    let all: BTreeSet<String> = runs.flat_map(|outcome| contracts(&outcome)).collect();
    // The wait is a mistake of its own.
    assert_eq!(all, BTreeSet::from(["C-017".to_owned(), "C-378".to_owned()]));
}

/// Both orders are right: the page deletes the device first, the samples last.
#[test]
fn the_device_may_go_before_the_injection_handles() {
    for seed in 0..8 {
        run(Sim::builder().seed(seed), Bug::DeviceBeforeHandles).assert_clean();
    }
}

#[test]
fn callout_unregistered_from_inside_classify() {
    // The bug needs a classify call at PASSIVE_LEVEL, which not every seed has.
    let runs = (0..8).map(|seed| run(Sim::builder().seed(seed), Bug::UnregisterInClassify));
    let all: BTreeSet<String> = runs.flat_map(|outcome| contracts(&outcome)).collect();
    assert_eq!(all, BTreeSet::from(["C-189".to_owned()]));
}

#[test]
fn packet_absorbed_and_lost() {
    let outcome = run(Sim::builder(), Bug::LostPacket);
    outcome.assert_clean();
    let lost: u64 = outcome
        .layers
        .iter()
        .map(|layer| layer.counters.absorbed_without_copy)
        .sum();
    assert_eq!(lost, 12, "losing a packet is legal, and counted");
    let outcome = run(Sim::builder().strict(true), Bug::LostPacket);
    assert_eq!(contracts(&outcome), BTreeSet::from(["C-164".to_owned()]));
}

#[test]
fn two_net_buffers_inbound() {
    let mut sim = Sim::builder().build();
    plant(Bug::TwoBuffersInbound);
    let driver = sim.load(driver_entry).expect("the driver loads");
    let packets = [
        packet(Kind::Udp4, false, b"one"),
        packet(Kind::Udp4, false, b"two"),
    ];
    sim.send_together(&[&packets[0], &packets[1]])
        .expect("well formed");
    sim.settle();
    sim.unload(driver);
    plant(Bug::None);
    let outcome = sim.finish();
    assert_eq!(contracts(&outcome), BTreeSet::from(["C-027".to_owned()]));
    assert!(
        outcome.stopped && outcome.reports[0].fatal,
        "a real machine stops with bug check 0x1D3"
    );
}

#[test]
fn driver_that_hangs() {
    let outcome = run(
        Sim::builder().patience(std::time::Duration::from_millis(300)),
        Bug::Hang,
    );
    assert_eq!(contracts(&outcome), BTreeSet::from(["deadlock".to_owned()]));
    assert!(outcome.stopped, "the test goes on, the machine does not");
}

/// A filter in a heavier sublayer permits inbound packets for good, before the driver's callout is called.
fn run_below_a_hard_permit(bug: Bug) -> Outcome {
    let mut sim = Sim::builder().build();
    plant(bug);
    let driver = sim.load(driver_entry).expect("the driver loads");
    let engine = sim
        .run(|| {
            let engine = plain::open(true);
            plain::add_sublayer(engine, 100, 0xF000);
            let filter = plain::Filter {
                layer: fwps_sys::FWPM_LAYER_INBOUND_IPPACKET_V4,
                sublayer: 100,
                weight: 1,
                action: fwps_sys::FWP_ACTION_PERMIT,
                callout: 0,
                flags: fwps_sys::FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT,
            };
            filter.add(engine, &[]).expect("in order");
            engine
        })
        .expect("the machine runs");
    sim.receive(&packet(Kind::Udp4, true, b"x")).expect("well formed");
    sim.settle();
    sim.run(move || plain::close(engine)).expect("the machine runs");
    sim.unload(driver);
    plant(Bug::None);
    sim.finish()
}

#[test]
fn packet_captured_without_the_right() {
    run_below_a_hard_permit(Bug::None).assert_clean();
    let outcome = run_below_a_hard_permit(Bug::IgnoresRight);
    assert!(contracts(&outcome).contains("C-165"), "{:?}", contracts(&outcome));
}
