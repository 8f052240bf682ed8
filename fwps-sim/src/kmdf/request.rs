//! Requests.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{IO_STACK_LOCATION, IRP, KIRQL, NTSTATUS, PDEVICE_OBJECT, PDRIVER_CANCEL, PIRP};

use super::dispatch::{self, location};
use super::object::{self, Body, of_body};
use super::queue;
use super::structure::EvtObject;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// Where WDF_REQUEST_PARAMETERS has its union.
const PARAMETERS: usize = 8;

/// A request that the framework delivered.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) irp: usize,
    /// The file that it came by; zero when the device has no file objects.
    pub(super) file: usize,
    /// The queue that it waits in or was delivered from; zero before.
    pub(super) queue: usize,
    /// Whether it waits in the queue.
    pub(super) waiting: bool,
    /// What is called when it is cancelled while the driver has it.
    cancel: EvtObject,
    /// An MDL that was made for its system buffer.
    pub(super) mdl: usize,
    /// The memory objects of its buffers: input, output.
    pub(super) memory: [usize; 2],
}
of_body!(request, Request, Request, "WDFREQUEST");

impl Request {
    pub(super) fn new(irp: usize, file: usize) -> Self {
        Self {
            irp,
            file,
            queue: 0,
            waiting: false,
            cancel: None,
            mdl: 0,
            memory: [0; 2],
        }
    }
}

fn set_cancel_routine(irp: usize, routine: PDRIVER_CANCEL) -> bool {
    // SAFETY: the packet is the driver's as long as the request is live.
    unsafe { sys::IoSetCancelRoutine(std::ptr::with_exposed_provenance_mut(irp), routine) }.is_some()
}

fn is_marked_cancelled(irp: usize) -> bool {
    // SAFETY: as above.
    unsafe { access::load::<u8>(irp + offset_of!(IRP, Cancel)) != 0 }
}

/// Makes a request cancellable while it waits in a queue. False when it was cancelled before.
pub(super) fn wait(handle: usize) -> bool {
    let irp = request(handle, |request| {
        request.waiting = true;
        request.irp
    });
    set_cancel_routine(irp, Some(cancel_routine));
    !(is_marked_cancelled(irp) && set_cancel_routine(irp, None))
}

/// Takes a request out of its wait. False when its cancel routine was called, or will be: it is that one's then.
pub(super) fn stop_waiting(handle: usize) -> bool {
    let irp = request(handle, |request| request.irp);
    let still = set_cancel_routine(irp, None);
    if still {
        request(handle, |request| request.waiting = false);
    }
    still
}

/// The cancel routine of every packet of the framework.
unsafe extern "system" fn cancel_routine(_device: PDEVICE_OBJECT, packet: PIRP) {
    let irp = packet.expose_provenance();
    // SAFETY: the packet is being cancelled, so it is live, and its IRQL is what the lock is released to.
    let irql: KIRQL = unsafe { access::load(irp + offset_of!(IRP, CancelIrql)) };
    // SAFETY: a cancel routine is called with the lock held.
    unsafe { sys::IoReleaseCancelSpinLock(irql) };
    let found = machine::with(|machine| {
        object::find(
            machine,
            |object| matches!(&object.body, Body::Request(request) if request.irp == irp),
        )
    });
    let Some(&handle) = found.first() else { return };
    let (waiting, callback) = request(handle, |request| (request.waiting, request.cancel.take()));
    if waiting {
        queue::cancelled(handle);
    } else if let Some(callback) = callback {
        // SAFETY: the callback is the driver's, and is given the request that it was set for.
        unsafe { callback(handle) };
    }
}

/// Cancels a request that the driver marked as cancellable, as a purge does.
pub(super) fn cancel_marked(handle: usize) {
    let (irp, marked) = request(handle, |request| {
        (request.irp, !request.waiting && request.cancel.is_some())
    });
    if marked && set_cancel_routine(irp, None) {
        if let Some(callback) = request(handle, |request| request.cancel.take()) {
            // SAFETY: the callback is the driver's, and is given the request that it was set for.
            unsafe { callback(handle) };
        }
    }
}

/// Completes a request: it is deleted, and its packet goes back to the caller. Without `information` the packet keeps what it has.
pub(super) fn finish(handle: usize, status: NTSTATUS, information: Option<usize>, _boost: i8) {
    let (irp, queue, mdl) = request(handle, |request| (request.irp, request.queue, request.mdl));
    // SAFETY: the packet is the driver's until it is completed.
    let before: usize = unsafe { access::load(irp + offset_of!(IRP, IoStatus.Information)) };
    object::delete(handle);
    if mdl != 0 {
        // SAFETY: the MDL was made for this request alone, which is over.
        unsafe { sys::IoFreeMdl(std::ptr::with_exposed_provenance_mut(mdl)) };
    }
    dispatch::finish(irp, status, information.unwrap_or(before));
    if queue != 0 {
        queue::finished(queue);
    }
}

/// `WdfRequestComplete`
pub(super) extern "system" fn complete(_globals: usize, handle: usize, status: NTSTATUS) {
    let _call = machine::enter("WdfRequestComplete", Range::UP_TO_DISPATCH, contract!(386));
    finish(handle, status, None, 0);
}

/// `WdfRequestCompleteWithInformation`
pub(super) extern "system" fn complete_with_information(
    _globals: usize,
    handle: usize,
    status: NTSTATUS,
    information: usize,
) {
    let _call = machine::enter(
        "WdfRequestCompleteWithInformation",
        Range::UP_TO_DISPATCH,
        contract!(386),
    );
    finish(handle, status, Some(information), 0);
}

/// `WdfRequestCompleteWithPriorityBoost`
pub(super) extern "system" fn complete_with_boost(
    _globals: usize,
    handle: usize,
    status: NTSTATUS,
    boost: i8,
) {
    let _call = machine::enter(
        "WdfRequestCompleteWithPriorityBoost",
        Range::UP_TO_DISPATCH,
        contract!(386),
    );
    finish(handle, status, None, boost);
}

/// Defines functions that read or write something of the packet of a request.
macro_rules! of_packet {
    ($($(#[$meta:meta])* $function:ident, $name:literal, |$irp:ident $(, $argument:ident: $type:ty)?| -> $result:ty $body:block)*) => {
        $(
            $(#[$meta])*
            pub(super) extern "system" fn $function(_globals: usize, handle: usize $(, $argument: $type)?) -> $result {
                let _call = machine::enter($name, Range::UP_TO_DISPATCH, contract!(386));
                let $irp = request(handle, |request| request.irp);
                $body
            }
        )*
    };
}

of_packet! {
    /// `WdfRequestWdmGetIrp`
    irp, "WdfRequestWdmGetIrp", |irp| -> usize { irp }
    /// `WdfRequestGetStatus`
    status, "WdfRequestGetStatus", |irp| -> NTSTATUS {
        // SAFETY: the packet is the driver's as long as the request is live.
        unsafe { access::load(irp + offset_of!(IRP, IoStatus.__bindgen_anon_1.Status)) }
    }
    /// `WdfRequestGetInformation`
    information, "WdfRequestGetInformation", |irp| -> usize {
        // SAFETY: as above.
        unsafe { access::load(irp + offset_of!(IRP, IoStatus.Information)) }
    }
    /// `WdfRequestSetInformation`
    set_information, "WdfRequestSetInformation", |irp, information: usize| -> () {
        // SAFETY: as above.
        unsafe { access::store(irp + offset_of!(IRP, IoStatus.Information), information) }
    }
    /// `WdfRequestGetRequestorMode`
    requestor_mode, "WdfRequestGetRequestorMode", |irp| -> i8 {
        // SAFETY: as above.
        unsafe { access::load(irp + offset_of!(IRP, RequestorMode)) }
    }
    /// `WdfRequestIsCanceled`
    is_cancelled, "WdfRequestIsCanceled", |irp| -> u8 { u8::from(is_marked_cancelled(irp)) }
    /// `WdfRequestIsFrom32BitProcess`: the processes of the simulated system have 64 bits.
    is_from_32_bit_process, "WdfRequestIsFrom32BitProcess", |_irp| -> u8 { 0 }
    /// `WdfRequestIsReserved`
    is_reserved, "WdfRequestIsReserved", |_irp| -> u8 { 0 }
}

/// `WdfRequestGetFileObject`
pub(super) extern "system" fn file_object(_globals: usize, handle: usize) -> usize {
    let _call = machine::enter("WdfRequestGetFileObject", Range::UP_TO_DISPATCH, contract!(386));
    request(handle, |request| request.file)
}

/// `WdfRequestGetIoQueue`
pub(super) extern "system" fn queue(_globals: usize, handle: usize) -> usize {
    let _call = machine::enter("WdfRequestGetIoQueue", Range::UP_TO_DISPATCH, contract!(386));
    request(handle, |request| request.queue)
}

/// `WdfRequestGetParameters`
///
/// # Safety
/// As the C function: the parameters are writable.
pub(super) unsafe extern "system" fn parameters(_globals: usize, handle: usize, out: usize) {
    let _call = machine::enter("WdfRequestGetParameters", Range::UP_TO_DISPATCH, contract!(386));
    let location = location(request(handle, |request| request.irp));
    // SAFETY: the stack location is live with its packet.
    let codes: [u8; 2] = unsafe { access::load(location) };
    // Major and minor function of the packet are type and minor function here, which have the same numbers.
    // SAFETY: by the contract of this function.
    unsafe { access::store(out + 2, codes[1]) };
    // SAFETY: as above.
    unsafe { access::store(out + 4, u32::from(codes[0])) };
    // The union has the members of the stack location's, in their order, each in eight bytes.
    let from = location + offset_of!(IO_STACK_LOCATION, Parameters);
    // SAFETY: the stack location is live with its packet.
    let parameters: [u64; 4] = unsafe { access::load(from) };
    // SAFETY: by the contract of this function.
    unsafe { access::store(out + PARAMETERS, parameters) };
}

/// Marks a request; the status says whether it was cancelled before.
fn mark(handle: usize, callback: EvtObject) -> NTSTATUS {
    let irp = request(handle, |request| {
        request.cancel = callback;
        request.irp
    });
    set_cancel_routine(irp, Some(cancel_routine));
    if is_marked_cancelled(irp) && set_cancel_routine(irp, None) {
        request(handle, |request| request.cancel = None);
        return sys::STATUS_CANCELLED;
    }
    sys::STATUS_SUCCESS
}

/// `WdfRequestMarkCancelable`
pub(super) extern "system" fn mark_cancelable(_globals: usize, handle: usize, callback: EvtObject) {
    let _call = machine::enter("WdfRequestMarkCancelable", Range::UP_TO_DISPATCH, contract!(386));
    if let (sys::STATUS_CANCELLED, Some(callback)) = (mark(handle, callback), callback) {
        // SAFETY: the callback is the driver's, and is given the request that it was set for.
        unsafe { callback(handle) };
    }
}

/// `WdfRequestMarkCancelableEx`
pub(super) extern "system" fn mark_cancelable_ex(
    _globals: usize,
    handle: usize,
    callback: EvtObject,
) -> NTSTATUS {
    let _call = machine::enter(
        "WdfRequestMarkCancelableEx",
        Range::UP_TO_DISPATCH,
        contract!(386),
    );
    mark(handle, callback)
}

/// `WdfRequestUnmarkCancelable`
pub(super) extern "system" fn unmark_cancelable(_globals: usize, handle: usize) -> NTSTATUS {
    let _call = machine::enter(
        "WdfRequestUnmarkCancelable",
        Range::UP_TO_DISPATCH,
        contract!(386),
    );
    let (irp, marked) = request(handle, |request| (request.irp, request.cancel.is_some()));
    if set_cancel_routine(irp, None) {
        request(handle, |request| request.cancel = None);
        return sys::STATUS_SUCCESS;
    }
    if marked || is_marked_cancelled(irp) {
        return sys::STATUS_CANCELLED;
    }
    object::violation(
        handle,
        "a request was unmarked that was not marked as cancellable",
    )
}
