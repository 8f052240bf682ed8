//! Adding filters: the rules between a filter and the objects that it names, and the callout that may refuse it.

use std::sync::Arc;

use fwps_sys as sys;
use sys::{HANDLE, NTSTATUS, PSECURITY_DESCRIPTOR, UINT64};

use super::descriptor::Descriptor;
use super::filter::{Filter, FilterAction};
use super::filter_plan::FilterPlan;
use super::functions::{ADD_STATUSES, read_descriptor, store_id};
use super::key::Key;
use super::notify::notify;
use super::objects::{ObjectKind, Objects};
use super::provider_context::ProviderContext;
use super::record::read;
use super::transaction::{change, status, write};
use crate::Status;
use crate::export::export;
use crate::machine::{self, Machine};

/// The statuses of the page of FwpmFilterAdd0 that a driver cannot rule out by what it gives.
const STATUSES: &[Status] = &[
    ADD_STATUSES[0],
    ADD_STATUSES[1],
    ADD_STATUSES[2],
    sys::STATUS_FWP_CALLOUT_NOTIFICATION_FAILED,
];

/// Adds a filter inside of the open transaction. Returns its id.
pub(crate) fn add_filter(plan: FilterPlan, descriptor: Option<Descriptor>) -> Result<u64, Status> {
    let filter = write(|machine, objects| plan_filter(machine, objects, plan))?;
    let id = filter.id;
    // The callout may refuse the filter (C-194); the transaction lock is held meanwhile (C-347).
    if notify(&filter, sys::FWPS_CALLOUT_NOTIFY_ADD_FILTER) < 0 {
        return Err(sys::STATUS_FWP_CALLOUT_NOTIFICATION_FAILED);
    }
    write(|_, objects| {
        if let Some(descriptor) = descriptor {
            objects.set_descriptor(ObjectKind::Filter, filter.key, descriptor);
        }
        objects.insert_filter(Arc::clone(&filter));
        Ok(())
    })?;
    machine::with(|machine| {
        if let Some(open) = &mut machine.management.transaction {
            open.added.push(filter);
        }
    });
    Ok(id)
}

fn plan_filter(
    machine: &mut Machine,
    objects: &mut Objects,
    mut plan: FilterPlan,
) -> Result<Arc<Filter>, Status> {
    if plan.record.key == Key::NONE {
        plan.record.key = machine.management.new_key();
    } else if objects.all_filters().any(|filter| filter.key == plan.record.key) {
        return Err(sys::STATUS_FWP_ALREADY_EXISTS);
    }
    objects.check_provider(&plan.record)?;
    let (lifetime, provider) = (plan.record.lifetime, plan.record.provider);
    if plan.sublayer == Key::NONE {
        plan.sublayer = Key::from(sys::FWPM_SUBLAYER_UNIVERSAL);
    }
    let sublayer = objects.sublayers.get(&plan.sublayer);
    let sublayer = sublayer.ok_or(sys::STATUS_FWP_SUBLAYER_NOT_FOUND)?;
    lifetime.check_reference(provider, sublayer.record.lifetime, sublayer.record.provider)?;
    let weight = sublayer.weight;
    let action = plan_action(objects, &plan)?;
    let context = plan_context(objects, &plan, action)?;
    let id = machine.management.new_filter_id();
    Ok(Arc::new(Filter::new(plan, id, weight, action, context)))
}

/// The action of a filter; a callout has to be one of its layer (C-355).
fn plan_action(objects: &Objects, plan: &FilterPlan) -> Result<FilterAction, Status> {
    let action = match plan.kind {
        sys::FWP_ACTION_PERMIT => FilterAction::Permit,
        sys::FWP_ACTION_BLOCK => FilterAction::Block,
        sys::FWP_ACTION_CALLOUT_TERMINATING
        | sys::FWP_ACTION_CALLOUT_INSPECTION
        | sys::FWP_ACTION_CALLOUT_UNKNOWN => {
            let callout = objects.callouts.get(&plan.callout);
            let callout = callout.ok_or(sys::STATUS_FWP_CALLOUT_NOT_FOUND)?;
            if callout.layer.number != plan.layer.number {
                return Err(sys::STATUS_FWP_INCOMPATIBLE_LAYER);
            }
            let (lifetime, provider) = (plan.record.lifetime, plan.record.provider);
            lifetime.check_reference(provider, callout.record.lifetime, callout.record.provider)?;
            FilterAction::Callout {
                key: plan.callout,
                kind: plan.kind,
                id: callout.id,
            }
        }
        _ => return Err(sys::STATUS_FWP_INVALID_ACTION_TYPE),
    };
    let permit_if_unregistered = sys::FWPS_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED as u16;
    let may_permit = matches!(
        action.kind(),
        sys::FWP_ACTION_CALLOUT_TERMINATING | sys::FWP_ACTION_CALLOUT_UNKNOWN
    );
    // C-357.
    if plan.runtime_flags & permit_if_unregistered != 0 && !may_permit {
        return Err(sys::STATUS_FWP_INVALID_FLAGS);
    }
    Ok(action)
}

/// The provider context of a filter, which its callout has to be declared for (C-361).
fn plan_context(
    objects: &Objects,
    plan: &FilterPlan,
    action: FilterAction,
) -> Result<Option<Arc<ProviderContext>>, Status> {
    let Some(key) = plan.provider_context else {
        return Ok(None);
    };
    let context = objects.contexts.get(&key);
    let context = context.ok_or(sys::STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND)?;
    let record = &plan.record;
    record
        .lifetime
        .check_reference(record.provider, context.record.lifetime, context.record.provider)?;
    if let FilterAction::Callout { key, .. } = action {
        let takes = objects
            .callouts
            .get(&key)
            .is_some_and(|callout| callout.uses_provider_context());
        if !takes {
            return Err(sys::STATUS_FWP_CONTEXT_INCOMPATIBLE_WITH_CALLOUT);
        }
    }
    Ok(Some(Arc::clone(context)))
}

export! {
    /// Adds a filter. The callout that it names may refuse it.
    fn FwpmFilterAdd0(
        engineHandle: HANDLE,
        filter: *const sys::FWPM_FILTER0,
        sd: PSECURITY_DESCRIPTOR,
        id: *mut UINT64,
    ) -> NTSTATUS {
        let result = change(engineHandle, "FwpmFilterAdd0", STATUSES, |session| {
            let raw = read(filter)?;
            let owner = machine::with(|machine| machine.dynamic_session(session));
            // SAFETY: `filter` is a valid FWPM_FILTER0 for the time of the call (C-363).
            let plan = unsafe { FilterPlan::read(&raw, owner) }?;
            add_filter(plan, read_descriptor(sd)?)
        });
        store_id(id, &result);
        status(result)
    }
}
