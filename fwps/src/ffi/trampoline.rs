//! The C functions that call Rust closures and callouts.
//!
//! Nothing here can panic, formats or allocates. The user's code may panic; the panic handler of a driver image stops the
//! machine then, and on a host the process aborts, since no unwinding may leave these functions (C-391).

use core::{cell::Cell, ffi::c_void, mem::ManuallyDrop, ptr::NonNull};

use fwps_sys::{
    BOOLEAN, FWPS_CALLOUT_NOTIFY_TYPE, FWPS_CLASSIFY_OUT0, FWPS_FILTER2, FWPS_INCOMING_METADATA_VALUES0,
    FWPS_INCOMING_VALUES0, GUID, KIRQL, KeLowerIrql, KeRaiseIrqlToDpcLevel, NET_BUFFER_LIST, NTSTATUS,
    STATUS_SUCCESS,
};

use crate::{
    callout::{Asynchronous, CalloutSlot, Classify, Contexts, Taken, Verdict, has_frames, is_stream},
    inject::{Completed, block_from, closure_from},
    layer::Layer,
    nbl::{Nbl, NblChain, Origin},
    pending::is_asynchronous,
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
    // SAFETY: packed for this function, and given here once (C-020).
    let completion: C = unsafe { closure_from(context) };
    // SAFETY: the list was injected and comes back here once (C-016, C-020).
    unsafe { complete(list, at_dispatch, completion) };
}

/// Completion of a closure in a block; the block is freed before the closure runs.
///
/// # Safety
/// As [`completed_word`], with the raw form of a `Block<P, R>` as context, which holds a `C`.
pub(crate) unsafe extern "system" fn completed_block<O, C, P, R>(
    context: *mut c_void,
    list: *mut NET_BUFFER_LIST,
    at_dispatch: BOOLEAN,
) where
    O: Origin,
    C: FnOnce(Completed<O>) + Send + 'static,
    P: Copy,
{
    // SAFETY: packed for this function, and given here once (C-020).
    let mut block = unsafe { block_from::<P, R>(context) };
    // SAFETY: the block holds a C, which is taken out here only.
    let completion: C = unsafe { block.take() };
    // The injection is over, so C reads the parameters no more (C-051).
    drop(block);
    // SAFETY: the list was injected and comes back here once (C-016, C-020).
    unsafe { complete(list, at_dispatch, completion) };
}

/// Completion of some lists of a chain, with a closure that has no state.
///
/// # Safety
/// C calls it for an injection that was accepted: `list` is a chain of injected lists of origin `O`, each given here once. `C` has no size and
/// nothing to drop.
pub(crate) unsafe extern "system" fn completed_each<O, C>(
    context: *mut c_void,
    list: *mut NET_BUFFER_LIST,
    at_dispatch: BOOLEAN,
) where
    O: Origin,
    C: Fn(Completed<O>) + Send + Sync + 'static,
{
    // SAFETY: a value without size and without drop may be made as often as one likes, once there was one.
    let completion: C = unsafe { closure_from(context) };
    // SAFETY: the lists were injected and come back here once (C-016, C-020).
    unsafe { complete_all(list, at_dispatch, &completion) };
}

/// Completion of some lists of a chain, with a closure that all of them share; the last one drops it and frees the block.
///
/// # Safety
/// As [`completed_each`] but for the closure: `context` is the raw form of a `Block<P, R>` that holds a `C` and counts the lists.
pub(crate) unsafe extern "system" fn completed_parts<O, C, P, R>(
    context: *mut c_void,
    list: *mut NET_BUFFER_LIST,
    at_dispatch: BOOLEAN,
) where
    O: Origin,
    C: Fn(Completed<O>) + Send + Sync + 'static,
    P: Copy,
{
    // SAFETY: packed for this function. Not dropped here: other lists may be out, and theirs it is as well.
    let mut block = ManuallyDrop::new(unsafe { block_from::<P, R>(context) });
    // SAFETY: the block holds a C, which is taken out when the last list is back; these are not counted yet.
    let completion: &C = unsafe { block.closure() };
    // SAFETY: the lists were injected and come back here once (C-016, C-020).
    let count = unsafe { complete_all(list, at_dispatch, completion) };
    if block.completed(count) {
        // SAFETY: all lists are back, so nobody else uses the closure, and it is taken out once.
        let completion: C = unsafe { block.take() };
        drop(completion);
        drop(ManuallyDrop::into_inner(block));
    }
}

/// # Safety
/// `list` is a live list of origin `O` without a successor that C gives back, and `at_dispatch` is what C says of the level.
unsafe fn complete<O: Origin>(
    list: *mut NET_BUFFER_LIST,
    at_dispatch: BOOLEAN,
    completion: impl FnOnce(Completed<O>),
) {
    let Some(list) = NonNull::new(list) else {
        return;
    };
    // SAFETY: of origin O, owned by nobody else since C gave it back (the caller's duty).
    let list = unsafe { Nbl::<O>::from_raw(list) };
    if at_dispatch != 0 {
        // SAFETY: C says that this is DISPATCH_LEVEL (C-017).
        return completion(unsafe { Completed::new(list) });
    }
    let _at_dispatch = AtDispatch::enter();
    // SAFETY: at DISPATCH_LEVEL until the guard is dropped.
    completion(unsafe { Completed::new(list) });
}

/// Completes every list of a chain, and says how many there were.
///
/// # Safety
/// As for [`complete`], for a chain.
unsafe fn complete_all<O: Origin>(
    list: *mut NET_BUFFER_LIST,
    at_dispatch: BOOLEAN,
    completion: impl Fn(Completed<O>),
) -> usize {
    let Some(first) = NonNull::new(list) else {
        return 0;
    };
    // SAFETY: live lists of origin O, owned by nobody else since C gave them back (the caller's duty).
    let chain = unsafe { NblChain::<O>::from_raw(first) };
    let count = chain.len();
    let _at_dispatch = (at_dispatch == 0).then(AtDispatch::enter);
    for list in chain {
        // SAFETY: at DISPATCH_LEVEL until the guard is dropped.
        completion(unsafe { Completed::new(list) });
    }
    count
}

/// DISPATCH_LEVEL for as long as it exists.
///
/// Completions run there in any case, so that nothing in them can wait: not for a worker, and not for the very injection that they end, as
/// destroying its handle would (C-008).
struct AtDispatch(KIRQL);

impl AtDispatch {
    /// Raises the level, which is below DISPATCH_LEVEL.
    fn enter() -> Self {
        // SAFETY: completions are called at DISPATCH_LEVEL at most (C-017).
        Self(unsafe { KeRaiseIrqlToDpcLevel() })
    }
}

impl Drop for AtDispatch {
    fn drop(&mut self) {
        // SAFETY: the level that `enter` found on this processor, which this thread has not left since.
        unsafe { KeLowerIrql(self.0) };
    }
}

/// The classify function of the callout type `C`, version 2.
///
/// # Safety
/// Called by the engine for a registration of `C`, with valid arguments that live for the call.
pub(crate) unsafe extern "system" fn classify<C: CalloutSlot>(
    values: *const FWPS_INCOMING_VALUES0,
    metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    layer_data: *mut c_void,
    classify_context: *const c_void,
    filter: *const FWPS_FILTER2,
    _flow_context: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
) {
    // SAFETY: this is a classify function of C, and the reference ends with it.
    let Some(callout) = (unsafe { C::SLOT.callout() }) else {
        return;
    };
    // SAFETY: the arguments of this call (the caller's duty).
    unsafe {
        decide(
            callout,
            values,
            metadata,
            layer_data,
            classify_context,
            filter,
            out,
            None,
        )
    };
}

/// Lets a callout decide, and writes its verdict.
///
/// # Safety
/// The arguments of a running classify call for `callout`, valid until it returns. `contexts` are that call's.
#[inline(always)]
#[expect(
    clippy::too_many_arguments,
    reason = "those of a classify function, and two of this crate"
)]
pub(super) unsafe fn decide<C: CalloutSlot>(
    callout: &C,
    values: *const FWPS_INCOMING_VALUES0,
    metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    layer_data: *mut c_void,
    classify_context: *const c_void,
    filter: *const FWPS_FILTER2,
    out: *mut FWPS_CLASSIFY_OUT0,
    contexts: Option<&Contexts>,
) {
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
    let data = NonNull::new(layer_data);
    let captured = Cell::new(Taken::Nothing);
    // SAFETY: arguments of the running call at layer C::Layer, as its id says.
    let mut call = unsafe { Classify::new(values, metadata, data, filter, out, &captured) };
    call.set_contexts(contexts);
    if has_frames::<C::Layer>() {
        let reinjection = Cell::new(None);
        let mut verdict = callout.classify(&mut call.with_reinjection(&reinjection));
        if verdict.is_reinjection() {
            let original = reinjection.take().zip(data);
            // SAFETY: the layer data of this call; what classify was lent ended with it.
            let injected = original.is_some_and(|(reinjection, list)| unsafe { reinjection.inject(list) });
            verdict = Verdict::reinjected(injected);
        }
        return verdict.apply(out, filter, captured.get());
    }
    if is_asynchronous::<C::Layer>() {
        let place = NonNull::from(&mut *out);
        // SAFETY: arguments of this call; `out` is not touched until classify has returned, and this value is not used after that.
        let asynchronous = unsafe { Asynchronous::new(classify_context, place) };
        let verdict = callout.classify(&mut call.with_asynchronous(&asynchronous));
        return verdict.apply(out, filter, captured.get());
    }
    let verdict = callout.classify(&mut call);
    if is_stream::<C::Layer>() {
        let taken = captured.get() != Taken::Nothing;
        // SAFETY: the layer data of this call, at a stream layer.
        return unsafe { verdict.apply_to_stream(out, filter, taken, data) };
    }
    verdict.apply(out, filter, captured.get());
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
