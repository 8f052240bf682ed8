//! Registration of callouts.

use std::sync::Arc;

use fwps_sys as sys;
use sys::{GUID, NTSTATUS, UINT32};

use crate::context;
use crate::engine::Registered;
use crate::engine::callout::{Callout, Classify, Notify};
use crate::export::export;
use crate::fwpm::key::Key;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::scheduler::{self, Wait};
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// What the four versions of FWPS_CALLOUT have in common.
struct Plan {
    key: Key,
    flags: u32,
    classify: Classify,
    notify: Notify,
    flow_delete: sys::FWPS_CALLOUT_FLOW_DELETE_NOTIFY_FN0,
}

/// Reads an FWPS_CALLOUT of one version.
macro_rules! read_callout {
    ($pointer:expr, $version:ident) => {{
        let pointer = $pointer;
        (!pointer.is_null()).then(|| {
            // SAFETY: the pointer is not null, and that of a callout of this version by the contract of the function.
            let raw = unsafe { pointer.read() };
            Plan {
                key: Key::from(raw.calloutKey),
                flags: raw.flags,
                classify: Classify::$version(raw.classifyFn),
                notify: Notify::$version(raw.notifyFn),
                flow_delete: raw.flowDeleteFn,
            }
        })
    }};
}

fn register(name: &'static str, device: usize, plan: Option<Plan>, id: *mut UINT32) -> NTSTATUS {
    let _call = machine::enter(name, Range::PASSIVE, contract!(175));
    machine::with(|machine| {
        let Some(plan) = plan else {
            return sys::STATUS_INVALID_PARAMETER;
        };
        if !matches!(
            machine.ledger.get(device).map(|object| &object.kind),
            Some(Kind::Device)
        ) {
            let text = format!("{name} was given no device object of the driver");
            machine.report_about(contract!(175), &[device], text);
            return sys::STATUS_INVALID_PARAMETER;
        }
        if plan.classify.is_null() || plan.notify.is_null() {
            machine.report(
                contract!(182),
                format!("{name} was given a callout without classifyFn or notifyFn"),
            );
            return sys::STATUS_INVALID_PARAMETER;
        }
        if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
            return status;
        }
        if machine.engine.by_key(plan.key).is_some() {
            return sys::STATUS_FWP_ALREADY_EXISTS;
        }
        let number = machine.engine.id_of(plan.key);
        let handle = machine.ledger.new_handle();
        let callout = Callout {
            key: plan.key,
            id: number,
            flags: plan.flags,
            driver: context::driver(),
            device,
            classify: plan.classify,
            notify: plan.notify,
            flow_delete: plan.flow_delete,
        };
        let callout = Arc::new(callout);
        machine.engine.callouts.push(Registered {
            callout,
            running: 0,
            leaving: false,
            handle,
        });
        machine.create(handle, Kind::Callout { id: number }, Vec::new());
        machine.host.data.contexts.callout_registered(number);
        if !id.is_null() {
            // SAFETY: the out pointer is not null and writable by the contract of the function.
            unsafe { access::store(id.expose_provenance(), number) };
        }
        sys::STATUS_SUCCESS
    })
}

/// Unregisters the callout for which `which` holds: no new call begins, running ones end first.
fn unregister(name: &'static str, which: impl Fn(&Callout) -> bool) -> NTSTATUS {
    let _call = machine::enter(name, Range::PASSIVE, contract!(175));
    let mut guard = machine::lock();
    let machine = guard.as_mut().expect("driver code runs on a machine");
    // Contexts alone keep a callout busy, and another thread keeps it in use (C-189, C-190): both come below when they are so.
    if let Some(status) = machine.fault_if_named(sys::STATUS_DEVICE_BUSY) {
        return status;
    }
    let Some(registered) = machine
        .engine
        .callouts
        .iter_mut()
        .find(|registered| which(&registered.callout))
    else {
        return sys::STATUS_FWP_CALLOUT_NOT_FOUND;
    };
    if registered.leaving {
        return sys::STATUS_FWP_IN_USE;
    }
    let (id, handle, device) = (
        registered.callout.id,
        registered.handle,
        registered.callout.device,
    );
    // Inside a callback of the callout itself the wait below would have no end; inside another one it would block (C-147).
    let inside = context::find(|frame| match frame {
        context::Frame::Classify(classify) if classify.callout == id => Some(contract!(189)),
        context::Frame::Notify | context::Frame::FlowDelete { .. } => Some(contract!(189)),
        context::Frame::Classify(_) => Some(contract!(147)),
        _ => None,
    });
    if let Some(contract) = inside {
        machine.report_about(
            contract,
            &[handle],
            format!("{name} was called from inside a callback of a callout"),
        );
        return sys::STATUS_FWP_IN_USE;
    }
    if machine.host.data.contexts.of_callout(id) > 0 {
        return sys::STATUS_DEVICE_BUSY;
    }
    let registered = machine.engine.by_id(id).expect("found above");
    registered.leaving = true;
    let mut running = registered.running;
    while running > 0 {
        scheduler::block(guard, Wait::Callout(id), None);
        guard = machine::lock();
        let machine = guard.as_mut().expect("driver code runs on a machine");
        running = machine
            .engine
            .by_id(id)
            .map_or(0, |registered| registered.running);
    }
    let machine = guard.as_mut().expect("driver code runs on a machine");
    // The last calls may have associated more.
    if machine.host.data.contexts.of_callout(id) > 0 {
        machine.engine.by_id(id).expect("it is leaving").leaving = false;
        return sys::STATUS_DEVICE_BUSY;
    }
    crate::engine::stream::callout_leaves(machine, id);
    machine
        .engine
        .callouts
        .retain(|registered| registered.callout.id != id);
    machine.destroy(handle, "unregistered");
    if machine.ledger.get(device).is_none() {
        let text = "the callout was unregistered after its device object was deleted";
        machine.report_about(contract!(175), &[handle, device], text);
    }
    sys::STATUS_SUCCESS
}

export! {
    /// Registers a callout of version 0.
    fn FwpsCalloutRegister0(
        deviceObject: *mut std::ffi::c_void,
        callout: *const sys::FWPS_CALLOUT0,
        calloutId: *mut UINT32,
    ) -> NTSTATUS {
        let plan = read_callout!(callout, V0);
        register("FwpsCalloutRegister0", deviceObject.expose_provenance(), plan, calloutId)
    }

    /// Registers a callout of version 1.
    fn FwpsCalloutRegister1(
        deviceObject: *mut std::ffi::c_void,
        callout: *const sys::FWPS_CALLOUT1,
        calloutId: *mut UINT32,
    ) -> NTSTATUS {
        let plan = read_callout!(callout, V1);
        register("FwpsCalloutRegister1", deviceObject.expose_provenance(), plan, calloutId)
    }

    /// Registers a callout of version 2.
    fn FwpsCalloutRegister2(
        deviceObject: *mut std::ffi::c_void,
        callout: *const sys::FWPS_CALLOUT2,
        calloutId: *mut UINT32,
    ) -> NTSTATUS {
        let plan = read_callout!(callout, V2);
        register("FwpsCalloutRegister2", deviceObject.expose_provenance(), plan, calloutId)
    }

    /// Registers a callout of version 3.
    fn FwpsCalloutRegister3(
        deviceObject: *mut std::ffi::c_void,
        callout: *const sys::FWPS_CALLOUT3,
        calloutId: *mut UINT32,
    ) -> NTSTATUS {
        let plan = read_callout!(callout, V3);
        register("FwpsCalloutRegister3", deviceObject.expose_provenance(), plan, calloutId)
    }

    /// Unregisters a callout by its run-time id. Waits for its running calls.
    fn FwpsCalloutUnregisterById0(calloutId: UINT32) -> NTSTATUS {
        unregister("FwpsCalloutUnregisterById0", |callout| callout.id == calloutId)
    }

    /// Unregisters a callout by its key. Waits for its running calls.
    fn FwpsCalloutUnregisterByKey0(calloutKey: *const GUID) -> NTSTATUS {
        if calloutKey.is_null() {
            return sys::STATUS_INVALID_PARAMETER;
        }
        // SAFETY: the pointer is not null and that of a GUID by the contract of the function.
        let key = Key::from(unsafe { access::load::<GUID>(calloutKey.expose_provenance()) });
        unregister("FwpsCalloutUnregisterByKey0", |callout| callout.key == key)
    }
}
