//! Queues: which request the driver gets when.

use std::collections::VecDeque;
use std::mem::offset_of;

use fwps_sys as sys;
use sys::{IO_STACK_LOCATION, NTSTATUS};

use super::object::{self, Body, of_body};
use super::queue_state::{self, Notification};
use super::structure::{self, QueueConfig};
use super::{attributes, device, dispatch, request};
use crate::boundary;
use crate::context::{self, Frame};
use crate::kernel::irql::{PASSIVE, Range};
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// `WdfIoQueueDispatchSequential`, `WdfIoQueueDispatchParallel`, `WdfIoQueueDispatchManual`
const SEQUENTIAL: u32 = 1;
const PARALLEL: u32 = 2;
const MANUAL: u32 = 3;
/// The configuration without its last members, as of KMDF 1.0.
const SMALLEST: usize = offset_of!(QueueConfig, presented);

const STATUS_WDF_NO_CALLBACK: NTSTATUS = 0xC020_020B_u32 as NTSTATUS;
const STATUS_WDF_PAUSED: NTSTATUS = 0xC020_0203_u32 as NTSTATUS;
const STATUS_WDF_BUSY: NTSTATUS = 0xC020_0204_u32 as NTSTATUS;

#[derive(Debug)]
pub(super) struct Queue {
    pub(super) device: usize,
    pub(super) is_default: bool,
    config: QueueConfig,
    /// Whether its callbacks come at PASSIVE_LEVEL only.
    passive: bool,
    pub(super) waiting: VecDeque<usize>,
    /// How many requests the driver has.
    pub(super) owned: usize,
    pub(super) accepts: bool,
    pub(super) dispatches: bool,
    /// What the driver is told once it has no more requests.
    pub(super) notifications: Vec<Notification>,
    /// What the driver is told when a request comes into the empty queue.
    pub(super) ready: Option<Notification>,
}
of_body!(queue, Queue, Queue, "WDFQUEUE");

/// `WdfIoQueueCreate`
///
/// # Safety
/// As the C function: the configuration is readable, the attributes are null or readable, `out` is null or writable.
pub(super) unsafe extern "system" fn create(
    globals: usize,
    device: usize,
    config: usize,
    attributes: usize,
    out: usize,
) -> NTSTATUS {
    let _call = machine::enter("WdfIoQueueCreate", Range::UP_TO_DISPATCH, contract!(386));
    // SAFETY: by the contract of this function.
    let config: QueueConfig = unsafe { structure::read(config) };
    if (config.size as usize) < SMALLEST || config.size as usize > size_of::<QueueConfig>() {
        return sys::STATUS_INFO_LENGTH_MISMATCH;
    }
    if !(SEQUENTIAL..=MANUAL).contains(&config.dispatch) {
        return sys::STATUS_INVALID_PARAMETER;
    }
    let called = config.default.is_some()
        || config.control.is_some()
        || [config.read, config.write, config.internal_control]
            .iter()
            .any(|callback| *callback != 0);
    if config.dispatch != MANUAL && !called {
        return STATUS_WDF_NO_CALLBACK;
    }
    let is_default = config.default_queue != 0;
    if is_default && device::device(device, |device| device.default_queue) != 0 {
        return sys::STATUS_UNSUCCESSFUL;
    }
    if let Some(status) = machine::with(|machine| machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES])) {
        return status;
    }
    let made = attributes::read(attributes).and_then(|attributes| {
        let body = Body::Queue(Queue {
            device,
            is_default,
            config,
            passive: match attributes.execution_level {
                attributes::PASSIVE => true,
                attributes::DISPATCH => false,
                _ => device::device(device, |device| device.passive),
            },
            waiting: VecDeque::new(),
            owned: 0,
            accepts: true,
            dispatches: true,
            notifications: Vec::new(),
            ready: None,
        });
        object::insert(globals, body, device, &attributes)
    });
    if let (Ok(queue), true) = (made, is_default) {
        device::device(device, |device| device.default_queue = queue);
    }
    // SAFETY: by the contract of this function.
    unsafe { object::give(out, made) }
}

/// `WdfIoQueueGetDevice`
pub(super) extern "system" fn device(_globals: usize, handle: usize) -> usize {
    let _call = machine::enter("WdfIoQueueGetDevice", Range::UP_TO_DISPATCH, contract!(386));
    queue(handle, |queue| queue.device)
}

/// Puts a request into a queue, and delivers what can be delivered.
pub(super) fn insert(handle: usize, request: usize) {
    if !queue(handle, |queue| queue.accepts) {
        request::finish(request, sys::STATUS_INVALID_DEVICE_STATE, None, 0);
        return;
    }
    request::request(request, |request| request.queue = handle);
    let ready = queue(handle, |queue| {
        queue.waiting.push_back(request);
        if queue.waiting.len() == 1 {
            queue.ready
        } else {
            None
        }
    });
    if !request::wait(request) {
        cancelled(request);
        return;
    }
    match ready {
        Some(ready) => ready.send(handle),
        None => pump(handle),
    }
}

/// A request was cancelled while it waited.
pub(super) fn cancelled(request: usize) {
    let handle = request::request(request, |request| {
        request.waiting = false;
        request.queue
    });
    let callback = queue(handle, |queue| {
        queue.waiting.retain(|other| *other != request);
        queue.owned += 1;
        queue.config.cancelled
    });
    match callback {
        // SAFETY: the callback is the driver's, and is given its queue and a request that it owns now.
        Some(callback) => unsafe { callback(handle, request) },
        None => request::finish(request, sys::STATUS_CANCELLED, Some(0), 0),
    }
}

/// The next request that is the driver's now, when `f` allows one.
fn take(handle: usize, f: impl Fn(&Queue) -> bool, wanted: impl Fn(usize) -> bool) -> Option<usize> {
    loop {
        let waiting = queue(handle, |queue| {
            if f(queue) {
                queue.waiting.iter().copied().collect()
            } else {
                Vec::new()
            }
        });
        let next = waiting.into_iter().find(|request| wanted(*request))?;
        queue(handle, |queue| queue.waiting.retain(|other| *other != next));
        // One that is being cancelled is its cancel routine's.
        if request::stop_waiting(next) {
            queue(handle, |queue| queue.owned += 1);
            return Some(next);
        }
    }
}

/// Delivers what can be delivered: here, unless the callbacks of the queue want PASSIVE_LEVEL and this is above it. Then another
/// thread does, as a work item of the framework would.
pub(super) fn pump(handle: usize) {
    if queue(handle, |queue| queue.passive) && context::irql() > PASSIVE {
        let driver = context::driver();
        machine::with(|machine| {
            let generation = machine.generation;
            let job = move || {
                boundary::call(driver, Frame::WorkItem, PASSIVE, || {
                    // The queue may be gone by then, with what waited in it.
                    if is_live(handle) {
                        pump(handle);
                    }
                });
            };
            machine.scheduler.start(generation, driver, Box::new(job));
        });
        return;
    }
    let room = |queue: &Queue| {
        let limit = match queue.config.dispatch {
            SEQUENTIAL => 1,
            PARALLEL if queue.config.presented != 0 => queue.config.presented as usize,
            PARALLEL => usize::MAX,
            _ => 0,
        };
        queue.dispatches && queue.owned < limit
    };
    while let Some(request) = take(handle, room, |_| true) {
        deliver(handle, request);
    }
}

fn deliver(handle: usize, request: usize) {
    let config = queue(handle, |queue| queue.config);
    let location = dispatch::location(request::request(request, |request| request.irp));
    // SAFETY: the stack location is live with its packet, which the driver has.
    let major: u8 = unsafe { access::load(location + offset_of!(IO_STACK_LOCATION, MajorFunction)) };
    let of_control = |offset: usize| {
        // SAFETY: as above.
        unsafe { access::load::<u32>(location + offset) }
    };
    match (config.control, config.default) {
        (Some(callback), _) if u32::from(major) == sys::IRP_MJ_DEVICE_CONTROL => {
            let output = of_control(offset_of!(
                IO_STACK_LOCATION,
                Parameters.DeviceIoControl.OutputBufferLength
            ));
            let input = of_control(offset_of!(
                IO_STACK_LOCATION,
                Parameters.DeviceIoControl.InputBufferLength
            ));
            let code = of_control(offset_of!(
                IO_STACK_LOCATION,
                Parameters.DeviceIoControl.IoControlCode
            ));
            // SAFETY: the callback is the driver's, and is given its queue and a request that it owns now.
            unsafe { callback(handle, request, output as usize, input as usize, code) };
        }
        // SAFETY: as above.
        (_, Some(callback)) => unsafe { callback(handle, request) },
        _ => request::finish(request, sys::STATUS_INVALID_DEVICE_REQUEST, None, 0),
    }
}

/// The driver has one request of this queue less.
pub(super) fn finished(handle: usize) {
    // A queue that is being deleted has no body any more.
    if !is_live(handle) {
        return;
    }
    queue(handle, |queue| queue.owned = queue.owned.saturating_sub(1));
    queue_state::settle(handle);
    pump(handle);
}

fn is_live(handle: usize) -> bool {
    machine::with(|machine| {
        machine
            .kmdf
            .objects
            .get(&handle)
            .is_some_and(|object| matches!(object.body, Body::Queue(_)))
    })
}

/// Cancels what waits in a queue that is deleted, and what the driver has of it and marked as cancellable.
pub(super) fn abandon(handle: usize) {
    queue(handle, |queue| queue.accepts = false);
    cancel_waiting(handle);
}

/// Completes what waits as cancelled, and cancels what the driver has and marked.
pub(super) fn cancel_waiting(handle: usize) {
    while let Some(request) = take(handle, |_| true, |_| true) {
        cancelled_by_purge(handle, request);
    }
    let owned = machine::with(|machine| {
        object::find(
            machine,
            |object| matches!(&object.body, Body::Request(request) if request.queue == handle),
        )
    });
    for request in owned {
        request::cancel_marked(request);
    }
}

fn cancelled_by_purge(handle: usize, request: usize) {
    match queue(handle, |queue| queue.config.cancelled) {
        // SAFETY: the callback is the driver's, and is given its queue and a request that it owns now.
        Some(callback) => unsafe { callback(handle, request) },
        None => request::finish(request, sys::STATUS_CANCELLED, Some(0), 0),
    }
}

fn retrieve(handle: usize, out: usize, wanted: impl Fn(usize) -> bool) -> NTSTATUS {
    if !queue(handle, |queue| queue.dispatches) {
        return STATUS_WDF_PAUSED;
    }
    let made = take(handle, |_| true, wanted).ok_or(sys::STATUS_NO_MORE_ENTRIES);
    // SAFETY: the out pointer is writable by the contract of the functions that retrieve.
    unsafe { object::give(out, made) }
}

/// `WdfIoQueueRetrieveNextRequest`
///
/// # Safety
/// As the C function: `out` is writable.
pub(super) unsafe extern "system" fn retrieve_next(_globals: usize, handle: usize, out: usize) -> NTSTATUS {
    let _call = machine::enter(
        "WdfIoQueueRetrieveNextRequest",
        Range::UP_TO_DISPATCH,
        contract!(386),
    );
    retrieve(handle, out, |_| true)
}

/// `WdfIoQueueRetrieveRequestByFileObject`
///
/// # Safety
/// As the C function: `out` is writable.
pub(super) unsafe extern "system" fn retrieve_of_file(
    _globals: usize,
    handle: usize,
    file: usize,
    out: usize,
) -> NTSTATUS {
    let _call = machine::enter(
        "WdfIoQueueRetrieveRequestByFileObject",
        Range::UP_TO_DISPATCH,
        contract!(386),
    );
    retrieve(handle, out, |request| {
        request::request(request, |request| request.file) == file
    })
}

/// `WdfRequestForwardToIoQueue`
pub(super) extern "system" fn forward(_globals: usize, request: usize, target: usize) -> NTSTATUS {
    let _call = machine::enter(
        "WdfRequestForwardToIoQueue",
        Range::UP_TO_DISPATCH,
        contract!(386),
    );
    let from = request::request(request, |request| request.queue);
    if from == target {
        return sys::STATUS_INVALID_DEVICE_REQUEST;
    }
    if !queue(target, |queue| queue.accepts) {
        return STATUS_WDF_BUSY;
    }
    insert(target, request);
    if from != 0 {
        finished(from);
    }
    sys::STATUS_SUCCESS
}
