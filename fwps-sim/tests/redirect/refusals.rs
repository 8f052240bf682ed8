//! Every status with which the functions refuse, and drivers that live with it.

use std::net::SocketAddr;
use std::ptr::{null, null_mut};

use fwps_sim::{Faults, Outcome, RedirectRecords, Sim, SimBuilder, Status};
use fwps_sys::*;

use crate::c;
use crate::call::{Call, lend, release};
use crate::correct::{conversation, ends};
use crate::driver::{Handler, Plan, load, reported, turn};
use crate::support::plain;

fn run(builder: SimBuilder, handler: Handler) -> Outcome {
    let mut sim = builder.build();
    let driver = load(&mut sim, Plan::default(), handler);
    sim.converse(&conversation(&ends(true)));
    sim.unload(driver);
    sim.finish()
}

/// The connection was made where the application wanted.
#[track_caller]
fn assert_permitted(outcome: &Outcome) {
    outcome.assert_clean();
    let remotes: Vec<SocketAddr> = outcome.streams.iter().map(|stream| stream.remote).collect();
    assert_eq!(remotes, [ends(true).server]);
}

fn refused(function: &str, status: Status, handler: Handler) {
    let _turn = turn();
    let outcome = run(Sim::builder().faults(Faults::function(function, status)), handler);
    assert_permitted(&outcome);
    assert!(outcome.refusals.values().sum::<u64>() > 0, "{function}");
}

#[test]
fn classify_handles_are_refused() {
    refused(
        "FwpsAcquireClassifyHandle0",
        STATUS_INSUFFICIENT_RESOURCES,
        |call| {
            if call.is_bind() || call.is_connect() {
                let mut handle = 0;
                let status = c!(FwpsAcquireClassifyHandle0(
                    call.context.cast_mut(),
                    0,
                    &raw mut handle
                ));
                assert_eq!((status, handle), (STATUS_INSUFFICIENT_RESOURCES, 0));
            }
            call.permit();
        },
    );
}

#[test]
fn pending_is_refused() {
    refused("FwpsPendClassify0", STATUS_FWP_CANNOT_PEND, |call| {
        let handle = call.acquire();
        assert_eq!(call.pend(handle), STATUS_FWP_CANNOT_PEND);
        release(handle);
        call.permit();
    });
}

#[test]
fn pending_twice_is_refused() {
    let _turn = turn();
    let outcome = run(Sim::builder(), |call| {
        let handle = call.acquire();
        assert_eq!(call.pend(handle), STATUS_SUCCESS);
        assert_eq!(call.pend(handle), STATUS_FWP_CANNOT_PEND);
        call.block();
        crate::call::complete(handle, FWP_ACTION_PERMIT);
        release(handle);
    });
    assert_permitted(&outcome);
}

#[test]
fn writable_data_is_refused() {
    let function = "FwpsAcquireWritableLayerDataPointer0";
    refused(function, STATUS_INSUFFICIENT_RESOURCES, |call| {
        let handle = call.acquire();
        let before = c!((*call.out).actionType);
        let refused = lend(handle, call.filter, call.out);
        assert_eq!(refused.err(), Some(STATUS_INSUFFICIENT_RESOURCES));
        // A refusal leaves the verdict alone.
        assert_eq!(c!((*call.out).actionType), before);
        assert!(call.has_right());
        release(handle);
        call.permit();
    });
}

#[test]
fn writable_data_has_to_go_somewhere() {
    let _turn = turn();
    let outcome = run(Sim::builder(), |call| {
        let handle = call.acquire();
        let status = c!(FwpsAcquireWritableLayerDataPointer0(
            handle,
            call.filter,
            0,
            null_mut(),
            call.out
        ));
        assert_eq!(status, STATUS_INVALID_PARAMETER);
        release(handle);
        call.permit();
    });
    assert_permitted(&outcome);
}

#[test]
fn flags_of_writable_data_are_zero() {
    let _turn = turn();
    let outcome = run(Sim::builder(), |call| {
        let (handle, mut data) = (call.acquire(), null_mut());
        let status = c!(FwpsAcquireWritableLayerDataPointer0(
            handle,
            call.filter,
            4,
            &raw mut data,
            call.out
        ));
        assert_eq!(status, STATUS_INVALID_PARAMETER);
        release(handle);
        call.permit();
    });
    assert_eq!(reported(&outcome), ["C-023"]);
}

#[test]
fn other_layers_have_no_writable_data() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    crate::driver::state().elsewhere = |call| {
        if call.is(FWPS_LAYER_ALE_AUTH_CONNECT_V4, FWPS_LAYER_ALE_AUTH_CONNECT_V6) {
            let handle = call.acquire();
            let refused = lend(handle, call.filter, call.out);
            assert_eq!(refused.err(), Some(STATUS_NOT_SUPPORTED));
            assert!(call.has_right());
            release(handle);
        }
        call.permit();
    };
    let driver = load(&mut sim, Plan::default(), |call| call.permit());
    sim.converse(&conversation(&ends(true)));
    crate::driver::state().elsewhere = Call::permit;
    sim.unload(driver);
    assert_permitted(&sim.finish());
}

/// Makes a redirect handle on a thread of the machine.
fn create(provider: *const GUID, flags: u32, out: *mut HANDLE) -> Status {
    c!(FwpsRedirectHandleCreate0(provider, flags, out))
}

#[test]
fn redirect_handles_are_refused() {
    let _turn = turn();
    let faults = Faults::function("FwpsRedirectHandleCreate0", STATUS_INSUFFICIENT_RESOURCES);
    let mut sim = Sim::builder().faults(faults).build();
    sim.run(|| {
        let (provider, mut handle) = (plain::key(1), null_mut());
        let status = create(&raw const provider, 0, &raw mut handle);
        assert_eq!(status, STATUS_INSUFFICIENT_RESOURCES);
        assert!(handle.is_null());
        assert_eq!(create(null(), 0, &raw mut handle), STATUS_INVALID_PARAMETER);
        let status = create(&raw const provider, 0, null_mut());
        assert_eq!(status, STATUS_INVALID_PARAMETER);
    })
    .expect("the machine runs");
    sim.finish().assert_clean();
}

#[test]
fn flags_of_redirect_handles_are_zero() {
    let _turn = turn();
    let mut sim = Sim::builder().build();
    sim.run(|| {
        let (provider, mut handle) = (plain::key(1), null_mut());
        let status = create(&raw const provider, 1, &raw mut handle);
        assert_eq!(status, STATUS_INVALID_PARAMETER);
    })
    .expect("the machine runs");
    assert_eq!(reported(&sim.finish()), ["C-023"]);
}

/// Asks for the records with a buffer of some bytes: the status, and how many bytes there are or were needed.
fn format(records: HANDLE, buffer: &mut [u64]) -> (Status, SIZE_T) {
    let mut transferred = 0;
    let out = if buffer.is_empty() {
        null_mut()
    } else {
        buffer.as_mut_ptr().cast()
    };
    let length = (buffer.len() * 8) as SIZE_T;
    let status = c!(FwpsQueryConnectionSioFormatRedirectRecords0(
        records,
        out,
        length,
        &raw mut transferred
    ));
    (status, transferred)
}

#[test]
fn records_are_written_in_two_steps() {
    let _turn = turn();
    let outcome = run(Sim::builder(), |call| {
        if call.is_connect() {
            let (status, needed) = format(call.records(), &mut []);
            assert_eq!(status, STATUS_BUFFER_TOO_SMALL);
            let mut buffer = vec![0u64; needed as usize / 8];
            let short = buffer.len() - 1;
            assert_eq!(
                format(call.records(), &mut buffer[..short]),
                (STATUS_BUFFER_TOO_SMALL, needed)
            );
            assert_eq!(format(call.records(), &mut buffer), (STATUS_SUCCESS, needed));
            let bytes: Vec<u8> = buffer.iter().flat_map(|word| word.to_ne_bytes()).collect();
            RedirectRecords::from_bytes(&bytes).expect("what the function wrote");
            assert!(RedirectRecords::from_bytes(&bytes[1..]).is_err());
            assert_eq!(format(null_mut(), &mut buffer), (STATUS_NOT_FOUND, 0));
        }
        call.permit();
    });
    assert_permitted(&outcome);
}

#[test]
fn records_are_refused() {
    for status in [STATUS_BUFFER_TOO_SMALL, STATUS_NOT_FOUND] {
        let _turn = turn();
        let function = "FwpsQueryConnectionSioFormatRedirectRecords0";
        let outcome = run(
            Sim::builder().faults(Faults::function(function, status)),
            |call| {
                if call.is_connect() {
                    let (status, _) = format(call.records(), &mut [0; 16]);
                    assert_ne!(status, STATUS_SUCCESS);
                }
                call.permit();
            },
        );
        assert_permitted(&outcome);
        assert_eq!(outcome.refusals.values().sum::<u64>(), 1);
    }
}

#[test]
fn without_records_a_connection_counts_as_not_redirected() {
    let _turn = turn();
    let builder = Sim::builder().omit_metadata(FWPS_METADATA_FIELD_REDIRECT_RECORD_HANDLE);
    let outcome = run(builder, |call| {
        if call.is_connect() {
            assert!(call.records().is_null());
            assert_eq!(call.query(), FWPS_CONNECTION_NOT_REDIRECTED);
        }
        call.permit();
    });
    assert_permitted(&outcome);
}
