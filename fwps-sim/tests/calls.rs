//! Single calls that break one contract each, and calls that are refused without a report.

mod support;

use std::collections::BTreeSet;
use std::ptr::{null, null_mut};
use std::sync::atomic::{AtomicBool, Ordering};

use fwps_sim::Sim;
use fwps_sys::*;
use support::driver::{TAG, pointer};
use support::layers::first_buffer;
use support::own_list::{Own, destroy, handle, pool};
use support::packets::{Kind, packet};
use support::plain;

/// Runs code in a machine with the plain driver, and gives the contracts that it broke.
fn broken_by(code: impl FnOnce() + Send) -> BTreeSet<String> {
    let mut sim = Sim::builder().build();
    let driver = sim.load(plain::driver_entry).expect("the driver loads");
    // A bug check stops the machine; the report says so.
    let _stopped = sim.run(code);
    sim.settle();
    sim.unload(driver);
    sim.finish()
        .reports
        .iter()
        .map(|report| report.contract.to_string())
        .collect()
}

#[track_caller]
fn breaks(contract: &str, code: impl FnOnce() + Send) {
    assert_eq!(broken_by(code), BTreeSet::from([contract.to_owned()]));
}

#[track_caller]
fn breaks_nothing(code: impl FnOnce() + Send) {
    assert_eq!(broken_by(code), BTreeSet::new());
}

/// # Safety
/// As every completion routine.
unsafe extern "system" fn complete(
    _context: *mut std::ffi::c_void,
    _list: *mut NET_BUFFER_LIST,
    _level: BOOLEAN,
) {
}

fn send_network(handle: usize, list: *mut NET_BUFFER_LIST) -> NTSTATUS {
    c!(FwpsInjectNetworkSendAsync0(
        pointer(handle),
        null_mut(),
        0,
        0,
        list,
        Some(complete),
        null_mut()
    ))
}

fn receive_transport(handle: usize, list: *mut NET_BUFFER_LIST, family: u16) -> NTSTATUS {
    c!(FwpsInjectTransportReceiveAsync0(
        pointer(handle),
        null_mut(),
        null_mut(),
        0,
        family,
        0,
        12,
        3,
        list,
        Some(complete),
        null_mut()
    ))
}

fn send_transport(handle: usize, endpoint: u64, arguments: bool, list: *mut NET_BUFFER_LIST) -> NTSTATUS {
    // It must stay until the completion (C-051).
    static REMOTE: [u8; 4] = [10, 0, 0, 2];
    // SAFETY: all fields are integers, pointers and unions of them, for which zero is valid.
    let mut parameters: FWPS_TRANSPORT_SEND_PARAMS0 = unsafe { std::mem::zeroed() };
    parameters.remoteAddress = REMOTE.as_ptr().cast_mut();
    let parameters = if arguments {
        &raw mut parameters
    } else {
        null_mut()
    };
    c!(FwpsInjectTransportSendAsync0(
        pointer(handle),
        null_mut(),
        endpoint,
        0,
        parameters,
        AF_INET,
        0,
        list,
        Some(complete),
        null_mut()
    ))
}

#[test]
fn unknown_injection_type() {
    breaks("C-001", || {
        let mut handle = null_mut();
        assert_eq!(
            c!(FwpsInjectionHandleCreate0(AF_INET, 0x100, &raw mut handle)),
            STATUS_INVALID_PARAMETER
        );
    });
}

#[test]
fn network_handle_without_a_family() {
    breaks("C-003", || {
        let mut handle = null_mut();
        let status = c!(FwpsInjectionHandleCreate0(
            AF_UNSPEC,
            FWPS_INJECTION_TYPE_NETWORK,
            &raw mut handle
        ));
        assert_eq!(status, STATUS_INVALID_PARAMETER);
    });
}

#[test]
fn zero_flags_make_a_transport_handle() {
    breaks_nothing(|| {
        let own = Own::new(&packet(Kind::Udp4, true, b"x"), 0);
        let transport = handle(AF_UNSPEC, 0);
        assert_eq!(receive_transport(transport, own.list, AF_INET), STATUS_SUCCESS);
        destroy(transport);
        own.free();
    });
}

#[test]
fn destroy_waits_for_the_completion() {
    for seed in 0..20 {
        let mut sim = Sim::builder().seed(seed).build();
        sim.run(|| {
            let own = Own::new(&packet(Kind::Udp4, false, b"x"), 0);
            let network = handle(AF_INET, FWPS_INJECTION_TYPE_NETWORK);
            assert_eq!(send_network(network, own.list), STATUS_SUCCESS);
            destroy(network);
            // The list is the driver's again: freeing it earlier would be C-014.
            own.free();
        })
        .expect("the machine runs");
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_eq!((outcome.injected, outcome.completed), (1, 1));
    }
}

/// C-374: the handle is destroyed first, which waits for the completions; then the pool goes.
#[test]
fn pool_freed_before_the_handle_of_its_list() {
    breaks("C-110", || {
        let own = Own::new(&packet(Kind::Udp4, false, b"x"), 0);
        let network = handle(AF_INET, FWPS_INJECTION_TYPE_NETWORK);
        assert_eq!(send_network(network, own.list), STATUS_SUCCESS);
        c!(NdisFreeNetBufferListPool(own.pool));
        destroy(network);
        c!(FwpsFreeNetBufferList0(own.list));
        c!(NdisFreeMdl(own.mdl));
        c!(ExFreePoolWithTag(own.block, TAG));
    });
}

#[test]
fn destroyed_handle_used() {
    breaks("C-001", || {
        let network = handle(AF_INET, FWPS_INJECTION_TYPE_NETWORK);
        destroy(network);
        assert_eq!(
            c!(FwpsInjectionHandleDestroy0(pointer(network))),
            STATUS_INVALID_HANDLE
        );
    });
}

#[test]
fn transport_injection_with_a_network_handle() {
    breaks("C-048", || {
        let own = Own::new(&packet(Kind::Udp4, true, b"x"), 0);
        let network = handle(AF_INET, FWPS_INJECTION_TYPE_NETWORK);
        assert_eq!(
            receive_transport(network, own.list, AF_INET),
            STATUS_INVALID_PARAMETER
        );
        own.free();
    });
}

#[test]
fn transport_send_that_starts_at_the_ip_header() {
    breaks("C-049", || {
        let endpoint = 0xE000_0000;
        let own = Own::new(&packet(Kind::Udp4, false, b"x"), 0);
        let transport = handle(AF_INET, FWPS_INJECTION_TYPE_TRANSPORT);
        make_endpoint();
        assert_eq!(
            send_transport(transport, endpoint, true, own.list),
            STATUS_SUCCESS,
            "accepted, then dropped"
        );
    });
}

/// Lets the plain driver's callouts see a packet, so that the host has an endpoint.
fn make_endpoint() {
    let engine = plain::open(true);
    plain::add_sublayer(engine, 100, 1);
    plain::add_callout(engine, 0, FWPM_LAYER_OUTBOUND_TRANSPORT_V4);
    let filter = plain::Filter {
        layer: FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
        sublayer: 100,
        weight: 1,
        action: FWP_ACTION_CALLOUT_TERMINATING,
        callout: 0,
        flags: 0,
    };
    plain::set_answers([plain::Answer::Permit; 4]);
    filter.add(engine, &[]).expect("in order");
    let own = Own::new(&packet(Kind::Udp4, false, b"first"), 0);
    let network = handle(AF_INET, FWPS_INJECTION_TYPE_NETWORK);
    assert_eq!(send_network(network, own.list), STATUS_SUCCESS);
    destroy(network);
    // The packet enters while this thread lets others run.
    for _ in 0..100 {
        let mut interval = LARGE_INTEGER { QuadPart: -1 };
        c!(KeDelayExecutionThread(0, 0, &raw mut interval));
    }
    assert!(plain::calls()[0] > 0, "the packet passed the layer");
    plain::close(engine);
}

#[test]
fn transport_send_of_an_own_segment() {
    breaks_nothing(|| {
        make_endpoint();
        let whole = packet(Kind::Udp4, false, b"second");
        let own = Own::new(&whole[20..], 0);
        let transport = handle(AF_INET, FWPS_INJECTION_TYPE_TRANSPORT);
        assert_eq!(
            send_transport(transport, 0xE000_0000, true, own.list),
            STATUS_SUCCESS
        );
        destroy(transport);
        own.free();
    });
}

/// Seeds decide the IRQL of a completion. At DISPATCH_LEVEL that rule is broken, and nobody waits (C-006).
#[test]
fn injection_handle_destroyed_from_its_own_completion() {
    static AT_PASSIVE_LEVEL: AtomicBool = AtomicBool::new(false);
    /// # Safety
    /// As every completion routine.
    unsafe extern "system" fn destroys(
        handle: *mut std::ffi::c_void,
        _: *mut NET_BUFFER_LIST,
        dispatch: BOOLEAN,
    ) {
        AT_PASSIVE_LEVEL.store(dispatch == 0, Ordering::Relaxed);
        // SAFETY: the context is the handle of the injection.
        unsafe { FwpsInjectionHandleDestroy0(handle) };
    }
    let run = |seed: u64, inside: bool| {
        let mut sim = Sim::builder().seed(seed).build();
        let driver = sim.load(plain::driver_entry).expect("the driver loads");
        let send = || {
            let own = Own::new(&packet(Kind::Udp4, false, b"x"), 0);
            let network = handle(AF_INET, FWPS_INJECTION_TYPE_NETWORK);
            let routine: FWPS_INJECT_COMPLETE0 = Some(if inside { destroys } else { complete });
            let status = c!(FwpsInjectNetworkSendAsync0(
                pointer(network),
                null_mut(),
                0,
                0,
                own.list,
                routine,
                pointer(network)
            ));
            assert_eq!(status, STATUS_SUCCESS);
            // A second, in which the list comes back.
            let mut moment = LARGE_INTEGER {
                QuadPart: -10_000_000,
            };
            c!(KeDelayExecutionThread(0, 0, &raw mut moment));
            if !inside {
                destroy(network);
            }
            own.free();
        };
        sim.run(send).expect("the machine goes on");
        sim.unload(driver);
        sim.finish()
    };
    let mut caught = 0;
    for seed in 0..24 {
        let contracts: BTreeSet<String> = run(seed, true)
            .reports
            .iter()
            .map(|report| report.contract.to_string())
            .collect();
        if AT_PASSIVE_LEVEL.load(Ordering::Relaxed) {
            assert_eq!(contracts, BTreeSet::from(["C-008".to_owned()]), "seed {seed}");
            caught += 1;
        }
        run(seed, false).assert_clean();
    }
    assert!(caught > 0, "no completion came at PASSIVE_LEVEL");
}

#[test]
fn send_arguments_missing() {
    breaks("C-050", || {
        let own = Own::new(&packet(Kind::Udp4, false, b"x")[20..], 0);
        let transport = handle(AF_INET, FWPS_INJECTION_TYPE_TRANSPORT);
        send_transport(transport, 0, false, own.list);
    });
}

#[test]
fn endpoint_that_no_metadata_named() {
    breaks("C-054", || {
        let own = Own::new(&packet(Kind::Udp4, false, b"x")[20..], 0);
        let transport = handle(AF_INET, FWPS_INJECTION_TYPE_TRANSPORT);
        send_transport(transport, 4711, true, own.list);
    });
}

#[test]
fn transport_receive_that_starts_at_the_payload() {
    breaks("C-057", || {
        let own = Own::new(&packet(Kind::Udp4, true, b"x")[28..], 0);
        let transport = handle(AF_INET, FWPS_INJECTION_TYPE_TRANSPORT);
        receive_transport(transport, own.list, AF_INET);
    });
}

#[test]
fn ip_header_at_an_odd_address() {
    breaks("C-029", || {
        let own = Own::new(&packet(Kind::Udp4, false, b"x"), 1);
        let network = handle(AF_INET, FWPS_INJECTION_TYPE_NETWORK);
        send_network(network, own.list);
    });
}

#[test]
fn pool_without_net_buffers() {
    breaks("C-080", || {
        let pool = pool(false);
        let mut list = null_mut();
        let status = c!(FwpsAllocateNetBufferAndNetBufferList0(
            pool,
            0,
            0,
            null_mut(),
            0,
            0,
            &raw mut list
        ));
        assert_eq!(status, STATUS_INVALID_PARAMETER);
    });
}

#[test]
fn context_size_that_is_no_multiple() {
    breaks("C-081", || {
        let pool = pool(true);
        let mut list = null_mut();
        let status = c!(FwpsAllocateNetBufferAndNetBufferList0(
            pool,
            8,
            0,
            null_mut(),
            0,
            0,
            &raw mut list
        ));
        assert_eq!(status, STATUS_INVALID_PARAMETER);
    });
}

#[test]
fn data_without_an_mdl_chain() {
    breaks("C-082", || {
        let pool = pool(true);
        let mut list = null_mut();
        let status = c!(FwpsAllocateNetBufferAndNetBufferList0(
            pool,
            0,
            0,
            null_mut(),
            0,
            9,
            &raw mut list
        ));
        assert_eq!(status, STATUS_INVALID_PARAMETER);
    });
}

#[test]
fn data_beyond_the_mdl_chain() {
    breaks("C-082", || {
        let own = Own::new(b"0123456789", 0);
        let mut list = null_mut();
        let status = c!(FwpsAllocateNetBufferAndNetBufferList0(
            own.pool,
            0,
            0,
            own.mdl,
            5,
            6,
            &raw mut list
        ));
        assert_eq!(status, STATUS_INVALID_PARAMETER);
        own.free();
    });
}

#[test]
fn freed_mdl_behind_a_list() {
    breaks("C-083", || {
        let own = Own::new(b"0123456789", 0);
        let mdl = c!(NdisAllocateMdl(null_mut(), own.block, 10));
        c!(NdisFreeMdl(mdl));
        let mut list = null_mut();
        let status = c!(FwpsAllocateNetBufferAndNetBufferList0(
            own.pool,
            0,
            0,
            mdl,
            0,
            5,
            &raw mut list
        ));
        assert_eq!(status, STATUS_INVALID_PARAMETER);
        own.free();
    });
}

#[test]
fn clone_flags() {
    breaks("C-092", || {
        let own = Own::new(b"0123456789", 0);
        let mut clone = null_mut();
        let status = c!(FwpsAllocateCloneNetBufferList0(
            own.list,
            null_mut(),
            null_mut(),
            1,
            &raw mut clone
        ));
        assert_eq!(status, STATUS_INVALID_PARAMETER);
        own.free();
    });
}

#[test]
fn clones_start_at_the_data_start() {
    breaks_nothing(|| {
        let own = Own::new(b"0123456789", 6);
        c!(NdisAdvanceNetBufferDataStart(first_buffer(own.list), 4, 0, None));
        let mut clone = null_mut();
        let status = c!(FwpsAllocateCloneNetBufferList0(
            own.list,
            null_mut(),
            null_mut(),
            0,
            &raw mut clone
        ));
        assert_eq!(status, STATUS_SUCCESS);
        let shown = Own {
            list: clone,
            pool: own.pool,
            block: own.block,
            mdl: own.mdl,
        };
        assert_eq!(shown.data(6), b"456789");
        // What lies in front is not part of the clone: a retreat needs memory of its own, which advancing frees.
        assert_eq!(
            c!(NdisRetreatNetBufferDataStart(first_buffer(clone), 4, 0, None)),
            STATUS_SUCCESS
        );
        assert_eq!(shown.data(10)[4..], *b"456789");
        c!(NdisAdvanceNetBufferDataStart(first_buffer(clone), 4, 1, None));
        c!(FwpsFreeCloneNetBufferList0(clone, 0));
        own.free();
    });
}

#[test]
fn original_freed_before_its_clone() {
    breaks("C-085", || {
        let own = Own::new(b"0123456789", 0);
        let mut clone = null_mut();
        c!(FwpsAllocateCloneNetBufferList0(
            own.list,
            null_mut(),
            null_mut(),
            0,
            &raw mut clone
        ));
        c!(FwpsFreeNetBufferList0(own.list));
        c!(FwpsFreeCloneNetBufferList0(clone, 0));
        own.free();
    });
}

#[test]
fn list_freed_after_its_pool() {
    breaks("C-110", || {
        let own = Own::new(b"0123456789", 0);
        c!(NdisFreeNetBufferListPool(own.pool));
        c!(FwpsFreeNetBufferList0(own.list));
    });
}

#[test]
fn pool_freed_after_its_generic_object() {
    breaks("C-109", || {
        let generic = c!(NdisAllocateGenericObject(null_mut(), TAG, 0));
        let parameters = NET_BUFFER_LIST_POOL_PARAMETERS {
            Header: NDIS_OBJECT_HEADER {
                Type: NDIS_OBJECT_TYPE_DEFAULT,
                Revision: 1,
                Size: 16,
            },
            ProtocolId: 0,
            fAllocateNetBuffer: 1,
            ContextSize: 0,
            PoolTag: TAG,
            DataSize: 0,
        };
        let pool = c!(NdisAllocateNetBufferListPool(
            generic.cast(),
            &raw const parameters
        ));
        assert!(!pool.is_null());
        c!(NdisFreeGenericObject(generic));
        c!(NdisFreeNetBufferListPool(pool));
    });
}

#[test]
fn pool_parameters_without_their_header() {
    breaks("C-111", || {
        // SAFETY: all fields are integers.
        let parameters: NET_BUFFER_LIST_POOL_PARAMETERS = unsafe { std::mem::zeroed() };
        assert!(c!(NdisAllocateNetBufferListPool(null_mut(), &raw const parameters)).is_null());
    });
}

#[test]
fn retreat_not_undone_on_an_own_list() {
    breaks("C-113", || {
        let own = Own::new(b"0123456789", 0);
        c!(NdisRetreatNetBufferDataStart(first_buffer(own.list), 20, 0, None));
        own.free();
    });
}

#[test]
fn alignment_that_is_no_power_of_two() {
    breaks("C-118", || {
        let own = Own::new(b"0123456789", 0);
        assert!(c!(NdisGetDataBuffer(first_buffer(own.list), 4, null_mut(), 3, 0)).is_null());
        own.free();
    });
}

#[test]
fn data_buffers_are_null_when_the_data_is_short() {
    breaks_nothing(|| {
        let own = Own::new(b"0123456789", 0);
        assert!(c!(NdisGetDataBuffer(first_buffer(own.list), 11, null_mut(), 1, 0)).is_null());
        assert!(!c!(NdisGetDataBuffer(first_buffer(own.list), 10, null_mut(), 1, 0)).is_null());
        own.free();
    });
}

#[test]
fn mdl_freed_with_the_wrong_function() {
    breaks("C-124", || {
        let block = c!(ExAllocatePool2(POOL_FLAG_NON_PAGED, 16, TAG));
        let mdl = c!(IoAllocateMdl(block, 16, 0, 0, null_mut()));
        c!(MmBuildMdlForNonPagedPool(mdl));
        c!(NdisFreeMdl(mdl));
        c!(IoFreeMdl(mdl));
        c!(ExFreePoolWithTag(block, TAG));
    });
}

#[test]
fn mdl_freed_twice() {
    breaks("C-124", || {
        let block = c!(ExAllocatePool2(POOL_FLAG_NON_PAGED, 16, TAG));
        let mdl = c!(NdisAllocateMdl(null_mut(), block, 16));
        c!(NdisFreeMdl(mdl));
        c!(NdisFreeMdl(mdl));
        c!(ExFreePoolWithTag(block, TAG));
    });
}

fn construct(list: *mut NET_BUFFER_LIST, existing: u32, reserved: PVOID) -> NTSTATUS {
    let (source, remote) = ([10, 0, 0, 2u8], [10, 0, 0, 1u8]);
    let protocol = 17;
    c!(FwpsConstructIpHeaderForTransportPacket0(
        list,
        existing,
        AF_INET,
        source.as_ptr(),
        remote.as_ptr(),
        protocol,
        0,
        null(),
        0,
        0,
        reserved,
        0,
        0
    ))
}

#[test]
fn headers_are_constructed_in_front_and_rebuilt() {
    breaks_nothing(|| {
        let whole = packet(Kind::Udp4, true, b"hello");
        for backfill in [0, 20, 64] {
            let mut segment = whole[20..].to_vec();
            segment[6] ^= 0xFF;
            let own = Own::new(&segment, backfill);
            assert_eq!(construct(own.list, 0, null_mut()), STATUS_SUCCESS);
            let built = own.data(33);
            assert_eq!(
                (built[0], &built[20..]),
                (0x45, &whole[20..]),
                "the checksum is right again"
            );
            assert_eq!(construct(own.list, 20, null_mut()), STATUS_SUCCESS);
            assert_eq!(own.data(33), built, "a rebuild of a right header changes nothing");
            if backfill == 0 {
                c!(NdisAdvanceNetBufferDataStart(first_buffer(own.list), 20, 1, None));
            }
            own.free();
        }
    });
}

#[test]
fn rebuild_without_a_header() {
    breaks("C-126", || {
        let own = Own::new(&packet(Kind::Udp4, true, b"hello")[28..], 0);
        assert_eq!(construct(own.list, 20, null_mut()), STATUS_INVALID_PARAMETER);
        own.free();
    });
}

#[test]
fn construction_with_a_reserved_argument() {
    breaks("C-130", || {
        let own = Own::new(&packet(Kind::Udp4, true, b"hello")[20..], 0);
        assert_eq!(construct(own.list, 0, own.block), STATUS_INVALID_PARAMETER);
        own.free();
    });
}

#[test]
fn dispatch_level_claimed() {
    breaks("C-018", || {
        // The list has no reference either, but the level is wrong first.
        let own = Own::new(b"0123456789", 0);
        c!(FwpsReferenceNetBufferList0(own.list, 0));
        c!(FwpsDereferenceNetBufferList0(own.list, 1));
        own.free();
    });
}

#[test]
fn callout_without_a_device() {
    breaks("C-175", || {
        // SAFETY: all fields are integers and optional function pointers.
        let callout: FWPS_CALLOUT1 = unsafe { std::mem::zeroed() };
        let status = c!(FwpsCalloutRegister1(null_mut(), &raw const callout, null_mut()));
        assert_eq!(status, STATUS_INVALID_PARAMETER);
    });
}

#[test]
fn registration_at_dispatch_level() {
    breaks("C-175", || {
        let old = c!(KfRaiseIrql(2));
        assert_eq!(c!(FwpsCalloutUnregisterById0(4711)), STATUS_FWP_CALLOUT_NOT_FOUND);
        c!(KeLowerIrql(old));
    });
}

#[test]
fn management_at_dispatch_level() {
    breaks("C-330", || {
        let engine = plain::open(true);
        let old = c!(KfRaiseIrql(2));
        plain::begin(engine, 0);
        c!(KeLowerIrql(old));
        plain::close(engine);
    });
}

#[test]
fn session_with_a_server_name() {
    breaks("C-332", || {
        let name = [0u16; 1];
        let mut engine = null_mut();
        let status = c!(FwpmEngineOpen0(
            name.as_ptr(),
            RPC_C_AUTHN_WINNT,
            null_mut(),
            null(),
            &raw mut engine
        ));
        assert_eq!(status, STATUS_INVALID_PARAMETER);
    });
}

#[test]
fn session_closed_twice() {
    breaks("C-335", || {
        let engine = plain::open(true);
        assert_eq!(plain::close(engine), STATUS_SUCCESS);
        assert_eq!(plain::close(engine), STATUS_INVALID_HANDLE);
    });
}

#[test]
fn management_memory_freed_that_is_none() {
    breaks("C-364", || {
        let mut block = c!(ExAllocatePool2(POOL_FLAG_NON_PAGED, 16, TAG));
        let own = block;
        c!(FwpmFreeMemory0(&raw mut block));
        assert!(block.is_null());
        c!(ExFreePoolWithTag(own, TAG));
    });
}

#[test]
fn pool_freed_twice() {
    breaks("C-380", || {
        let block = c!(ExAllocatePool2(POOL_FLAG_NON_PAGED, 16, TAG));
        c!(ExFreePoolWithTag(block, TAG));
        c!(ExFreePoolWithTag(block, TAG));
    });
}

#[test]
fn pool_written_to_after_it_was_freed() {
    // AddressSanitizer stops at such a write when the memory has really gone; until then the poison shows it.
    breaks("C-380", || {
        let block = c!(ExAllocatePool2(POOL_FLAG_NON_PAGED, 16, TAG));
        c!(ExFreePoolWithTag(block, TAG));
        c!(block.cast::<u8>().write(1));
    });
}

#[test]
fn paged_pool_at_dispatch_level() {
    breaks("C-380", || {
        let old = c!(KfRaiseIrql(2));
        c!(ExAllocatePool2(POOL_FLAG_PAGED, 16, TAG));
        c!(KeLowerIrql(old));
    });
}

#[test]
fn pool_without_a_tag() {
    breaks("C-380", || {
        assert!(c!(ExAllocatePool2(POOL_FLAG_NON_PAGED, 16, 0)).is_null());
    });
}

#[test]
fn wait_at_dispatch_level() {
    breaks("C-382", || {
        let mut event = std::mem::MaybeUninit::<KEVENT>::zeroed();
        c!(KeInitializeEvent(event.as_mut_ptr(), NotificationEvent, 0));
        c!(KfRaiseIrql(2));
        c!(KeWaitForSingleObject(
            event.as_mut_ptr().cast(),
            Executive,
            0,
            0,
            null_mut()
        ));
    });
}

#[test]
fn waits_with_a_zero_timeout_are_fine_anywhere() {
    breaks_nothing(|| {
        let mut event = std::mem::MaybeUninit::<KEVENT>::zeroed();
        c!(KeInitializeEvent(event.as_mut_ptr(), SynchronizationEvent, 1));
        let zero = LARGE_INTEGER { QuadPart: 0 };
        let old = c!(KfRaiseIrql(2));
        let wait = || {
            c!(KeWaitForSingleObject(
                event.as_ptr().cast_mut().cast(),
                Executive,
                0,
                0,
                &raw const zero as _
            ))
        };
        assert_eq!(
            (wait(), wait()),
            (STATUS_SUCCESS, STATUS_TIMEOUT),
            "the first wait took the signal"
        );
        c!(KeLowerIrql(old));
    });
}

#[test]
fn work_item_freed_while_queued() {
    /// # Safety
    /// As every work item routine.
    unsafe extern "system" fn nothing(_device: PDEVICE_OBJECT, _context: PVOID) {}
    for seed in 0..10 {
        let mut sim = Sim::builder().seed(seed).build();
        let driver = sim.load(plain::driver_entry).expect("the driver loads");
        sim.run(|| {
            let old = c!(KfRaiseIrql(2));
            let item = c!(IoAllocateWorkItem(pointer(plain::device())));
            c!(IoQueueWorkItem(item, Some(nothing), DelayedWorkQueue, null_mut()));
            c!(IoQueueWorkItem(item, Some(nothing), DelayedWorkQueue, null_mut()));
            c!(KeLowerIrql(old));
        })
        .expect("the machine runs");
        sim.settle();
        sim.unload(driver);
        // Whether the item still is queued at the second call depends on the seed.
        for report in sim.finish().reports {
            assert_eq!(report.contract.to_string(), "C-383");
        }
    }
}

#[test]
fn work_item_routine_runs_at_passive_level() {
    /// # Safety
    /// As every work item routine.
    unsafe extern "system" fn routine(_device: PDEVICE_OBJECT, context: PVOID) {
        assert_eq!(c!(KeGetCurrentIrql()), 0);
        c!(KeSetEvent(context.cast(), 0, 0));
    }
    breaks_nothing(|| {
        let mut event = std::mem::MaybeUninit::<KEVENT>::zeroed();
        c!(KeInitializeEvent(event.as_mut_ptr(), NotificationEvent, 0));
        let item = c!(IoAllocateWorkItem(pointer(plain::device())));
        c!(IoQueueWorkItem(
            item,
            Some(routine),
            DelayedWorkQueue,
            event.as_mut_ptr().cast()
        ));
        c!(KeWaitForSingleObject(
            event.as_mut_ptr().cast(),
            Executive,
            0,
            0,
            null_mut()
        ));
        c!(IoFreeWorkItem(item));
    });
}

#[test]
fn rundown_released_too_often() {
    breaks("C-384", || {
        let mut rundown = std::mem::MaybeUninit::<EX_RUNDOWN_REF>::zeroed();
        c!(ExInitializeRundownProtection(rundown.as_mut_ptr()));
        assert_eq!(c!(ExAcquireRundownProtection(rundown.as_mut_ptr())), 1);
        c!(ExReleaseRundownProtection(rundown.as_mut_ptr()));
        c!(ExReleaseRundownProtection(rundown.as_mut_ptr()));
        c!(ExWaitForRundownProtectionRelease(rundown.as_mut_ptr()));
        assert_eq!(
            c!(ExAcquireRundownProtection(rundown.as_mut_ptr())),
            0,
            "run-down has begun"
        );
    });
}

#[test]
fn guids_differ() {
    breaks_nothing(|| {
        let mut guids = [plain::key(0); 2];
        for guid in &mut guids {
            assert_eq!(c!(ExUuidCreate(&raw mut *guid)), STATUS_SUCCESS);
        }
        assert_ne!((guids[0].Data4, guids[0].Data3), (guids[1].Data4, guids[1].Data3));
    });
}

#[test]
fn spin_locks_released_in_another_order() {
    breaks("C-381", || {
        let (mut a, mut b): (KSPIN_LOCK, KSPIN_LOCK) = (0, 0);
        let old = c!(KeAcquireSpinLockRaiseToDpc(&raw mut a));
        let second = c!(KeAcquireSpinLockRaiseToDpc(&raw mut b));
        c!(KeReleaseSpinLock(&raw mut a, second));
        c!(KeReleaseSpinLock(&raw mut b, old));
    });
}

#[test]
fn handle_closed_twice() {
    /// # Safety
    /// As every thread routine.
    unsafe extern "system" fn routine(_context: PVOID) {
        c!(PsTerminateSystemThread(STATUS_SUCCESS));
    }
    breaks("C-377", || {
        let mut handle = null_mut();
        let access = 0x1F_FFFF;
        let status = c!(PsCreateSystemThread(
            &raw mut handle,
            access,
            null_mut(),
            null_mut(),
            null_mut(),
            Some(routine),
            null_mut()
        ));
        assert_eq!(status, STATUS_SUCCESS);
        let mut object = null_mut();
        let status = c!(ObReferenceObjectByHandle(
            handle,
            access,
            null_mut(),
            0,
            &raw mut object,
            null_mut()
        ));
        assert_eq!(status, STATUS_SUCCESS);
        c!(KeWaitForSingleObject(object, Executive, 0, 0, null_mut()));
        c!(ObfDereferenceObject(object));
        assert_eq!(c!(ZwClose(handle)), STATUS_SUCCESS);
        assert_eq!(c!(ZwClose(handle)), STATUS_INVALID_HANDLE);
    });
}

/// # Safety
/// As every DPC routine.
unsafe extern "system" fn dpc_routine(_dpc: *mut KDPC, context: PVOID, first: PVOID, second: PVOID) {
    assert_eq!((c!(KeGetCurrentIrql()), first.addr(), second.addr()), (2, 1, 2));
    let count = context.cast::<u32>();
    let value = c!(count.read());
    c!(count.write(value + 1));
}

#[test]
fn deferred_procedure_calls_run_once_for_each_insertion() {
    breaks_nothing(|| {
        let mut count = 0u32;
        let mut dpc = std::mem::MaybeUninit::<KDPC>::zeroed();
        c!(KeInitializeDpc(
            dpc.as_mut_ptr(),
            Some(dpc_routine),
            (&raw mut count).cast()
        ));
        for _ in 0..3 {
            assert_eq!(c!(KeInsertQueueDpc(dpc.as_mut_ptr(), pointer(1), pointer(2))), 1);
            c!(KeFlushQueuedDpcs());
        }
        assert_eq!(count, 3);
        assert_eq!(c!(KeRemoveQueueDpc(dpc.as_mut_ptr())), 0, "it is not queued");
    });
}

#[test]
fn dpc_never_initialised() {
    breaks("C-385", || {
        let mut dpc = std::mem::MaybeUninit::<KDPC>::zeroed();
        assert_eq!(c!(KeInsertQueueDpc(dpc.as_mut_ptr(), null_mut(), null_mut())), 0);
    });
}

#[test]
fn dpcs_flushed_at_dispatch_level() {
    breaks("C-385", || {
        let old = c!(KfRaiseIrql(2));
        c!(KeFlushQueuedDpcs());
        c!(KeLowerIrql(old));
    });
}

#[test]
fn clones_point_to_their_original() {
    breaks_nothing(|| {
        let own = Own::new(b"0123456789", 0);
        let mut clones = [null_mut(); 2];
        for clone in &mut clones {
            let status = c!(FwpsAllocateCloneNetBufferList0(
                own.list,
                null_mut(),
                null_mut(),
                0,
                &raw mut *clone
            ));
            assert_eq!(status, STATUS_SUCCESS);
        }
        assert_eq!(c!((*own.list).ChildRefCount), 2);
        for clone in clones {
            assert_eq!(c!((*clone).ParentNetBufferList), own.list);
            assert!(c!((*clone).Context).is_null(), "a clone has no context");
            c!(FwpsFreeCloneNetBufferList0(clone, 0));
        }
        assert_eq!(c!((*own.list).ChildRefCount), 0);
        own.free();
    });
}

#[test]
fn the_injection_context_is_left_alone_for_packets_of_others() {
    breaks_nothing(|| {
        let own = Own::new(&packet(Kind::Udp4, true, b"x"), 0);
        let network = handle(AF_INET, FWPS_INJECTION_TYPE_NETWORK);
        let mut context = pointer(4711);
        let state = c!(FwpsQueryPacketInjectionState0(
            pointer(network),
            own.list,
            &raw mut context
        ));
        assert_eq!((state, context.addr()), (FWPS_PACKET_NOT_INJECTED, 4711));
        destroy(network);
        own.free();
    });
}

#[test]
fn mdls_are_mapped_where_their_memory_is() {
    breaks_nothing(|| {
        let block = c!(ExAllocatePool2(POOL_FLAG_NON_PAGED, 5000, TAG));
        let at = block.wrapping_byte_add(100);
        let mdl = c!(IoAllocateMdl(at, 4800, 0, 0, null_mut()));
        c!(MmBuildMdlForNonPagedPool(mdl));
        let mapped = c!(MmMapLockedPagesSpecifyCache(mdl, 0, MmCached, null_mut(), 0, 16));
        assert_eq!((mapped, c!((*mdl).ByteCount)), (at, 4800));
        c!(IoFreeMdl(mdl));
        c!(ExFreePoolWithTag(block, TAG));
    });
}
