//! Deleting objects, by key or by id: what refers to an object keeps it (C-352).

use std::sync::Arc;

use fwps_sys as sys;
use sys::{GUID, HANDLE, NTSTATUS, UINT32, UINT64};

use super::filter::Filter;
use super::key::Key;
use super::managed_callout::ManagedCallout;
use super::notify::notify_deleted;
use super::objects::{ObjectKind, Objects};
use super::provider_context::ProviderContext;
use super::record::read;
use super::transaction::{change, status, write};
use crate::Status;
use crate::export::export;
use crate::machine;

/// The statuses that deletions can have whatever they are given: the call may fail for lack of memory (pitfall 125).
const STATUSES: &[Status] = &[sys::STATUS_INSUFFICIENT_RESOURCES, sys::STATUS_FWP_TIMEOUT];

/// Deletes the one filter for which `which` holds.
fn delete_filter(session: usize, which: impl Fn(&Filter) -> bool) -> Result<(), Status> {
    let filter = write(|machine, objects| {
        let filter = objects
            .all_filters()
            .find(|filter| which(filter))
            .cloned()
            .ok_or(sys::STATUS_FWP_FILTER_NOT_FOUND)?;
        filter
            .record
            .lifetime
            .check_change(machine.dynamic_session(session))?;
        objects.remove_filter(filter.id);
        objects.drop_descriptor(ObjectKind::Filter, filter.key);
        Ok(filter)
    })?;
    let never_in_force = machine::with(|machine| {
        let open = machine.management.transaction.as_mut()?;
        let before = open.added.len();
        open.added.retain(|added| added.id != filter.id);
        if open.added.len() < before {
            return Some(Arc::clone(&filter));
        }
        open.deleted.push(filter);
        None
    });
    // What the same transaction added goes at once, however the transaction ends.
    if let Some(filter) = never_in_force {
        notify_deleted(&[filter]);
    }
    Ok(())
}

/// Deletes a callout that no filter names.
fn delete_callout(session: usize, which: impl Fn(&ManagedCallout) -> bool) -> Result<(), Status> {
    write(|machine, objects| {
        let found = objects.callouts.values().find(|callout| which(callout));
        let record = &found.ok_or(sys::STATUS_FWP_CALLOUT_NOT_FOUND)?.record;
        let key = record.key;
        record.lifetime.check_change(machine.dynamic_session(session))?;
        if objects.all_filters().any(|filter| filter.callout() == Some(key)) {
            return Err(sys::STATUS_FWP_IN_USE);
        }
        Arc::make_mut(&mut objects.callouts).remove(&key);
        objects.drop_descriptor(ObjectKind::Callout, key);
        Ok(())
    })
}

/// Deletes a provider context that no filter has.
fn delete_context(session: usize, which: impl Fn(&ProviderContext) -> bool) -> Result<(), Status> {
    write(|machine, objects| {
        let found = objects.contexts.values().find(|context| which(context));
        let record = &found.ok_or(sys::STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND)?.record;
        let key = record.key;
        record.lifetime.check_change(machine.dynamic_session(session))?;
        let has = |filter: &Arc<Filter>| {
            let own = filter.provider_context.as_ref();
            own.is_some_and(|own| own.record.key == key)
        };
        if objects.all_filters().any(has) {
            return Err(sys::STATUS_FWP_IN_USE);
        }
        Arc::make_mut(&mut objects.contexts).remove(&key);
        objects.drop_descriptor(ObjectKind::ProviderContext, key);
        Ok(())
    })
}

fn delete_sublayer(session: usize, key: Key) -> Result<(), Status> {
    write(|machine, objects: &mut Objects| {
        let found = objects.sublayers.get(&key);
        let record = &found.ok_or(sys::STATUS_FWP_SUBLAYER_NOT_FOUND)?.record;
        record.lifetime.check_change(machine.dynamic_session(session))?;
        if objects.all_filters().any(|filter| filter.sublayer == key) {
            return Err(sys::STATUS_FWP_IN_USE);
        }
        Arc::make_mut(&mut objects.sublayers).remove(&key);
        objects.drop_descriptor(ObjectKind::SubLayer, key);
        Ok(())
    })
}

fn delete_provider(session: usize, key: Key) -> Result<(), Status> {
    write(|machine, objects: &mut Objects| {
        let found = objects.providers.get(&key);
        let record = &found.ok_or(sys::STATUS_FWP_PROVIDER_NOT_FOUND)?.record;
        record.lifetime.check_change(machine.dynamic_session(session))?;
        if objects.provider_in_use(key) {
            return Err(sys::STATUS_FWP_IN_USE);
        }
        Arc::make_mut(&mut objects.providers).remove(&key);
        objects.drop_descriptor(ObjectKind::Provider, key);
        Ok(())
    })
}

/// Runs a deletion by key.
fn by_key(
    engine: HANDLE,
    name: &'static str,
    key: *const GUID,
    delete: impl FnOnce(usize, Key) -> Result<(), Status>,
) -> NTSTATUS {
    status(change(engine, name, STATUSES, |session| {
        delete(session, Key::from(read(key)?))
    }))
}

export! {
    /// Deletes a filter by its run-time id.
    fn FwpmFilterDeleteById0(engineHandle: HANDLE, id: UINT64) -> NTSTATUS {
        let delete = |session| delete_filter(session, |filter| filter.id == id);
        status(change(engineHandle, "FwpmFilterDeleteById0", STATUSES, delete))
    }

    /// Deletes a filter by its key.
    fn FwpmFilterDeleteByKey0(engineHandle: HANDLE, key: *const GUID) -> NTSTATUS {
        by_key(engineHandle, "FwpmFilterDeleteByKey0", key, |session, key| {
            delete_filter(session, |filter| filter.key == key)
        })
    }

    /// Deletes a callout by its run-time id.
    fn FwpmCalloutDeleteById0(engineHandle: HANDLE, id: UINT32) -> NTSTATUS {
        let delete = |session| delete_callout(session, |callout| callout.id == id);
        status(change(engineHandle, "FwpmCalloutDeleteById0", STATUSES, delete))
    }

    /// Deletes a callout by its key.
    fn FwpmCalloutDeleteByKey0(engineHandle: HANDLE, key: *const GUID) -> NTSTATUS {
        by_key(engineHandle, "FwpmCalloutDeleteByKey0", key, |session, key| {
            delete_callout(session, |callout| callout.record.key == key)
        })
    }

    /// Deletes a provider context by its run-time id.
    fn FwpmProviderContextDeleteById0(engineHandle: HANDLE, id: UINT64) -> NTSTATUS {
        let delete = |session| delete_context(session, |context| context.id == id);
        status(change(engineHandle, "FwpmProviderContextDeleteById0", STATUSES, delete))
    }

    /// Deletes a provider context by its key.
    fn FwpmProviderContextDeleteByKey0(engineHandle: HANDLE, key: *const GUID) -> NTSTATUS {
        by_key(engineHandle, "FwpmProviderContextDeleteByKey0", key, |session, key| {
            delete_context(session, |context| context.record.key == key)
        })
    }

    /// Deletes a sublayer that no filter uses.
    fn FwpmSubLayerDeleteByKey0(engineHandle: HANDLE, key: *const GUID) -> NTSTATUS {
        by_key(engineHandle, "FwpmSubLayerDeleteByKey0", key, delete_sublayer)
    }

    /// Deletes a provider that nothing refers to.
    fn FwpmProviderDeleteByKey0(engineHandle: HANDLE, key: *const GUID) -> NTSTATUS {
        by_key(engineHandle, "FwpmProviderDeleteByKey0", key, delete_provider)
    }
}
