//! Getting objects by key or id: a copy in a block of its own (C-364).

use std::sync::Arc;

use fwps_sys as sys;
use sys::{GUID, HANDLE, NTSTATUS, UINT16, UINT32, UINT64};

use super::enumeration::Item;
use super::key::Key;
use super::layers::LayerRecord;
use super::objects::Objects;
use super::record::read;
use super::returned::Shape;
use super::transaction::{look, status};
use crate::Status;
use crate::export::export;
use crate::machine::Machine;
use crate::memory::access;

const STATUSES: &[Status] = &[sys::STATUS_INSUFFICIENT_RESOURCES, sys::STATUS_FWP_TIMEOUT];

/// Hands out what `find` finds.
fn get(
    engine: HANDLE,
    name: &'static str,
    out: usize,
    find: impl FnOnce(&Machine, &Objects) -> Result<Item, Status>,
) -> NTSTATUS {
    status(look(engine, name, STATUSES, |machine, session| {
        if out == 0 {
            return Err(sys::STATUS_FWP_NULL_POINTER);
        }
        let item = find(machine, machine.management.view(session))?;
        let address = machine.hand_out(item.to_block(), Shape::Object);
        // SAFETY: the out pointer is not null and writable by the contract of the function.
        unsafe { access::store(out, address) };
        Ok(())
    }))
}

/// Defines functions that get an object by its key.
macro_rules! get_by_key {
    ($($name:ident($argument:ident: $type:ident) $set:ident $variant:ident $missing:ident;)*) => {
        export! {
            $(
                /// Gets a copy of an object by its key; FwpmFreeMemory0 frees it.
                fn $name(engineHandle: HANDLE, key: *const GUID, $argument: *mut *mut sys::$type) -> NTSTATUS {
                    get(engineHandle, stringify!($name), $argument.expose_provenance(), |_, objects| {
                        let found = objects.$set.get(&Key::from(read(key)?)).ok_or(sys::$missing)?;
                        Ok(Item::$variant(Arc::clone(found)))
                    })
                }
            )*
        }
    };
}

/// Defines functions that get a provider context by its id.
macro_rules! get_context_by_id {
    ($($name:ident($type:ident);)*) => {
        export! {
            $(
                /// Gets a copy of a provider context by its run-time id; FwpmFreeMemory0 frees it.
                fn $name(engineHandle: HANDLE, id: UINT64, providerContext: *mut *mut sys::$type) -> NTSTATUS {
                    get(engineHandle, stringify!($name), providerContext.expose_provenance(), |_, objects| {
                        let found = objects.contexts.values().find(|context| context.id == id);
                        let found = found.ok_or(sys::STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND)?;
                        Ok(Item::Context(Arc::clone(found)))
                    })
                }
            )*
        }
    };
}

get_by_key! {
    FwpmProviderGetByKey0(provider: FWPM_PROVIDER0) providers Provider STATUS_FWP_PROVIDER_NOT_FOUND;
    FwpmSubLayerGetByKey0(subLayer: FWPM_SUBLAYER0) sublayers SubLayer STATUS_FWP_SUBLAYER_NOT_FOUND;
    FwpmProviderContextGetByKey0(providerContext: FWPM_PROVIDER_CONTEXT0)
        contexts Context STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND;
    FwpmProviderContextGetByKey1(providerContext: FWPM_PROVIDER_CONTEXT1)
        contexts Context STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND;
    FwpmProviderContextGetByKey2(providerContext: FWPM_PROVIDER_CONTEXT2)
        contexts Context STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND;
    FwpmProviderContextGetByKey3(providerContext: FWPM_PROVIDER_CONTEXT3)
        contexts Context STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND;
}

get_context_by_id! {
    FwpmProviderContextGetById0(FWPM_PROVIDER_CONTEXT0);
    FwpmProviderContextGetById1(FWPM_PROVIDER_CONTEXT1);
    FwpmProviderContextGetById2(FWPM_PROVIDER_CONTEXT2);
    FwpmProviderContextGetById3(FWPM_PROVIDER_CONTEXT3);
}

export! {
    /// Gets a copy of a callout by its run-time id; FwpmFreeMemory0 frees it.
    fn FwpmCalloutGetById0(engineHandle: HANDLE, id: UINT32, callout: *mut *mut sys::FWPM_CALLOUT0) -> NTSTATUS {
        get(engineHandle, "FwpmCalloutGetById0", callout.expose_provenance(), |machine, objects| {
            let found = objects.callouts.values().find(|callout| callout.id == id);
            Ok(machine.callout_item(found.ok_or(sys::STATUS_FWP_CALLOUT_NOT_FOUND)?))
        })
    }

    /// Gets a copy of a callout by its key; FwpmFreeMemory0 frees it.
    fn FwpmCalloutGetByKey0(
        engineHandle: HANDLE,
        key: *const GUID,
        callout: *mut *mut sys::FWPM_CALLOUT0,
    ) -> NTSTATUS {
        get(engineHandle, "FwpmCalloutGetByKey0", callout.expose_provenance(), |machine, objects| {
            let found = objects.callouts.get(&Key::from(read(key)?));
            Ok(machine.callout_item(found.ok_or(sys::STATUS_FWP_CALLOUT_NOT_FOUND)?))
        })
    }

    /// Gets a copy of a filter by its run-time id; FwpmFreeMemory0 frees it.
    fn FwpmFilterGetById0(engineHandle: HANDLE, id: UINT64, filter: *mut *mut sys::FWPM_FILTER0) -> NTSTATUS {
        get(engineHandle, "FwpmFilterGetById0", filter.expose_provenance(), |_, objects| {
            let found = objects.all_filters().find(|filter| filter.id == id);
            Ok(Item::Filter(Arc::clone(found.ok_or(sys::STATUS_FWP_FILTER_NOT_FOUND)?)))
        })
    }

    /// Gets a copy of a filter by its key; FwpmFreeMemory0 frees it.
    fn FwpmFilterGetByKey0(
        engineHandle: HANDLE,
        key: *const GUID,
        filter: *mut *mut sys::FWPM_FILTER0,
    ) -> NTSTATUS {
        get(engineHandle, "FwpmFilterGetByKey0", filter.expose_provenance(), |_, objects| {
            let key = Key::from(read(key)?);
            let found = objects.all_filters().find(|filter| filter.key == key);
            Ok(Item::Filter(Arc::clone(found.ok_or(sys::STATUS_FWP_FILTER_NOT_FOUND)?)))
        })
    }

    /// Gets a copy of a layer by its run-time id; FwpmFreeMemory0 frees it.
    fn FwpmLayerGetById0(engineHandle: HANDLE, id: UINT16, layer: *mut *mut sys::FWPM_LAYER0) -> NTSTATUS {
        get(engineHandle, "FwpmLayerGetById0", layer.expose_provenance(), |_, _| {
            Ok(Item::Layer(LayerRecord::by_number(id).ok_or(sys::STATUS_FWP_LAYER_NOT_FOUND)?))
        })
    }

    /// Gets a copy of a layer by its key; FwpmFreeMemory0 frees it.
    fn FwpmLayerGetByKey0(engineHandle: HANDLE, key: *const GUID, layer: *mut *mut sys::FWPM_LAYER0) -> NTSTATUS {
        get(engineHandle, "FwpmLayerGetByKey0", layer.expose_provenance(), |_, _| {
            let found = LayerRecord::by_key(Key::from(read(key)?));
            Ok(Item::Layer(found.ok_or(sys::STATUS_FWP_LAYER_NOT_FOUND)?))
        })
    }

    /// Gets the properties of an ALE endpoint by the value of its transportEndpointHandle; FwpmFreeMemory0 frees them.
    fn FwpsAleEndpointGetById0(
        engineHandle: HANDLE,
        endpointId: UINT64,
        properties: *mut *mut sys::FWPS_ALE_ENDPOINT_PROPERTIES0,
    ) -> NTSTATUS {
        get(engineHandle, "FwpsAleEndpointGetById0", properties.expose_provenance(), |machine, _| {
            let mut endpoints = machine.open_endpoints().into_iter();
            let found = endpoints.find(|endpoint| endpoint.id == endpointId);
            Ok(Item::Endpoint(found.ok_or(sys::STATUS_FWP_NOT_FOUND)?))
        })
    }
}
