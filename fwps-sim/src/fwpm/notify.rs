//! Telling callouts about their filters.

use std::sync::Arc;

use fwps_sys as sys;

use super::filter::Filter;
use crate::Status;
use crate::boundary;
use crate::context::{self, Frame};
use crate::engine::flow::custody::Way;
use crate::kernel::irql::PASSIVE;
use crate::machine;
use crate::verify::contract::contract;

/// A type of notification that no version of Windows has so far.
const UNKNOWN: i32 = 0x100;

/// Calls the notify routine of a filter's callout. Nothing happens when the filter has none, or it is not registered.
pub(crate) fn notify(filter: &Arc<Filter>, kind: i32) -> Status {
    let status = tell(filter, kind);
    let tells_more = kind == sys::FWPS_CALLOUT_NOTIFY_ADD_FILTER
        && status >= 0
        && machine::with(|machine| machine.options.unknown_notifications);
    if tells_more {
        tell(filter, UNKNOWN);
    }
    status
}

fn tell(filter: &Arc<Filter>, kind: i32) -> Status {
    let Some(key) = filter.callout() else {
        return sys::STATUS_SUCCESS;
    };
    let deleted = kind == sys::FWPS_CALLOUT_NOTIFY_DELETE_FILTER;
    let Some(callout) = machine::with(|machine| machine.engine.begin_call(key)) else {
        if deleted {
            not_told(filter);
        }
        return sys::STATUS_SUCCESS;
    };
    if deleted {
        machine::with(|machine| machine.note_custody(filter.context(), Way::OfDeletedFilter));
    }
    let guid = filter.key.to_guid();
    // Only an add has a key (C-195).
    let guid_pointer = if deleted || kind == UNKNOWN {
        std::ptr::null()
    } else {
        &raw const guid
    };
    machine::with(|machine| machine.management.notifying = Some(context::thread()));
    let (status, _) = boundary::call(callout.driver, Frame::Notify, PASSIVE, || {
        callout.notify.call(kind, guid_pointer, filter.runtime())
    });
    machine::with(|machine| {
        machine.management.notifying = None;
        machine.end_call(callout.id);
        if kind == sys::FWPS_CALLOUT_NOTIFY_ADD_FILTER && status >= 0 {
            machine.note_custody(filter.context(), Way::OfFilter);
        }
        if kind == UNKNOWN && status != sys::STATUS_SUCCESS {
            let text = format!("notify answered {status:#x} to a notification of type {UNKNOWN:#x}");
            machine.report(contract!(196), text).driver = callout.driver;
        }
    });
    status
}

/// The callout is not told that a filter is gone: what it keeps with the filter, it has to free by itself (C-199).
fn not_told(filter: &Filter) {
    machine::with(|machine| machine.note_custody(filter.context(), Way::OfLostFilter));
}

/// Tells callouts that filters are gone (C-194: what they answer does not matter).
pub(crate) fn notify_deleted(filters: &[Arc<Filter>]) {
    for filter in filters {
        // Some systems do not tell of every filter (C-199).
        if machine::with(|machine| machine.options.lost_delete_notifications && machine.draw(2) == 0) {
            not_told(filter);
            continue;
        }
        notify(filter, sys::FWPS_CALLOUT_NOTIFY_DELETE_FILTER);
    }
}
