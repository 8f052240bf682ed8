//! Starting, stopping, draining and purging queues.

use fwps_sys as sys;
use sys::NTSTATUS;

use super::queue::{self, queue};
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// `WDF_IO_QUEUE_STATE`
const ACCEPTS: u32 = 1;
const DISPATCHES: u32 = 2;
const NO_REQUESTS: u32 = 4;
const DRIVER_HAS_NONE: u32 = 8;
/// How long a synchronous function waits between looks, in units of 100 ns, negative for a time from now: a millisecond.
const PAUSE: i64 = -10_000;

/// A callback that is given a queue and what the driver passed for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Notification {
    callback: unsafe extern "system" fn(usize, usize),
    context: usize,
    /// Whether the queue has to be empty, too.
    empty: bool,
}

impl Notification {
    pub(super) fn send(self, handle: usize) {
        // SAFETY: the callback is the driver's, and is given what the driver passed with it.
        unsafe { (self.callback)(handle, self.context) };
    }
}

type Callback = Option<unsafe extern "system" fn(usize, usize)>;

fn is_over(queue: &queue::Queue, empty: bool) -> bool {
    queue.owned == 0 && (!empty || queue.waiting.is_empty())
}

/// Tells the driver what has come to its end.
pub(super) fn settle(handle: usize) {
    let due = queue(handle, |queue| {
        let (due, rest): (Vec<_>, Vec<_>) = std::mem::take(&mut queue.notifications)
            .into_iter()
            .partition(|notification| is_over(queue, notification.empty));
        queue.notifications = rest;
        due
    });
    for notification in due {
        notification.send(handle);
    }
}

fn later(handle: usize, callback: Callback, context: usize, empty: bool) {
    if let Some(callback) = callback {
        queue(handle, |queue| {
            queue.notifications.push(Notification {
                callback,
                context,
                empty,
            })
        });
        settle(handle);
    }
}

/// Lets other threads run until it is over.
fn wait(handle: usize, empty: bool) {
    while !queue(handle, |queue| is_over(queue, empty)) {
        let mut pause = sys::LARGE_INTEGER { QuadPart: PAUSE };
        // SAFETY: the interval is a local.
        unsafe { sys::KeDelayExecutionThread(sys::KernelMode as i8, 0, &raw mut pause) };
    }
}

/// `WdfIoQueueGetState`
///
/// # Safety
/// As the C function: the out pointers are null or writable.
pub(super) unsafe extern "system" fn state(
    _globals: usize,
    handle: usize,
    waiting: usize,
    owned: usize,
) -> u32 {
    let _call = machine::enter("WdfIoQueueGetState", Range::UP_TO_DISPATCH, contract!(386));
    let (state, counts) = queue(handle, |queue| {
        let flag = |value, flag| if value { flag } else { 0 };
        let state = flag(queue.accepts, ACCEPTS)
            | flag(queue.dispatches, DISPATCHES)
            | flag(queue.waiting.is_empty(), NO_REQUESTS)
            | flag(queue.owned == 0, DRIVER_HAS_NONE);
        (state, [queue.waiting.len() as u32, queue.owned as u32])
    });
    for (out, count) in [waiting, owned].into_iter().zip(counts) {
        if out != 0 {
            // SAFETY: by the contract of this function.
            unsafe { access::store(out, count) };
        }
    }
    state
}

/// `WdfIoQueueStart`
pub(super) extern "system" fn start(_globals: usize, handle: usize) {
    let _call = machine::enter("WdfIoQueueStart", Range::UP_TO_DISPATCH, contract!(386));
    queue(handle, |queue| {
        queue.accepts = true;
        queue.dispatches = true;
    });
    queue::pump(handle);
}

/// `WdfIoQueueStop`
pub(super) extern "system" fn stop(_globals: usize, handle: usize, callback: Callback, context: usize) {
    let _call = machine::enter("WdfIoQueueStop", Range::UP_TO_DISPATCH, contract!(386));
    queue(handle, |queue| queue.dispatches = false);
    later(handle, callback, context, false);
}

/// `WdfIoQueueStopSynchronously`
pub(super) extern "system" fn stop_synchronously(_globals: usize, handle: usize) {
    let _call = machine::enter("WdfIoQueueStopSynchronously", Range::PASSIVE, contract!(386));
    queue(handle, |queue| queue.dispatches = false);
    wait(handle, false);
}

/// `WdfIoQueueDrain`
pub(super) extern "system" fn drain(_globals: usize, handle: usize, callback: Callback, context: usize) {
    let _call = machine::enter("WdfIoQueueDrain", Range::UP_TO_DISPATCH, contract!(386));
    queue(handle, |queue| queue.accepts = false);
    later(handle, callback, context, true);
}

/// `WdfIoQueueDrainSynchronously`
pub(super) extern "system" fn drain_synchronously(_globals: usize, handle: usize) {
    let _call = machine::enter("WdfIoQueueDrainSynchronously", Range::PASSIVE, contract!(386));
    queue(handle, |queue| queue.accepts = false);
    wait(handle, true);
}

/// `WdfIoQueuePurge`
pub(super) extern "system" fn purge(_globals: usize, handle: usize, callback: Callback, context: usize) {
    let _call = machine::enter("WdfIoQueuePurge", Range::UP_TO_DISPATCH, contract!(386));
    queue(handle, |queue| queue.accepts = false);
    queue::cancel_waiting(handle);
    later(handle, callback, context, true);
}

/// `WdfIoQueuePurgeSynchronously`
pub(super) extern "system" fn purge_synchronously(_globals: usize, handle: usize) {
    let _call = machine::enter("WdfIoQueuePurgeSynchronously", Range::PASSIVE, contract!(386));
    queue(handle, |queue| queue.accepts = false);
    queue::cancel_waiting(handle);
    wait(handle, true);
}

/// `WdfIoQueueReadyNotify`
pub(super) extern "system" fn ready_notify(
    _globals: usize,
    handle: usize,
    callback: Callback,
    context: usize,
) -> NTSTATUS {
    let _call = machine::enter("WdfIoQueueReadyNotify", Range::UP_TO_DISPATCH, contract!(386));
    let (known, waiting) = queue(handle, |queue| (queue.ready.is_some(), !queue.waiting.is_empty()));
    if callback.is_some() && known {
        return sys::STATUS_INVALID_DEVICE_REQUEST;
    }
    let ready = callback.map(|callback| Notification {
        callback,
        context,
        empty: false,
    });
    queue(handle, |queue| queue.ready = ready);
    if let (Some(ready), true) = (ready, waiting) {
        ready.send(handle);
    }
    sys::STATUS_SUCCESS
}
