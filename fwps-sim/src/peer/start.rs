//! Loading and unloading of a peer.

use std::ptr::{null, null_mut, with_exposed_provenance_mut};
use std::sync::PoisonError;
use std::sync::atomic::AtomicU32;

use fwps_sys::*;

use super::{LAYERS, NEXT, Peer, PeerAction, classify};
use crate::engine::layer::Layer;

/// Calls a C function.
macro_rules! c {
    ($call:expr) => {
        // SAFETY: the arguments are what the C documentation of the function asks for: places that live for the call, and handles
        // and objects that this driver got from the kernel and has not given back.
        unsafe { $call }
    };
}
pub(super) use c;

/// Everything of a loaded peer: it lies in the extension of its device object.
pub(super) struct State {
    pub(super) action: PeerAction,
    /// Packets seen so far.
    pub(super) seen: AtomicU32,
    /// Injection handles for IPv4 and IPv6.
    pub(super) handles: [HANDLE; 2],
    engine: HANDLE,
    callouts: [u32; LAYERS],
}

/// A GUID of its own for everything of every peer.
fn key(peer: u32, part: u32) -> GUID {
    GUID {
        Data1: 0x7065_6572,
        Data2: peer as u16,
        Data3: part as u16,
        Data4: *b"fwps-sim",
    }
}

fn check(status: NTSTATUS) -> Result<(), NTSTATUS> {
    if status < 0 { Err(status) } else { Ok(()) }
}

/// # Safety
/// As every DriverEntry.
pub(super) unsafe extern "system" fn driver_entry(
    driver: *mut DRIVER_OBJECT,
    _path: *mut UNICODE_STRING,
) -> NTSTATUS {
    let next = NEXT.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some((peer, number)) = next else {
        return STATUS_INVALID_PARAMETER;
    };
    let mut device = null_mut();
    let size = size_of::<State>() as u32;
    let created = c!(IoCreateDevice(
        driver,
        size,
        null_mut(),
        FILE_DEVICE_NETWORK,
        0,
        0,
        &raw mut device
    ));
    if created < 0 {
        return created;
    }
    // SAFETY: the device was just created, and its extension has room for a `State`.
    let state = unsafe { (*device).DeviceExtension }.cast::<State>();
    let fresh = State {
        action: peer.action,
        seen: AtomicU32::new(0),
        handles: [null_mut(); 2],
        engine: null_mut(),
        callouts: [0; LAYERS],
    };
    // SAFETY: as above; extensions are aligned for everything.
    unsafe { state.write(fresh) };
    let started = start(&peer, number, device, state);
    if let Err(status) = started {
        stop(device);
        return status;
    }
    // SAFETY: the driver object is the one that this routine was given.
    unsafe { (*driver).DriverUnload = Some(unload) };
    STATUS_SUCCESS
}

fn start(peer: &Peer, number: u32, device: *mut DEVICE_OBJECT, state: *mut State) -> Result<(), NTSTATUS> {
    // SAFETY: the state was written; nothing else refers to it before callouts are registered.
    let handles = unsafe { &raw mut (*state).handles }.cast::<HANDLE>();
    for (index, family) in [AF_INET, AF_INET6].into_iter().enumerate() {
        check(c!(FwpsInjectionHandleCreate0(
            family,
            FWPS_INJECTION_TYPE_NETWORK,
            handles.add(index)
        )))?;
    }
    // SAFETY: as above.
    let callouts = unsafe { &raw mut (*state).callouts }.cast::<u32>();
    for (index, layer) in peer.layers.iter().enumerate() {
        let callout = FWPS_CALLOUT2 {
            calloutKey: key(number, index as u32 + 1),
            flags: 0,
            classifyFn: Some(classify_of(peer, *layer)),
            notifyFn: Some(notify),
            flowDeleteFn: None,
        };
        check(c!(FwpsCalloutRegister2(
            device.cast(),
            &raw const callout,
            callouts.add(index)
        )))?;
    }
    // SAFETY: as above.
    let engine = unsafe { &raw mut (*state).engine };
    let context = state.expose_provenance() as u64;
    add_filters(peer, number, engine, context)
}

fn classify_of(
    peer: &Peer,
    layer: Layer,
) -> unsafe extern "system" fn(
    *const FWPS_INCOMING_VALUES0,
    *const FWPS_INCOMING_METADATA_VALUES0,
    *mut std::ffi::c_void,
    *const std::ffi::c_void,
    *const FWPS_FILTER2,
    u64,
    *mut FWPS_CLASSIFY_OUT0,
) {
    match (peer.action, layer) {
        (PeerAction::Reinject, Layer::InboundIpPacketV4 | Layer::InboundIpPacketV6) => {
            classify::reinject_received
        }
        (PeerAction::Reinject, _) => classify::reinject_sent,
        _ => classify::answer,
    }
}

fn add_filters(peer: &Peer, number: u32, engine: *mut HANDLE, context: u64) -> Result<(), NTSTATUS> {
    let name: [u16; 5] = [b'p', b'e', b'e', b'r', 0].map(u16::from);
    let display = FWPM_DISPLAY_DATA0 {
        name: name.as_ptr().cast_mut().cast(),
        description: null_mut(),
    };
    // SAFETY: all zeros is a session, a sublayer, a callout and a filter that asks for nothing.
    let mut session: FWPM_SESSION0 = unsafe { std::mem::zeroed() };
    session.displayData = display;
    session.flags = FWPM_SESSION_FLAG_DYNAMIC;
    check(c!(FwpmEngineOpen0(
        null(),
        RPC_C_AUTHN_WINNT,
        null_mut(),
        &raw const session,
        engine
    )))?;
    // SAFETY: FwpmEngineOpen0 has written the handle.
    let engine = unsafe { engine.read() };
    // SAFETY: as for the session.
    let mut sublayer: FWPM_SUBLAYER0 = unsafe { std::mem::zeroed() };
    sublayer.subLayerKey = key(number, 0);
    sublayer.displayData = display;
    sublayer.weight = peer.weight;
    check(c!(FwpmSubLayerAdd0(engine, &raw const sublayer, null_mut())))?;
    for (index, layer) in peer.layers.iter().enumerate() {
        // SAFETY: as for the session.
        let mut callout: FWPM_CALLOUT0 = unsafe { std::mem::zeroed() };
        callout.calloutKey = key(number, index as u32 + 1);
        callout.displayData = display;
        callout.applicableLayer = layer.guid();
        check(c!(FwpmCalloutAdd0(
            engine,
            &raw const callout,
            null_mut(),
            null_mut()
        )))?;
        // SAFETY: as for the session.
        let mut filter: FWPM_FILTER0 = unsafe { std::mem::zeroed() };
        filter.displayData = display;
        filter.layerKey = layer.guid();
        filter.subLayerKey = sublayer.subLayerKey;
        filter.action.type_ = FWP_ACTION_CALLOUT_UNKNOWN;
        filter.action.__bindgen_anon_1.calloutKey = callout.calloutKey;
        filter.__bindgen_anon_1.rawContext = context;
        check(c!(FwpmFilterAdd0(
            engine,
            &raw const filter,
            null_mut(),
            null_mut()
        )))?;
    }
    Ok(())
}

/// # Safety
/// As every notifyFn.
unsafe extern "system" fn notify(
    _kind: FWPS_CALLOUT_NOTIFY_TYPE,
    _key: *const GUID,
    _filter: *mut FWPS_FILTER2,
) -> NTSTATUS {
    STATUS_SUCCESS
}

/// # Safety
/// As every DriverUnload.
unsafe extern "system" fn unload(driver: *mut DRIVER_OBJECT) {
    // SAFETY: the driver object is that of this driver, which has one device object.
    let device = unsafe { (*driver).DeviceObject };
    stop(device);
}

/// Gives back what there is: no more classify calls, then no more injections, then no more device.
fn stop(device: *mut DEVICE_OBJECT) {
    // SAFETY: the device object lives until the end of this function, and its extension holds a `State`.
    let state = unsafe { (*device).DeviceExtension }.cast::<State>();
    // SAFETY: the state is written once, at the start, and read only from then on, but for its counter.
    let (engine, callouts, handles) = unsafe {
        let state = &*state;
        (state.engine, state.callouts, state.handles)
    };
    if !engine.is_null() {
        c!(FwpmEngineClose0(engine));
    }
    for id in callouts.into_iter().filter(|id| *id != 0) {
        // Busy or in use is no refusal for good (C-189).
        while matches!(
            c!(FwpsCalloutUnregisterById0(id)),
            STATUS_DEVICE_BUSY | STATUS_FWP_IN_USE
        ) {
            let mut millisecond = LARGE_INTEGER { QuadPart: -10_000 };
            c!(KeDelayExecutionThread(0, 0, &raw mut millisecond));
        }
    }
    for handle in handles.into_iter().filter(|handle| !handle.is_null()) {
        c!(FwpsInjectionHandleDestroy0(handle));
    }
    c!(IoDeleteDevice(device));
}

/// The state that the context of a filter leads to.
///
/// # Safety
/// `filter` is one that [`add_filters`] added, in a classify call for it.
pub(super) unsafe fn state_of<'a>(filter: *const FWPS_FILTER2) -> &'a State {
    // SAFETY: the filter of a classify call is readable.
    let context = unsafe { (*filter).context };
    let state = with_exposed_provenance_mut::<State>(context as usize);
    // SAFETY: the context is the address of the state, which stays until the callouts are unregistered.
    unsafe { &*state }
}
