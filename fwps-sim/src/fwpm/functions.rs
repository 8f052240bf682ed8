//! Adding providers, provider contexts, sublayers and callouts.

use fwps_sys as sys;
use sys::{HANDLE, NTSTATUS, PSECURITY_DESCRIPTOR, UINT32, UINT64};

use super::descriptor::Descriptor;
use super::key::Key;
use super::managed_callout::ManagedCallout;
use super::objects::{ObjectKind, Objects};
use super::provider::{Provider, SubLayer};
use super::provider_context::{ProviderContext, Refusal};
use super::record::{Record, read};
use super::transaction::{change, status, write};
use crate::Status;
use crate::engine::layer::Layer;
use crate::export::export;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::verify::contract::Contract;

/// The statuses that every adding function can have whatever it is given.
pub(super) const ADD_STATUSES: &[Status] = &[
    sys::STATUS_INSUFFICIENT_RESOURCES,
    sys::STATUS_FWP_ALREADY_EXISTS,
    sys::STATUS_FWP_TIMEOUT,
];

/// The status for what was not read; what is not modelled is reported.
pub(super) fn refuse(refusal: Refusal, status: Status, text: impl FnOnce(i32) -> String) -> Status {
    match refusal {
        Refusal::Status(status) => status,
        Refusal::NotModelled(what) => {
            machine::with(|machine| {
                machine.report(Contract::NotModelled, text(what));
            });
            status
        }
    }
}

/// Reads the security descriptor that an object is added with, if there is one.
pub(super) fn read_descriptor(sd: PSECURITY_DESCRIPTOR) -> Result<Option<Descriptor>, Status> {
    if sd.is_null() {
        return Ok(None);
    }
    // SAFETY: management functions take null or a valid descriptor for the time of the call (C-363).
    unsafe { Descriptor::read(sd.expose_provenance()) }.map(Some)
}

/// Writes the id of an added object, if its adder wants it.
pub(super) fn store_id<T: Copy>(id: *mut T, result: &Result<T, Status>) {
    if let (Ok(value), false) = (result, id.is_null()) {
        // SAFETY: the out pointer is not null and writable by the contract of the function.
        unsafe { access::store(id.expose_provenance(), *value) };
    }
}

/// Adds an object inside of the open transaction: a key for one that has none, and its security descriptor.
fn add<T: AsMut<Record>>(
    kind: ObjectKind,
    sd: PSECURITY_DESCRIPTOR,
    mut object: T,
    insert: impl FnOnce(&mut Machine, &mut Objects, T) -> Result<(), Status>,
) -> Result<(), Status> {
    let descriptor = read_descriptor(sd)?;
    write(|machine, objects| {
        let own = object.as_mut();
        if own.key == Key::NONE {
            own.key = machine.management.new_key();
        }
        let key = own.key;
        insert(machine, objects, object)?;
        if let Some(descriptor) = descriptor {
            objects.set_descriptor(kind, key, descriptor);
        }
        Ok(())
    })
}

/// The session, when it is a dynamic one.
fn owner(session: usize) -> Option<usize> {
    machine::with(|machine| machine.dynamic_session(session))
}

/// Adds a provider context of any version; up to IPsec policies, which are not modelled, they look the same.
fn add_context(
    engine: HANDLE,
    name: &'static str,
    pointer: usize,
    sd: PSECURITY_DESCRIPTOR,
    id: *mut UINT64,
) -> NTSTATUS {
    let result = change(engine, name, ADD_STATUSES, |session| {
        let raw = read(std::ptr::with_exposed_provenance::<sys::FWPM_PROVIDER_CONTEXT3>(
            pointer,
        ))?;
        // SAFETY: the structure is valid for the time of the call (C-363), and versions differ in what policies point to only.
        let context = unsafe { ProviderContext::read(&raw, owner(session)) };
        let mut context = context.map_err(|refusal| {
            refuse(refusal, sys::STATUS_NOT_SUPPORTED, |kind| {
                format!("{name} was given a provider context of type {kind}, a policy of IPsec")
            })
        })?;
        context.id = machine::with(|machine| machine.management.new_context_id());
        let id = context.id;
        add(ObjectKind::ProviderContext, sd, context, |_, objects, context| {
            objects.add_context(context)
        })?;
        Ok(id)
    });
    store_id(id, &result);
    status(result)
}

/// Defines the four versions of FwpmProviderContextAdd.
macro_rules! add_contexts {
    ($($(#[$meta:meta])* $name:ident: $type:ident;)*) => {
        export! {
            $(
                $(#[$meta])*
                fn $name(
                    engineHandle: HANDLE,
                    providerContext: *const sys::$type,
                    sd: PSECURITY_DESCRIPTOR,
                    id: *mut UINT64,
                ) -> NTSTATUS {
                    add_context(engineHandle, stringify!($name), providerContext.expose_provenance(), sd, id)
                }
            )*
        }
    };
}

add_contexts! {
    /// Adds a provider context, version 0.
    FwpmProviderContextAdd0: FWPM_PROVIDER_CONTEXT0;
    /// Adds a provider context, version 1.
    FwpmProviderContextAdd1: FWPM_PROVIDER_CONTEXT1;
    /// Adds a provider context, version 2.
    FwpmProviderContextAdd2: FWPM_PROVIDER_CONTEXT2;
    /// Adds a provider context, version 3.
    FwpmProviderContextAdd3: FWPM_PROVIDER_CONTEXT3;
}

export! {
    /// Adds a provider.
    fn FwpmProviderAdd0(
        engineHandle: HANDLE,
        provider: *const sys::FWPM_PROVIDER0,
        sd: PSECURITY_DESCRIPTOR,
    ) -> NTSTATUS {
        status(change(engineHandle, "FwpmProviderAdd0", ADD_STATUSES, |session| {
            // SAFETY: the structure is valid for the time of the call (C-363).
            let provider = unsafe { Provider::read(&read(provider)?, owner(session)) }?;
            add(ObjectKind::Provider, sd, provider, |_, objects, provider| objects.add_provider(provider))
        }))
    }

    /// Adds a sublayer.
    fn FwpmSubLayerAdd0(
        engineHandle: HANDLE,
        subLayer: *const sys::FWPM_SUBLAYER0,
        sd: PSECURITY_DESCRIPTOR,
    ) -> NTSTATUS {
        status(change(engineHandle, "FwpmSubLayerAdd0", ADD_STATUSES, |session| {
            // SAFETY: the structure is valid for the time of the call (C-363).
            let sublayer = unsafe { SubLayer::read(&read(subLayer)?, owner(session)) }?;
            add(ObjectKind::SubLayer, sd, sublayer, |_, objects, sublayer| objects.add_sublayer(sublayer))
        }))
    }

    /// Adds a callout to the engine, so that filters can name it.
    fn FwpmCalloutAdd0(
        engineHandle: HANDLE,
        callout: *const sys::FWPM_CALLOUT0,
        sd: PSECURITY_DESCRIPTOR,
        id: *mut UINT32,
    ) -> NTSTATUS {
        let mut number = 0;
        let result = change(engineHandle, "FwpmCalloutAdd0", ADD_STATUSES, |session| {
            // SAFETY: the structure is valid for the time of the call (C-363).
            let callout = unsafe { ManagedCallout::read(&read(callout)?, owner(session)) }?;
            add(ObjectKind::Callout, sd, callout, |machine, objects, mut callout| {
                callout.id = machine.engine.id_of(callout.record.key);
                number = callout.id;
                let layer = Layer::from_key(callout.layer.key());
                objects.add_callout(callout)?;
                if let Some(layer) = layer {
                    machine.host.data.contexts.callout_added(number, layer);
                }
                Ok(())
            })
        });
        store_id(id, &result.map(|()| number));
        status(result)
    }
}
