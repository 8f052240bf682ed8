//! Filters that another driver adds, in C.

use std::ptr::{null, null_mut};

use fwps::layer::{Layer, OutboundTransportV4};
use fwps_sys::{
    FWP_ACTION_CALLOUT_UNKNOWN, FWPM_CALLOUT0, FWPM_FILTER0, FwpmCalloutAdd0, FwpmEngineClose0,
    FwpmEngineOpen0, FwpmFilterAdd0, FwpmFilterDeleteById0, GUID, HANDLE, RPC_C_AUTHN_WINNT, STATUS_SUCCESS,
};

/// "x", with its end.
static NAME: [u16; 2] = [0x78, 0];

fn handle(engine: usize) -> HANDLE {
    std::ptr::with_exposed_provenance_mut(engine)
}

/// Opens a session and adds a callout with this key.
pub fn open(key: GUID) -> usize {
    let mut engine = null_mut();
    // SAFETY: PASSIVE_LEVEL; the arguments are those of C-332, the out pointer is a local.
    let status = unsafe { FwpmEngineOpen0(null(), RPC_C_AUTHN_WINNT, null_mut(), null(), &raw mut engine) };
    assert_eq!(status, STATUS_SUCCESS);
    // SAFETY: all fields are integers and pointers, for which zero is valid.
    let mut callout: FWPM_CALLOUT0 = unsafe { std::mem::zeroed() };
    callout.calloutKey = key;
    callout.displayData.name = NAME.as_ptr().cast_mut();
    callout.applicableLayer = OutboundTransportV4::KEY.to_raw();
    // SAFETY: an open session; the callout is a local.
    let status = unsafe { FwpmCalloutAdd0(engine, &raw const callout, null_mut(), null_mut()) };
    assert_eq!(status, STATUS_SUCCESS);
    engine.expose_provenance()
}

/// Adds a filter for the callout with a raw context, and returns its identifier.
pub fn add(engine: usize, key: GUID, raw_context: u64) -> u64 {
    // SAFETY: all fields are integers, pointers and unions of them, for which zero is valid.
    let mut filter: FWPM_FILTER0 = unsafe { std::mem::zeroed() };
    filter.displayData.name = NAME.as_ptr().cast_mut();
    filter.layerKey = OutboundTransportV4::KEY.to_raw();
    filter.action.type_ = FWP_ACTION_CALLOUT_UNKNOWN;
    filter.action.__bindgen_anon_1.calloutKey = key;
    filter.__bindgen_anon_1.rawContext = raw_context;
    let mut id = 0;
    // SAFETY: an open session; the filter and the out pointer are locals.
    let status = unsafe { FwpmFilterAdd0(handle(engine), &raw const filter, null_mut(), &raw mut id) };
    assert_eq!(status, STATUS_SUCCESS);
    id
}

/// Deletes a filter.
pub fn delete(engine: usize, filter: u64) {
    // SAFETY: an open session.
    let status = unsafe { FwpmFilterDeleteById0(handle(engine), filter) };
    assert_eq!(status, STATUS_SUCCESS);
}

/// Closes the session.
pub fn close(engine: usize) {
    // SAFETY: an open session, not used after this.
    let status = unsafe { FwpmEngineClose0(handle(engine)) };
    assert_eq!(status, STATUS_SUCCESS);
}
