//! Rules between management objects: lifetimes, references, what a session may delete.

use std::sync::Arc;

use fwps_sys as sys;

use super::filter::{Filter, FilterAction, FilterPlan};
use super::key::Key;
use super::notify::notify;
use super::session::{owner, write};
use super::{ManagedCallout, Objects, Owner};
use crate::Status;
use crate::machine::{self, Machine};

/// Whether an object of `owner` may refer to one of `target` (C-351): that must not live shorter.
fn outlives(target: Owner, owner: Owner) -> Result<(), Status> {
    if target.is_none() || target == owner {
        Ok(())
    } else {
        Err(sys::STATUS_FWP_LIFETIME_MISMATCH)
    }
}

pub(crate) fn check_provider(objects: &Objects, provider: Key, owner: Owner) -> Result<(), Status> {
    if provider == Key::NONE {
        return Ok(());
    }
    outlives(
        *objects
            .providers
            .get(&provider)
            .ok_or(sys::STATUS_FWP_PROVIDER_NOT_FOUND)?,
        owner,
    )
}

pub(crate) fn add_filter(session: usize, plan: FilterPlan) -> Result<u64, Status> {
    let filter = write(|machine, objects| plan_filter(machine, objects, session, plan))?;
    let id = filter.id;
    // The callout may refuse the filter (C-194); the transaction lock is held meanwhile (C-347).
    if notify(&filter, sys::FWPS_CALLOUT_NOTIFY_ADD_FILTER) < 0 {
        return Err(sys::STATUS_FWP_CALLOUT_NOTIFICATION_FAILED);
    }
    write(|_, objects| {
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
    session: usize,
    mut plan: FilterPlan,
) -> Result<Arc<Filter>, Status> {
    let owner = owner(machine, session);
    if plan.persistent && owner.is_some() {
        return Err(sys::STATUS_FWP_LIFETIME_MISMATCH);
    }
    if plan.key == Key::NONE {
        plan.key = machine.management.new_key();
    } else if objects.filters.iter().any(|filter| filter.key == plan.key) {
        return Err(sys::STATUS_FWP_ALREADY_EXISTS);
    }
    if plan.sublayer == Key::NONE {
        plan.sublayer = Key::from(sys::FWPM_SUBLAYER_UNIVERSAL);
    }
    let sublayer = *objects
        .sublayers
        .get(&plan.sublayer)
        .ok_or(sys::STATUS_FWP_SUBLAYER_NOT_FOUND)?;
    outlives(sublayer.owner, owner)?;
    check_provider(objects, plan.provider, owner)?;
    let action = match plan.kind {
        sys::FWP_ACTION_PERMIT => FilterAction::Permit,
        sys::FWP_ACTION_BLOCK => FilterAction::Block,
        sys::FWP_ACTION_CALLOUT_TERMINATING
        | sys::FWP_ACTION_CALLOUT_INSPECTION
        | sys::FWP_ACTION_CALLOUT_UNKNOWN => {
            let callout = objects
                .callouts
                .get(&plan.callout)
                .ok_or(sys::STATUS_FWP_CALLOUT_NOT_FOUND)?;
            if callout.layer != plan.layer {
                return Err(sys::STATUS_FWP_INCOMPATIBLE_LAYER);
            }
            outlives(callout.owner, owner)?;
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
        action,
        FilterAction::Callout {
            kind: sys::FWP_ACTION_CALLOUT_TERMINATING | sys::FWP_ACTION_CALLOUT_UNKNOWN,
            ..
        }
    );
    if plan.flags & permit_if_unregistered != 0 && !may_permit {
        return Err(sys::STATUS_FWP_INVALID_FLAGS);
    }
    let id = machine.management.new_filter_id();
    Ok(Arc::new(Filter::new(plan, id, sublayer.weight, action, owner)))
}

/// Deletes the one filter for which `which` holds.
pub(crate) fn delete_filter(session: usize, which: impl Fn(&Filter) -> bool) -> Result<(), Status> {
    let filter = write(|machine, objects| {
        let at = objects
            .filters
            .iter()
            .position(|filter| which(filter))
            .ok_or(sys::STATUS_FWP_FILTER_NOT_FOUND)?;
        may_delete(owner(machine, session), objects.filters[at].session)?;
        Ok(objects.filters.remove(at))
    })?;
    machine::with(|machine| {
        if let Some(open) = &mut machine.management.transaction {
            // A filter that the same transaction added never was in force; it is told of at once.
            open.added.retain(|added| added.id != filter.id);
            open.deleted.push(filter);
        }
    });
    Ok(())
}

/// Whether a session may delete an object (C-345).
pub(crate) fn may_delete(session: Owner, object: Owner) -> Result<(), Status> {
    match (session, object) {
        (Some(_), None) => Err(sys::STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS),
        (session, Some(object)) if session != Some(object) => Err(sys::STATUS_FWP_WRONG_SESSION),
        _ => Ok(()),
    }
}

/// Deletes a callout that no filter names.
pub(crate) fn delete_callout(
    session: usize,
    which: impl Fn(&Key, &ManagedCallout) -> bool,
) -> Result<(), Status> {
    write(|machine, objects| {
        let found = objects.callouts.iter().find(|(key, callout)| which(key, callout));
        let (key, callout) = found
            .map(|(key, callout)| (*key, *callout))
            .ok_or(sys::STATUS_FWP_CALLOUT_NOT_FOUND)?;
        may_delete(owner(machine, session), callout.owner)?;
        let named = |filter: &Arc<Filter>| matches!(filter.action, FilterAction::Callout { key: named, .. } if named == key);
        if objects.filters.iter().any(named) {
            return Err(sys::STATUS_FWP_IN_USE);
        }
        objects.callouts.remove(&key);
        Ok(())
    })
}
