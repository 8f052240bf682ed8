//! Telling callouts about their filters.

use std::sync::Arc;

use fwps_sys as sys;

use super::filter::{Filter, FilterAction};
use crate::Status;
use crate::boundary;
use crate::context::Frame;
use crate::kernel::irql::PASSIVE;
use crate::machine;

/// Calls the notify routine of a filter's callout. Nothing happens when the filter has none, or it is not registered.
pub(crate) fn notify(filter: &Arc<Filter>, kind: i32) -> Status {
    let FilterAction::Callout { key, .. } = filter.action else {
        return sys::STATUS_SUCCESS;
    };
    let Some(callout) = machine::with(|machine| machine.engine.begin_call(key)) else {
        return sys::STATUS_SUCCESS;
    };
    let guid = filter.key.to_guid();
    // Only an add has a key (C-195).
    let guid_pointer = if kind == sys::FWPS_CALLOUT_NOTIFY_DELETE_FILTER {
        std::ptr::null()
    } else {
        &raw const guid
    };
    let (status, _) = boundary::call(callout.driver, Frame::Notify, PASSIVE, || {
        callout.notify.call(kind, guid_pointer, filter.runtime())
    });
    machine::with(|machine| machine.end_call(callout.id));
    status
}

/// Tells callouts that filters are gone (C-194: what they answer does not matter).
pub(crate) fn notify_deleted(filters: &[Arc<Filter>]) {
    for filter in filters {
        // Some systems do not tell of every filter (C-199).
        if machine::with(|machine| machine.options.lost_delete_notifications && machine.draw(2) == 0) {
            continue;
        }
        notify(filter, sys::FWPS_CALLOUT_NOTIFY_DELETE_FILTER);
    }
}
