//! Loading and unloading of the test driver.

use std::ptr::{null, null_mut};
use std::sync::Mutex;

use fwps_sys::*;

use super::layers::{self, LAYERS};
use super::{Bug, has, out_of_band};
use crate::c;

/// A HANDLE that statics can hold.
pub type Handle = usize;

/// What the driver holds.
#[derive(Clone, Copy, Debug, Default)]
pub struct State {
    pub device: usize,
    pub generic: usize,
    pub pool: usize,
    pub network_v4: Handle,
    pub network_v6: Handle,
    pub transport: Handle,
    pub engine: Handle,
    pub callouts: [u32; 8],
}

static STATE: Mutex<State> = Mutex::new(State {
    device: 0,
    generic: 0,
    pool: 0,
    network_v4: 0,
    network_v6: 0,
    transport: 0,
    engine: 0,
    callouts: [0; 8],
});

pub const TAG: u32 = u32::from_le_bytes(*b"tset");

/// The state, copied.
pub fn state() -> State {
    *STATE.lock().unwrap()
}

pub fn update(f: impl FnOnce(&mut State)) {
    f(&mut STATE.lock().unwrap());
}

pub fn pointer<T>(address: usize) -> *mut T {
    std::ptr::with_exposed_provenance_mut(address)
}

fn check(status: NTSTATUS) -> Result<(), NTSTATUS> {
    if status == STATUS_SUCCESS {
        Ok(())
    } else {
        Err(status)
    }
}

fn check_pointer<T>(pointer: *mut T) -> Result<usize, NTSTATUS> {
    if pointer.is_null() {
        Err(STATUS_INSUFFICIENT_RESOURCES)
    } else {
        Ok(pointer.expose_provenance())
    }
}

fn create_handle(family: u16, flags: u32) -> Result<Handle, NTSTATUS> {
    let mut handle = null_mut();
    check(c!(FwpsInjectionHandleCreate0(family, flags, &raw mut handle)))?;
    Ok(handle.expose_provenance())
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
    update(|state| state.device = device.expose_provenance());
    let generic = check_pointer(c!(NdisAllocateGenericObject(driver, TAG, 0)))?;
    update(|state| state.generic = generic);
    let parameters = NET_BUFFER_LIST_POOL_PARAMETERS {
        Header: NDIS_OBJECT_HEADER {
            Type: NDIS_OBJECT_TYPE_DEFAULT,
            Revision: NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1,
            Size: size_of::<NET_BUFFER_LIST_POOL_PARAMETERS>() as u16,
        },
        ProtocolId: 0,
        fAllocateNetBuffer: 1,
        ContextSize: 0,
        PoolTag: TAG,
        DataSize: 0,
    };
    let pool = check_pointer(c!(NdisAllocateNetBufferListPool(
        pointer(generic),
        &raw const parameters
    )))?;
    update(|state| state.pool = pool);
    let network = if has(Bug::WrongHandleType) {
        FWPS_INJECTION_TYPE_TRANSPORT
    } else {
        FWPS_INJECTION_TYPE_NETWORK
    };
    let (v4, v6) = if has(Bug::WrongFamily) {
        (AF_INET6, AF_INET)
    } else {
        (AF_INET, AF_INET6)
    };
    let handle = create_handle(v4, network)?;
    update(|state| state.network_v4 = handle);
    let handle = create_handle(v6, network)?;
    update(|state| state.network_v6 = handle);
    let handle = create_handle(AF_UNSPEC, FWPS_INJECTION_TYPE_TRANSPORT)?;
    update(|state| state.transport = handle);
    out_of_band::start()?;
    for (index, layer) in LAYERS.iter().enumerate() {
        let callout = FWPS_CALLOUT1 {
            calloutKey: layers::key(index),
            flags: 0,
            classifyFn: Some(layer.classify),
            notifyFn: if has(Bug::NoNotify) {
                None
            } else {
                Some(layers::notify)
            },
            flowDeleteFn: None,
        };
        let mut id = 0;
        check(c!(FwpsCalloutRegister1(
            device.cast(),
            &raw const callout,
            &raw mut id
        )))?;
        update(|state| state.callouts[index] = id);
    }
    layers::add_filters()
}

/// Gives everything back, in the right order.
pub fn stop() {
    let state = state();
    update(|state| *state = State::default());
    out_of_band::stop();
    if state.engine != 0 && !has(Bug::HandleLeftOpenSession) {
        c!(FwpmEngineClose0(pointer(state.engine)));
    }
    if has(Bug::DeviceDeletedFirst) {
        c!(IoDeleteDevice(pointer(state.device)));
    }
    for (index, id) in state.callouts.iter().enumerate() {
        if *id != 0 && !(has(Bug::MissingUnregister) && index == 3) {
            // Busy or in use is no refusal for good (C-189).
            while matches!(
                c!(FwpsCalloutUnregisterById0(*id)),
                STATUS_DEVICE_BUSY | STATUS_FWP_IN_USE
            ) {}
        }
    }
    if has(Bug::DeviceBeforeHandles) {
        c!(IoDeleteDevice(pointer(state.device)));
    }
    for handle in [state.network_v4, state.network_v6, state.transport] {
        let leaked = has(Bug::HandleNotDestroyed) && handle == state.network_v6;
        let destroyed = has(Bug::DestroyInsideCompletion) && handle == state.network_v4;
        if handle != 0 && !leaked && !destroyed {
            c!(FwpsInjectionHandleDestroy0(pointer(handle)));
        }
    }
    if state.pool != 0 && !has(Bug::ListPoolLeak) {
        c!(NdisFreeNetBufferListPool(pointer(state.pool)));
    }
    if state.generic != 0 && !has(Bug::GenericObjectLeak) {
        c!(NdisFreeGenericObject(pointer(state.generic)));
    }
    let deleted = has(Bug::DeviceDeletedFirst) || has(Bug::DeviceBeforeHandles);
    if state.device != 0 && !has(Bug::DeviceLeak) && !deleted {
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
    update(|state| *state = State::default());
    out_of_band::reset();
    if !has(Bug::NoUnload) {
        c!((*driver).DriverUnload = Some(unload));
    }
    match start(driver) {
        Ok(()) => STATUS_SUCCESS,
        Err(status) => {
            stop();
            status
        }
    }
}

/// A display name.
pub fn name() -> FWPM_DISPLAY_DATA0 {
    const NAME: &[u16] = &[b't' as u16, b'e' as u16, b's' as u16, b't' as u16, 0];
    FWPM_DISPLAY_DATA0 {
        name: NAME.as_ptr().cast_mut(),
        description: null_mut(),
    }
}

/// A blob without data.
pub fn no_blob() -> FWP_BYTE_BLOB {
    FWP_BYTE_BLOB {
        size: 0,
        data: null_mut(),
    }
}

pub fn no_key() -> *mut GUID {
    null::<GUID>().cast_mut()
}

/// The notify routine of callouts to which every filter is welcome.
///
/// # Safety
/// As every notify routine.
pub unsafe extern "system" fn notify(
    _kind: FWPS_CALLOUT_NOTIFY_TYPE,
    _key: *const GUID,
    _filter: *mut FWPS_FILTER2,
) -> NTSTATUS {
    STATUS_SUCCESS
}
