//! The set of management objects, and the rules between them: references, limits, what is in use.

use std::collections::BTreeMap;
use std::sync::Arc;

use fwps_sys as sys;

use super::descriptor::Descriptor;
use super::filter::Filter;
use super::key::Key;
use super::lifetime::Lifetime;
use super::managed_callout::ManagedCallout;
use super::provider::{Provider, SubLayer};
use super::provider_context::ProviderContext;
use super::record::Record;
use crate::Status;

/// How many sublayers there can be (C-360).
const MOST_SUBLAYERS: usize = 65_536;
/// How many callouts there can be (C-360).
const MOST_CALLOUTS: usize = 100_000;

/// A set of objects of one kind, cheap to copy while it is not changed.
type Set<T> = Arc<BTreeMap<Key, Arc<T>>>;

/// Every management object.
#[derive(Clone, Debug, Default)]
pub(crate) struct Objects {
    pub(crate) providers: Set<Provider>,
    pub(crate) contexts: Set<ProviderContext>,
    pub(crate) sublayers: Set<SubLayer>,
    pub(crate) callouts: Set<ManagedCallout>,
    /// By falling weight of sublayer and filter, sublayers of one weight apart.
    pub(crate) filters: Vec<Arc<Filter>>,
    /// Those that are in force before the engine starts, and so never while a driver can call it.
    pub(crate) boot_time: Vec<Arc<Filter>>,
    /// The security descriptors that are not the usual one; the zero key is the container of a kind.
    pub(crate) descriptors: Arc<BTreeMap<(ObjectKind, Key), Descriptor>>,
}

/// The kinds of things that have a security descriptor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ObjectKind {
    Engine,
    Provider,
    ProviderContext,
    SubLayer,
    Callout,
    Filter,
    Layer,
    Connection,
    SwitchEvents,
    AleEndpoint,
}

impl Objects {
    /// The objects of a system without any product.
    pub(crate) fn new() -> Self {
        let sublayers = SubLayer::built_in().map(|sublayer| (sublayer.record.key, Arc::new(sublayer)));
        Self {
            sublayers: Arc::new(sublayers.collect()),
            ..Self::default()
        }
    }

    /// Checks that what `record` says may refer to its provider.
    pub(crate) fn check_provider(&self, record: &Record) -> Result<(), Status> {
        let Some(provider) = record.provider else {
            return Ok(());
        };
        let target = self
            .providers
            .get(&provider)
            .ok_or(sys::STATUS_FWP_PROVIDER_NOT_FOUND)?;
        if record.lifetime.may_refer_to(target.record.lifetime) {
            Ok(())
        } else {
            Err(sys::STATUS_FWP_LIFETIME_MISMATCH)
        }
    }

    pub(crate) fn add_provider(&mut self, provider: Provider) -> Result<(), Status> {
        let key = provider.record.key;
        if self.providers.contains_key(&key) {
            return Err(sys::STATUS_FWP_ALREADY_EXISTS);
        }
        Arc::make_mut(&mut self.providers).insert(key, Arc::new(provider));
        Ok(())
    }

    pub(crate) fn add_context(&mut self, context: ProviderContext) -> Result<(), Status> {
        self.check_provider(&context.record)?;
        let key = context.record.key;
        if self.contexts.contains_key(&key) {
            return Err(sys::STATUS_FWP_ALREADY_EXISTS);
        }
        Arc::make_mut(&mut self.contexts).insert(key, Arc::new(context));
        Ok(())
    }

    pub(crate) fn add_sublayer(&mut self, sublayer: SubLayer) -> Result<(), Status> {
        self.check_provider(&sublayer.record)?;
        let key = sublayer.record.key;
        if self.sublayers.contains_key(&key) {
            return Err(sys::STATUS_FWP_ALREADY_EXISTS);
        }
        if self.sublayers.len() >= MOST_SUBLAYERS {
            return Err(sys::STATUS_FWP_TOO_MANY_SUBLAYERS);
        }
        Arc::make_mut(&mut self.sublayers).insert(key, Arc::new(sublayer));
        Ok(())
    }

    pub(crate) fn add_callout(&mut self, callout: ManagedCallout) -> Result<(), Status> {
        self.check_provider(&callout.record)?;
        let key = callout.record.key;
        if self.callouts.contains_key(&key) {
            return Err(sys::STATUS_FWP_ALREADY_EXISTS);
        }
        if self.callouts.len() >= MOST_CALLOUTS {
            return Err(sys::STATUS_FWP_TOO_MANY_CALLOUTS);
        }
        Arc::make_mut(&mut self.callouts).insert(key, Arc::new(callout));
        Ok(())
    }

    /// Every filter, those of the time before the engine starts included.
    pub(crate) fn all_filters(&self) -> impl Iterator<Item = &Arc<Filter>> {
        self.filters.iter().chain(&self.boot_time)
    }

    pub(crate) fn insert_filter(&mut self, filter: Arc<Filter>) {
        let rank = |f: &Filter| (f.sublayer_weight, f.sublayer, f.weight);
        let list = match filter.record.lifetime {
            Lifetime::BootTime => &mut self.boot_time,
            _ => &mut self.filters,
        };
        let at = list.partition_point(|other| rank(other) >= rank(&filter));
        list.insert(at, filter);
    }

    /// Takes out the filter for which `which` holds.
    pub(crate) fn remove_filter(&mut self, id: u64) {
        self.filters.retain(|filter| filter.id != id);
        self.boot_time.retain(|filter| filter.id != id);
    }

    /// Whether an object still refers to a provider.
    pub(crate) fn provider_in_use(&self, key: Key) -> bool {
        let refers = |record: &Record| record.provider == Some(key);
        self.all_filters().any(|filter| refers(&filter.record))
            || self.contexts.values().any(|context| refers(&context.record))
            || self.sublayers.values().any(|sublayer| refers(&sublayer.record))
            || self.callouts.values().any(|callout| refers(&callout.record))
    }

    /// Sets the security descriptor of an object, or of the container of its kind.
    pub(crate) fn set_descriptor(&mut self, kind: ObjectKind, key: Key, descriptor: Descriptor) {
        Arc::make_mut(&mut self.descriptors).insert((kind, key), descriptor);
    }

    pub(crate) fn drop_descriptor(&mut self, kind: ObjectKind, key: Key) {
        if self.descriptors.contains_key(&(kind, key)) {
            Arc::make_mut(&mut self.descriptors).remove(&(kind, key));
        }
    }

    /// Takes out every object whose lifetime is over. Returns the filters.
    pub(crate) fn remove_ended(&mut self, over: impl Fn(Lifetime) -> bool) -> Vec<Arc<Filter>> {
        let (gone, kept) = std::mem::take(&mut self.filters)
            .into_iter()
            .partition(|filter| over(filter.record.lifetime));
        self.filters = kept;
        macro_rules! clear {
            ($($set:ident)*) => {
                $(
                    if self.$set.values().any(|object| over(object.record.lifetime)) {
                        Arc::make_mut(&mut self.$set).retain(|_, object| !over(object.record.lifetime));
                    }
                )*
            };
        }
        clear!(callouts contexts sublayers providers);
        let left = |kind: ObjectKind, key: &Key| match kind {
            _ if *key == Key::NONE => true,
            ObjectKind::Provider => self.providers.contains_key(key),
            ObjectKind::ProviderContext => self.contexts.contains_key(key),
            ObjectKind::SubLayer => self.sublayers.contains_key(key),
            ObjectKind::Callout => self.callouts.contains_key(key),
            ObjectKind::Filter => self.all_filters().any(|filter| filter.key == *key),
            _ => true,
        };
        if self.descriptors.keys().any(|(kind, key)| !left(*kind, key)) {
            let kept = self.descriptors.iter();
            let kept = kept.filter(|((kind, key), _)| left(*kind, key));
            self.descriptors = Arc::new(kept.map(|(at, descriptor)| (*at, descriptor.clone())).collect());
        }
        gone
    }
}
