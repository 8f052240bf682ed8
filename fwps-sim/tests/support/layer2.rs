//! A driver at the MAC layers and at the layers of the virtual switch, in the style of C. One bug can be switched on.

use std::ptr::null_mut;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use fwps_sys::*;

use super::driver::{name, no_blob, no_key, notify, pointer};
use super::layer2_inject;
use super::layer2_work;
use crate::c;

/// A layer that the driver can stand at.
#[derive(Clone, Copy)]
pub struct At {
    pub key: GUID,
    pub id: i32,
}

pub const INBOUND_ETHERNET: At = At {
    key: FWPM_LAYER_INBOUND_MAC_FRAME_ETHERNET,
    id: FWPS_LAYER_INBOUND_MAC_FRAME_ETHERNET,
};
pub const OUTBOUND_ETHERNET: At = At {
    key: FWPM_LAYER_OUTBOUND_MAC_FRAME_ETHERNET,
    id: FWPS_LAYER_OUTBOUND_MAC_FRAME_ETHERNET,
};
pub const INBOUND_NATIVE: At = At {
    key: FWPM_LAYER_INBOUND_MAC_FRAME_NATIVE,
    id: FWPS_LAYER_INBOUND_MAC_FRAME_NATIVE,
};
pub const OUTBOUND_NATIVE: At = At {
    key: FWPM_LAYER_OUTBOUND_MAC_FRAME_NATIVE,
    id: FWPS_LAYER_OUTBOUND_MAC_FRAME_NATIVE,
};
pub const INGRESS: At = At {
    key: FWPM_LAYER_INGRESS_VSWITCH_ETHERNET,
    id: FWPS_LAYER_INGRESS_VSWITCH_ETHERNET,
};
pub const EGRESS: At = At {
    key: FWPM_LAYER_EGRESS_VSWITCH_ETHERNET,
    id: FWPS_LAYER_EGRESS_VSWITCH_ETHERNET,
};
pub const INGRESS_TRANSPORT_V4: At = At {
    key: FWPM_LAYER_INGRESS_VSWITCH_TRANSPORT_V4,
    id: FWPS_LAYER_INGRESS_VSWITCH_TRANSPORT_V4,
};
pub const EGRESS_TRANSPORT_V6: At = At {
    key: FWPM_LAYER_EGRESS_VSWITCH_TRANSPORT_V6,
    id: FWPS_LAYER_EGRESS_VSWITCH_TRANSPORT_V6,
};
pub const MAC: &[At] = &[
    INBOUND_ETHERNET,
    OUTBOUND_ETHERNET,
    INBOUND_NATIVE,
    OUTBOUND_NATIVE,
];

/// What the driver does with a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Looks and permits.
    Watch,
    /// Clones, injects the clone, absorbs.
    Clone,
    /// Injects the original without a completion routine, absorbs.
    Original,
    /// References the original, injects it with a completion routine that dereferences it, absorbs.
    Referenced,
    /// Clones, links the clones of two frames, injects both together.
    Pairs,
}

/// What is wrong with the driver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    None,
    HandleOfAnotherType,
    OtherLayer,
    LayerOfTheOtherFunction,
    NoRetreat,
    NoCallout,
    FilterRemovedEarly,
    WrongInterface,
    WrongPort,
    FlagsNotZero,
    NoCompletion,
    OriginalNotAbsorbed,
    FreesFirstOnly,
    NoQuery,
    InjectsOwnAgain,
    PermitsToo,
    RetreatNotUndone,
    BytesChanged,
    NoVSwitchId,
    OtherVSwitchId,
    OtherSourcePort,
    OtherNicIndex,
    ReservedNotNull,
    EveryDestination,
    LaterPermitted,
    /// No flaw, but for the answer to callouts that take chains.
    ClonesChains,
    ReferencesChains,
}

/// How a driver is set up.
#[derive(Clone, Copy)]
pub struct Setup {
    pub mode: Mode,
    pub flaw: Flaw,
    /// Flags of the callouts.
    pub flags: u32,
    pub layers: &'static [At],
}

/// What a driver with nothing wrong does at these layers.
pub const fn setup(mode: Mode, layers: &'static [At]) -> Setup {
    Setup {
        mode,
        flaw: Flaw::None,
        flags: 0,
        layers,
    }
}

/// What the driver holds.
#[derive(Debug, Default)]
struct State {
    device: usize,
    engine: usize,
    handle: usize,
    callouts: Vec<u32>,
}

static SETUP: Mutex<Setup> = Mutex::new(setup(Mode::Watch, MAC));
static STATE: Mutex<State> = Mutex::new(State {
    device: 0,
    engine: 0,
    handle: 0,
    callouts: Vec::new(),
});
/// Set while the driver unloads: it permits everything then.
static STOPPING: AtomicBool = AtomicBool::new(false);

pub fn current() -> Setup {
    *SETUP.lock().unwrap()
}

pub fn has(flaw: Flaw) -> bool {
    current().flaw == flaw
}

pub fn handle() -> usize {
    STATE.lock().unwrap().handle
}

pub fn stopping() -> bool {
    STOPPING.load(Ordering::Relaxed)
}

/// Chooses what the next driver does.
pub fn choose(setup: Setup) {
    *SETUP.lock().unwrap() = setup;
    layer2_work::reset();
}

pub fn key(number: u32) -> GUID {
    GUID {
        Data1: 0x1A2E_0000 + number,
        Data2: 2,
        Data3: 2,
        Data4: [2; 8],
    }
}

fn check(status: NTSTATUS) -> Result<(), NTSTATUS> {
    if status == STATUS_SUCCESS {
        Ok(())
    } else {
        Err(status)
    }
}

fn start(driver: *mut DRIVER_OBJECT) -> Result<(), NTSTATUS> {
    let mut device = null_mut();
    check(c!(IoCreateDevice(
        driver,
        0,
        null_mut(),
        0x12,
        0,
        0,
        &raw mut device
    )))?;
    STATE.lock().unwrap().device = device.expose_provenance();
    let types = if has(Flaw::HandleOfAnotherType) {
        FWPS_INJECTION_TYPE_TRANSPORT
    } else {
        FWPS_INJECTION_TYPE_L2
    };
    let mut handle = null_mut();
    check(c!(FwpsInjectionHandleCreate0(AF_UNSPEC, types, &raw mut handle)))?;
    STATE.lock().unwrap().handle = handle.expose_provenance();
    for (index, _) in current().layers.iter().enumerate() {
        let callout = FWPS_CALLOUT2 {
            calloutKey: key(index as u32),
            flags: current().flags,
            classifyFn: Some(classify),
            notifyFn: Some(notify),
            flowDeleteFn: None,
        };
        let mut id = 0;
        check(c!(FwpsCalloutRegister2(
            device.cast(),
            &raw const callout,
            &raw mut id
        )))?;
        STATE.lock().unwrap().callouts.push(id);
    }
    add_filters()
}

fn add_filters() -> Result<(), NTSTATUS> {
    // SAFETY: all fields are integers, pointers and unions of them, for which zero is valid.
    let mut session: FWPM_SESSION0 = unsafe { std::mem::zeroed() };
    session.flags = FWPM_SESSION_FLAG_DYNAMIC;
    let mut engine = null_mut();
    let service = RPC_C_AUTHN_WINNT;
    check(c!(FwpmEngineOpen0(
        std::ptr::null(),
        service,
        null_mut(),
        &raw const session,
        &raw mut engine
    )))?;
    STATE.lock().unwrap().engine = engine.expose_provenance();
    for (index, at) in current().layers.iter().enumerate() {
        let callout = FWPM_CALLOUT0 {
            calloutKey: key(index as u32),
            displayData: name(),
            flags: 0,
            providerKey: no_key(),
            providerData: no_blob(),
            applicableLayer: at.key,
            calloutId: 0,
        };
        check(c!(FwpmCalloutAdd0(
            engine,
            &raw const callout,
            null_mut(),
            null_mut()
        )))?;
        // SAFETY: all fields are integers, pointers and unions of them, for which zero is valid.
        let mut filter: FWPM_FILTER0 = unsafe { std::mem::zeroed() };
        filter.displayData = name();
        filter.layerKey = at.key;
        filter.weight.type_ = FWP_EMPTY;
        filter.action.type_ = FWP_ACTION_CALLOUT_TERMINATING;
        filter.action.__bindgen_anon_1.calloutKey = key(index as u32);
        check(c!(FwpmFilterAdd0(
            engine,
            &raw const filter,
            null_mut(),
            null_mut()
        )))?;
    }
    Ok(())
}

/// Takes the filters out of force.
pub fn remove_filters() {
    let engine = std::mem::take(&mut STATE.lock().unwrap().engine);
    if engine != 0 {
        c!(FwpmEngineClose0(pointer(engine)));
    }
}

/// Gives everything back. The filters stay until no injection is pending any more (C-068).
fn stop() {
    STOPPING.store(true, Ordering::Relaxed);
    layer2_inject::flush();
    if has(Flaw::FilterRemovedEarly) {
        remove_filters();
    }
    let handle = std::mem::take(&mut STATE.lock().unwrap().handle);
    if handle != 0 {
        c!(FwpsInjectionHandleDestroy0(pointer(handle)));
    }
    remove_filters();
    let state = std::mem::take(&mut *STATE.lock().unwrap());
    for id in state.callouts {
        while matches!(
            c!(FwpsCalloutUnregisterById0(id)),
            STATUS_DEVICE_BUSY | STATUS_FWP_IN_USE
        ) {}
    }
    if state.device != 0 {
        c!(IoDeleteDevice(pointer(state.device)));
    }
}

/// # Safety
/// As every DriverUnload.
unsafe extern "system" fn unload(_driver: *mut DRIVER_OBJECT) {
    stop();
}

/// # Safety
/// As every DriverEntry.
pub unsafe extern "system" fn driver_entry(
    driver: *mut DRIVER_OBJECT,
    _path: *mut UNICODE_STRING,
) -> NTSTATUS {
    STOPPING.store(false, Ordering::Relaxed);
    *STATE.lock().unwrap() = State::default();
    c!((*driver).DriverUnload = Some(unload));
    match start(driver) {
        Ok(()) => STATUS_SUCCESS,
        Err(status) => {
            stop();
            status
        }
    }
}

/// # Safety
/// As every classify routine.
unsafe extern "system" fn classify(
    values: *const FWPS_INCOMING_VALUES0,
    metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    data: *mut std::ffi::c_void,
    _context: *const std::ffi::c_void,
    _filter: *const FWPS_FILTER2,
    _flow: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
) {
    layer2_work::classify(layer2_work::Call {
        values,
        metadata,
        list: data.cast(),
        out,
    });
}
