//! Enumerations: a snapshot behind a handle, read page by page (C-365, C-367).

use std::sync::Arc;

use fwps_sys as sys;
use sys::{HANDLE, NTSTATUS, UINT32};

use super::block::Block;
use super::endpoint::EndpointTemplate;
use super::filter::Filter;
use super::filter_template::FilterTemplate;
use super::key::Key;
use super::layers::LayerRecord;
use super::managed_callout::ManagedCallout;
use super::provider::{Provider, SubLayer};
use super::provider_context::ProviderContext;
use super::record::read_key;
use super::returned::Shape;
use super::session::Session;
use super::transaction::{look, status};
use crate::Status;
use crate::engine::authorization::ListedEndpoint;
use crate::export::export;
use crate::machine::Machine;
use crate::memory::access;
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// An enumeration that is not over.
#[derive(Debug)]
pub(crate) struct Enumeration {
    pub(crate) session: usize,
    /// What it enumerates; the functions of other kinds do not take its handle.
    kind: &'static str,
    items: Vec<Item>,
    next: usize,
}

/// Something that Get and Enum functions return.
#[derive(Clone, Debug)]
pub(crate) enum Item {
    Provider(Arc<Provider>),
    Context(Arc<ProviderContext>),
    SubLayer(Arc<SubLayer>),
    /// A callout, and whether its other half is registered.
    Callout(Arc<ManagedCallout>, bool),
    Filter(Arc<Filter>),
    Layer(&'static LayerRecord),
    Session(Session),
    Endpoint(ListedEndpoint),
}

impl Item {
    /// The size of the structure.
    fn size(&self) -> usize {
        match self {
            Item::Provider(_) => size_of::<sys::FWPM_PROVIDER0>(),
            Item::Context(_) => size_of::<sys::FWPM_PROVIDER_CONTEXT3>(),
            Item::SubLayer(_) => size_of::<sys::FWPM_SUBLAYER0>(),
            Item::Callout(..) => size_of::<sys::FWPM_CALLOUT0>(),
            Item::Filter(_) => size_of::<sys::FWPM_FILTER0>(),
            Item::Layer(_) => size_of::<sys::FWPM_LAYER0>(),
            Item::Session(_) => size_of::<sys::FWPM_SESSION0>(),
            Item::Endpoint(_) => size_of::<sys::FWPS_ALE_ENDPOINT_PROPERTIES0>(),
        }
    }

    fn write(&self, block: &mut Block, at: usize) {
        match self {
            Item::Provider(provider) => provider.write(block, at),
            Item::Context(context) => context.write(block, at),
            Item::SubLayer(sublayer) => sublayer.write(block, at),
            Item::Callout(callout, registered) => callout.write(*registered, block, at),
            Item::Filter(filter) => filter.write(block, at),
            Item::Layer(layer) => layer.write(block, at),
            Item::Session(session) => session.write(block, at),
            Item::Endpoint(endpoint) => endpoint.write(block, at),
        }
    }

    /// A block with this object alone.
    pub(crate) fn to_block(&self) -> Block {
        let mut block = Block::default();
        let at = block.array::<u8>(self.size());
        self.write(&mut block, at);
        block
    }
}

impl Machine {
    /// A callout with what is known of its other half.
    pub(crate) fn callout_item(&self, callout: &Arc<ManagedCallout>) -> Item {
        let registered = self.engine.by_key(callout.record.key).is_some();
        Item::Callout(Arc::clone(callout), registered)
    }
}

const CREATE_STATUSES: &[Status] = &[sys::STATUS_INSUFFICIENT_RESOURCES, sys::STATUS_FWP_TIMEOUT];
const ENUM_STATUSES: &[Status] = &[sys::STATUS_INSUFFICIENT_RESOURCES, sys::STATUS_FWP_NEVER_MATCH];

/// Begins an enumeration of what `snapshot` finds.
pub(crate) fn create(
    engine: HANDLE,
    name: &'static str,
    kind: &'static str,
    out: *mut HANDLE,
    snapshot: impl FnOnce(&Machine, usize) -> Result<Vec<Item>, Status>,
) -> NTSTATUS {
    status(look(engine, name, CREATE_STATUSES, |machine, session| {
        if out.is_null() {
            return Err(sys::STATUS_FWP_NULL_POINTER);
        }
        let items = snapshot(machine, session)?;
        let handle = machine.ledger.new_handle();
        let enumeration = Enumeration {
            session,
            kind,
            items,
            next: 0,
        };
        machine.management.enumerations.insert(handle, enumeration);
        machine.create(handle, Kind::Enumeration, Vec::new());
        // SAFETY: the out pointer is not null and writable by the contract of the function.
        unsafe { access::store(out.expose_provenance(), handle) };
        Ok(())
    }))
}

/// The enumeration behind a handle, which has to be of this kind and session.
fn find<'m>(
    machine: &'m mut Machine,
    session: usize,
    kind: &'static str,
    handle: usize,
) -> Result<&'m mut Enumeration, Status> {
    let known = machine.management.enumerations.get(&handle);
    let wrong = match known {
        None => Some("a handle that is no open enumeration"),
        Some(known) if known.kind != kind => Some("the handle of an enumeration of other objects"),
        Some(known) if known.session != session => Some("the enumeration handle of another session"),
        Some(_) => None,
    };
    if let Some(what) = wrong {
        let text = format!("{} was given {what}", crate::context::function());
        machine.report_about(contract!(367), &[handle], text);
    }
    machine
        .management
        .enumerations
        .get_mut(&handle)
        .filter(|_| wrong.is_none())
        .ok_or(sys::STATUS_INVALID_HANDLE)
}

/// Returns the next entries of an enumeration, in one block. At the end there is no block.
pub(crate) fn next(
    engine: HANDLE,
    name: &'static str,
    kind: &'static str,
    handle: HANDLE,
    requested: UINT32,
    entries: usize,
    returned: *mut UINT32,
) -> NTSTATUS {
    status(look(engine, name, ENUM_STATUSES, |machine, session| {
        if entries == 0 || returned.is_null() {
            return Err(sys::STATUS_FWP_NULL_POINTER);
        }
        let enumeration = find(machine, session, kind, handle.expose_provenance())?;
        let end = enumeration.items.len().min(enumeration.next + requested as usize);
        let page: Vec<Item> = enumeration.items[enumeration.next..end].to_vec();
        enumeration.next = end;
        let address = match page.first() {
            None => 0,
            Some(first) => {
                let mut block = Block::default();
                let pointers = block.array::<usize>(page.len());
                let size = first.size();
                let structures = block.array::<u8>(size * page.len());
                for (index, item) in page.iter().enumerate() {
                    let at = structures + index * size;
                    block.point(pointers + index * size_of::<usize>(), at);
                    item.write(&mut block, at);
                }
                machine.hand_out(block, Shape::Entries)
            }
        };
        // SAFETY: the out pointer is not null and writable by the contract of the function.
        unsafe { access::store(entries, address) };
        // SAFETY: as above.
        unsafe { access::store(returned.expose_provenance(), page.len() as u32) };
        Ok(())
    }))
}

/// Ends an enumeration.
pub(crate) fn destroy(engine: HANDLE, name: &'static str, kind: &'static str, handle: HANDLE) -> NTSTATUS {
    status(look(engine, name, &[], |machine, session| {
        let handle = handle.expose_provenance();
        find(machine, session, kind, handle)?;
        machine.management.enumerations.remove(&handle);
        machine.destroy(handle, "destroyed");
        Ok(())
    }))
}

/// Defines the functions that enumerate objects of a kind.
macro_rules! enumerations {
    ($(
        $kind:literal: $template:ident => $create:ident, $destroy:ident, [$($enumerate:ident: $type:ident),*], $snapshot:expr;
    )*) => {
        export! {
            $(
                /// Begins an enumeration; without a template, of everything.
                fn $create(
                    engineHandle: HANDLE,
                    enumTemplate: *const sys::$template,
                    enumHandle: *mut HANDLE,
                ) -> NTSTATUS {
                    let snapshot: fn(&Machine, usize, Option<sys::$template>) -> Result<Vec<Item>, Status> = $snapshot;
                    create(engineHandle, stringify!($create), $kind, enumHandle, |machine, session| {
                        let template = if enumTemplate.is_null() {
                            None
                        } else {
                            Some(super::record::read(enumTemplate)?)
                        };
                        snapshot(machine, session, template)
                    })
                }

                /// Ends an enumeration.
                fn $destroy(engineHandle: HANDLE, enumHandle: HANDLE) -> NTSTATUS {
                    destroy(engineHandle, stringify!($destroy), $kind, enumHandle)
                }

                $(
                    /// Returns the next entries of an enumeration, as one block; fewer than asked for mean its end.
                    fn $enumerate(
                        engineHandle: HANDLE,
                        enumHandle: HANDLE,
                        numEntriesRequested: UINT32,
                        entries: *mut *mut *mut sys::$type,
                        numEntriesReturned: *mut UINT32,
                    ) -> NTSTATUS {
                        let entries = entries.expose_provenance();
                        let name = stringify!($enumerate);
                        next(engineHandle, name, $kind, enumHandle, numEntriesRequested, entries, numEntriesReturned)
                    }
                )*
            )*
        }
    };
}

/// Whether an object of a provider is asked for by a template with this one.
fn of_provider(wanted: Option<Key>, own: Option<Key>) -> bool {
    wanted.is_none() || wanted == own
}

enumerations! {
    "providers": FWPM_PROVIDER_ENUM_TEMPLATE0 => FwpmProviderCreateEnumHandle0, FwpmProviderDestroyEnumHandle0,
        [FwpmProviderEnum0: FWPM_PROVIDER0],
        |machine, session, _| {
            let providers = machine.management.view(session).providers.values();
            Ok(providers.map(|provider| Item::Provider(Arc::clone(provider))).collect())
        };
    "provider contexts": FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0 =>
        FwpmProviderContextCreateEnumHandle0, FwpmProviderContextDestroyEnumHandle0,
        [
            FwpmProviderContextEnum0: FWPM_PROVIDER_CONTEXT0,
            FwpmProviderContextEnum1: FWPM_PROVIDER_CONTEXT1,
            FwpmProviderContextEnum2: FWPM_PROVIDER_CONTEXT2,
            FwpmProviderContextEnum3: FWPM_PROVIDER_CONTEXT3
        ],
        |machine, session, template| {
            let contexts = machine.management.view(session).contexts.values();
            let asked = contexts.filter(|context| template.as_ref().is_none_or(|template| {
                // SAFETY: the key is null or valid for the time of the call (C-363).
                let provider = unsafe { read_key(template.providerKey) };
                template.providerContextType == context.content.kind()
                    && of_provider(provider, context.record.provider)
            }));
            Ok(asked.map(|context| Item::Context(Arc::clone(context))).collect())
        };
    "sublayers": FWPM_SUBLAYER_ENUM_TEMPLATE0 => FwpmSubLayerCreateEnumHandle0, FwpmSubLayerDestroyEnumHandle0,
        [FwpmSubLayerEnum0: FWPM_SUBLAYER0],
        |machine, session, template| {
            // SAFETY: the key is null or valid for the time of the call (C-363).
            let provider = template.and_then(|template| unsafe { read_key(template.providerKey) });
            let sublayers = machine.management.view(session).sublayers.values();
            let asked = sublayers.filter(|sublayer| of_provider(provider, sublayer.record.provider));
            Ok(asked.map(|sublayer| Item::SubLayer(Arc::clone(sublayer))).collect())
        };
    "callouts": FWPM_CALLOUT_ENUM_TEMPLATE0 => FwpmCalloutCreateEnumHandle0, FwpmCalloutDestroyEnumHandle0,
        [FwpmCalloutEnum0: FWPM_CALLOUT0],
        |machine, session, template| {
            // SAFETY: the key is null or valid for the time of the call (C-363).
            let provider = template.and_then(|template| unsafe { read_key(template.providerKey) });
            let layer = template.map_or(Key::NONE, |template| Key::from(template.layerKey));
            let callouts = machine.management.view(session).callouts.values();
            let asked = callouts.filter(|callout| {
                of_provider(provider, callout.record.provider)
                    && (layer == Key::NONE || callout.layer.key() == layer)
            });
            Ok(asked.map(|callout| machine.callout_item(callout)).collect())
        };
    "filters": FWPM_FILTER_ENUM_TEMPLATE0 => FwpmFilterCreateEnumHandle0, FwpmFilterDestroyEnumHandle0,
        [FwpmFilterEnum0: FWPM_FILTER0],
        |machine, session, template| {
            let objects = machine.management.view(session);
            let selected = match template {
                None => objects.filters.clone(),
                // SAFETY: the pointers of the template are null or valid for the time of the call (C-363).
                Some(template) => unsafe { FilterTemplate::read(&template) }?.select(objects),
            };
            Ok(selected.into_iter().map(Item::Filter).collect())
        };
    "layers": FWPM_LAYER_ENUM_TEMPLATE0 => FwpmLayerCreateEnumHandle0, FwpmLayerDestroyEnumHandle0,
        [FwpmLayerEnum0: FWPM_LAYER0],
        |_, _, _| Ok(LayerRecord::all().iter().map(Item::Layer).collect());
    "ALE endpoints": FWPS_ALE_ENDPOINT_ENUM_TEMPLATE0 =>
        FwpsAleEndpointCreateEnumHandle0, FwpsAleEndpointDestroyEnumHandle0,
        [FwpsAleEndpointEnum0: FWPS_ALE_ENDPOINT_PROPERTIES0],
        |machine, _, template| {
            // SAFETY: the pointers of the template are null or valid for the time of the call (C-363).
            let template = template.map(|template| unsafe { EndpointTemplate::read(&template) }).transpose()?;
            let endpoints = machine.open_endpoints().into_iter();
            let asked = endpoints.filter(|endpoint| template.as_ref().is_none_or(|asked| asked.selects(endpoint)));
            Ok(asked.map(Item::Endpoint).collect())
        };
    "sessions": FWPM_SESSION_ENUM_TEMPLATE0 => FwpmSessionCreateEnumHandle0, FwpmSessionDestroyEnumHandle0,
        [FwpmSessionEnum0: FWPM_SESSION0],
        |machine, session, _| {
            // C-344.
            if machine.in_transaction(session) {
                return Err(sys::STATUS_FWP_TXN_IN_PROGRESS);
            }
            Ok(machine.management.sessions.values().cloned().map(Item::Session).collect())
        };
}
