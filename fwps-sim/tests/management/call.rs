//! Management calls, with structures that the tests fill in.

use std::ptr::{null, null_mut};

use fwps_sys::*;

use crate::c;
use crate::driver::pointer;
use crate::kept::keep;

/// A key of the tests.
pub fn key(number: u32) -> GUID {
    GUID {
        Data1: 0x0E15_0000 + number,
        Data2: 8,
        Data3: 8,
        Data4: [8; 8],
    }
}

/// A text with its end, for the time of the process.
pub fn wide(text: &str) -> *mut u16 {
    let text: Vec<u16> = text.encode_utf16().chain([0]).collect();
    keep(text.into_boxed_slice()).cast()
}

/// A structure of zeros.
///
/// Only for the structures of these tests: integers, pointers and unions of them, for which zero is valid.
pub fn zeroed<T: Copy>() -> T {
    c!(std::mem::zeroed())
}

/// A name to show.
pub fn name() -> FWPM_DISPLAY_DATA0 {
    static NAME: [u16; 5] = [b't' as u16, b'e' as u16, b's' as u16, b't' as u16, 0];
    FWPM_DISPLAY_DATA0 {
        name: NAME.as_ptr().cast_mut(),
        description: null_mut(),
    }
}

/// A session with a wait of 10 milliseconds.
pub fn session(dynamic: bool) -> FWPM_SESSION0 {
    let mut session: FWPM_SESSION0 = zeroed();
    session.flags = if dynamic { FWPM_SESSION_FLAG_DYNAMIC } else { 0 };
    session.txnWaitTimeoutInMSec = 10;
    session
}

pub fn open_as(session: &FWPM_SESSION0) -> Result<usize, NTSTATUS> {
    let mut engine = null_mut();
    let status = c!(FwpmEngineOpen0(
        null(),
        RPC_C_AUTHN_WINNT,
        null_mut(),
        &raw const *session,
        &raw mut engine
    ));
    if status == STATUS_SUCCESS {
        Ok(engine.expose_provenance())
    } else {
        Err(status)
    }
}

pub fn open(dynamic: bool) -> usize {
    open_as(&session(dynamic)).expect("a session opens")
}

pub fn close(engine: usize) -> NTSTATUS {
    c!(FwpmEngineClose0(pointer(engine)))
}

pub fn begin(engine: usize, flags: u32) -> NTSTATUS {
    c!(FwpmTransactionBegin0(pointer(engine), flags))
}

pub fn commit(engine: usize) -> NTSTATUS {
    c!(FwpmTransactionCommit0(pointer(engine)))
}

pub fn abort(engine: usize) -> NTSTATUS {
    c!(FwpmTransactionAbort0(pointer(engine)))
}

pub fn free<T>(block: &mut *mut T) {
    c!(FwpmFreeMemory0((&raw mut *block).cast()));
}

pub fn provider(number: u32) -> FWPM_PROVIDER0 {
    let mut provider: FWPM_PROVIDER0 = zeroed();
    provider.providerKey = key(number);
    provider.displayData = name();
    provider
}

pub fn sublayer(number: u32) -> FWPM_SUBLAYER0 {
    let mut sublayer: FWPM_SUBLAYER0 = zeroed();
    sublayer.subLayerKey = key(number);
    sublayer.displayData = name();
    sublayer.weight = 7;
    sublayer
}

pub fn callout(number: u32, layer: GUID) -> FWPM_CALLOUT0 {
    let mut callout: FWPM_CALLOUT0 = zeroed();
    callout.calloutKey = key(number);
    callout.displayData = name();
    callout.applicableLayer = layer;
    callout
}

/// A provider context with bytes that live as long as the process.
pub fn context(number: u32) -> FWPM_PROVIDER_CONTEXT3 {
    static BYTES: [u8; 3] = [1, 2, 3];
    let mut context: FWPM_PROVIDER_CONTEXT3 = zeroed();
    context.providerContextKey = key(number);
    context.displayData = name();
    context.type_ = FWPM_GENERAL_CONTEXT;
    context.__bindgen_anon_1.dataBuffer = keep(Box::new(FWP_BYTE_BLOB {
        size: BYTES.len() as u32,
        data: BYTES.as_ptr().cast_mut(),
    }));
    context
}

/// A filter that blocks, at a layer of the tests; sublayer 0 stands for none.
pub fn filter(number: u32, sublayer: u32) -> FWPM_FILTER0 {
    let mut filter: FWPM_FILTER0 = zeroed();
    filter.filterKey = key(number);
    filter.displayData = name();
    filter.layerKey = LAYER;
    if sublayer != 0 {
        filter.subLayerKey = key(sublayer);
    }
    filter.action.type_ = FWP_ACTION_BLOCK;
    filter
}

/// The layer of the tests.
pub const LAYER: GUID = FWPM_LAYER_OUTBOUND_TRANSPORT_V4;

pub fn add_provider(engine: usize, provider: &FWPM_PROVIDER0) -> NTSTATUS {
    c!(FwpmProviderAdd0(
        pointer(engine),
        &raw const *provider,
        null_mut()
    ))
}

pub fn add_sublayer(engine: usize, sublayer: &FWPM_SUBLAYER0) -> NTSTATUS {
    c!(FwpmSubLayerAdd0(
        pointer(engine),
        &raw const *sublayer,
        null_mut()
    ))
}

pub fn add_callout(engine: usize, callout: &FWPM_CALLOUT0) -> NTSTATUS {
    c!(FwpmCalloutAdd0(
        pointer(engine),
        &raw const *callout,
        null_mut(),
        null_mut()
    ))
}

pub fn add_context(engine: usize, context: &FWPM_PROVIDER_CONTEXT3) -> NTSTATUS {
    c!(FwpmProviderContextAdd3(
        pointer(engine),
        &raw const *context,
        null_mut(),
        null_mut()
    ))
}

pub fn add_filter(engine: usize, filter: &FWPM_FILTER0) -> NTSTATUS {
    c!(FwpmFilterAdd0(
        pointer(engine),
        &raw const *filter,
        null_mut(),
        null_mut()
    ))
}

/// Calls a function that takes an engine and a key.
#[macro_export]
macro_rules! by_key {
    ($function:ident, $engine:expr, $number:expr) => {{
        let key = $crate::call::key($number);
        $crate::c!(fwps_sys::$function(
            $crate::driver::pointer($engine),
            &raw const key
        ))
    }};
}

/// Gets an object by key: the block, or the status.
#[macro_export]
macro_rules! get_by_key {
    ($function:ident, $engine:expr, $key:expr) => {{
        let key = $key;
        let mut block = std::ptr::null_mut();
        let status = $crate::c!(fwps_sys::$function(
            $crate::driver::pointer($engine),
            &raw const key,
            &raw mut block
        ));
        if status == fwps_sys::STATUS_SUCCESS {
            Ok(block)
        } else {
            Err(status)
        }
    }};
}

/// Enumerates objects with a template: creates a handle, reads pages of `$page` entries with a closure, and destroys the handle.
#[macro_export]
macro_rules! enumerate {
    ($create:ident, $enumerate:ident, $destroy:ident, $engine:expr, $template:expr, $page:expr, $each:expr) => {{
        let engine = $engine;
        let mut handle = std::ptr::null_mut();
        let status = $crate::c!(fwps_sys::$create(
            $crate::driver::pointer(engine),
            $template,
            &raw mut handle
        ));
        if status != fwps_sys::STATUS_SUCCESS {
            Err(status)
        } else {
            let mut all = Vec::new();
            let each = $each;
            loop {
                let (mut entries, mut count) = (std::ptr::null_mut(), 0);
                let status = $crate::c!(fwps_sys::$enumerate(
                    $crate::driver::pointer(engine),
                    handle,
                    $page,
                    &raw mut entries,
                    &raw mut count
                ));
                assert_eq!(status, fwps_sys::STATUS_SUCCESS);
                for index in 0..count as usize {
                    let entry = $crate::c!(*entries.add(index));
                    all.push(each($crate::c!(*entry)));
                }
                $crate::call::free(&mut entries);
                assert!(entries.is_null());
                if count < $page {
                    break;
                }
            }
            let status = $crate::c!(fwps_sys::$destroy($crate::driver::pointer(engine), handle));
            assert_eq!(status, fwps_sys::STATUS_SUCCESS);
            Ok(all)
        }
    }};
}

/// A GUID that can be compared.
pub fn number(guid: GUID) -> u128 {
    let head = u128::from(guid.Data1) << 96 | u128::from(guid.Data2) << 80 | u128::from(guid.Data3) << 64;
    head | u128::from(u64::from_be_bytes(guid.Data4))
}
