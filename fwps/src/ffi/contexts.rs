//! The C functions of callouts that keep something with flows or filters.

use core::{ffi::c_void, ptr::NonNull};

use fwps_sys::{
    FWPS_CALLOUT_NOTIFY_ADD_FILTER, FWPS_CALLOUT_NOTIFY_ADD_FILTER_POST_COMMIT,
    FWPS_CALLOUT_NOTIFY_DELETE_FILTER, FWPS_CALLOUT_NOTIFY_TYPE, FWPS_CLASSIFY_OUT0, FWPS_FILTER2,
    FWPS_INCOMING_METADATA_VALUES0, FWPS_INCOMING_VALUES0, GUID, NTSTATUS, STATUS_SUCCESS,
};

use super::trampoline::decide;
use crate::{
    Error, Status,
    callout::{CalloutSlot, Contexts, FilterSide, FlowSide, NewFilter, Registration},
};

/// The classify function of the callout type `C` with contexts, version 2.
///
/// # Safety
/// Called by the engine for a `Registration<C, F, G>`, with valid arguments that live for the call.
pub(crate) unsafe extern "system" fn classify<C, F, G>(
    values: *const FWPS_INCOMING_VALUES0,
    metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    layer_data: *mut c_void,
    classify_context: *const c_void,
    filter: *const FWPS_FILTER2,
    flow_context: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
) where
    C: CalloutSlot,
    F: FlowSide<C>,
    G: FilterSide<C>,
{
    // SAFETY: this is a function of such a registration (the caller's duty), and the reference ends with it.
    let Some(registration) = (unsafe { C::SLOT.registration::<Registration<C, F, G>>() }) else {
        return;
    };
    // SAFETY: valid for the call, and only read (the caller's duty; C-150).
    let filter_values = unsafe { &*filter };
    let flows = registration.flows.registry();
    let flow = flows.and_then(|flows| flows.lend(flow_context, 0));
    let filters = registration.filters.registry();
    let of_filter = filters.and_then(|filters| filters.lend(filter_values.context, filter_values.filterId));
    // INVARIANT: lent from the tables of C's registration, until the call below has returned.
    let contexts = Contexts {
        slot: core::ptr::from_ref(C::SLOT).cast(),
        flow: flow.as_ref().map(|flow| flow.value().cast()),
        filter: of_filter.as_ref().map(|filter| filter.value().cast()),
    };
    // SAFETY: the arguments of this call (the caller's duty).
    unsafe {
        decide(
            &registration.callout,
            values,
            metadata,
            layer_data,
            classify_context,
            filter,
            out,
            Some(&contexts),
        );
    }
    // Whoever reads last gives back what was taken out meanwhile.
    if let Some(context) = flow.and_then(|flow| flow.end()) {
        F::deleted(&registration.callout, context);
    }
    if let Some(context) = of_filter.and_then(|filter| filter.end()) {
        G::deleted(&registration.callout, context);
    }
}

/// The flow delete function of the callout type `C`.
///
/// # Safety
/// Called by the engine for a `Registration<C, F, G>`.
pub(crate) unsafe extern "system" fn flow_delete<C, F, G>(_layer: u16, _callout: u32, context: u64)
where
    C: CalloutSlot,
    F: FlowSide<C>,
    G: FilterSide<C>,
{
    // SAFETY: as in `classify`.
    let Some(registration) = (unsafe { C::SLOT.registration::<Registration<C, F, G>>() }) else {
        return;
    };
    let taken = registration
        .flows
        .registry()
        .and_then(|flows| flows.take(context));
    if let Some(context) = taken {
        F::deleted(&registration.callout, context);
    }
}

/// The notify function of the callout type `C`.
///
/// # Safety
/// Called by the engine for a `Registration<C, F, G>`, with valid arguments that live for the call.
pub(crate) unsafe extern "system" fn notify<C, F, G>(
    kind: FWPS_CALLOUT_NOTIFY_TYPE,
    key: *const GUID,
    filter: *mut FWPS_FILTER2,
) -> NTSTATUS
where
    C: CalloutSlot,
    F: FlowSide<C>,
    G: FilterSide<C>,
{
    // SAFETY: as in `classify`.
    let registration = unsafe { C::SLOT.registration::<Registration<C, F, G>>() };
    let (Some(registration), Some(filter)) = (registration, NonNull::new(filter)) else {
        return STATUS_SUCCESS;
    };
    match kind {
        FWPS_CALLOUT_NOTIFY_ADD_FILTER => {
            // SAFETY: null or a key that is valid for the call (the caller's duty).
            let key = unsafe { key.as_ref() };
            // SAFETY: the arguments of this call, for an addition.
            let new = unsafe { NewFilter::new(filter, key) };
            match registration.filters.added(&registration.callout, &new) {
                Ok(number) => {
                    // SAFETY: the engine's filter, which notify may write to (C-197); nothing borrows from it any more.
                    unsafe { (*filter.as_ptr()).context = number };
                    STATUS_SUCCESS
                }
                Err(error) => refusal(error),
            }
        }
        FWPS_CALLOUT_NOTIFY_DELETE_FILTER => {
            // SAFETY: the engine's filter, valid for the call (the caller's duty). Its key is not there (C-195).
            let context = unsafe { (*filter.as_ptr()).context };
            // SAFETY: as above.
            let id = unsafe { (*filter.as_ptr()).filterId };
            let filters = registration.filters.registry();
            // Lent first: what is in a filter may be anybody's number, and belongs to this filter only if its id says so.
            let of_filter = filters.and_then(|filters| filters.lend(context, id));
            let taken = of_filter.and_then(|of_filter| {
                let taken = filters.and_then(|filters| filters.take(context));
                of_filter.end().or(taken)
            });
            if let Some(context) = taken {
                G::deleted(&registration.callout, context);
            }
            STATUS_SUCCESS
        }
        FWPS_CALLOUT_NOTIFY_ADD_FILTER_POST_COMMIT => {
            // SAFETY: the engine's filter, valid for the call (the caller's duty).
            let context = unsafe { (*filter.as_ptr()).context };
            // SAFETY: as above.
            let id = unsafe { (*filter.as_ptr()).filterId };
            let filters = registration.filters.registry();
            if let Some(of_filter) = filters.and_then(|filters| filters.lend(context, id)) {
                // SAFETY: it stays until the lending ends, below.
                let kept = unsafe { of_filter.value().as_ref() };
                G::committed(&registration.callout, kept);
                if let Some(context) = of_filter.end() {
                    G::deleted(&registration.callout, context);
                }
            }
            STATUS_SUCCESS
        }
        // What this version does not know is fine (C-196).
        _ => STATUS_SUCCESS,
    }
}

/// The status that refuses a filter: always one that is no success (C-194).
fn refusal(error: Error) -> NTSTATUS {
    let status = error.status();
    if status.is_nt_success() {
        Status::UNSUCCESSFUL.to_raw()
    } else {
        status.to_raw()
    }
}
