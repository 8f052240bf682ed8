//! Security information of the engine and of its objects (C-366).

use fwps_sys as sys;
use sys::{ACL, GUID, HANDLE, NTSTATUS, PACL, PSECURITY_DESCRIPTOR, PSID, SECURITY_INFORMATION, SID};

use super::block::Block;
use super::descriptor::{DACL, GROUP, OWNER, SACL};
use super::key::Key;
use super::layers::LayerRecord;
use super::lifetime::Lifetime;
use super::objects::{ObjectKind, Objects};
use super::record::read_key;
use super::returned::Shape;
use super::transaction::{change_alone, look, status, write};
use crate::Status;
use crate::export::export;
use crate::memory::access;

/// Where the results of a Get function go: owner, group, DACL, SACL and descriptor; zero for none.
struct Outputs([usize; 5]);

/// The lifetime of the object with a key; that of a container and of what has no key is the platform's.
fn lifetime(objects: &Objects, kind: ObjectKind, key: Key) -> Result<Lifetime, Status> {
    let (found, missing) = match kind {
        _ if key == Key::NONE => return Ok(Lifetime::BuiltIn),
        ObjectKind::Engine | ObjectKind::Connection | ObjectKind::SwitchEvents | ObjectKind::AleEndpoint => {
            return Ok(Lifetime::BuiltIn);
        }
        ObjectKind::Provider => (
            objects.providers.get(&key).map(|object| object.record.lifetime),
            sys::STATUS_FWP_PROVIDER_NOT_FOUND,
        ),
        ObjectKind::ProviderContext => (
            objects.contexts.get(&key).map(|object| object.record.lifetime),
            sys::STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND,
        ),
        ObjectKind::SubLayer => (
            objects.sublayers.get(&key).map(|object| object.record.lifetime),
            sys::STATUS_FWP_SUBLAYER_NOT_FOUND,
        ),
        ObjectKind::Callout => (
            objects.callouts.get(&key).map(|object| object.record.lifetime),
            sys::STATUS_FWP_CALLOUT_NOT_FOUND,
        ),
        ObjectKind::Filter => {
            let mut filters = objects.all_filters();
            let found = filters.find(|filter| filter.key == key);
            (
                found.map(|filter| filter.record.lifetime),
                sys::STATUS_FWP_FILTER_NOT_FOUND,
            )
        }
        ObjectKind::Layer => (
            LayerRecord::by_key(key).map(|_| Lifetime::BuiltIn),
            sys::STATUS_FWP_LAYER_NOT_FOUND,
        ),
    };
    found.ok_or(missing)
}

/// Returns the parts of a descriptor that are asked for, in one block that starts with the descriptor.
fn get(
    engine: HANDLE,
    name: &'static str,
    kind: ObjectKind,
    key: *const GUID,
    which: SECURITY_INFORMATION,
    outputs: &Outputs,
) -> NTSTATUS {
    let statuses = &[sys::STATUS_INSUFFICIENT_RESOURCES, sys::STATUS_FWP_TIMEOUT];
    status(look(engine, name, statuses, |machine, session| {
        // SAFETY: the key is null or valid for the time of the call (C-363).
        let key = unsafe { read_key(key) }.unwrap_or(Key::NONE);
        if outputs.0[4] == 0 {
            return Err(sys::STATUS_FWP_NULL_POINTER);
        }
        let objects = machine.management.view(session);
        lifetime(objects, kind, key)?;
        let descriptor = objects.descriptors.get(&(kind, key)).cloned().unwrap_or_default();
        let (bytes, parts) = descriptor.self_relative(which);
        let mut block = Block::default();
        let at = block.array::<u8>(bytes.len());
        for (offset, byte) in bytes.iter().enumerate() {
            block.put(at + offset, *byte);
        }
        let address = machine.hand_out(block, Shape::Descriptor);
        let parts = [parts.owner, parts.group, parts.dacl, parts.sacl];
        let places = parts.map(|offset| if offset == 0 { 0 } else { address + offset });
        let results = places.into_iter().chain([address]);
        for (out, result) in outputs.0.iter().zip(results).filter(|(out, _)| **out != 0) {
            // SAFETY: an out pointer that is not null is writable by the contract of the function.
            unsafe { access::store(*out, result) };
        }
        Ok(())
    }))
}

/// What a Set function is given: addresses of owner, group, DACL and SACL; zero for none.
struct Inputs([usize; 4]);

/// Replaces parts of a descriptor; not in a transaction (C-344).
fn set(
    engine: HANDLE,
    name: &'static str,
    kind: ObjectKind,
    key: *const GUID,
    which: SECURITY_INFORMATION,
    inputs: &Inputs,
) -> NTSTATUS {
    let statuses = &[sys::STATUS_INSUFFICIENT_RESOURCES, sys::STATUS_FWP_TIMEOUT];
    status(change_alone(engine, name, statuses, |session| {
        write(|machine, objects| {
            // SAFETY: the key is null or valid for the time of the call (C-363).
            let key = unsafe { read_key(key) }.unwrap_or(Key::NONE);
            let owner = machine.dynamic_session(session);
            match lifetime(objects, kind, key)? {
                // The security of what is always there can be changed, though not by a dynamic session; the page about endpoints does not
                // say so.
                Lifetime::BuiltIn
                    if owner.is_some() && !matches!(kind, ObjectKind::Layer | ObjectKind::AleEndpoint) =>
                {
                    return Err(sys::STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS);
                }
                Lifetime::BuiltIn => {}
                lifetime => lifetime.check_change(owner)?,
            }
            let mut descriptor = objects.descriptors.get(&(kind, key)).cloned().unwrap_or_default();
            let [owner, group, dacl, sacl] = inputs.0;
            // SAFETY: each part that is named is null or valid for the time of the call (C-363).
            unsafe { descriptor.replace(which & (OWNER | GROUP | DACL | SACL), owner, group, dacl, sacl) }?;
            objects.set_descriptor(kind, key, descriptor);
            Ok(())
        })
    }))
}

/// Defines a Get and a Set function; those of objects with keys take one.
macro_rules! security {
    ($($kind:ident: $get:ident, $set:ident $(, $key:ident)?;)*) => {
        export! {
            $(
                /// Gets security information; FwpmFreeMemory0 frees the descriptor, with what is in it.
                fn $get(
                    engineHandle: HANDLE,
                    $($key: *const GUID,)?
                    securityInfo: SECURITY_INFORMATION,
                    sidOwner: *mut PSID,
                    sidGroup: *mut PSID,
                    dacl: *mut PACL,
                    sacl: *mut PACL,
                    securityDescriptor: *mut PSECURITY_DESCRIPTOR,
                ) -> NTSTATUS {
                    let outputs = Outputs([
                        sidOwner.expose_provenance(),
                        sidGroup.expose_provenance(),
                        dacl.expose_provenance(),
                        sacl.expose_provenance(),
                        securityDescriptor.expose_provenance(),
                    ]);
                    let key = std::ptr::null::<GUID>();
                    $(let key = if $key.is_null() { key } else { $key };)?
                    get(engineHandle, stringify!($get), ObjectKind::$kind, key, securityInfo, &outputs)
                }

                /// Sets security information; not in a transaction.
                fn $set(
                    engineHandle: HANDLE,
                    $($key: *const GUID,)?
                    securityInfo: SECURITY_INFORMATION,
                    sidOwner: *const SID,
                    sidGroup: *const SID,
                    dacl: *const ACL,
                    sacl: *const ACL,
                ) -> NTSTATUS {
                    let inputs = Inputs([
                        sidOwner.expose_provenance(),
                        sidGroup.expose_provenance(),
                        dacl.expose_provenance(),
                        sacl.expose_provenance(),
                    ]);
                    let key = std::ptr::null::<GUID>();
                    $(let key = if $key.is_null() { key } else { $key };)?
                    set(engineHandle, stringify!($set), ObjectKind::$kind, key, securityInfo, &inputs)
                }
            )*
        }
    };
}

security! {
    Engine: FwpmEngineGetSecurityInfo0, FwpmEngineSetSecurityInfo0;
    Provider: FwpmProviderGetSecurityInfoByKey0, FwpmProviderSetSecurityInfoByKey0, key;
    ProviderContext: FwpmProviderContextGetSecurityInfoByKey0, FwpmProviderContextSetSecurityInfoByKey0, key;
    SubLayer: FwpmSubLayerGetSecurityInfoByKey0, FwpmSubLayerSetSecurityInfoByKey0, key;
    Callout: FwpmCalloutGetSecurityInfoByKey0, FwpmCalloutSetSecurityInfoByKey0, key;
    Filter: FwpmFilterGetSecurityInfoByKey0, FwpmFilterSetSecurityInfoByKey0, key;
    Layer: FwpmLayerGetSecurityInfoByKey0, FwpmLayerSetSecurityInfoByKey0, key;
    Connection: FwpmConnectionGetSecurityInfo0, FwpmConnectionSetSecurityInfo0;
    AleEndpoint: FwpsAleEndpointGetSecurityInfo0, FwpsAleEndpointSetSecurityInfo0;
    SwitchEvents: FwpmvSwitchEventsGetSecurityInfo0, FwpmvSwitchEventsSetSecurityInfo0;
}
