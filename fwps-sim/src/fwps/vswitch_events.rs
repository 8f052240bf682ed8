//! Events of the virtual switch.
//!
//! Ports that come and go are told to every subscription. The switch itself is there from the start to the end of a run, without
//! properties and run-time state, so the callbacks about those are never called.

use std::ffi::c_void;
use std::mem::offset_of;

use fwps_sys as sys;
use sys::{FWPS_VSWITCH_EVENT_DISPATCH_TABLE0 as Table, GUID, NTSTATUS, UINT32};

use crate::context;
use crate::engine::vswitch::events::Subscription;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

export! {
    /// Subscribes to the events of every switch.
    fn FwpsvSwitchEventsSubscribe0(
        providerGuid: *const GUID,
        notifyContext: *mut c_void,
        flags: UINT32,
        reserved: *mut c_void,
        eventDispatchTable: *const Table,
        subscriptionId: *mut UINT32,
    ) -> NTSTATUS {
        // It decides about events of policies and run-time state, of which there are none (C-308).
        let _provider = providerGuid;
        let _call = machine::enter("FwpsvSwitchEventsSubscribe0", Range::PASSIVE, contract!(304));
        machine::with(|machine| {
            if flags != 0 || !reserved.is_null() {
                machine.report(contract!(304), "flags or reserved is not 0");
                return sys::STATUS_INVALID_PARAMETER;
            }
            if eventDispatchTable.is_null() || subscriptionId.is_null() {
                return sys::STATUS_INVALID_PARAMETER;
            }
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            let table = eventDispatchTable.expose_provenance();
            let handle = machine.ledger.new_handle();
            let subscription = Subscription {
                id: machine.host.next_subscription,
                handle,
                driver: context::driver(),
                context: notifyContext.expose_provenance(),
                // SAFETY: the table is not null, and valid by the contract of the function.
                port: unsafe { access::load(table + offset_of!(Table, vSwitchPortEventNotifyFn)) },
                // SAFETY: as above.
                interface: unsafe { access::load(table + offset_of!(Table, vSwitchInterfaceEventNotifyFn)) },
            };
            machine.host.next_subscription += 1;
            // SAFETY: the out pointer is not null, and writable by the contract of the function.
            unsafe { access::store(subscriptionId.expose_provenance(), subscription.id) };
            machine.create(handle, Kind::SwitchSubscription, Vec::new());
            machine.host.subscriptions.push(subscription);
            sys::STATUS_SUCCESS
        })
    }

    /// Ends a subscription.
    fn FwpsvSwitchEventsUnsubscribe0(subscriptionId: UINT32, flags: UINT32, reserved: *mut c_void) {
        let _call = machine::enter("FwpsvSwitchEventsUnsubscribe0", Range::PASSIVE, contract!(304));
        machine::with(|machine| {
            if flags != 0 || !reserved.is_null() {
                machine.report(contract!(304), "flags or reserved is not 0");
            }
            let known = &mut machine.host.subscriptions;
            match known.iter().position(|subscription| subscription.id == subscriptionId) {
                Some(index) => {
                    let subscription = known.remove(index);
                    machine.check_pended(subscription.handle);
                    machine.destroy(subscription.handle, "unsubscribed");
                }
                None => {
                    machine.report(contract!(304), format!("there is no subscription {subscriptionId}"));
                }
            }
        });
    }

    /// Completes a notification whose callback returned STATUS_PENDING.
    fn FwpsvSwitchNotifyComplete0(
        completionContext: *mut c_void,
        status: NTSTATUS,
        flags: UINT32,
        reserved: *mut c_void,
    ) {
        let _call = machine::enter("FwpsvSwitchNotifyComplete0", Range::UP_TO_DISPATCH, contract!(306));
        let completion = completionContext.expose_provenance();
        machine::with(|machine| {
            if flags != 0 || !reserved.is_null() {
                machine.report(contract!(23), "flags or reserved of FwpsvSwitchNotifyComplete0 is not 0");
            }
            if status == sys::STATUS_PENDING {
                machine.report(contract!(306), "a notification was completed with STATUS_PENDING");
                return;
            }
            let pended = &mut machine.host.pended_notifications;
            match pended.iter().position(|(pending, _)| *pending == completion) {
                Some(index) => drop(pended.swap_remove(index)),
                None => {
                    let text = "a notification was completed that is not pending";
                    machine.report(contract!(306), text);
                }
            }
        });
    }
}
