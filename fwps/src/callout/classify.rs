//! What one classify call is told.

use core::{cell::Cell, ffi::c_void, fmt, marker::PhantomData, ptr::NonNull};

use fwps_sys::{
    FWP_ACTION_CALLOUT_INSPECTION, FWPS_CLASSIFY_OUT0, FWPS_FILTER2, FWPS_INCOMING_METADATA_VALUES0,
    FWPS_INCOMING_VALUES0, FWPS_IS_L2_METADATA_FIELD_PRESENT, FWPS_IS_METADATA_FIELD_PRESENT,
    FWPS_RIGHT_ACTION_WRITE, NET_BUFFER_LIST,
};

use crate::{
    Error,
    callout::{ActionRight, Asynchronous, Contexts, Filtering, Taken, reinject::Reinjection},
    layer::{Layer, PacketLayer, Value},
    nbl::{Lists, NblRef},
};

/// One classify call at layer `L`: fields, metadata, packet, and the right to decide.
///
/// `'c` is the call. Everything borrowed from here carries it, so nothing can be kept longer (C-150). Field accessors exist for
/// the layers that have the field, metadata accessors for the layers that can have the member.
///
/// # Invariants
/// `values`, `metadata`, `data` and `filter` are the arguments of the running call, valid and unchanged by others for `'c`. `right` is set only if
/// the engine gave the right to this call, and nobody has asked for it yet.
pub struct Classify<'c, L: Layer> {
    values: &'c FWPS_INCOMING_VALUES0,
    metadata: &'c FWPS_INCOMING_METADATA_VALUES0,
    data: Option<NonNull<c_void>>,
    filter: &'c FWPS_FILTER2,
    out_flags: u32,
    right: bool,
    captured: &'c Cell<Taken>,
    reinjection: Option<&'c Cell<Option<Reinjection>>>,
    contexts: Option<&'c Contexts>,
    asynchronous: Option<&'c Asynchronous>,
    // A call belongs to its thread.
    layer: PhantomData<(L, *mut ())>,
}

/// Whether the engine takes every answer to the filter as "continue" (C-155).
pub(super) fn inspects(filter: &FWPS_FILTER2) -> bool {
    filter.action.type_ == FWP_ACTION_CALLOUT_INSPECTION
}

impl<'c, L: Layer> Classify<'c, L> {
    /// # Safety
    /// The references are the arguments of a running classify call at layer `L`, and `'c` ends before the call does. `data` is the
    /// layer data of that call.
    pub(crate) unsafe fn new(
        values: &'c FWPS_INCOMING_VALUES0,
        metadata: &'c FWPS_INCOMING_METADATA_VALUES0,
        data: Option<NonNull<c_void>>,
        filter: &'c FWPS_FILTER2,
        out: &FWPS_CLASSIFY_OUT0,
        captured: &'c Cell<Taken>,
    ) -> Self {
        let right = out.rights & FWPS_RIGHT_ACTION_WRITE != 0;
        // INVARIANT: the caller's duty; the right is the engine's.
        Self {
            values,
            metadata,
            data,
            filter,
            out_flags: out.flags,
            right,
            captured,
            reinjection: None,
            contexts: None,
            asynchronous: None,
            layer: PhantomData,
        }
    }

    /// Gives the call a place for the injection of its original, which is made when classify has returned.
    pub(crate) fn with_reinjection(mut self, place: &'c Cell<Option<Reinjection>>) -> Self {
        self.reinjection = Some(place);
        self
    }

    /// Gives the call what it takes to answer it later.
    pub(crate) fn with_asynchronous(mut self, call: &'c Asynchronous) -> Self {
        self.asynchronous = Some(call);
        self
    }

    /// What it takes to answer the call later.
    pub(crate) fn asynchronous(&self) -> Result<&'c Asynchronous, Error> {
        self.asynchronous.ok_or(Error::InvalidArgument {
            what: "a view of a call that came in through C; it only reads",
        })
    }

    /// Notes the injection of the original; gives it back if the layer has none.
    pub(super) fn set_reinjection(&self, reinjection: Reinjection) -> Result<(), Reinjection> {
        let Some(place) = self.reinjection else {
            return Err(reinjection);
        };
        place.set(Some(reinjection));
        Ok(())
    }

    /// Gives the call its contexts.
    #[inline]
    pub(crate) fn set_contexts(&mut self, contexts: Option<&'c Contexts>) {
        self.contexts = contexts;
    }

    /// What the callout keeps with the flow and the filter of the call.
    pub(super) fn contexts(&self) -> Option<&'c Contexts> {
        self.contexts
    }

    /// The identifier of the filter that matched.
    pub fn filter_id(&self) -> u64 {
        self.filter.filterId
    }

    /// The flags of the filter that matched.
    pub(super) fn filter_flags(&self) -> u32 {
        self.filter.flags.into()
    }

    /// The run-time identifier of the callout, as the filter names it.
    pub(super) fn callout_id(&self) -> u32 {
        self.filter.action.calloutId
    }

    /// Whether the filter only inspects: the engine takes every answer as "continue" (C-155).
    pub(super) fn inspects(&self) -> bool {
        inspects(self.filter)
    }

    /// What the engine said in the flags of classifyOut.
    pub(super) fn out_flags(&self) -> u32 {
        self.out_flags
    }

    /// The layer data.
    pub(crate) fn layer_data(&self) -> Option<NonNull<c_void>> {
        self.data
    }

    /// The layer data, once, for layers where it must not be seen twice.
    pub(super) fn take_data(&mut self) -> Option<NonNull<c_void>> {
        self.data.take()
    }

    /// Whether a clone of the packet is out or the operation pended, and the original must not pass.
    pub(crate) fn captured(&self) -> &'c Cell<Taken> {
        self.captured
    }

    /// The value at `index`, unless the array is shorter: an older Windows has fewer fields (C-144).
    pub(crate) fn value(&self, index: u32) -> Option<Value<'c>> {
        if index >= self.values.valueCount || self.values.incomingValue.is_null() {
            return None;
        }
        let place = self.values.incomingValue.wrapping_add(index as usize);
        // SAFETY: the array has `valueCount` entries, valid for 'c (invariant), and the index is below.
        let value = unsafe { &*place };
        // SAFETY: from the running call (invariant).
        Some(unsafe { Value::new(&value.value) })
    }

    /// Where the metadata is, for functions that know the call by it.
    pub(super) fn metadata_address(&self) -> *const FWPS_INCOMING_METADATA_VALUES0 {
        self.metadata
    }

    /// The metadata, if the member behind `flag` is present (C-137).
    pub(crate) fn metadata(&self, flag: u32) -> Option<&'c FWPS_INCOMING_METADATA_VALUES0> {
        FWPS_IS_METADATA_FIELD_PRESENT(self.metadata, flag).then_some(self.metadata)
    }

    /// The metadata, if the member of layer 2 behind `flag` is present (C-137).
    pub(crate) fn layer_2_metadata(&self, flag: u32) -> Option<&'c FWPS_INCOMING_METADATA_VALUES0> {
        FWPS_IS_L2_METADATA_FIELD_PRESENT(self.metadata, flag).then_some(self.metadata)
    }
}

impl<'c, L: Layer<Verdict = Filtering>> Classify<'c, L> {
    /// Takes the right to change the action, if this call has it.
    ///
    /// It is there once. Without it another callout has decided, and this one may only let the decision stand
    /// ([`Verdict::proceed`](super::Verdict::proceed)) or veto it ([`Verdict::block`](super::Verdict::block)): it must not permit,
    /// capture or absorb (C-156, C-165).
    #[doc(alias = "FWPS_RIGHT_ACTION_WRITE")]
    pub fn take_action_right(&mut self) -> Option<ActionRight<'c>> {
        // The engine takes every answer of an inspection callout as "continue", so a captured original would pass beside its clone
        // (C-155, C-166).
        (core::mem::take(&mut self.right) && !self.inspects()).then(ActionRight::new)
    }
}

impl<L: Layer> fmt::Debug for Classify<'_, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Classify")
            .field("layer", &L::ID)
            .field("filter", &self.filter.filterId)
            .finish_non_exhaustive()
    }
}

impl<'c, L: PacketLayer> Classify<'c, L> {
    /// The packet, starting at the data start of the layer. `None` if this event has none (C-136).
    ///
    /// Of several [`lists`](Self::lists), the first.
    pub fn packet(&self) -> Option<NblRef<'c>> {
        // SAFETY: the layer data of the running call, which at a packet layer is a list that lives for 'c (invariant).
        self.data
            .map(|list| unsafe { NblRef::from_raw(list.cast::<NET_BUFFER_LIST>()) })
    }

    /// All lists of the call, which are decided about together: one verdict is for each packet of each of them (C-100, C-101).
    ///
    /// It is one at every layer but the forward layers, where the fragments of a packet are shown once more as a group if the machine groups
    /// them ([`FRAGMENT_GROUP`](crate::layer::ConditionFlags::FRAGMENT_GROUP), C-327). Each was shown alone before: take it then, and
    /// let the group pass; a group is not [captured](Self::capture).
    ///
    /// ```
    /// use fwps::{callout::{Classify, Verdict}, layer::IpforwardV4, nbl::NetBufferRef};
    ///
    /// fn is_wanted(packet: NetBufferRef<'_>) -> bool {
    ///     packet.read::<20>(0).is_ok_and(|header| header[8] > 1)
    /// }
    ///
    /// fn decide<'c>(classify: &mut Classify<'c, IpforwardV4>) -> Verdict<'c> {
    ///     let all = classify.lists().flat_map(|list| list.buffers()).all(is_wanted);
    ///     if all { Verdict::proceed() } else { Verdict::block() }
    /// }
    /// ```
    pub fn lists(&self) -> Lists<'c> {
        // SAFETY: the layer data of the running call, which at a packet layer is a chain of lists, mostly one, that lives for 'c (invariant).
        unsafe { Lists::from_raw(self.data.map(NonNull::cast)) }
    }
}
