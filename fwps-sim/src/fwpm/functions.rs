//! Management objects: adding and deleting providers, sublayers, callouts and filters.

use fwps_sys as sys;
use sys::{GUID, HANDLE, NTSTATUS, PSECURITY_DESCRIPTOR, UINT32, UINT64};

use super::filter::{FilterPlan, read_key};
use super::key::Key;
use super::objects::{add_filter, check_provider, delete_callout, delete_filter, may_delete};
use super::session::{begin_write, end_write, enter, owner, write};
use super::{ManagedCallout, Sublayer};
use crate::Status;
use crate::engine::layer::Layer;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

const ADD_STATUSES: &[Status] = &[sys::STATUS_INSUFFICIENT_RESOURCES, sys::STATUS_FWP_ALREADY_EXISTS];

/// Runs one changing operation inside of the session's transaction, or of one of its own.
fn change<T>(
    engine: HANDLE,
    name: &'static str,
    statuses: &[Status],
    f: impl FnOnce(usize) -> Result<T, Status>,
) -> Result<T, Status> {
    let (_call, session) = enter(name, engine);
    let session = session?;
    machine::with(|machine| machine.fault(statuses)).map_or(Ok(()), Err)?;
    let implicit = begin_write(session)?;
    end_write(implicit, f(session))
}

fn status<T>(result: Result<T, Status>) -> NTSTATUS {
    result.err().unwrap_or(sys::STATUS_SUCCESS)
}

/// Reads a structure that a driver gave.
fn read<T: Copy>(pointer: *const T) -> Result<T, Status> {
    if pointer.is_null() {
        return Err(sys::STATUS_FWP_NULL_POINTER);
    }
    // SAFETY: management functions take valid structures for the time of the call (C-363); null was refused.
    Ok(unsafe { access::load(pointer.expose_provenance()) })
}

export! {
    /// Adds a provider.
    fn FwpmProviderAdd0(
        engineHandle: HANDLE,
        provider: *const sys::FWPM_PROVIDER0,
        _sd: PSECURITY_DESCRIPTOR,
    ) -> NTSTATUS {
        status(change(engineHandle, "FwpmProviderAdd0", ADD_STATUSES, |session| {
            let raw = read(provider)?;
            if raw.displayData.name.is_null() {
                return Err(sys::STATUS_FWP_NULL_DISPLAY_NAME);
            }
            write(|machine, objects| {
                let owner = owner(machine, session);
                let key = match Key::from(raw.providerKey) {
                    Key::NONE => machine.management.new_key(),
                    key => key,
                };
                if objects.providers.insert(key, owner).is_some() {
                    return Err(sys::STATUS_FWP_ALREADY_EXISTS);
                }
                Ok(())
            })
        }))
    }

    /// Adds a sublayer.
    fn FwpmSubLayerAdd0(
        engineHandle: HANDLE,
        subLayer: *const sys::FWPM_SUBLAYER0,
        _sd: PSECURITY_DESCRIPTOR,
    ) -> NTSTATUS {
        status(change(engineHandle, "FwpmSubLayerAdd0", ADD_STATUSES, |session| {
            let raw = read(subLayer)?;
            if raw.displayData.name.is_null() {
                return Err(sys::STATUS_FWP_NULL_DISPLAY_NAME);
            }
            write(|machine, objects| {
                let owner = owner(machine, session);
                check_provider(objects, read_key(raw.providerKey), owner)?;
                let key = match Key::from(raw.subLayerKey) {
                    Key::NONE => machine.management.new_key(),
                    key => key,
                };
                if objects.sublayers.contains_key(&key) {
                    return Err(sys::STATUS_FWP_ALREADY_EXISTS);
                }
                objects.sublayers.insert(key, Sublayer { weight: raw.weight, owner, builtin: false });
                Ok(())
            })
        }))
    }

    /// Adds a callout to the engine, so that filters can name it.
    fn FwpmCalloutAdd0(
        engineHandle: HANDLE,
        callout: *const sys::FWPM_CALLOUT0,
        _sd: PSECURITY_DESCRIPTOR,
        id: *mut UINT32,
    ) -> NTSTATUS {
        let result = change(engineHandle, "FwpmCalloutAdd0", ADD_STATUSES, |session| {
            let raw = read(callout)?;
            if raw.displayData.name.is_null() {
                return Err(sys::STATUS_FWP_NULL_DISPLAY_NAME);
            }
            let layer = Layer::from_key(Key::from(raw.applicableLayer)).ok_or(sys::STATUS_FWP_LAYER_NOT_FOUND)?;
            write(|machine, objects| {
                let owner = owner(machine, session);
                check_provider(objects, read_key(raw.providerKey), owner)?;
                let key = match Key::from(raw.calloutKey) {
                    Key::NONE => machine.management.new_key(),
                    key => key,
                };
                if objects.callouts.contains_key(&key) {
                    return Err(sys::STATUS_FWP_ALREADY_EXISTS);
                }
                let id = machine.engine.id_of(key);
                machine.host.data.contexts.callout_added(id, layer);
                objects.callouts.insert(key, ManagedCallout { id, layer, owner });
                Ok(id)
            })
        });
        if let (Ok(value), false) = (&result, id.is_null()) {
            // SAFETY: the out pointer is not null and writable by the contract of the function.
            unsafe { access::store(id.expose_provenance(), *value) };
        }
        status(result)
    }

    /// Adds a filter. The callout that it names may refuse it.
    fn FwpmFilterAdd0(
        engineHandle: HANDLE,
        filter: *const sys::FWPM_FILTER0,
        _sd: PSECURITY_DESCRIPTOR,
        id: *mut UINT64,
    ) -> NTSTATUS {
        let result = change(engineHandle, "FwpmFilterAdd0", ADD_STATUSES, |session| {
            let raw = read(filter)?;
            // SAFETY: `filter` is a valid FWPM_FILTER0 for the time of the call (C-363).
            add_filter(session, unsafe { FilterPlan::read(&raw) }?)
        });
        if let (Ok(value), false) = (&result, id.is_null()) {
            // SAFETY: the out pointer is not null and writable by the contract of the function.
            unsafe { access::store(id.expose_provenance(), *value) };
        }
        status(result)
    }

    /// Deletes a filter by its run-time id.
    fn FwpmFilterDeleteById0(engineHandle: HANDLE, id: UINT64) -> NTSTATUS {
        let delete = |session| delete_filter(session, |filter| filter.id == id);
        status(change(engineHandle, "FwpmFilterDeleteById0", &[], delete))
    }

    /// Deletes a filter by its key.
    fn FwpmFilterDeleteByKey0(engineHandle: HANDLE, key: *const GUID) -> NTSTATUS {
        let delete = |session| {
            let key = Key::from(read(key)?);
            delete_filter(session, |filter| filter.key == key)
        };
        status(change(engineHandle, "FwpmFilterDeleteByKey0", &[], delete))
    }

    /// Deletes a callout by its run-time id.
    fn FwpmCalloutDeleteById0(engineHandle: HANDLE, id: UINT32) -> NTSTATUS {
        let delete = |session| delete_callout(session, |_, callout| callout.id == id);
        status(change(engineHandle, "FwpmCalloutDeleteById0", &[], delete))
    }

    /// Deletes a callout by its key.
    fn FwpmCalloutDeleteByKey0(engineHandle: HANDLE, key: *const GUID) -> NTSTATUS {
        let delete = |session| {
            let key = Key::from(read(key)?);
            delete_callout(session, |other, _| *other == key)
        };
        status(change(engineHandle, "FwpmCalloutDeleteByKey0", &[], delete))
    }

    /// Deletes a sublayer that no filter uses.
    fn FwpmSubLayerDeleteByKey0(engineHandle: HANDLE, key: *const GUID) -> NTSTATUS {
        let delete = |session| {
            let key = Key::from(read(key)?);
            write(|machine, objects| {
                let sublayer = *objects.sublayers.get(&key).ok_or(sys::STATUS_FWP_SUBLAYER_NOT_FOUND)?;
                if sublayer.builtin {
                    return Err(sys::STATUS_FWP_BUILTIN_OBJECT);
                }
                may_delete(owner(machine, session), sublayer.owner)?;
                if objects.filters.iter().any(|filter| filter.sublayer == key) {
                    return Err(sys::STATUS_FWP_IN_USE);
                }
                objects.sublayers.remove(&key);
                Ok(())
            })
        };
        status(change(engineHandle, "FwpmSubLayerDeleteByKey0", &[], delete))
    }

    /// Deletes a provider that no filter uses.
    fn FwpmProviderDeleteByKey0(engineHandle: HANDLE, key: *const GUID) -> NTSTATUS {
        let delete = |session| {
            let key = Key::from(read(key)?);
            write(|machine, objects| {
                let provider = *objects.providers.get(&key).ok_or(sys::STATUS_FWP_PROVIDER_NOT_FOUND)?;
                may_delete(owner(machine, session), provider)?;
                if objects.filters.iter().any(|filter| filter.provider == key) {
                    return Err(sys::STATUS_FWP_IN_USE);
                }
                objects.providers.remove(&key);
                Ok(())
            })
        };
        status(change(engineHandle, "FwpmProviderDeleteByKey0", &[], delete))
    }

    /// Frees a block that a management function returned. None of those that do is modelled, so every block is a wrong one.
    fn FwpmFreeMemory0(p: *mut *mut std::ffi::c_void) {
        let _call = machine::enter("FwpmFreeMemory0", Range::PASSIVE, contract!(364));
        if p.is_null() {
            return;
        }
        // SAFETY: the pointer is not null and that of a pointer, by the contract of the function.
        let block: usize = unsafe { access::load(p.expose_provenance()) };
        if block != 0 {
            machine::with(|machine| {
                let text = "FwpmFreeMemory0 was given a block that no management function returned";
                machine.report_about(contract!(364), &[block], text);
            });
        }
        // SAFETY: as above.
        unsafe { access::store(p.expose_provenance(), 0usize) };
    }
}
