//! The C functions that call Rust closures and callouts.
//!
//! Nothing here can panic, formats or allocates. The user's code may panic; the panic handler of a driver image stops the
//! machine then, and on a host the process aborts, since no unwinding may leave these functions (C-391).

use core::{cell::Cell, ffi::c_void, ptr::NonNull};

use fwps_sys::{
    BOOLEAN, FWPS_CALLOUT_NOTIFY_TYPE, FWPS_CLASSIFY_OUT0, FWPS_FILTER2, FWPS_INCOMING_METADATA_VALUES0,
    FWPS_INCOMING_VALUES0, GUID, NET_BUFFER_LIST, NTSTATUS, STATUS_SUCCESS,
};

use crate::{
    callout::{CalloutSlot, Classify},
    inject::{Completed, Inside, block_from, closure_from},
    layer::Layer,
    nbl::{Nbl, Origin},
};

/// Completion of a closure that is the context itself.
///
/// # Safety
/// C calls it once for an injection that was accepted: `context` is a packed `C`, `list` the injected list of origin `O`.
pub(crate) unsafe extern "system" fn completed_word<O, C>(
    context: *mut c_void,
    list: *mut NET_BUFFER_LIST,
    at_dispatch: BOOLEAN,
) where
    O: Origin,
    C: FnOnce(Completed<O>) + Send + 'static,
{
    // SAFETY: packed by Context::pack for this function, and given here once (C-020).
    let completion: C = unsafe { closure_from(context) };
    // SAFETY: the list was injected and comes back here once (C-016, C-020).
    unsafe { complete(completion, list, at_dispatch) };
}

/// Completion of a closure in a block; the block is freed before the closure runs.
///
/// # Safety
/// As [`completed_word`], with the raw form of a `PoolBox<Sealed<C, P>>` as context.
pub(crate) unsafe extern "system" fn completed_block<O, C, P>(
    context: *mut c_void,
    list: *mut NET_BUFFER_LIST,
    at_dispatch: BOOLEAN,
) where
    O: Origin,
    C: FnOnce(Completed<O>) + Send + 'static,
{
    // SAFETY: packed for this function, and given here once (C-020).
    let sealed = unsafe { block_from::<C, P>(context) }.into_inner();
    // The injection is over, so C reads the parameters no more (C-051).
    drop(sealed.parameters);
    // SAFETY: the list was injected and comes back here once (C-016, C-020).
    unsafe { complete(sealed.completion, list, at_dispatch) };
}

/// # Safety
/// `list` is a live list of origin `O` that C gives back.
unsafe fn complete<O, C>(completion: C, list: *mut NET_BUFFER_LIST, at_dispatch: BOOLEAN)
where
    O: Origin,
    C: FnOnce(Completed<O>),
{
    let Some(list) = NonNull::new(list) else {
        return;
    };
    // SAFETY: of origin O, owned by nobody else since C gave it back (the caller's duty). IP-level injections complete single
    // lists (C-020).
    let list = unsafe { Nbl::<O>::from_raw(list) };
    let at_dispatch = at_dispatch != 0;
    let _inside = (!at_dispatch).then(Inside::enter);
    completion(Completed::new(list, at_dispatch));
}

/// The classify function of the callout type `C`, version 2.
///
/// # Safety
/// Called by the engine for a registration of `C`, with valid arguments that live for the call.
pub(crate) unsafe extern "system" fn classify<C: CalloutSlot>(
    values: *const FWPS_INCOMING_VALUES0,
    metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    layer_data: *mut c_void,
    _classify_context: *const c_void,
    filter: *const FWPS_FILTER2,
    _flow_context: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
) {
    // SAFETY: this is a classify function of C, and the reference ends with it.
    let Some(callout) = (unsafe { C::SLOT.callout() }) else {
        return;
    };
    // SAFETY: valid for the call, and only read (the caller's duty; C-150).
    let values = unsafe { &*values };
    // SAFETY: as above.
    let metadata = unsafe { &*metadata };
    // SAFETY: as above.
    let filter = unsafe { &*filter };
    // SAFETY: valid for the call, and this call's own to write (the caller's duty; C-150).
    let out = unsafe { &mut *out };
    if values.layerId != C::Layer::ID {
        // A filter at another layer names this callout's key. Its fields would be misread, so nothing is decided.
        return;
    }
    let packet = NonNull::new(layer_data.cast::<NET_BUFFER_LIST>());
    let captured = Cell::new(false);
    // SAFETY: arguments of the running call at layer C::Layer, as its id says; its layer data is a list.
    let mut call = unsafe { Classify::new(values, metadata, packet, filter, out, &captured) };
    let verdict = callout.classify(&mut call);
    verdict.apply(out, filter.flags, captured.get());
}

/// The notify function of callouts that keep no state per filter: every filter is welcome (C-182, C-196).
///
/// # Safety
/// Callable with any arguments; none is used.
pub(crate) unsafe extern "system" fn notify(
    _kind: FWPS_CALLOUT_NOTIFY_TYPE,
    _key: *const GUID,
    _filter: *mut FWPS_FILTER2,
) -> NTSTATUS {
    STATUS_SUCCESS
}
