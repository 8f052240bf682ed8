//! A KMDF driver with a control device; what it does with a request is chosen by the control code.

use std::ffi::c_void;
use std::mem::zeroed;
use std::ptr;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use fwps_sys as sys;
use sys::{DRIVER_OBJECT, NTSTATUS, UNICODE_STRING};

use super::framework::{self, wdf};

pub(crate) const NAME: &str = r"\Device\Framework";
pub(crate) const LINK: &str = r"\DosDevices\Framework";

/// The control code of function `number`.
const fn code(number: u32, method: u32) -> u32 {
    sys::FILE_DEVICE_NETWORK << 16 | number << 2 | method
}

/// Answers with the input, each byte plus one.
pub(crate) const PLUS_ONE: u32 = code(0x801, sys::METHOD_BUFFERED);
/// The same with a direct output.
pub(crate) const PLUS_ONE_DIRECT: u32 = code(0x801, sys::METHOD_OUT_DIRECT);
/// Waits in the manual queue.
pub(crate) const QUEUE: u32 = code(0x802, sys::METHOD_BUFFERED);
/// Completes what is in the manual queue.
pub(crate) const RELEASE: u32 = code(0x803, sys::METHOD_BUFFERED);
/// Forwards the request at DISPATCH_LEVEL to the queue whose callbacks want PASSIVE_LEVEL.
pub(crate) const FORWARD: u32 = code(0x820, sys::METHOD_BUFFERED);
/// Keeps the request, marked as cancellable.
pub(crate) const KEEP: u32 = code(0x804, sys::METHOD_BUFFERED);
/// Runs the work item, and waits for it.
pub(crate) const WORK: u32 = code(0x805, sys::METHOD_BUFFERED);
/// Sets the timer.
pub(crate) const TIMER: u32 = code(0x806, sys::METHOD_BUFFERED);
/// Purges the manual queue.
pub(crate) const PURGE: u32 = code(0x807, sys::METHOD_BUFFERED);
/// Uses a handle that was deleted.
pub(crate) const STALE: u32 = code(0x901, sys::METHOD_BUFFERED);
/// Completes the request twice.
pub(crate) const TWICE: u32 = code(0x902, sys::METHOD_BUFFERED);
/// Calls a function that is not modelled.
pub(crate) const REFUSED: u32 = code(0x903, sys::METHOD_BUFFERED);

/// What happened, in order.
pub(crate) static LOG: Mutex<Vec<String>> = Mutex::new(Vec::new());
static DEVICE: AtomicUsize = AtomicUsize::new(0);
static MANUAL: AtomicUsize = AtomicUsize::new(0);
static PASSIVE_QUEUE: AtomicUsize = AtomicUsize::new(0);
static ITEM: AtomicUsize = AtomicUsize::new(0);
static CLOCK: AtomicUsize = AtomicUsize::new(0);

fn log(text: impl Into<String>) {
    LOG.lock().unwrap().push(text.into());
}

/// `WDF_OBJECT_ATTRIBUTES`
#[repr(C)]
#[derive(Clone, Copy)]
struct Attributes {
    size: u32,
    cleanup: Option<unsafe extern "system" fn(usize)>,
    destroy: Option<unsafe extern "system" fn(usize)>,
    execution: u32,
    scope: u32,
    parent: usize,
    size_override: usize,
    kind: *const ContextType,
}

/// `WDF_OBJECT_CONTEXT_TYPE_INFO`
#[repr(C)]
struct ContextType {
    size: u32,
    name: *const i8,
    context: usize,
    unique: *const ContextType,
    of_driver: *const c_void,
}
unsafe impl Sync for ContextType {}

static CONTEXT: ContextType = ContextType {
    size: size_of::<ContextType>() as u32,
    name: c"CONTEXT".as_ptr().cast(),
    context: 8,
    unique: &raw const CONTEXT,
    of_driver: ptr::null(),
};

fn attributes(parent: usize) -> Attributes {
    Attributes {
        size: size_of::<Attributes>() as u32,
        cleanup: None,
        destroy: None,
        execution: 1,
        scope: 1,
        parent,
        size_override: 0,
        kind: ptr::null(),
    }
}

/// `WDF_IO_QUEUE_CONFIG`
#[repr(C)]
struct QueueConfig {
    size: u32,
    dispatch: u32,
    managed: u32,
    zero: u8,
    default: u8,
    callbacks: [usize; 8],
    presented: u32,
    driver: usize,
}

fn string(text: &[u16]) -> UNICODE_STRING {
    let bytes = (text.len() * 2) as u16;
    UNICODE_STRING {
        Length: bytes,
        MaximumLength: bytes,
        Buffer: text.as_ptr().cast_mut(),
    }
}

/// The entry point of the image.
pub(crate) unsafe extern "system" fn entry(
    driver: *mut DRIVER_OBJECT,
    path: *mut UNICODE_STRING,
) -> NTSTATUS {
    unsafe { framework::enter(driver, path, start) }
}

macro_rules! checked {
    ($status:expr) => {{
        let status: NTSTATUS = $status;
        if status < 0 {
            return status;
        }
    }};
}

unsafe fn start(driver_object: *mut DRIVER_OBJECT, path: *mut UNICODE_STRING) -> NTSTATUS {
    LOG.lock().unwrap().clear();
    let mut config: [usize; 4] = unsafe { zeroed() };
    config[0] = 32;
    config[2] = unload as *const () as usize;
    config[3] = 1;
    let mut driver = 0_usize;
    checked!(
        wdf!(116, (driver_object => *mut DRIVER_OBJECT, path => *mut UNICODE_STRING, ptr::null() => *const Attributes,
        config.as_ptr() => *const usize, &raw mut driver => *mut usize) -> NTSTATUS)
    );
    checked!(parameters(driver));
    let mut init: usize = wdf!(25, (driver => usize, ptr::null() => *const UNICODE_STRING) -> usize);
    if init == 0 {
        return sys::STATUS_INSUFFICIENT_RESOURCES;
    }
    let status = device(&mut init);
    if status < 0 && init != 0 {
        wdf!(54, (init => usize));
    }
    status
}

fn parameters(driver: usize) -> NTSTATUS {
    let mut key = 0_usize;
    let status = wdf!(119, (driver => usize, sys::KEY_READ => u32, ptr::null() => *const Attributes, &raw mut key => *mut usize) -> NTSTATUS);
    if status < 0 {
        log("no parameters");
        return sys::STATUS_SUCCESS;
    }
    let name: Vec<u16> = "Limit".encode_utf16().collect();
    let name = string(&name);
    let mut value = 0_u32;
    let status = wdf!(240, (key => usize, &raw const name => *const UNICODE_STRING, &raw mut value => *mut u32) -> NTSTATUS);
    log(format!("limit {value} {status:#x}"));
    wdf!(231, (key => usize));
    sys::STATUS_SUCCESS
}

fn device(init: &mut usize) -> NTSTATUS {
    let name: Vec<u16> = NAME.encode_utf16().collect();
    let name = string(&name);
    checked!(wdf!(67, (*init => usize, &raw const name => *const UNICODE_STRING) -> NTSTATUS));
    let files = [
        40_usize,
        opened as *const () as usize,
        closed as *const () as usize,
        cleaned as *const () as usize,
        2 | 2 << 32,
    ];
    wdf!(71, (*init => usize, files.as_ptr() => *const usize, ptr::null() => *const Attributes));
    let mut with_context = attributes(0);
    with_context.kind = &raw const CONTEXT;
    with_context.cleanup = Some(device_gone);
    let mut device = 0_usize;
    checked!(
        wdf!(75, (init => *mut usize, &raw const with_context => *const Attributes, &raw mut device => *mut usize) -> NTSTATUS)
    );
    let context: *mut u64 =
        wdf!(202, (device => usize, &raw const CONTEXT => *const ContextType) -> *mut u64);
    unsafe { *context = 7 };
    let link: Vec<u16> = LINK.encode_utf16().collect();
    let link = string(&link);
    checked!(wdf!(80, (device => usize, &raw const link => *const UNICODE_STRING) -> NTSTATUS));
    for (dispatch, default, callback, level, place) in [
        (2, 1, control as *const () as usize, 1, None),
        (3, 0, 0, 1, Some(&MANUAL)),
        (
            2,
            0,
            on_passive_queue as *const () as usize,
            2,
            Some(&PASSIVE_QUEUE),
        ),
    ] {
        let mut config: QueueConfig = unsafe { zeroed() };
        config.size = size_of::<QueueConfig>() as u32;
        (config.dispatch, config.default, config.callbacks[3]) = (dispatch, default, callback);
        let mut queue = 0_usize;
        let mut at_level = attributes(0);
        at_level.execution = level;
        checked!(
            wdf!(152, (device => usize, &raw const config => *const QueueConfig, &raw const at_level => *const Attributes, &raw mut queue => *mut usize) -> NTSTATUS)
        );
        if let Some(place) = place {
            place.store(queue, Ordering::Relaxed);
        }
    }
    let below = attributes(device);
    let item = [24_usize, work as *const () as usize, 0];
    let mut handle = 0_usize;
    checked!(
        wdf!(379, (item.as_ptr() => *const usize, &raw const below => *const Attributes, &raw mut handle => *mut usize) -> NTSTATUS)
    );
    ITEM.store(handle, Ordering::Relaxed);
    let timer = [40_usize, expired as *const () as usize, 0, 0, 0];
    checked!(
        wdf!(318, (timer.as_ptr() => *const usize, &raw const below => *const Attributes, &raw mut handle => *mut usize) -> NTSTATUS)
    );
    CLOCK.store(handle, Ordering::Relaxed);
    DEVICE.store(device, Ordering::Relaxed);
    wdf!(27, (device => usize));
    sys::STATUS_SUCCESS
}

unsafe extern "system" fn unload(_driver: usize) {
    log("unload");
}

unsafe extern "system" fn device_gone(device: usize) {
    let context: *mut u64 =
        wdf!(202, (device => usize, &raw const CONTEXT => *const ContextType) -> *mut u64);
    log(format!("device gone with {}", unsafe { *context }));
}

unsafe extern "system" fn opened(_device: usize, request: usize, _file: usize) {
    log("opened");
    complete(request, sys::STATUS_SUCCESS, 0);
}

unsafe extern "system" fn cleaned(_file: usize) {
    log("cleaned");
}

unsafe extern "system" fn closed(_file: usize) {
    log("closed");
}

unsafe extern "system" fn work(_item: usize) {
    log("work");
}

unsafe extern "system" fn expired(_timer: usize) {
    log("expired");
}

unsafe extern "system" fn cancelled(request: usize) {
    log("cancelled");
    complete(request, sys::STATUS_CANCELLED, 0);
}

fn complete(request: usize, status: NTSTATUS, information: usize) {
    wdf!(265, (request => usize, status => NTSTATUS, information => usize));
}

fn buffer(index: bool, request: usize) -> Result<&'static mut [u8], NTSTATUS> {
    let (mut address, mut length) = (ptr::null_mut::<u8>(), 0_usize);
    let status = if index {
        wdf!(269, (request => usize, 1 => usize, &raw mut address => *mut *mut u8, &raw mut length => *mut usize) -> NTSTATUS)
    } else {
        wdf!(270, (request => usize, 1 => usize, &raw mut address => *mut *mut u8, &raw mut length => *mut usize) -> NTSTATUS)
    };
    if status < 0 {
        Err(status)
    } else {
        Ok(unsafe { std::slice::from_raw_parts_mut(address, length) })
    }
}

fn plus_one(request: usize) {
    match (buffer(true, request), buffer(false, request)) {
        (Ok(input), Ok(output)) => {
            let bytes: Vec<u8> = input.iter().map(|byte| byte.wrapping_add(1)).collect();
            let length = bytes.len().min(output.len());
            output[..length].copy_from_slice(&bytes[..length]);
            complete(request, sys::STATUS_SUCCESS, length);
        }
        (Err(status), _) | (_, Err(status)) => complete(request, status, 0),
    }
}

/// Callbacks of this queue come at PASSIVE_LEVEL, wherever a request is forwarded to it.
unsafe extern "system" fn on_passive_queue(
    _queue: usize,
    request: usize,
    _output: usize,
    _input: usize,
    _code: u32,
) {
    log(format!("passive queue at {}", unsafe { sys::KeGetCurrentIrql() }));
    complete(request, sys::STATUS_SUCCESS, 0);
}

unsafe extern "system" fn control(_queue: usize, request: usize, _output: usize, _input: usize, code: u32) {
    let manual = MANUAL.load(Ordering::Relaxed);
    match code {
        PLUS_ONE | PLUS_ONE_DIRECT => return plus_one(request),
        QUEUE => {
            let status = wdf!(281, (request => usize, manual => usize) -> NTSTATUS);
            if status >= 0 {
                return;
            }
            return complete(request, status, 0);
        }
        FORWARD => {
            let queue = PASSIVE_QUEUE.load(Ordering::Relaxed);
            let irql = unsafe { sys::KfRaiseIrql(2) };
            let status = wdf!(281, (request => usize, queue => usize) -> NTSTATUS);
            unsafe { sys::KeLowerIrql(irql) };
            assert_eq!(status, sys::STATUS_SUCCESS);
            return;
        }
        RELEASE => {
            let mut next = 0_usize;
            while wdf!(158, (manual => usize, &raw mut next => *mut usize) -> NTSTATUS) >= 0 {
                complete(next, sys::STATUS_SUCCESS, 0);
            }
        }
        KEEP => {
            let status =
                wdf!(393, (request => usize, cancelled => unsafe extern "system" fn(usize)) -> NTSTATUS);
            assert_eq!(status, sys::STATUS_SUCCESS);
            return;
        }
        WORK => {
            let item = ITEM.load(Ordering::Relaxed);
            wdf!(380, (item => usize));
            wdf!(382, (item => usize));
            log("flushed");
        }
        TIMER => {
            let clock = CLOCK.load(Ordering::Relaxed);
            wdf!(319, (clock => usize, -10_000 => i64) -> u8);
        }
        PURGE => {
            wdf!(164, (manual => usize));
            log("purged");
        }
        STALE => {
            let mut lock = 0_usize;
            let status =
                wdf!(315, (ptr::null() => *const Attributes, &raw mut lock => *mut usize) -> NTSTATUS);
            assert_eq!(status, sys::STATUS_SUCCESS);
            wdf!(208, (lock => usize));
            wdf!(316, (lock => usize));
        }
        TWICE => complete(request, sys::STATUS_SUCCESS, 0),
        REFUSED => {
            // WdfIoTargetCreate
            let mut target = 0_usize;
            let device = DEVICE.load(Ordering::Relaxed);
            let status = wdf!(167, (device => usize, ptr::null() => *const Attributes, &raw mut target => *mut usize) -> NTSTATUS);
            return complete(request, status, 0);
        }
        _ => return complete(request, sys::STATUS_INVALID_DEVICE_REQUEST, 0),
    }
    complete(request, sys::STATUS_SUCCESS, 0);
}
