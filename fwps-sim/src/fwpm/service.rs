//! The base filtering engine as a service: its state, who wants to know of it, and what its stop and start do.

use std::sync::Arc;

use fwps_sys as sys;
use sys::{FWPM_SERVICE_STATE, FWPM_SERVICE_STATE_CHANGE_CALLBACK0, HANDLE, NTSTATUS};

use super::filter::Filter;
use super::lifetime::Lifetime;
use super::notify::{notify, notify_deleted};
use super::transaction::{end, status};
use crate::Status;
use crate::boundary;
use crate::context::{self, Frame};
use crate::export::export;
use crate::kernel::irql::{PASSIVE, Range};
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::scheduler::{self, Wait};
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// What a session is refused with while the engine does not run: no endpoint of the service is registered
/// (`EPT_NT_NOT_REGISTERED`, which user mode knows as error 1753).
pub(crate) const NOT_RUNNING: Status = 0xC002_0034_u32 as Status;

/// The state of the engine, and the subscriptions to it.
#[derive(Debug)]
pub(crate) struct Service {
    state: FWPM_SERVICE_STATE,
    subscriptions: Vec<Subscription>,
    /// Persistent filters, while the engine does not run.
    kept: Vec<Arc<Filter>>,
}

#[derive(Clone, Copy, Debug)]
struct Subscription {
    handle: usize,
    driver: u32,
    callback: FWPM_SERVICE_STATE_CHANGE_CALLBACK0,
    context: usize,
    /// Calls of the callback that have not returned.
    running: u32,
    leaving: bool,
}

impl Service {
    pub(crate) fn new(running: bool) -> Self {
        Self {
            state: if running {
                sys::FWPM_SERVICE_RUNNING
            } else {
                sys::FWPM_SERVICE_STOPPED
            },
            subscriptions: Vec::new(),
            kept: Vec::new(),
        }
    }

    /// Whether sessions can be opened.
    pub(crate) fn takes_sessions(&self) -> bool {
        self.state == sys::FWPM_SERVICE_RUNNING
    }

    fn find(&mut self, handle: usize) -> Option<&mut Subscription> {
        self.subscriptions
            .iter_mut()
            .find(|subscription| subscription.handle == handle)
    }

    /// Drops a subscription of a driver that is gone.
    pub(crate) fn forget(&mut self, handle: usize) {
        self.subscriptions
            .retain(|subscription| subscription.handle != handle);
    }
}

/// Changes the state, and tells everyone who subscribed, each once.
fn change_state(state: FWPM_SERVICE_STATE) {
    let subscribed: Vec<Subscription> = machine::with(|machine| {
        machine.management.service.state = state;
        machine.management.service.subscriptions.clone()
    });
    for subscription in subscribed {
        let begun = machine::with(|machine| {
            let known = machine.management.service.find(subscription.handle)?;
            if known.leaving {
                return None;
            }
            known.running += 1;
            known.callback
        });
        let Some(callback) = begun else {
            continue;
        };
        let frame = Frame::EngineState {
            handle: subscription.handle,
        };
        let context = std::ptr::with_exposed_provenance_mut(subscription.context);
        boundary::call(subscription.driver, frame, PASSIVE, || {
            // SAFETY: the driver subscribed with this routine and context, and has not unsubscribed (C-334).
            unsafe { callback(context, state) }
        });
        machine::with(|machine| {
            if let Some(known) = machine.management.service.find(subscription.handle) {
                known.running -= 1;
            }
            machine.scheduler.wake(Wait::EngineState(subscription.handle));
        });
    }
}

/// Stops the engine: whoever subscribed may clean up while it is pending; then sessions are aborted (C-336), and no filter is in
/// force any more. Persistent objects stay, the others are gone.
pub(crate) fn stop() {
    if machine::with(|machine| machine.management.service.state != sys::FWPM_SERVICE_RUNNING) {
        return;
    }
    change_state(sys::FWPM_SERVICE_STOP_PENDING);
    end(false);
    let gone = machine::with(|machine| {
        for session in machine.management.sessions.values_mut() {
            session.aborted = true;
            session.transaction_aborted = false;
        }
        for handle in std::mem::take(&mut machine.management.enumerations).into_keys() {
            machine.destroy(handle, "ended with the engine");
        }
        machine.scheduler.wake(Wait::Transaction);
        let objects = &mut machine.management.objects;
        let kept = std::mem::take(&mut objects.filters);
        let (kept, mut gone): (Vec<_>, Vec<_>) = kept
            .into_iter()
            .partition(|filter| filter.record.lifetime == Lifetime::Persistent);
        gone.extend(objects.remove_ended(|lifetime| !lifetime.outlasts_engine()));
        gone.extend(kept.iter().cloned());
        machine.management.service.kept = kept;
        gone
    });
    notify_deleted(&gone);
    change_state(sys::FWPM_SERVICE_STOPPED);
}

/// Starts the engine: persistent filters come back, with new run-time ids, and callouts are told of them.
pub(crate) fn start() {
    if machine::with(|machine| machine.management.service.state != sys::FWPM_SERVICE_STOPPED) {
        return;
    }
    change_state(sys::FWPM_SERVICE_START_PENDING);
    let back = machine::with(|machine| std::mem::take(&mut machine.management.service.kept));
    for filter in back {
        let filter = machine::with(|machine| Arc::new(filter.renewed(machine.management.new_filter_id())));
        // A callout can refuse these, too (C-194).
        if notify(&filter, sys::FWPS_CALLOUT_NOTIFY_ADD_FILTER) >= 0 {
            machine::with(|machine| machine.management.objects.insert_filter(filter));
        }
    }
    change_state(sys::FWPM_SERVICE_RUNNING);
}

impl Machine {
    /// Ends a subscription. The wait for a running callback is left to the caller.
    fn remove_subscription(&mut self, handle: usize, action: &'static str) {
        self.management.service.forget(handle);
        self.destroy(handle, action);
    }
}

/// Ends a subscription once its callback does not run.
fn unsubscribe(handle: usize) -> Result<(), Status> {
    let inside = context::find(|frame| match frame {
        Frame::EngineState { handle: own } => Some(*own == handle),
        _ => None,
    });
    loop {
        let mut guard = machine::lock();
        let machine = guard.as_mut().expect("driver code runs on a machine");
        let Some(known) = machine.management.service.find(handle) else {
            let text = "FwpmBfeStateUnsubscribeChanges0 was given a handle that is no subscription";
            machine.report_about(contract!(334), &[handle], text);
            return Err(sys::STATUS_INVALID_HANDLE);
        };
        known.leaving = true;
        let running = known.running;
        if inside.is_some() {
            let text =
                "the callback about the engine's state ends its subscription, which waits for the callback";
            machine.report_about(contract!(333), &[handle], text);
        } else if running > 0 {
            scheduler::block(guard, Wait::EngineState(handle), None);
            continue;
        }
        machine.remove_subscription(handle, "unsubscribed");
        return Ok(());
    }
}

export! {
    /// The state of the filter engine, for a driver that has subscribed to it.
    fn FwpmBfeStateGet0() -> FWPM_SERVICE_STATE {
        let _call = machine::enter("FwpmBfeStateGet0", Range::UP_TO_DISPATCH, contract!(330));
        machine::with(|machine| {
            let driver = context::driver();
            let service = &machine.management.service;
            let subscribed = service.subscriptions.iter().any(|subscription| subscription.driver == driver);
            let state = service.state;
            if !subscribed {
                let text = "FwpmBfeStateGet0 was called without a subscription: a change behind it would be missed";
                machine.report(contract!(331), text);
            }
            state
        })
    }

    /// Subscribes to the state of the filter engine. A state that it has already is not told.
    fn FwpmBfeStateSubscribeChanges0(
        deviceObject: *mut std::ffi::c_void,
        callback: FWPM_SERVICE_STATE_CHANGE_CALLBACK0,
        context: *mut std::ffi::c_void,
        changeHandle: *mut HANDLE,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpmBfeStateSubscribeChanges0", Range::PASSIVE, contract!(330));
        let subscribe = |machine: &mut Machine| {
            let device = machine.ledger.get(deviceObject.expose_provenance());
            if !matches!(device.map(|object| &object.kind), Some(Kind::Device)) || callback.is_none() || changeHandle.is_null() {
                return Err(sys::STATUS_INVALID_PARAMETER);
            }
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return Err(status);
            }
            let handle = machine.ledger.new_handle();
            machine.management.service.subscriptions.push(Subscription {
                handle,
                driver: context::driver(),
                callback,
                context: context.expose_provenance(),
                running: 0,
                leaving: false,
            });
            machine.create(handle, Kind::EngineSubscription, Vec::new());
            // SAFETY: the out pointer is not null and writable by the contract of the function.
            unsafe { access::store(changeHandle.expose_provenance(), handle) };
            Ok(())
        };
        status(machine::with(subscribe))
    }

    /// Ends a subscription; its callback does not run any more when this returns.
    fn FwpmBfeStateUnsubscribeChanges0(changeHandle: HANDLE) -> NTSTATUS {
        let _call = machine::enter("FwpmBfeStateUnsubscribeChanges0", Range::PASSIVE, contract!(330));
        status(unsubscribe(changeHandle.expose_provenance()))
    }
}
